"""What a life costs: no event more than five requests, and the docs say just what was counted."""

import pytest

from microcred.bot.actions import CALLS
from tests.answering.calls import PAGE, measured, page


@pytest.fixture(scope="module")
def tables():
    return measured()


def test_no_event_costs_more_than_five_calls(tables):
    costs = {name: sum(routes.values()) for table in tables for name, routes in table.rows}
    assert len(costs) > 10
    dear = {name for name, cost in costs.items() if cost > CALLS}
    assert dear <= {name for name in costs if name.startswith("A sweep")}


def test_the_docs_say_what_was_counted(tables):
    """`python -m tests.answering.calls` writes the page anew."""
    assert PAGE.read_text("utf-8") == page(tables)
