"""What is offered and how it is shown, one test for each row: pathways, organisations, the site."""

from tests.programmes_run import check_row


def test_p02_list_of_fifteen():
    check_row("p02-list-of-fifteen")


def test_p02_faulty_list():
    check_row("p02-faulty-list")


def test_p04_surplus():
    check_row("p04-surplus")


def test_p13_richardson():
    check_row("p13-richardson")


def test_p14_two_origins():
    check_row("p14-two-origins")


def test_p17_planned():
    check_row("p17-planned")


def test_p21_teaching_matters():
    check_row("p21-teaching-matters")


def test_p22_partner():
    check_row("p22-partner")


def test_p23_union():
    check_row("p23-union")


def test_c13_rigor_and_value():
    check_row("c13-rigor-and-value")


def test_c28_wall():
    check_row("c28-wall")


def test_c31_pathways():
    check_row("c31-pathways")


def test_c31_faulty():
    check_row("c31-faulty")


def test_c34_follow_up():
    check_row("c34-follow-up")


def test_c36_authors():
    check_row("c36-authors")


def test_c37_opposites():
    check_row("c37-opposites")


def test_c40_two_first_pages():
    check_row("c40-two-first-pages")


def test_c44_requests():
    check_row("c44-requests")
