"""From a file's text to a model, or to every problem with it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import Field

from microcred.document import MAX_PROBLEMS, body, read_markdown, read_yaml
from microcred.model.base import Line, Model, Slug


class Leaf(Model):
    id: Slug
    note: Line | None = None


class Page(Model):
    id: Slug
    leaves: tuple[Leaf, ...] = ()
    narrative: str = Field("", description="The text below.")


def problems(reading):
    return [str(problem) for problem in reading.problems]


def test_a_yaml_file_is_a_model_that_knows_its_lines():
    reading = read_yaml("a.yml", "# first\nid: one\nleaves:\n  - id: x\n  - {id: y}\n", Page)
    document = reading.document
    assert document is not None
    assert not reading.problems
    assert document.path == "a.yml"
    assert document.model == Page(id="one", leaves=(Leaf(id="x"), Leaf(id="y")))
    assert document.line("id") == 2
    assert document.line("leaves", 1, "id") == 5
    assert document.line("leaves", 0, "note") == 4
    assert document.line("narrative") == 2


def test_a_markdown_file_has_its_narrative_below():
    reading = read_markdown(
        "a.md", "---\nid: one\nleaves: []\n---\n\n# Hello\n\n---\nid: x\n", Page
    )
    document = reading.document
    assert document is not None
    assert document.model.narrative == "# Hello\n\n---\nid: x"
    assert document.line("id") == 2
    assert document.line("leaves") == 3


@pytest.mark.parametrize(
    ("text", "narrative"),
    [
        ("---\nid: a\n---", ""),
        ("---\nid: a\n---\n", ""),
        ("--- \t\nid: a\n---  \n  text  \n", "text"),
        ("---\nid: a\n---\n<script>alert(1)</script>", "<script>alert(1)</script>"),
        (
            "---\nid: a\n---\n{{ 7 * 7 }} {% raw %} ${x} @@main@@",
            "{{ 7 * 7 }} {% raw %} ${x} @@main@@",
        ),
    ],
    ids=ascii,
)
def test_the_narrative_is_kept_as_it_is(text, narrative):
    document = read_markdown("a.md", text, Page).document
    assert document is not None
    assert document.model.narrative == narrative


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "a.md:1: F08 this file has no front matter"),
        ("# Hello\n", "a.md:1: F08 this file has no front matter"),
        ("\n---\nid: a\n---\n", "a.md:1: F08 this file has no front matter"),
        (" ---\nid: a\n---\n", "a.md:1: F08 this file has no front matter"),
        ("----\nid: a\n---\n", "a.md:1: F08 this file has no front matter"),
        ("---\nid: a\n", "a.md:1: F08 the front matter begun here has no end"),
        ("---\nid: a\n ---\n", "a.md:1: F08 the front matter begun here has no end"),
        ("---\n---\n", "a.md:1: F02 this file holds no fields"),
        ("---\n# nothing\n---\n", "a.md:1: F02 this file holds no fields"),
        ("---\nhello\n---\n", "a.md:2: F02 this file holds no fields"),
        ("---\n- id: a\n---\n", "a.md:2: F02 this file holds no fields"),
        ("---\nid: a\nid: b\n---\n", "a.md:3: F03 `id` is here a second time (first on line 2)"),
        (
            "---\nid: a\nleaves: &l []\n---\n",
            "a.md:3: F04 anchors (&) and aliases (*) are not allowed",
        ),
        (
            "---\nid: a\nnarrative: b\n---\n",
            "a.md:3: M02 `narrative` is not a field of this file",
        ),
        (
            '---\nid: a\nleaves: "\\u202e"\n---\n',
            "a.md:3: F07 there is an invisible control character here (U+202E)",
        ),
    ],
    ids=ascii,
)
def test_what_is_no_front_matter(text, expected):
    reading = read_markdown("a.md", text, Page)
    assert reading.document is None
    assert problems(reading) == [expected]
    assert all(problem.fix.endswith(".") for problem in reading.problems)


def test_all_problems_of_a_file_come_together_in_the_order_of_lines():
    text = "colour: red\nleaves:\n  - id: A\n  - note: [x]\nId: one\n"
    assert problems(read_yaml("a.yml", text, Page)) == [
        "a.yml:1: M01 `id` is missing",
        "a.yml:1: M02 `colour` is not a field of this file",
        "a.yml:3: M03 `leaves[1].id` is “A”, which is not of the right form",
        "a.yml:4: M01 `leaves[2].id` is missing",
        "a.yml:4: M03 `leaves[2].note` is a list, which is not a text",
        "a.yml:5: M02 `Id` is not a field of this file",
    ]


def test_a_file_that_is_wrong_all_over_is_not_told_of_for_ever():
    text = "id: one\nleaves:\n" + "  - x\n" * (MAX_PROBLEMS + 1000)
    told = problems(read_yaml("a.yml", text, Page))
    assert len(told) == MAX_PROBLEMS + 1
    assert told[0].startswith("a.yml:3: M03 `leaves[1]`")
    assert told[-1] == "a.yml:103: M03 1,000 more values from here on are not of the right kind"


@pytest.mark.parametrize("read", [read_yaml, read_markdown])
@pytest.mark.parametrize("around", ["{}", "---\n{}\n---\n", "---\nid: a\n{}"])
@given(text=st.text())
@example(text="---")
def test_any_text_gives_a_document_or_problems(read, around, text):
    whole = around.replace("{}", text)
    reading = read("a", whole, Page)
    assert (reading.document is None) == bool(reading.problems)
    for problem in reading.problems:
        assert problem.path == "a"
        assert 1 <= problem.line <= max(1, len(whole.splitlines()))


# --- what stands below the front matter ---


@pytest.mark.parametrize(
    ("text", "below", "line"),
    [
        ("---\na: b\n---\nText.\n", "Text.\n", 4),
        ("---\n---\n\nText.\n", "\nText.\n", 3),
        ("---\na: b\n---", "", 3),
        ("Text.\n", "Text.\n", 1),
        ("---\na: b\n", "---\na: b\n", 1),
        ("---\na: b\n---\nOne\n---\nTwo\n", "One\n---\nTwo\n", 4),
    ],
)
def test_the_text_below_the_front_matter_and_its_line(text, below, line):
    assert body(text) == (below, line)
