"""The starters of what is offered beside micro-credentials: bodies, pathways, cohorts, rules."""

from __future__ import annotations

import json
from collections.abc import Callable
from string import Template

from microcred.starters.fields import with_fields
from microcred.starters.seed import Seed


def editor(kind: str) -> str:
    """Return the line that tells an editor which schema the file is of."""
    return f"# yaml-language-server: $schema=../../.schemas/{kind}.json"


def blank(kind: str) -> Callable[[Seed], str]:
    """Return what makes a whole file of a kind, with a mark where a person must write."""

    def made(seed: Seed) -> str:
        text = _TEXTS[kind].substitute(
            slug=seed.title.slug,
            name=json.dumps(seed.title.name, ensure_ascii=False),
            today=seed.today,
            year=seed.today.year + 1,
        )
        return f"{editor(kind)}\n{text}"

    return made


def copy(kind: str) -> Callable[[Seed, str], str]:
    """Return what makes a file of a kind from another one: a draft where it has a state."""

    def made(seed: Seed, original: str) -> str:
        name = json.dumps(seed.title.name, ensure_ascii=False)
        changes = {"id": seed.title.slug, "name": name}
        state = {} if kind == "organization" else {"status": "draft"}
        return with_fields(original, changes | state, editor(kind))

    return made


_TEXTS = {
    "organization": Template("""\
# An organisation that takes part. Wherever it says WRITE, put your own words; take out what you do
# not need. Everything here is public: name no person.

# The same as this file's name.
id: $slug
name: $name
# state, district, school, union, college or partner.
kind: district  # WRITE: which of these it is
# What it does here. Whoever issues badges need not be who recognises them:
# issuer, adopter, recogniser, funder, assistance.
parts: [recogniser]  # WRITE: its parts
# Where what is said here can be read, and the day on which you read it.
source: {text: "WRITE: a document, a page, a decision"}
as_of: $today
# The schools of a district; rosters name them by id.
schools: []
#  - {id: oak-hill, name: Oak Hill Elementary}
# What it counts as its own: `here` is our catalog, any other a file in program/adopted/.
adopts: []
#  - {catalog: here, credentials: [any], since: $today}
# What teachers can count on: mentor, release-time, coach, office-hours or team.
supports: []
#  - {kind: mentor, text: A mentor for everybody in their first year}
# Skills it looks for, and what shows them: an area, a purpose, or micro-credentials by name.
needs: []
#  - {id: early-reading, name: Teaching early reading, area: literacy, wanted: 40}
# True where no two of its rules may pay for the same award: the one that falls due first pays.
pays_once: false
"""),
    "pathway": Template("""\
# A pathway: steps, each with micro-credentials of ours or of an adopted catalog. Wherever it says
# WRITE, put your own words.

# The same as this file's name.
id: $slug
name: $name
organization: your-organisation  # WRITE: the id of a file in program/organizations/
# While it is a draft the site shows it as planned; then `in-force`, at last `ended`.
status: draft
goal: "WRITE: what somebody can do who has completed it"
# Each step says in one way what it takes. An award counts for one step, unless you write
# `shared: true`.
requirements:
  # All of a list; with `at_least` some of it.
  - id: begin
    name: "WRITE: what the step is about"
    from: [first-one]  # WRITE: micro-credentials by name
  # Some from each of several lists:
  # - id: both
  #   name: One of each
  #   groups:
  #     - {id: talk, name: Talk, from: [wait-time, peer-talk]}
  #     - {id: data, name: Data, from: [exit-tickets], at_least: 1}
  # Any one of several lists, the whole of it:
  # - {id: either, name: One way or the other, either: [[first-one, second-one], [third-one]]}
# What is to be held before another is begun; nothing else forces an order.
prerequisites: []
#  - {credential: second-one, needs: [first-one]}
# The last one, once all else is done: `capstone: name`.
"""),
    "cohort": Template("""\
# Cohorts, one after another, that people apply for. Wherever it says WRITE, put your own words.
# Who applied is in the private folder, never here.

# The same as this file's name.
id: $slug
name: $name
organization: your-organisation  # WRITE: the id of a file in program/organizations/
# While it is a draft the site shows it as planned.
status: draft
goal: "WRITE: whom it is for, and what they will have done at the end"
# Each moment says its distance from UTC, so that nobody is late by a daylight-saving change.
applications:
  opens: "$year-01-11T08:00:00-06:00"  # WRITE: when applications open
  closes: "$year-02-12T17:00:00-06:00"  # WRITE: when they close
# What applicants say of themselves.
tags: [first-year, veteran]
# In the order in which they are filled. Seats go by the moment of applying; who finds none waits.
# `seats: everyone` for a cohort without a limit.
cohorts:
  - {id: first, name: First, seats: 30, starts: $year-03-01, ends: $year-06-01}  # WRITE: its seats
# The pathway they follow and the rules they work towards, by the names of their files.
# pathway: classroom-talk
rules: []
# Organisations that assist, and who pays.
partners: []
funders: []
"""),
    "recognition": Template("""\
# A rule: what an organisation gives for awards. Wherever it says WRITE, put your own words. It is
# worked out from awards and never changes one.

# The same as this file's name.
id: $slug
name: $name
owner: your-organisation  # WRITE: an organisation whose `parts` name `recogniser`
# A draft says what would count; `in-force` counts; `ended` needs a last day.
status: draft
# The first day on which it holds, and the last one, if any: {from: 2027-07-01, until: 2029-06-30}.
effective: {from: $year-07-01}  # WRITE: the day
# Where the rule can be read, and the day on which you read it.
source: {text: "WRITE: the decision, the contract, the page"}
as_of: $today
# Where it is about a licence: initial-licensure, recertification, evaluation, advanced-roles.
# strand: recertification
# Whom it is for: the owner's own people, and those of all that belongs to it. For others, or for
# some alone: {organizations: [...], schools: [...], stages: [early], tags: [first-year]}; with
# `organizations: [any]` it is for everybody.
# whom: {stages: [early]}
counts:
  # Micro-credentials by name, or [any]: all that the owner adopts, every one where it adopts none.
  from: [any]  # WRITE: what counts
  at_least: 3  # WRITE: how many it takes
  # How long a person has, from `first-award`, from `enrolled` or from a day: one of `days`, `years`
  # and `until`. The day it begins is day 0, so with 365 days day 365 is the last. With
  # `by: submitted` it begins on the day the first one was handed in.
  # window: {begins: first-award, years: 1}
  # Which day of an award counts: `awarded`, or `submitted`.
  by: awarded
# The most awards of a person that count: {at_most: 3, per: year}, or per: ever.
# cap: {at_most: 3, per: year}
# pay (amount), role (role), hours and credits (amount, toward), licence (toward), list (list).
rewards:
  - {kind: pay, amount: 500, per: once}  # WRITE: what is given
# Changes, each with who approved it. The past is counted anew, and nothing reached is lost.
amendments: []
#  - on: 2027-10-01
#    effective: 2027-11-01
#    approved_by: the school board
#    why: Too short for whoever has a new class.
#    window: {begins: first-award, years: 2}
"""),
}
