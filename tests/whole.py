"""Whole programmes for tests: copied, built, and compared."""

import hashlib
import shutil
import subprocess
from datetime import date
from pathlib import Path

from microcred.build import Built, Order, build

REPOSITORY = Path(__file__).parent.parent
PARTS = ("credentials", "rubrics", "program", "docs", "mkdocs.yml")
TODAY = date(2026, 11, 21)


def copied(target: Path, source: Path = REPOSITORY) -> Path:
    """Return a copy of a programme, without its history; of this repository's, unreleased."""
    target.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        here = source / part
        if here.is_dir():
            shutil.copytree(here, target / part)
        elif here.is_file():
            shutil.copy(here, target / part)
    if source == REPOSITORY:
        shutil.rmtree(target / "credentials" / "releases", ignore_errors=True)
    if not (target / "mkdocs.yml").exists():
        shutil.copy(REPOSITORY / "mkdocs.yml", target / "mkdocs.yml")
    return target


KEPT = ("exit-tickets", "project-based-learning", "wait-time")


def small(target: Path) -> Path:
    """Return a programme of three real micro-credentials, one of them planned, in a repository."""
    copied(target)
    for kind in ("credentials", "rubrics"):
        for path in (target / kind).glob("*.*"):
            if not path.name.startswith(KEPT):
                path.unlink()
    for folder in (target / "program").glob("*/"):
        shutil.rmtree(folder)  # offers of micro-credentials that are not here
    (target / "program" / "requests.yml").unlink(missing_ok=True)
    settings = target / "program" / "program.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.partition("shelves:")[0], encoding="utf-8")
    shutil.rmtree(target / "docs")
    (target / "docs" / "guides").mkdir(parents=True)
    (target / "docs" / "guides" / "index.md").write_text("# Guides\n", encoding="utf-8")
    (target / "docs" / "about.md").write_text("# About\n", encoding="utf-8")
    commit(target)
    return target


def commit(root: Path, subject: str = "Add the programme") -> None:
    """Put all there is under `root` into a repository of its own."""
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all", "--", *(part for part in PARTS if (root / part).exists()))
    git(root, "commit", "--quiet", "--allow-empty", "--message", subject)


def git(root: Path, *words: str) -> None:
    """Run git as somebody in particular."""
    who = ("-c", "user.name=Somebody", "-c", "user.email=somebody@users.noreply.github.com")
    subprocess.run(["git", "-C", str(root), *who, *words], check=True, capture_output=True)


def built(
    root: Path,
    site: Path | None = None,
    *,
    search: bool = False,
    engine: str = "mkdocs",
    queue: Path | None = None,
) -> Built:
    """Return what a build of `root` came to; the site is `root`/site unless told otherwise."""
    return build(Order(root, site or root / "site", TODAY, engine, search, queue=queue))


def tree(folder: Path) -> dict[str, str]:
    """Return the digest of every file below a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }
