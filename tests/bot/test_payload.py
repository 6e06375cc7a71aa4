"""Payloads of events to what happened: GitHub's own examples, and whatever anybody may send."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.bot.happening import Happening, Kind
from microcred.bot.payload import happening, named
from microcred.bot.wire import Unreadable
from tests.github.spec import EXAMPLES, read

BOT = 41898282
HEAD = "af4a3908e8c88104595296f923bf1b6aeee8b171"


@pytest.fixture(scope="module")
def examples():
    return {one["name"]: one["examples"] for one in read(EXAMPLES)}


@pytest.mark.parametrize(
    ("name", "kind", "number"),
    [
        ("pull_request", Kind.PULL, "pull_request"),
        ("pull_request_target", Kind.PULL, "pull_request"),
        ("pull_request_review", Kind.REVIEW, "pull_request"),
        ("issues", Kind.ISSUE, "issue"),
    ],
)
def test_every_example_of_an_event_that_is_ours(examples, name, kind, number):
    found = examples[name.removesuffix("_target")]
    assert len(found) >= 4
    for payload in found:
        assert happening(name, payload, BOT) == Happening(kind, payload[number]["number"])


def test_a_comment_is_on_a_pull_request_or_on_an_issue(examples):
    payload = json.loads(json.dumps(examples["issue_comment"][0]))
    number = payload["issue"]["number"]
    assert happening("issue_comment", payload, BOT) == Happening(Kind.ISSUE, number)
    payload["issue"]["pull_request"] = {"url": f"https://api.github.com/repos/o/r/pulls/{number}"}
    assert happening("issue_comment", payload, BOT) == Happening(Kind.COMMENT, number)


def test_a_comment_of_ours_is_no_news(examples):
    payload = examples["issue_comment"][0]
    sender = payload["sender"]["id"]
    assert happening("issue_comment", payload, BOT) is not None
    assert happening("issue_comment", payload, sender) is None


def test_the_end_of_a_review_signal_only_tells_the_head(examples):
    payload = json.loads(json.dumps(examples["workflow_run"][0]))
    payload["workflow_run"] |= {"event": "pull_request_review", "head_sha": HEAD}
    assert happening("workflow_run", payload, BOT) == Happening(Kind.REVIEW, head=HEAD)
    payload["workflow_run"]["event"] = "push"
    assert happening("workflow_run", payload, BOT) is None


@pytest.mark.parametrize("name", ["schedule", "workflow_dispatch", "repository_dispatch"])
def test_what_begins_a_sweep(name):
    assert happening(name, {}, BOT) == Happening(Kind.SWEEP)


def test_all_other_events_are_none_of_ours(examples):
    ours = {"issues", "issue_comment", "pull_request", "pull_request_review", "workflow_run"}
    ours |= {"schedule", "workflow_dispatch", "repository_dispatch"}
    others = [(name, one) for name in examples.keys() - ours for one in examples[name]]
    assert len(others) > 150
    assert [name for name, one in others if happening(name, one, BOT)] == []


@pytest.mark.parametrize("name", ["pull_request_target", "issues", "issue_comment", "workflow_run"])
@pytest.mark.parametrize(
    "payload",
    [
        None,
        [],
        "x",
        {},
        {"pull_request": None, "issue": None, "workflow_run": None},
        {"pull_request": {"number": "5"}, "issue": {"number": True}, "workflow_run": {}},
        {"pull_request": {"number": 0}, "issue": {"number": -1}},
        {"pull_request": {"number": 10**30}, "issue": {"number": 1.5}},
        {"workflow_run": {"head_sha": "../../x", "event": "pull_request_review"}},
    ],
)
def test_a_payload_that_is_not_what_its_event_has_says_which_field(name, payload):
    with pytest.raises(Unreadable, match=r"^[a-z_.0-9 ]+: "):
        happening(name, payload, BOT)


def test_the_name_of_an_event_is_told_by_its_payload(examples: dict[str, Any]) -> None:
    told = {
        name: {named(one) for one in examples[name]}
        for name in ("issues", "issue_comment", "pull_request_review", "workflow_run")
    }
    assert told == {name: {name} for name in told}
    assert {named(one) for one in examples["pull_request"]} == {"pull_request_target"}
    assert named({"schedule": "17 * * * *"}) == "schedule"
    assert {named(one) for one in examples["workflow_dispatch"]} == {"workflow_dispatch"}
    assert {named(one) for one in examples["repository_dispatch"]} == {"repository_dispatch"}
    nothing: list[Any] = [None, [], {}, examples["ping"][0]]
    assert [named(one) for one in nothing] == [None] * 4


anything: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
keys = st.sampled_from(["pull_request", "issue", "comment", "review", "workflow_run", "sender"])


@given(st.text() | keys, st.dictionaries(keys, st.dictionaries(st.text() | keys, anything)))
def test_nothing_that_is_sent_breaks_anything(name, payload):
    try:
        found = happening(name, payload, BOT)
    except Unreadable as odd:
        assert str(odd).isprintable()
    else:
        assert found is None or found.number is None or found.number > 0
    assert named(payload) is None or isinstance(named(payload), str)
