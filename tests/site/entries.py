"""Entries for lists, made of a plain one and what a test is about."""

from dataclasses import replace
from typing import Any

from microcred.entry import Entry
from microcred.model.program import Program, Shelf
from microcred.model.vocabulary import Mode

PLAIN = Entry(
    id="wait-time",
    version="1.0",
    status="active",
    name="Wait Time",
    description="Pause after you ask.",
    competency="The teacher pauses.",
    area="talk",
    depth="foundation",
    language="en",
    subjects=("any",),
    grades=("k-2", "3-5"),
    roles=("teacher",),
    stages=("early", "experienced"),
    provider="Riverbend Schools",
    origin="in-house",
    funder=None,
    purposes=("skill-need",),
    policy_uses=(),
    hours=(8, 12),
    tier=4,
    evidence=("video", "reflection"),
    code="WT",
    badge_title="Wait Time",
    variant=0,
    opens=None,
    replaced_by=None,
    reviewed="2026-11-20",
    path="credentials/wait-time.md",
    competency_line=5,
    image_line=60,
)


def an_entry(slug: str = "wait-time", **changes: Any) -> Entry:
    """Return the plain entry under a slug, its name made of it, with some changes."""
    return replace(PLAIN, id=slug, **{"name": slug.replace("-", " ").title(), **changes})


def a_program(*shelves: Shelf) -> Program:
    """Return a programme with these shelves."""
    return Program(
        format=1,
        name="Riverbend",
        tagline="Show the evidence",
        url="https://riverbend.example/",
        mode=Mode.PRIVATE,
        time_zone="America/Chicago",
        language="en",
        shelves=shelves,
    )
