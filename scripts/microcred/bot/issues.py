"""An issue that was written with the form, to what is to be done about it.

`wanted(issue)` says which submission it goes on with, so that its Matter can be gathered;
`proposal(repository, number)` to which one a first attempt in it goes. `plan_issue` plans; where
that was a Propose, it is asked again once the pull request is there. All that is remembered is that
pull request and the one comment on the issue.

I06 it goes on with a submission that takes no attempt of this account · I08 too many are open.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from microcred import places
from microcred.attempt import offered_for
from microcred.bot import marker
from microcred.bot.actions import Action, Close, Keep, Propose
from microcred.bot.form import LABEL, Filled, Written, again, filled, looks_like_one, written
from microcred.bot.form.answering import handed_in, handed_in_by, missing, not_here
from microcred.bot.form.fields import Field
from microcred.bot.matter import Matter
from microcred.bot.pull import Issue, Pull
from microcred.characters import printable
from microcred.document import Source
from microcred.model.evidence import EvidenceSlot
from microcred.model.identity import ALPHABET, release_parts
from microcred.model.program import Program
from microcred.model.release import Release
from microcred.model.submission import Submission
from microcred.model.vocabulary import Mode
from microcred.offers import Offers
from microcred.places import Attempt
from microcred.problem import Problem, Severity
from microcred.review.going_on import GOES_ON, NOT_NOW
from microcred.rules.submission import HandedIn
from microcred.rules.submissions import submission_problems
from microcred.starters.unwritten import unwritten

ID_LENGTH: Final = 10
"""Letters of a submission's id, as `intake` draws them."""

PROPOSED: Final = "issue"
"""The name of the mark in the text of a pull request that was made from an issue."""

_COMMIT: Final = re.compile("[0-9a-f]{40}")


@dataclass(frozen=True, slots=True)
class IssueMatter:
    """What an issue is read against: the programme as main has it, and what is open now.

    `repository` is `owner/name`, `bot` the number of our account. `proposed` is the number of the
    pull request from the branch of the submission that `proposal` names, None where there is none.
    `earlier` is the submission that `wanted` names, None where there is none of that id, its author
    being whoever handed it in. `open_now` says how many submissions the issue's author has open,
    None where that was not asked for.
    """

    repository: str
    program: Program
    offered: Offers
    today: date
    bot: int
    proposed: int | None = None
    earlier: Matter | None = None
    open_now: int | None = None


@dataclass(frozen=True, slots=True)
class _Going:
    """Where an attempt will lie, for which release, and what it follows."""

    place: Attempt
    release: Release
    earlier: Matter | None = None

    @property
    def slots(self) -> tuple[EvidenceSlot, ...]:
        """Return what is asked for."""
        return self.release.credential.evidence

    @property
    def before(self) -> tuple[tuple[int, Submission], ...]:
        """Return the attempts before it, with their numbers."""
        attempts = self.earlier.attempts if self.earlier else ()
        return tuple((one.place.number, one.submission) for one in attempts)

    def begun(self, today: date) -> date:
        """Return the day on which the first attempt was handed in."""
        return self.earlier.attempts[0].handed_in.date() if self.earlier else today


def is_form(issue: Issue) -> bool:
    """True for an issue that was written with the form; all others are left alone."""
    return LABEL in issue.labels or looks_like_one(issue.body)


def wanted(issue: Issue) -> str | None:
    """Return the id of the submission that an issue goes on with, None for a first attempt."""
    named = again(issue.body) if is_form(issue) else ""
    return named if places.is_submission(named) else None


def proposal(repository: str, issue: int) -> str:
    """Return the id of the submission that a first attempt in an issue becomes: always the same.

    So an event that GitHub sends twice makes no second one. Whoever knows the issue can tell the
    id; there is nothing to be learned from that where issues are: an id has to be nobody else's and
    to tell nothing about a person, and in open mode the account stands beside it for all to read.
    `repository` is `owner/name`.
    """
    digest = hashlib.sha256(f"{repository.lower()}#{issue}".encode()).digest()
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:ID_LENGTH])


def issue_of(body: str) -> int | None:
    """Return the issue that a pull request was made from, by the mark in its text."""
    mark = marker.of(body)
    number = mark.said.get("issue") if mark and mark.name == PROPOSED else None
    return number if type(number) is int and number > 0 else None


def proposed_of(body: str) -> str | None:
    """Return the commit that we made of an issue, by the mark in a pull request's text."""
    mark = marker.of(body)
    head = mark.said.get("head") if mark and mark.name == PROPOSED else None
    return head if isinstance(head, str) and _COMMIT.fullmatch(head) else None


def with_head(body: str, head: str) -> str:
    """Return the text of a pull request with the commit that we made in its mark."""
    mark = marker.of(body)
    if mark is None:
        return body
    return marker.marked(mark.name, {**mark.said, "head": head}, body.partition("\n")[2])


def plan_issue(issue: Issue, matter: IssueMatter) -> tuple[Action, ...]:
    """Return what is to be done about an issue, the most important first; nothing where all is.

    First a Propose alone. Asked again with its pull request in `matter.proposed` (or, for a next
    attempt, with `matter.earlier` gathered anew): a Keep on the issue that links there, and a
    Close. Where something is missing: a Keep that says what; the issue stays open to be edited.
    """
    ours = issue.author.number in (matter.bot, 0) or issue.author.bot
    if not issue.open or ours or not is_form(issue):
        return ()
    if matter.program.mode is Mode.PRIVATE:
        return (*_kept(issue, matter, not_here()), Close(issue.number))
    if matter.proposed and wanted(issue) is None:
        return _handed_in(issue, matter, proposal(matter.repository, issue.number), matter.proposed)
    form = filled(issue.body)
    if not isinstance(form, Filled):
        return _kept(issue, matter, missing(form))
    going = _going(issue, matter, form)
    if isinstance(going, Problem):
        return _kept(issue, matter, missing((going,)))
    made = written(form, going.release.name, f"github:{issue.author.number}", going.slots)
    if going.earlier and going.earlier.attempts[-1].text == made.text:
        return _went_on(issue, matter, made, going, going.earlier)
    problems = sorted(set(_problems(matter, made, going)))
    if any(one.severity is not Severity.WARNING for one in problems):
        return _kept(issue, matter, missing(problems))
    return (_proposed(issue, made, going),)


def _proposed(issue: Issue, made: Written, going: _Going) -> Propose:
    place, name = going.place, going.release.credential.name
    said = handed_in_by(issue, going.release, place)
    return Propose(
        branch=places.branch(place.submission),
        path=place.path,
        text=made.text,
        title=f"Hand in {place.submission}, attempt {place.number}: {printable(name)}",
        body=marker.marked(PROPOSED, {"issue": issue.number}, said),
        issue=issue.number,
        onto=going.earlier.pull.head if going.earlier else None,
        pull=going.earlier.pull.number if going.earlier else None,
    )


def _went_on(
    issue: Issue, matter: IssueMatter, made: Written, going: _Going, earlier: Matter
) -> tuple[Action, ...]:
    """Return what is to be done where the next attempt of an issue lies on its branch already.

    A run that ended before it noted that commit is ended now.
    """
    pull, last = earlier.pull, earlier.attempts[-1].place
    if _is_ours(pull):
        return _handed_in(issue, matter, last.submission, pull.number)
    return (replace(_proposed(issue, made, replace(going, place=last)), onto=pull.proposed),)


def _handed_in(issue: Issue, matter: IssueMatter, submission: str, pull: int) -> tuple[Action, ...]:
    return (*_kept(issue, matter, handed_in(submission, pull)), Close(issue.number))


def _kept(issue: Issue, matter: IssueMatter, said: str) -> tuple[Action, ...]:
    """Return the one comment on an issue brought to what is to be said; nothing if it says so."""
    body = marker.marked(marker.KEPT, {"issue": issue.number}, said)
    ours = [one for one in issue.comments if marker.same(body, one, matter.bot)]
    if any(one.body == body for one in ours[:1]):
        return ()
    return (Keep(issue.number, body, ours[0].id if ours else None),)


# --- where it goes ---


def _going(issue: Issue, matter: IssueMatter, form: Filled) -> _Going | Problem:
    """Return where the attempt of an issue goes, or why there is nowhere."""
    if form.again:
        return _following(issue, matter, form)
    most = matter.program.reviewing.open_per_account
    if matter.open_now is not None and matter.open_now >= most:
        said = f"you have {matter.open_now} submissions open, and at most {most} are taken"
        fix = "Wait until one of them is decided, or take one back; then edit this issue."
        return _wrong("I08", Field.CREDENTIAL, said, fix)
    release = matter.offered(form.credential).release
    if not isinstance(release, Release):
        said = f"{form.credential} is no micro-credential that takes submissions here"
        fix = "Choose one of those that a new issue lists."
        return _wrong("I02", Field.CREDENTIAL, said, fix)
    slug, _ = release_parts(release.name)
    return _Going(Attempt(slug, proposal(matter.repository, issue.number), 1), release)


def _following(issue: Issue, matter: IssueMatter, form: Filled) -> _Going | Problem:
    """Return where a next attempt goes: after the last one, by the release of the first."""
    earlier = matter.earlier
    if earlier is None or not earlier.attempts or not places.is_submission(form.again):
        said = f"there is no open submission “{printable(form.again[:20])}”"
        fix = "Copy its number from the answer you got; leave this empty for a first attempt."
        return _wrong("I06", Field.AGAIN, said, fix)
    if earlier.pull.author.number != issue.author.number:
        said = f"submission {form.again} was handed in by another account"
        return _wrong("I06", Field.AGAIN, said, "Go on with one of your own.")
    if earlier.pull.repository != matter.repository:
        said = f"submission {form.again} lies in your own copy, where we cannot write"
        fix = f"Add the next attempt there: the comment in #{earlier.pull.number} links to it."
        return _wrong("I06", Field.AGAIN, said, fix)
    place = earlier.attempts[-1].place
    release = matter.offered(earlier.attempts[0].submission.credential).release
    if not isinstance(release, Release) or release_parts(form.credential)[0] != place.slug:
        said = f"submission {form.again} is for {place.slug}, and {form.credential} is chosen"
        return _wrong("I06", Field.CREDENTIAL, said, "Correct one of the two.")
    return _Going(place._replace(number=place.number + 1), release, earlier)


def _is_ours(pull: Pull) -> bool:
    """True where a pull request is at the commit that we made, as far as we noted that."""
    return pull.proposed in (None, pull.head)


def _wrong(code: str, field: Field, message: str, fix: str) -> Problem:
    return Problem(field.label, 1, code, Severity.ERROR, message, fix)


# --- whether it may go there ---


def _problems(matter: IssueMatter, made: Written, going: _Going) -> Iterator[Problem]:
    """Yield what is wrong with an attempt, each where the form asked for it."""
    yield from made.problems
    if going.earlier and (why := _not_now(going.earlier)):
        fix = f"See #{going.earlier.pull.number}, which says what is next."
        yield _wrong("I06", Field.AGAIN, why, fix)
    if made.document is None:
        return
    handed = HandedIn(
        Source(going.place.path, made.text),
        made.document,
        offered_for(made.document, matter.offered),
        matter.program,
        matter.today,
        going.begun(matter.today),
        going.place,
        going.before,
    )
    yield from map(made.placed, submission_problems(handed))
    yield from map(made.placed, unwritten(going.place.path, made.text))


def _not_now(earlier: Matter) -> str | None:
    """Return why a submission takes no attempt now, None where it does."""
    submission = earlier.attempts[-1].place.submission
    if not _is_ours(earlier.pull):
        return f"submission {submission} was changed by somebody else after we had made it"
    if earlier.record or not earlier.pull.open:
        return f"submission {submission} takes no attempt now: its pull request is closed"
    outcome = earlier.decision.outcome if earlier.decision else None
    if outcome in GOES_ON:
        return None
    why = NOT_NOW[outcome] if outcome else "it cannot be told where it stands"
    return f"submission {submission} takes no attempt now: {why}"
