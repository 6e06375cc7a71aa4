"""A copy of a repository, with its whole history, to work on apart from it."""

from __future__ import annotations

from pathlib import Path

from microcred.git.run import run

MAIN = "main"


def clone(source: Path, target: Path) -> None:
    """Make a clone of what is checked out in `source`, as the branch main of a new folder.

    It shares no file with the original and knows no remote. Raises GitUnavailable.
    """
    target.mkdir(parents=True)
    words = ("--quiet", "--no-hardlinks", "--no-checkout", "--no-local")
    run(source, "clone", *words, "--", str(source.resolve()), str(target.resolve()))
    run(target, "checkout", "--quiet", "-B", MAIN, "HEAD")
    run(target, "remote", "remove", "origin")


def commit_all(root: Path, subject: str, at: str) -> None:
    """Commit everything in the folder, as a person would. `at` is an ISO 8601 moment."""
    who = ("-c", "user.name=coordinator", "-c", "user.email=coordinator@users.noreply.github.com")
    run(root, "add", "--all")
    run(root, *who, "commit", "--quiet", "--date", at, "--message", subject)
