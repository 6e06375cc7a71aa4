"""Commands as people write them."""

from __future__ import annotations

import pytest

from microcred.bot.commands import Written, written
from microcred.bot.commands.written import LONGEST, MOST, reason


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("/hold", "hold", ""),
        ("/HOLD", "hold", ""),
        ("  /Hold  the link asks for a login ", "hold", "the link asks for a login"),
        ("/hold: the link", "hold", "the link"),
        ("/hold, the link", "hold", "the link"),
        ("/hold.", "hold", ""),
        ("/microcred hold the link", "hold", "the link"),
        ("/microcred /hold", "hold", ""),
        ("/microcred: hold", "hold", ""),
        ("/microcred", "microcred", ""),
        ("/reassign @ana-gh to ben", "reassign", "@ana-gh to ben"),
        ("**/hold** the link", "hold", "the link"),
        ("/no-such-thing", "no-such-thing", ""),
    ],
)
def test_it_is_read_however_it_is_written(text, name, rest):
    assert written(text) == (Written(name, rest, sure=True),)


def test_a_space_makes_it_less_certain():
    assert written("/ hold") == (Written("hold", "", sure=False),)
    assert written("/microcred  hold") == (Written("hold", "", sure=True),)


@pytest.mark.parametrize(
    "text",
    [
        "Please /hold this.",
        "/usr/bin/python",
        "/etc.conf",
        "//hold",
        "and/or",
        "/",
        "/ ",
        "/1",
        "https://a.b/hold",
        "\\/hold is a command",
        "",
    ],
)
def test_what_is_no_command(text):
    assert written(text) == ()


def test_several_in_one_comment():
    text = "Thank you.\n/claim\nI will look on Monday.\n\n/status please"
    assert [one.name for one in written(text)] == ["claim", "status"]


def test_only_so_many_are_looked_at():
    assert len(written("/help\n" * (MOST + 5))) == MOST
    assert written("x" * LONGEST + "\n/help") == ()


@pytest.mark.parametrize(
    ("rest", "why"),
    [
        ("because the link asks", "the link asks"),
        ("Because the link asks", "the link asks"),
        ("- the link asks", "the link asks"),
        ("the link asks because it does", "the link asks because it does"),
        ("because", None),
        ("", None),
        ("x" * 2000, "x" * 1000),
    ],
)
def test_the_reason_behind_it(rest, why):
    assert reason(rest) == why
