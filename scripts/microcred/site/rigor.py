"""The rigor profile: six plain questions about how much a badge can tell, and their answers.

Computed from the definition alone, so that anyone can compute it again. The answers are never
added up: they are of different kinds, and a total would hide which one is short. The formulas are
ours; each docstring gives its own and where the question comes from (shared words: an artefact is
a slot that is not written for the submission itself).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from microcred.labels import label
from microcred.model.credential import Achievement, Essa, Scoring
from microcred.model.evidence import EvidenceSlot
from microcred.model.rubric import Rubric
from microcred.model.vocabulary import Adjudication, EvidenceKind
from microcred.words import counted, day, listed, number, sentence

STEPS = 4
DIRECT = frozenset({EvidenceKind.VIDEO, EvidenceKind.AUDIO, EvidenceKind.OBSERVATION})
TRACES = frozenset(
    {EvidenceKind.STUDENT_WORK, EvidenceKind.DATA, EvidenceKind.LESSON_PLAN, EvidenceKind.PHOTO}
)


@dataclass(frozen=True, slots=True)
class RigorAnswer:
    """One question, 0 to 4 steps of a bar, the word for it and the reason."""

    question: str
    steps: int
    word: str
    reason: str


def rigor_profile(
    achievement: Achievement,
    rubric: Rubric | None,
    reviewed: date | None,
    review_by: date | None,
    today: date,
) -> tuple[RigorAnswer, ...]:
    """Return the six answers, always in the same order."""
    return (
        directness(achievement.evidence),
        scoring_care(achievement.scoring),
        amount(achievement.evidence),
        student_focus(achievement.evidence, rubric),
        research_strength(achievement),
        freshness(reviewed, review_by, today),
    )


def directness(slots: tuple[EvidenceSlot, ...]) -> RigorAnswer:
    """Return whether evidence comes from practice itself.

    4 a recording or observation is asked for, and nothing less direct may stand in for it · 3 one
    is asked for, and something else may stand in · 2 only traces of teaching: student work, data,
    plans, photos · 1 only the teacher's own account, or links · 0 nothing asked for yet.
    Source: the rule that practice is judged from practice (L12).
    """
    asked = [slot for slot in slots if slot.min > 0]
    direct = [slot for slot in asked if slot.kind in DIRECT]
    firm = [slot for slot in direct if _only_direct(slot, asked)]
    question = "Is the evidence from real teaching?"
    if firm:
        kinds = listed(sorted({label("evidence", kind).lower() for kind in _kinds(firm)}), "or")
        return RigorAnswer(question, 4, "Direct", f"Asks to see the practice itself: {kinds}.")
    if direct:
        reason = "Asks for a recording or an observation; something less direct may stand in."
        return RigorAnswer(question, 3, "Mostly direct", reason)
    if traces := [slot for slot in asked if slot.kind in TRACES]:
        kinds = listed(sorted({label("evidence", slot.kind).lower() for slot in traces}))
        reason = f"Asks for what the practice left behind: {kinds}. Nobody sees it happen."
        return RigorAnswer(question, 2, "Indirect", reason)
    if asked:
        return RigorAnswer(question, 1, "Told", "Asks only for the teacher's own account.")
    return RigorAnswer(question, 0, "Not stated", "Nothing to send is named yet.")


def scoring_care(scoring: Scoring | None) -> RigorAnswer:
    """Return how well scoring is guarded against one person's opinion.

    One step each for: a stated evaluator · a second one · a rule for when they differ (counted
    only with a second one) · scoring blind. What is stated says nothing about how often evaluators
    do agree, and the reason says so. Source: L20.
    """
    question = "How carefully is it scored?"
    if scoring is None or scoring.scorers is None:
        return RigorAnswer(question, 0, "Not stated", "Who scores it is not stated yet.")
    several = scoring.scorers > 1
    rule = scoring.adjudication if several else None
    steps = 1 + several + (rule is not None) + bool(scoring.blind)
    parts = [f"{number(scoring.scorers)} {'evaluators' if several else 'evaluator'}"]
    parts += [_ADJUDICATED[rule]] if rule else []
    parts += [_BLIND[scoring.blind]]
    words = ("Not stated", "Plainly", "With some care", "Carefully", "Very carefully")
    limit = " This does not show how often they agree." if several else ""
    return RigorAnswer(question, steps, words[steps], sentence("; ".join(parts)) + "." + limit)


_ADJUDICATED = {
    Adjudication.THIRD_SCORER: "a third one where they differ",
    Adjudication.CONSENSUS: "they talk until they agree",
    Adjudication.LEAD_EVALUATOR: "a lead evaluator decides where they differ",
}
_BLIND = {
    True: "they do not know whose work it is",
    False: "they can see whose work it is",
    None: "whether they know whose work it is, is not stated",
}


def amount(slots: tuple[EvidenceSlot, ...]) -> RigorAnswer:
    """Return on how many occasions the practice must be shown.

    Occasions are the most items that one slot asks for with something between them that must
    differ (`vary`). 0 no artefact · 1 one artefact · 2 several artefacts, one occasion · 3 two or
    more occasions · 4 three or more occasions, or two that differ in two ways, with artefacts of
    at least two kinds. Source: consistent use “under real and varied circumstances” (L14).
    """
    artefacts = [slot for slot in slots if not slot.written and slot.min > 0]
    varied = max((slot for slot in artefacts if slot.vary), key=lambda slot: slot.min, default=None)
    occasions = varied.min if varied else min(1, len(artefacts))
    ways = len(varied.vary) if varied else 0
    kinds = len({slot.kind for slot in _one_of_each(artefacts)})
    question = "How much evidence is there?"
    if not artefacts:
        return RigorAnswer(question, 0, "None", "Nothing from practice is asked for yet.")
    if varied and occasions > 1:
        ample = kinds > 1 and (occasions > 2 or ways > 1)
        differ = listed([label("vary", way) for way in varied.vary])
        reason = f"{number(occasions)} occasions that differ in {differ}"
        reason += f", and {number(kinds)} kinds of evidence." if kinds > 1 else "."
        return RigorAnswer(question, 3 + ample, ("Several", "Ample")[ample], sentence(reason))
    if sum(slot.min for slot in _one_of_each(artefacts)) > 1:
        reason = "More than one thing to look at; one occasion may be enough."
        return RigorAnswer(question, 2, "Some", reason)
    return RigorAnswer(question, 1, "A glimpse", "One piece of evidence from one occasion.")


def student_focus(slots: tuple[EvidenceSlot, ...], rubric: Rubric | None) -> RigorAnswer:
    """Return whether what students did is looked at, and scored.

    4 at least half of the rubric's rows are scored from a slot marked `impact` · 3 at least one is
    · 2 such a slot is asked for, no row is scored from it · 1 students can be seen or their work
    is sent, no slot asks what changed for them · 0 neither. Source: L15.
    """
    question = "Does it look at students?"
    impact = {slot.id for slot in slots if slot.impact}
    rows = rubric.criteria if rubric else ()
    scored = sum(1 for row in rows if impact & set(row.evidence))
    if scored:
        steps, word = (4, "Clearly") if scored * 2 >= len(rows) else (3, "Yes")
        verb = "is" if scored == 1 else "are"
        reason = f"{scored} of {counted(len(rows), 'row')} {verb} scored from evidence of what "
        return RigorAnswer(question, steps, word, reason + "changed for them.")
    if impact:
        return RigorAnswer(question, 2, "Asked", "Asks what changed for them, without scoring it.")
    if any(slot.shows_students or slot.kind is EvidenceKind.STUDENT_WORK for slot in slots):
        reason = "Students or their work can be seen; what changed for them is not asked."
        return RigorAnswer(question, 1, "In view", reason)
    return RigorAnswer(question, 0, "No", "Nothing asks what changed for students.")


def research_strength(achievement: Achievement) -> RigorAnswer:
    """Return how strong the research behind the method is claimed to be.

    5 less the evidence tier: 4 experiments (tier 1) · 3 quasi-experiments (tier 2) · 2 correlations
    with controls (tier 3) · 1 a rationale with its effects examined (tier 4), or sources without a
    tier · 0 neither. The years of the sources are told, not scored. Source: ESSA section
    8101(21)(A).
    """
    question = "How strong is the research?"
    sources = _sources(achievement)
    if achievement.essa is not None:
        word, reason = _TIERS[achievement.essa.tier]
        return RigorAnswer(question, _tier_steps(achievement.essa), word, f"{reason} {sources}")
    if achievement.research:
        return RigorAnswer(question, 1, "Cited", f"No evidence tier is stated. {sources}")
    return RigorAnswer(question, 0, "Not stated", "No sources are given yet.")


_TIERS = {
    1: ("Strong", "Tier 1 of ESSA: at least one well-designed experiment."),
    2: ("Moderate", "Tier 2 of ESSA: at least one well-designed quasi-experiment."),
    3: ("Promising", "Tier 3 of ESSA: a correlational study with controls for selection."),
    4: ("A rationale", "Tier 4 of ESSA: a reasoned case, and a plan to examine its effects."),
}


def freshness(reviewed: date | None, review_by: date | None, today: date) -> RigorAnswer:
    """Return how recently an owner looked at the definition.

    0 never stated · 1 the next review is overdue, or the last one is not stated · 2 reviewed more
    than two years ago · 3 within two years, or within one with no next review named · 4 within one
    year, the next one named. A year is 365 days. Source: L25.
    """
    question = "How fresh is the review?"
    due = f"Next review by {day(review_by)}." if review_by else "No next review is named."
    last = f"Reviewed on {day(reviewed)}." if reviewed else "The last review is not stated."
    if reviewed is None and review_by is None:
        return RigorAnswer(question, 0, "Not stated", "No review is recorded yet.")
    if review_by is not None and review_by < today:
        reason = f"{last} The next was due by {day(review_by)}."
        return RigorAnswer(question, 1, "Overdue", reason)
    if reviewed is None:
        return RigorAnswer(question, 1, "Planned", f"{last} {due}")
    age = today - reviewed
    if age > timedelta(days=2 * 365):
        return RigorAnswer(question, 2, "Ageing", f"{last} {due}")
    if age > timedelta(days=365) or review_by is None:
        return RigorAnswer(question, 3, "Recent", f"{last} {due}")
    return RigorAnswer(question, 4, "Current", f"{last} {due}")


def _only_direct(slot: EvidenceSlot, asked: Iterable[EvidenceSlot]) -> bool:
    """True when neither an alternative nor another slot of its group is less direct."""
    group = [other for other in asked if slot.any_of and other.any_of == slot.any_of] or [slot]
    return all({other.kind, *other.alternatives} <= DIRECT for other in group)


def _kinds(slots: Iterable[EvidenceSlot]) -> Iterable[EvidenceKind]:
    for slot in slots:
        yield slot.kind
        yield from slot.alternatives


def _one_of_each(slots: Iterable[EvidenceSlot]) -> list[EvidenceSlot]:
    """Return the slots with one, the smallest, of each group whose slots stand in for another."""
    smallest: dict[str, EvidenceSlot] = {}
    for slot in slots:
        key = f"any of {slot.any_of}" if slot.any_of else slot.id
        smallest[key] = min(smallest.get(key, slot), slot, key=lambda one: one.min)
    return list(smallest.values())


def _tier_steps(essa: Essa) -> int:
    return STEPS + 1 - essa.tier


def _sources(achievement: Achievement) -> str:
    """Return a sentence such as “Three sources, from 1986 to 2018.”."""
    years = sorted(citation.year for citation in achievement.research)
    if not years:
        return "No sources are listed."
    count = sentence(number(len(years)))
    when = f"of {years[0]}" if years[0] == years[-1] else f"from {years[0]} to {years[-1]}"
    return f"{count} {'source' if len(years) == 1 else 'sources'}, {when}."
