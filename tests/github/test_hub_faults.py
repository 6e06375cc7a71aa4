"""What goes wrong on demand goes wrong as told: done or not done, answered or not."""

import time

import pytest
import requests

from github import GithubException
from tests.github.faults import Fault
from tests.github.here import AT, NAME

COMMENT = "POST /repos/{owner}/{repo}/issues/{issue_number}/comments"


def say(at, text: str = "hello"):
    """Write a comment by a program, over HTTP."""
    token = at.repo.actions_token({"issues": "write"})
    return at.client(token).requester.requestJsonAndCheck(
        "POST", f"{AT}/issues/1/comments", input={"body": text}
    )


@pytest.mark.parametrize(
    ("fault", "status", "done"),
    [
        (Fault.SERVER_ERROR, 500, False),
        (Fault.BAD_GATEWAY, 502, True),
        (Fault.SECONDARY_LIMIT, 403, False),
        (Fault.PRIMARY_LIMIT, 403, False),
        (Fault.TOO_MANY, 429, False),
        (Fault.NOT_FOUND, 404, False),
        (Fault.STALE, 409, False),
    ],
)
def test_what_is_answered_and_what_is_done(at, fault, status, done):
    at.proposal()
    at.hub.faults.on(COMMENT, fault)
    with pytest.raises(GithubException) as failed:
        say(at)
    assert failed.value.status == status
    assert len(at.repo.thread(1).comments) == int(done)
    say(at)
    assert len(at.repo.thread(1).comments) == int(done) + 1
    assert [(one.route, one.status, one.fault) for one in at.hub.calls] == [
        (COMMENT, status, fault),
        (COMMENT, 201, None),
    ]


@pytest.mark.parametrize(
    ("fault", "done"), [(Fault.TIME_OUT, False), (Fault.SILENCE, True), (Fault.RESET, True)]
)
def test_what_is_never_answered(at, fault, done):
    at.proposal()
    at.hub.faults.silence = 0.3
    at.hub.faults.at(1, fault)
    began = time.monotonic()
    with pytest.raises(requests.exceptions.ConnectionError):
        say(at)
    assert (time.monotonic() - began >= 0.3) is (fault is not Fault.RESET)
    assert len(at.repo.thread(1).comments) == int(done)
    assert at.hub.calls[0].status == 0


def test_limits_say_how_long_they_last(at):
    at.proposal()
    at.hub.faults.retry_after = 7
    at.hub.faults.at(1, Fault.SECONDARY_LIMIT)
    at.hub.faults.at(2, Fault.PRIMARY_LIMIT)
    mine = {"Authorization": f"token {at.ada.token}"}
    secondary, primary = (
        requests.get(f"{at.hub.api}{AT}", timeout=5, headers=mine) for _ in range(2)
    )
    assert secondary.headers["Retry-After"] == "7"
    assert "secondary rate limit" in secondary.json()["message"]
    assert primary.headers["x-ratelimit-remaining"] == "0"
    assert int(primary.headers["x-ratelimit-reset"]) > time.time() + 3000


def test_the_nth_call_from_now(at):
    at.proposal()
    at.hub.faults.at(2, Fault.SERVER_ERROR)
    say(at)
    with pytest.raises(GithubException):
        say(at)
    say(at)
    assert [one.status for one in at.hub.calls] == [201, 500, 201]


def test_something_happens_between_doing_and_answering(at):
    at.proposal()
    seen = []
    at.hub.faults.after(1, lambda: seen.append(len(at.repo.thread(1).comments)))
    say(at)
    assert seen == [1]


def headers_of(failed: pytest.ExceptionInfo[GithubException]) -> dict[str, str]:
    """Return the headers of an answer, in lower case as PyGithub has them."""
    return failed.value.headers or {}


def test_a_token_has_so_many_calls_an_hour(at):
    at.hub.limits.hourly = 3
    mine = at.client(at.ada.token)
    assert mine.get_rate_limit().rate.remaining == 2
    mine.get_repo(NAME)
    mine.get_repo(NAME)
    with pytest.raises(GithubException) as over:
        mine.get_repo(NAME)
    assert (over.value.status, headers_of(over)["x-ratelimit-remaining"]) == (403, "0")
    at.client(at.grace.token).get_repo(NAME)


def test_tokens_of_github_actions_share_an_hour(at):
    at.hub.limits.hourly = 2
    for _ in range(2):
        at.client(at.repo.actions_token({})).get_repo(NAME)
    with pytest.raises(GithubException) as over:
        at.client(at.repo.actions_token({})).get_repo(NAME)
    assert over.value.status == 403


def test_so_many_contents_in_a_minute(at):
    at.proposal()
    at.hub.limits.content = 2
    say(at)
    say(at)
    with pytest.raises(GithubException) as over:
        say(at)
    assert (over.value.status, headers_of(over)["retry-after"]) == (403, "60")
    assert len(at.repo.thread(1).comments) == 2


def test_calls_are_counted_by_route(at):
    at.proposal()
    say(at)
    say(at)
    at.client(at.ada.token).get_repo(NAME)
    assert at.hub.calls.table() == {COMMENT: 2, "GET /repos/{owner}/{repo}": 1}
    assert [(one.kind, one.login) for one in at.hub.calls] == [
        ("actions", "github-actions[bot]"),
        ("actions", "github-actions[bot]"),
        ("user", "ada"),
    ]
