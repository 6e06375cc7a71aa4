"""Lines of evidence, as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.bot.form.evidence import Item, items
from microcred.problem import Problem
from tests import ledgers
from tests.bot.form.answered import EVIDENCE
from tests.handed import FIELDS

SLOTS = ledgers.release().credential.evidence


def read(text: str) -> list[Item | Problem]:
    return list(items(text, SLOTS))


def test_each_line_is_an_item():
    assert read(EVIDENCE) == [Item(n, fields) for n, fields in enumerate(FIELDS["evidence"], 1)]


PLAIN: dict[str, str | int] = {
    "slot": "clips",
    "url": "https://drive.google.com/a",
    "bytes": 73400320,
}


@pytest.mark.parametrize(
    "line",
    [
        "clips | https://drive.google.com/a | bytes: 73400320",
        "- clips|<https://drive.google.com/a>|bytes:73,400,320 bytes",
        "1. `clips` | bytes = 73 400 320 | url: https://drive.google.com/a",
        "slot: clips | Link: <https://drive.google.com/a> | Size: `73400320`",
        "Two recordings | address: https://drive.google.com/a | bytes: 73.400.320 B | topic: ",
        "* TWO recordings | | https://drive.google.com/a | size: 73'400'320",
    ],
)
def test_however_it_is_written(line):
    assert read(line) == [Item(1, PLAIN)]


@pytest.mark.parametrize(
    ("given", "seconds"),
    [("412", 412), ("6:52", 412), ("1:06:52", 4012), ("412 seconds", 412), ("6 min", "6 min")],
)
def test_a_length(given, seconds):
    assert read(f"clips | duration: {given}") == [Item(1, {"slot": "clips", "duration": seconds})]


@pytest.mark.parametrize(
    ("line", "message", "fix"),
    [
        ("clip | https://x.example", "“clip” is no piece of evidence that is asked for",
         "Begin the line with `clips` or `tally`, then ` | `."),
        ("reflection | https://x.example", "“reflection” is no piece of evidence that is asked",
         "Begin the line with"),
        ("clips | 73400320", "it cannot be told what “73400320” is",
         "Put its name in front of it, one of `url:`, `sha256:`, `media_type:`"),
        ("clips | colour: red", "it cannot be told what “colour: red” is", "Put its name"),
        ("clips | bytes: 1 | size: 2", "`bytes` is there twice", "Keep one of the two"),
        ("https://x.example/a", "“https://x.example/a” is no piece", "Begin the line with"),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_read(line, message, fix):
    (found,) = read(line)
    assert isinstance(found, Problem)
    assert (found.path, found.line, found.code) == ("Evidence", 1, "I03")
    assert found.message.startswith(message)
    assert found.fix.startswith(fix)


def test_one_line_that_cannot_be_read_hides_no_other():
    found = read(f"clip\n\n{EVIDENCE}")
    assert [type(one).__name__ for one in found] == ["Problem", "Item", "Item", "Item"]
    assert [one.line for one in found] == [1, 3, 4, 5]


def test_how_many_are_read():
    found = read("clips | bytes: 1\n" * 101)
    assert [type(one).__name__ for one in found] == ["Item"] * 99 + ["Problem"]
    assert found[-1].line == 100


@given(st.text(max_size=200))
def test_anything_may_be_written(text):
    for one in read(text):
        assert isinstance(one, Problem) or one.fields["slot"] in ("clips", "tally")
