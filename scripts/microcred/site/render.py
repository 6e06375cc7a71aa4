"""Our own templates, for the pages that do not pass through the engine."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import material
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from microcred.site import theme

THEME = Path(theme.__file__).parent
MATERIAL = Path(material.__file__).parent / "templates"


@cache
def environment() -> Environment:
    """Return the templates of our theme, everything escaped, Material's icons at hand."""
    return Environment(
        loader=FileSystemLoader([THEME, MATERIAL]),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )


def render(template: str, data: Mapping[str, object], root: str) -> str:
    """Return the HTML of a template; `root` is the way back to the site's root."""
    return environment().get_template(template).render(data=data, root=root)
