"""A rule with changes that somebody thinks of: fields set anew, or an amendment more."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from microcred.model.recognition import Amendment, RecognitionRule

SHORT: Final = ("window", "at_least", "by", "groups")
"""Fields of `counts` that may be named without it."""


class BadChange(ValueError):
    """A change that cannot be made; its text is for the person who typed it."""


def changed(rule: RecognitionRule, changes: Iterable[str]) -> dict[str, Any]:
    """Return the fields of a rule after changes such as `counts.at_least=12`, not yet checked.

    A part of a list is named by its number from 0 on. With an end of a window set the others go,
    since it has one; an empty value takes a field out. Raises BadChange.
    """
    data = _fields(rule)
    for change in changes:
        place, sign, value = change.partition("=")
        steps = place.strip().split(".")
        if not sign or not all(steps):
            raise BadChange(f"Write --set as FIELD=VALUE, as in counts.at_least=12: {change}")
        _set(data, ["counts", *steps] if steps[0] in SHORT else steps, value.strip(), change)
    return data


def with_amendment(rule: RecognitionRule, amendment: Amendment) -> dict[str, Any]:
    """Return the fields of a rule with one amendment more."""
    data = _fields(rule)
    more = amendment.model_dump(mode="json", by_alias=True, exclude_none=True)
    return {**data, "amendments": [*data.get("amendments", []), more]}


def _fields(rule: RecognitionRule) -> dict[str, Any]:
    return rule.model_dump(mode="json", by_alias=True, exclude_none=True)


def _set(data: dict[str, Any], steps: list[str], value: str, change: str) -> None:
    inside: Any = data
    for step in steps[:-1]:
        inside = _inside(inside, step, change)
    if isinstance(inside, list):
        _inside(inside, steps[-1], change)
        inside[int(steps[-1])] = value
        return
    if not isinstance(inside, dict):
        raise BadChange(f"There is nothing inside {steps[-2]} to set: {change}")
    if steps[-1] in _ENDS and steps[-2:-1] == ["window"]:
        for end in _ENDS:
            inside.pop(end, None)
    if value:
        inside[steps[-1]] = _many(value) if isinstance(inside.get(steps[-1]), list) else value
    else:
        inside.pop(steps[-1], None)


_ENDS: Final = ("days", "years", "until")


def _inside(inside: Any, step: str, change: str) -> Any:
    if isinstance(inside, dict):
        return inside.setdefault(step, {})
    if isinstance(inside, list) and step.isdecimal() and int(step) < len(inside):
        return inside[int(step)]
    raise BadChange(f"The rule has no such part {step}: {change}")


def _many(value: str) -> list[str]:
    """Return a list that was written with commas."""
    return [one.strip() for one in value.split(",") if one.strip()]
