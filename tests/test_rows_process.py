"""Process, roles and risks, one test for each row of docs/coverage.yml: what makes a good task."""

from tests.programmes_run import check_row


def test_c07_research():
    check_row("c07-research")
