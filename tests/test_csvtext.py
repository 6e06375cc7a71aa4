"""CSV: read with lines, written without formulas."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.csvtext import MOST_CELL, Row, is_formula, read_csv, write_csv

COLUMNS = ("id", "school", "tags")


def read(text: str, needed: tuple[str, ...] = ("id",)) -> tuple[tuple[Row, ...], list[str]]:
    """Return the rows of a table, and what is said of it."""
    rows, problems = read_csv("roster.csv", text, COLUMNS, needed)
    return rows, [str(one) for one in problems]


def test_rows_know_their_lines():
    text = 'id,school\nk7m2p4,north\n\n"w3x9q2","a\nb"\n r8t5v6 , \n'
    rows, said = read(text)
    assert said == []
    assert rows == (
        Row(2, {"id": "k7m2p4", "school": "north"}),
        Row(4, {"id": "w3x9q2", "school": "a\nb"}),
        Row(6, {"id": "r8t5v6"}),
    )


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_cells_are_parted_as_the_spreadsheet_has_it(mark):
    rows, said = read(f"School{mark}ID\nnorth{mark}k7m2p4\n")
    assert (rows, said) == ((Row(2, {"school": "north", "id": "k7m2p4"}),), [])


BAD = {
    "empty": ("", "1: D01 this table is empty: it has not even a first line"),
    "open quote": (
        'id,school\nk7m2p4,"north\nw3x9q2,south\n',
        (
            "2: D01 a quotation mark in this row is not closed, or stands inside a cell; nothing "
            "after it is read"
        ),
    ),
    "quote inside": (
        'id,school\nk7m2p4,"no"rth\n',
        (
            "2: D01 a quotation mark in this row is not closed, or stands inside a cell; nothing "
            "after it is read"
        ),
    ),
    "open quote above": (
        '"id,school\nk7m2p4,north\n',
        "1: D01 a quotation mark in this row is not closed, or stands inside a cell",
    ),
    "too many cells": (
        "id,school\nk7m2p4,north,south\n",
        "2: D01 this row has 3 cells, and there are 2 columns",
    ),
    "too long": (
        f"id\n{'k' * (MOST_CELL + 1)}\n",
        "2: D01 a cell of this row has more than 8,000 characters",
    ),
    "unknown column": (
        "id,shool\nk7m2p4,north\n",
        "1: D02 the first line names 1 of its columns as none that is known: shool",
    ),
    "no first line": (
        "k7m2p4,ada@school.example\n",
        "1: D02 the first line names no column of this table",
    ),
    "missing column": ("school\nnorth\n", "1: D02 the column id is missing"),
    "column twice": ("id,school,School\nk,a,b\n", "1: D02 the column school is there 2 times"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_table_that_cannot_be_taken_apart(case):
    text, expected = BAD[case]
    assert f"roster.csv:{expected}" in read(text)[1]
    assert "@" not in " ".join(read(text)[1])


def test_cells_left_empty_at_the_end_are_no_cells():
    assert read("id,school\nk7m2p4,north,,\n") == (
        (Row(2, {"id": "k7m2p4", "school": "north"}),),
        [],
    )


def test_a_row_that_cannot_be_read_hides_no_other():
    rows, said = read("id\na,b\nk7m2p4\nc,d\n")
    assert [row.line for row in rows] == [3]
    assert [text.partition(" ")[0] for text in said] == ["roster.csv:2:", "roster.csv:4:"]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1-555", "'+1-555"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        (" =1", "' =1"),
        ("-5", "-5"),
        (-5, "-5"),
        (2.5, "2.5"),
        (None, ""),
        ("a-b", "a-b"),
    ],
)
def test_no_cell_is_a_formula(cell, written):
    text = write_csv(["x", "y"], [[cell, 1]])
    assert next(iter(list(csv.reader(io.StringIO(text)))[1:]))[0] == written


@given(st.lists(st.text(), min_size=2, max_size=2))
def test_what_is_written_never_is_a_formula(cells):
    text = write_csv(cells, [cells])
    for row in csv.reader(io.StringIO(text, newline="")):
        assert not any(is_formula(cell) for cell in row)


@given(st.text())
def test_any_text_gives_rows_or_problems(text):
    rows, problems = read_csv("t.csv", text, COLUMNS, ("id",))
    assert rows or problems or text.lower().split(",")[0].strip()
    assert all(one.line <= text.count("\n") + 1 for one in problems)
