"""docs/coverage.md: every row is on it, with the tests that are named by it."""

from collections import Counter

from tests.coverage import PAGE, ROOT, WANTED, coverage, page, row_of, row_tests
from tests.programmes_run import case, cases


def test_every_row_is_listed_once_and_in_order():
    assert tuple(row.row for row in coverage().rows) == WANTED


def test_each_test_of_a_row_has_a_name_of_its_own_and_a_row_that_is_listed():
    names = Counter(found.name for found in row_tests())
    assert {name: count for name, count in names.items() if count > 1} == {}
    assert {row_of(name) for name in names} <= set(WANTED)


def test_every_row_has_a_test():
    assert set(WANTED) - {row_of(found.name) for found in row_tests()} == set()


def test_each_test_runs_the_folders_of_its_row_and_every_folder_is_run():
    ran = [(row_of(found.name), folder) for found in row_tests() for folder in found.programmes]
    assert [(row, folder) for row, folder in ran if case(folder).row != row] == []
    assert set(cases()) - {folder for _, folder in ran} == set()


def test_the_page_is_current():
    assert (ROOT / PAGE).read_text("utf-8") == page()
