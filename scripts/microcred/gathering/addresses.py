"""Addresses of people in commits that are about to be public for good."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from microcred import git
from microcred.handed_in.history import Past, signed_with_addresses
from microcred.places import SUBMISSIONS
from microcred.problem import Problem

MEND = (
    "On GitHub, tick “Keep my email addresses private” under Settings, Emails. Then close this "
    "pull request and hand in the same file anew: from then on, commits carry another address."
)


def addresses(root: Path, head: str, base: str) -> Iterator[Problem]:
    """Yield S38 for each commit since `base` that carries an address which leads to a person."""
    commits = git.first_parents(root, head, SUBMISSIONS, since=base)
    for problem in signed_with_addresses(root, Past((), commits, head, base)):
        yield replace(problem, fix=MEND)
