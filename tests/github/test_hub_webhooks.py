"""What the hub tells is what GitHub tells: held to octokit's schemas, keyed as real ones are."""

import copy
from typing import Any

import pytest

from tests.github import spec
from tests.github.here import AT, here

REAL = [
    ("pull_request", "opened"),
    ("pull_request", "synchronize"),
    ("pull_request", "closed"),
    ("pull_request", "labeled"),
    ("pull_request", "assigned"),
    ("pull_request_review", "submitted"),
    ("issue_comment", "created"),
    ("issue_comment", "edited"),
    ("issue_comment", "deleted"),
    ("issues", "opened"),
    ("issues", "labeled"),
    ("push", None),
    ("status", None),
    ("workflow_run", "completed"),
    ("workflow_dispatch", None),
]


def real(name: str, action: str | None) -> list[dict[str, Any]]:
    """Return GitHub's own examples of an event."""
    return [one for one in spec.examples()[name] if one.get("action") == action]


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """Return one payload of ours of each event."""
    flow = "on: [push, workflow_dispatch]\njobs: {x: {runs-on: y}}\n"
    with here(tmp_path_factory.mktemp("told"), **{".github/workflows/x.yml": flow}) as at:
        pull = at.proposal()
        at.ada.adds(pull, "x.md", "x\n")
        at.grace.asks("PATCH", f"{AT}/issues/1", {"labels": ["x"], "assignees": ["grace"]})
        at.grace.reviews(pull, "approve", "Yes.")
        said = at.ada.comments(pull, "one")
        at.ada.edits(said, "two")
        at.ada.deletes(said)
        at.grace.opens_issue(at.repo, "x", "y", labels=["z"])
        at.grace.asks("PUT", f"{AT}/issues/2/labels", {"labels": ["other"]})
        at.grace.asks("POST", f"{AT}/statuses/{at.repo.main}", {"state": "success"})
        at.grace.pushes(at.repo, "main", {"y.md": "x"})
        at.grace.asks("POST", f"{AT}/actions/workflows/x.yml/dispatches", {"ref": "main"})
        at.hub.runs[0].finish()
        at.grace.merges(pull)
        return {(one.name, one.action): copy.deepcopy(one.payload) for one in at.hub.events}


# What GitHub has added since its examples were collected.
SINCE = {
    *("allow_auto_merge", "allow_forking", "allow_merge_commit", "allow_rebase_merge"),
    *("allow_squash_merge", "allow_update_branch", "delete_branch_on_merge", "has_discussions"),
    *("merge_commit_message", "merge_commit_title", "organization", "performed_via_github_app"),
    *("pull_request", "referenced_workflows", "squash_merge_commit_message"),
    *("squash_merge_commit_title", "state_reason", "timeline_url"),
    "use_squash_pr_title_as_default",
}
# What is there only for some: where an app is installed, or a commit is somebody's with an account.
SOMETIMES = {"installation", "username"}


@pytest.mark.parametrize(("name", "action"), REAL)
def test_ours_have_the_keys_of_real_ones(told, name, action):
    ours, theirs = keys(told[name, action]), [keys(one) for one in real(name, action)]
    assert theirs
    for place, found in ours.items():
        same = [one[place] for one in theirs if place in one]
        if same:
            assert found - set().union(*same) <= SINCE, place
            assert set.intersection(*same) - found <= SOMETIMES, place


def keys(value, place: str = "$") -> dict[str, set[str]]:
    """Return the keys of each object of a payload, by where it is."""
    found: dict[str, set[str]] = {}
    if isinstance(value, dict):
        found[place] = set(value)
        for key, one in value.items():
            found |= keys(one, f"{place}.{key}")
    elif isinstance(value, list):
        for one in value:
            found |= keys(one, f"{place}[]")
    return found


@pytest.mark.parametrize(("name", "action"), [*REAL, ("pull_request_review", "dismissed")])
def test_real_payloads_are_held_to_the_same_schemas(name, action):
    found = [list(spec.wrong_in_webhook(name, action, one)) for one in real(name, action)]
    assert any(not one for one in found), found


def test_a_payload_that_is_not_as_described_turns_the_test_red(told):
    payload = copy.deepcopy(told["issue_comment", "created"])
    assert list(spec.wrong_in_webhook("issue_comment", "created", payload)) == []
    del payload["comment"]["user"]
    assert list(spec.wrong_in_webhook("issue_comment", "created", payload))
