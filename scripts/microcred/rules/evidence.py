"""Rules about what a teacher is asked to hand in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from microcred.definition import Definition
from microcred.model.evidence import EvidenceSlot
from microcred.model.vocabulary import EvidenceKind
from microcred.problem import Severity
from microcred.rules.parts import artefacts, demands
from microcred.rules.rule import Finding, found, rule

PRACTICE_KINDS = frozenset(
    {
        EvidenceKind.VIDEO,
        EvidenceKind.AUDIO,
        EvidenceKind.PHOTO,
        EvidenceKind.STUDENT_WORK,
        EvidenceKind.OBSERVATION,
    }
)
"""Evidence that comes out of the classroom itself."""


@rule(
    "L06",
    "A submission has an overview, artefacts and a reflection.",
    reason="The overview lets a stranger understand the artefacts, the artefacts show the "
    "practice, and the reflection shows that the teacher learned from it.",
    source="Digital Promise's and NEA's submissions: part 1 overview, part 2 artefacts, "
    "part 3 reflection.",
    fix="Add a slot for it, or say why not in `omitted_parts`.",
)
def three_parts(definition: Definition) -> Iterator[Finding]:
    """Yield each of the three parts that is neither asked for nor excused."""
    document = definition.credential
    model = document.model
    asked = {
        "overview": any(slot.kind is EvidenceKind.OVERVIEW for slot in model.evidence),
        "artefacts": bool(artefacts(model)),
        "reflection": any(slot.kind is EvidenceKind.REFLECTION for slot in model.evidence),
    }
    for part, there in asked.items():
        if not there and not getattr(model.omitted_parts, part):
            yield found(document, ("evidence",), f"`evidence` asks for no {part}")


@rule(
    "L11",
    "Written parts say how few and how many words they take.",
    severity=Severity.WARNING,
    reason="Without a range, teachers guess, and evaluators come to reward length.",
    source="NEA's word counts and Digital Promise's word limits for reflections.",
    fix="Add `words: [200, 500]`, with numbers that fit the prompt.",
)
def written_parts_have_a_range(definition: Definition) -> Iterator[Finding]:
    """Yield overviews and reflections without a fewest or a most number of words."""
    document = definition.credential
    for number, slot in enumerate(document.model.evidence):
        if slot.written and (slot.words is None or min(slot.words) < 1):
            lack = "fewest words" if slot.words and slot.words[1] else "`words`"
            message = f"slot `{slot.id}` is written text, but it says nothing of its {lack}"
            yield found(document, ("evidence", number, "words"), message)


@rule(
    "L12",
    "Some evidence comes from practice, whatever a teacher chooses to hand in.",
    reason="An essay shows that somebody can write about teaching. A recording, a student's work "
    "or a colleague's observation shows the teaching.",
    source="Education Week: teachers show skill “through samples of student work, videos, and "
    "other artifacts”. ExcelinEd: “videos and other evidence”.",
    fix="Require a recording, a photo, student work or an observation.",
    note="A slot counts when it is required (`min` of 1 or more) and takes video, audio, photo, "
    "student work or observation, as must all slots of its `any_of` group. Data may stand in as "
    "one of its `alternatives`.",
)
def evidence_from_practice(definition: Definition) -> Iterator[Finding]:
    """Yield when a teacher could hand in nothing that comes from the classroom."""
    document = definition.credential
    if not any(all(map(_from_practice, choice)) for choice in demands(document.model)):
        message = "a teacher could pass without a recording, student work or an observation"
        yield found(document, ("evidence",), message)


def _from_practice(slot: EvidenceSlot) -> bool:
    stand_ins = PRACTICE_KINDS | {EvidenceKind.DATA}
    return slot.min > 0 and slot.kind in PRACTICE_KINDS and stand_ins.issuperset(slot.alternatives)


@rule(
    "L15",
    "Something shows what changed for students.",
    severity=Severity.WARNING,
    reason="Teaching is for learning. There is little research on what micro-credentials do for "
    "students, and asking is how a programme finds out.",
    source="Stephanie Hirsh of Learning Forward in Education Week: an educator must “describe the "
    "impact of the application of that skill or competency on students”.",
    fix="Ask for it in a slot, and mark that slot `impact: true`.",
)
def student_impact_is_asked_for(definition: Definition) -> Iterator[Finding]:
    """Yield when no slot is marked as showing impact on students."""
    document = definition.credential
    if not any(slot.impact for slot in document.model.evidence):
        message = "no slot asks what changed for students (`impact: true`)"
        yield found(document, ("evidence",), message)


@rule(
    "L35",
    "What a slot asks for can be handed in.",
    reason="A limit that nobody can meet would refuse every submission.",
    source="Ours.",
    fix="Correct the numbers.",
)
def slots_can_be_filled(definition: Definition) -> Iterator[Finding]:
    """Yield limits that contradict each other."""
    document = definition.credential
    group_sizes = Counter(slot.any_of for slot in document.model.evidence)
    for number, slot in enumerate(document.model.evidence):
        for field, message, fix in _contradictions(slot, group_sizes[slot.any_of]):
            yield found(document, ("evidence", number, field), f"slot `{slot.id}` {message}", fix)


def _contradictions(slot: EvidenceSlot, group_size: int) -> Iterator[tuple[str, str, str | None]]:
    if slot.min > slot.max:
        yield "min", f"asks for at least {slot.min} but at most {slot.max}", None
    for field, bounds in (("words", slot.words), ("minutes", slot.minutes)):
        if bounds and (bounds[0] > bounds[1] or bounds[1] == 0):
            yield field, f"has `{field}` from {bounds[0]} to {bounds[1]}", None
    if slot.vary and slot.max < 2:
        fix = "Raise `min` and `max`, or remove `vary`."
        yield "vary", "wants its items to differ, but takes only one", fix
    if slot.any_of and group_size < 2:
        fix = "Add the slot that may stand in for it, or remove `any_of`."
        yield "any_of", f"is alone in the group `{slot.any_of}`", fix
