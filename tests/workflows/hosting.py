"""A programme on the hub whose repository has the engine and the workflows too, and a machine."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from microcred import did
from microcred.github import GitHub
from microcred.model.evaluators import Evaluators
from microcred.model.setup import Setup, Signing
from microcred.setting_up import Secrets, apply
from microcred.setup import Role, Target
from microcred.setup.writer import TITLE
from microcred.signing import deploy_key
from microcred.verify import CannotFetch, Fetch
from tests import folder, ledgers, lives
from tests.github import github
from tests.github.people import Proposal
from tests.github.runs import Run
from tests.lives import Life
from tests.workflows.keeping import ROOT
from tests.workflows.machine import Ended, Machine

ENGINE = ("scripts/", ".github/", "pyproject.toml", "requirements.lock", "README.md", "LICENSE",
          "CHANGELOG.md", "mkdocs.yml")  # fmt: skip
SITE = "https://district.github.io/programme/"
DEPLOY_SEED = b"a deploy key for tests, of 32 by"


def engine() -> dict[str, bytes]:
    """Return the files of the engine as they are in this folder, by their paths."""
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", *ENGINE]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    paths = (ROOT / name for name in names.split("\0") if name)
    return {
        path.relative_to(ROOT).as_posix(): path.read_bytes() for path in paths if path.is_file()
    }


def source(target: Path) -> Path:
    """Make a repository with a programme in open mode and the engine."""
    lives.programme(target)
    program = folder.text_of(target, folder.PROGRAM)
    before = next(line for line in program.splitlines() if line.startswith("url:"))
    changed = program.replace(before, f"url: {SITE}")
    files = {**engine(), folder.PROGRAM: changed.encode()}
    ledgers.commit(target, files, "The engine", ledgers.BEGUN)
    return target


def changed(source: Path, target: Path, changes: Mapping[str, str]) -> Path:
    """Return a copy of a repository whose main has some files otherwise."""
    folder.git(source.parent, "clone", "--quiet", str(source), str(target))
    files = {path: text.encode() for path, text in changes.items()}
    ledgers.commit(target, files, "Changed", ledgers.BEGUN)
    return target


@contextmanager
def hosted(
    target: Path, source: Path, python: Path, changes: Mapping[str, str] | None = None
) -> Iterator[tuple[Life, Machine]]:
    """Give a programme on a hub, set up as the guide says, and a machine for its runs.

    `changes` are files that its main has otherwise.
    """
    if changes:
        source = changed(source, target / "changed", changes)
    with github(target / "hub") as hub:
        numbers = lives.NUMBERS
        people = {login: hub.person(login, number=number) for login, number in numbers.items()}
        hub.organization("district").owners.add(numbers["olga"])
        repo = hub.repository(lives.NAME, source=source)
        for login in ("eva", "omar", "lea"):
            repo.grant(people[login], "write")
        life = Life(hub, repo, people, target / "clone")
        it_is_now(life)
        folder.git(target, "clone", "--quiet", repo.address(), str(life.clone))
        set_up(life)
        machine = target / "machine"
        machine.mkdir()
        yield life, Machine(hub, machine, python)


def set_up(life: Life) -> None:
    """Set the repository up as its owner does: by `microcred github setup --apply`."""
    owner = GitHub(life.olga.token, lives.NAME, life.hub.api, pause=0)
    wanted = Setup(signing=Signing(reviewers="nobody"))
    program = ledgers.program(mode="open", url=SITE)
    target = Target(lives.NAME, Role.WHOLE, wanted, program, Evaluators())
    secret = did.secret_multikey(ledgers.SEED)
    applied = apply(owner, target, Secrets(lambda: deploy_key(DEPLOY_SEED, TITLE), secret))
    assert applied.done


def started(life: Life, name: str) -> list[Run]:
    """Return the runs of a workflow that wait for a machine, the oldest first."""
    path = f".github/workflows/{name}.yml"
    return [one for one in life.hub.runs if one.path == path and one.status == "queued"]


def it_is_now(life: Life) -> None:
    """Let it be the same time on the hub as here, where the programs of the jobs ask."""
    life.hub.clock.set(datetime.now(UTC).replace(microsecond=0))


def scores(life: Life, who: str, pull: Proposal, verdict: str, **card: Any) -> None:
    """Let an evaluator hand in a scorecard by a review."""
    it_is_now(life)
    life.people[who].reviews(pull, verdict, life.card(**card))


def woken(life: Life, machine: Machine) -> Ended:
    """Run the bot that reviews woke; return what it came to.

    Of the runs that wait in one group GitHub keeps the newest, as `concurrency` says. What woke it
    waits for somebody who lets it begin, since it is on a stranger's fork; nobody needs to.
    """
    signals = [one for one in life.hub.runs if one.path.endswith("/review-signal.yml")]
    assert signals
    assert all(one.waiting for one in signals)
    for one in (bots := started(life, "bot"))[:-1]:
        one.finish("cancelled")
    return machine.run(bots[-1])["bot"]


def published(machine: Machine) -> Fetch:
    """Return what gives documents of the published site alone."""

    def fetch(url: str) -> bytes:
        file = machine.published / url.removeprefix(SITE)
        if not url.startswith(SITE) or not file.is_file():
            raise CannotFetch(f"{url} is not on the site")
        return file.read_bytes()

    return fetch
