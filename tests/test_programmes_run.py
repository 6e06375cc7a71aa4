"""The harness of the example programmes: what it compares, and that it can fail."""

import shutil

import pytest

from tests import mutate, programmes_run
from tests.mutate import Fate, fate
from tests.programmes_run import PROGRAMMES, Change, cases, check_row

ROW = "c07-research"
YEAR = Change(
    file="programme/credentials/think-time.md", find="    year: 1987\n", replace="    year: 2087\n"
)
SAME = Change(file=YEAR.file, find=YEAR.find, replace=YEAR.find)
BROKEN = Change(file="programme/credentials/think-time.md", find="nowhere in it", replace="")


@pytest.fixture
def copies(tmp_path, monkeypatch):
    """The example programmes of one row, to be spoiled."""
    for name in ("good", "bare", ROW):
        shutil.copytree(PROGRAMMES / name, tmp_path / name)
    monkeypatch.setattr(programmes_run, "PROGRAMMES", tmp_path)
    monkeypatch.setattr(mutate, "PROGRAMMES", tmp_path)
    return tmp_path / ROW


@pytest.mark.parametrize(
    ("change", "expected"),
    [(YEAR, Fate.FAILED), (SAME, Fate.SURVIVED), (BROKEN, Fate.CRASHED)],
    ids=["another number", "the same number", "a place that is not there"],
)
def test_an_altered_number_is_noticed(copies, change, expected):
    assert fate(ROW, change) is expected


def test_a_golden_output_that_differs_fails(copies):
    check_row(ROW)
    file = copies / "check.txt"
    file.write_text(file.read_text("utf-8").replace("1 error", "2 errors"), "utf-8")
    with pytest.raises(AssertionError, match=r"check\.txt differs"):
        check_row(ROW)
    assert fate(ROW) is Fate.UNSOUND


def test_a_command_that_exits_otherwise_fails(copies):
    file = copies / "case.yml"
    file.write_text(file.read_text("utf-8").replace("exit: 1", "exit: 0"), "utf-8")
    with pytest.raises(AssertionError, match="exited 1"):
        check_row(ROW)


def test_golden_outputs_are_written_only_when_asked_for(copies, capsys):
    (copies / "check.txt").write_text("nothing\n", "utf-8")
    programmes_run.main([ROW])
    assert capsys.readouterr().out == f"wrote tests/programmes/{ROW}/check.txt\n"
    check_row(ROW)


def test_a_case_with_an_unknown_field_is_refused(copies):
    file = copies / "case.yml"
    file.write_text(f"{file.read_text('utf-8')}more: 1\n", "utf-8")
    with pytest.raises(AssertionError, match="more"):
        check_row(ROW)


def test_each_case_is_of_the_row_that_its_folder_names():
    for name in cases():
        row = programmes_run.case(name).row
        assert name.partition("-")[0] == f"{row[0].lower()}{int(row[1:]):02d}", name
