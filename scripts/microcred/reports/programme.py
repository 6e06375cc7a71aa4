"""The programme in public figures, and how a badge came to be: nobody is named in either."""

from __future__ import annotations

from collections import Counter
from typing import Final

from microcred.labels import label
from microcred.model.vocabulary import Status
from microcred.reports.report import Bars, Cell, Column, Ground, Kind, Recipe, Report, Table
from microcred.reports.suppression import told
from microcred.reports.whereabouts import end_of, holdings, least_of
from microcred.words import counted, listed


def programme(ground: Ground) -> Report:
    """Return the report: what is offered, what was awarded, and one award's trail if asked for."""
    known = {one.award for one in ground.facts.earned if one.award}
    award = ground.only("award", known)
    at = end_of(ground)
    given = [one for one in ground.facts.earned if one.awarded <= at]
    revoked = sum(one.revoked is not None and one.revoked <= at for one in given)
    people = len({one.person for one in given})
    least = least_of(ground.offers)
    tables = [
        _figures(ground, len(given), revoked, people, least),
        _awards(ground, least),
        _series(ground),
    ]
    notes = [f"Counts of awards and people below {least} are not told."]
    if award:
        tables.append(_trail(ground, award))
        notes.append(_HOLDS)
    return Report(
        "programme",
        f"{ground.program.name} in figures",
        ground.today,
        (f"{counted(len(ground.credentials), 'micro-credential')} of its own.",),
        tuple(tables),
        tuple(notes),
    )


RECIPE: Final = Recipe(
    "programme",
    "Public figures, and with `--only award=ID` how that badge came to be.",
    programme,
    only=("award",),
)

_HOLDS: Final = (
    "Holds: for a file, its fingerprint was worked out anew and is the one written down; for a "
    "review and the commit that was judged, the signed award carries it. The evidence itself is "
    "not kept here, so whoever has it compares it by its fingerprint."
)


def _figures(ground: Ground, given: int, revoked: int, people: int, least: int) -> Table:
    statuses = Counter(model.status for model in ground.credentials.values())
    cells: list[tuple[str, Cell]] = [
        (f"Micro-credentials, {label('status', one).lower()}", statuses[one])
        for one in (Status.ACTIVE, Status.PLANNED, Status.RETIRED)
    ]
    cells += [
        ("Micro-credentials of other issuers", len(ground.offers.known) - len(ground.credentials)),
        ("Pathways", len(ground.offers.pathways)),
        ("Series of cohorts", len(ground.offers.series)),
        ("Recognition rules", len(ground.offers.rules)),
        ("Awards given", told(given, least)),
        ("Awards revoked", told(revoked, least) if revoked else 0),
        ("People with an award", told(people, least)),
    ]
    columns = (Column("figure", "Figure"), Column("count", "Count", Kind.COUNT))
    return Table("figures", "The programme", columns, tuple(cells))


def _awards(ground: Ground, least: int) -> Table:
    held = Counter(slug for each in holdings(ground).values() for slug in each)
    ordered = sorted(held, key=lambda slug: (-held[slug], slug))
    rows = tuple((ground.offers.credential_name(one), told(held[one], least)) for one in ordered)
    columns = (Column("credential", "Micro-credential"), Column("holders", "Holders", Kind.COUNT))
    title = "Who holds what, by micro-credential"
    return Table("awards", title, columns, rows, Bars("credential", "holders"))


def _series(ground: Ground) -> Table:
    """Return the series of cohorts, with who runs, assists and pays for them."""
    name = ground.offers.organization_name
    rows = tuple(
        (
            one.name,
            name(one.organization),
            sum(cohort.seats for cohort in one.cohorts if isinstance(cohort.seats, int)),
            listed([name(partner) for partner in one.partners]) or None,
            listed(one.funders) or None,
        )
        for one in (document.model for document in ground.offers.series.values())
    )
    columns = (
        Column("series", "Series"),
        Column("organization", "Run by"),
        Column("seats", "Seats", Kind.COUNT),
        Column("partners", "Assisted by"),
        Column("funders", "Paid for by"),
    )
    return Table("series", "Series of cohorts", columns, rows)


def _trail(ground: Ground, award: str) -> Table:
    rows = tuple(
        (one.step, one.where, one.fingerprint, {True: "yes", False: "NO", None: None}[one.holds])
        for one in ground.trail(award)
    )
    columns = (
        Column("step", "Step"),
        Column("where", "Where"),
        Column("fingerprint", "SHA-256 or commit"),
        Column("holds", "Holds"),
    )
    return Table("trail", f"How award {award} came to be", columns, rows)
