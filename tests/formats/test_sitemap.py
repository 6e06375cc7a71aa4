"""The sitemap, and the file that leads to it."""

from xml.etree.ElementTree import fromstring

import pytest

from microcred.formats import CATALOG_FORMATS, sitemaps
from microcred.formats.sitemap import MOST_PAGES
from tests.formats.catalog import PROGRAM, golden, view

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def addresses(data: bytes) -> list[str]:
    found = fromstring(data).iter(f"{SITEMAP}loc")
    return [(address.text or "").removeprefix(PROGRAM.url) for address in found]


def test_the_whole_output():
    pages = ["guías/año/", "index.html", "catalog/index.html", "credentials/wait-time/"]
    found = sitemaps(PROGRAM, pages, {"credentials/wait-time/": "2026-11-18"})
    assert {path: data.decode() for path, data in found.items()} == {
        "sitemap.xml": golden("sitemap.xml")
    }


@pytest.mark.parametrize(
    ("page", "listed"),
    [
        ("index.html", [""]),
        ("", [""]),
        ("catalog/", ["catalog/"]),
        ("catalog/index.html", ["catalog/"]),
        ("about.html", ["about.html"]),
        ("a b/<c>&d/", ["a%20b/%3Cc%3E%26d/"]),
        ("404.html", []),
        ("catalog.json", []),
        ("credentials/wait-time/mark.svg", []),
    ],
)
def test_a_page_is_listed_at_its_address(page: str, listed: list[str]):
    assert addresses(sitemaps(PROGRAM, [page])["sitemap.xml"]) == listed


def test_pages_are_listed_once_in_order():
    pages = ["b/", "a/index.html", "a/"]
    assert addresses(sitemaps(PROGRAM, pages)["sitemap.xml"]) == ["a/", "b/"]


@pytest.mark.parametrize(
    ("count", "files"),
    [
        (0, ["sitemap.xml"]),
        (3, ["sitemap.xml"]),
        (4, ["sitemap.xml", "sitemaps/1.xml", "sitemaps/2.xml"]),
        (7, ["sitemap.xml", "sitemaps/1.xml", "sitemaps/2.xml", "sitemaps/3.xml"]),
    ],
)
def test_too_many_pages_are_split_and_indexed(count: int, files: list[str]):
    pages = [f"{number}/" for number in range(count)]
    found = sitemaps(PROGRAM, pages, most=3)
    assert list(found) == files
    parts = files[1:] or files
    assert [page for part in parts for page in addresses(found[part])] == pages
    if count > 3:
        assert fromstring(found["sitemap.xml"]).tag == f"{SITEMAP}sitemapindex"
        assert addresses(found["sitemap.xml"]) == parts


def test_the_limit_is_the_protocols():
    assert MOST_PAGES == 50_000


def test_robots_lead_to_it():
    assert f"Sitemap: {PROGRAM.url}sitemap.xml" in CATALOG_FORMATS["robots.txt"](view()).decode()
