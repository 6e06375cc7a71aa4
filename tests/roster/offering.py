"""Offers for tests about people: two organisations, a series, a rule, some micro-credentials."""

from typing import TypeVar

from microcred.document import Document, Source, read_yaml
from microcred.model.base import Model
from microcred.model.cohort import Series
from microcred.model.organization import Organization
from microcred.model.recognition import RecognitionRule
from microcred.offered.offers import Named, Offers

M = TypeVar("M", bound=Model)

HERON = """\
id: heron
name: Heron
kind: district
parts: [recogniser]
schools: [{id: north, name: North}, {id: south, name: South}]
first_year_load: 1
"""
COLLEGE = "{id: college, name: College, kind: college, parts: [issuer]}\n"
PILOT = """\
id: pilot
name: Pilot
organization: heron
status: in-force
applications: {opens: "2026-08-01T00:00:00Z", closes: "2026-09-01T00:00:00Z"}
tags: [first-year, veteran]
cohorts: [{id: autumn, name: Autumn, seats: 2, starts: 2026-10-01}]
"""
PAY = """\
id: pay
name: Pay
owner: heron
status: in-force
effective: {from: 2026-08-01}
source: {text: An invented agreement}
as_of: 2026-08-01
counts: {from: [wait-time]}
"""


def offers() -> Offers:
    """Return what a small programme offers."""
    return Offers(
        {"heron": _read(HERON, Organization), "college": _read(COLLEGE, Organization)},
        {},
        {},
        {"pilot": _read(PILOT, Series)},
        {"pay": _read(PAY, RecognitionRule)},
        {slug: Named(slug) for slug in ("wait-time", "think-time")},
    )


def _read(text: str, model: type[M]) -> Document[M]:
    source = Source("a.yml", text)
    reading = read_yaml(source.path, source.text, model)
    assert reading.document, reading.problems
    return reading.document
