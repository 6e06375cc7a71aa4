"""Nothing here is other than GitHub describes itself: an answer that is turns its test red."""

from contextlib import suppress

import pytest
import requests

from tests.github import NotAsGitHub, deviations, spec
from tests.github.calls import ROUTES
from tests.github.here import AT, here
from tests.github.people import Declined
from tests.github.shapes import threads, timeline


def test_each_endpoint_is_one_of_githubs():
    assert len(ROUTES) > 90
    assert [key for key in ROUTES if key not in spec.operations()] == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda shape: shape.pop("user"),
        lambda shape: shape.update(created_at="yesterday"),
        lambda shape: shape.update(id="7"),
        lambda shape: shape.update(html_url="nowhere"),
        lambda shape: shape.update(author_association="FRIEND"),
    ],
)
def test_an_answer_that_is_not_as_described_turns_the_test_red(tmp_path, monkeypatch, spoil):
    right = threads.comment

    def wrong(*given):
        shape = right(*given)
        spoil(shape)
        return shape

    with (
        pytest.raises(NotAsGitHub, match=r"/comments 201|webhook"),
        here(tmp_path) as at,
    ):
        pull = at.proposal()
        monkeypatch.setattr(threads, "comment", wrong)
        at.ada.comments(pull, "hello")


@pytest.mark.parametrize("gone", ["label", "actor", "created_at", "performed_via_github_app"])
def test_each_moment_of_a_timeline_is_held_to_its_own_schema(tmp_path, monkeypatch, gone):
    right = timeline.timeline

    def wrong(*given):
        return [{name: one for name, one in each.items() if name != gone} for each in right(*given)]

    with pytest.raises(NotAsGitHub, match=f"timeline labeled.*{gone}"), here(tmp_path) as at:
        at.ada.opens_issue(at.repo, "x", "y")
        at.grace.asks("POST", f"{AT}/issues/1/labels", {"labels": ["x"]})
        monkeypatch.setattr("tests.github.endpoints.issues.timeline", wrong)
        at.ada.asks("GET", f"{AT}/issues/1/timeline")


def test_a_request_that_is_not_as_described_turns_the_test_red(tmp_path):
    with pytest.raises(NotAsGitHub, match="asked with"), here(tmp_path) as at:
        at.proposal()
        with pytest.raises(Declined) as refused:
            at.ada.asks("POST", f"{AT}/issues/1/comments", {"text": "hello"})
        assert refused.value.status == 422


def test_an_endpoint_that_is_not_here_turns_the_test_red(tmp_path):
    with pytest.raises(NotAsGitHub, match="unknown endpoint: GET /zen"), here(tmp_path) as at:
        assert requests.get(f"{at.hub.api}/zen", timeout=5).status_code == 404


def test_something_asked_for_that_nobody_listens_to_turns_the_test_red(tmp_path):
    with pytest.raises(NotAsGitHub, match=r"with \?mentioned="), here(tmp_path) as at:
        at.ada.asks("GET", f"{AT}/issues?mentioned=ada")


def test_a_test_that_means_it_says_so(at):
    requests.get(f"{at.hub.api}/zen", timeout=5)
    assert at.hub.unknown == ["GET /zen"]
    at.hub.unknown.clear()


def test_an_answer_that_is_never_given():
    route = "GET /repos/{owner}/{repo}"
    assert list(spec.wrong_in_response(route, 418, {})) == [f"{route} never answers 418"]


def test_what_is_null_is_where_github_says_so():
    given = {
        "id": 1,
        "node_id": "x",
        "url": "https://x.example",
        "name": "x",
        "color": "ededed",
        "description": None,
        "default": False,
    }
    assert list(spec.wrong_in_component("label", given)) == []
    assert len(list(spec.wrong_in_component("label", {**given, "name": None}))) == 1


def forbidden(at):
    at.ada.asks("POST", f"{AT}/statuses/{at.repo.main}", {"state": "success"})


def twice_a_variable(at):
    for _ in range(2):
        at.owner.asks("POST", f"{AT}/actions/variables", {"name": "X", "value": "y"})


def bare_labels(at):
    at.ada.opens_issue(at.repo, "x", "y")
    at.grace.asks("PUT", f"{AT}/issues/1/labels", ["scoring"])


def fork_deleted(at):
    pull = at.proposal()
    at.ada.asks("DELETE", "/repos/ada/programme")
    at.ada.asks("GET", pull.path)


def label_by_name(at):
    pull = at.proposal()
    at.grace.asks("PATCH", f"{AT}/issues/{pull.number}", {"labels": ["state: scoring"]})
    at.ada.asks("GET", f"{AT}/pulls")


def stale_file(at):
    given = {"message": "x", "content": "eA==", "sha": "0" * 40}
    at.grace.asks("PUT", f"{AT}/contents/README.md", given)


def twice_a_ruleset(at):
    for _ in range(2):
        at.owner.asks("POST", f"{AT}/rulesets", {"name": "x", "enforcement": "active"})


NEEDED = {
    "refusals": forbidden,
    "conflicts": twice_a_variable,
    "labels": bare_labels,
    "no-fork": fork_deleted,
    "undescribed": label_by_name,
    "either": stale_file,
    "sentences": twice_a_ruleset,
}


@pytest.mark.parametrize("name", deviations.ALLOWED)
def test_each_deviation_is_needed(tmp_path, monkeypatch, name):
    def tried(folder):
        with here(tmp_path / folder) as at, suppress(Declined):
            NEEDED[name](at)

    assert len(deviations.ALLOWED[name].reason) > 40
    tried("with")
    monkeypatch.delitem(deviations.ALLOWED, name)
    with pytest.raises(NotAsGitHub):
        tried("without")


@pytest.mark.parametrize(
    "problem",
    [
        "POST /repos/{owner}/{repo}/issues/{issue_number}/comments asked with $: 'body' is needed",
        "GET /repos/{owner}/{repo}/pulls/{pull_number} 200 $: 'user' is a required property",
        "GET /user never answers 500",
        "GET /repos/{owner}/{repo}/pulls 200 $[0].head.repo: 'id' is a required property",
    ],
)
def test_other_problems_are_not_allowed(problem):
    assert not deviations.allowed(problem)
