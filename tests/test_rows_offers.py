"""Programmes with numbers: what is offered and how it is seen as a whole."""

from tests.programmes_run import check_row


def test_p07_standards():
    check_row("p07-standards")


def test_p22_comparison():
    check_row("p22-comparison")


def test_p25_purposes():
    check_row("p25-purposes")


def test_p26_eligible():
    check_row("p26-eligible")
