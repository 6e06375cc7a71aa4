"""The headings and labels of a block, and how they are told from text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType
from typing import Final, NamedTuple

from microcred.model.release import Release
from microcred.scorecards.keys import NUMBERED, Names, key
from microcred.scorecards.rows import rows


class Part(Enum):
    """What a heading begins."""

    START = auto()
    CRITERION = auto()
    EVIDENCE = auto()
    WHOLE = auto()
    END = auto()


TITLES: Final[Mapping[Part, tuple[str, ...]]] = MappingProxyType(
    {
        Part.START: ("Scorecard",),
        Part.EVIDENCE: ("Evidence", "The evidence", "Evidence opened", "Checks"),
        Part.WHOLE: ("Feedback on the whole", "Overall feedback", "General feedback", "Overall"),
        Part.END: ("End of scorecard", "End of the scorecard", "End scorecard"),
    }
)
"""The headings of all blocks: what is written, and what else is understood."""

HEAD: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "submission": ("Submission", "Submission id"),
        "attempt": ("Attempt",),
        "credential": ("Micro-credential", "Microcredential", "Credential"),
        "release": ("Release fingerprint", "Release", "Fingerprint", "Release hash", "Hash"),
        "commit": ("Commit",),
        "conflict": ("Conflict of interest", "Conflict", "Conflicts of interest"),
    }
)
"""The labels of the first lines, by the field of the model."""

SCORE: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "level": ("Level",),
        "why": ("Why", "Why this level", "Reason", "Because"),
        "where": ("Where", "Where in the evidence", "Where seen"),
        "feedback": ("Feedback", "Next step", "Next steps"),
    }
)
"""The labels below a criterion."""

TEXTS: Final = frozenset({"why", "feedback", "conflict"})
"""The fields that may have more than one paragraph."""

_LEAD = r"(?:(?:[-*+•–]|[0-9]{1,3}[.)]) +)*(?:\[[ xX]?\] +)?"
_LABELLED = re.compile(rf"{_LEAD}(?P<label>[^:\uff1a\\]{{1,60}})[:\uff1a](?P<value>.*)")
_HEADED = re.compile(rf"{_LEAD}#{{1,6}}(?P<title>.*)")
_BOLD = re.compile(rf"{_LEAD}(?P<mark>\*\*|__)(?P<title>[^\\]+)(?P=mark)[:\uff1a]?")
_CRITERION = re.compile(r"^ *criterion *[:\uff1a] *", re.IGNORECASE)
_RULE = re.compile(r"(?:[-*_=] ?){3,}")
_FENCE = re.compile(r"(?:(?:[-*+>]|[0-9]{1,9}[.)]) *)*(?:`{3}|~{3})")
PATTERNS: Final = {
    "labelled": _LABELLED,
    "headed": _HEADED,
    "bold": _BOLD,
    "criterion": _CRITERION,
    "rule": _RULE,
    "fence": _FENCE,
}
"""What is looked for, by the names that the page for scoring knows it by."""


class Labelled(NamedTuple):
    """A line `Label: value`, by the field that the label is for."""

    field: str
    value: str


class Heading(NamedTuple):
    """A line that begins a part. `criteria` are the ids it names, `value` text behind a colon."""

    part: Part
    title: str
    criteria: tuple[str, ...] = ()
    value: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """How the block of one release is laid out."""

    criteria: Names
    levels: Names
    slots: Names

    def heading(self, line: str) -> Heading | None:
        """Return what part a line begins, None where it begins none.

        A line with `#` always begins one, be it a criterion that nobody knows. Any other line does
        where its words are just those of a heading or of a criterion's name.
        """
        marked = _HEADED.fullmatch(line)
        if marked is None and ("\\" in line or labelled(line, {**HEAD, **SCORE})):
            return None
        bold = _BOLD.fullmatch(line)
        title = marked["title"].strip(" #") if marked else bold["title"] if bold else line
        if not title.strip().startswith("`"):
            if part := _PARTS.get(key(title)):
                return Heading(part, title)
            if whole := labelled(title, {"whole": TITLES[Part.WHOLE]}):
                return Heading(Part.WHOLE, title, (), whole.value)
        return self._criterion(title, marked is not None)

    def criterion_title(self, identity: str) -> str:
        """Return how to write a criterion in a heading: its name, or the id where that would do."""
        name = self.criteria.title(identity)
        heading = self.heading(as_read(f"#### {name}"))
        found = heading is not None and heading.criteria == (identity,)
        return name if found else f"`{identity}`"

    def level_title(self, identity: str) -> str:
        """Return how to write a level behind its label: its name, or the id."""
        name = self.levels.title(identity)
        said = labelled(as_read(f"Level: {name}"), SCORE)
        return name if said and self.levels.find(said.value) == (identity,) else f"`{identity}`"

    def _criterion(self, title: str, sure: bool) -> Heading | None:
        spelt = _CRITERION.sub("", title)
        sure = sure or spelt != title
        id_is_enough = sure or title.strip().startswith("`")
        found = self.criteria.find(spelt) if id_is_enough else self._by_name(title)
        return Heading(Part.CRITERION, spelt, found) if found or sure else None

    def _by_name(self, title: str) -> tuple[str, ...]:
        """Return the criteria of this name; an id alone on a line is too easily just a word."""
        spelt = {key(title), key(NUMBERED.sub("", title))} - {""}
        return tuple(one for one, name in self.criteria.by_id.items() if key(name) in spelt)


def layout(release: Release) -> Layout:
    """Return the layout of the blocks that score by a release."""
    rubric = release.rubric
    return Layout(
        Names({one.id: one.name for one in rubric.criteria} if rubric else {}),
        Names({one.id: one.name for one in rubric.levels} if rubric else {}),
        Names({one.id: one.name for one in release.credential.evidence}),
    )


def labelled(line: str, labels: Mapping[str, tuple[str, ...]]) -> Labelled | None:
    """Return the field and the value of a line that begins with one of the labels."""
    match = _LABELLED.fullmatch(line)
    if match is None:
        return None
    wanted = key(match["label"])
    field = next((one for one, names in labels.items() if wanted in map(key, names)), None)
    return Labelled(field, _unopened(match["label"], match["value"].strip())) if field else None


def _unopened(label: str, value: str) -> str:
    """Return a value without the end of the emphasis that begins before its label."""
    for mark in ("**", "__", "*", "_"):
        if label.strip().startswith(mark) and not label.strip().endswith(mark):
            if value.startswith(mark):
                return value[len(mark) :].strip()
            return value.removesuffix(mark).strip()
    return value


def as_read(line: str) -> str:
    """Return a line as it comes out of a text, empty where it does not come out of it whole."""
    found, problems = rows("", line)
    return found[0].text if found and not problems else ""


def is_fence(line: str) -> bool:
    """True for a line below which a page shows code, which nobody takes for a scorecard's words."""
    return _FENCE.match(line) is not None


def is_rule(line: str) -> bool:
    """True for a line that only parts what is above from what is below."""
    return _RULE.fullmatch(line) is not None


_PARTS: Final = {key(title): part for part, titles in TITLES.items() for title in titles}
