"""The form says what `check` says: the same codes, severities and sentences, for any attempt."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from microcred.attempt import read_attempt
from microcred.rules import spoken
from microcred.rules.submission import HandedIn
from microcred.rules.submissions import SUBMISSION_RULES, submission_problems
from microcred.starters.unwritten import unwritten
from tests.handed import CONTEXT, FIELDS
from tests.submitting.attempts import (
    ATTEMPTS,
    HEADINGS,
    MARKS,
    RELEASES,
    SAID,
    URLS,
    Attempt,
    attempt,
)
from tests.submitting.core import as_given, values

Said = tuple[str, str, str]
ABSENT = object()
CLEAN: dict[str, Any] = {"credential": "wait-time@1.0", "earner": {"id": "k7m2p4"}, **FIELDS}


def without(fields: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name not in names}


def gone(change: dict[str, Any]) -> list[str]:
    return [name for name, value in change.items() if value is ABSENT]


def by_check(handed: HandedIn) -> set[Said]:
    """Return what `check` says of an attempt: codes, severities, and sentences.

    For fields that the model does not allow, the sentence is that on how to mend them.
    """
    source = handed.source
    shape = read_attempt(source.path, source.text).problems
    said = {(one.code, one.severity.value, one.message) for one in submission_problems(handed)}
    said |= {(one.code, one.severity.value, one.fix) for one in shape}
    said |= {(one.code, one.severity.value, one.message) for one in unwritten("", source.text)}
    return {one for one in said if one[0] not in spoken.ELSEWHERE}


def by_form(attempts: list[Attempt]) -> list[set[Said]]:
    """Return what the form says of each attempt."""
    cases = [as_given(one.handed, one.fields, one.release) for one in attempts]
    return [
        {(one["code"], one["severity"], one["message"]) for one in found if heard(one, case)}
        for found, case in zip(values("problems", cases), cases, strict=True)
    ]


def heard(problem: dict[str, Any], case: dict[str, Any]) -> bool:
    """False for what `check` cannot say: it reads no fields where one of them does not fit."""
    readable = read_attempt("attempt-1.md", case["text"]).document is not None
    return readable or problem["code"][0] in "MF" or ("line" in problem and problem["code"] > "S22")


def disagreements(attempts: list[Attempt]) -> list[tuple[set[Said], str]]:
    pairs = zip(attempts, by_form(attempts), strict=True)
    return [
        (by_check(one.handed) ^ said, one.handed.source.text)
        for one, said in pairs
        if by_check(one.handed) != said
    ]


@settings(
    max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
)
@given(st.lists(ATTEMPTS, min_size=30, max_size=60))
def test_they_agree_on_any_attempt(attempts):
    assert disagreements(attempts) == []


ITEM = FIELDS["evidence"][0]
CHANGED: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({}, {}),
    ({"evidence": []}, {}),
    ({"evidence": [ITEM]}, {"release": RELEASES[3]}),
    ({"evidence": [ITEM, ITEM]}, {"release": RELEASES[3]}),
    ({"evidence": [ITEM | {"topic": "One"}, ITEM | {"class": "one"}]}, {"release": RELEASES[3]}),
    ({"evidence": [{**ITEM, "captured": "2026-10-03"}, ITEM]}, {"release": RELEASES[3]}),
    ({"evidence": [{**ITEM, "class": "other"}, ITEM]}, {"release": RELEASES[3]}),
    ({"evidence": [without(ITEM, "class"), without(ITEM, "topic"), without(ITEM, "captured")]},
     {"release": RELEASES[3]}),
    ({"evidence": [ITEM, ITEM, ITEM]}, {}),
    ({"evidence": [{**ITEM, "slot": "notes"}]}, {"release": RELEASES[1]}),
    ({"evidence": []}, {"release": RELEASES[1]}),
    ({"evidence": []}, {"release": RELEASES[3]}),
    ({"evidence": []}, {"release": RELEASES[5]}),
    ({"evidence": []}, {"release": RELEASES[6]}),
    ({"evidence": [{**ITEM, "slot": "tally"}]}, {"release": RELEASES[2]}),
    ({"evidence": [{**ITEM, "bytes": 5 * 10**9 + 1}, {**ITEM, "bytes": 9}]}, {}),
    ({"evidence": [{**without(ITEM, "duration"), "bytes": 9}]}, {}),
    ({"evidence": [{**ITEM, "kind": "photo"}, {**ITEM, "media_type": "text/csv"}]}, {}),
    ({"evidence": [{**ITEM, "sha256": MARKS[4]}, {**ITEM, "sha256": MARKS[5]}]}, {}),
    *(({"evidence": [{**ITEM, "url": one, "transcript": one}]}, {}) for one in URLS),
    *(({"evidence": [{**ITEM, "url": one}]}, {"hosts": ()}) for one in URLS),
    ({"evidence": [ITEM, {**ITEM, "sha256": MARKS[0]}]}, {}),
    ({"evidence": [{**ITEM, "sha256": one} for one in MARKS[:3]]}, {}),
    ({"evidence": [{**ITEM, "captured": "2027-01-01"}]}, {}),
    ({"evidence": [{**ITEM, "class": "student Maria L. reads", "topic": "Ms. Ortiz"}]}, {}),
    ({"evidence": [{**ITEM, "duration": 1}, {**ITEM, "duration": 4012}]}, {}),
    *(({"consent": one}, {"release": release})
      for release in RELEASES[:3]
      for one in [{"students_visible": True}, {"students_visible": False},
                  {"students_visible": True, "forms_on_file": True}]),
    ({"consent": ABSENT}, {}),
    ({"integrity": ABSENT}, {}),
    ({"integrity": {"own_work": False}}, {}),
    *(({"evidence": [{**ITEM, "duration": one}]}, {}) for one in (359, 360, 720, 721)),
    *(({"evidence": [{**ITEM, "bytes": one, "duration": 10}]}, {}) for one in (5929, 5930)),
    *(({"evidence": [{**without(ITEM, "duration"), "bytes": one}]}, {}) for one in (592, 593)),
    *(({"evidence": [{**ITEM, "bytes": one}]}, {}) for one in (5 * 10**9, 5 * 10**9 + 1)),
    *(({"evidence": [{**ITEM, "captured": one}]}, {}) for one in ("2026-11-21", "2026-11-22")),
    *(({"evidence": [{**ITEM, "slot": "tally", "sha256": one} for one in MARKS[:count]]},
       {"release": RELEASES[7]}) for count in (0, 1, 2, 3)),
    ({}, {"mode": "open"}),
    *(({}, {"number": one}) for one in (3, 4)),
]  # fmt: skip
TEXTS = [*SAID, *HEADINGS, "\n".join(SAID), "# Reflection\na\n# Reflection\nb", "a"]
TEXTS += [f"# Reflection\n{'a ' * count}" for count in (0, 249, 250, 500, 501)]


def changed() -> list[Attempt]:
    """Return an attempt for each row of the tables."""
    fields = [without(CLEAN | change, *gone(change)) for change, _ in CHANGED]
    around = [given for _, given in CHANGED]
    rows = [attempt(one, CONTEXT, **given) for one, given in zip(fields, around, strict=True)]
    return rows + [attempt(CLEAN, text, release) for text in TEXTS for release in RELEASES]


@pytest.mark.parametrize("row", range(len(changed())))
def test_they_agree_on_each_kind_of_slip(row, agreed):
    assert agreed[row] == set()


@pytest.fixture(scope="module")
def agreed() -> list[set[Said]]:
    """Return where the two disagree on each row."""
    rows = changed()
    return [by_check(one.handed) ^ said for one, said in zip(rows, by_form(rows), strict=True)]


@settings(
    max_examples=5, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
)
@given(st.lists(ATTEMPTS, min_size=30, max_size=60))
def test_they_count_the_same(attempts):
    whole = [one for one in (*attempts, *changed()) if not shape_problems(one)]
    cases = [as_given(one.handed, one.fields, one.release) for one in whole]
    assert values("told", cases) == [str(one.handed.completion) for one in whole]


def shape_problems(one: Attempt) -> bool:
    return read_attempt("attempt-1.md", one.handed.source.text).document is None


UNHEARD = ["S16.none"]
"""The model lets through no link of which this could be said."""


def test_the_tables_have_every_sentence_there_is():
    said = " ".join(message for one in changed() for _, _, message in by_check(one.handed))
    silent = [one.name for one in spoken.sayings() if not shape(one.text).search(said)]
    assert silent == UNHEARD


def shape(text: str) -> re.Pattern[str]:
    """Return a pattern of a sentence with anything in its places."""
    return re.compile(".*?".join(map(re.escape, re.split(r"\{[^}]*\}", text))))


def test_the_form_speaks_for_every_rule_or_says_why_not():
    rules = {rule.code for rule in SUBMISSION_RULES}
    assert spoken.codes() | spoken.ELSEWHERE.keys() == rules
    assert spoken.codes().isdisjoint(spoken.ELSEWHERE)
