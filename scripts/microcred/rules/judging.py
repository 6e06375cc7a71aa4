"""Rules about the words a submission is judged by: completion, criteria and descriptors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microcred.definition import Definition
from microcred.problem import Severity
from microcred.rules.passages import judged_by, search_any_case
from microcred.rules.rule import Finding, found, rule

_QUALITY = re.compile(
    r"\b(?:effectively|excellent|exemplary|high[- ]quality|insightful(?:ly)?|meaningful(?:ly)?"
    r"|proficient(?:ly)?|skil?lful(?:ly)?|successfully|thoughtful(?:ly)?|well[- ]written)\b"
)


@rule(
    "L10",
    "What makes a submission complete is listed, apart from how good it is.",
    severity=Severity.WARNING,
    reason="Somebody who knows nothing of the practice can check that everything is there. What "
    "is good is for the evaluator to say, and is scored once.",
    source="BloomBoard's help centre: completion indicators and competency indicators.",
    fix="Keep to what can be counted or seen at once; leave the rest to the rubric.",
    note="Words of quality (“effectively”, “meaningful”, …) are looked for in English only.",
)
def completion_is_apart(definition: Definition) -> Iterator[Finding]:
    """Yield when completion is missing, repeats the rubric, or speaks of quality."""
    document = definition.credential
    if not document.model.completion:
        fix = "List under `completion` what an evaluator checks before scoring."
        yield found(document, ("completion",), "`completion` is missing", fix)
    judged = list(judged_by(definition))
    scored = {_plain(passage.text) for passage in judged if passage.document is not document}
    completion = [passage for passage in judged if passage.document is document]
    for passage in completion:
        if _plain(passage.text) in scored:
            yield passage.found(f"{passage.name} repeats the rubric")
    for passage, said in search_any_case(_QUALITY, completion):
        yield passage.found(f"{passage.name} speaks of quality: “{said}”")


def _plain(text: str) -> str:
    return " ".join(text.casefold().rstrip(" .").split())


_ATTENDANCE = re.compile(
    r"\b(?:seat[- ]time|sign-in sheets?|attendees?"
    r"|attendance(?<!student attendance)(?<!student’s attendance)(?<!student's attendance)"
    r"(?<!students’ attendance)(?<!students' attendance)(?<!child’s attendance)"
    r"(?<!child's attendance)(?<!children’s attendance)(?<!children's attendance)"
    r"|certificates? of (?:attendance|completion|participation)"
    r"|(?:attend(?:s|ed|ing)?(?! to\b)|complet(?:es?|ed|ing)|participat(?:es?|ed|ing) in"
    r"|sat through)"
    r" (?:\w+[ -]){0,4}?"
    r"(?:workshops?|trainings?|webinars?|courses?|conferences?|seminars?|pd))\b"
)


@rule(
    "L13",
    "Nobody passes for having been present.",
    reason="Attendance says nothing of what somebody can do. That is the point of a "
    "micro-credential.",
    source="“Five Reasons Why Everyone’s Talking About Micro-Credentials”: “attendance is a poor "
    "measure of competence”. ESSA, section 8101(42), rules out “stand-alone, 1-day, or short "
    "term workshops”.",
    fix="Ask for what the teacher does with what was learned there.",
    note="Looked for in English, in completion, criteria and descriptors. Students' attendance "
    "may be spoken of.",
)
def attendance_is_not_scored(definition: Definition) -> Iterator[Finding]:
    """Yield each text that a submission is judged by and that rewards presence."""
    for passage, said in search_any_case(_ATTENDANCE, judged_by(definition)):
        yield passage.found(f"{passage.name} rewards being present: “{said}”")


_CREDIT = re.compile(
    r"\b(?:(?:clock|contact|credit|in-?service|pd|professional (?:development|learning)|training"
    r"|ceu)[- ]hours?"
    r"|hours? of (?:pd|professional (?:development|learning)|training|coursework|credit)"
    r"|ceus?|continuing education (?:units?|credits?)"
    r"|(?:academic|college|course|graduate|in-?service|renewal|semester|university) credits?"
    r"|credits? (?:towards?|for) (?:re-?licensure|recertification|renewal|licen[cs]e)"
    r"|re-?licensure|recertification|licen[cs]e renewal|stipend|pay raise|salary)\b"
)


@rule(
    "L23",
    "Hours, credit and pay are no part of what is judged.",
    reason="What an award is worth differs between states and districts, and changes. It belongs "
    "in their rules, each with its state, source and date, so that the award stays true.",
    source="Education Week: “Instead of ticking off hours …”. New America: exchange rates are set "
    "by each state or district.",
    fix="Take it out of the rubric. Districts and states say what they give for an award.",
    note="Looked for in English, in completion, criteria and descriptors. The recognition files "
    "that hold such rules, with state, rule, source and date, are checked when they arrive.",
)
def credit_is_not_scored(definition: Definition) -> Iterator[Finding]:
    """Yield each text that a submission is judged by and that counts hours or credit."""
    for passage, said in search_any_case(_CREDIT, judged_by(definition)):
        yield passage.found(f"{passage.name} speaks of hours, credit or pay: “{said}”")
