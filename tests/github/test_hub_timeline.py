"""What a timeline says: all that happened, by whom, when, and what has become of it."""

from typing import Any

import pytest

from tests.github.here import AT, ATTEMPT, NAME
from tests.github.people import Declined


def moments(at, number: int = 1, query: str = "") -> list[Any]:
    """Return the timeline of an issue or pull request."""
    return list(at.ada.asks("GET", f"{AT}/issues/{number}/timeline{query}"))


def test_it_holds_commits_reviews_and_comments_in_order(at):
    pull = at.proposal()
    at.hub.clock.forward(days=1)
    at.grace.reviews(pull, "request-changes", "Wait a little longer.")
    at.hub.clock.forward(days=1)
    at.ada.adds(pull, ATTEMPT, "It went better.\n")
    at.hub.clock.forward(days=1)
    at.ada.comments(pull, "Once more, please.")
    at.hub.clock.forward(days=1)
    at.grace.reviews(pull, "approve", "Yes.")
    at.grace.merges(pull)
    said = [
        (one["event"], (one.get("actor") or one.get("user") or {"login": None})["login"])
        for one in moments(at)
    ]
    assert said == [
        ("committed", None),
        ("reviewed", "grace"),
        ("committed", None),
        ("commented", "ada"),
        ("reviewed", "grace"),
        ("merged", "grace"),
        ("closed", "grace"),
    ]


def test_a_review_says_which_commit_it_judged(at):
    pull = at.proposal()
    judged = at.repo.thread(pull.number).pull.head
    at.grace.reviews(pull, "approve", "Yes.")
    at.ada.adds(pull, ATTEMPT, "Something else.\n")
    review = next(one for one in moments(at) if one["event"] == "reviewed")
    assert (review["commit_id"], review["state"]) == (judged, "approved")
    assert at.repo.thread(pull.number).pull.head != judged


@pytest.mark.parametrize(("kind", "made"), [("comment", "created_at"), ("review", "submitted_at")])
def test_an_edit_shows(at, kind, made):
    pull = at.proposal()
    said = (
        at.ada.comments(pull, "one")
        if kind == "comment"
        else at.ada.reviews(pull, "comment", "one")
    )
    at.hub.clock.forward(hours=2)
    at.ada.edits(said, "two")
    (found,) = [one for one in moments(at) if one["event"] in {"commented", "reviewed"}]
    assert found["body"] == "two"
    assert (found[made], found["updated_at"]) == ("2026-11-02T09:00:00Z", "2026-11-02T11:00:00Z")


def test_what_is_taken_away_is_gone(at):
    pull = at.proposal()
    at.ada.deletes(at.ada.comments(pull, "/withdraw"))
    assert [one["event"] for one in moments(at)] == ["committed"]
    assert at.hub.happened("issue_comment", "deleted")[0].payload["comment"]["body"] == "/withdraw"


def test_a_review_that_is_dismissed_counts_no_longer(at):
    pull = at.proposal()
    review = at.grace.reviews(pull, "approve", "Yes.")
    at.owner.dismisses(pull, review, "Not hers to score.")
    events = {one["event"]: one for one in moments(at)}
    assert events["reviewed"]["state"] == "dismissed"
    known = events["review_dismissed"]["dismissed_review"]
    assert (known["state"], known["dismissal_message"]) == ("approved", "Not hers to score.")


def test_labels_and_assignees(at):
    pull = at.proposal()
    at.grace.asks(
        "PATCH", f"{AT}/issues/{pull.number}", {"labels": ["scoring"], "assignees": ["grace"]}
    )
    at.grace.asks("DELETE", f"{AT}/issues/{pull.number}/labels/scoring")
    labeled, assigned, unlabeled = moments(at)[1:]
    assert (labeled["event"], labeled["label"]["name"]) == ("labeled", "scoring")
    assert (assigned["event"], assigned["assignee"]["id"]) == ("assigned", 202)
    assert (unlabeled["event"], unlabeled["label"]["name"]) == ("unlabeled", "scoring")


def test_who_commented_can_be_assigned(at):
    pull = at.proposal()
    at.ada.comments(pull, "Me.")
    shown = at.grace.asks("PATCH", f"{AT}/issues/{pull.number}", {"assignees": ["ada"]})
    assert [one["login"] for one in shown["assignees"]] == ["ada"]


@pytest.mark.parametrize(
    ("who", "status", "message"),
    [("grace", 200, ""), ("olga", 200, ""), ("ada", 422, "invalid"), ("nobody", 422, "invalid")],
)
def test_who_has_no_access_cannot_be_assigned(at, who, status, message):
    pull = at.proposal()
    given = {"assignees": ["grace", who], "labels": ["scoring"]}
    if status == 200:
        shown = at.grace.asks("PATCH", f"{AT}/issues/{pull.number}", given)
        assert {one["login"] for one in shown["assignees"]} == {"grace", who}
        return
    with pytest.raises(Declined, match=message) as refused:
        at.grace.asks("PATCH", f"{AT}/issues/{pull.number}", given)
    assert refused.value.status == status
    shown = at.ada.asks("GET", f"{AT}/issues/{pull.number}")
    assert (shown["assignees"], shown["labels"]) == ([], [])


def test_who_is_added_and_cannot_be_is_dropped_without_a_word(at):
    pull = at.proposal()
    path = f"{AT}/issues/{pull.number}/assignees"
    shown = at.grace.asks("POST", path, {"assignees": ["ada", "grace"]})
    assert [one["login"] for one in shown["assignees"]] == ["grace"]
    with pytest.raises(Declined, match="404"):
        at.grace.asks("POST", path, {"assignees": ["nobody"]})


def test_labels_of_who_may_not_set_them_are_dropped(at):
    at.ada.opens_issue(at.repo, "My submission", "text", labels=["submission"])
    at.grace.opens_issue(at.repo, "Another", "text", labels=["submission"])
    hers, other = at.repo.thread(1), at.repo.thread(2)
    assert [one.name for one in hers.labels] == []
    assert [one.name for one in other.labels] == ["submission"]


def test_it_comes_in_pages(at):
    pull = at.proposal()
    for number in range(70):
        at.ada.comments(pull, f"number {number}")
    client = at.client(at.repo.actions_token({}))
    issue = client.get_repo(NAME).get_issue(pull.number)
    found = [one.body for one in issue.get_timeline() if one.event == "commented"]
    assert found == [f"number {number}" for number in range(70)]
    pages = [one for one in at.hub.calls if one.route and one.route.endswith("/timeline")]
    assert len(pages) == 3
    assert len(moments(at, query="?per_page=100")) == 71
    assert [one["body"] for one in moments(at, query="?per_page=10&page=8")] == ["number 69"]


def test_links_to_other_pages(at):
    pull = at.proposal()
    for number in range(5):
        at.ada.comments(pull, f"number {number}")
    client = at.client(at.ada.token)
    headers, _ = client.requester.requestJsonAndCheck(
        "GET", f"{AT}/issues/{pull.number}/comments", parameters={"per_page": 2, "page": 2}
    )
    at_page = f"<{at.hub.api}{AT}/issues/1/comments?per_page=2&page="
    assert headers["link"] == (
        f'{at_page}1>; rel="prev", {at_page}3>; rel="next", {at_page}3>; rel="last",'
        f' {at_page}1>; rel="first"'
    )


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", [3, 2, 1]),
        ("?direction=asc", [1, 2, 3]),
        ("?sort=created&direction=desc", [3, 2, 1]),
        ("?sort=updated&direction=desc", [1, 3, 2]),
        ("?sort=updated", [2, 3, 1]),
        ("?state=closed", [4]),
        ("?state=all&per_page=2", [4, 3]),
        ("?head=ada:patch-2", [2]),
        ("?base=other", []),
    ],
)
def test_pull_requests_are_listed_as_asked_for(at, query, numbers):
    pulls = [
        at.ada.proposes(at.repo, f"submissions/{number}.md", "text\n") for number in range(1, 5)
    ]
    at.hub.clock.forward(days=1)
    at.ada.comments(pulls[0], "Any news?")
    at.ada.closes(pulls[3])
    assert [one["number"] for one in at.ada.asks("GET", f"{AT}/pulls{query}")] == numbers
