"""What a life costs: no event more than five requests, and the docs say just what was counted."""

from microcred.bot.actions import CALLS
from tests.answering.calls import PAGE, one_attempt, others, page, two_attempts
from tests.lives import lives


def test_no_event_costs_more_than_five_calls(tmp_path):
    counted = []
    for place, live in enumerate((one_attempt, two_attempts, others)):
        with lives(tmp_path / str(place)) as life:
            counted += live(life).rows
    costs = {name: sum(routes.values()) for name, routes in counted}
    assert len(costs) > 10
    assert {
        name: cost for name, cost in costs.items() if cost > CALLS and "sweep" not in name
    } == {}


def test_the_docs_say_what_was_counted():
    assert PAGE.read_text("utf-8") == page()
