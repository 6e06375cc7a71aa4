"""Our own templates, for the pages that do not pass through the engine."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined


@cache
def environment() -> Environment:
    """Return the templates of our theme, everything escaped, Material's icons at hand."""
    return Environment(
        loader=ChoiceLoader(
            [PackageLoader("microcred.site", "theme"), PackageLoader("material", "templates")]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )


def render(template: str, data: Mapping[str, object], root: str) -> str:
    """Return the HTML of a template; `root` is the way back to the site's root."""
    return environment().get_template(template).render(data=data, root=root)
