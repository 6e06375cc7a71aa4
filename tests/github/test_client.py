"""The only package that speaks to GitHub, against the GitHub of the tests."""

from datetime import timedelta

import pytest

from microcred.bot.actions import Answer, Close, Keep, Propose, Show, State, Status
from microcred.bot.pull import Verdict
from microcred.github import GitHub, GitHubRefused, GitHubUnavailable
from tests.github import github
from tests.github.faults import Fault

SCOPES = {"issues": "write", "statuses": "write", "pull-requests": "write", "contents": "write"}
FILE = "submissions/think-time/k3f9q2m7/attempt-1.md"
TIMELINE = "GET /repos/{owner}/{repo}/issues/{issue_number}/timeline"
POST_COMMENT = "POST /repos/{owner}/{repo}/issues/{issue_number}/comments"


@pytest.fixture
def hub(tmp_path):
    with github(tmp_path / "hub") as hub:
        yield hub


@pytest.fixture
def programme(hub):
    return hub.repository("district/programme")


@pytest.fixture
def ada(hub):
    return hub.person("ada", number=101)


@pytest.fixture
def grace(hub, programme):
    grace = hub.person("grace", number=202)
    programme.grant(grace, "write")
    return grace


@pytest.fixture
def pull(ada, programme):
    return ada.proposes(programme, FILE, "my attempt")


def client(hub, programme, **scopes):
    token = programme.actions_token(SCOPES | scopes)
    return GitHub(token, programme.full_name, hub.api, pause=0)


# --- what there is ---


def test_a_pull_request_with_all_that_was_said_costs_two_calls(hub, programme, ada, grace, pull):
    hub.clock.forward(hours=1)
    comment = ada.comments(pull, "/help")
    grace.reviews(pull, "request-changes", "Not yet.")
    hub.clock.forward(hours=1)
    ada.edits(comment, "/withdraw")
    github = client(hub, programme)
    found = github.pull(pull.number)
    assert github.calls == len(hub.calls) == 2
    assert (found.author.number, found.repository) == (101, "ada/programme")
    assert (found.branch, found.base, found.open) == ("patch-1", "main", True)
    assert found.head == programme.thread(pull.number).pull.head
    (said,), (review,) = found.comments, found.reviews
    assert (said.body, said.by.number) == ("/withdraw", 101)
    assert said.edited is not None
    assert said.edited - said.at == timedelta(hours=1)
    assert (review.verdict, review.commit) == (Verdict.REQUEST_CHANGES, found.head)


def test_a_review_that_a_push_dismissed_keeps_what_it_said(hub, programme, ada, grace, pull):
    first = grace.reviews(pull, "request-changes", "Not yet.")
    grace.dismisses(pull, first, "By hand.")
    (review,) = client(hub, programme).pull(pull.number).reviews
    assert review.verdict is Verdict.DISMISSED


def test_open_pull_requests_are_listed_newest_first_by_hundreds(hub, programme, ada):
    numbers = [
        ada.proposes(programme, f"submissions/x/aaaaaaa{n}/attempt-1.md", "x").number
        for n in range(2, 5)
    ]
    github = client(hub, programme)
    assert [one.number for one in github.open_pulls()] == numbers[::-1]
    assert [one.number for one in github.open_pulls(2)] == numbers[:0:-1]
    assert github.calls == 2


def test_a_long_conversation_takes_a_call_for_each_hundred(hub, programme, ada, pull):
    for number in range(101):
        ada.comments(pull, f"{number}")
    github = client(hub, programme)
    said = github.comments(pull.number)
    assert [one.body for one in said][-1] == "100"
    assert len({one.id for one in said}) == 101
    assert github.calls == 2


def test_what_was_closed_lately(hub, programme, ada, pull):
    hub.clock.forward(days=5)
    other = ada.proposes(programme, "docs/x.md", "x")
    github = client(hub, programme)
    assert github.closed_pulls(hub.clock.now) == ()
    ada.closes(pull)
    assert [one.number for one in github.closed_pulls(hub.clock.now)] == [pull.number]
    assert github.closed_pulls(hub.clock.now + timedelta(seconds=1)) == ()
    assert other.number in {one.number for one in github.open_pulls()}


def test_an_issue_with_its_comments(hub, programme, ada, grace):
    issue = ada.opens_issue(programme, "Mine", "the form", labels=["submission"])
    grace.comments(issue, "Thank you.")
    github = client(hub, programme)
    found = github.issue(issue.number)
    assert (found.title, found.body, found.author.number) == ("Mine", "the form", 101)
    assert [one.body for one in found.comments] == ["Thank you."]
    assert github.author_of(issue.number).number == 101
    assert github.calls == 3


def test_the_pull_requests_of_a_commit_and_of_a_branch(hub, programme, grace, pull):
    github = client(hub, programme)
    head = programme.thread(pull.number).pull.head
    assert github.pulls_of(head) == (pull.number,)
    mine = grace.proposes(programme, "docs/x.md", "x", branch="submission/k3f9q2m7")
    (found,) = github.pulls_from("submission/k3f9q2m7")
    assert found.number == mine.number
    grace.closes(mine)
    assert [one.number for one in github.pulls_from("submission/k3f9q2m7")] == [mine.number]
    assert github.pulls_from("patch-1") == ()  # that is a branch of a fork


def test_whose_token_it_is(hub, programme, grace):
    assert GitHub(grace.token, programme.full_name, hub.api, pause=0).me() == 202
    with pytest.raises(GitHubRefused):
        client(hub, programme).me()


# --- what is done ---


def test_the_check(hub, programme, pull):
    github = client(hub, programme)
    head = programme.thread(pull.number).pull.head
    github.perform(Status(head, State.PENDING, "Two evaluators score it."))
    github.perform(Status(head, State.SUCCESS, "x" * 200))
    status = programme.status(head, "microcred/decision")
    assert (status.state, len(status.description)) == ("success", 140)
    assert github.calls == 2


def test_comments_are_written_once_and_brought_up_to_date(hub, programme, pull):
    github = client(hub, programme)
    github.perform(Answer(pull.number, "comment-3", "An answer."))
    github.perform(Keep(pull.number, "Where it stands."))
    answer, kept = github.comments(pull.number)
    github.perform(Keep(pull.number, "Where it stands now.", kept.id))
    assert [one.body for one in github.comments(pull.number)] == [
        "An answer.",
        "Where it stands now.",
    ]
    assert answer.by.number == 41898282


def test_labels_and_assignees_are_these_and_no_others_in_one_call(hub, programme, grace, pull):
    github = client(hub, programme)
    github.perform(Show(pull.number, ("state: scoring", "theirs"), ("grace",)))
    github.perform(Show(pull.number, ("state: resubmit", "theirs"), ()))
    assert github.calls == 2
    (found,) = github.open_pulls()
    assert (set(found.labels), found.assignees) == ({"state: resubmit", "theirs"}, ())


def test_somebody_who_cannot_be_assigned_keeps_no_label_from_being_shown(hub, programme, ada, pull):
    github = client(hub, programme)
    github.perform(Show(pull.number, ("state: scoring",), ("nobody-here",)))
    (found,) = github.open_pulls()
    assert (found.labels, found.assignees) == (("state: scoring",), ())


def test_closing_a_pull_request_and_an_issue(hub, programme, ada, pull):
    issue = ada.opens_issue(programme, "Mine", "x")
    github = client(hub, programme)
    github.perform(Close(pull.number))
    github.perform(Close(issue.number))
    assert not github.untold(pull.number).open
    assert not github.issue(issue.number).open


def test_a_pull_request_from_a_branch_is_opened_once(hub, programme, grace):
    programme.state.actions.may_approve = True
    grace.pushes(programme, "submission/k3f9q2m7", {FILE: "text"})
    github = client(hub, programme)
    action = Propose("submission/k3f9q2m7", FILE, "text", "Submission k3f9q2m7", "Words.")
    github.perform(action)
    github.perform(action)
    (found,) = github.pulls_from("submission/k3f9q2m7")
    assert (found.title, found.author.number) == ("Submission k3f9q2m7", 41898282)


def test_any_other_request_of_its_repository(hub, programme, grace):
    github = GitHub(grace.token, programme.full_name, hub.api, pause=0)
    said = github.request("GET", f"/repos/{programme.full_name}")
    assert said["full_name"] == programme.full_name
    with pytest.raises(ValueError, match="not a path"):
        github.request("GET", "https://example.org/repos")


# --- what goes wrong ---


@pytest.mark.parametrize("fault", [Fault.SERVER_ERROR, Fault.BAD_GATEWAY])
def test_reading_is_tried_again(hub, programme, pull, fault):
    hub.faults.on(TIMELINE, fault, times=2)
    assert client(hub, programme).comments(pull.number) == ()
    assert len(hub.calls) == 3


@pytest.mark.parametrize(
    ("fault", "written"),
    [(Fault.SERVER_ERROR, 0), (Fault.BAD_GATEWAY, 1), (Fault.RESET, 1), (Fault.SILENCE, 1)],
)
def test_writing_is_never_tried_again(hub, programme, pull, fault, written):
    hub.faults.silence = 0.2
    hub.faults.on(POST_COMMENT, fault)
    github = client(hub, programme)
    with pytest.raises(GitHubUnavailable) as away:
        github.perform(Answer(pull.number, "comment-3", "An answer."))
    assert away.value.until is None
    assert hub.calls.table()[POST_COMMENT] == 1
    assert len(github.comments(pull.number)) == written


@pytest.mark.parametrize("fault", [Fault.SECONDARY_LIMIT, Fault.PRIMARY_LIMIT, Fault.TOO_MANY])
def test_a_limit_says_until_when_and_nobody_waits_for_it(hub, programme, pull, fault):
    hub.faults.on(POST_COMMENT, fault)
    with pytest.raises(GitHubUnavailable, match="asks to wait until 20") as away:
        client(hub, programme).perform(Answer(pull.number, "comment-3", "An answer."))
    assert away.value.until is not None
    assert client(hub, programme).comments(pull.number) == ()


@pytest.mark.parametrize(("scopes", "status"), [({"issues": "read", "pull-requests": "read"}, 403)])
def test_what_a_token_may_not_do_is_said_by_github(hub, programme, pull, scopes, status):
    with pytest.raises(GitHubRefused, match="Resource not accessible by integration") as refused:
        client(hub, programme, **scopes).perform(Answer(pull.number, "x", "An answer."))
    assert refused.value.status == status


def test_what_is_not_there(hub, programme):
    with pytest.raises(
        GitHubRefused, match=r"^GET /repos/district/programme/pulls/99: .*404"
    ) as no:
        client(hub, programme).pull(99)
    assert no.value.status == 404


def test_a_token_that_is_not_valid_is_told_and_never_shown(hub, programme):
    github = GitHub("ghp_thisisasecret", programme.full_name, hub.api, pause=0)
    with pytest.raises(GitHubRefused, match="the token is not, or no longer, valid") as refused:
        github.open_pulls()
    assert "ghp_" not in str(refused.value) + repr(refused.value) + repr(github)


@pytest.mark.parametrize(
    "repository", ["programme", "district/programme/../../user", "a/b?c", "-a/b", "", "a/b\n"]
)
def test_what_names_no_repository(repository):
    with pytest.raises(ValueError, match="owner/name"):
        GitHub("x", repository)


@pytest.mark.parametrize(
    "api", ["http://example.org", "ftp://api.github.com", "https://me:x@api.github.com", "https://"]
)
def test_a_token_is_sent_to_https_alone(api):
    with pytest.raises(ValueError, match="https://"):
        GitHub("x", "district/programme", api)
