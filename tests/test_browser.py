"""Which Chromium the tests drive."""

import pytest

from tests import browser


@pytest.mark.parametrize(
    ("script", "taken"),
    [
        pytest.param("echo Chromium 156.0", True, id="chromium"),
        pytest.param("echo Google Chrome 156.0", True, id="chrome"),
        pytest.param("echo Please install the snap; exit 1", False, id="stub-for-a-store"),
        pytest.param("echo Firefox 150.0", False, id="another-browser"),
    ],
)
def test_the_one_named_is_taken_if_it_starts(monkeypatch, tmp_path, script, taken):
    program = tmp_path / "any-name"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv(browser.VARIABLE, str(program))
    assert browser.find() == (program if taken else None)


def test_one_named_that_is_not_there_is_a_problem_and_nothing_is_installed(
    monkeypatch, tmp_path, capsys
):
    monkeypatch.setenv(browser.VARIABLE, str(tmp_path / "nowhere"))
    monkeypatch.setattr(browser, "install", lambda: pytest.fail("installed another one"))
    assert browser.main() == 1
    assert "MICROCRED_CHROMIUM names no Chromium that starts" in capsys.readouterr().err


def test_it_runs_pages_and_axe_in_them(browser, axe):
    with browser.new_context() as context:
        page = context.new_page()
        page.set_content("<title>An image</title><main><h1>An image</h1><img src='data:,'></main>")
        page.evaluate(axe)
        found = page.evaluate("axe.run().then(result => result.violations.map(rule => rule.id))")
    assert set(found) == {"html-has-lang", "image-alt"}
