"""Small counts are withheld, and no total gives them away."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from microcred.reports.report import NOT_TOLD
from microcred.reports.suppression import matrix, told

ROWS, COLUMNS = ("oak", "elm", "maple"), ("waiting", "phonics")
PLACES = tuple(product(ROWS, COLUMNS))


def test_a_single_count_is_told_from_the_least_on():
    assert [told(count, 5) for count in (0, 1, 4, 5)] == [0, NOT_TOLD, NOT_TOLD, 5]


def test_one_small_count_takes_another_of_its_row_and_column_with_it():
    counts = dict(zip(PLACES, (7, 6, 9, 3, 8, 11), strict=True))
    found = matrix(counts, ROWS, COLUMNS, 5)
    hidden = {place for place, count in found.cells.items() if count is NOT_TOLD}
    assert hidden == {
        ("elm", "phonics"),
        ("elm", "waiting"),
        ("oak", "phonics"),
        ("oak", "waiting"),
    }
    assert (found.rows, found.columns) == (
        {"oak": 13, "elm": 12, "maple": 19},
        {"waiting": 24, "phonics": 20},
    )


def test_large_counts_are_all_told():
    counts = dict.fromkeys(PLACES, 8)
    assert matrix(counts, ROWS, COLUMNS, 5).cells == counts


@given(st.lists(st.integers(0, 12), min_size=6, max_size=6), st.integers(2, 6))
def test_no_line_gives_away_a_small_count_by_subtraction(numbers, least):
    counts = dict(zip(PLACES, numbers, strict=True))
    found = matrix(counts, ROWS, COLUMNS, least)
    for place, cell in found.cells.items():
        assert cell is NOT_TOLD if counts[place] < least else cell in (NOT_TOLD, counts[place])
    for total, line in _lines(found):
        kept = [counts[place] for place in line if found.cells[place] is NOT_TOLD]
        if total is NOT_TOLD or not kept:
            continue
        assert total >= least
        left = total - sum(counts[place] for place in line if found.cells[place] is not NOT_TOLD)
        assert left == 0 or (len(kept) > 1 and left >= least)


def _lines(found):
    for row in ROWS:
        yield found.rows[row], [(row, column) for column in COLUMNS]
    for column in COLUMNS:
        yield found.columns[column], [(row, column) for row in ROWS]
