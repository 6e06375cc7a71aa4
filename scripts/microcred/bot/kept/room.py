"""What the comment may leave out where there is no room for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Room:
    """What there is room for.

    `again` and `text` are the attempt's text in the links to the next attempt and to the page for
    scoring, `blank` is the empty scorecard, `evaluators` all that is for them.
    """

    again: bool = True
    text: bool = True
    blank: bool = True
    evaluators: bool = True


FULL: Final = Room()
SHORTER: Final = (
    Room(again=False),
    Room(again=False, text=False),
    Room(again=False, text=False, blank=False),
    Room(again=False, evaluators=False),
)
"""What is left out, one after the other: first what is easiest to do without."""
