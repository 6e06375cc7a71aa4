"""The strict policy that the guide for IT staff gives a web server breaks nothing."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route

from tests.e2e.conftest import Site
from tests.e2e.filling import Files, Filling
from tests.e2e.watch import Watch
from tests.whole import REPOSITORY

GUIDE = (REPOSITORY / "docs" / "guides" / "it.md").read_text("utf-8")
INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def policy(site: Site) -> str:
    """Return the policy of the guide, with the hash of the one script that is inline."""
    (given,) = re.findall(r"Content-Security-Policy: (.*?)\nX-Content", GUIDE, re.DOTALL)
    page = (site.folder / "index.html").read_text("utf-8")
    (script,) = set(INLINE.findall(page))
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return " ".join(given.split()).replace("HASH", digest)


@pytest.fixture
def strict(
    context: Callable[..., BrowserContext],
) -> Iterator[Callable[[Site], tuple[Page, Watch]]]:
    """Yield what opens a page of a site that is served with the policy."""
    inside = context()

    def opened(site: Site) -> tuple[Page, Watch]:
        said = policy(site)

        def with_policy(route: Route) -> None:
            answer = route.fetch()
            headers = {**answer.headers, "content-security-policy": said}
            route.fulfill(response=answer, headers=headers)

        inside.route("**/*", with_policy)
        return inside.new_page(), Watch(site.address).follow(inside)

    yield opened
    inside.unroute_all(behavior="ignoreErrors")


def test_the_form_for_handing_in_works(
    site: Site, strict: Callable[[Site], tuple[Page, Watch]], tmp_path: Path
) -> None:
    page, watch = strict(site)
    page.goto(site.url("submit"))
    filling = Filling(page)
    filling.fill(Files(tmp_path))
    assert filling.field("duration").input_value() == "6:52", "read from the recording"
    filling.press()
    with page.expect_download():
        page.get_by_role("button", name="Save the file").click()
    assert watch.complaints == []


@pytest.mark.parametrize("name", ["home", "catalog", "credential", "verify"])
def test_other_pages_are_quiet(
    site: Site, strict: Callable[[Site], tuple[Page, Watch]], name: str
) -> None:
    page, watch = strict(site)
    page.goto(site.url(name), wait_until="networkidle")
    assert watch.complaints == []


def test_what_the_policy_forbids_would_be_heard(
    site: Site, strict: Callable[[Site], tuple[Page, Watch]]
) -> None:
    page, watch = strict(site)
    page.goto(site.url("home"))
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {text: '1'}))"
    )
    page.wait_for_timeout(200)
    assert any("Content Security Policy" in one for one in watch.complaints)
