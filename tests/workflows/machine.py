"""A machine that runs the workflow files themselves: `act` in host mode, on the hub's runs.

Each job is run by itself, since each has a token of its own; what the jobs before it came to is put
in their place. The actions of others are stood in for by those below, which do on the hub what the
real ones do on GitHub. `act` knows nothing of tokens' scopes, approvals and environments: the hub
does, and `concurrency` is kept by running one job after the other.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from microcred.scripts import shared_cache
from tests.github import Hub
from tests.github.runs import Run
from tests.workflows import keeping

STAND_INS = Path(__file__).parent / "actions"
REPORT = "a-report"
SYSTEM = ("bash", "cat", "chmod", "cp", "dirname", "env", "git", "grep", "ln", "ls", "mkdir",
          "mktemp", "mv", "readlink", "rm", "sed", "sh", "sleep", "tr", "uname")  # fmt: skip


@dataclass(frozen=True)
class Ended:
    """What came of a job: success, failure, cancelled or skipped; its outputs, and its log."""

    result: str
    outputs: Mapping[str, str] = field(default_factory=dict)
    log: str = ""


@dataclass(frozen=True)
class Machine:
    """Runs jobs. `folder` is its own; `python` the folder of the Python that setup-python gives.

    `others` are repositories whose workflows are called, by `owner/name@commit`.
    """

    hub: Hub
    folder: Path
    python: Path
    others: Mapping[str, Path] = field(default_factory=dict)

    @property
    def published(self) -> Path:
        """Return the site as Pages would show it."""
        return self.folder / "published"

    def run(self, run: Run, only: tuple[str, ...] = ()) -> dict[str, Ended]:
        """Run a run's jobs, or some of them, and end it; return what came of each."""
        run.begin()
        ended: dict[str, Ended] = {}
        for name in _in_order(run.workflow.jobs):
            skip = only and name not in only
            ended[name] = Ended("skipped") if skip else self._job(run, name, ended)
        results = {name: one.result for name, one in ended.items()}
        whole = "failure" if "failure" in results.values() else "success"
        run.finish(whole, results)
        return ended

    def _job(self, run: Run, name: str, ended: Mapping[str, Ended]) -> Ended:
        place = self.folder / f"{run.id}-{name}"
        workflow = place / ".github" / "workflows" / Path(run.path).name
        workflow.parent.mkdir(parents=True)
        text = run.repository.bare.blob(run.sha, run.path)
        assert text is not None
        workflow.write_text(alone(text.decode(), name, ended))
        report = place.with_suffix(".report.json")
        done = subprocess.run(
            [*_act(run, name), *self._told(run, name, report)],
            cwd=place,
            env=self._environment(run, name),
            capture_output=True,
            text=True,
            timeout=300,
        )
        log = f"{done.stdout}\n{done.stderr}"
        assert report.exists(), log
        said = json.loads(report.read_text())[name]
        return Ended(said["result"], said["outputs"] or {}, log)

    def _told(self, run: Run, name: str, report: Path) -> Iterator[str]:
        given = {
            **run.environment(name),
            "A_REPORT": str(report),
            "A_PYTHON": str(self.python),
            "A_SITE": str(self.folder / "handed-over"),
            "A_PUBLISHED": str(self.published),
        }
        yield from ("--eventpath", str(run.event_file(self.folder)))
        for named, place in self.others.items():
            yield from ("--local-repository", f"{named}={place}")
        for key, value in given.items():
            yield from ("--env", f"{key}={value}")
        for key, value in run.variables(name).items():
            yield from ("--var", f"{key}={value}")
        for key in ("GITHUB_TOKEN", *run.secrets(name)):
            yield from ("--secret", key)

    def _environment(self, run: Run, name: str) -> dict[str, str]:
        """Return what the machine has: few programs, and secrets by their names."""
        tools = self.folder / "bin"
        if not tools.exists():
            tools.mkdir()
            for one in SYSTEM:
                (tools / one).symlink_to(str(shutil.which(one)))
            self.hub.ssh(tools)
        return {
            "PATH": f"{tools}:{self.folder / 'python' / 'bin'}",
            "HOME": str(self.folder),
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "LANG": "C.UTF-8",
            "GITHUB_TOKEN": run.token(name),
            **run.secrets(name),
        }


def alone(text: str, job: str, before: Mapping[str, Ended]) -> str:
    """Return a workflow with one job as it stands, and the jobs that it needs as they ended.

    A last job writes down what came of it.
    """
    said = yaml.safe_load(text)
    said["on"] = said.pop(True)
    wanted = said["jobs"][job]
    jobs = {name: _ended(before[name]) for name in _needs(wanted)}
    report = {
        "needs": [job],
        "if": "always()",
        "runs-on": "ubuntu-latest",
        "env": {"SAID": "${{ toJSON(needs) }}"},
        "steps": [{"run": 'printf "%s" "$SAID" > "$A_REPORT"', "shell": "bash"}],
    }
    said["jobs"] = {**jobs, job: wanted, REPORT: report}
    return yaml.safe_dump(said, sort_keys=False)


def _ended(one: Ended) -> dict[str, Any]:
    made: dict[str, Any] = {"runs-on": "ubuntu-latest", "outputs": dict(one.outputs)}
    if one.result == "skipped":
        made["if"] = "${{ false }}"
    return {**made, "steps": [{"run": "exit 1" if one.result == "failure" else ":"}]}


def _in_order(jobs: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names of jobs, each after those that it needs."""
    done: set[str] = set()
    while len(done) < len(jobs):
        for name, job in jobs.items():
            if name not in done and _needs(job) <= done:
                done.add(name)
                yield name


def _needs(job: Mapping[str, Any]) -> set[str]:
    needs = job.get("needs", [])
    return {needs} if isinstance(needs, str) else set(needs)


def _act(run: Run, name: str) -> Iterator[str]:
    yield from (str(Path(sys.executable).parent / "act"), run.trigger, "--job", REPORT)
    yield from ("--workflows", f".github/workflows/{Path(run.path).name}")
    yield from ("--platform", "ubuntu-latest=-self-hosted", "--directory", ".")
    yield "--no-skip-checkout"
    for action, commit in sorted(pinned()):
        stand_in = STAND_INS / action.partition("/")[2]
        yield from ("--local-repository", f"{action}@{commit}={stand_in}")


@cache
def pinned() -> frozenset[tuple[str, str]]:
    """Return the actions that the workflows use, each with its commit."""
    texts = [path.read_text() for path in keeping.WORKFLOWS.glob("*.yml")]
    found = {line.partition("uses: ")[2].split(" ")[0] for text in texts
             for line in text.splitlines() if "uses: actions/" in line}  # fmt: skip
    return frozenset((name, commit) for name, _, commit in (one.partition("@") for one in found))


def python(folder: Path) -> Path:
    """Return the folder of a Python of its own that has all packages of this one but ours."""
    venv.create(folder, with_pip=False)
    own = next(folder.glob("lib/python3.*/site-packages"))
    ours = [path for path in sys.path if path.endswith("site-packages")]
    (own / "theirs.pth").write_text("\n".join(ours) + "\n")
    packages = shared_cache(keeping.ROOT)
    if packages.is_dir():
        (folder / "npm").symlink_to(packages)
    return folder / "bin"
