"""What tests share: a browser, and the rules of accessibility to hold pages against."""

from collections.abc import Iterator
from importlib import resources

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests import browser as chromium

# A busy machine is no reason for a property to fail.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Yield a running Chromium. A test opens a context of its own in it."""
    path = chromium.find()
    assert path, chromium.MISSING
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=chromium.FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """Return the source of axe-core, to be run inside a page."""
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
