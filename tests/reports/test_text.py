"""A report as text: no line is longer than a hundred characters, and nothing is left out."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from microcred.reports.report import NOT_TOLD, Column, Kind, Table
from microcred.reports.text import WIDTH, as_text
from tests.reports.plain import report, table

GOLDEN = """\
A report, 21 November 2026
Two things were found.

Some things
  What    How many
  ------  --------
  apples     1,200
  pears   not told
  plums          –

Plums were not counted.
"""


def test_words_stand_left_and_figures_right():
    found = report(
        table(("apples", 1200), ("pears", NOT_TOLD), ("plums", None)),
        says=("Two things were found.",),
        notes=("Plums were not counted.",),
    )
    assert as_text(found) == GOLDEN


def test_a_table_without_rows_says_so():
    assert as_text(report(table())).endswith("Some things\n  none\n")


def test_long_words_go_on_below_one_another():
    lines = as_text(report(table((" ".join(["plum"] * 40), 3)))).splitlines()
    assert max(map(len, lines)) <= WIDTH
    assert " ".join(lines).count("plum") == 40


def test_a_table_that_is_too_wide_becomes_a_list():
    columns = tuple(Column(f"c{at}", f"Column {at}", Kind.COUNT) for at in range(60))
    wide = Table("wide", "Wide", columns, (tuple(range(60)),))
    lines = as_text(report(wide)).splitlines()
    assert "  Column 0: 0" in lines
    assert "    Column 59: 59" in lines


KINDS = (
    (Kind.SHARE, 1.0, "100 %"),
    (Kind.SHARE, 0.9999, "99.9 %"),
    (Kind.SHARE, 0.2, "20 %"),
    (Kind.MONEY, Decimal("9000.00"), "9,000.00"),
    (Kind.NUMBER, 0.3925, "0.39"),
    (Kind.DAY, date(2026, 2, 28), "2026-02-28"),
)


def test_each_kind_of_cell_is_shown_in_its_way():
    for kind, cell, shown in KINDS:
        found = Table("one", "One", (Column("cell", "Cell", kind),), ((cell,),))
        assert as_text(report(found)).splitlines()[-1].strip() == shown


@given(st.lists(st.tuples(st.text(max_size=300), st.integers()), min_size=1, max_size=4))
def test_no_line_is_too_long(rows):
    clean = [(" ".join(text.split()), count) for text, count in rows]
    assert all(len(line) <= WIDTH for line in as_text(report(table(*clean))).split("\n"))
