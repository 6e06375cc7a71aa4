"""Pictures of every kind of page, for a reader to see what a change did: `make screenshots`.

They go to docs/screenshots: at the width of a desk and of a phone, in light and dark colours. The
same files always give the same pictures on one machine.
"""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import FLAGS, MISSING, find
from tests.e2e.filling import SPEAK, Files, Filling, wait
from tests.e2e.host import hosted
from tests.e2e.pages import PAGES
from tests.e2e.programmes import make
from tests.e2e.scoring import half_scored
from tests.whole import REPOSITORY

FOLDER = REPOSITORY / "docs" / "screenshots"
SHOWN = {
    "home": "First page",
    "catalog": "Catalog",
    "catalog-filtered": "Catalog, filters on",
    "facet": "Plain list, for browsers without scripts",
    "credential": "Micro-credential",
    "credential-planned": "Micro-credential, planned",
    "release": "Frozen version",
    "rubric": "Rubric, to print",
    "score": "Scoring a submission",
    "submit": "Form for handing in",
    "submitted": "Form for handing in, filled in",
    "provider": "Provider",
    "shelf": "Shelf",
    "guide": "Guide",
    "404": "Not found",
    "search": "Search",
    "menu": "Menu of a phone",
}
# Where what is not a page of its own is seen.
PLACES = PAGES | {
    "search": "",
    "menu": "",
    "404": "old/phonics.html",
    "submitted": PAGES["submit"],
}
SIZES = {"desktop": (1280, 800), "phone": (390, 844)}
COLOURS = ("light", "dark")


@dataclass(frozen=True)
class Picture:
    """One picture: of which page, on what, in which colours."""

    name: str
    device: str
    colours: str

    @property
    def file(self) -> str:
        return f"{self.name}-{self.device}-{self.colours}.png"


def pictures() -> Iterator[Picture]:
    """Yield all there are to take."""
    for name, device, colours in product(SHOWN, SIZES, COLOURS):
        if (name, device) != ("menu", "desktop"):
            yield Picture(name, device, colours)


def take(browser: Browser, address: str, picture: Picture, folder: Path) -> None:
    """Write one picture."""
    width, height = SIZES[picture.device]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if picture.colours == "dark" else "light",
        reduced_motion="reduce",
        is_mobile=picture.device == "phone",
        has_touch=picture.device == "phone",
    )
    page = context.new_page()
    page.goto(address + PLACES[picture.name], wait_until="networkidle")
    _open(page, picture.name)
    page.evaluate("document.fonts.ready")
    page.screenshot(path=folder / picture.file, animations="disabled", caret="hide")
    context.close()


def _open(page: Page, name: str) -> None:
    if name == "score":
        half_scored(page)
    if name == "menu":
        page.locator(".mc-menu summary").click()
    if name == "search":
        page.locator("header [data-mc-search]").click()
        page.locator("#mc-search-words").fill("phonics")
        page.locator("[data-mc-results] a").first.wait_for()
    if name == "submitted":
        _fill(page)


def _fill(page: Page) -> None:
    """Fill in a part of the form: one recording as it should be, one link that is not."""
    filling = Filling(page)
    with tempfile.TemporaryDirectory() as folder:
        filling.choose(0, Files(Path(folder)).recording("period-3-questions.wav", 412))
    filling.field("url").fill("https://drive.google.com/file/d/1aFractionsLesson/view")
    filling.field("captured").fill("2026-10-02")
    filling.field("topic").fill("Comparing fractions")
    filling.field("url", 1).fill("https://files.example/slope.mp4")
    filling.field("captured", 1).focus()
    wait(page, SPEAK)
    page.locator("#piece-clips").evaluate("part => part.scrollIntoView()")


def gallery() -> str:
    """Return the page that shows all pictures."""
    lines = ["# Screenshots", "", "Made by `make screenshots`. Do not edit by hand.", ""]
    for name, title in SHOWN.items():
        files = [picture.file for picture in pictures() if picture.name == name]
        lines += [f"## {title}", "", *(_image(title, file) for file in files), ""]
    return "\n".join(lines)


def _image(title: str, file: str) -> str:
    _, device, colours = file.removesuffix(".png").rsplit("-", 2)
    width = 480 if device == "desktop" else 180
    about = f"{title}: {device}, {colours}"
    return f'<a href="{file}"><img src="{file}" width="{width}" alt="{about}"></a>'


def main() -> int:
    """Return 0 when all pictures are taken, 1 when there is no browser to take them with."""
    if (chromium := find()) is None:
        print(MISSING, end="", file=sys.stderr)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = make("real", Path(folder) / "programme")
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        with hosted(site) as address:
            for picture in pictures():
                take(browser, address, picture, FOLDER)
        browser.close()
    (FOLDER / "README.md").write_text(gallery(), encoding="utf-8")
    files = list(FOLDER.glob("*.png"))
    size = sum(file.stat().st_size for file in files) / 1e6
    print(f"{len(files)} pictures, {size:.1f} MB, in {FOLDER.relative_to(REPOSITORY)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
