"""Rules about the one competency that a micro-credential certifies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microcred.definition import Definition
from microcred.model.credential import Credential
from microcred.model.evidence import EvidenceSlot
from microcred.model.vocabulary import EvidenceKind
from microcred.problem import Severity
from microcred.rules.prose import sentence_count, words
from microcred.rules.rule import EVERY_STATUS, Finding, found, rule
from microcred.rules.vocabulary import CARRYING_VERBS, REFERRING_WORDS, TEACHING_VERBS
from microcred.yamltext import Location


@rule(
    "L01",
    "A micro-credential states exactly one competency.",
    reason="An award can only vouch for one thing. A second competency hides in a second sentence "
    "(an error) or in a second verb after “and” (a warning, since only a reader can tell).",
    source="Digital Promise's framework asks for a single competency; so does Education Week's "
    "account of “single competencies” (report on the pilots in Delaware, Florida and Tennessee).",
    fix="Keep one sentence with one thing the teacher does. What else matters belongs in the "
    "method's components, or in a micro-credential of its own.",
    statuses=EVERY_STATUS,
    note="The second verb is looked for in English only. It is let pass where it carries on with "
    "the result of the first: “pauses after a question, and uses the pause to …”.",
)
def one_competency(definition: Definition) -> Iterator[Finding]:
    """Yield where a competency is more than one statement, or may be."""
    document = definition.credential
    text = document.model.competency
    if _statements(text) > 1:
        yield found(document, ("competency",), "`competency` holds more than one statement")
    elif _english(document.model) and (verb := second_verb(text)):
        message = f"`competency` may hold two of them: “… and {verb} …”"
        yield found(document, ("competency",), message, severity=Severity.WARNING)


def _statements(text: str) -> int:
    return max(sentence_count(text), len([part for part in text.split(";") if words(part)]))


def _english(model: Credential) -> bool:
    return model.language.split("-")[0] == "en"


_AND = re.compile(r"\band\s+(?:also\s+|then\s+|[a-z]+ly\s+)?([a-z]+)\b", re.IGNORECASE)
_PLAIN_PAIR = re.compile(r"\b(?:to|can|will|must)\s+([a-z]+)\s+and\s+([a-z]+)\b", re.IGNORECASE)


def second_verb(competency: str) -> str | None:
    """Return the verb after an “and” that starts a second competency, if there is one.

    One that carries on with the result of the first does not: it names it again, or points back.
    """
    for match in _AND.finditer(competency):
        verb = match[1].lower()
        before, after = competency[: match.start()], competency[match.end() :]
        if verb in TEACHING_VERBS or (verb in CARRYING_VERBS and not _points_back(before, after)):
            return verb
    for match in _PLAIN_PAIR.finditer(competency):
        if all(map(_taught, match.groups())):
            return match[2]
    return None


def _taught(verb: str) -> bool:
    """True for a verb of teaching in its plain form: `plan`, `assess`, `identify`."""
    forms = {f"{verb}s", f"{verb}es", f"{verb.removesuffix('y')}ies"}
    return not TEACHING_VERBS.isdisjoint(forms)


def _points_back(before: str, after: str) -> bool:
    later = {word.lower() for word in words(after)}
    earlier = {word.lower() for word in words(before)} - REFERRING_WORDS
    stems = {word.removesuffix("s") for word in earlier if len(word) > 3}
    return bool(later & REFERRING_WORDS) or any(word.removesuffix("s") in stems for word in later)


_CONSISTENT = re.compile(
    r"\b(?:consistent(?:ly)?|regular(?:ly)?|routinely|habitually|every (?:day|lesson|week)"
    r"|over time|day after day|week after week|under (?:real and )?varied)\b",
    re.IGNORECASE,
)


@rule(
    "L14",
    "Whoever claims consistent use shows it on at least two occasions.",
    severity=Severity.WARNING,
    reason="One good lesson proves that something can be done, not that it is done. Two items that "
    "must differ in class, date or topic are the least that shows a habit.",
    source="ExcelinEd: evidence shows teachers “can consistently use that practice under real and "
    "varied circumstances”.",
    fix="Ask one slot for `min: 2` or more with `vary: [date]`, class or topic, or claim less.",
    note="Words such as “consistently”, “regularly” or “over time” in the competency, the "
    "description or the method's summary count as the claim. A slot of data that speaks of several "
    "days, weeks or lessons, such as a log, counts too. English only.",
)
def consistent_use_is_shown(definition: Definition) -> Iterator[Finding]:
    """Yield the claim of consistent use that no slot bears out."""
    document = definition.credential
    if any(_several_occasions(slot) for slot in document.model.evidence):
        return
    for at, text in _claims(document.model):
        if match := _CONSISTENT.search(text):
            said = f"“{match[0]}” claims consistent use, but no slot asks for two occasions"
            yield found(document, at, said)
            return


_SPAN = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|[1-9][0-9]*) (?:or more )?"
    r"(?:\w+ )?(?:dates|days|lessons|months|occasions|weeks)\b"
)


def _several_occasions(slot: EvidenceSlot) -> bool:
    """True for items that must differ, or one record kept over several days or lessons."""
    if slot.kind is EvidenceKind.DATA and _SPAN.search(slot.prompt):
        return True
    return not slot.written and slot.min >= 2 and bool(slot.vary)


def _claims(model: Credential) -> Iterator[tuple[Location, str]]:
    yield ("competency",), model.competency
    yield ("description",), model.description
    if model.method:
        yield ("method", "summary"), model.method.summary
