"""All that was handed in: the submissions of the tree, and every problem with them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import chain

from microcred import git
from microcred.attempt import (
    Completion,
    Folder,
    copied_files,
    folders,
    handed_in,
    offered_for,
    read_attempt,
    readable_parts,
)
from microcred.attempt.copies import Fingerprint
from microcred.definition import UNREAD
from microcred.document import Source
from microcred.handed_in import history
from microcred.model.program import Program
from microcred.model.submission import Submission
from microcred.offers import Offers, offers
from microcred.places import Attempt
from microcred.pool import chunks, spread
from microcred.problem import Problem, Severity
from microcred.rules.submission import HandedIn
from microcred.rules.submissions import submission_problems
from microcred.starters.unwritten import unwritten
from microcred.survey import Survey

__all__ = ["Looked", "handed_in_problems", "look"]

CHUNK = 100


@dataclass(frozen=True, slots=True)
class Looked:
    """One attempt that was looked at: what is wrong with it, and what it says where it can be read.

    `completion` is None where it cannot be told what is asked for; `blob` is the id that Git gives
    to the file.
    """

    path: str
    problems: tuple[Problem, ...]
    submission: Submission | None = None
    completion: Completion | None = None
    fingerprints: tuple[Fingerprint, ...] = ()
    blob: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What all attempts of a programme are held against; None for what could not be read.

    `published` and `begun` are the days on which releases and attempts were committed first.
    """

    survey: Survey
    program: Program | None
    today: date
    published: Mapping[str, date] | None
    begun: Mapping[str, date]

    def offers(self) -> Offers:
        """Return what tells of a release whether it takes submissions."""
        survey = self.survey
        published = UNREAD if self.published is None else self.published
        return offers(survey.read, survey.read_bytes, survey.releases, published, self.today)


def handed_in_problems(
    survey: Survey,
    program: Program | None,
    today: date,
    workers: Executor | None = None,
    only: Collection[str] | None = None,
) -> Iterator[Problem]:
    """Yield the problems of all submissions of the tree; with `only`, those of the named attempts.

    `program` is None where it cannot be read.
    """
    listed = survey.below_submissions
    found, misplaced = folders(path for path in listed if isinstance(path, str))
    if only is not None:
        found = tuple(one for one in found if any(path in only for path in _paths(one)))
    problems = chain(
        (path for path in listed if isinstance(path, Problem)),
        misplaced,
        _problems(survey, program, today, workers, found),
    )
    for problem in problems:
        if only is None or problem.path in only or problem.severity is Severity.UNKNOWN:
            yield problem


def _paths(folder: Folder) -> list[str]:
    return [attempt.path for attempt in folder.attempts]


def _problems(
    survey: Survey,
    program: Program | None,
    today: date,
    workers: Executor | None,
    found: Sequence[Folder],
) -> Iterator[Problem]:
    try:
        past = history.past(survey.root)
    except git.GitUnavailable as why:
        past = history.Past()
        if found:
            yield history.unknown(why)
    begun = past.begun() if found else {}
    first = {path: begun[path] for folder in found if (path := _paths(folder)[0]) in begun}
    published = history.published(survey.root) if found else None
    work = partial(_look_chunk, Setting(survey, program, today, published, first))
    looked = tuple(chain.from_iterable(spread(workers, work, chunks(found, CHUNK))))
    yield from chain.from_iterable(one.problems for one in looked)
    yield from copied_files(chain.from_iterable(one.fingerprints for one in looked))
    yield from history.edited(past, {one.path: one.blob for one in looked if one.blob})
    yield from history.signed_with_addresses(survey.root, past)


# --- one attempt after the other ---


def _look_chunk(setting: Setting, found: Sequence[Folder]) -> list[Looked]:
    offered = setting.offers()
    return [looked for folder in found for looked in _look_through(setting, offered, folder)]


def _look_through(setting: Setting, offered: Offers, folder: Folder) -> Iterator[Looked]:
    """Yield each attempt of a submission, held against those before it."""
    earlier: list[tuple[int, Submission]] = []
    begun = setting.begun.get(folder.attempts[0].path, setting.today)
    for attempt in folder.attempts:
        settled = folder.decided or attempt is not folder.attempts[-1]
        data = setting.survey.read_bytes(attempt.path)
        source = setting.survey.read(attempt.path)
        blob = git.blob_id(data) if isinstance(data, bytes) else None
        if isinstance(source, Problem):
            yield Looked(attempt.path, (source,), blob=blob)
            earlier.append((attempt.number, UNREAD))
            continue
        before = tuple(earlier)
        one = _look(setting, offered, source, attempt, before, begun=begun, settled=settled)
        earlier.append((attempt.number, one.submission or UNREAD))
        yield replace(one, blob=blob)


def look(
    survey: Survey,
    program: Program | None,
    today: date,
    source: Source,
    place: Attempt | None = None,
    earlier: Sequence[tuple[int, Submission]] = (),
) -> Looked:
    """Return what is wrong with one attempt that lies anywhere, or not in the tree yet.

    `place` is where it will lie, None for a file that its teacher keeps; `earlier` the attempts
    before it.
    """
    setting = Setting(survey, program, today, history.published(survey.root), {})
    return _look(setting, setting.offers(), source, place, tuple(earlier), begun=today)


def _look(
    setting: Setting,
    offered: Offers,
    source: Source,
    place: Attempt | None,
    earlier: tuple[tuple[int, Submission], ...],
    *,
    begun: date,
    settled: bool = False,
) -> Looked:
    reading = read_attempt(source.path, source.text)
    document = reading.document or readable_parts(source.path, source.text)
    handed = HandedIn(
        source,
        document or UNREAD,
        offered_for(document, offered) if document else UNREAD,
        setting.program or UNREAD,
        setting.today,
        begun,
        place,
        earlier,
        settled,
    )
    found = chain(
        reading.problems,
        () if settled else unwritten(source.path, source.text, draft=not document or handed.draft),
        submission_problems(handed),
    )
    problems = tuple(sorted(set(found)))
    if reading.document is None:
        return Looked(source.path, problems)
    known = handed.offered.release not in (None, UNREAD)
    told = handed.completion if known else None
    prints = tuple(_fingerprints(handed))
    return Looked(source.path, problems, reading.document.model, told, prints)


def _fingerprints(handed: HandedIn) -> Iterator[Fingerprint]:
    earner, path = handed.submission.earner.id, handed.source.path
    for number, item in enumerate(handed.submission.evidence):
        if handed_in(item):
            line = handed.document.line("evidence", number, "sha256")
            yield Fingerprint(item.sha256, earner, path, line, handed.settled)
