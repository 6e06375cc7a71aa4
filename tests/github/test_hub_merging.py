"""What a merge must fulfil: checks of one app, reviews, owners, and the ways that are allowed."""

import pytest

from tests.github import owners
from tests.github.here import AT, ATTEMPT, here
from tests.github.people import Declined, Proposal
from tests.github.test_hub_rulesets import BOUND, CHECK, REVIEWS, person, rule, ruled


def status(at, state: str, by: str = "actions", number: int = 1) -> None:
    """Say on the head of the pull request whether it may be merged."""
    sha = at.repo.thread(number).part.head
    token = at.repo.actions_token({"statuses": "write"}) if by == "actions" else at.grace.token
    person(at, token).asks("POST", f"{AT}/statuses/{sha}", {"state": state, "context": CHECK})


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ([], 'Required status check "microcred/decision" is expected.'),
        ([("pending", "actions")], 'Required status check "microcred/decision" is pending.'),
        ([("failure", "actions")], 'Required status check "microcred/decision" is failing.'),
        # bound to one app: a person's word does not count
        ([("success", "grace")], 'Required status check "microcred/decision" is expected.'),
        ([("success", "actions"), ("failure", "actions")], "failing"),
        ([("failure", "actions"), ("success", "actions")], None),
        ([("success", "actions")], None),
    ],
)
def test_a_required_check_bound_to_an_app(at, given, message):
    ruled(at, rule("required_status_checks", **BOUND))
    pull = at.proposal()
    for state, by in given:
        status(at, state, by)
    shown = at.grace.asks("GET", pull.path)
    assert shown["mergeable_state"] == ("blocked" if message else "clean")
    merge_or(at, pull, message)


def merge_or(at, pull, message: str | None) -> None:
    """Merge, or be refused with a message."""
    if message is None:
        at.grace.merges(pull)
        return
    with pytest.raises(Declined) as refused:
        at.grace.merges(pull)
    assert refused.value.status == 405
    assert message in refused.value.body["message"]


@pytest.mark.parametrize(
    ("ends", "said", "message"),
    [
        (None, None, "is expected"),
        (None, "success", None),
        ("success", "success", None),
        ("failure", "success", "failing"),
        ("success", "failure", "failing"),
        ("success", "pending", "pending"),
        # so a job of that name must never run before the bot has said something
        ("success", None, None),
        ("skipped", None, None),
    ],
)
def test_a_job_of_the_same_name(tmp_path, ends, said, message):
    job = f"on: pull_request\njobs: {{x: {{name: {CHECK}, runs-on: ubuntu-latest}}}}\n"
    with here(tmp_path) as at:
        ruled(at, rule("required_status_checks", **BOUND))
        files = {".github/workflows/x.yml": job} if ends else {"x.md": "x"}
        pull = at.ada.proposes_all(at.repo, files)
        for run in at.hub.runs:
            run.approve()
            run.finish(ends)
        if said:
            status(at, said)
        merge_or(at, pull, message)


def test_a_branch_that_must_be_up_to_date(at):
    strict = BOUND | {"strict_required_status_checks_policy": True}
    ruled(at, rule("required_status_checks", **strict))
    first = at.proposal()
    status(at, "success")
    second = at.ada.proposes(at.repo, "other.md", "text\n")
    merge_or(at, first, None)
    status(at, "success", number=2)
    merge_or(at, second, "must be up to date with the base branch")


@pytest.mark.parametrize(
    ("reviews", "message"),
    [
        ([], "At least 1 approving review is required by reviewers with write access."),
        ([("ben", "approve")], "At least 1 approving review is required"),
        ([("grace", "comment")], "At least 1 approving review is required"),
        ([("grace", "approve")], None),
        ([("grace", "approve"), ("grace", "comment")], None),
        ([("grace", "approve"), ("olga", "request-changes")], "Changes have been requested"),
        ([("grace", "request-changes"), ("grace", "approve")], None),
    ],
)
def test_required_reviews(at, reviews, message):
    ruled(at, rule("pull_request", **REVIEWS))
    people = {"grace": at.grace, "olga": at.owner, "ben": at.hub.person("ben")}
    pull = at.proposal()
    for who, verdict in reviews:
        people[who].reviews(pull, verdict, "Said.")
    merge_or(at, pull, message)


def test_a_push_dismisses_approvals(at):
    ruled(at, rule("pull_request", **REVIEWS))
    pull = at.proposal()
    at.grace.reviews(pull, "approve", "Yes.")
    at.ada.adds(pull, ATTEMPT, "Changed.\n")
    (review,) = at.ada.asks("GET", f"{pull.path}/reviews")
    assert review["state"] == "DISMISSED"
    assert [one.action for one in at.hub.happened("pull_request_review")] == [
        "submitted",
        "dismissed",
    ]
    merge_or(at, pull, "At least 1 approving review is required")


def test_the_last_pusher_is_not_enough(at):
    ruled(at, rule("pull_request", **REVIEWS | {"require_last_push_approval": True}))
    at.grace.pushes(at.repo, "mine", {"x.md": "x"})
    given = {"title": "Mine", "head": "mine", "base": "main"}
    at.ada.asks("POST", f"{AT}/pulls", given)
    at.grace.reviews(proposal_of(at), "approve", "Mine is good.")
    at.grace.pushes(at.repo, "mine", {"x.md": "y"})
    merge_or(at, proposal_of(at), "someone other than the last pusher")


def proposal_of(at):
    """Return the first pull request."""
    return Proposal(1, at.repo.full_name, at.repo.full_name, "mine")


def test_a_program_merges_no_workflow(at):
    pull = at.ada.proposes(at.repo, ".github/workflows/mine.yml", "on: push\n")
    bot = person(at, at.repo.actions_token({"contents": "write"}))
    with pytest.raises(Declined, match="without `workflows` permission"):
        bot.merges(pull)
    at.grace.merges(pull)


@pytest.mark.parametrize("method", ["merge", "squash", "rebase"])
def test_merge_methods(at, method):
    at.owner.asks("PATCH", AT, {"allow_rebase_merge": False})
    ruled(
        at,
        rule(
            "pull_request",
            **REVIEWS | {"required_approving_review_count": 0},
            allowed_merge_methods=["merge", "rebase"],
        ),
    )
    pull = at.proposal()
    if method == "merge":
        at.grace.merges(pull, method)
        return
    with pytest.raises(Declined) as refused:
        at.grace.merges(pull, method)
    assert "not allowed" in refused.value.body["message"]


CODEOWNERS = "*        @olga\n/submissions/ @grace @gone\n/docs/*  @ada\nrubrics/ @olga @grace\n"


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("README.md", ["olga"]),
        ("a/b/c.md", ["olga"]),
        ("submissions/x/y.md", ["grace", "gone"]),
        ("docs/page.md", ["ada"]),
        ("docs/deep/page.md", ["olga"]),
        ("rubrics/x.yml", ["olga", "grace"]),
        ("a/rubrics/x.yml", ["olga", "grace"]),
    ],
)
def test_who_owns_what(tmp_path, path, wanted):
    with here(tmp_path, **{".github/CODEOWNERS": CODEOWNERS}) as at:
        assert owners.of(owners.read(at.repo.bare, at.repo.main), path) == wanted


def test_code_owners_are_asked_for_a_review(tmp_path):
    with here(tmp_path, **{".github/CODEOWNERS": CODEOWNERS}) as at:
        pull = at.proposal()
        asked = at.ada.asks("GET", pull.path)["requested_reviewers"]
        assert [one["login"] for one in asked] == ["grace"]
        assert at.hub.happened("pull_request", "review_requested")
        at.grace.reviews(pull, "approve", "Yes.")
        assert at.ada.asks("GET", pull.path)["requested_reviewers"] == []
        at.ada.adds(pull, "README2.md", "x\n")
        timeline = at.ada.asks("GET", f"{AT}/issues/{pull.number}/timeline")
        said = [one for one in timeline if one["event"] == "review_requested"]
        assert [one["requested_reviewer"]["login"] for one in said] == ["grace", "olga"]


def test_code_owners_are_waited_for(tmp_path):
    with here(tmp_path, **{".github/CODEOWNERS": CODEOWNERS}) as at:
        ruled(at, rule("pull_request", **REVIEWS | {"require_code_owner_review": True}))
        theirs = at.ada.proposes(at.repo, "README2.md", "x\n")
        at.grace.reviews(theirs, "approve", "Yes.")
        merge_or(at, theirs, "Waiting on code owner review from olga.")
        at.owner.reviews(theirs, "approve", "Yes.")
        merge_or(at, theirs, None)
        hers = at.proposal()
        at.grace.reviews(hers, "approve", "Yes.")
        merge_or(at, hers, None)
