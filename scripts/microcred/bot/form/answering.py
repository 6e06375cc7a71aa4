"""What is said below an issue, and in the text of the pull request that is made from it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from microcred.bot.form.fields import Field
from microcred.bot.inert import code, inert, prose
from microcred.bot.pull import Account, Issue
from microcred.model.release import Release
from microcred.places import Attempt
from microcred.problem import Problem, Severity

SHOWN: Final = 40
"""How many problems are told of at once."""

_LOGIN: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})")
_IDENTIFYING: Final = frozenset({"S30", "S31", "S32", "S33", "S34", "S35", "S36"})


def handed_in(submission: str, pull: int) -> str:
    """Return that an issue was handed in, and where all goes on."""
    return (
        f"Thank you. This is handed in as submission `{submission}`: **#{pull}**.\n\n"
        "Everything goes on there: where it stands, what is missing, who looks at it and by when, "
        "and how to take it back. The first word comes there within the hour, and you are told of "
        "what happens. This issue is closed, and changing it changes nothing any more. Should "
        "there be a next attempt, open a new issue and put "
        f"`{submission}` under “{Field.AGAIN.label}”."
    )


def missing(problems: Sequence[Problem]) -> str:
    """Return what keeps an issue from being handed in, and how to mend each thing."""
    wrong = [one for one in problems if one.severity is not Severity.WARNING]
    minor = [one for one in problems if one.severity is Severity.WARNING]
    many = "One thing is" if len(wrong) == 1 else f"{len(wrong)} things are"
    begin = "Thank you. This is not handed in yet, and nobody scores it so far."
    parts = [f"{begin} {many} to be mended:", _listed(wrong)]
    if minor:
        parts += ["Look at this too; it keeps nothing from going on:", _listed(minor)]
    parts.append(
        "To mend it, edit the issue itself: the three dots at its upper right, “Edit”, then save. "
        "We read it again each time, and this answer changes with it."
    )
    if any(one.code in _IDENTIFYING for one in problems):
        parts.append(
            "What you take out can still be read behind “edited”, at the top of the issue. Open it "
            "there, choose the old version, then “Delete revision from history”. Or ask the "
            "coordinator to delete the issue, and open a new one."
        )
    return "\n\n".join(parts)


def not_here() -> str:
    """Return that nobody hands in here, in private mode."""
    return (
        "This programme takes submissions in private, and issues are public. So nothing of this "
        "was handed in. Ask your coordinator to delete this issue, since you cannot do that "
        "yourself; then use the form on the page of the micro-credential, which makes a file that "
        "you give to them."
    )


def handed_in_by(issue: Issue, release: Release, place: Attempt) -> str:
    """Return the text of the pull request that is made from an issue."""
    return (
        f"{_mention(issue.author)} hands in attempt {place.number} for "
        f"“{inert(release.credential.name)}” ({code(release.name)}). It was made from the form "
        f"in #{issue.number}, and is theirs."
    )


def _mention(account: Account) -> str:
    """Return an account's name so that GitHub tells it of what happens from now on."""
    return f"@{account.login}" if _LOGIN.fullmatch(account.login) else "Somebody"


def _listed(problems: Sequence[Problem]) -> str:
    lines = [f"- **{_where(one)}:** {prose(one.message)}. {prose(one.fix)}" for one in problems]
    if more := len(lines) - SHOWN:
        lines = [*lines[:SHOWN], f"- … and {more} more"] if more > 0 else lines
    return "\n".join(lines)


def _where(problem: Problem) -> str:
    """Return under which heading of the form a problem is, and on which line where that helps."""
    by_line = {Field.EVIDENCE.label, Field.PARTS.label, Field.FILE.label}
    label = inert(problem.path) or "The issue"
    return f"{label}, line {problem.line}" if problem.path in by_line else label
