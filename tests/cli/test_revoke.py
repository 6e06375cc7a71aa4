"""`microcred revoke`: what it prints, and how it exits."""

import json

import pytest
from click.testing import CliRunner

from microcred.cli import cli
from microcred.model.identity import timestamp
from microcred.words import day
from tests.awarding.job import FIRST, decide, known, programme, run
from tests.cli.running import answer
from tests.cli.running import run as asked
from tests.cli.test_award import KEY


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    root = programme(tmp_path_factory.mktemp("revoke") / "programme")
    decide(root, FIRST, changes={"publish.name": "Ada Example"})
    run(root)
    return root


def revoke(root, *words):
    """Run the command; return how it exits, and what it prints on either stream."""
    done = CliRunner().invoke(cli, ["revoke", "--root", str(root), *words], env=KEY)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def award(root):
    return known(root).submissions[FIRST].award


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "give either --reason TEXT or --name-only"),
        (["--reason", "x", "--name-only"], "give either --reason TEXT or --name-only"),
        (["--reason", " "], "--reason is one line of at most 500 characters"),
        (["--reason", "one\ntwo"], "--reason is one line of at most 500 characters"),
        (["--reason", "x" * 501], "--reason is one line of at most 500 characters"),
    ],
)
def test_it_has_to_be_used_rightly(root, award, words, said):
    code, _, told = revoke(root, award, *words)
    assert code == 2
    assert said in told


def test_a_reason_that_tells_about_a_person_is_refused(root, award):
    code, _, said = revoke(root, award, "--reason", "Ask ana@school.example.")
    assert code == 1
    assert "--reason:1: S31 there is an e-mail address here" in said
    assert known(root).awards[award].revoked is None


def test_an_unknown_award_is_told(root):
    code, _, said = revoke(root, "zzzzzzzzzzzz", "--reason", "A mistake.")
    assert (code, said) == (2, "Error: there is no award zzzzzzzzzzzz here\n")


@pytest.mark.parametrize("words", [("--reason", "A mistake."), ("--name-only",)])
def test_a_submission_is_not_its_award(root, award, words):
    code, _, said = revoke(root, FIRST, *words)
    assert (code, said) == (2, f"Error: {FIRST} is a submission; its award is {award}\n")
    assert known(root).awards[award].revoked is None


def test_one_life_of_an_award(root, award):
    code, said, _ = revoke(root, award, "--name-only", "--format", "json")
    assert code == 0
    assert json.loads(said) == {"award": award, "event": "name-withdrawn", "already": False}
    assert revoke(root, award, "--name-only")[1] == f"{award} shows no name.\n"
    code, said, _ = revoke(root, award, "--reason", "A mistake.")
    assert code == 0
    assert said == (
        f"Revoked {award}. Build and publish the site, so that whoever verifies it is told.\n"
    )
    code, said, _ = revoke(root, award, "--reason", "A mistake.")
    assert code == 0
    assert said.endswith(" already.\n")
    found = answer(root, "decide", FIRST)
    ended = known(root).awards[award].revoked
    assert ended
    assert (found["award"], found["revoked"]) == (
        award,
        {"at": timestamp(ended), "reason": "A mistake."},
    )
    told = asked(root, "decide", FIRST).stdout
    assert f"Submission {FIRST}, attempt 1: revoked\n" in told
    assert f": {award}.\nIt was revoked on {day(ended.date())}: A mistake.\n" in told
