"""A programme and its private folder to what reports may know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType

from microcred import files
from microcred.characters import printable
from microcred.document import read_markdown
from microcred.facts import Facts, with_earned
from microcred.frameworks import frameworks
from microcred.model.credential import Credential
from microcred.offered import FOLDERS, Offers
from microcred.offering import ids, offers_of
from microcred.places import credential_path
from microcred.private_folder import private_folder
from microcred.problem import Problem, Severity, verdict
from microcred.registering import registered
from microcred.reports.data import as_json
from microcred.reports.exported import Exported, read_export
from microcred.reports.programme import programme
from microcred.reports.report import Ground
from microcred.scored import scores
from microcred.settings import read_program
from microcred.starters.unwritten import CODE as UNFILLED
from microcred.survey import Survey
from microcred.trails import trail


@dataclass(frozen=True, slots=True)
class Grounded:
    """What reports may know, None where something could not be read; and every problem with it.

    `unread` are drafts that nobody has filled in and that are wrong so far: reports do without.
    """

    ground: Ground | None
    problems: tuple[Problem, ...]
    read: int
    unread: tuple[str, ...] = ()


def ground(
    root: Path,
    people: Path | None,
    today: date,
    options: Mapping[str, str] = MappingProxyType({}),
    others: Sequence[Path] = (),
    *,
    with_scores: bool = False,
) -> Grounded:
    """Return what reports may know on a day, and every problem with it.

    `people` is the private folder, None where reports are to do without one. With `with_scores`
    scorecards are read too, which takes longer than all else.
    """
    survey = Survey(root)
    program = read_program(survey.read)
    credentials, problems = _credentials(survey)
    own = {slug: model.name for slug, model in credentials.items()}
    offers, unread, unfilled = _offers(survey, own)
    earned, unknown = registered(survey)
    standards, misread = frameworks(survey)
    known = private_folder(people, root, offers) if people else None
    compared, unlike = _others(others, today)
    told = (*program.problems, *problems, *unread, *misread, *unknown, *unlike)
    found = tuple(sorted({*told, *(known.problems if known else ())}))
    read = survey.count + sum(len(ids(survey, folder)) for folder in FOLDERS) + len(standards)
    if program.document is None or not verdict(found).passed:
        return Grounded(None, found, read, unfilled)
    facts = with_earned(known.facts if known else Facts(), earned)
    if with_scores:
        facts = replace(facts, scores=(*scores(root), *facts.scores))
    made = Ground(
        offers,
        facts,
        program.document.model,
        today,
        credentials,
        standards,
        compared,
        options,
        partial(trail, survey),
    )
    return Grounded(made, found, read, unfilled)


def _offers(
    survey: Survey, own: Mapping[str, str]
) -> tuple[Offers, tuple[Problem, ...], tuple[str, ...]]:
    """Return what is offered, what is wrong with it, and the drafts that were left out.

    A draft that still holds its starter's text and has errors tells nothing yet. Where something
    else names it, that is an error, for it is missing there.
    """
    offers, problems = offers_of(survey, own)
    wrong = {one.path for one in problems if one.severity is not Severity.WARNING}
    drafts = {
        one.path for one in problems if (one.code, one.severity) == (UNFILLED, Severity.WARNING)
    }
    unfilled = tuple(sorted(wrong & drafts))
    if unfilled:
        offers, problems = offers_of(survey, own, unfilled)
    return offers, problems, unfilled


def _credentials(survey: Survey) -> tuple[dict[str, Credential], list[Problem]]:
    """Return the micro-credentials that can be read, by their names, and why the others cannot."""
    found: dict[str, Credential] = {}
    problems: list[Problem] = []
    for slug in survey.credentials:
        source = survey.read(credential_path(slug))
        if isinstance(source, Problem):
            problems.append(source)
            continue
        reading = read_markdown(source.path, source.text, Credential)
        problems.extend(reading.problems)
        if reading.document:
            found[slug] = reading.document.model
    return found, problems


def _others(paths: Sequence[Path], today: date) -> tuple[dict[str, Exported], list[Problem]]:
    """Return what other programmes tell of themselves, by their names, and why the rest does not.

    A folder is a programme itself, of which only what is public is read; a file is its export.
    """
    found: dict[str, Exported] = {}
    problems: list[Problem] = []
    for path in paths:
        made = _folder(path, today) if path.is_dir() else _file(path)
        if isinstance(made, Problem):
            problems.append(made)
        elif made.programme in found:
            said = f"two programmes to compare with are called “{made.programme}”"
            problems.append(_unlike(path, said, "Give each of them once."))
        else:
            found[made.programme] = made
    return found, problems


def _folder(path: Path, today: date) -> Exported | Problem:
    theirs = ground(path.resolve(), None, today)
    if theirs.ground is None:
        said = f"this programme cannot be read; {len(theirs.problems):,} problems"
        return _unlike(path, said, f"Run `microcred check --root {path.name}`.")
    name = theirs.ground.program.name
    return read_export(path.name, as_json(programme(theirs.ground), name))


def _file(path: Path) -> Exported | Problem:
    source = files.read(path.parent.resolve(), path.name)
    return source if isinstance(source, Problem) else read_export(path.name, source.text)


def _unlike(path: Path, message: str, fix: str) -> Problem:
    return Problem(printable(path.name), 1, "T05", Severity.ERROR, printable(message), fix)
