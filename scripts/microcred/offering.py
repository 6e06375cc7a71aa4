"""What a programme offers beside its own micro-credentials, and every problem with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from microcred import files
from microcred.entry import Entry
from microcred.model.program import Program
from microcred.offered import FOLDERS, Offers, read_offers
from microcred.offered.offers import ADOPTED
from microcred.offered.requests import read_requests
from microcred.problem import Problem
from microcred.site.offers import OfferView
from microcred.survey import Survey


def offers_of(
    survey: Survey, named: Mapping[str, str] | None = None, without: Collection[str] = ()
) -> tuple[Offers, tuple[Problem, ...]]:
    """Return what a programme offers, and every problem with it.

    `named` are the names of our own micro-credentials by id, as far as they are known; `without`
    are the paths of files that are not read.
    """
    names = {
        folder: tuple(one for one in ids(survey, folder) if f"{folder}/{one}.yml" not in without)
        for folder in FOLDERS
    }
    catalog = {slug: slug for slug in survey.credentials} | dict(named or {})
    offers, problems = read_offers(names, survey.read, catalog)
    wishes = read_requests(survey.read, offers).problems
    return offers, (*problems, *wishes, *_strays(survey))


def ids(survey: Survey, folder: str) -> tuple[str, ...]:
    """Return the names of the files in a folder of offers."""
    return tuple(files.names(survey.root, folder, ".yml"))


def offers_count(survey: Survey) -> int:
    """Return how many files hold what a programme offers."""
    return sum(len(ids(survey, folder)) for folder in FOLDERS)


def adopts(survey: Survey) -> bool:
    """True where there is a catalog of another issuer, so that our own may be empty."""
    return bool(ids(survey, ADOPTED))


def offer_problems(survey: Survey) -> Iterator[Problem]:
    """Yield every problem with what a programme offers."""
    yield from offers_of(survey)[1]


def _strays(survey: Survey) -> Iterator[Problem]:
    for folder in FOLDERS:
        yield from files.strays(survey.root, folder, ".yml", frozenset())


def offer_view(
    survey: Survey, entries: Iterable[Entry], program: Program, today: date
) -> OfferView:
    """Return what pages of offers show. `entries` are the micro-credentials that have a page."""
    known = {entry.id: entry for entry in entries}
    offers, _ = offers_of(survey, {slug: entry.name for slug, entry in known.items()})
    wishes = read_requests(survey.read, offers).document
    return OfferView(offers, wishes.model if wishes else None, known, program, today)
