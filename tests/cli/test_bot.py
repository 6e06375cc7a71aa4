"""`microcred bot`: what it does for an event, what it says of it, and what it could not look at."""

import json
from typing import Any

import pytest

from microcred import git
from tests import folder
from tests.cli.running import answer, run
from tests.github.spec import EXAMPLES, read
from tests.lives import SCOPES, STATUS, lives


@pytest.fixture
def life(tmp_path):
    with lives(tmp_path) as life:
        yield life


def event(life, name, number=None):
    """Write the last payload of an event that GitHub sent; return its file."""
    payload = life.hub.happened(name)[-1].payload
    file = life.clone.parent / f"{name}.json"
    file.write_text(json.dumps(payload), encoding="utf-8")
    return file


NOTHING: dict[str, Any] = {
    "GITHUB_TOKEN": None,
    "GITHUB_API_URL": None,
    "GITHUB_EVENT_PATH": None,
    "GITHUB_EVENT_NAME": None,
    "GITHUB_REPOSITORY": None,
    "GITHUB_ACTIONS": None,
}


def fetched(life, pull):
    """Bring the head of a pull request into the clone, as a person does who wants to look."""
    ref = f"refs/pull/{pull.number}/head:refs/microcred/pulls/{pull.number}"
    folder.git(life.clone, "fetch", "--quiet", "origin", ref)


# --- with a token ---


def test_what_a_workflow_runs(life):
    pull = life.hand_in()
    file = event(life, "pull_request")
    given = life.environment(GITHUB_EVENT_PATH=str(file), GITHUB_EVENT_NAME="pull_request_target")
    result = run(life.clone, "bot", **given)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        f"#{pull.number}: did status: pending on {life.head(pull)[:10]}",
        f"#{pull.number}: did keep",
        f"#{pull.number}: did show",
    ]
    assert life.kept(pull)
    again = run(life.clone, "bot", **given)
    assert (again.exit_code, again.stdout) == (0, "Nothing to do.\n")


def test_as_json_it_says_what_was_done_and_repeats_no_text(life):
    pull = life.hand_in()
    file = event(life, "pull_request")
    said = answer(life.clone, "bot", "--event", file, **life.environment())
    assert [(one["action"], one["done"]) for one in said] == [
        ("status", True),
        ("keep", True),
        ("show", True),
    ]
    assert not any("body" in one for one in said)
    assert said[1]["number"] == pull.number


def test_a_dry_run_prints_whole_actions_and_changes_nothing(life):
    pull = life.hand_in()
    file = event(life, "pull_request")
    before = len(life.hub.events), folder.git(life.clone, "for-each-ref")
    said = answer(life.clone, "bot", "--event", file, "--dry-run", **life.environment())
    assert (len(life.hub.events), folder.git(life.clone, "for-each-ref")) == before
    assert [one["action"] for one in said] == ["status", "keep", "show"]
    assert said[0]["sha"] == life.head(pull)
    assert "with the evaluators" in said[1]["body"]


def test_what_is_not_done_exits_with_1_and_says_why(life):
    life.hand_in()
    file = event(life, "pull_request")
    token = life.repo.actions_token(dict.fromkeys(SCOPES, "read"))
    result = run(life.clone, "bot", "--event", file, **life.environment(GITHUB_TOKEN=token))
    assert result.exit_code == 1
    assert "Resource not accessible by integration. The next run tries again." in result.stderr
    assert token not in result.output


def test_main_that_is_not_in_order_is_told_with_its_problems(life):
    life.hand_in()
    file = event(life, "pull_request")
    life.olga.writes(life.repo, "main", "program/program.yml", "format: one\n")
    result = run(life.clone, "bot", "--event", file, **life.environment())
    assert result.exit_code == 1
    assert "program/program.yml" in result.stderr


@pytest.mark.parametrize("path", ["ping", "push", "star"])
def test_an_event_that_is_none_of_ours(life, tmp_path, path):
    examples = {one["name"]: one["examples"] for one in read(EXAMPLES)}
    file = tmp_path / "event.json"
    file.write_text(json.dumps(examples[path][0]), encoding="utf-8")
    result = run(life.clone, "bot", "--event", file, "--name", path, **life.environment())
    assert (result.exit_code, result.stdout) == (0, "Nothing to do.\n")
    assert f"Note: nothing to do for this event ({path})." in result.stderr
    assert life.hub.calls == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it is no JSON"),
        (b"[" * 100_000, "it is no JSON"),
        (b'{"pull_request": {"number": "5"}}', "pull_request.number"),
        (b'{"comment": 1, "issue": []}', "issue"),
        (b'{"review": 1}', "pull_request"),
    ],
)
def test_a_file_that_is_no_payload_is_a_wrong_usage(life, tmp_path, content, said):
    file = tmp_path / "event.json"
    file.write_bytes(content)
    result = run(life.clone, "bot", "--event", file, "--dry-run", **NOTHING)
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.parametrize("content", [b"null", b"5", b"[]", b"{}", b'"x"'])
def test_a_payload_of_nothing_we_know_is_nothing_to_do(life, tmp_path, content):
    file = tmp_path / "event.json"
    file.write_bytes(content)
    result = run(life.clone, "bot", "--event", file, "--dry-run", **NOTHING)
    assert (result.exit_code, result.stdout) == (0, "Nothing to do.\n")
    assert "of no known name" in result.stderr


def test_without_a_token_nothing_can_be_done(life):
    life.hand_in()
    result = run(life.clone, "bot", "--event", event(life, "pull_request"), **NOTHING)
    assert result.exit_code == 2
    assert "takes a token in GITHUB_TOKEN" in result.stderr


def test_whose_token_it_is_is_asked_outside_of_workflows(life):
    pull = life.hand_in()
    given = life.environment(GITHUB_ACTIONS=None, GITHUB_TOKEN=life.olga.token)
    result = run(life.clone, "bot", "--event", event(life, "pull_request"), **given)
    assert result.exit_code == 0
    (comment,) = life.repo.thread(pull.number).comments
    assert comment.author.number == life.olga.number


def test_the_repository_is_where_origin_leads(life):
    pull = life.hand_in()
    given = life.environment(GITHUB_REPOSITORY=None)
    assert run(life.clone, "bot", "--event", event(life, "pull_request"), **given).exit_code == 0
    assert life.kept(pull)


def test_a_private_repository_is_read_with_the_token_and_it_shows_nowhere(tmp_path):
    with lives(tmp_path, mode="private") as life:
        pull = life.hand_in("olga")
        given = life.environment()
        result = run(life.clone, "bot", "--event", event(life, "pull_request"), **given)
        assert result.exit_code == 0
        assert life.comments(pull)
        assert given["GITHUB_TOKEN"] not in result.output
        assert given["GITHUB_TOKEN"] not in folder.git(life.clone, "config", "--list")


# --- without a token, from a payload and a clone alone ---


def test_a_payload_and_a_clone_are_enough_to_say_what_would_be_done(life):
    pull = life.hand_in()
    fetched(life, pull)
    file, asked = event(life, "pull_request"), len(life.hub.calls)
    result = run(life.clone, "bot", "--event", file, "--dry-run", "--format", "json", **NOTHING)
    said = json.loads(result.stdout)
    assert result.exit_code == 0
    assert [one["action"] for one in said] == ["status", "keep", "show"]
    assert said[0] == {
        "action": "status",
        "sha": life.head(pull),
        "state": "pending",
        "description": said[0]["description"],
    }
    assert "other pull requests were not looked at" in result.stderr
    assert len(life.hub.calls) == asked
    assert life.repo.status(life.head(pull), STATUS) is None


def test_a_comment_and_a_review_are_heard_from_their_payloads(life):
    pull = life.hand_in()
    fetched(life, pull)
    life.score("eva", pull)
    review = event(life, "pull_request_review")
    said = answer(life.clone, "bot", "--event", review, "--dry-run", **NOTHING)
    assert "It counts." in next(one["body"] for one in said if one["action"] == "answer")
    life.ada.comments(pull, "/status")
    comment = event(life, "issue_comment")
    said = answer(life.clone, "bot", "--event", comment, "--dry-run", **NOTHING)
    assert "answer" in [one["action"] for one in said]


def test_a_head_that_the_clone_does_not_have_is_said(life):
    pull = life.hand_in()
    file = event(life, "pull_request")
    result = run(life.clone, "bot", "--event", file, "--dry-run", "--format", "json", **NOTHING)
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])
    assert f"does not have the commit {life.head(pull)}" in result.stderr
    assert git.resolve(life.clone, "refs/microcred/pulls/1") is None


@pytest.mark.parametrize("name", ["schedule", "workflow_dispatch"])
def test_a_sweep_takes_a_token(life, tmp_path, name):
    file = tmp_path / "event.json"
    file.write_text("{}", encoding="utf-8")
    result = run(life.clone, "bot", "--event", file, "--name", name, "--dry-run", **NOTHING)
    assert (result.exit_code, result.stdout) == (0, "Nothing to do.\n")
    assert "takes a token" in result.stderr


def test_githubs_own_examples_are_told_about_without_a_traceback(life, tmp_path):
    for one in read(EXAMPLES):
        file = tmp_path / "event.json"
        file.write_text(json.dumps(one["examples"][0]), encoding="utf-8")
        result = run(
            life.clone, "bot", "--event", file, "--name", one["name"], "--dry-run", **NOTHING
        )
        assert (one["name"], result.exit_code) == (one["name"], 0)
