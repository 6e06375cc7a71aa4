"""`/robots.txt`: everything may be read, and where the list of pages is. RFC 9309."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from microcred.formats.sitemap import PATH as SITEMAP
from microcred.formats.view import CatalogView

PATH: Final = "robots.txt"


def robots(view: CatalogView) -> bytes:
    """Return the file. The search index is left out: its pages are in the sitemap themselves."""
    root = urlsplit(view.whole("")).path
    lines = ["User-agent: *", f"Disallow: {root}pagefind/", "", f"Sitemap: {view.whole(SITEMAP)}"]
    return ("\n".join(lines) + "\n").encode()
