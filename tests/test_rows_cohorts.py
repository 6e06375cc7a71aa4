"""Programmes with numbers, and what people need: cohorts, mentors, studies, hours, impact."""

import re

import pytest

from tests.programmes_run import PROGRAMMES, check_row


def test_p01_tennessee():
    check_row("p01-tennessee")


def test_p05_five_thousand():
    check_row("p05-five-thousand")


def test_p07_phased_cohorts():
    check_row("p07-phased")


def test_p08_florida_waiting_list():
    check_row("p08-florida")


def test_p09_study():
    check_row("p09-study")


def test_p16_brooklyn():
    check_row("p16-brooklyn")


def test_c10_support():
    check_row("c10-support")


def test_c19_impact():
    check_row("c19-impact")


def test_c21_first_year():
    check_row("c21-first-year")


def test_c22_mentors():
    check_row("c22-mentors")


def test_c23_own_pace():
    check_row("c23-own-pace")


def test_c26_hours():
    check_row("c26-hours")


def test_c38_small_cohorts():
    check_row("c38-small-cohorts")


@pytest.mark.parametrize("row", ["p09-study", "c38-small-cohorts", "c19-impact", "c26-hours"])
def test_nobody_is_in_what_is_given_to_a_study(row):
    """The search that finds every id in the private folder finds none in the exports."""
    folder = PROGRAMMES / row
    ids = (folder / "people" / "roster.csv").read_text("utf-8").split("\n")[1:]
    ids = [line.partition(",")[0] for line in ids if line]
    private = "\n".join(path.read_text("utf-8") for path in (folder / "people").iterdir())
    exported = [path for path in folder.iterdir() if path.suffix in (".txt", ".csv", ".json")]
    assert len(ids) >= 20
    assert exported
    for one in ids:
        search = re.compile(rf"\b{re.escape(one)}\b")
        assert search.search(private)
        for path in exported:
            assert not search.search(path.read_text("utf-8")), path.name
