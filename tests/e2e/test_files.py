"""The built files, without a browser: every link leads somewhere, every page is whole."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest

from microcred import links
from tests.e2e.conftest import Site
from tests.e2e.markup import Markup, markup
from tests.e2e.pages import kind

ADDRESS = {
    "site": "https://microcred.example/",
    "district": "https://district.example/district/microcred/",
}
LEFT_OVER = re.compile(r"@@\w+@@|\{\{ |\{%|\bUndefined\b|>None<|=\"None\"")
HEAD = (
    "description",
    "og:title",
    "og:description",
    "og:type",
    "og:url",
    "og:site_name",
    "viewport",
)


@pytest.fixture(scope="module", params=ADDRESS)
def place(request: pytest.FixtureRequest) -> tuple[Path, str, dict[str, Markup]]:
    """Return a site's folder, its public address, and all its pages by their path."""
    folder = request.getfixturevalue(request.param).folder
    pages = {path.relative_to(folder).as_posix(): markup(path) for path in html(folder)}
    return folder, ADDRESS[request.param], pages


NOTICE = "Sample programme: nobody can earn these badges."  # as program/program.yml has it


def html(folder: Path) -> Iterator[Path]:
    yield from sorted(folder.rglob("*.html"))


def pages_of(pages: dict[str, Markup]) -> dict[str, Markup]:
    """Return all but the small ones that others put into theirs."""
    return {path: page for path, page in pages.items() if kind(path) != "embed"}


def test_every_link_and_everything_loaded_is_there(place) -> None:
    folder, address, pages = place
    dead = []
    for path, page in pages.items():
        own = address if path == "404.html" else urljoin(address, path)
        for href in [*page.links, *page.loads, *page.canonical]:
            url = urljoin(own, href)
            if url.startswith(address) and not leads(folder, url.removeprefix(address), pages):
                dead.append(f"{path}: {href}")
    assert dead == []


def test_the_notice_is_on_every_page(site: Site) -> None:
    files = {path: path.relative_to(site.folder).as_posix() for path in html(site.folder)}
    pages = {
        path: path.read_text(encoding="utf-8") for path in files if kind(files[path]) != "embed"
    }
    assert len(pages) > 50
    assert [path for path, text in pages.items() if NOTICE not in text] == []


def leads(folder: Path, rest: str, pages: dict[str, Markup]) -> bool:
    """True when the rest of an address is a file, and its fragment is in it."""
    parts = urlsplit(rest)
    path = unquote(parts.path)
    path += "index.html" if path == "" or path.endswith("/") else ""
    if not (folder / path).is_file():
        return False
    if path == links.page(links.VERIFY) and parts.fragment.startswith("https:"):
        return leads(folder, parts.fragment.partition("microcred")[2].partition("/")[2], pages)
    if not parts.fragment or path not in pages:
        return not parts.fragment or f'id="{parts.fragment}"' in (folder / path).read_text("utf-8")
    return unquote(parts.fragment) in pages[path].ids


def test_no_link_leads_up_and_out_of_the_site(place) -> None:
    _, address, pages = place
    out = [
        f"{path}: {href}"
        for path, page in pages.items()
        for href in [*page.links, *page.loads]
        if path != "404.html"
        and not urlsplit(href).scheme
        and not urljoin(urljoin(address, path), href).startswith(address)
    ]
    assert out == []


def test_nothing_is_loaded_from_elsewhere(place) -> None:
    folder, _, pages = place
    loaded = [(path, url) for path, page in pages.items() for url in page.loads]
    for sheet in folder.rglob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        loaded += [(str(sheet), url) for url in re.findall(r"url\(\s*[\"']?([^\"')]+)", text)]
        loaded += [(str(sheet), url) for url in re.findall(r"@import\s+[\"']([^\"']+)", text)]
    for drawing in folder.rglob("*.svg"):
        text = drawing.read_text(encoding="utf-8")
        loaded += [(str(drawing), url) for url in re.findall(r"href=\"([^\"]+)", text)]
    foreign = [(path, url) for path, url in loaded if re.match(r"(?i)(https?:)?//", url)]
    assert foreign == []
    assert len(loaded) > len(pages)


def test_links_to_other_sites_are_encrypted_and_tell_them_nothing(place) -> None:
    _, _, pages = place
    schemes = Counter(urlsplit(href).scheme for page in pages.values() for href in page.links)
    assert set(schemes) <= {"", "https", "mailto"}, schemes


def test_every_page_is_whole(place) -> None:
    _, _, pages = place
    for path, page in pages_of(pages).items():
        assert page.language == "en", path
        assert page.title.strip(), path
        assert [level for level, _ in page.headings].count(1) == 1, (path, page.headings)
        assert page.handlers == [], path
        if path != "404.html":
            assert [name for name in HEAD if not page.properties.get(name)] == [], path
            assert len(page.canonical) == 1, path


def test_every_address_that_stands_for_a_page_is_its_own(place) -> None:
    _, address, pages = place
    for path, page in pages_of(pages).items():
        if path == "404.html":
            continue  # it stands for no page
        own = address + path.removesuffix("index.html")
        current = re.sub(r"(credentials/[a-z0-9-]+/)([0-9.]+|rubric|submit|score)/$", r"\1", own)
        assert page.canonical[0] in (own, current), path
        assert page.properties["og:url"] == own, path


def test_no_two_pages_have_one_title(place) -> None:
    _, _, pages = place
    titles = Counter(page.title for page in pages.values())
    assert [title for title, count in titles.items() if count > 1] == []


def test_no_id_is_given_twice(place) -> None:
    _, _, pages = place
    twice = {p: [i for i, n in Counter(page.ids).items() if n > 1] for p, page in pages.items()}
    assert {path: ids for path, ids in twice.items() if ids} == {}


def test_no_heading_skips_a_level(place) -> None:
    _, _, pages = place
    skips = [
        (path, here)
        for path, page in pages.items()
        for before, here in zip([(0, ""), *page.headings], page.headings, strict=False)
        if here[0] > before[0] + 1
    ]
    assert skips == []
    assert [
        path for path, page in pages.items() if any(not t.strip() for _, t in page.headings)
    ] == []


def test_nothing_of_a_template_is_left_over(place) -> None:
    folder, _, pages = place
    for path in pages:
        text = re.sub(r"<(pre|code)\b.*?</\1>", "", (folder / path).read_text("utf-8"), flags=re.S)
        assert LEFT_OVER.search(text) is None, (path, LEFT_OVER.search(text))


def test_the_feed_the_map_and_the_catalog_name_what_is_there(place) -> None:
    folder, address, pages = place
    named = set()
    for name in ("feed.xml", "sitemap.xml", "opensearch.xml"):
        text = (folder / name).read_text(encoding="utf-8")
        ET.fromstring(text)
        named |= set(re.findall(r"(?:href|template)=\"([^\"]+)", text))
        named |= set(re.findall(r"<(?:loc|uri|id)>([^<]+)<", text))
    catalog = json.loads((folder / "catalog.json").read_text(encoding="utf-8"))
    for entry in catalog["credentials"]:
        named |= {url for key, url in entry.items() if key.endswith("url") and url}
    inside = [url.replace("{searchTerms}", "x") for url in named if url.startswith(address)]
    assert len(inside) > len(catalog["credentials"])
    dead = [url for url in inside if not leads(folder, url.removeprefix(address), pages)]
    assert dead == []


def test_the_linked_data_of_each_page_parses_and_names_what_is_there(place) -> None:
    folder, address, pages = place
    found = 0
    for path in pages:
        text = (folder / path).read_text(encoding="utf-8")
        for script in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.S):
            found += 1
            data = json.loads(script)
            assert data["@type"] == "EducationalOccupationalCredential"
            assert data["url"].startswith(address)
            assert leads(folder, data["url"].removeprefix(address), pages), path
        image = markup(folder / path).properties.get("og:image")
        if image:
            assert leads(folder, image.removeprefix(address), pages), (path, image)
    assert found >= len(list((folder / "credentials").glob("*.json")))


def test_scripts_are_our_own(site: Site) -> None:
    inline = set()
    for path in html(site.folder):
        text = path.read_text(encoding="utf-8")
        for attributes, body in re.findall(r"<script\b([^>]*)>(.*?)</script>", text, re.S):
            if "src=" not in attributes and "json" not in attributes:  # data runs nothing
                inline.add(body)
    assert len(inline) == 1, "one inline script, the same everywhere: it sets the theme"
