"""A small programme's offers without a fault, as texts; a test alters one thing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from microcred.document import Source
from microcred.offered import FOLDERS, Offers, read_offers
from microcred.problem import Problem, Severity

ORGANIZATIONS: Final = "program/organizations"
CATALOG: Final = {"wait-time": "Wait Time", "think-aloud": "Think-Aloud", "peer-talk": "Peer Talk"}

SOUND: Final[Mapping[str, str]] = {
    f"{ORGANIZATIONS}/lakeside.yml": """\
id: lakeside
name: Lakeside Schools
kind: district
parts: [adopter, recogniser]
part_of: northland
source: {text: Handbook}
as_of: 2026-02-01
schools:
  - {id: elm, name: Elm School}
  - {id: oak, name: Oak School}
adopts:
  - catalog: here
    credentials: [any]
    since: 2026-01-01
  - catalog: union-set
    credentials: [feedback]
    since: 2026-01-01
values:
  - {credential: wait-time, says: Asked for in each interview.}
needs:
  - {id: reading, name: Reading, area: literacy}
pays_once: true
""",
    f"{ORGANIZATIONS}/northland.yml": """\
id: northland
name: Northland
kind: state
parts: [recogniser]
""",
    f"{ORGANIZATIONS}/guild.yml": """\
id: guild
name: Teachers' Guild
kind: union
parts: [issuer, assistance]
""",
    "program/adopted/union-set.yml": """\
id: union-set
name: The guild's set
issuer: guild
source: {text: The guild's list}
as_of: 2026-02-01
credentials:
  - {id: feedback, name: Feedback}
  - {id: planning, name: Planning}
""",
    "program/pathways/talk.yml": """\
id: talk
name: Talk
organization: lakeside
status: in-force
goal: Everybody talks.
requirements:
  - {id: first, name: First, from: [wait-time, think-aloud], at_least: 1}
  - id: some
    name: Some of each
    groups:
      - {id: ours, name: Ours, from: [think-aloud, peer-talk]}
      - {id: theirs, name: Theirs, from: [feedback]}
prerequisites:
  - {credential: peer-talk, needs: [wait-time]}
capstone: planning
source: {text: Handbook}
as_of: 2026-02-01
""",
    "program/cohorts/first.yml": """\
id: first
name: First
organization: lakeside
status: in-force
partners: [guild]
applications: {opens: "2026-01-01T08:00:00-06:00", closes: "2026-02-01T08:00:00-06:00"}
tags: [first-year, veteran]
cohorts:
  - {id: spring, name: Spring, seats: 20, starts: 2026-03-01, ends: 2026-06-01}
  - {id: autumn, name: Autumn, seats: everyone, starts: 2026-09-01}
pathway: talk
rules: [bonus]
source: {text: Handbook}
as_of: 2026-02-01
""",
    "program/recognition/bonus.yml": """\
id: bonus
name: Bonus
owner: lakeside
status: in-force
effective: {from: 2026-01-01, until: 2029-12-31}
source: {text: Handbook}
as_of: 2026-02-01
whom: {schools: [elm, oak], organizations: [lakeside]}
counts:
  from: [wait-time, think-aloud, feedback]
  at_least: 2
  groups:
    - {id: ours, name: Ours, from: [wait-time, think-aloud]}
  window: {begins: first-award, days: 365}
cap: {at_most: 3}
rewards:
  - {kind: pay, amount: 500, per: year, permanent: true}
  - {kind: role, role: Lead teacher}
amendments:
  - on: 2026-05-01
    effective: 2026-06-01
    approved_by: The board
    why: More time.
    window: {begins: first-award, years: 2}
  - {on: 2026-07-01, effective: 2026-08-01, approved_by: The board, why: Fewer., at_least: 1}
""",
    "program/recognition/renewal.yml": """\
id: renewal
name: Renewal
owner: northland
status: draft
effective: {from: 2026-01-01}
source: {text: A draft}
as_of: 2026-02-01
strand: recertification
counts: {from: [any]}
rewards:
  - {kind: hours, amount: 10, per: award, toward: Renewal of the licence}
""",
}


def reading(texts: Mapping[str, str]) -> tuple[Offers, tuple[Problem, ...]]:
    """Return what these files offer, and what is wrong with them."""
    names = {
        folder: sorted(
            path.rpartition("/")[2].removesuffix(".yml")
            for path in texts
            if path.startswith(f"{folder}/")
        )
        for folder in FOLDERS
    }

    def read(path: str) -> Source | Problem:
        if path in texts:
            return Source(path, texts[path])
        return Problem(path, 1, "F10", Severity.ERROR, "this file does not exist", "Add it.")

    return read_offers(names, read, CATALOG)


def altered(path: str, *changes: tuple[str, str]) -> dict[str, str]:
    """Return the sound programme with a text of one file, which is there once, in others' place."""
    text = SOUND[path]
    for old, new in changes:
        assert text.count(old) == 1, (path, old)
        text = text.replace(old, new)
    return {**SOUND, path: text}
