"""A ground for reports about cohorts: a series of two, two micro-credentials, invented people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import Any

from microcred.document import Document
from microcred.facts import Facts
from microcred.model.cohort import Series
from microcred.model.organization import Organization
from microcred.model.people import Application, Work
from microcred.offered.offers import Named, Offers
from microcred.reports.report import Ground
from microcred.yamltext import Lines
from tests.ledgers import program

TODAY = date(2026, 11, 21)
OPENS = datetime(2026, 8, 1, tzinfo=UTC)
SLUGS = ("pause", "probe")
NONE: Mapping[str, str] = MappingProxyType({})


def ground(
    sizes: Iterable[int], work: Iterable[Work], *, least: int = 5, options: Mapping[str, str] = NONE
) -> Ground:
    """Return a ground with cohorts of these sizes; their people are p000, p001 and so on."""
    sizes = list(sizes)
    applications = tuple(
        Application(series="pilot", person=f"p{n:03}", at=OPENS + timedelta(minutes=n))
        for n in range(sum(sizes))
    )
    facts = Facts(applications=applications, work=tuple(work))
    return Ground(_offers(sizes, least), facts, program(), TODAY, options=options)


def worked(person: int, slug: str = "pause", state: str = "begun", **more: Any) -> Work:
    """Return what somebody did: begun, handed in (once, again) or earned (earned, later)."""
    fields: dict[str, Any] = {"person": f"p{person:03}", "credential": slug}
    fields |= {"started": date(2026, 9, 7)}
    if state != "begun":
        fields |= {"submitted": datetime(2026, 10, 1, tzinfo=UTC)}
        fields |= {"attempts": 2 if state in ("again", "later") else 1}
    if state in ("earned", "later"):
        fields |= {"awarded": datetime(2026, 10, 10, 18, tzinfo=UTC)}
    return Work.model_validate(fields | more)


def _offers(sizes: list[int], least: int) -> Offers:
    district = Organization.model_validate(
        {"id": "heron", "name": "H", "kind": "district", "parts": ["issuer"], "least": least}
    )
    cohorts = [
        {"id": f"c{n}", "name": f"C{n}", "seats": size, "starts": "2026-09-01"}
        for n, size in enumerate(sizes, start=1)
    ]
    series = Series.model_validate(
        {
            "id": "pilot",
            "name": "Pilot",
            "organization": "heron",
            "status": "in-force",
            "applications": {"opens": OPENS, "closes": OPENS + timedelta(days=30)},
            "cohorts": cohorts,
        }
    )
    known = {slug: Named(slug) for slug in SLUGS}
    return Offers({"heron": _document(district)}, {}, {}, {"pilot": _document(series)}, {}, known)


def _document(model: Any) -> Document[Any]:
    return Document("x.yml", model, Lines(1))
