"""What a starter is grown from: its name, and what the programme already knows."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from microcred.labels import humanised
from microcred.model.base import SLUG_PATTERN

LONGEST_SLUG = 64
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Title:
    """A name for people, and the slug that files and addresses go by."""

    slug: str
    name: str

    @property
    def code(self) -> str:
        """Return two capital letters for the small badge."""
        words = [word for word in self.slug.split("-") if word[0].isalpha()]
        first = "".join(word[0] for word in words)
        letters = first if len(first) > 1 else re.sub(r"[^a-z]", "", self.slug)
        return f"{letters.upper()}XX"[:2]


@dataclass(frozen=True, slots=True)
class Seed:
    """A title, today's date, and who issues: None where the programme does not say yet."""

    title: Title
    today: date
    issuer: str | None = None
    contact: str | None = None
    language: str = "en"

    @property
    def next_year(self) -> date:
        """Return the day by which to look at it again: a year from today."""
        leap_day = (self.today.month, self.today.day) == (2, 29)
        return self.today.replace(year=self.today.year + 1, day=28 if leap_day else self.today.day)


def titled(name: str) -> Title | None:
    """Return the title that a name or a slug gives; None where no slug comes of it.

    `Wait Time!` gives `wait-time`; `wait-time` gives “Wait time”.
    """
    name = re.sub(" +", " ", name).strip(" ")
    if re.fullmatch(SLUG_PATTERN, name) and len(name) <= LONGEST_SLUG:
        return Title(name, humanised(name))
    slug = slugified(name)
    speakable = all(not unicodedata.category(letter).startswith("C") for letter in name)
    return Title(slug, name) if slug and speakable and len(name) <= LONGEST_NAME else None


def slugified(name: str) -> str:
    """Return the Latin letters and digits of a name, with single hyphens between its words."""
    folded = unicodedata.normalize("NFKD", name.replace("’", "").replace("'", ""))
    plain = folded.encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(slug) <= LONGEST_SLUG:
        return slug
    return slug[: LONGEST_SLUG + 1].rpartition("-")[0] or slug[:LONGEST_SLUG]


def quoted(text: str) -> str:
    """Return a text as a YAML scalar that is nothing else, whatever is in it."""
    return json.dumps(text, ensure_ascii=False)
