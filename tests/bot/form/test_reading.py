"""An issue's text taken apart, whatever was done to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.bot.form import Filled, again, filled, looks_like_one
from microcred.bot.form.fields import Field, Tick
from microcred.bot.form.reading import LONGEST
from tests.bot.form.answered import EVIDENCE, PARTS, TICKED, issue_text

UNDERSTOOD = frozenset({Tick.UNDERSTOOD})


def read(text: str) -> Filled:
    form = filled(text)
    assert isinstance(form, Filled), form
    return form


def told(text: str) -> list[str]:
    found = filled(text)
    assert isinstance(found, tuple)
    return [f"{one.path}:{one.line} {one.code} {one.message}" for one in found]


def test_what_was_answered():
    assert read(issue_text(again="k3f9q2m7", name="Ana Ruiz")) == Filled(
        credential="think-time@1.0",
        again="k3f9q2m7",
        file="",
        evidence=EVIDENCE,
        parts=PARTS.strip("\n"),
        ai="An AI tool corrected spelling, nothing else.",
        name="Ana Ruiz",
        ticked=TICKED,
    )


def test_what_was_left_empty():
    nothing = {Field.CREDENTIAL: "Think Time (think-time@1.0)", Field.PUBLIC: UNDERSTOOD}
    assert read(issue_text(nothing)) == Filled("think-time@1.0", "", "", "", "", "", "", UNDERSTOOD)


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\u2028", "\u2029", "\x85", "\x0b", "\x0c"])
def test_whatever_ends_a_line(ends):
    assert read(issue_text().replace("\n", ends)) == read(issue_text())


@pytest.mark.parametrize(
    ("given", "instead"),
    [
        ("### Written parts", "###   written PARTS ###"),
        ("### Whose work it is", "### **Whose work it is:**"),
        ("- [X] The work", "* [x] The work"),
        ("are my own.", "are my own"),
        ("Think Time (think-time@1.0)", "think-time@1.0"),
        ("### Micro-credential", "Hello,\n\n### Micro-credential"),
    ],
)
def test_what_is_forgiven(given, instead):
    text = issue_text()
    assert given in text
    assert read(text.replace(given, instead)) == read(text)


@pytest.mark.parametrize("fence", ["```", "````", ""])
def test_an_answer_in_another_block_or_in_none(fence):
    text = issue_text().replace("```Markdown\n", f"{fence}\n")
    assert read(text.replace("\n```\n", f"\n{fence}\n")) == read(issue_text())


@pytest.mark.parametrize("named", ["`K3F9Q2M7`", "submission/k3f9q2m7", "“k3f9q2m7”", " k3f9q2m7 "])
def test_a_submission_however_it_was_copied(named):
    text = issue_text(again=named)
    assert (read(text).again, again(text)) == ("k3f9q2m7", "k3f9q2m7")


@pytest.mark.parametrize("field", list(Field))
def test_a_heading_that_is_gone(field):
    text = issue_text().replace(f"### {field.label}\n", "")
    assert told(text)[0] == (
        f"{field.label}:1 I01 the heading “### {field.label}” is gone, so what belongs there "
        "cannot be told"
    )
    assert looks_like_one(text)


def test_a_heading_of_the_form_among_the_words():
    text = issue_text(parts=f"## Your class\n\n### Students\n\n{PARTS}")
    (line,) = told(text)
    assert "I01 the heading “### Students” is there 2 times" in line
    assert isinstance(filled(text.replace("### Students\n\n##", "#### Students\n\n##")), Filled)


@pytest.mark.parametrize(
    ("given", "instead", "expected"),
    [
        ("Think Time (think-time@1.0)", "_No response_", "no micro-credential is chosen"),
        ("Think Time (think-time@1.0)", "Other", "“Other” is none of the list"),
        ("- [X] I have read", "- [ ] I have read", "it is not ticked that you have read what is"),
        ("- [X] I have read", "I have read", "it is not ticked that you have read what is"),
    ],
)
def test_what_is_asked_for(given, instead, expected):
    (line,) = told(issue_text().replace(given, instead))
    assert expected in line


def test_every_problem_at_once():
    text = issue_text().replace("### Evidence\n", "").replace("(think-time@1.0)", "")
    assert [line[:25] for line in told(text)] == [
        "Evidence:1 I01 the headin",
        "Micro-credential:1 I02 “T",
    ]


def test_no_more_is_read_than_an_issue_holds():
    (line,) = told("#" * (LONGEST + 1))
    assert line == f":1 I07 this issue has {LONGEST + 1:,} characters; at most {LONGEST:,} are read"


def test_other_issues_are_none():
    assert not looks_like_one(
        "The page of Think Time is not in order.\n\n### Evidence\n\nSee below."
    )
    assert looks_like_one(issue_text())


HOSTILE = st.text(
    st.one_of(
        st.sampled_from(list("#`-[]xX \n\r|:@<!>_*()")),
        st.characters(codec=None),  # halves too
    ),
    max_size=300,
)


@given(HOSTILE, st.integers(0, 3000))
def test_nothing_that_is_put_in_stops_us(noise, at):
    text = issue_text()
    for body in (noise, text[:at] + noise + text[at:], text[:at]):
        again(body)
        found = filled(body)
        assert isinstance(found, Filled) or found
