"""What the tests in a browser share: built sites, served; and windows to look at them through."""

import fcntl
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.e2e.host import hosted
from tests.e2e.pages import PAGES
from tests.e2e.programmes import BELOW, make
from tests.e2e.watch import Watch

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
NARROW = {"width": 320, "height": 640}


@dataclass(frozen=True)
class Site:
    """A built site: its files, and the address at which they are served."""

    folder: Path
    address: str

    def url(self, page: str) -> str:
        """Return the address of a kind of page, or of a path from the site's root."""
        return self.address + PAGES.get(page, page)

    @cached_property
    def catalog(self) -> list[dict[str, Any]]:
        """Return the entries of catalog.json."""
        text = (self.folder / "catalog.json").read_text(encoding="utf-8")
        entries: list[dict[str, Any]] = json.loads(text)["credentials"]
        return entries


@pytest.fixture(scope="session")
def site_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return what gives the folder of a programme's site, built once whoever asks first."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def made(name: str) -> Path:
        root = shared / f"e2e-{name}"
        with root.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            ready = root.with_suffix(".ready")
            if not ready.exists():
                make(name, root)
                ready.touch()
        return root / "site"

    return made


@pytest.fixture(scope="session")
def site(site_of: Callable[[str], Path]) -> Iterator[Site]:
    """Yield the catalog of this repository, at the root of its host."""
    folder = site_of("real")
    with hosted(folder) as address:
        yield Site(folder, address)


@pytest.fixture(scope="session")
def district(site_of: Callable[[str], Path]) -> Iterator[Site]:
    """Yield the same catalog, published below the root of its host."""
    folder = site_of("district")
    with hosted(folder, BELOW) as address:
        yield Site(folder, address)


@pytest.fixture(scope="session")
def many(site_of: Callable[[str], Path]) -> Iterator[Site]:
    """Yield a catalog of more entries than one page shows."""
    folder = site_of("many")
    with hosted(folder) as address:
        yield Site(folder, address)


@pytest.fixture(scope="session")
def opened(site_of: Callable[[str], Path]) -> Iterator[Site]:
    """Yield a catalog whose submissions are public, at the root of its host."""
    folder = site_of("open")
    with hosted(folder) as address:
        yield Site(folder, address)


@pytest.fixture(scope="session")
def hostile(site_of: Callable[[str], Path]) -> Iterator[Site]:
    """Yield a catalog whose every text attacks its readers."""
    folder = site_of("hostile")
    with hosted(folder) as address:
        yield Site(folder, address)


@pytest.fixture(scope="session")
def awarded(site_of: Callable[[str], Path]) -> Iterator[Site]:
    """Yield a catalog with awards, the second of them revoked."""
    folder = site_of("awarded")
    with hosted(folder) as address:
        yield Site(folder, address)


@pytest.fixture
def context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Yield what opens a browser context: a desktop's in light colours, unless told otherwise."""
    opened: list[BrowserContext] = []

    def open_context(**options: Any) -> BrowserContext:
        options = {
            "viewport": DESKTOP,
            "color_scheme": "light",
            "reduced_motion": "reduce",
        } | options
        opened.append(browser.new_context(**options))
        opened[-1].set_default_timeout(10_000)
        return opened[-1]

    yield open_context
    for one in opened:
        one.close()


@pytest.fixture
def window(context: Callable[..., BrowserContext]) -> Callable[..., Page]:
    """Return what opens a page in a context of its own."""

    def open_window(url: str, **options: Any) -> Page:
        page = context(**options).new_page()
        page.goto(url)
        return page

    return open_window


@pytest.fixture
def watched(context: Callable[..., BrowserContext]) -> Callable[..., tuple[Page, Watch]]:
    """Return what opens a page and keeps watch over all it does."""

    def open_watched(site: Site, page: str, **options: Any) -> tuple[Page, Watch]:
        inside = context(**options)
        watch = Watch(site.address).follow(inside)
        opened = inside.new_page()
        opened.goto(site.url(page))
        return opened, watch

    return open_watched
