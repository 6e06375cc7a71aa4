"""A scorecard as a YAML file."""

from __future__ import annotations

from typing import Any

import yaml

from microcred.model.scorecard import Scorecard


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as such."""


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def yaml_text(card: Scorecard) -> str:
    """Return a scorecard as the YAML that `read` takes for the same."""
    data: dict[str, Any] = card.model_dump(mode="json", by_alias=True, exclude_none=True)
    given = {name: value for name, value in data.items() if value != []}
    text: str = yaml.dump(
        given, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100, indent=2
    )
    return text
