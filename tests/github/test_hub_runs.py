"""Which runs an event starts, on which commit, with which token; and what they set off in turn."""

import json

import pytest

from tests.github.here import AT, ATTEMPT, here
from tests.github.hosted import Hosted
from tests.github.people import Declined, Person
from tests.github.runs import MayNotDeploy

INTAKE = """
name: intake
on:
  pull_request_target:
    types: [opened, synchronize]
    paths: ["submissions/**"]
permissions: {}
jobs:
  look:
    permissions: {contents: read, statuses: write}
    runs-on: ubuntu-latest
    steps: [{run: "true"}]
"""
CHECK = """
name: check
on: pull_request
jobs:
  check: {name: check it, runs-on: ubuntu-latest, steps: [{run: "true"}]}
"""
SIGNAL = """
name: review-signal
on: {pull_request_review: {types: [submitted, edited, dismissed]}}
permissions: {}
jobs:
  signal: {runs-on: ubuntu-latest, steps: [{run: "true"}]}
"""
BOT = """
name: bot
on:
  workflow_run: {workflows: [review-signal], types: [completed]}
  issue_comment: {types: [created]}
  schedule: [{cron: "17 * * * *"}]
  workflow_dispatch:
permissions: {}
jobs:
  bot:
    permissions: {issues: write, pull-requests: write, statuses: write}
    runs-on: ubuntu-latest
    steps: [{run: "true"}]
"""
FILES = {
    ".github/workflows/intake.yml": INTAKE,
    ".github/workflows/check.yml": CHECK,
    ".github/workflows/signal.yml": SIGNAL,
    ".github/workflows/bot.yml": BOT,
    ".github/workflows/broken.yml": "on: [",
}


@pytest.fixture
def flows(tmp_path):
    """Yield a hub whose programme has workflows."""
    with here(tmp_path, **FILES) as found:
        yield found


def names(at) -> list[tuple[str, str, bool]]:
    """Return each run: its workflow, its trigger, whether it waits."""
    return [(one.workflow.name, one.trigger, one.waiting) for one in at.hub.runs]


def test_a_pull_request_of_somebody_new(flows):
    pull = flows.proposal()
    assert names(flows) == [
        ("check", "pull_request", True),
        ("intake", "pull_request_target", False),
    ]
    check, intake = flows.hub.runs
    part = flows.repo.thread(pull.number).pull
    assert (intake.ref, intake.sha) == ("refs/heads/main", flows.repo.main)
    assert (check.ref, check.sha) == ("refs/pull/1/merge", part.test_merge)
    assert (intake.head_sha, check.head_sha) == (part.head, part.head)
    with pytest.raises(AssertionError, match="waits for approval"):
        check.begin()
    check.approve()
    check.finish()
    assert [one.name for one in flows.repo.checks(part.head)] == ["check it"]


@pytest.mark.parametrize(
    ("policy", "role", "merged", "waits"),
    [
        ("first_time_contributors", None, False, True),
        ("first_time_contributors", None, True, False),
        ("first_time_contributors", "write", False, False),
        ("all_external_contributors", None, True, True),
        ("all_external_contributors", "read", True, True),
        ("all_external_contributors", "write", False, False),
        ("first_time_contributors_new_to_github", None, False, True),
    ],
)
def test_whose_workflows_wait_for_approval(flows, policy, role, merged, waits):
    path = f"{AT}/actions/permissions/fork-pr-contributor-approval"
    flows.owner.asks("PUT", path, {"approval_policy": policy})
    flows.ada.forks(flows.repo)
    if merged:
        flows.owner.merges(flows.proposal("First.\n"))
    if role:
        flows.repo.grant(flows.ada, role)
    fork = flows.hub.world.repositories["ada/programme"]
    flows.ada.asks(
        "POST", "/repos/ada/programme/git/refs", {"ref": "refs/heads/next", "sha": flows.repo.main}
    )
    flows.ada.writes(Hosted(flows.hub.world, fork), "next", "x.md", "x\n")
    flows.hub.runs.clear()
    flows.ada.asks("POST", f"{AT}/pulls", {"title": "x", "head": "ada:next", "base": "main"})
    assert names(flows) == [("check", "pull_request", waits)]


def test_a_review_on_a_fork_wakes_the_bot_by_a_second_run(flows):
    pull = flows.proposal()
    flows.owner.asks(
        "PUT",
        f"{AT}/actions/permissions/fork-pr-contributor-approval",
        {"approval_policy": "first_time_contributors"},
    )
    flows.owner.merges(pull)
    pull = flows.ada.proposes(flows.repo, ATTEMPT.replace("-1", "-2"), "Again.\n")
    flows.hub.runs.clear()
    flows.grace.reviews(pull, "approve", "Yes.")
    (signal,) = flows.hub.runs
    assert (signal.workflow.name, signal.waiting) == ("review-signal", False)
    assert signal.scopes("signal") == {"metadata": "read"}
    signal.finish()
    bot = flows.hub.runs[-1]
    assert (bot.workflow.name, bot.trigger) == ("bot", "workflow_run")
    told = bot.event.payload["workflow_run"]
    assert (told["event"], told["conclusion"], told["pull_requests"]) == (
        "pull_request_review",
        "success",
        [],
    )
    assert told["head_sha"] == flows.repo.thread(pull.number).pull.head
    assert bot.scopes("bot")["issues"] == "write"
    bot.finish()
    assert [one.workflow.name for one in flows.hub.runs] == ["review-signal", "bot"]


def test_reviews_of_outsiders_pulls_wait_too(flows):
    """GitHub holds back `pull_request_review` as well: only `requested` is told of such a run."""
    pull = flows.proposal()
    flows.hub.runs.clear()
    flows.grace.reviews(pull, "approve", "Yes.")
    assert names(flows) == [("review-signal", "pull_request_review", True)]
    told = [
        (one.action, one.payload["workflow_run"]["conclusion"])
        for one in flows.hub.happened("workflow_run")
    ]
    assert told[-1] == ("requested", "action_required")


def test_what_a_contribution_brings_runs_only_where_it_is_safe(flows):
    added = {
        ".github/workflows/mine.yml": (
            "on: [pull_request, pull_request_target, issue_comment]\n"
            "jobs: {x: {name: microcred/decision, runs-on: ubuntu-latest}}\n"
        )
    }
    pull = flows.ada.proposes_all(flows.repo, {**added, ATTEMPT: "text\n"})
    flows.ada.comments(pull, "/status")
    mine = [one for one in flows.hub.runs if one.path.endswith("mine.yml")]
    assert [(one.trigger, one.waiting) for one in mine] == [("pull_request", True)]


def test_what_a_program_does_starts_nothing(flows):
    pull = flows.proposal()
    wide = {"contents": "write", "issues": "write", "actions": "write", "pull-requests": "write"}
    bot = Person(flows.hub.world, flows.hub.world.tokens[flows.repo.actions_token(wide)])
    flows.hub.runs.clear()
    bot.comments(pull, "/status")
    bot.asks("PUT", f"{pull.path}/merge", {})
    assert flows.hub.runs == []
    bot.asks("POST", f"{AT}/actions/workflows/bot.yml/dispatches", {"ref": "main"})
    assert names(flows) == [("bot", "workflow_dispatch", False)]


def test_what_an_app_does_starts_runs(flows):
    flows.proposal()
    app = flows.hub.app("microcred", {"issues": "write"}, flows.repo)
    flows.hub.runs.clear()
    person = Person(flows.hub.world, flows.hub.world.tokens[app.token])
    person.asks("POST", f"{AT}/issues/1/comments", {"body": "x"})
    assert names(flows) == [("bot", "issue_comment", False)]


def test_a_token_is_what_its_job_declares_and_ends_with_it(flows):
    flows.proposal()
    intake = flows.hub.runs[-1]
    token = intake.token("look")
    person = Person(flows.hub.world, flows.hub.world.tokens[token])
    sha = flows.repo.thread(1).pull.head
    person.asks("POST", f"{AT}/statuses/{sha}", {"state": "pending", "context": "x"})
    with pytest.raises(Declined, match="not accessible"):
        person.asks("POST", f"{AT}/issues/1/comments", {"body": "x"})
    intake.finish()
    with pytest.raises(Declined, match="Bad credentials"):
        person.asks("POST", f"{AT}/statuses/{sha}", {"state": "success", "context": "x"})


def test_what_a_runner_is_told(flows, tmp_path):
    flows.proposal()
    intake = flows.hub.runs[-1]
    told = intake.environment("look")
    assert (told["GITHUB_EVENT_NAME"], told["GITHUB_ACTOR"], told["GITHUB_HEAD_REF"]) == (
        "pull_request_target",
        "ada",
        "patch-1",
    )
    assert (told["GITHUB_SHA"], told["GITHUB_API_URL"]) == (flows.repo.main, flows.hub.api)
    payload = json.loads(intake.event_file(tmp_path).read_text())
    assert payload["pull_request"]["user"]["id"] == 201


def test_scheduled_runs(flows):
    flows.hub.schedule(flows.repo)
    (run,) = flows.hub.runs
    assert (run.workflow.name, run.trigger) == ("bot", "schedule")
    assert run.event.payload["schedule"] == "17 * * * *"


@pytest.mark.parametrize(
    ("given", "status"),
    [
        (("bot.yml", "main"), None),
        (("check.yml", "main"), 422),
        (("none.yml", "main"), 404),
        (("bot.yml", "nowhere"), 422),
    ],
)
def test_a_run_by_hand(flows, given, status):
    path, body = f"{AT}/actions/workflows/{given[0]}/dispatches", {"ref": given[1]}
    if status is None:
        flows.grace.asks("POST", path, body)
        assert names(flows) == [("bot", "workflow_dispatch", False)]
        return
    with pytest.raises(Declined) as refused:
        flows.grace.asks("POST", path, body)
    assert refused.value.status == status


DEPLOY = """
on: {workflow_dispatch: null}
jobs:
  sign: {environment: signing, runs-on: ubuntu-latest}
  other: {runs-on: ubuntu-latest}
"""


def test_an_environment_opens_its_secrets_to_its_branches_alone(tmp_path):
    with here(tmp_path, **{".github/workflows/award.yml": DEPLOY}) as at:
        owner = at.client(at.owner.token).get_repo(at.repo.full_name)
        at.owner.asks(
            "PUT",
            f"{AT}/environments/signing",
            {
                "deployment_branch_policy": {
                    "protected_branches": False,
                    "custom_branch_policies": True,
                }
            },
        )
        at.owner.asks(
            "POST", f"{AT}/environments/signing/deployment-branch-policies", {"name": "main"}
        )
        owner.get_environment("signing").create_secret("KEY", "the private key")
        owner.create_secret("COMMON", "known to all jobs")
        owner.create_variable("MODE", "open")
        at.grace.asks("POST", f"{AT}/git/refs", {"ref": "refs/heads/mine", "sha": at.repo.main})
        for branch in ("main", "mine"):
            at.grace.asks("POST", f"{AT}/actions/workflows/award.yml/dispatches", {"ref": branch})
        main, mine = at.hub.runs
        assert main.secrets("sign") == {"KEY": "the private key", "COMMON": "known to all jobs"}
        assert main.secrets("other") == {"COMMON": "known to all jobs"}
        assert main.variables("other") == {"MODE": "open"}
        with pytest.raises(MayNotDeploy, match="mine is not allowed to deploy to signing"):
            mine.secrets("sign")


def test_no_secrets_for_a_forks_pull_request(flows):
    owner = flows.client(flows.owner.token).get_repo(flows.repo.full_name)
    owner.create_secret("COMMON", "known to all jobs")
    flows.proposal()
    check, intake = flows.hub.runs
    assert check.secrets("check") == {}
    assert intake.secrets("look") == {"COMMON": "known to all jobs"}


REUSED = """
on: workflow_call
permissions: {contents: read}
jobs:
  inner: {permissions: {issues: write, statuses: write}, runs-on: ubuntu-latest}
  plain: {runs-on: ubuntu-latest}
"""
CALLER = """
on: issue_comment
permissions: {}
jobs:
  outer: {permissions: {issues: write, contents: read}, uses: ./.github/workflows/reused.yml}
"""


@pytest.mark.parametrize(
    ("inner", "may"),
    [
        ("inner", {"issues": "write", "metadata": "read"}),
        ("plain", {"contents": "read", "metadata": "read"}),
    ],
)
def test_a_reusable_workflow(tmp_path, inner, may):
    files = {".github/workflows/reused.yml": REUSED, ".github/workflows/caller.yml": CALLER}
    with here(tmp_path, **files) as at:
        at.ada.comments(at.ada.opens_issue(at.repo, "x", "y"), "z")
        (run,) = at.hub.runs
        assert at.hub.world.tokens[run.token("outer", inner)].scopes == may


def test_nothing_runs_in_forks_or_where_actions_are_off(flows):
    flows.ada.writes(
        flows.ada.forks(flows.repo), "main", ".github/workflows/push.yml", "on: push\njobs: {}\n"
    )
    assert flows.hub.runs == []
    flows.owner.asks("PUT", f"{AT}/actions/permissions", {"enabled": False})
    flows.proposal()
    assert flows.hub.runs == []
