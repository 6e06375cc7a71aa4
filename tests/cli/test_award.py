"""`microcred award`: what it prints, and how it exits."""

import json

import pytest
import yaml
from click.testing import CliRunner

from microcred import did
from microcred.cli import cli
from tests import folder, reviewed
from tests.awarding.job import EARNERS, FIRST, ROSTER, SECOND, known, programme
from tests.ledgers import SEED

KEY = {"MICROCRED_SIGNING_KEY": did.secret_multikey(SEED)}


@pytest.fixture
def root(tmp_path):
    (tmp_path / "roster.yml").write_text(yaml.safe_dump(ROSTER.model_dump(exclude_none=True)))
    return programme(tmp_path / "programme", FIRST)


def award(root, *words, **environment):
    """Run the command; return how it exits, and what it prints on either stream."""
    given = {**KEY, "MICROCRED_ROSTER": str(root.parent / "roster.yml"), **environment}
    done = CliRunner().invoke(cli, ["award", "--root", str(root), *words], env=given)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stdout, done.stderr


def test_it_names_each_award_and_its_page(root):
    code, said, _ = award(root)
    identity = known(root).submissions[FIRST].award
    assert code == 0
    assert said == (
        f"Awarded {identity} for {FIRST}: think-time@1.0\n"
        f"  https://good.example/awards/{identity}/\n"
    )


def test_run_again_there_is_nothing_to_do(root):
    award(root)
    assert award(root)[:2] == (
        0, "Nothing to award: no submission is decided and without an award.\n"
    )  # fmt: skip


def test_what_waits_is_counted_and_fails_nothing(root):
    reviewed.hand_in(root, submission=SECOND, earner=EARNERS[SECOND])
    code, said, _ = award(root)
    assert code == 0
    assert said.endswith(
        "1 submission is not decided yet; `microcred decide` says what is missing.\n"
    )


def test_what_is_asked_for_and_not_given_is_explained(root):
    reviewed.hand_in(root, submission=SECOND, earner=EARNERS[SECOND])
    code, said, _ = award(root, SECOND)
    assert code == 1
    assert said.startswith(f"No award for {SECOND}: ")
    assert known(root).awards == {}


def test_asked_for_again_it_says_which_award_it_has(root):
    award(root)
    code, said, _ = award(root, FIRST)
    assert (code, said) == (
        0,
        f"No award for {FIRST}: it was awarded already: {known(root).submissions[FIRST].award}\n",
    )


def test_problems_are_told_with_their_fix(root):
    code, said, _ = award(root, "zzzzzzzz")
    assert code == 1
    assert "U02 there is no submission zzzzzzzz here" in said


def test_programs_read_json(root):
    reviewed.hand_in(root, submission=SECOND, earner=EARNERS[SECOND])
    code, said, _ = award(root, "--format", "json")
    told = json.loads(said)
    identity = known(root).submissions[FIRST].award
    assert code == 0
    assert told["awarded"] == [
        {
            "submission": FIRST,
            "award": identity,
            "credential": "think-time@1.0",
            "url": f"https://good.example/awards/{identity}/",
            "path": f"awards/{told['awarded'][0]['path'].split('/')[1]}/{identity}.json",
            "renews": None,
        }
    ]
    (waiting,) = told["not_awarded"]
    assert (waiting["submission"], waiting["outcome"]) == (SECOND, "scoring")
    assert waiting["refused"] is False


def test_without_a_key_nothing_happens(root):
    code, _, said = award(root, MICROCRED_SIGNING_KEY="")
    assert code == 2
    assert "there is no key to sign with" in said
    assert known(root).awards == {}


def test_the_key_is_never_printed(root):
    for words in ([], ["zzzzzzzz"], ["--format", "json"], ["--nonsense"]):
        assert KEY["MICROCRED_SIGNING_KEY"] not in "".join(map(str, award(root, *words)))


def test_a_roster_inside_the_repository_is_refused(root):
    folder.put(root, "roster.yml", (root.parent / "roster.yml").read_text())
    code, _, said = award(root, "--roster", str(root / "roster.yml"))
    assert code == 1
    assert "P12" in said


def test_a_file_in_its_way_is_named(root):
    folder.put(root, "awards/log.jsonl", "mine")
    code, _, said = award(root)
    assert code == 2
    assert said.startswith("Error: Nothing was done: awards/log.jsonl would be written")


def test_outside_a_repository_it_says_so(tmp_path):
    root = folder.good(tmp_path / "programme")
    (tmp_path / "roster.yml").write_text("format: 1\n")
    code, _, said = award(root)
    assert code == 2
    assert said.startswith("Error: This needs a Git repository with a branch main")


def test_a_folder_that_does_not_show_it_yet_is_told(root):
    (root / ".git/index.lock").write_text("")
    code, said, told = award(root)
    assert code == 0
    assert said.startswith("Awarded ")
    assert told.startswith("The awards are on main, but this folder does not show them yet: ")
