"""Answers that GitHub would not give: none of them breaks anything, and none gets the token."""

import json
import time
from datetime import UTC, datetime

import pytest

from microcred.github import GitHub, GitHubRefused, GitHubUnavailable, bounded
from tests import loopback
from tests.loopback import Answer

TOKEN = "ghp_thisisasecret"
OPEN = "/repos/o/r/pulls?direction=desc&page=1&per_page=100&sort=created&state=open"


@pytest.fixture
def host(tmp_path):
    with loopback.host(tmp_path / "one", plain=True) as host:
        yield host


def ask(host):
    return GitHub(TOKEN, "o/r", host.address, pause=0).open_pulls(100)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"<html>Unicorn!</html>",
        b"{",
        b"[",
        b"[" * 100_000,
        b"[1]",
        b'[{"number": 1}]',
        b'{"message": "Not what you asked for"}',
        b"\xff\xfe",
        b"[" + b"1," * 100 + b"1]",
        b"1" * 5000,
    ],
)
def test_what_is_no_list_of_pull_requests(host, body):
    host.answers[OPEN] = body
    with pytest.raises(GitHubUnavailable) as away:
        ask(host)
    assert TOKEN not in str(away.value)
    assert str(away.value).isprintable()


def test_the_whole_of_what_is_there(host):
    host.answers[OPEN] = b"[]"
    assert ask(host) == ()
    ((_, headers),) = host.asked
    assert headers["Authorization"] == f"token {TOKEN}"
    assert headers["User-Agent"].startswith("microcred/")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_nobody_is_followed_anywhere(host, tmp_path, status):
    with loopback.host(tmp_path / "other", plain=True) as other:
        other.answers[OPEN] = b"[]"
        host.answers[OPEN] = Answer(b"", status, {"Location": f"{other.address}{OPEN}"})
        with pytest.raises(GitHubUnavailable, match="it sends elsewhere"):
            ask(host)
        assert other.asked == []
    assert len(host.asked) == 1


def test_an_answer_that_never_comes_is_not_waited_for_without_end(host):
    host.answers[OPEN] = Answer(b"[]", 202)
    with pytest.raises(GitHubUnavailable, match="it has no answer yet"):
        ask(host)


def test_an_answer_that_is_too_large(host, monkeypatch):
    monkeypatch.setattr(bounded, "MAX_BYTES", 1000)
    host.answers[OPEN] = b" " * 998 + b"[]"
    assert ask(host) == ()
    host.answers[OPEN] = b" " * 999 + b"[]"
    with pytest.raises(GitHubUnavailable, match="more than 1,000 bytes"):
        ask(host)


def test_an_answer_that_drips(host, monkeypatch):
    monkeypatch.setattr(bounded, "SECONDS", 0.2)

    def drip(write):
        for _ in range(20):
            write(b" " * bounded._PART)
            time.sleep(0.05)

    host.answers[OPEN] = Answer(write=drip)
    with pytest.raises(GitHubUnavailable, match=r"took more than 0.2 seconds"):
        ask(host)


def test_a_host_that_is_silent(host, monkeypatch):
    monkeypatch.setattr(bounded, "WAIT", 0.1)
    host.answers[OPEN] = Answer(b"[]", delay=1)
    with pytest.raises(GitHubUnavailable, match=r"did not answer in time|no connection"):
        ask(host)


def test_an_answer_that_is_cut_off(host):
    host.answers[OPEN] = Answer(b"[", headers={"Content-Length": "100"})
    with pytest.raises(GitHubUnavailable):
        ask(host)


def test_no_host_at_all(host):
    github = GitHub(TOKEN, "o/r", "http://127.0.0.1:9", pause=0)
    with pytest.raises(GitHubUnavailable, match="no connection") as away:
        github.open_pulls(100)
    assert TOKEN not in str(away.value)


@pytest.mark.parametrize(
    ("status", "headers", "message", "seconds"),
    [
        (429, {"Retry-After": "30"}, "Too many", 30),
        (403, {"Retry-After": "120"}, "No", 120),
        (403, {}, "You have exceeded a secondary rate limit.", 60),
        (403, {"Retry-After": "tomorrow"}, "Forbidden", None),
        (403, {"Retry-After": "9" * 30}, "Forbidden", None),
        (403, {"X-RateLimit-Remaining": "0"}, "Forbidden", None),
        (403, {"X-RateLimit-Remaining": "4", "X-RateLimit-Reset": "1793610000"}, "No", None),
        (403, {}, "Resource not accessible by integration", None),
        (422, {"Retry-After": "30"}, "Invalid", None),
    ],
)
def test_how_long_a_limit_holds(host, status, headers, message, seconds):
    host.answers[OPEN] = Answer(json.dumps({"message": message}).encode(), status, headers)
    if seconds is None:
        with pytest.raises(GitHubRefused):
            ask(host)
        return
    with pytest.raises(GitHubUnavailable) as away:
        ask(host)
    assert away.value.until
    left = away.value.until - datetime.now(UTC)
    assert abs(left.total_seconds() - seconds) < 10


def test_an_hour_that_is_used_up_says_when_the_next_begins(host):
    headers = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1793610000"}
    host.answers[OPEN] = Answer(b'{"message": "API rate limit exceeded for x"}', 403, headers)
    with pytest.raises(GitHubUnavailable, match="2026-11-02 09:00 UTC") as away:
        ask(host)
    assert away.value.until == datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "body",
    [
        b'{"message": "Validation Failed", "errors": [{"message": "It exists"}, "x", 5]}',
        b'{"message": ["\\u001b[31m"], "errors": "many"}',
        b'{"message": {"a": 1}, "errors": {"b": 2}}',
        b'{"message": "\\u001b[31mred"}',
        b"[1, 2]",
        b"no JSON",
        b"",
    ],
)
def test_whatever_an_error_says_is_told_on_one_plain_line(host, body):
    host.answers[OPEN] = Answer(body, 422)
    with pytest.raises((GitHubUnavailable, GitHubRefused)) as refused:
        ask(host)
    assert str(refused.value).isprintable()
    assert len(str(refused.value)) < 500
