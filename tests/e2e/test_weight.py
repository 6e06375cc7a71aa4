"""How much a first visit fetches, as a host would send it: texts packed with gzip."""

import gzip
from collections.abc import Callable
from pathlib import PurePosixPath

import pytest
from playwright.sync_api import BrowserContext, Response

from tests.e2e.conftest import PHONE, Site

PACKED = {".woff2", ".png"}
KB = 1000
MOST = dict.fromkeys(
    ("home", "catalog", "credential", "rubric", "submit", "score", "guide", "verify"), 200
)


def weight(response: Response) -> int:
    body = response.body()
    packed = PurePosixPath(response.url).suffix in PACKED
    return len(body) if packed else len(gzip.compress(body, 6))


def weighed(site: Site, name: str, inside: BrowserContext) -> dict[str, int]:
    """Return the bytes of each file that a phone fetches for a page, with nothing touched."""
    got: list[Response] = []
    inside.on("response", lambda response: got.append(response))
    page = inside.new_page()
    page.goto(site.url(name), wait_until="networkidle")
    return {one.url.removeprefix(site.address): weight(one) for one in got}


@pytest.mark.parametrize("name", MOST)
def test_a_first_visit_is_light(
    site: Site, context: Callable[..., BrowserContext], name: str
) -> None:
    files = weighed(site, name, context(viewport=PHONE))
    table = "\n".join(f"{size:>8,} {file}" for file, size in files.items())
    total = sum(files.values())
    print(f"{name}: {total / KB:.0f} KB in {len(files)} files\n{table}")
    assert total <= MOST[name] * KB, table


def test_a_catalog_of_many_is_as_light(many: Site, context: Callable[..., BrowserContext]) -> None:
    files = weighed(many, "catalog", context(viewport=PHONE))
    assert sum(files.values()) <= MOST["catalog"] * KB, files
    assert not [file for file in files if "parts/" in file], "the filters' data comes on use"
