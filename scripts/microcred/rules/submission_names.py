"""Rules about names of people in the words of a submission."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microcred.definition import UNREAD
from microcred.document import body
from microcred.problem import Severity
from microcred.rules.privacy import NAMES
from microcred.rules.rule import Finding, rule
from microcred.rules.search import MOST, hits, lines_with, masked
from microcred.rules.submission import HandedIn
from microcred.rules.vocabulary import LABELS, SENTENCE_OPENERS
from microcred.saying import Saying

_OPENERS = "|".join(sorted(word.capitalize() for word in SENTENCE_OPENERS))
_LATIN = [chr(code) for code in range(0xC0, 0x250)]
_UPPER = "A-Z" + "".join(letter for letter in _LATIN if letter.isupper())
_LOWER = "a-z" + "".join(letter for letter in _LATIN if letter.islower())
_FIRST = rf"[{_UPPER}][{_LOWER}]{{1,20}}"
_NAME = rf"(?<![\w@#/-])(?!(?:{_OPENERS})\b)(?P<name>{_FIRST})(?: {_FIRST}| [A-Z]\.?)?"
_NUMBER = r"\d{1,3}(?:[.,]\d{1,2})? ?%|\d{1,3} ?/ ?\d{1,3}(?![/\d])|\d{1,3} out of \d{1,3}"
_LETTER = r"[A-F][+\u2212–-](?![\w-])|[A-F](?![\w'’+.-]*\w)"
_GRADE = rf"(?:{_NUMBER}|{_LETTER})"
_NEAR_GRADE = re.compile(r"%|\d ?/ ?\d|f \d|[A-F](?<!\w[A-F])(?![\w'’])")
_WORDS = r"(?: [a-z’']{1,15},?){0,4}"
_GOT = (
    "achieved|averaged|dropped|earned|failed|fell|gets?|got|had|has|improved|made|moved|passed"
    "|received?|receives|rose|scored?|scores|was given|went|wrote"
)
_WORK = "essay|exam|grade|mark|paper|quiz|result|score|test|work"
_GRADED = (
    re.compile(rf"{_NAME}(?: [a-z]{{1,12}})? (?:{_GOT}){_WORDS} {_GRADE}"),
    re.compile(
        rf"{_NAME}['’]s?(?: [a-z-]{{1,15}}){{0,2}} (?:{_WORK}){_WORDS}[ :=–-]{{1,3}}{_GRADE}"
    ),
    re.compile(rf"{_NAME} ?[:=|(,–—-]{{1,2}} ?{_GRADE}"),
    re.compile(rf"{_NAME}[ \t]{{1,3}}\d{{1,3}} ?%"),
    re.compile(rf"{_GRADE} (?:by|for|from|to) {_NAME}(?![\w-])"),
)


@rule(
    "S33",
    "No student's name stands beside a grade.",
    severity=Severity.WARNING,
    reason="A grade belongs to the student and the family. Beside a name it is an education record "
    "that nobody may publish.",
    source="FERPA (20 U.S.C. 1232g): no release of education records without written consent.",
    fix="Write a number in place of the name: “Student 4: 85%”.",
    note="It looks for a capitalised word that is no common one, close to a percentage, a fraction "
    "or a letter grade. It may be wrong; a person has to look.",
)
def no_graded_name(handed: HandedIn) -> Iterator[Finding]:
    """Yield each line in which a name seems to stand beside a grade."""
    told = 0
    for number, line in lines_with(handed.source.text, _NEAR_GRADE):
        matches = (match for pattern in _GRADED for match in pattern.finditer(line))
        named = next((one for one in matches if one["name"].lower() not in LABELS), None)
        if named:
            told += 1
            yield handed.on(number, _BESIDE(masked=masked(named[0])))
        if told == MOST:
            return


_BESIDE = Saying("S33", "a student's name seems to stand beside a grade (“{masked}”)")
_NEAR_NAME = re.compile(r"d [A-Z]|[MD](?:rs?|s|x|iss)\b|[A-Z]\.")


@rule(
    "S34",
    "Nobody but the teacher is named.",
    severity=Severity.WARNING,
    reason="Colleagues, students and families did not choose to be named, and what is published "
    "cannot be taken back.",
    source="NEA's rule of confidentiality: no names of teachers or students.",
    fix="Write “a student”, “a colleague”, or a number.",
    note="It looks for “Ms. Ortiz”, “student Maria L.”, “named Jordan” and the like.",
)
def nobody_else_is_named(handed: HandedIn) -> Iterator[Finding]:
    """Yield each place in the words, classes and topics in which a person seems to be named."""
    prose, start = body(handed.source.text)
    for hit in hits(prose, *NAMES, near=_NEAR_NAME, first_line=start):
        yield handed.on(hit.line, _NAMES(masked=masked(hit.match[0])))
    for number, item in enumerate(handed.submission.evidence):
        for field, text in (("class", item.class_), ("topic", item.topic)):
            if text not in (None, UNREAD) and any(pattern.search(text) for pattern in NAMES):
                message = _NAMED[field](number=number + 1)
                yield handed.at(("evidence", number, field), message)


_NAMES = Saying("S34.text", "this seems to name a person (“{masked}”)")
_NAMED = {
    "class": Saying("S34.class", "the class of item {number} seems to name a person"),
    "topic": Saying("S34.topic", "the topic of item {number} seems to name a person"),
}
PATTERNS = {
    "graded": _GRADED,
    "near-grade": _NEAR_GRADE,
    "names": NAMES,
    "near-name": _NEAR_NAME,
}
"""What is looked for, by the names that the form in the browser knows it by."""
