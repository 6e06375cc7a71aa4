"""Plain facts about English prose: its words, sentences, syllables and reading grade."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-žß]+(?:['’][A-Za-zÀ-ÖØ-öø-ž]+)?")
_ABBREVIATED = "".join(
    rf"(?<!\b{short}\.)"
    for short in ("[A-Za-z]", r"e\.g", r"i\.e", "vs", "cf", "pp", "Mr", "Ms", "Mrs", "Dr", "No")
)
_SENTENCE_END = re.compile(
    rf"[.!?…\n](?:(?<=[.!?…]){_ABBREVIATED}[.!?…\"'”’)\]]*"
    r"(?=\s+(?:[-*]\s|[\"'“‘(\[]*[A-Z0-9])|\s*$)"
    r"|(?<=\n)(?<![.!?…\"'”’)\]]\n)\s*(?:\n|(?:[-*]|\d+\.)\s))"
)
_NOT_PROSE = re.compile(
    r"```.*?```|`[^`]*`|(?<=\])\([^()]{0,600}\)|<[^<>]{0,600}>|https?://\S+", re.DOTALL
)
_VOWELS = re.compile(r"[aeiouyàâäéèêëïîôöùûü]+")
_SILENT = re.compile(r"(?:[^aeiouyl]e|[^aeiouydt]ed|[^aeiouysxzcghl]es|[aeiouy]les?)$")


def prose(markdown: str) -> str:
    """Return the text without what is not read aloud: code, tags and web addresses."""
    return _NOT_PROSE.sub(" ", markdown)


def words(text: str) -> list[str]:
    """Return the words of a text, in order."""
    return _WORD.findall(text)


def sentence_count(text: str) -> int:
    """Return how many sentences a text has; a text that ends without a stop has one more."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    rest = text[ends[-1] :] if ends else text
    return len(ends) + (1 if _WORD.search(rest) else 0)


@lru_cache(maxsize=100_000)
def syllables(word: str) -> int:
    """Return about how many syllables an English word has: its groups of vowels that sound."""
    lower = word.lower()
    groups = len(_VOWELS.findall(lower))
    return max(1, groups - 1 if _SILENT.search(lower) else groups)


class Measure(NamedTuple):
    """How much text there is."""

    words: int
    sentences: int
    syllables: int

    @property
    def grade(self) -> float:
        """Return the Flesch–Kincaid grade: the years of schooling that a text asks of a reader.

        Kincaid, J. P., Fishburne, R. P., Rogers, R. L., & Chissom, B. S. (1975). Derivation of
        new readability formulas for Navy enlisted personnel (Research Branch Report 8-75).
        """
        if self.words == 0:
            return 0.0
        return (
            0.39 * self.words / max(1, self.sentences) + 11.8 * self.syllables / self.words - 15.59
        )


def measure(text: str) -> Measure:
    """Return the size of one text."""
    plain = prose(text)
    found = words(plain)
    return Measure(len(found), sentence_count(plain), sum(map(syllables, found)))
