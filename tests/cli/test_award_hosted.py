"""`microcred award --github`: what it says of a run, and what it keeps to itself."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from microcred import did, places
from tests.awarding.job import EARNERS
from tests.cli.running import run
from tests.ledgers import SEED
from tests.lives import NAME, SUBMISSION, lives
from tests.reviewed import ROSTER

SECRET = did.secret_multikey(SEED)


@pytest.fixture
def life(tmp_path):
    with lives(tmp_path) as life:
        yield life


def decided(life, who="ada", **changes):
    pull = life.hand_in(who, **changes)
    for evaluator in ("eva", "omar"):
        life.hub.clock.forward(hours=1)
        life.score(evaluator, pull)
    return pull


def award(life, *words, **more):
    given = life.environment(MICROCRED_SIGNING_KEY=SECRET, **more)
    result = run(life.clone, "award", "--github", *words, **given)
    assert SECRET not in result.output
    assert given["GITHUB_TOKEN"] not in result.output
    return result


def test_what_was_awarded_and_told(life):
    pull = decided(life)
    result = award(life)
    assert result.exit_code == 0
    first, second = result.stdout.splitlines()
    assert first.startswith("Awarded ")
    assert f" for {SUBMISSION}: https://good.example/awards/" in first
    assert second == f"#{pull.number} says so now."
    assert award(life).stdout == "Nothing to award.\n"


def test_as_json(life):
    pull = decided(life)
    told = json.loads(award(life, "--format", "json").stdout)
    (given,) = told["awarded"]
    assert given["url"] == f"https://good.example/awards/{given['award']}/"
    assert (given["submission"], told["told"]) == (SUBMISSION, [pull.number])
    assert told["not_awarded"] == []


def test_in_private_mode_no_line_of_the_log_names_anybody(tmp_path):
    with lives(tmp_path, mode="private") as life:
        roster = tmp_path / "roster.yml"
        roster.write_text(ROSTER.replace("email: ana@school.example, ", ""))
        text = life.text().replace("github:101", EARNERS[SUBMISSION])
        pull = life.olga.proposes(life.repo, life.path(), text)
        for evaluator in ("eva", "omar"):
            life.hub.clock.forward(hours=1)
            life.score(evaluator, pull)
        result = award(life, MICROCRED_ROSTER=str(roster))
        assert result.exit_code == 1
        assert f"No award for {SUBMISSION}: something forbids it." in result.stderr
        as_json = award(life, "--format", "json", MICROCRED_ROSTER=str(roster)).output
        for said in (result.output, as_json):
            assert EARNERS[SUBMISSION] not in said
            assert "school.example" not in said
        roster.write_text(ROSTER)
        assert award(life, MICROCRED_ROSTER=str(roster)).exit_code == 0
        assert life.repo.text(places.LOG)


def test_without_a_key_nothing_happens(life):
    decided(life)
    result = run(life.clone, "award", "--github", **life.environment(MICROCRED_SIGNING_KEY=""))
    assert result.exit_code == 2
    assert "no key to sign with" in result.stderr
    assert life.hub.pushes == []


def test_a_key_that_is_not_trusted_signs_nothing(life):
    decided(life)
    other = did.secret_multikey(b"\x01" * 32)
    given = life.environment(MICROCRED_SIGNING_KEY=other)
    result = run(life.clone, "award", "--github", **given)
    assert result.exit_code == 2
    assert life.hub.pushes == []


def test_a_token_that_may_not_push_is_told_in_githubs_words(life):
    decided(life)
    scopes = {"contents": "read", "issues": "write", "pull-requests": "write", "statuses": "write"}
    result = award(life, GITHUB_TOKEN=life.repo.actions_token(scopes))
    assert result.exit_code == 2
    assert "403" in result.stderr
    assert life.repo.text(places.LOG) is None


def test_a_pull_request_that_cannot_be_told_is_told_by_the_next_run(life):
    life.hub.clock.set(datetime.now(UTC) - timedelta(days=1))  # the command goes by the machine's
    pull = decided(life)
    scopes = {"contents": "write", "issues": "read", "pull-requests": "read", "statuses": "read"}
    result = award(life, GITHUB_TOKEN=life.repo.actions_token(scopes))
    assert result.exit_code == 1
    assert f"#{pull.number}: " in result.stderr
    assert "Awarded " in result.stdout
    assert award(life).exit_code == 0
    assert "awarded" in life.kept(pull)


def test_with_another_accounts_token_no_comment_is_new(tmp_path):
    with lives(tmp_path) as life:
        life.hub.clock.set(datetime.now(UTC) - timedelta(days=1))
        pull = decided(life)
        life.bot("pull", pull.number)
        before = len(life.comments(pull))
        given = life.environment(MICROCRED_SIGNING_KEY=SECRET, GITHUB_REPOSITORY="district/catalog")
        result = run(life.clone, "award", "--github", "--repository", NAME, **given)
        assert result.exit_code == 0
        assert "awarded" in life.kept(pull)
        assert len(life.comments(pull)) == before
        life.sweep()  # by the bot itself
        assert any('"to":"awarded"' in one for one in life.comments(pull))
