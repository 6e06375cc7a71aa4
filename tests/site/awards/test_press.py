"""Filling in a page comes to the same as rendering it, for every award."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microcred.site.awards import Press, State, Unreadable
from tests.site.awards.made import SHELL, award, press, release, revoked, showing

HOSTILE = (
    "<script>x</script>",
    "\"><img src=x onerror=x>'&",
    "{{ 7*191 }}{% raw %}",
    "100% %(id)s %s",
    "</title>@@main@@",
    "\ue000id\ue001 \ue002 \ue002",
    "a\\u003cb\\",
    "Zoë O’Neill & Søn",
    "مها",
)


def same(one: Press, data: bytes, told) -> str:
    """Return the page of an award, which is the same when rendered plainly, as are the others."""
    filled, plain = one.pages(data, told), one.plainly(data, told)
    assert filled == plain
    return filled.page.decode()


@pytest.mark.parametrize("page", [None, "p" * 12])
@pytest.mark.parametrize("name", [None, "Amara Okafor", *HOSTILE])
def test_pages_of_one_shape_after_another(name: str | None, page: str | None) -> None:
    one = press()
    for number in range(4):
        data = award(number, name=f"{name}{number}" if name else None, levels=("meets", "not-yet"))
        html = same(one, data, showing(number, page=page))
        assert showing(number).award in html


@pytest.mark.parametrize(
    ("today", "state"),
    [("2026-11-22", State.VALID), ("2031-11-01", State.RENEWABLE), ("2031-11-22", State.EXPIRED)],
)
def test_pages_of_every_state(today: str, state: State) -> None:
    one = press(today=date.fromisoformat(today))
    for number in range(3):
        same(one, award(number), showing(number))
        assert one.pages(award(number), showing(number)).state is state
        same(one, award(number), revoked(number, HOSTILE[number]))
        assert one.pages(award(number), revoked(number)).state is State.REVOKED


def test_pages_of_many_shapes_in_turn() -> None:
    one = press()
    for number in range(3):
        for changes in ({}, {"name": "A"}, {"links": True}, {"mode": "open", "name": "B"}):
            same(one, award(number, **changes), showing(number))


@pytest.mark.parametrize("shell", [f"{SHELL}\ue000id\ue001", SHELL.replace("100%", "\ue002 %s")])
def test_a_frame_with_marks_of_ours(shell: str) -> None:
    one = press(shell=shell)
    for number in range(3):
        same(one, award(number, name="\ue000id\ue001"), showing(number))


@settings(max_examples=60)
@given(
    names=st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])), max_size=3),
    reason=st.text(st.characters(codec="utf-8")),
)
def test_whatever_the_texts(names: list[str], reason: str) -> None:
    one = press()
    for number, text in enumerate(names):
        name = f"A{text}"[:90]
        same(one, award(number, name=name), showing(number))
        same(one, award(number, name=name), revoked(number, reason))


def test_half_a_character_harms_nothing() -> None:
    one = press()
    for number in range(2):
        data = award(number, name="Ada").replace(b'"Ada"', b'"A\\ud800"')
        assert b'<h1 class="mc-h1">A?</h1>' in one.pages(data, showing(number)).page
        same(one, data, showing(number))
        same(one, award(number), revoked(number, "no \udfff"))


def test_when_a_page_changes_next() -> None:
    assert press().pages(award(), showing()).turns == date(2031, 8, 24)
    assert press(today=date(2031, 8, 24)).pages(award(), showing()).turns == date(2031, 11, 22)
    assert press(today=date(2031, 11, 22)).pages(award(), showing()).turns is None
    endless = press(release(None))
    assert endless.pages(award(0, None), showing()).turns is None
    assert press().pages(award(), revoked()).turns is None


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is not JSON"),
        (b"[" * 400_000, "is not JSON"),
        (b"[]", "is not a credential"),
        (b"{}", "is not a credential of ours: see id"),
        (award(1), "says that it is https://good.example/awards/"),
        (award(0, None), "rests on another release than think-time@1.0 as it is kept here"),
        (
            award().replace(b"/1.0/", b"/2.0/"),
            "is for https://good.example/credentials/think-time/2",
        ),
        (award().replace(b'/meets"},{', b'/lost"},{'), "has a level for “Choosing questions” that"),
        (award().replace(b'"2026-11-21T20:48:00Z"', b'"yesterday"'), "which is no moment"),
        (award().replace(b"sha256-", b"sha256-?"), "by a fingerprint that is none"),
        (award().replace(b"ni:///sha-256;", b"ni:///sha-256;_"), "by a fingerprint that is none"),
        (award().replace(b'"identityHash":', b'"hash":'), "see credentialSubject.identifier"),
        (award().replace(b'"evidence":[', b'"evidence":[null,'), "see evidence.0"),
        (award().replace(b'"url":"https', b'"url":"javascript', 1), "see issuer.url"),
    ],
)
def test_what_is_no_award_of_ours_is_told_apart(data: bytes, said: str) -> None:
    for one in (press(), seasoned()):
        with pytest.raises(Unreadable) as problem:
            one.pages(data, showing())
        assert said in str(problem.value)


def seasoned() -> Press:
    """Return a press that knows the shape already."""
    one = press()
    one.pages(award(), showing())
    return one


def test_an_award_of_a_release_that_is_not_there() -> None:
    with pytest.raises(Unreadable, match=r"is for other@1\.0, whose release is missing"):
        press().pages(award(), showing(release="other@1.0"))
