"""Attacks through workflows: each ends without a word, a check or an award that is not due."""

import pytest

from tests.github.people import Declined
from tests.lives import SUBMISSION
from tests.workflows import hosting
from tests.workflows.hosting import scores, started
from tests.workflows.keeping import WORKFLOWS

FORGED = """\
name: forged
on: pull_request
permissions: {statuses: write, checks: write, contents: write}
jobs:
  forged:
    name: microcred/decision
    runs-on: ubuntu-latest
    steps: [{run: ': > "$HOME/forged"'}]
"""
HARM = ': > "$HOME/harmed"\n'
HARM_IN_PYTHON = "import os, pathlib\npathlib.Path(os.environ['HOME'], 'harmed').touch()\n"
OTHERS = "submissions/think-time/zzzzzzzz/attempt-1.md"


def everything(life) -> dict[str, str]:
    """Return an attempt with all that a pull request should not bring beside it."""
    return {
        life.path(): life.text(),
        ".github/CODEOWNERS": "* @ada\n",
        ".github/actions/setup/install.sh": HARM,
        ".github/workflows/forged.yml": FORGED,
        ".github/workflows/intake.yml": FORGED.replace("forged", "intake"),
        "awards/00/aaaaaaaaaaaa.json": "{}",
        "program/evaluators.yml": "format: 1\n",
        "rubrics/think-time.yml": "id: think-time\n",
        "scripts/microcred/__init__.py": HARM_IN_PYTHON,
        f"submissions/think-time/{SUBMISSION}/decision.yml": "outcome: award\n",
        OTHERS: life.text("ben"),
    }


def test_a_pull_request_that_brings_everything_is_told_no_and_runs_nothing(there):
    life, machine = there
    pull = life.ada.proposes_all(life.repo, everything(life))
    (run,) = started(life, "intake")
    assert (run.trigger, run.sha) == ("pull_request_target", life.repo.main)
    ended = machine.run(run)
    assert ended["pull"].result == "success", ended["pull"].log
    assert life.check(pull) == "failure"
    assert "also changes what is not yours to hand in: .github/CODEOWNERS" in life.kept(pull)

    waiting = {one.path: one for one in life.hub.runs if one.waiting}
    assert set(waiting) == {
        ".github/workflows/check.yml",
        ".github/workflows/forged.yml",
        ".github/workflows/intake.yml",
    }
    forged, checked = (waiting[f".github/workflows/{name}.yml"] for name in ("forged", "check"))
    forged.approve()  # by somebody who did not look
    assert set(forged.scopes("forged").values()) == {"read"}
    machine.run(forged)
    assert (machine.folder / "forged").exists()
    names = {one.name: one.conclusion for one in life.repo.checks(life.head(pull))}
    assert names["microcred/decision"] == "success"
    assert life.check(pull) == "failure"
    with pytest.raises(Declined):
        life.olga.merges(pull)

    checked.approve()
    ended = machine.run(checked)
    assert ended["check"].result == "failure"
    assert "program/evaluators.yml" in ended["check"].log, ended["check"].log
    assert not (machine.folder / "harmed").exists()


def test_the_award_job_gives_nothing_for_a_check_that_was_forged(there):
    life, machine = there
    pull = life.ada.proposes_all(
        life.repo, {life.path(): life.text(), ".github/workflows/forged.yml": FORGED}
    )
    (forged,) = [one for one in life.hub.runs if one.path.endswith("/forged.yml")]
    forged.approve()
    machine.run(forged)
    for run in started(life, "intake"):
        run.finish()
    ended = machine.run(started(life, "award")[-1])
    assert ended["due"].outputs == {"due": "false"}
    assert ended["award"].result == "skipped"
    part = life.repo.thread(pull.number).pull
    assert part is not None
    assert not part.merged


def test_a_bot_that_listens_to_reviews_itself_can_say_nothing(tmp_path, source, its_python):
    text = (WORKFLOWS / "bot.yml").read_text("utf-8")
    start, end = text.index("  workflow_run:"), text.index("  schedule:")
    moved = f"{text[:start]}  pull_request_review:\n    types: [submitted]\n{text[end:]}"
    changes = {".github/workflows/bot.yml": moved}
    with hosting.hosted(tmp_path, source, its_python, changes) as (life, machine):
        pull = life.hand_in()
        scores(life, "eva", pull, "approve")
        (run,) = [one for one in life.hub.runs if one.path.endswith("/bot.yml")]
        assert (run.trigger, run.waiting) == ("pull_request_review", True)
        run.approve()
        ended = machine.run(run)
        assert ended["bot"].result == "failure"
        assert "Resource not accessible by integration" in ended["bot"].log
        assert (life.comments(pull), life.check(pull)) == ([], None)
