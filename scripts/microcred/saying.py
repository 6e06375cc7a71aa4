"""A sentence of a rule, written once: filled in here by `check`, and in browsers by the form."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Saying:
    """A text with places for words: `{name}`, or `{count:,}` for a number with its thousands apart.

    `name` is the rule's code and a word of its own, as in `S14.unknown`.
    """

    name: str
    text: str

    def __call__(self, **words: object) -> str:
        """Return the text with words in their places. Raises KeyError for one that is missing."""
        return self.text.format_map(words)
