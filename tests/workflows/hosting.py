"""A programme on the hub whose repository has the engine and the workflows too, and a machine."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from microcred import did
from microcred.github import GitHub
from microcred.model.evaluators import Evaluators
from microcred.model.setup import Setup, Signing
from microcred.setting_up import Secrets, apply
from microcred.setup import Role, Target
from microcred.setup.writer import TITLE
from microcred.signing import deploy_key
from tests import folder, ledgers, lives
from tests.github import github
from tests.lives import Life
from tests.workflows.keeping import ROOT
from tests.workflows.machine import Machine

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


@contextmanager
def hosted(target: Path, source: Path, python: Path) -> Iterator[tuple[Life, Machine]]:
    """Give a programme on a hub of its own, set up as the guide says, and a machine for its runs."""
    with github(target / "hub") as hub:
        hub.clock.set(datetime.now(UTC).replace(microsecond=0))
        numbers = lives.NUMBERS
        people = {login: hub.person(login, number=number) for login, number in numbers.items()}
        hub.organization("district").owners.add(numbers["olga"])
        repo = hub.repository(lives.NAME, source=source)
        for login in ("eva", "omar", "lea"):
            repo.grant(people[login], "write")
        life = Life(hub, repo, people, target / "clone")
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
