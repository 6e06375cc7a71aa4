"""Nothing small can be worked out from what is told."""

from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from microcred.reports.disclosure import MOST, solvable, withheld

LEAST = 5


def table(rows: int, columns: int) -> list[list[tuple[int, int]]]:
    """Return the sums of a table: each row and each column."""
    return [
        *([(row, column) for column in range(columns)] for row in range(rows)),
        *([(row, column) for row in range(rows)] for column in range(columns)),
    ]


def test_a_small_count_takes_others_with_it():
    known = {(0, 0): 3, (0, 1): 20, (1, 0): 30, (1, 1): 40}
    assert withheld(known, table(2, 2), LEAST) == set(known)
    assert withheld(known, [[(0, 0), (0, 1)]], LEAST) == {(0, 0), (0, 1)}
    assert withheld(known, [], LEAST) == {(0, 0)}


def test_nothing_small_nothing_withheld():
    known = dict.fromkeys(product(range(3), range(3)), 9)
    assert withheld(known, table(3, 3), LEAST) == set()


def test_what_several_sums_tell_together():
    """Two squares joined by one count: each sum has two withheld ones, and yet one follows."""
    squares = [
        *product((0, 1), (0, 1)),
        *product((2, 3), (2, 3)),
        (1, 2),
    ]
    assert solvable(set(squares), table(4, 4)) == [(1, 2)]
    known = dict.fromkeys(product(range(4), range(4)), 50) | dict.fromkeys(squares, 4)
    hidden = withheld(known, table(4, 4), LEAST)
    assert hidden > set(squares)
    assert solvable(set(hidden), table(4, 4)) == []


def test_too_many_to_work_out():
    known = {(0, n): 1 for n in range(MOST)} | {(1, 0): 9, (0, MOST): 9}
    assert withheld(known, [[*known]], LEAST) == {place for place in known if known[place] == 1}


counts = st.sampled_from([0, 1, 3, 4, 5, 7, 20, 60])


@given(st.integers(1, 4), st.integers(1, 4), st.data())
def test_two_tables_differ_where_something_is_withheld(rows, columns, data):
    """No withheld count follows from the sums: solved in fractions, by another way."""
    places = list(product(range(rows), range(columns)))
    known = {place: data.draw(counts) for place in places}
    sums = table(rows, columns)
    hidden = withheld(known, sums, LEAST)
    assert all(known[place] >= LEAST for place in known if place not in hidden)
    if hidden != set(known):
        for place in (one for one in hidden if known[one] > 0):
            assert not _follows(place, sorted(hidden), sums)


def _follows(
    place: tuple[int, int], hidden: list[tuple[int, int]], sums: list[list[tuple[int, int]]]
) -> bool:
    """True where adding the place as a sum of its own adds nothing to the rank."""
    matrix = [[Fraction(one in line) for one in hidden] for line in sums]
    alone = [Fraction(one == place) for one in hidden]
    return _rank(matrix) == _rank([*matrix, alone])


def _rank(matrix: list[list[Fraction]]) -> int:
    matrix = [list(row) for row in matrix]
    rank = 0
    for column in range(len(matrix[0]) if matrix else 0):
        pivot = next((n for n in range(rank, len(matrix)) if matrix[n][column]), None)
        if pivot is None:
            continue
        matrix[rank], matrix[pivot] = matrix[pivot], matrix[rank]
        for n in range(rank + 1, len(matrix)):
            factor = matrix[n][column] / matrix[rank][column]
            matrix[n] = [a - factor * b for a, b in zip(matrix[n], matrix[rank], strict=True)]
        rank += 1
    return rank
