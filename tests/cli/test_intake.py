"""`microcred intake` as a coordinator runs it."""

from pathlib import Path

import pytest

from microcred import places
from microcred.git import show
from tests.cli.running import answer, run
from tests.folder import git, put
from tests.intake.taking import FILES
from tests.reviewed import ROSTER, SUBMISSION, hand_in, handed, programme, score

UNASSIGNED = handed(earner="set-at-intake")
UNCOMPARED = (
    "not compared with a roster: whether k7m2p4 is anybody's id. Name the roster with --roster "
    "FILE or MICROCRED_ROSTER; without it nobody notices a slip in an id."
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    put(tmp_path, "in/teacher.md", UNASSIGNED)
    put(tmp_path, "roster.yml", ROSTER)
    return programme(tmp_path / "programme")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "in" / "teacher.md"


def test_what_happens_next_is_said_in_plain_words(root, file):
    roster = {"MICROCRED_ROSTER": str(file.parent.parent / "roster.yml")}
    done = run(root, "intake", file, "--earner", "k7m2p4", **roster)
    submission = git(root, "branch", "--list", "submission/*").removeprefix("submission/")
    assert (done.exit_code, done.stderr) == (0, "")
    assert (
        done.stdout
        == f"""\
Taken in: submission {submission}, attempt 1, for “Think Time”
  (think-time@1.0), 5 of 5 items in.
It is one file on the branch submission/{submission}. Your own files are as before.

What happens next:
- 2 evaluators score it within 15 school days. Each is given an empty scorecard by
  microcred score {submission} --evaluator ID
- Where it stands, and why: microcred decide {submission}
- Tell the teacher the submission's id. Another attempt is taken in by
  microcred intake FILE --submission {submission}
"""
    )


def test_the_answer_as_json(root, file):
    found = answer(root, "intake", file, "--earner", "k7m2p4")
    submission = found["submission"]
    path = f"submissions/think-time/{submission}/attempt-1.md"
    assert found == {
        "taken_in": True,
        "submission": submission,
        "attempt": 1,
        "branch": f"submission/{submission}",
        "commit": git(root, "rev-parse", f"submission/{submission}"),
        "path": path,
        "credential": "think-time@1.0",
        "earner": "k7m2p4",
        "items": {"there": 5, "needed": 5},
        "problems": [],
        "warnings": [UNCOMPARED],
    }
    assert places.is_submission(submission)
    assert show(root, found["commit"], path)


def test_an_id_that_no_roster_was_asked_about_is_taken_in_with_a_warning(root, file):
    done = run(root, "intake", file, "--earner", "k7m2p4")
    assert (done.exit_code, done.stderr) == (0, f"Warning: {UNCOMPARED}\n")


def test_what_is_piped_in(root):
    found = answer(root, "intake", "-", "--earner", "k7m2p4", given=UNASSIGNED)
    assert found["taken_in"] is True


def test_line_ends_and_marks_of_other_machines(root):
    text = "\ufeff" + UNASSIGNED.replace("\n", "\r\n")
    found = answer(root, "intake", "-", "--earner", "k7m2p4", given=text.encode())
    kept = show(root, found["commit"], found["path"])
    assert kept == UNASSIGNED.replace("set-at-intake", '"k7m2p4"').encode()


def test_the_next_attempt(root, file):
    hand_in(root)
    score(root, "eva", silence="not-yet")
    score(root, "omar", silence="not-yet")
    put(file.parent, "teacher.md", handed(earner="set-at-intake", **FILES))
    done = run(root, "intake", file, "--submission", SUBMISSION)
    assert done.exit_code == 0, done.stderr
    assert f"submission {SUBMISSION}, attempt 2" in done.stdout


def test_problems_are_all_said_each_with_its_fix(root):
    text = handed(earner="set-at-intake", status="draft", reflection=None)
    done = run(root, "intake", "-", "--earner", "k7m2p4", given=text)
    assert (done.exit_code, done.stdout) == (1, "")
    assert (
        done.stderr
        == """\
-:5: S22 this is a draft: 4 of 5 items in; still to come: “What changed” (warning)
    Set `status: ready` when all is in.
-:5: U06 this is a draft, which no evaluator is shown, so it is not taken in
    Put in what is missing, and set `status: ready`.
Checked 1 file: 1 error, 1 warning.
"""
    )
    assert git(root, "branch", "--list", "submission/*") == ""


def test_problems_as_json(root):
    found = answer(root, "intake", "-", "--earner", "Ana", given=handed())
    assert found["taken_in"] is False
    assert [(one["code"], one["severity"]) for one in found["problems"]] == [("U10", "error")]


def test_a_roster_from_the_environment(root, file, tmp_path):
    given = {"MICROCRED_ROSTER": str(tmp_path / "roster.yml")}
    done = run(root, "intake", file, "--earner", "w4w4w4", **given)
    assert done.exit_code == 1
    assert "U05 w4w4w4 is not in the roster, so nobody could be awarded" in done.stderr
    assert run(root, "intake", file, "--earner", "k7m2p4", **given).exit_code == 0


def test_a_roster_in_the_repository_is_refused(root, file):
    put(root, "roster.yml", ROSTER)
    done = run(root, "intake", file, "--earner", "k7m2p4", "--roster", root / "roster.yml")
    assert done.exit_code == 1
    assert "P12" in done.stderr
    assert "school.example" not in done.stderr


def test_wrong_usage(root, file, tmp_path):
    done = run(root, "intake", file)
    assert done.exit_code == 2
    assert "say whose it is with --earner ID" in done.stderr
    done = run(root, "intake", tmp_path / "nowhere.md", "--earner", "k7m2p4")
    assert done.exit_code == 2
    assert "nowhere.md cannot be read: No such file or directory." in done.stderr
    done = run(root, "intake", tmp_path, "--earner", "k7m2p4")
    assert (done.exit_code, "Is a directory" in done.stderr) == (2, True)


def test_too_much(root):
    done = run(root, "intake", "-", "--earner", "k7m2p4", given=b"#" * 600_000)
    assert done.exit_code == 1
    assert "-:1: F05 this has more than 524,288 bytes" in done.stderr


def test_bytes_that_are_no_text(root):
    done = run(root, "intake", "-", "--earner", "k7m2p4", given=b"\xff\x00")
    assert "-:1: F01 this is not UTF-8 text" in done.stderr


def test_outside_a_repository(tmp_path, root, file):
    put(tmp_path, "plain/x", "")
    done = run(tmp_path / "plain", "intake", file, "--earner", "k7m2p4")
    assert done.exit_code == 1
    assert done.stderr.startswith("Error: Git cannot do this here: not a git repository")
    assert done.stderr.endswith("Nothing was recorded.\n")
