"""A teacher fills in the form, and gets the very file that `microcred check` takes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import PHONE, Site
from tests.e2e.filling import Files, Filling, checked, facts, fingerprint
from tests.e2e.watch import Watch

Window = Callable[..., Page]
PLACE = "credentials/wait-time/submit/"
DEVICES: dict[str, dict[str, object]] = {
    "desk": {},
    "phone": {"viewport": PHONE, "has_touch": True, "is_mobile": True},
}


@pytest.fixture
def files(tmp_path: Path) -> Files:
    folder = tmp_path / "files"
    folder.mkdir()
    return Files(folder)


@pytest.mark.parametrize("device", DEVICES.values(), ids=DEVICES)
def test_in_private_mode_it_ends_in_a_file_to_hand_in(
    site: Site, window: Window, files: Files, tmp_path: Path, device: dict[str, object]
) -> None:
    page = window(site.url(PLACE), **device)
    filling = Filling(page)
    filling.fill(files)
    filling.press()
    assert page.evaluate("document.activeElement.textContent") == "Nothing is missing. Now send it"
    with page.expect_download() as got:
        page.get_by_role("button", name="Save the file").click()
    assert got.value.suggested_filename == "wait-time-attempt-1.md"
    file = tmp_path / "handed-in.md"
    got.value.save_as(file)
    assert "5 of 5 items in" in checked(file, site.folder.parent)
    text = file.read_text("utf-8")
    assert text == filling.whole()
    assert facts(text, "id") == ["set-at-intake"]
    assert facts(text, "sha256") == [fingerprint(one) for one in files.all()]
    assert facts(text, "duration") == ["412", "468"], "read from the recordings"
    assert facts(text, "media_type") == ["audio/wav", "audio/wav", "application/pdf"]
    assert facts(text, "bytes") == [str(one.stat().st_size) for one in files.all()]
    mail = page.locator("[data-mc-mail]").get_attribute("href") or ""
    assert mail == "mailto:catalog@microcred.example?subject=Wait%20Time%2C%20attempt%201"


@pytest.mark.parametrize("device", DEVICES.values(), ids=DEVICES)
def test_in_open_mode_it_ends_on_github_with_the_file_filled_in(
    opened: Site, window: Window, files: Files, tmp_path: Path, device: dict[str, object]
) -> None:
    page = window(opened.url(PLACE), **device)
    filling = Filling(page)
    filling.fill(files)
    filling.press()
    link = page.get_by_role("link", name="Open GitHub").get_attribute("href") or ""
    address = urlsplit(link)
    asked = parse_qs(address.query, strict_parsing=True)
    assert f"{address.scheme}://{address.netloc}{address.path}" == (
        "https://github.com/riverbend/microcred/new/main"
    )
    (name,), (value,) = asked["filename"], asked["value"]
    assert re.fullmatch("submissions/wait-time/[2-9a-hj-np-z]{8}/attempt-1[.]md", name)
    assert value == filling.whole()
    assert len(link) < 6000
    assert page.get_by_text("Your text is in the link already").is_visible()
    assert not page.locator("[data-mc-copy]").is_visible(), "there is nothing to copy"
    file = tmp_path / "attempt-1.md"
    file.write_text(value, encoding="utf-8")
    assert "5 of 5 items in" in checked(file, opened.folder.parent)
    assert facts(value, "id") == ["github:583231"]
    assert facts(value, "credential") == ["wait-time@1.1"]


def test_what_does_not_fit_into_a_link_is_copied(
    opened: Site, window: Window, files: Files
) -> None:
    page = window(opened.url(PLACE), permissions=["clipboard-read", "clipboard-write"])
    filling = Filling(page)
    filling.fill(files)
    page.fill("#written-reflection", "Zwölf Schüler überlegten länger. " * 120)
    filling.press()
    link = page.get_by_role("link", name="Open GitHub").get_attribute("href") or ""
    assert "value=" not in link
    steps = page.locator(".mc-ready__steps > li:visible > strong").all_inner_texts()
    assert steps == ["Copy.", "Open GitHub.", "Paste", "Propose."]
    page.get_by_role("button", name="Copy", exact=True).click()
    page.get_by_text("Copied.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == filling.whole()


def test_where_the_browser_does_not_copy_the_text_is_selected(
    opened: Site, window: Window, files: Files
) -> None:
    page = window(opened.url(PLACE))
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(Error('no')); }")
    filling = Filling(page)
    filling.fill(files)
    page.fill("#written-reflection", "Zwölf Schüler überlegten länger. " * 120)
    filling.press()
    page.get_by_role("button", name="Copy", exact=True).click()
    page.get_by_text("does not let this page copy").wait_for()
    assert page.evaluate("getSelection().toString()") in ("", filling.whole())
    chosen = page.evaluate(
        "[document.activeElement.selectionStart, document.activeElement.selectionEnd]"
    )
    assert chosen == [0, len(filling.whole())]


def test_what_is_public_is_said_before_anything_is(
    site: Site, opened: Site, window: Window
) -> None:
    public = window(opened.url(PLACE)).locator(".mc-form__public")
    assert "public for good: none of it can be taken back" in public.inner_text()
    private = window(site.url(PLACE)).locator(".mc-form__public")
    assert "is seen by your programme alone" in private.inner_text()


def test_nothing_is_asked_of_anybody(
    opened: Site, watched: Callable[..., tuple[Page, Watch]], files: Files
) -> None:
    page, watch = watched(opened, PLACE)
    filling = Filling(page)
    filling.fill(files)
    filling.press()
    filling.kept()
    assert watch.complaints == []
    assert all("drive.google" not in url for url in watch.requests)


def test_each_submission_has_a_number_of_its_own(opened: Site, window: Window) -> None:
    numbers = set()
    for _ in range(3):
        page = window(opened.url(PLACE))
        filling = Filling(page)
        filling.account()
        filling.kept()
        (draft,) = filling.drafts()
        numbers.add(draft["submission"])
    assert len(numbers) == 3


def test_a_gigabyte_is_read_while_one_goes_on_writing(
    site: Site, window: Window, tmp_path: Path
) -> None:
    film = tmp_path / "lesson.mp4"
    with film.open("wb") as file:
        for piece in range(1000):
            file.write(bytes([piece % 251]) * 1_000_000)
    page = window(site.url(PLACE))
    filling = Filling(page)
    page.evaluate(HEARD)
    page.locator("[data-mc-file]").nth(0).set_input_files(film)
    bar = page.locator("progress").nth(0)
    page.wait_for_function("document.querySelector('progress').value > 5")
    assert bar.is_visible()
    assert page.get_by_label("Making the fingerprint").nth(0).is_visible()
    page.fill("#written-context", "Written meanwhile.")
    assert filling.page.locator("#written-context-count").inner_text().startswith("2 words.")
    assert "Reading" in page.locator("#piece-clips").inner_text()
    page.locator("[data-mc-drop][data-state=ready]").wait_for(timeout=60_000)
    filling.press()
    filling.kept()
    (draft,) = filling.drafts()
    assert draft["entries"][0]["sha256"] == fingerprint(film)
    assert draft["entries"][0]["bytes"] == 1_000_000_000
    heard = [one for one in page.evaluate("heard") if "lesson.mp4" in one]
    assert heard == [
        "Making the fingerprint of lesson.mp4.",
        "Half of lesson.mp4 is read.",
        "The fingerprint of lesson.mp4 is ready.",
    ]


HEARD = """() => {
  window.heard = [];
  const place = document.querySelector("[data-mc-say]");
  const hear = () => heard.push(place.textContent.trim());
  new MutationObserver(hear).observe(place, {childList: true});
}"""
