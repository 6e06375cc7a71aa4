"""A repository of data alone uses the engine's workflows by reference, as the guide says."""

import re
from pathlib import Path

import yaml

from tests import folder, ledgers, lives
from tests.github import github
from tests.lives import Life
from tests.workflows.hosting import engine, it_is_now
from tests.workflows.keeping import ROOT, WORKFLOWS
from tests.workflows.machine import Machine

GUIDE = ROOT / "docs" / "github-setup.md"
MAKERS = "makers/microcred"


def callers(commit: str) -> dict[str, bytes]:
    """Return the workflows of a data-only repository, just as the guide gives them."""
    text = GUIDE.read_text("utf-8")
    found = re.findall(r"```yaml\n# (\.github/workflows/[a-z-]+\.yml)\n(.*?)```", text, re.DOTALL)
    return {
        path: said.replace("OWNER/microcred", MAKERS).replace("COMMIT", commit).encode()
        for path, said in found
    }


def test_the_guide_gives_a_caller_for_each_workflow_with_what_it_needs():
    given = callers("0" * 40)
    assert set(given) == {f".github/workflows/{path.name}" for path in WORKFLOWS.glob("*.yml")}
    for path, text in given.items():
        own, called = yaml.safe_load(text), yaml.safe_load((ROOT / path).read_text())
        events = {name: one for name, one in called[True].items() if name != "workflow_call"}
        assert own[True] == events, path
        assert own["name"] == called["name"]
        (job,) = own["jobs"].values()
        needed = {
            name: "write" if "write" in levels else "read"
            for name, levels in _levels(called["jobs"]).items()
        }
        assert job["permissions"] == needed, path


def _levels(jobs) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for job in jobs.values():
        for name, level in job["permissions"].items():
            found.setdefault(name, set()).add(level)
    return found


def test_a_submission_is_answered_by_a_workflow_of_another_repository(tmp_path, its_python):
    makers = tmp_path / "makers"
    folder.repository(makers)
    ledgers.commit(makers, engine(), "The engine", ledgers.BEGUN)
    commit = folder.git(makers, "rev-parse", "HEAD").strip()
    data = lives.programme(tmp_path / "data")
    ledgers.commit(data, callers(commit), "Workflows", ledgers.BEGUN)
    with github(tmp_path / "hub") as hub:
        people = {one: hub.person(one, number=number) for one, number in lives.NUMBERS.items()}
        hub.repository(MAKERS, source=makers)
        repo = hub.repository(lives.NAME, source=data)
        life = Life(hub, repo, people, Path())
        it_is_now(life)
        pull = life.hand_in()
        (tmp_path / "machine").mkdir()
        machine = Machine(hub, tmp_path / "machine", its_python, {f"{MAKERS}@{commit}": makers})
        (run,) = [one for one in hub.runs if one.path.endswith("/intake.yml")]
        ended = machine.run(run)
        assert ended["intake"].result == "success", ended["intake"].log
        assert life.check(pull) == "pending"
        assert "with the evaluators" in life.kept(pull)
