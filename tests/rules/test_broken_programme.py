"""tests/programmes/broken is wrong in every way; expected.txt lists every problem with it."""

from datetime import date
from pathlib import Path

from microcred.check import check
from microcred.rules.page import every_rule

PROGRAMMES = Path(__file__).parents[1] / "programmes"
TODAY = date(2026, 11, 21)
BROKEN = check(PROGRAMMES / "broken", TODAY).problems


def test_every_problem_is_found():
    expected = (PROGRAMMES / "broken/expected.txt").read_text(encoding="utf-8")
    assert "".join(f"{problem}\n" for problem in BROKEN) == expected


def test_every_rule_and_shape_check_is_broken():
    codes = {problem.code for problem in BROKEN}
    assert codes >= {rule.code for rule in every_rule()}
    assert codes >= {"F02", "F03", "F04", "F08", "M01", "M02", "M03"}


def test_every_problem_says_how_to_mend_it():
    for problem in BROKEN:
        assert problem.fix.endswith((".", "…")), problem


def test_the_good_programme_has_no_problem():
    assert check(PROGRAMMES / "good", TODAY).problems == ()
