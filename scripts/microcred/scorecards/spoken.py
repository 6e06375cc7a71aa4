"""What the page for scoring has to know to write a scorecard that is read as the same.

Headings, labels, sentences and patterns stand once, where scorecards are read. From there they are
handed to the page; tests hold what it writes and says against what is read and said here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from microcred.model.identity import ALPHABET
from microcred.model.release import Release
from microcred.model.scorecard import CriterionScore
from microcred.rules.spoken.fields import fields
from microcred.rules.spoken.javascript import javascript
from microcred.saying import Saying
from microcred.scorecards import checks, gaps, head, keys, layout, prose, validation
from microcred.scorecards.items import RESULTS, WORDS, slot_title
from microcred.scorecards.layout import HEAD, SCORE, TITLES
from microcred.scorecards.privacy import RULES

_SAYING: Final = (checks, gaps, head, validation)
_PATTERNS: Final[Mapping[str, re.Pattern[str]]] = {
    **layout.PATTERNS,
    "bullet": prose.BULLET,
    "numbered": keys.NUMBERED,
    "remark": keys.REMARK,
    "submission": re.compile(f"[{ALPHABET}]{{8,16}}"),
}


def spoken() -> dict[str, Any]:
    """Return it all, as JSON can hold it.

    `parts`, `head` and `score` map each heading or label to what is written and to the keys of all
    that is read as the same; `sayings` each sentence's name to its text; `fixes` the code of each
    rule on what identifies somebody to what is to be done. `longest` is how much of a text is
    looked at as a name, `fields` what the model allows in a score.
    """
    return {
        "parts": {part.name.lower(): _spelt(titles) for part, titles in TITLES.items()},
        "head": {field: _spelt(labels) for field, labels in HEAD.items()},
        "score": {field: _spelt(labels) for field, labels in SCORE.items()},
        "results": {result.value: words[0] for result, words in RESULTS.items()},
        "words": list(WORDS),
        "patterns": {name: javascript(pattern) for name, pattern in _PATTERNS.items()},
        "sayings": {one.name: one.text for one in sayings()},
        "fixes": {rule.code: rule.fix for rule in RULES},
        "longest": keys.LONGEST,
        "fields": fields(CriterionScore),
    }


def sayings() -> list[Saying]:
    """Return the sentences that the page says too, by their names."""
    found = (one for module in _SAYING for one in vars(module).values() if isinstance(one, Saying))
    return sorted(found, key=lambda one: one.name)


def titles(release: Release) -> dict[str, dict[str, str]]:
    """Return how criteria, levels and evidence slots of a release are written in a block, by id."""
    laid_out = layout.layout(release)
    return {
        "criteria": {one: laid_out.criterion_title(one) for one in laid_out.criteria.by_id},
        "levels": {one: laid_out.level_title(one) for one in laid_out.levels.by_id},
        "slots": {
            slot.id: slot_title(slot.id, slot.max, laid_out)
            for slot in release.credential.evidence
            if not slot.written
        },
    }


def _spelt(spellings: Iterable[str]) -> dict[str, Any]:
    every = list(spellings)
    return {"written": every[0], "read": [keys.key(one) for one in every]}
