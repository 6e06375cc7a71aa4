"""Rules that keep students and teachers from being exposed, and the work honest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microcred.definition import Definition
from microcred.model.vocabulary import EvidenceKind
from microcred.problem import Severity
from microcred.rules.passages import judged_by, search, told_to_teachers
from microcred.rules.rule import EVERY_STATUS, Finding, found, rule

_CONSENT = re.compile(r"\b(?:consents?|permissions?|releases?|agree(?:s|d|ment)?)\b", re.IGNORECASE)
_REDACTION = re.compile(
    r"\b(?:anonym\w*|blank\w*|blot\w*|blur\w*|cover\w*|crop\w*|hide|hidden|identif\w*|initials"
    r"|mask\w*|mut(?:e|ed|ing)|names?|numbers?|pseudonyms?|recogni[sz]\w*|redact\w*)\b",
    re.IGNORECASE,
)


@rule(
    "L16",
    "Whoever is asked to show students is told of consent and of what to leave out.",
    reason="A recording or a piece of work that shows a student is an education record when a "
    "school or its programme keeps it. Families decide, and nothing more than needed is shown.",
    source="U.S. Department of Education, FAQ on photos and videos under FERPA; consent forms of "
    "the National Board for Professional Teaching Standards and of BloomBoard.",
    fix="Say in `consent` whose permission to keep on file, and what to cover, crop or leave out.",
    note="Student work shows students even when `shows_students` is not set.",
)
def shown_students_are_protected(definition: Definition) -> Iterator[Finding]:
    """Yield slots that show students without a word on consent, or on leaving out names."""
    document = definition.credential
    for number, slot in enumerate(document.model.evidence):
        kinds = {slot.kind, *slot.alternatives}
        if not (slot.shows_students or EvidenceKind.STUDENT_WORK in kinds):
            continue
        at = ("evidence", number, "consent")
        if slot.consent is None:
            message = f"slot `{slot.id}` shows students, but has no `consent`"
            yield found(document, at, message)
            continue
        if not _CONSENT.search(slot.consent):
            yield found(document, at, f"`consent` of slot `{slot.id}` asks for no permission")
        if not _REDACTION.search(slot.consent):
            message = f"`consent` of slot `{slot.id}` does not say what to cover or leave out"
            yield found(document, at, message)


_AI = re.compile(
    r"\bAI\b|\bartificial intelligence\b|\bchat ?bots?\b|\bgenerative\b", re.IGNORECASE
)


@rule(
    "L33",
    "It says what must be the teacher's own, and what AI may be used for.",
    severity=Severity.WARNING,
    reason="A teacher should not have to guess where help ends and cheating begins.",
    source="NEA's policy on denial and revocation, which names work made by AI.",
    fix="Say in `integrity` what must be the teacher's own and how AI tools may be used.",
    note="The word AI is looked for in English only.",
)
def integrity_is_stated(definition: Definition) -> Iterator[Finding]:
    """Yield when the integrity statement is missing, or silent about AI."""
    document = definition.credential
    text = document.model.integrity
    if text is None:
        yield found(document, ("integrity",), "`integrity` is missing")
    elif document.model.language.startswith("en") and not _AI.search(text):
        yield found(document, ("integrity",), "`integrity` says nothing of AI tools")


_PERSON = r"(?:student|pupil|child|boy|girl|kid|teacher|colleague|mentee)s?"
NAMES = (
    re.compile(r"(?:Mr|Mrs|Ms|Mx|Dr|Miss)\b\.? [A-Z][a-z]+\b|named [A-Z][a-z]+\b"),
    re.compile(rf"{_PERSON}(?: [A-Z][a-z]+ [A-Z]\.|,? (?:\w+ ){{0,2}}?called [A-Z][a-z]+\b)"),
    re.compile(r"[A-Z][a-z]+ [A-Z]\.(?=,? [a-z])"),
)
"""How a person seems to be named in a text; submissions are searched for the same."""


@rule(
    "L34",
    "No student or teacher is named in an example.",
    reason="A made-up name looks real to a stranger, and a real one cannot be taken back from a "
    "public history.",
    source="NEA's rule of confidentiality: no names of teachers or students.",
    fix="Write “a student”, “the teacher”, or a number.",
    statuses=EVERY_STATUS,
    note="It looks for “Ms. Ortiz”, “student Maria L.”, “named Jordan” and the like. Sources are "
    "not searched: their authors are named.",
)
def nobody_is_named(definition: Definition) -> Iterator[Finding]:
    """Yield each text for teachers or evaluators in which a person seems to be named."""
    passages = [*told_to_teachers(definition), *judged_by(definition)]
    reported = set()
    for pattern in NAMES:
        for passage, name in search(pattern, passages):
            if (place := (passage.document.path, passage.at)) not in reported:
                reported.add(place)
                yield passage.found(f"{passage.name} seems to name a person: “{name}”")
