"""`microcred intake --github`: a file becomes a pull request under an opaque id, once."""

from hashlib import sha256

import pytest

from microcred import places
from tests import folder
from tests.cli.running import answer, run
from tests.github.faults import Fault
from tests.lives import lives
from tests.reviewed import ROSTER, handed

OPEN = "POST /repos/{owner}/{repo}/pulls"


@pytest.fixture
def life(tmp_path):
    with lives(tmp_path, mode="private") as life:
        life.repo.state.actions.may_approve = True
        (tmp_path / "roster.yml").write_text(ROSTER)
        (tmp_path / "attempt.md").write_text(text())
        yield life


def text(**changes):
    return handed(earner="set-at-intake", **changes)


def intake(life, *words, tell=answer, name="attempt.md", **more):
    given = life.environment(MICROCRED_ROSTER=str(life.clone.parent / "roster.yml"), **more)
    return tell(life.clone, "intake", life.clone.parent / name, "--github", *words, **given)


def pulls(life):
    return [one for one in life.repo.state.threads.values() if one.pull]


def test_a_file_becomes_a_pull_request_that_names_nobody(life):
    told = intake(life, "--earner", "k7m2p4")
    (pull,) = pulls(life)
    submission = told["submission"]
    assert told["pull_request"] == pull.number
    assert (told["taken_in"], told["already"], told["attempt"]) == (True, False, 1)
    assert pull.title == f"Submission {submission}"
    assert (pull.pull.head_branch, pull.pull.base_branch) == (places.branch(submission), "main")
    head = pull.pull.head
    written = life.repo.text(places.Attempt("think-time", submission, 1).path, head)
    assert 'id: "k7m2p4"' in written
    assert "k7m2p4" not in pull.title + pull.body
    assert "school.example" not in pull.title + pull.body
    (commit,) = folder.git(life.repo.path, "log", "--format=%an %ae", f"main..{head}").splitlines()
    assert commit == "microcred microcred@users.noreply.github.com"


def test_the_clone_is_not_touched(life):
    before = folder.git(life.clone, "for-each-ref"), folder.git(life.clone, "status", "--porcelain")
    intake(life, "--earner", "k7m2p4")
    after = folder.git(life.clone, "for-each-ref"), folder.git(life.clone, "status", "--porcelain")
    assert after == before


def test_the_bot_then_takes_it_like_any_other(life, tmp_path):
    told = intake(life, "--earner", "k7m2p4")
    report = life.answer(life.desk(roster=tmp_path / "roster.yml"), "pull", told["pull_request"])
    assert not report.went_wrong
    assert [one.name for one in report.actions] == ["status", "keep", "show"]
    assert "with the evaluators" in "".join(life.comments(told["pull_request"]))


def test_the_same_file_again_is_the_same_pull_request(life):
    first = intake(life, "--earner", "k7m2p4")
    pushes = len(life.hub.pushes)
    again = intake(life, "--earner", "k7m2p4")
    assert (again["already"], again["submission"]) == (True, first["submission"])
    assert (len(pulls(life)), len(life.hub.pushes)) == (1, pushes)
    shown = intake(life, "--earner", "k7m2p4", tell=run).stdout
    assert f"in pull request #{first['pull_request']}, as it was already." in shown


@pytest.mark.parametrize("fault", [Fault.SERVER_ERROR, Fault.BAD_GATEWAY, Fault.SECONDARY_LIMIT])
def test_a_run_that_ended_before_its_pull_request_was_there_is_ended_by_the_next(life, fault):
    life.hub.faults.on(OPEN, fault)
    broken = intake(life, "--earner", "k7m2p4", tell=run)
    assert broken.exit_code == 1
    assert "Run this again later; nothing is done twice." in broken.stderr
    assert len(life.repo.bare.refs(f"{places.BRANCHES}/")) == 1
    told = intake(life, "--earner", "k7m2p4")
    assert told["already"]
    assert len(pulls(life)) == 1
    assert len(life.repo.bare.refs(f"{places.BRANCHES}/")) == 1


def test_the_next_attempt_goes_onto_the_same_branch(life, tmp_path):
    first = intake(life, "--earner", "k7m2p4")
    submission, number = first["submission"], first["pull_request"]
    for who in ("eva", "omar"):
        life.hub.clock.forward(hours=1)
        proposal = life.proposal(number)
        life.score(who, proposal, submission=submission, questions="not-yet")
    (tmp_path / "second.md").write_text(text(context="More about them.\n" * 40))
    told = intake(life, "--submission", submission, name="second.md")
    assert (told["attempt"], told["pull_request"]) == (2, number)
    assert len(pulls(life)) == 1
    assert intake(life, "--submission", submission, name="second.md")["already"]


def test_an_attempt_that_is_not_awaited_is_refused(life, tmp_path):
    first = intake(life, "--earner", "k7m2p4")
    (tmp_path / "second.md").write_text(text(context="More about them.\n" * 40))
    refused = intake(life, "--submission", first["submission"], name="second.md", tell=run)
    assert refused.exit_code == 1
    assert "U11" in refused.stderr
    assert len(life.hub.pushes) == 1


def test_a_second_submission_for_the_same_is_refused_while_the_first_goes_on(life, tmp_path):
    intake(life, "--earner", "k7m2p4")
    other_file = {"evidence.0.sha256": sha256(b"another").hexdigest()}
    (tmp_path / "second.md").write_text(text(**other_file))
    refused = intake(life, "--earner", "k7m2p4", name="second.md", tell=run)
    assert (refused.exit_code, "U08" in refused.stderr) == (1, True)
    other = intake(life, "--earner", "q8w3r5", name="second.md")
    assert other["taken_in"]


@pytest.mark.parametrize(
    ("words", "said"),
    [(("--earner", "nobody"), "U05"), (("--submission", "zzzzzzzz"), "U02"), ((), "--earner ID")],
)
def test_what_cannot_be_taken_in(life, words, said):
    refused = intake(life, *words, tell=run)
    assert refused.exit_code in (1, 2)
    assert said in refused.stderr
    assert life.hub.pushes == []
