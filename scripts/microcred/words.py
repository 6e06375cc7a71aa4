"""Small pieces of plain English: numbers, lists, spans and dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MONTHS = "January February March April May June July August September October November December"


def number(count: int) -> str:
    """Return a count in words up to ten, in figures beyond."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}"


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """Return “1 year” or “3 years”."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def listed(items: Sequence[str], joint: str = "and") -> str:
    """Return “a”, “a and b” or “a, b and c”."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joint} {items[-1]}"


def span(low: int, high: int, noun: str) -> str:
    """Return “8–12 hours”, or “8 hours” where both ends are the same."""
    return counted(high, noun) if low == high else f"{low:,}–{counted(high, noun)}"


def day(when: date) -> str:
    """Return “20 November 2026”."""
    return f"{when.day} {_MONTHS.split()[when.month - 1]} {when.year}"


def closed(text: str) -> str:
    """Return `text` with a full stop, unless it ends in a mark of its own."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def sentence(text: str) -> str:
    """Return `text` with its first letter a capital."""
    return text[:1].upper() + text[1:]
