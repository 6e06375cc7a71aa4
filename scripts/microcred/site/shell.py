"""The frame of the pages that do not pass through the engine.

The engine draws one empty page with placeholders; here its parts are put around our own
content, so that every page of the site has the same look.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import escape

PAGE = "shell.md"
FRONT_MATTER = "---\ntemplate: shell.html\ntitle: shell\n---\n"

# Markup goes where no text can ask for it: what a text says of comments is escaped.
_PLACEHOLDER = re.compile(r"(@@(?:title|description)@@|<!--@@(?:head|main)@@-->)")
_OWN_ROOT = re.compile(r"""(?<=["'(])\.\.(?=["'/])""")


@dataclass(frozen=True, slots=True)
class Direct:
    """A page that goes straight to the site: its path, and what goes into the frame."""

    path: str
    title: str
    description: str
    main: str
    head: str = ""


def root_of(path: str) -> str:
    """Return the way from a page back to the site's root: `../..` for `a/b/index.html`."""
    return "/".join([".."] * path.count("/")) or "."


def beside_the_catalog(shell: str) -> str:
    """Return the frame for a page that is no part of the catalog, which the frame marks as here."""
    return shell.replace(' aria-current="page"', "")


def framed(shell: str, page: Direct) -> str:
    """Return the whole HTML of a page. `main` and `head` are HTML already."""
    values = {
        "@@title@@": str(escape(page.title)),
        "@@description@@": str(escape(page.description)),
        "<!--@@head@@-->": page.head,
        "<!--@@main@@-->": page.main,
    }
    parts = _PLACEHOLDER.split(_OWN_ROOT.sub(root_of(page.path), shell))
    return "".join(values[part] if place % 2 else part for place, part in enumerate(parts))
