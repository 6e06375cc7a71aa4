"""What GitHub says of pull requests, comments and reviews, and what is refused of it."""

from datetime import UTC, datetime
from typing import Any

import pytest

from microcred.bot import marker, wire
from microcred.bot.pull import Account, Comment, Verdict
from microcred.bot.wire import (
    GHOST,
    CommentWire,
    IssueWire,
    PullWire,
    Unreadable,
)
from tests.github.spec import EXAMPLES, read

HEAD = "af4a3908e8c88104595296f923bf1b6aeee8b171"
NEXT = "bf4a3908e8c88104595296f923bf1b6aeee8b171"
AT = "2026-11-02T09:00:00Z"
ADA = {"id": 1003, "login": "ada", "type": "User"}
PULL: dict[str, Any] = {
    "number": 5,
    "user": ADA,
    "head": {"ref": "patch-1", "sha": HEAD, "repo": {"full_name": "ada/programme"}},
    "base": {"ref": "main", "sha": NEXT, "repo": {"full_name": "district/programme"}},
    "title": "Create attempt-1.md",
    "body": None,
    "state": "open",
    "draft": False,
    "merged_at": None,
    "created_at": AT,
    "updated_at": AT,
    "labels": [{"name": "state: scoring"}],
    "assignees": [{"id": 202, "login": "grace"}],
}
REVIEW: dict[str, Any] = {
    "event": "reviewed",
    "id": 7,
    "user": {"id": 202, "login": "grace", "type": "User"},
    "body": "Seen.",
    "state": "approved",
    "commit_id": HEAD,
    "submitted_at": AT,
}
COMMENT: dict[str, Any] = {
    "event": "commented",
    "id": 3,
    "user": ADA,
    "body": "/help",
    "created_at": AT,
}


def moment(text):
    return datetime.fromisoformat(text)


def pull(**changes):
    return wire.pull(wire.read(PullWire, PULL | changes))


def test_a_pull_request():
    found = pull()
    assert (found.number, found.author) == (5, Account(1003, "ada"))
    assert (found.head, found.repository, found.branch) == (HEAD, "ada/programme", "patch-1")
    assert (found.base, found.open, found.merged, found.draft) == ("main", True, False, False)
    assert (found.labels, found.assignees) == (("state: scoring",), ("grace",))
    assert found.opened == moment(AT)


def test_every_pull_request_and_comment_of_githubs_examples_can_be_read():
    examples = {one["name"]: one["examples"] for one in read(EXAMPLES)}
    pulls = [one["pull_request"] for one in examples["pull_request"]]
    assert len(pulls) > 20
    for one in pulls:
        assert wire.pull(wire.read(PullWire, one)).head == one["head"]["sha"]
    for one in examples["issue_comment"]:
        said = wire.comment(wire.read(CommentWire, one["comment"]))
        assert said.body == one["comment"]["body"]
        assert wire.issue(wire.read(IssueWire, one["issue"])).number == one["issue"]["number"]


def test_a_fork_and_an_account_that_were_deleted():
    found = pull(head=PULL["head"] | {"repo": None}, user=None, assignees=None)
    assert (found.repository, found.author, found.assignees) == (None, GHOST, ())
    assert GHOST.number == 0  # which is nobody's


def test_merged_closed_and_draft():
    found = pull(state="closed", merged_at=AT, draft=True)
    assert (found.open, found.merged, found.draft) == (False, True, True)
    assert not pull(state="closed").merged


def test_a_bot_is_told_apart_by_its_kind():
    robot = {"id": 41898282, "login": "github-actions[bot]", "type": "Bot"}
    assert pull(user=robot).author == Account(41898282, "github-actions[bot]", bot=True)


def test_which_issue_a_pull_request_says_it_was_made_from():
    assert pull(body=marker.marked("issue", {"issue": 12}, "Words.")).issue == 12
    assert pull(body="made from #12").issue is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"number": "5"}, "number"),
        ({"number": 0}, "number"),
        ({"number": True}, "number"),
        ({"user": {"id": 1.5, "login": "x"}}, "user.id"),
        ({"user": {"id": -3, "login": "x"}}, "user.id"),
        ({"user": "ada"}, "user"),
        ({"head": PULL["head"] | {"sha": "main"}}, "head.sha"),
        ({"head": PULL["head"] | {"sha": HEAD + "\n"}}, "head.sha"),
        ({"head": None}, "head"),
        ({"title": "x" * 2000}, "title"),
        ({"body": "x" * (wire.BODY + 1)}, "body"),
        ({"body": ["x"]}, "body"),
        ({"state": "open\n"}, "state"),
        ({"created_at": "yesterday"}, "created_at"),
        ({"created_at": "2026-11-02T09:00:00"}, "created_at"),
        ({"labels": {"name": "x"}}, "labels"),
        ({"labels": [{"name": 1}]}, "labels.0.name"),
        ({"draft": "no"}, "draft"),
    ],
)
def test_what_is_not_as_github_says_names_the_field(changes, field):
    with pytest.raises(Unreadable) as refused:
        pull(**changes)
    assert str(refused.value).startswith(f"{field}: ")
    assert str(refused.value).isprintable()


def test_no_odd_text_is_repeated():
    with pytest.raises(Unreadable) as refused:
        pull(state="\x1b[31mred")
    assert "red" not in str(refused.value)


# --- what was said ---


def test_comments_in_the_order_they_were_made():
    later = COMMENT | {"id": 4, "created_at": "2026-11-02T09:00:01Z"}
    found = wire.comments([later, COMMENT, {"event": "labeled"}, {"event": "committed"}])
    assert [one.id for one in found] == [3, 4]
    assert found[0] == Comment(3, Account(1003, "ada"), moment(AT), "/help")


def test_a_comment_was_edited_where_it_changed_after_it_was_made():
    same, later = COMMENT | {"updated_at": AT}, COMMENT | {"updated_at": "2026-11-02T10:00:00Z"}
    assert [one.edited for one in wire.comments([COMMENT, same])] == [None, None]
    assert wire.comments([later])[0].edited == moment("2026-11-02T10:00:00Z")


@pytest.mark.parametrize("state", ["approved", "changes_requested", "commented", "APPROVED"])
def test_a_review_and_the_commit_it_judged(state):
    (found,) = wire.reviews([REVIEW | {"state": state}])
    verdicts = {
        "approved": Verdict.APPROVE,
        "changes_requested": Verdict.REQUEST_CHANGES,
        "commented": Verdict.COMMENT,
    }
    assert (found.verdict, found.commit) == (verdicts[state.lower()], HEAD)
    assert found.at == datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def test_a_review_that_was_not_handed_in_or_is_of_no_known_kind_is_none():
    waiting = {key: value for key, value in REVIEW.items() if key != "submitted_at"}
    assert wire.reviews([waiting | {"state": "pending"}, REVIEW | {"state": "wonderful"}]) == ()


def test_a_review_of_a_commit_that_github_forgot_and_of_a_deleted_account():
    (found,) = wire.reviews([REVIEW | {"commit_id": None, "user": None, "body": None}])
    assert (found.commit, found.by, found.body) == (None, GHOST, "")


def test_a_push_dismisses_nothing_that_a_review_said():
    dismissed = {"event": "review_dismissed"}
    review = {"review_id": 7, "state": "changes_requested"}
    by_push = dismissed | {"dismissed_review": review | {"dismissal_commit_id": NEXT}}
    by_hand = dismissed | {"dismissed_review": review | {"dismissal_message": "No."}}
    other = dismissed | {"dismissed_review": review | {"review_id": 8, "dismissal_commit_id": NEXT}}
    said = REVIEW | {"state": "dismissed"}
    assert wire.reviews([said, by_push])[0].verdict is Verdict.REQUEST_CHANGES
    assert wire.reviews([said, by_hand])[0].verdict is Verdict.DISMISSED
    assert wire.reviews([said, other])[0].verdict is Verdict.DISMISSED
    assert wire.reviews([said])[0].verdict is Verdict.DISMISSED


@pytest.mark.parametrize(
    "entry",
    [
        None,
        "commented",
        [],
        COMMENT | {"id": None},
        COMMENT | {"created_at": 10**30},
        COMMENT | {"body": 5},
        REVIEW | {"commit_id": "x"},
        {"event": "review_dismissed"},
    ],
)
def test_an_odd_entry_refuses_the_whole_timeline(entry):
    with pytest.raises(Unreadable):
        _ = wire.comments([COMMENT, entry]), wire.reviews([REVIEW, entry])
