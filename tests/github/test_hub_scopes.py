"""What a token may: by the trigger, the fork and what `permissions:` declares, as on GitHub."""

import pytest

from github import GithubException
from tests.github import tokens
from tests.github.calls import NO_RIGHTS, NO_SCOPE
from tests.github.here import AT, ATTEMPT, NAME
from tests.github.people import Declined, Person

READ_BACK = {"contents": "read", "packages": "read", "metadata": "read"}


@pytest.mark.parametrize(
    ("workflow", "job", "trigger", "fork", "may"),
    [
        # nothing declared: the repository's default
        (None, None, "issue_comment", False, READ_BACK),
        # what is declared, and nothing else
        ({}, None, "issue_comment", False, {"metadata": "read"}),
        (
            {"issues": "write"},
            None,
            "issue_comment",
            False,
            {"issues": "write", "metadata": "read"},
        ),
        # a job's own declaration replaces the workflow's
        (
            {"issues": "write"},
            {"statuses": "write"},
            "issue_comment",
            False,
            {"statuses": "write", "metadata": "read"},
        ),
        ({"issues": "write"}, {}, "issue_comment", False, {"metadata": "read"}),
        # from a fork: read, whatever is declared
        (
            {"issues": "write", "id-token": "write"},
            None,
            "pull_request",
            True,
            {"issues": "read", "metadata": "read"},
        ),
        (
            {"pull-requests": "write"},
            None,
            "pull_request_review",
            True,
            {"pull-requests": "read", "metadata": "read"},
        ),
        # from a branch of the repository itself, or of the target's trigger: as declared
        (
            {"issues": "write"},
            None,
            "pull_request_review",
            False,
            {"issues": "write", "metadata": "read"},
        ),
        (
            {"issues": "write"},
            None,
            "pull_request_target",
            True,
            {"issues": "write", "metadata": "read"},
        ),
        ({"issues": "write"}, None, "workflow_run", True, {"issues": "write", "metadata": "read"}),
        ({"issues": "none"}, None, "push", False, {"metadata": "read"}),
    ],
)
def test_the_scope_of_a_token(workflow, job, trigger, fork, may):
    assert tokens.scopes(workflow, job, default="read", trigger=trigger, fork=fork) == may


def test_the_wide_default():
    found = tokens.scopes(None, None, default="write", trigger="push", fork=False)
    assert set(found.values()) == {"write", "read"}
    assert found["contents"] == "write"
    assert "id-token" not in found


@pytest.mark.parametrize("given", [{"isues": "write"}, {"issues": "maybe"}, "all"])
def test_a_declaration_that_github_does_not_know(given):
    with pytest.raises(ValueError, match="permissions"):
        tokens.scopes(given, None, default="read", trigger="push", fork=False)


def test_a_called_workflow_may_no_more_than_who_calls_it():
    assert tokens.capped({"issues": "read"}, {"issues": "write", "statuses": "write"}) == {
        "issues": "read"
    }


def program(at, permissions, **more) -> Person:
    """Return somebody who acts with a GITHUB_TOKEN."""
    token = at.repo.actions_token(permissions, **more)
    return Person(at.hub.world, at.hub.world.tokens[token])


WRITES = {
    "comment": ("POST", f"{AT}/issues/1/comments", {"body": "hello"}),
    "issue": ("POST", f"{AT}/issues", {"title": "hello"}),
    "label": ("PUT", f"{AT}/issues/1/labels", {"labels": ["x"]}),
    "status": ("POST", f"{AT}/statuses/HEAD", {"state": "success", "context": "x"}),
    "review": ("POST", f"{AT}/pulls/1/reviews", {"event": "COMMENT", "body": "hello"}),
    "close": ("PATCH", f"{AT}/pulls/1", {"state": "closed"}),
    "merge": ("PUT", f"{AT}/pulls/1/merge", {}),
    "file": ("PUT", f"{AT}/contents/x.md", {"message": "x", "content": "eA=="}),
    "settings": ("PATCH", f"{AT}", {"allow_squash_merge": False}),
    "ruleset": ("POST", f"{AT}/rulesets", {"name": "x", "enforcement": "active"}),
}


@pytest.mark.parametrize(
    ("permissions", "may"),
    [
        ({}, set()),
        ({"issues": "write"}, {"comment", "issue", "label"}),
        ({"pull-requests": "write"}, {"comment", "label", "review", "close"}),
        ({"statuses": "write"}, {"status"}),
        ({"contents": "write"}, {"merge", "file"}),
        ({"contents": "read", "issues": "read", "pull-requests": "read"}, set()),
    ],
)
@pytest.mark.parametrize("what", WRITES)
def test_each_write_takes_its_scope(at, permissions, may, what):
    at.proposal()
    method, path, body = WRITES[what]
    path = path.replace("HEAD", at.repo.main)
    if what in may:
        program(at, permissions).asks(method, path, body)
        return
    with pytest.raises(Declined) as refused:
        program(at, permissions).asks(method, path, body)
    assert (refused.value.status, refused.value.body["message"]) == (403, NO_SCOPE)


@pytest.mark.parametrize(("permissions", "may"), [("issues", True), ("pull-requests", False)])
def test_an_issue_takes_the_scope_of_issues(at, permissions, may):
    issue = at.ada.opens_issue(at.repo, "Mine", "text")
    bot = program(at, {permissions: "write"})
    if may:
        bot.comments(issue, "Thank you.")
        return
    for method, path, body in (
        ("POST", f"{issue.path}/comments", {"body": "Thank you."}),
        ("PUT", f"{issue.path}/labels", {"labels": ["x"]}),
        ("PATCH", issue.path, {"state": "closed"}),
    ):
        with pytest.raises(Declined) as refused:
            bot.asks(method, path, body)
        assert refused.value.body["message"] == NO_SCOPE


def test_a_bot_on_pull_request_review_of_a_fork_cannot_answer(at):
    pull = at.proposal()
    wide = {"issues": "write", "pull-requests": "write", "statuses": "write"}
    token = at.repo.actions_token(wide, trigger="pull_request_review", fork=True)
    repository = at.client(token).get_repo(NAME)
    with pytest.raises(GithubException) as refused:
        repository.get_pull(pull.number).create_issue_comment("Thank you.")
    assert (refused.value.status, refused.value.data["message"]) == (403, NO_SCOPE)
    assert at.repo.thread(pull.number).comments == []


@pytest.mark.parametrize(
    ("who", "what", "message"),
    [
        ("ada", "label", NO_RIGHTS),
        ("ada", "merge", NO_RIGHTS),
        ("ada", "file", NO_RIGHTS),
        ("ada", "status", NO_RIGHTS),
        ("ada", "ruleset", NO_RIGHTS),
        ("grace", "ruleset", NO_RIGHTS),
        ("grace", "settings", NO_RIGHTS),
        ("grace", "merge", None),
        ("owner", "ruleset", None),
        ("owner", "settings", None),
        ("ada", "comment", None),
        ("ada", "close", None),
    ],
)
def test_a_person_may_what_their_role_lets_them(at, who, what, message):
    at.proposal()
    method, path, body = WRITES[what]
    person, path = getattr(at, who), path.replace("HEAD", at.repo.main)
    if message is None:
        person.asks(method, path, body)
        return
    with pytest.raises(Declined) as refused:
        person.asks(method, path, body)
    assert (refused.value.status, refused.value.body["message"]) == (403, message)


def test_nobody_changes_what_others_wrote(at):
    pull = at.proposal()
    said = at.grace.comments(pull, "Kept.")
    review = at.grace.reviews(pull, "comment", "Kept.")
    for remark in (said, review):
        with pytest.raises(Declined) as refused:
            at.ada.edits(remark, "Forged.")
        assert refused.value.status == 403


def test_a_token_of_one_repository_writes_nowhere_else(at):
    other = at.hub.repository("district/other")
    at.ada.opens_issue(other, "There", "text")
    with pytest.raises(Declined) as refused:
        program(at, {"issues": "write"}).asks(
            "POST", "/repos/district/other/issues/1/comments", {"body": "x"}
        )
    assert refused.value.body["message"] == NO_SCOPE


def test_what_is_private_is_not_there_for_others(at):
    at.hub.repository("district/hidden", private=True)
    for person in (at.ada, at.grace, program(at, {"contents": "read"})):
        with pytest.raises(Declined) as refused:
            person.asks("GET", "/repos/district/hidden")
        assert refused.value.status == 404
    assert at.owner.asks("GET", "/repos/district/hidden")["private"] is True


def test_members_of_the_organisation_read_what_is_private(at):
    hidden = at.hub.repository("district/hidden", private=True)
    at.hub.organization("district").members.add(at.ada.number)
    assert at.ada.asks("GET", "/repos/district/hidden")["permissions"]["push"] is False
    hidden.grant(at.ada, "write")
    assert at.ada.asks("GET", "/repos/district/hidden")["permissions"]["push"] is True
    assert hidden.state.association(at.ada.account) == "MEMBER"


@pytest.mark.parametrize(("token", "status"), [("ghp_forged", 401), (None, 401)])
def test_who_is_not_known_writes_nothing(at, token, status):
    at.proposal()
    caller = at.hub.world.tokens[at.ada.token]
    stranger = Person(at.hub.world, type(caller)("user", caller.account, token=token or ""))
    with pytest.raises(Declined) as refused:
        stranger.asks("POST", f"{AT}/issues/1/comments", {"body": "x"})
    assert refused.value.status == status


def test_a_program_is_nobody(at):
    with pytest.raises(Declined) as refused:
        program(at, {"issues": "write"}).asks("GET", "/user")
    assert refused.value.body["message"] == NO_SCOPE
    assert at.ada.asks("GET", "/user")["id"] == 201


def test_pull_requests_by_actions_take_a_setting(at):
    at.grace.pushes(at.repo, "submission/x", {ATTEMPT: "text\n"})
    bot = program(at, {"pull-requests": "write"})
    given = {"title": "For Ada", "head": "submission/x", "base": "main"}
    with pytest.raises(Declined) as refused:
        bot.asks("POST", f"{AT}/pulls", given)
    assert "not permitted to create" in refused.value.body["message"]
    at.owner.asks(
        "PUT", f"{AT}/actions/permissions/workflow", {"can_approve_pull_request_reviews": True}
    )
    assert bot.asks("POST", f"{AT}/pulls", given)["user"]["login"] == "github-actions[bot]"


def test_an_app_has_its_own_account_and_scope(at):
    at.proposal()
    app = at.hub.app("microcred", {"issues": "write"}, at.repo)
    said = at.client(app.token).get_repo(NAME).get_issue(1).create_comment("Kept here.")
    assert (said.user.id, said.user.login) == (app.number, "microcred[bot]")
    moment = at.ada.asks("GET", f"{AT}/issues/1/comments")[0]
    assert moment["performed_via_github_app"]["id"] == app.id
    with pytest.raises(GithubException) as refused:
        at.client(app.token).get_repo(NAME).get_pull(1).merge()
    assert refused.value.data["message"] == NO_SCOPE
