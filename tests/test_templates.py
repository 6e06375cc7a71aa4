"""What GitHub puts into a new pull request: nothing for a teacher to fill in."""

from __future__ import annotations

import re

from tests.whole import REPOSITORY

FOLDER = REPOSITORY / ".github"


def test_the_one_that_everybody_gets_asks_for_nothing():
    text = (FOLDER / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    assert re.fullmatch(r"<!--.*?-->\n", text, re.DOTALL)
    assert text.count("<!--") == 1
    assert "There is nothing to write here." in text


def test_those_it_names_are_there():
    text = (FOLDER / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    named = set(re.findall(r"[?]template=([a-z]+[.]md)", text))
    assert named == {path.name for path in (FOLDER / "PULL_REQUEST_TEMPLATE").iterdir()}
    assert named == {"code.md", "definition.md", "proposal.md"}
