"""What evaluators are shown of an attempt."""

import pytest

from microcred.attempt import without_earner

CASES = {
    "on lines": (
        "---\nformat: 1\nearner:\n  id: k7\nstatus: ready\npublish:\n  name: Ada\n---\nText\n",
        "---\nformat: 1\nstatus: ready\n---\nText\n",
    ),
    "on one line": (
        "---\nearner: {id: k7}\nformat: 1\n---\nearner: mine\n",
        "---\nformat: 1\n---\nearner: mine\n",
    ),
    "with a comment": (
        "---\n# Mine\nformat: 1\nearner: {id: k7}\n# Ada\nstatus: ready\n---\n",
        "---\n# Mine\nformat: 1\nstatus: ready\n---\n",
    ),
    "quoted, and over lines": (
        "---\n\"earner\": {id:\n k7}\nformat: 1\n'publish':\n  name: >\n    A\n\n    B\n---\nT",
        "---\nformat: 1\n---\nT",
    ),
    "in braces": ("---\n{earner: {id: k7}, format: 1}\n---\nT", "---\n{format: 1}\n---\nT"),
    "inside of another field": (
        "---\nformat: 1\nevidence:\n  - {slot: earner, note: publish}\n---\n",
        "---\nformat: 1\nevidence:\n  - {slot: earner, note: publish}\n---\n",
    ),
    "nothing else": ("---\nearner: {id: k7}\n---\nT", "---\n---\nT"),
}


@pytest.mark.parametrize(("text", "shown"), CASES.values(), ids=CASES)
def test_nothing_says_whose_it_is(text, shown):
    assert without_earner(text) == shown
