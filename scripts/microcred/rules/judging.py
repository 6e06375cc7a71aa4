"""Rules about the words a submission is judged by: completion, criteria and descriptors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microcred.problem import Severity
from microcred.rules.passages import judged_by
from microcred.rules.rule import Definition, Finding, found, rule

_QUALITY = re.compile(
    r"\b(?:effectively|excellent|exemplary|high[- ]quality|insightful(?:ly)?|meaningful(?:ly)?"
    r"|proficient(?:ly)?|skil?lful(?:ly)?|successfully|thoughtful(?:ly)?|well[- ]written)\b",
    re.IGNORECASE,
)


@rule(
    "L10",
    "What makes a submission complete is listed, apart from how good it is.",
    severity=Severity.WARNING,
    reason="Somebody who knows nothing of the practice can check that everything is there. What is "
    "good is for the evaluator to say, and is scored once.",
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
    scored = {
        _plain(passage.text)
        for passage in judged_by(definition)
        if passage.document is not document
    }
    for number, line in enumerate(document.model.completion):
        name = f"`completion[{number + 1}]`"
        if _plain(line) in scored:
            yield found(document, ("completion", number), f"{name} repeats the rubric")
        elif match := _QUALITY.search(line):
            message = f"{name} speaks of quality: “{match[0]}”"
            yield found(document, ("completion", number), message)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


_ATTENDANCE = re.compile(
    r"\bseat[- ]time\b|\bsign-in sheets?\b|\battendees?\b"
    r"|(?<!student )(?<!student’s )(?<!student's )(?<!students’ )(?<!students' )(?<!pupil )"
    r"(?<!child’s )(?<!child's )(?<!children’s )(?<!children's )(?<!school )(?<!daily )\battendance\b"
    r"|\bcertificates? of (?:attendance|completion|participation)\b"
    r"|\b(?:attend(?:s|ed|ing)?|complet(?:es?|ed|ing)|participat(?:es?|ed|ing) in|sat through)"
    r" (?:\w+[ -]){0,4}?(?:workshops?|trainings?|webinars?|courses?|conferences?|seminars?|PD)\b",
    re.IGNORECASE,
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
    for passage in judged_by(definition):
        if match := _ATTENDANCE.search(passage.text):
            yield passage.found(f"{passage.name} rewards being present: “{match[0]}”")


_CREDIT = re.compile(
    r"\b(?:clock|contact|credit|in-?service|PD|professional (?:development|learning)|training|CEU)"
    r"[- ]hours?\b"
    r"|\bhours? of (?:PD|professional (?:development|learning)|training|coursework|credit)\b"
    r"|\bCEUs?\b|\bcontinuing education (?:units?|credits?)\b"
    r"|\b(?:academic|college|course|graduate|in-?service|renewal|semester|university) credits?\b"
    r"|\bcredits? (?:towards?|for) (?:re-?licensure|recertification|renewal|licen[cs]e)\b"
    r"|\b(?:re-?licensure|recertification)\b|\blicen[cs]e renewal\b|\b(?:stipend|pay raise|salary)\b",
    re.IGNORECASE,
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
    for passage in judged_by(definition):
        if match := _CREDIT.search(passage.text):
            yield passage.found(f"{passage.name} speaks of hours, credit or pay: “{match[0]}”")
