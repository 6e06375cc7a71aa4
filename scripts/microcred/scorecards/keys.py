"""Names as people write them: spacing, case, quotes, bold and numbering do not matter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

EMPHASIS = "*_`"
QUOTES = "\"'“”„‘’\u201a«»\u2039\u203a"
LONGEST = 200
"""How much of a text is looked at as a name."""

NUMBERED = re.compile(r"^\s*\(?[0-9]{1,2}[.)]\s+")
REMARK = re.compile(r"\s*\([^()]*\)\s*$")


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """Return a name's letters and digits in small letters, with a space for all else between."""
    flat = unicodedata.normalize("NFKC", text[: LONGEST * 2]).casefold()
    seen = "".join(letter for letter in flat if unicodedata.category(letter) != "Cf")
    return " ".join(re.findall(r"[^\W_]+", seen))


def plain(text: str) -> str:
    """Return a text without emphasis and quotation marks around it."""
    return text.strip().strip(EMPHASIS + QUOTES).strip()


@dataclass(frozen=True, slots=True)
class Names:
    """Things that have an id and a name, to be found by either."""

    by_id: Mapping[str, str]

    def find(self, text: str) -> tuple[str, ...]:
        """Return the ids of what a text names: none, one, or several where it is ambiguous.

        Between backticks it is an id, which is never ambiguous.
        """
        given = text.strip()
        if len(given) > 2 and given[0] == given[-1] == "`" and given[1:-1] in self.by_id:
            return (given[1:-1],)
        spelt = (given, NUMBERED.sub("", given), REMARK.sub("", NUMBERED.sub("", given)))
        return next(filter(None, (self._named(key(one)) for one in spelt)), ())

    def _named(self, wanted: str) -> tuple[str, ...]:
        if not wanted:
            return ()
        each = self.by_id.items()
        return tuple(one for one, name in each if wanted in (key(one), key(name)))

    def title(self, identity: str) -> str:
        """Return how to write one of them: its name, or the id where the name would not do."""
        name = self.by_id.get(identity, "")
        return name if self.find(name) == (identity,) else f"`{identity}`"

    def nearest(self, text: str) -> str | None:
        """Return the id of the thing that a text comes nearest to, None where nothing is near."""
        return nearest(text, {one: (one, name) for one, name in self.by_id.items()})


def nearest(text: str, titles: Mapping[str, Iterable[str]]) -> str | None:
    """Return the title one of whose spellings a text comes nearest to, None where none is near."""
    spelt = {key(one): title for title, spellings in titles.items() for one in spellings}
    close = get_close_matches(key(text[:LONGEST]), [one for one in spelt if one], n=1)
    return spelt[close[0]] if close else None
