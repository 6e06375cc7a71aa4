"""Rules about whose submission it is, and where it lies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microcred.attempt import UNASSIGNED
from microcred.definition import UNREAD
from microcred.model.identity import release_parts
from microcred.model.vocabulary import Mode
from microcred.problem import Severity
from microcred.rules.rule import Finding, rule
from microcred.rules.submission import HandedIn
from microcred.saying import Saying


@rule(
    "S03",
    "It lies in the folder of the micro-credential it is for.",
    reason="Scorecards, decisions and awards find a submission by its folder.",
    source="Ours: submissions/<credential>/<id>/attempt-<n>.md.",
    fix="Correct `credential`, or move the file.",
)
def folder_agrees(handed: HandedIn) -> Iterator[Finding]:
    """Yield when the folder is that of another micro-credential."""
    slug, _ = release_parts(handed.submission.credential)
    if handed.place and handed.place.slug != slug:
        message = f"this is for {slug}, but it lies in the folder of {handed.place.slug}"
        yield handed.at(("credential",), message)


@rule(
    "S04",
    "Attempts follow one another.",
    reason="What is scored in each round, and what stays met, is counted by their numbers.",
    source="Ours.",
    fix="Give it the next number: attempt-1.md, attempt-2.md and so on.",
)
def attempts_follow(handed: HandedIn) -> Iterator[Finding]:
    """Yield when the attempt before is not there."""
    number = handed.place.number if handed.place else 1
    if number > 1 and number - 1 not in {earlier for earlier, _ in handed.earlier}:
        message = f"this is attempt {number}, but there is no attempt-{number - 1}.md beside it"
        yield handed.on(1, message)


@rule(
    "S05",
    "There are no more attempts than the release allows.",
    reason="Teachers were told how often they may try, and what follows the last attempt.",
    source="Ours: `scoring.attempts` of the release.",
    fix="Ask the programme what it offers now: the micro-credential's page says what follows.",
)
def attempts_are_left(handed: HandedIn) -> Iterator[Finding]:
    """Yield when the number of the attempt is above the limit."""
    release = handed.offered.release
    if not (handed.place and release and release.credential.scoring):
        return
    limit = release.credential.scoring.attempts
    if isinstance(limit, int) and handed.place.number > limit:
        yield handed.on(1, _NO_MORE(number=handed.place.number, limit=limit))


_NO_MORE = Saying("S05", "this is attempt {number}; the release allows {limit}")


@rule(
    "S06",
    "All attempts of a submission have one earner and one release.",
    reason="What was met before stays met, for the same person and by the same rubric.",
    source="Ours.",
    fix="Write what the first attempt says. For another person or version, hand in anew.",
)
def attempts_agree(handed: HandedIn) -> Iterator[Finding]:
    """Yield where an attempt names another earner or release than the first."""
    if not handed.earlier:
        return
    number, first = handed.earlier[0]
    submission = handed.submission
    if submission.earner.id not in (UNREAD, first.earner.id):
        message = f"the earner is another one than in attempt-{number}.md"
        yield handed.at(("earner", "id"), message)
    if submission.credential not in (UNREAD, first.credential):
        message = f"attempt-{number}.md names {first.credential}"
        yield handed.at(("credential",), message)


_NO_ACCOUNT = Saying("S07", "in open mode the earner is a GitHub account, by its number")
_NAME_LIKE = re.compile(r"[a-z]{2,}(?:-[a-z]+)+")


@rule(
    "S07",
    "The earner's id is of the kind that the programme's mode asks for.",
    reason="In open mode the award names a GitHub account, by its number since logins change. In "
    "private mode nobody outside must be able to tell who handed in.",
    source="Ours: “Open or private” in docs/guides/coordinators.md.",
    fix="Ask the programme for the id.",
    note="An id that looks like a name is a warning.",
)
def earner_fits_mode(handed: HandedIn) -> Iterator[Finding]:
    """Yield an id of the other mode, one that is still to be set, or one that tells a name."""
    earner, at = handed.submission.earner.id, ("earner", "id")
    if earner == UNASSIGNED:
        if handed.place:
            message = "no earner is named yet, so nobody could be awarded"
            yield handed.at(at, message, "Take the file in with `microcred intake --earner ID`.")
    elif handed.program.mode is Mode.OPEN and not earner.startswith("github:"):
        fix = "Write `github:` and the number of the account (api.github.com/users/NAME, `id`)."
        yield handed.at(at, _NO_ACCOUNT(), fix)
    elif handed.program.mode is Mode.PRIVATE and earner.startswith("github:"):
        message = "in private mode the earner is an id that only the roster resolves"
        yield handed.at(at, message)
    elif _NAME_LIKE.fullmatch(earner):
        message = "the earner's id looks like a name; in private mode it must tell nobody who it is"
        fix = "Give the person an id of random letters and digits in the roster."
        yield handed.at(at, message, fix, Severity.WARNING)
