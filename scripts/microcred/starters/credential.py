"""The starter of a micro-credential."""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Template

from microcred.model.vocabulary import (
    Area,
    Depth,
    EvidenceKind,
    Grade,
    PolicyUse,
    Purpose,
    Role,
    Stage,
)
from microcred.starters.fields import field, with_fields
from microcred.starters.seed import Seed, quoted

EDITOR = "# yaml-language-server: $schema=../.schemas/credential.json"


def blank(seed: Seed) -> str:
    """Return a whole definition, with a mark at each place where a person must write."""
    contact = seed.contact or "name@example.org"
    return _TEXT.substitute(
        editor=EDITOR,
        slug=seed.title.slug,
        name=quoted(seed.title.name),
        alt=quoted(f"A badge titled {seed.title.name}"),
        code=seed.title.code,
        language=seed.language,
        year=seed.today.year,
        review_by=seed.next_year.isoformat(),
        provider=quoted(seed.issuer or "WRITE: who wrote it"),
        contact=quoted(contact) + ("" if seed.contact else "  # WRITE: where to reach them"),
        areas=", ".join(Area),
        depths=", ".join(Depth),
        grades=", ".join(Grade),
        roles=", ".join(Role),
        stages=", ".join(Stage),
        purposes=", ".join(Purpose),
        policy_uses=", ".join(PolicyUse),
        kinds=", ".join(EvidenceKind),
    )


def copy(seed: Seed, original: str) -> str:
    """Return a definition as a draft of another: its own id, name and badge, its first version.

    The competency is marked, since two micro-credentials never have the same.
    """
    begin, front, rest = _parts(original)
    former = field(front, "competency")
    before = f"  # before: {former}" if former else ""
    changes: dict[str, str | None] = {
        "id": seed.title.slug,
        "version": '"1.0"',
        "status": "draft",
        "name": quoted(seed.title.name),
        "competency": quoted("WRITE: its own competency, in one sentence") + before,
        "review_by": seed.next_year.isoformat(),
        "image": f"{{alt: {quoted(f'A badge titled {seed.title.name}')}, code: {seed.title.code}}}",
        "reviewed": None,
        "retired": None,
        "opens": None,
    }
    if field(front, "rubric"):
        changes["rubric"] = seed.title.slug
    return begin + with_fields(front, changes, EDITOR) + rest


def rubric_named_in(text: str) -> Mapping[str, str]:
    """Return the rubric that a definition names, as what is to be started beside it."""
    rubric = field(_parts(text)[1], "rubric")
    return {"rubric": rubric} if rubric else {}


_PARTS = re.compile(r"\A(---[ \t]*\n)(.*?)(^---[ \t]*(?:\n.*)?)\Z", re.DOTALL | re.MULTILINE)


def _parts(text: str) -> tuple[str, str, str]:
    """Return the fence, the front matter, and the second fence with what follows it."""
    match = _PARTS.match(text)
    return (match[1], match[2], match[3]) if match else ("---\n", "", f"---\n{text}")


_TEXT = Template("""\
---
$editor
# A micro-credential. Wherever it says WRITE, put your own words; remove what does not apply.
# `microcred check` tells what is still missing, and why. Lines that start with # are remarks.

# The same as this file's name. It never changes.
id: $slug
version: "1.0"                   # raise it when anything a teacher was told changes
status: draft                    # draft (not published), planned, active or retired
language: $language
name: $name
# One plain sentence for the catalog: what a teacher will do.
description: "WRITE: what a teacher does, in one plain sentence of at most 400 characters"
# Exactly one competency. If you need “and” with a second verb, it may be two micro-credentials.
competency: "WRITE: one sentence, one competency, starting with “The teacher …”"
# One of: $areas
area: literacy                   # WRITE: the area it belongs to
# One of: $depths
depth: foundation                # WRITE: how far along the practice is
# Who keeps it current, and where to reach them.
owner:
  name: "WRITE: a team or a person"
  contact: $contact
# An external provider also gives `url` and `terms`; whoever paid for it is the `funder`.
provider: {name: $provider, origin: in-house}
license: CC-BY-4.0
audience:
  subjects: [any]                # WRITE: school subjects, or any for all of them
  # Some of: $grades
  grades: [k-2, 3-5, 6-8, 9-12]  # WRITE: the grade bands it suits
  # Some of: $roles
  roles: [teacher]
  # Some of: $stages
  stages: [early, experienced]   # WRITE: the career stages it suits
# Why it is offered. Some of: $purposes
purposes: [skill-need]
# Policy it can serve. Some of: $policy_uses
policy_uses: [recertification]
hours: {min: 8, max: 12}         # WRITE: the work to expect, lessons not counted
review_by: $review_by            # look at it again by then, and move this on
validity: {years: 5, renew_from_days: 90}  # or: none

# --- the practice ---
method:
  summary: "WRITE: the key method, in one sentence"
  # What a teacher does, one thing each. The rubric looks for every component by its id.
  components:
    - id: prepare
      text: "WRITE: what a teacher does before the lesson"
    - id: carry-out
      text: "WRITE: what a teacher does in the lesson"
    - id: respond
      text: "WRITE: what a teacher does with what students show"
# Published research only, with a place where it can be checked: doi, isbn, eric or url.
# For an old source that is still the one to cite, add `classic:` and say why.
research:
  - citation: "WRITE: the source in APA style, with its year"
    year: $year                   # WRITE: its year
    doi: 10.0000/replace         # WRITE: its DOI, or isbn, eric or url in its place
    finding: "WRITE: what it found, in your own words"
research_limits: "WRITE: where the evidence is thinner"
# Tiers 1 to 3 name a `study` with its link. Tier 4 gives a rationale and how effects are examined.
essa:
  tier: 4
  rationale: "WRITE: why it should work"
  evaluation: "WRITE: how the programme looks for its effects"
# alignments:
#   - {framework: …, code: …, url: https://…, type: CFItem}

# --- what a teacher hands in ---
# Kinds: $kinds
evidence:
  - id: context
    name: Your class and your plan
    kind: overview
    words: [150, 400]
    prompt: "WRITE: what an evaluator must know of the class and the lesson, no student named"
  - id: practice
    name: Two lesson recordings
    kind: video
    alternatives: [audio]
    min: 2
    max: 2
    vary: [date]                 # class, date or topic: what must differ between the two
    minutes: [5, 15]
    shows_students: true
    consent: Keep a signed consent on file for every student who can be recognised, or record
      sound only. Leave names out of the recording and of the file's name.
    transcript: Add captions or a transcript of the two minutes you want us to look at first.
    prompt: "WRITE: what the recordings must show"
  - id: learning
    name: What students made
    kind: student-work
    min: 1
    max: 3
    impact: true                 # it shows what changed for students
    consent: Keep each family's consent on file. Cover names and faces before you share the work.
    prompt: "WRITE: what the students' work must show, before and after"
  - id: reflection
    name: What changed
    kind: reflection
    words: [250, 500]
    prompt: "WRITE: what to reflect on, and what to point to in the evidence"
# What anyone can check before scoring: counts, lengths, whether it opens. No word on quality.
completion:
  - Every written part is within its word count.
  - "WRITE: what else makes a submission complete"

# --- how it is scored ---
rubric: $slug
scoring:
  scorers: 2
  blind: false
  qualification: "WRITE: what an evaluator must be able to show"
  adjudication: third-scorer     # or consensus, lead-evaluator
  turnaround_days: 15            # school days until the teacher has an answer
  attempts: 3                    # or: unlimited
  after_last: coaching           # or new-application, closed
supports: "WRITE: who or what can help a teacher along the way"
# At least one that is free. A video or audio one also gives `text_alternative`.
resources:
  - title: "WRITE: something to learn from"
    url: https://example.org/    # WRITE: its address
    free: true
image:
  alt: $alt
  code: $code                       # two capital letters for the small badge
integrity: The lessons, the work and the words are your own. You may use an AI tool to correct
  spelling, but not to write for you. Say so if you used one.
---
WRITE: a few short paragraphs for a tired teacher. Why is this worth their time, how do they begin,
and what is hard about it? This text is Markdown.
""")
