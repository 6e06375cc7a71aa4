"""The coordinator's page in a real browser: readable on a phone and in the dark, by everybody."""

from pathlib import Path

import pytest

from microcred.reports.page import as_page
from microcred.reports.report import NOT_TOLD, Bars
from tests.reports.plain import report, table

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"]}


@pytest.fixture(scope="module")
def page(tmp_path_factory) -> Path:
    rows = [
        (f"A micro-credential with a long name, number {number}", number) for number in range(9)
    ]
    drawn = table(*rows, ("Withheld", NOT_TOLD), chart=Bars("what", "many"))
    file: Path = tmp_path_factory.mktemp("reports") / "all.html"
    file.write_text(as_page([report(drawn)], "Reports", private=True), "utf-8")
    return file


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_nobody_is_kept_from_it(browser, axe, page, width, scheme):
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    shown = context.new_page()
    shown.goto(page.as_uri())
    shown.get_by_text("Show the numbers").click()
    shown.evaluate(axe)
    found = shown.evaluate("rules => axe.run(document, rules)", RULES)
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
    assert shown.evaluate("document.documentElement.scrollWidth") == width
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert shown.get_by_role("cell", name="not told").is_visible()
    context.close()
