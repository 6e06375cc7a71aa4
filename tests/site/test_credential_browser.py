"""The pages of a micro-credential in a real browser: accessible, and alive where scripts run."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, Route

from microcred.badge_image import badge_design, full
from microcred.entry import entry
from microcred.site.release_page import release_page, rubric_sheet
from microcred.site.render import render
from tests.site import example
from tests.theme import THEME

HOST = "https://site.example"
CURRENT = f"{HOST}/credentials/wait-time/"
TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml", "woff2": "font/woff2"}
FRAME = """<!doctype html><html lang="en" class="js"><head><title>A page</title>
<link rel="stylesheet" href="{root}/assets/mc/base.css">
<link rel="stylesheet" href="{root}/assets/mc/lists.css">
<link rel="stylesheet" href="{root}/assets/mc/credential.css"></head>
<body class="mc-body"><main>{main}</main></body></html>"""
LONG = "The recordings show how often interdisciplinary conversation is facilitated, and by whom."


def wide():
    """Return a definition with a 5 x 4 rubric, as large as they come."""
    levels = ["Beginning", "Developing", "Proficient", "Accomplished", "Distinguished"]
    rows = [
        {
            "id": f"row-{n}",
            "name": f"Responsiveness to misunderstandings {n}",
            "evidence": ["clips"],
            "critical": True,
            "descriptors": {level.lower(): LONG for level in levels},
        }
        for n in range(4)
    ]
    named = [
        {"id": level.lower(), "name": level, "passing": level == "Proficient"} for level in levels
    ]
    return example.definition(judged_by=example.rubric(levels=named, criteria=rows))


def pages():
    """Return the HTML of each kind of page by its address."""
    of = wide()
    release = example.release(of)
    frozen = release_page(release, "3f" * 32, "2.0", of.program, example.issuer())
    sheet = rubric_sheet(release, "3f" * 32, True, of.program, example.issuer())
    planned = example.credential(status="planned", evidence=None, rubric=None, scoring=None)
    retired = example.credential(status="retired")
    root = "../../.."
    assert sheet is not None
    return {
        CURRENT: example.engine_html(example.page()),
        f"{CURRENT}wide/": FRAME.format(root=root, main=render("rubric.html", sheet, root)),
        f"{CURRENT}1.1/": FRAME.format(root=root, main=render("release.html", frozen, root)),
        f"{HOST}/credentials/planned/": example.engine_html(
            example.page(example.definition(planned), frozen=False)
        ),
        f"{HOST}/credentials/retired/": example.engine_html(
            example.page(example.definition(retired))
        ),
    }


PAGES = pages()
BADGE = full(badge_design(entry(example.definition()), "Example Schools"))


def answer(route: Route) -> None:
    """Answer a request for a page, an asset of the theme or the badge; refuse all else."""
    url = route.request.url
    path = THEME / url.removeprefix(f"{HOST}/")
    if url in PAGES:
        route.fulfill(body=PAGES[url], content_type="text/html; charset=utf-8")
    elif url.endswith("/badge.svg"):
        route.fulfill(body=BADGE, content_type=TYPES["svg"])
    elif url.startswith(f"{HOST}/assets/") and path.is_file():
        route.fulfill(body=path.read_bytes(), content_type=TYPES[path.suffix[1:]])
    else:
        route.fulfill(status=404)


@contextmanager
def opened(browser: Browser, url: str, width: int = 1280, **options) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": width, "height": 900}, **options)
    context.route("**/*", answer)
    page = context.new_page()
    troubles: list[str] = []
    page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.goto(url)
    yield page
    context.close()
    assert troubles == []


def violations(page: Page, axe: str) -> list[str]:
    page.evaluate(axe)
    found = page.evaluate("axe.run()")
    assert len(found["passes"]) > 10
    return [f"{one['id']}: {json.dumps(one['nodes'][0]['html'])}" for one in found["violations"]]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
@pytest.mark.parametrize("url", PAGES, ids=lambda url: url.removeprefix(f"{HOST}/credentials/"))
def test_a_page_is_accessible_and_fits(browser, axe, url, scheme, width):
    with opened(browser, url, width, color_scheme=scheme) as page:
        assert violations(page, axe) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_list_of_sections_follows_the_reader(browser):
    with opened(browser, CURRENT) as page:
        current = page.locator(".mc-onpage [aria-current]")
        assert current.all_text_contents() == ["What you will show"]
        for section, title in [("rubric", "The rubric"), ("cite", "How to cite it")]:
            page.click(f'.mc-onpage a[href="#{section}"]')
            current.filter(has_text=title).wait_for()
            assert current.count() == 1
        page.evaluate("scrollTo(0, 0)")
        current.filter(has_text="What you will show").wait_for()


def test_a_reference_is_copied_by_keyboard(browser):
    allowed = ["clipboard-read", "clipboard-write"]
    with opened(browser, CURRENT, permissions=allowed) as page:
        page.focus("[data-mc-copy=cite-text]")
        page.keyboard.press("Enter")
        page.locator("[data-mc-copied]", has_text="Copied.").wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith("Example College. (2026). Wait Time")


def test_a_wide_rubric_scrolls_by_keyboard(browser):
    with opened(browser, f"{CURRENT}wide/", 800) as page:
        page.focus(".mc-rubric")
        page.keyboard.press("ArrowRight")
        page.wait_for_function("document.querySelector('.mc-rubric').scrollLeft > 0")


def test_on_a_phone_each_cell_says_its_level_and_the_table_keeps_its_roles(browser):
    with opened(browser, f"{CURRENT}wide/", 390) as page:
        assert page.get_by_role("table").count() == 1
        assert page.get_by_role("rowheader").count() == 4
        assert page.get_by_role("cell").count() == 20
        shown = page.locator(".mc-rubric__level:visible")
        assert shown.count() == 20
        assert shown.nth(2).inner_text() == "Proficient: the level to reach"


def test_paper_gets_a_table_without_page_furniture(browser):
    with opened(browser, CURRENT, 600) as page:
        page.emulate_media(media="print")
        assert (
            page.evaluate("getComputedStyle(document.querySelector('td')).display") == "table-cell"
        )
        for hidden in (".mc-onpage", ".mc-buttons", ".mc-header", ".mc-footer", ".mc-closing"):
            assert not page.locator(hidden).first.is_visible(), hidden
        width = page.locator(".mc-top__badge").bounding_box()
        assert width is not None
        assert round(width["width"]) == 189  # 5 cm at 96 px an inch


def test_what_is_folded_away_is_printed(browser):
    with opened(browser, CURRENT) as page:
        folded = page.locator("details.mc-details")
        assert folded.get_attribute("open") is None
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert folded.get_attribute("open") is not None
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert folded.get_attribute("open") is None


def test_without_scripts_no_button_is_dead(browser):
    with opened(browser, CURRENT, java_script_enabled=False) as page:
        assert page.locator("button:visible").count() == 0
        assert page.locator("section").count() == 11
