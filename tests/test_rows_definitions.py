"""What a micro-credential asks for, and the catalog that shows it: a test for each row."""

from __future__ import annotations

from collections.abc import Iterator

from tests import folder
from tests.programmes_prepare import released
from tests.programmes_run import check_row
from tests.site.markup import elements
from tests.whole import built

LOADED = {"script": "src", "img": "src", "iframe": "src", "form": "action", "link": "href"}
OF_THE_SITE_ITSELF = ("canonical", "alternate", "search", "author", "license")


def test_c09_one_competency():
    check_row("c09-one-competency")


def test_c35_roles():
    check_row("c35-roles")


def test_c39_bite_sized():
    check_row("c39-bite-sized")


def test_c41_no_log_in(tmp_path):
    check_row("c41-no-log-in")
    root = folder.good(tmp_path / "programme")
    list(released(tmp_path))
    assert built(root, search=True).published
    pages = {path: path.read_text("utf-8") for path in (root / "site").rglob("*.html")}
    assert root / "site/credentials/think-time/index.html" in pages
    assert [path for path, html in pages.items() if list(elsewhere(html))] == []
    assert [path for path, html in pages.items() if 'type="password"' in html] == []
    assert list((root / "site/pagefind").glob("fragment/*"))


def elsewhere(html: str) -> Iterator[str]:
    """Yield the addresses on other servers that a page loads from or sends to."""
    for tag, attributes in elements(html):
        address = attributes.get(LOADED.get(tag, "")) or ""
        if "//" in address and attributes.get("rel") not in OF_THE_SITE_ITSELF:
            yield address


def test_c42_attendance():
    check_row("c42-attendance")


def test_p18_hundreds():
    check_row("p18-hundreds")


def test_p26_essa_page():
    check_row("p26-essa")
