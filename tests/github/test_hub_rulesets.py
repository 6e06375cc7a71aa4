"""Rulesets hold for pushes and merges: whoever is no bypass actor is refused in GitHub's words."""

from typing import Any

import pytest

from tests.folder import commit, git, put
from tests.github.bare import GitFailed
from tests.github.here import AT
from tests.github.people import Declined, Person
from tests.github.test_hub_git import keys, run

DEPLOY = [{"actor_id": None, "actor_type": "DeployKey", "bypass_mode": "always"}]
CHECK = "microcred/decision"
BOUND = {
    "required_status_checks": [{"context": CHECK, "integration_id": 15368}],
    "strict_required_status_checks_policy": False,
}
REVIEWS = {
    "required_approving_review_count": 1,
    "dismiss_stale_reviews_on_push": True,
    "require_code_owner_review": False,
    "require_last_push_approval": False,
    "required_review_thread_resolution": False,
}


def rule(kind: str, **parameters: object) -> dict[str, Any]:
    """Return a rule as the API takes it."""
    return {"type": kind, **({"parameters": parameters} if parameters else {})}


def ruled(
    at, *rules: dict[str, Any], bypass: list[dict[str, Any]] | None = None, **more: object
) -> int:
    """Put rules on main; return the number of the ruleset."""
    given = {
        "name": "main",
        "target": "branch",
        "enforcement": "active",
        "bypass_actors": bypass or [],
        "conditions": {"ref_name": {"include": ["~DEFAULT_BRANCH"], "exclude": []}},
        "rules": list(rules),
    }
    return int(at.owner.asks("POST", f"{AT}/rulesets", given | more)["id"])


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ([rule("update")], "Cannot update this protected ref."),
        ([rule("pull_request", **REVIEWS)], "Changes must be made through a pull request."),
        (
            [rule("required_status_checks", **BOUND)],
            'Required status check "microcred/decision" is expected.',
        ),
        ([rule("required_signatures")], "Commits must have verified signatures."),
    ],
)
@pytest.mark.parametrize("who", ["grace", "owner", "actions", "app"])
def test_a_push_to_main_by_anyone_is_refused(at, rules, said, who):
    ruled(at, *rules, bypass=DEPLOY)
    before = at.repo.main
    if who == "actions":
        pusher = person(at, at.repo.actions_token({"contents": "write"}))
    elif who == "app":
        pusher = person(at, at.hub.app("other", {"contents": "write"}, at.repo).token)
    else:
        pusher = getattr(at, who)
    with pytest.raises(GitFailed) as refused:
        pusher.pushes(at.repo, "main", {"awards/x.json": "{}"})
    assert "GH013: Repository rule violations found for refs/heads/main." in str(refused.value)
    assert said in str(refused.value)
    assert at.repo.main == before
    assert at.hub.pushes[-1].said is not None
    pusher.pushes(at.repo, "elsewhere", {"awards/x.json": "{}"})


def person(at, token: str) -> Person:
    """Return whoever a token stands for."""
    return Person(at.hub.world, at.hub.world.tokens[token])


def test_the_deploy_key_alone_goes_past(at, tmp_path):
    ruled(at, rule("update"), rule("pull_request", **REVIEWS), bypass=DEPLOY)
    file, public = keys(tmp_path)
    at.repo.deploy_key(public)
    git(tmp_path, "clone", "--quiet", at.repo.address(), "copy")
    copy = tmp_path / "copy"
    put(copy, "awards/x.json", "{}")
    sha = commit(copy)
    command = f"{at.hub.ssh(tmp_path / 'bin')} -i {file}"
    done = run(copy, "push", at.repo.ssh_address, "HEAD:main", GIT_SSH_COMMAND=command)
    assert done.returncode == 0, done.stderr
    assert at.repo.main == sha


def test_an_app_that_may_go_past(at):
    app = at.hub.app("microcred", {"contents": "write"}, at.repo)
    actor = {"actor_id": app.id, "actor_type": "Integration", "bypass_mode": "always"}
    ruled(at, rule("update"), bypass=[actor])
    sha = person(at, app.token).pushes(at.repo, "main", {"x.md": "x"})
    assert at.repo.main == sha


def test_github_actions_cannot_be_let_past(at):
    with pytest.raises(Declined) as refused:
        ruled(at, bypass=[{"actor_id": 15368, "actor_type": "Integration"}])
    assert refused.value.status == 422


@pytest.mark.parametrize(("mode", "pushes"), [("always", True), ("pull_request", False)])
def test_owners_who_may_go_past(at, mode, pushes):
    admins = {"actor_id": 5, "actor_type": "RepositoryRole", "bypass_mode": mode}
    ruled(at, rule("pull_request", **REVIEWS), bypass=[admins])
    pull = at.proposal()
    if pushes:
        at.owner.pushes(at.repo, "main", {"x.md": "x"})
    else:
        with pytest.raises(GitFailed):
            at.owner.pushes(at.repo, "main", {"x.md": "x"})
    at.owner.merges(pull)


@pytest.mark.parametrize("kind", ["deletion", "non_fast_forward"])
def test_history_is_not_rewritten(at, tmp_path, kind):
    ruled(at, rule(kind))
    git(tmp_path, "clone", "--quiet", at.repo.address(at.owner.token), "copy")
    copy = tmp_path / "copy"
    git(copy, "commit", "--quiet", "--amend", "--allow-empty", "--message", "Another past")
    words = {"deletion": ("--delete", "main"), "non_fast_forward": ("--force", "HEAD:main")}
    done = run(copy, "push", "origin", *words[kind])
    assert "GH013" in done.stderr


def test_a_ruleset_that_is_off_or_elsewhere_holds_nobody(at):
    ruled(at, rule("update"), enforcement="disabled")
    names = {"ref_name": {"include": ["refs/heads/release/*"], "exclude": []}}
    ruled(at, rule("update"), name="releases", conditions=names)
    at.grace.pushes(at.repo, "main", {"x.md": "x"})
    at.grace.pushes(at.repo, "release/1", {"x.md": "x"})
    with pytest.raises(GitFailed):
        at.grace.pushes(at.repo, "release/1", {"x.md": "y"})


def test_who_may_go_past_is_told_to_who_may_change_it(at):
    number = ruled(at, rule("deletion"), bypass=DEPLOY)
    path = f"{AT}/rulesets/{number}"
    assert at.owner.asks("GET", path)["bypass_actors"] == DEPLOY
    assert "bypass_actors" not in at.ada.asks("GET", path)
    assert [one["id"] for one in at.ada.asks("GET", f"{AT}/rulesets")] == [number]
    (held,) = at.ada.asks("GET", f"{AT}/rules/branches/main")
    assert (held["type"], held["ruleset_id"]) == ("deletion", number)


def test_a_ruleset_is_changed_and_taken_away(at):
    number = ruled(at, rule("update"))
    path = f"{AT}/rulesets/{number}"
    assert at.owner.asks("PUT", path, {"enforcement": "disabled"})["name"] == "main"
    at.grace.pushes(at.repo, "main", {"x.md": "x"})
    at.owner.asks("DELETE", path)
    assert at.owner.asks("GET", f"{AT}/rulesets") == []
    ruled(at, rule("update"))
    with pytest.raises(Declined, match="unique"):
        ruled(at, rule("deletion"))


def test_plans(at):
    district = at.hub.organization("district")
    at.hub.repository("district/hidden", private=True)
    given = {"name": "x", "enforcement": "active", "rules": [rule("update")]}
    for path in ("/repos/district/hidden/rulesets", "/orgs/district/rulesets"):
        with pytest.raises(Declined, match="Upgrade"):
            at.owner.asks("POST", path, given)
    district.plan = "team"
    conditions = {
        "ref_name": {"include": ["~DEFAULT_BRANCH"], "exclude": []},
        "repository_name": {"include": ["pro*"], "exclude": []},
    }
    at.owner.asks("POST", "/repos/district/hidden/rulesets", given)
    at.owner.asks("POST", "/orgs/district/rulesets", {**given, "conditions": conditions})
    with pytest.raises(GitFailed, match="GH013"):
        at.grace.pushes(at.repo, "main", {"x.md": "x"})


def test_workflows_take_a_right_of_their_own(at):
    bot = person(at, at.repo.actions_token({"contents": "write"}))
    with pytest.raises(GitFailed, match="without `workflows` permission"):
        bot.pushes(at.repo, "mine", {".github/workflows/new.yml": "on: push\n"})
    at.grace.pushes(at.repo, "hers", {".github/workflows/new.yml": "on: push\n"})
