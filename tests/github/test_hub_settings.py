"""Settings are read back as they were set, by who may; each answer held to GitHub's description."""

import pytest

from tests.github.here import AT
from tests.github.people import Declined
from tests.github.test_hub_git import keys


@pytest.mark.parametrize(
    ("path", "first", "given"),
    [
        (
            "actions/permissions",
            {"enabled": True, "allowed_actions": "all", "sha_pinning_required": False},
            {"enabled": True, "allowed_actions": "local_only", "sha_pinning_required": True},
        ),
        (
            "actions/permissions/workflow",
            {"default_workflow_permissions": "read", "can_approve_pull_request_reviews": False},
            {"default_workflow_permissions": "write", "can_approve_pull_request_reviews": True},
        ),
        (
            "actions/permissions/fork-pr-contributor-approval",
            {"approval_policy": "first_time_contributors"},
            {"approval_policy": "all_external_contributors"},
        ),
    ],
)
def test_what_github_actions_may(at, path, first, given):
    assert at.owner.asks("GET", f"{AT}/{path}") == first
    at.owner.asks("PUT", f"{AT}/{path}", given)
    assert at.owner.asks("GET", f"{AT}/{path}") == given
    for person in (at.grace, at.ada):
        with pytest.raises(Declined, match="404"):
            person.asks("GET", f"{AT}/{path}")
        with pytest.raises(Declined, match="403"):
            person.asks("PUT", f"{AT}/{path}", given)


def test_selected_actions(at):
    path = f"{AT}/actions/permissions"
    with pytest.raises(Declined, match="409"):
        at.owner.asks("GET", f"{path}/selected-actions")
    at.owner.asks("PUT", path, {"enabled": True, "allowed_actions": "selected"})
    given = {"github_owned_allowed": True, "verified_allowed": False, "patterns_allowed": ["a/b@*"]}
    at.owner.asks("PUT", f"{path}/selected-actions", given)
    assert at.owner.asks("GET", f"{path}/selected-actions") == given
    assert at.owner.asks("GET", path)["selected_actions_url"].endswith("/selected-actions")


def test_deploy_keys(at, tmp_path):
    _, public = keys(tmp_path)
    made = at.owner.asks("POST", f"{AT}/keys", {"title": "award", "key": f"{public} award@job"})
    assert (made["key"], made["read_only"]) == (public, False)
    assert at.owner.asks("GET", f"{AT}/keys") == [made]
    with pytest.raises(Declined, match="already in use"):
        at.owner.asks("POST", f"{AT}/keys", {"key": public})
    with pytest.raises(Declined, match="key is invalid"):
        at.owner.asks("POST", f"{AT}/keys", {"key": "-----BEGIN OPENSSH PRIVATE KEY-----"})
    at.owner.asks("DELETE", f"{AT}/keys/{made['id']}")
    assert at.owner.asks("GET", f"{AT}/keys") == []


def test_an_environment(at):
    path = f"{AT}/environments/signing"
    with pytest.raises(Declined, match="404"):
        at.owner.asks("GET", path)
    policy = {"protected_branches": False, "custom_branch_policies": True}
    given = {
        "deployment_branch_policy": policy,
        "reviewers": [{"type": "User", "id": 101}],
        "prevent_self_review": True,
    }
    at.owner.asks("PUT", path, given)
    found = at.owner.asks("GET", path)
    assert found["deployment_branch_policy"] == policy
    rules = {one["type"]: one for one in found["protection_rules"]}
    assert set(rules) == {"required_reviewers", "branch_policy"}
    assert rules["required_reviewers"]["prevent_self_review"] is True
    assert rules["required_reviewers"]["reviewers"][0]["reviewer"]["login"] == "olga"
    made = at.owner.asks("POST", f"{path}/deployment-branch-policies", {"name": "main"})
    listed = at.owner.asks("GET", f"{path}/deployment-branch-policies")
    assert [one["name"] for one in listed["branch_policies"]] == ["main"]
    at.owner.asks("DELETE", f"{path}/deployment-branch-policies/{made['id']}")
    assert at.owner.asks("GET", f"{AT}/environments")["total_count"] == 1
    at.owner.asks("PUT", path, None)
    assert at.owner.asks("GET", path)["protection_rules"] == []
    at.owner.asks("DELETE", path)


def test_a_branch_that_deploys_is_named_once(at):
    path = f"{AT}/environments/signing"
    with pytest.raises(Declined, match="404"):
        at.owner.asks("POST", f"{path}/deployment-branch-policies", {"name": "main"})
    policy = {"protected_branches": False, "custom_branch_policies": True}
    at.owner.asks("PUT", path, {"deployment_branch_policy": policy})
    for _ in range(2):
        at.owner.asks("POST", f"{path}/deployment-branch-policies", {"name": "main"})
    assert at.owner.asks("GET", f"{path}/deployment-branch-policies")["total_count"] == 1


def test_reviewers_of_a_private_repositorys_environment_take_a_plan(at):
    at.hub.repository("district/hidden", private=True)
    path = "/repos/district/hidden/environments/signing"
    with pytest.raises(Declined, match="422"):
        at.owner.asks("PUT", path, {"reviewers": [{"type": "User", "id": 101}]})
    at.hub.organization("district").plan = "enterprise"
    at.owner.asks("PUT", path, {"reviewers": [{"type": "User", "id": 101}]})


@pytest.mark.parametrize("where", ["actions", "environments/signing"])
def test_variables(at, where):
    at.owner.asks("PUT", f"{AT}/environments/signing", None)
    path = f"{AT}/{where}/variables"
    at.owner.asks("POST", path, {"name": "mode", "value": "open"})
    assert at.owner.asks("GET", f"{path}/MODE")["value"] == "open"
    with pytest.raises(Declined, match="409"):
        at.owner.asks("POST", path, {"name": "MODE", "value": "open"})
    at.hub.clock.forward(days=1)
    at.owner.asks("PATCH", f"{path}/MODE", {"value": "private"})
    (found,) = at.owner.asks("GET", path)["variables"]
    assert (found["name"], found["value"]) == ("MODE", "private")
    assert found["updated_at"] > found["created_at"]
    at.owner.asks("DELETE", f"{path}/MODE")
    assert at.owner.asks("GET", path)["total_count"] == 0


def test_a_secret_is_sealed_and_never_told(at):
    repository = at.client(at.owner.token).get_repo(at.repo.full_name)
    repository.create_secret("SIGNING_KEY", "the private key")
    repository.create_secret("SIGNING_KEY", "another one")
    (found,) = at.owner.asks("GET", f"{AT}/actions/secrets")["secrets"]
    assert set(found) == {"name", "created_at", "updated_at"}
    kept = at.repo.state.secrets["SIGNING_KEY"]
    assert "another" not in kept.sealed
    assert at.hub.world.seal.opened(kept.sealed) == "another one"
    with pytest.raises(Declined, match="422"):
        at.owner.asks(
            "PUT",
            f"{AT}/actions/secrets/SIGNING_KEY",
            {"encrypted_value": "bm90IHNlYWxlZA==", "key_id": at.hub.world.seal.name},
        )
    at.owner.asks("DELETE", f"{AT}/actions/secrets/SIGNING_KEY")


def test_pages(at):
    path = f"{AT}/pages"
    with pytest.raises(Declined, match="404"):
        at.owner.asks("GET", path)
    at.owner.asks("POST", path, {"build_type": "workflow"})
    found = at.ada.asks("GET", path)
    assert (found["build_type"], found["html_url"]) == (
        "workflow",
        "https://district.github.io/programme/",
    )
    with pytest.raises(Declined, match="409"):
        at.owner.asks("POST", path, {"build_type": "workflow"})
    at.owner.asks("PUT", path, {"cname": "badges.example", "https_enforced": True})
    assert at.ada.asks("GET", path)["html_url"] == "https://badges.example/"


def test_merging_and_labels(at):
    changed = at.owner.asks("PATCH", AT, {"allow_squash_merge": False, "description": "Ours"})
    assert (changed["allow_squash_merge"], changed["description"]) == (False, "Ours")
    given = {"name": "scoring", "color": "0E8A16", "description": "Being scored"}
    made = at.grace.asks("POST", f"{AT}/labels", given)
    assert (made["color"], made["description"]) == ("0e8a16", "Being scored")
    with pytest.raises(Declined, match="already_exists"):
        at.grace.asks("POST", f"{AT}/labels", given)
    at.grace.asks("PATCH", f"{AT}/labels/scoring", {"color": "ffffff"})
    assert [one["color"] for one in at.ada.asks("GET", f"{AT}/labels")] == ["ffffff"]


@pytest.mark.parametrize(
    ("who", "role", "permission"),
    [
        ("olga", None, ("admin", "admin")),
        ("grace", None, ("write", "write")),
        ("ada", None, ("read", "read")),
        ("ada", "triage", ("read", "triage")),
        ("ada", "maintain", ("write", "maintain")),
    ],
)
def test_who_may_what(at, who, role, permission):
    if role:
        at.repo.grant(at.ada, role)
    found = at.grace.asks("GET", f"{AT}/collaborators/{who}/permission")
    assert (found["permission"], found["role_name"]) == permission


@pytest.mark.parametrize(
    ("states", "combined"),
    [
        ([], "pending"),
        ([("a", "success")], "success"),
        ([("a", "success"), ("b", "pending")], "pending"),
        ([("a", "success"), ("b", "error")], "failure"),
        ([("a", "failure"), ("a", "success")], "success"),
    ],
)
def test_statuses_of_a_commit(at, states, combined):
    for context, state in states:
        given = {
            "state": state,
            "context": context,
            "target_url": "https://x.example/",
        }
        at.grace.asks("POST", f"{AT}/statuses/{at.repo.main}", given)
    found = at.ada.asks("GET", f"{AT}/commits/main/status")
    assert (found["state"], found["total_count"]) == (combined, len(dict(states)))
    assert len(at.ada.asks("GET", f"{AT}/commits/main/statuses")) == len(states)


@pytest.mark.parametrize(
    ("sha", "given", "said"),
    [
        ("0" * 40, {"state": "success"}, "No commit found"),
        ("main", {"state": "success"}, "No commit found"),
        (None, {"state": "success", "description": "d" * 141}, "too long"),
    ],
)
def test_a_status_that_cannot_be(at, sha, given, said):
    with pytest.raises(Declined, match=said):
        at.grace.asks("POST", f"{AT}/statuses/{sha or at.repo.main}", given)


def test_pull_requests_of_a_commit(at):
    at.proposal()
    head = at.repo.thread(1).pull.head
    (found,) = at.ada.asks("GET", f"{AT}/commits/{head}/pulls")
    assert found["number"] == 1
    assert at.ada.asks("GET", f"{AT}/commits/{at.repo.main}/pulls") == []


def test_files_of_a_pull_request_and_of_a_branch(at):
    pull = at.ada.proposes_all(at.repo, {"new/a.md": "a\nb\n", "README.md": "# Hers\n"})
    listed = at.ada.asks("GET", f"{pull.path}/files")
    found = [(one["filename"], one["status"], one["additions"], one["deletions"]) for one in listed]
    assert found == [("README.md", "modified", 1, 1), ("new/a.md", "added", 2, 0)]
    folder = at.ada.asks("GET", "/repos/ada/programme/contents/new?ref=patch-1")
    assert [one["path"] for one in folder] == ["new/a.md"]
    at.ada.adds(pull, "new/a.md", None)
    with pytest.raises(Declined, match="404"):
        at.ada.asks("GET", "/repos/ada/programme/contents/new?ref=patch-1")


def test_issues(at):
    issue = at.ada.opens_issue(at.repo, "My submission", "text")
    at.ada.asks("PATCH", issue.path, {"title": "Mine", "body": "changed"})
    at.grace.asks("POST", f"{issue.path}/labels", {"labels": ["submission"]})
    at.grace.asks("POST", f"{issue.path}/assignees", {"assignees": ["grace"]})
    assert [one["number"] for one in at.ada.asks("GET", f"{AT}/issues?labels=submission")] == [1]
    at.grace.asks("DELETE", f"{issue.path}/assignees", {"assignees": ["grace"]})
    at.ada.closes(issue)
    found = at.ada.asks("GET", issue.path)
    assert (found["title"], found["state"], found["state_reason"]) == (
        "Mine",
        "closed",
        "completed",
    )
    assert found["assignees"] == []
    at.ada.asks("PATCH", issue.path, {"state": "open"})
    told = [one.action for one in at.hub.happened("issues")]
    assert told == [
        "opened",
        "edited",
        "labeled",
        "assigned",
        "unassigned",
        "closed",
        "reopened",
    ]


def test_who_wrote_a_long_book(at):
    with pytest.raises(Declined, match="too long"):
        at.ada.opens_issue(at.repo, "Long", "x" * 65537)
    at.ada.opens_issue(at.repo, "Long", "x" * 65536)
