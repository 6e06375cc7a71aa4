"""What the catalog is besides pages: formats for programs, one module each.

To add one, write a function of a CatalogView that returns a file's bytes, and give it a line below.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Final

from microcred.formats import atom, opensearch, robots
from microcred.formats.catalog_json import catalog_json
from microcred.formats.credential_json import credential_json
from microcred.formats.sitemap import sitemaps
from microcred.formats.view import CatalogView
from microcred.model.vocabulary import Area

__all__ = ["CATALOG_FORMATS", "CatalogView", "credential_json", "sitemaps"]


CATALOG_FORMATS: Final[Mapping[str, Callable[[CatalogView], bytes]]] = MappingProxyType(
    {
        "catalog.json": catalog_json,
        atom.FEED: atom.feed,
        **{atom.area_feed_path(area): partial(atom.area_feed, area=area.value) for area in Area},
        opensearch.PATH: opensearch.opensearch,
        robots.PATH: robots.robots,
    }
)
"""What writes each file of the catalog as a whole, by its path from the site's root.

Two more are asked for by themselves: `credential_json`, one for each micro-credential, and
`sitemaps`, which need the list of pages.
"""
