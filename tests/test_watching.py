"""Links looked at over the network, and one issue that is kept, on the GitHub of the tests."""

from dataclasses import replace
from datetime import date

import pytest

from microcred.github import GitHub
from microcred.verify import CannotFetch
from microcred.watch import MARK, Date, Report
from microcred.watching import keep, look
from microcred.web import Web
from tests.folder import CREDENTIAL, edit, good, text_of
from tests.github.here import NAME, here
from tests.loopback import HOST, Answer, host

TODAY = date(2026, 11, 23)
BOT = 41898282
TO_DO = Report((Date("credentials/x.md", 3, TODAY, "the review of x is due"),))


@pytest.fixture
def at(tmp_path):
    with here(tmp_path) as found:
        yield found


@pytest.fixture
def github(at) -> GitHub:
    token = at.repo.actions_token({"issues": "write", "contents": "read"})
    return GitHub(token, NAME, at.hub.api, pause=0)


def issues(at, state="open"):
    return list(at.owner.asks("GET", f"/repos/{NAME}/issues?state={state}"))


def test_one_issue_is_opened_kept_and_closed(at, github):
    assert keep(github, BOT, TO_DO, TODAY) == "opened"
    assert keep(github, BOT, TO_DO, date(2026, 11, 30)) == "updated"
    (issue,) = issues(at)
    assert issue["user"]["login"] == "github-actions[bot]"
    assert "2026-11-30" in issue["body"]
    assert keep(github, BOT, Report(), TODAY) == "closed"
    assert issues(at) == []
    assert keep(github, BOT, Report(), TODAY) == "nothing"
    assert keep(github, BOT, TO_DO, TODAY) == "opened"
    assert len(issues(at, "all")) == 2


def test_an_issue_of_somebody_else_that_looks_like_it_is_left_alone(at, github):
    forged = at.ada.opens_issue(at.repo, "To look at", f"{MARK}\nNothing to see.")
    keep(github, BOT, TO_DO, TODAY)
    assert len(issues(at)) == 2
    assert at.repo.thread(forged.number).body == f"{MARK}\nNothing to see."


def test_links_of_a_programme_are_looked_at(tmp_path):
    root = good(tmp_path / "programme")
    first, *_ = {
        line.partition("url: ")[2].strip(" }")
        for line in text_of(root, CREDENTIAL).splitlines()
        if "url: https" in line
    }
    with host(tmp_path / "host") as there:
        there.answers["/gone"] = Answer(b"", 404)
        edit(root, CREDENTIAL, f"url: {first}", f"url: {there.address}/gone")
        asked = []

        def status(url: str) -> int:
            asked.append(url)
            if url.startswith(there.address):
                return replace(Web(frozenset({HOST}), tls=there.tls)).status(url)
            raise CannotFetch(f"{url} could not be reached")

        report = look(root, TODAY, status)
    states = {one.link.url: one.state.value for one in report.links}
    assert states.pop(f"{there.address}/gone") == "gone"
    assert set(states.values()) <= {"unknown"}
    assert len(asked) == len(report.links)
    assert report.skipped == 0


def test_what_is_more_than_a_run_takes_is_told(tmp_path):
    root = good(tmp_path / "programme")
    every = len(look(root, TODAY, lambda _: 200).links)
    report = look(root, TODAY, lambda _: 200, most=1)
    assert (len(report.links), report.skipped) == (1, every - 1)
