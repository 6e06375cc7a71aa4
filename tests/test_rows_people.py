"""Process, roles and risks: who holds what, how far badges can be trusted, how they came to be."""

from tests.programmes_run import check_row


def test_c11_strongest_first():
    check_row("c11-strongest-first")


def test_c16_race_to_the_bottom():
    check_row("c16-race-to-the-bottom")


def test_c17_currency():
    check_row("c17-currency")


def test_c18_coins():
    check_row("c18-coins")
    check_row("c18-overlap")


def test_c29_expertise():
    check_row("c29-expertise")


def test_c30_coverage():
    check_row("c30-coverage")


def test_c33_career():
    check_row("c33-career")


def test_c43_trail():
    check_row("c43-trail")
