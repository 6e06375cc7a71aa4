"""Programmes with numbers: what organisations give for awards."""

from tests.programmes_run import check_row


def test_p03_three_in_a_year():
    check_row("p03-three-in-a-year")


def test_p06_licence_draft():
    check_row("p06-licence-draft")


def test_p06_licence_in_force():
    check_row("p06-licence-in-force")


def test_p10_mineola():
    check_row("p10-mineola")


def test_p11_ten_teachers():
    check_row("p11-ten-teachers")


def test_p12_deadline():
    check_row("p12-deadline")


def test_p15_payroll():
    check_row("p15-payroll")


def test_p19_each_its_own():
    check_row("p19-each-its-own")


def test_p20_relicensure():
    check_row("p20-relicensure")


def test_p24_four_strands():
    check_row("p24-four-strands")


def test_p24_unknown_strand():
    check_row("p24-unknown-strand")


def test_c15_incentives():
    check_row("c15-incentives")


def test_c25_no_hours():
    check_row("c25-no-hours")


def test_c32_recognition():
    check_row("c32-recognition")
