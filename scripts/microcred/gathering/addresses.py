"""What is in commits that are about to be public for good: whose they are, and what they say.

S38 a commit carries an address of a person, or its message tells of one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from microcred import git
from microcred.git import Authorship
from microcred.handed_in.history import carrying
from microcred.places import SUBMISSIONS
from microcred.problem import Problem, Severity
from microcred.rules.messages import LONG, SURE, told
from microcred.rules.search import masked

SHOWN: Final = 20
"""Of how many commits it is told what is wrong with them."""

MOST: Final = 10 * LONG
"""How many characters the messages of a pull request have together at most."""

HIDE: Final = (
    "On GitHub, tick “Keep my email addresses private” under Settings, Emails. Then close this "
    "pull request and hand in the same file anew: from then on, commits carry another address."
)
SAY_NOTHING: Final = (
    "Close this pull request and hand in the same file anew, by the submit page: the message that "
    "GitHub itself proposes is all that is needed there."
)


def addresses(root: Path, head: str, base: str) -> Iterator[Problem]:
    """Yield S38 for each commit since `base` that leads to a person, for SHOWN of them.

    All of them come to main, whatever they touch. What a message says is never quoted. Raises
    GitUnavailable.
    """
    found, said = 0, git.messages(root, head, since=base)
    if sum(map(len, said.values())) > MOST:
        message = f"its commits say more than {MOST:,} characters in their messages"
        yield Problem(SUBMISSIONS, 1, "S38", Severity.ERROR, message, SAY_NOTHING)
        said = {}
    for commit in git.authors(root, head, since=base):
        problems = tuple(_of(commit, said.get(commit.commit, "")))
        yield from problems
        found += bool(problems)
        if found == SHOWN:
            return


def _of(commit: Authorship, message: str) -> Iterator[Problem]:
    for address in carrying(commit):
        said = f"carries an e-mail address that leads to a person ({masked(address)})"
        yield _problem(commit, said, HIDE, Severity.ERROR)
    for kind in told(message):
        severity = Severity.ERROR if kind in SURE else Severity.WARNING
        yield _problem(commit, f"says {kind} in its message", SAY_NOTHING, severity)


def _problem(commit: Authorship, said: str, fix: str, severity: Severity) -> Problem:
    return Problem(SUBMISSIONS, 1, "S38", severity, f"commit {commit.commit[:10]} {said}", fix)
