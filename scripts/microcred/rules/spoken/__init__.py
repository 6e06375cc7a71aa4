"""What the form in the browser has to know to hold a submission to the rules of `check`.

Each sentence, limit, pattern and list of words stands once, where the rule or the model is. From
there it is handed to the form; a test holds what the form then says against what `check` says.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from microcred.attempt import UNASSIGNED, wording
from microcred.attempt import parts as written
from microcred.characters import UNSEEN
from microcred.model.identity import ALPHABET
from microcred.model.submission import Submission
from microcred.model.vocabulary import WRITTEN_KINDS
from microcred.rules import (
    submission,
    submission_files,
    submission_identity,
    submission_links,
    submission_location,
    submission_names,
    submission_privacy,
    submission_slots,
    submission_statements,
    submission_writing,
)
from microcred.rules.search import MOST
from microcred.rules.spoken.fields import fields
from microcred.rules.spoken.javascript import javascript, unusual_folds
from microcred.rules.submissions import SUBMISSION_RULES
from microcred.rules.vocabulary import LABELS
from microcred.saying import Saying
from microcred.starters.unwritten import PATTERNS, STILL

_SOURCES: Final[Mapping[str, Mapping[str, Any]]] = {
    "files": vars(submission_files),
    "identity": vars(submission_identity),
    "links": vars(submission_links),
    "location": vars(submission_location),
    "names": vars(submission_names),
    "privacy": vars(submission_privacy),
    "slots": vars(submission_slots),
    "statements": vars(submission_statements),
    "submission": vars(submission),
    "unwritten": {"PATTERNS": PATTERNS, "STILL": STILL},
    "wording": vars(wording),
    "writing": vars(submission_writing),
    "written": vars(written),
}

ELSEWHERE: Final = {
    "S01": "the form is there for a version that is published, and names it",
    "S02": "whether that version is still open when the file arrives, only the programme can tell",
    "S03": "where the file goes is said by the form, by its micro-credential",
    "S04": "the form numbers the attempts",
    "S06": "the form takes earner and version from the attempt before",
    "S08": "the form has a place for each slot that there is, and no other",
    "S22": "the form counts what is in beside the slots",
}
"""The rules of submissions that the form is silent about, and why."""


def spoken() -> dict[str, Any]:
    """Return it all, as JSON can hold it.

    `sayings` maps the name of each sentence to its text, `patterns` what is looked for (see
    `javascript`) by module and name, `fields` what the model allows, `severities` each rule's own.
    """
    return {
        "sayings": {one.name: one.text for one in sayings()},
        "patterns": {name: _patterns(source) for name, source in _SOURCES.items()} | _UNSEEN,
        "located": [_located(what, near, one) for what, near, one in _certain()],
        "likely": [_located(what, *pair) for what, pair in submission_location.LIKELY.items()],
        "fields": fields(Submission),
        "severities": {rule.code: rule.severity.value for rule in SUBMISSION_RULES},
        "labels": sorted(LABELS),
        "media_types": {kind.value: ways for kind, ways in submission_files.MEDIA_TYPES.items()},
        "never": submission_files.NEVER,
        "recordings": submission_files.RECORDINGS,
        "slowest": submission_files.SLOWEST,
        "megabyte": submission_files.MEGABYTE,
        "empty": submission_files.EMPTY,
        "written": sorted(kind.value for kind in WRITTEN_KINDS),
        "most": MOST,
        "folds": unusual_folds(),
        "alphabet": ALPHABET,
        "unassigned": UNASSIGNED,
    }


def sayings() -> list[Saying]:
    """Return the sentences of all rules, by their names."""
    found = [one for source in _SOURCES.values() for value in source.values()
             for one in _within(value)]  # fmt: skip
    return sorted({one.name: one for one in found}.values(), key=lambda one: one.name)


def codes() -> frozenset[str]:
    """Return the codes of the rules that the form speaks for."""
    named = {one.name.partition(".")[0] for one in sayings()}
    return frozenset(named.intersection(rule.code for rule in SUBMISSION_RULES))


def _within(value: object) -> list[Saying]:
    values = value.values() if isinstance(value, dict) else [value]
    return [one for one in values if isinstance(one, Saying)]


def _patterns(source: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = source.get("PATTERNS", {})
    return {
        name: list(map(javascript, one)) if isinstance(one, tuple) else javascript(one)
        for name, one in found.items()
    }


_UNSEEN: Final = {"characters": {"unseen": javascript(UNSEEN)}}


def _certain() -> Any:
    return ((what, near, one) for what, (_, near, one) in submission_location.CERTAIN.items())


def _located(what: str, near: Any, pattern: Any) -> dict[str, Any]:
    return {"what": what, "near": javascript(near), "pattern": javascript(pattern)}
