"""Everything the site holds of the catalog as a whole."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from microcred import links
from microcred.formats import CATALOG_FORMATS, CatalogView, sitemaps
from microcred.model.program import Program
from microcred.site import hubs
from microcred.site.cards import ordered
from microcred.site.catalog import catalog_parts
from microcred.site.frontmatter import page_text
from microcred.site.render import render
from microcred.site.shell import Direct, framed, root_of


def catalog_pages(
    catalog: CatalogView, written: Sequence[str], checks: bool = True
) -> Iterator[tuple[str, bytes]]:
    """Yield path and text of the pages that the engine lays out.

    `written` are the addresses of hand-written pages; `checks` says whether the site has what
    checks badges in browsers.
    """
    made = hubs.generated(catalog.entries, catalog.program, written, checks, catalog.elsewhere)
    for page in made:
        text = page_text(page.template, page.title, page.description, page.data)
        yield links.document(page.address), text.encode()


def catalog_files(catalog: CatalogView, addresses: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of what goes straight to the site, but for the facet pages.

    `addresses` are those of all pages.
    """
    for path, part in catalog_parts(ordered(catalog.entries)):
        yield path, json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode()
    for path, write in CATALOG_FORMATS.items():
        yield path, write(catalog)
    changed = {links.credential(slug): date for slug, date in catalog.updated.items()}
    yield from sitemaps(catalog.program, addresses, changed).items()


def list_page(page: hubs.Page, program: Program, shell: str) -> tuple[str, bytes]:
    """Return path and bytes of a facet page."""
    path = links.page(page.address)
    root = root_of(path)
    head = render("facet_head.html", {"url": links.whole(program, page.address)}, root)
    main = render(page.template, page.data, root)
    direct = Direct(path, page.title, page.description, main, head)
    return path, framed(shell, direct).encode()
