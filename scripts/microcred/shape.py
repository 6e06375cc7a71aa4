"""What pydantic says of a file's shape, in words for its author.

M01 a field is missing · M02 a field is unknown · M03 a value is not of the right kind.
"""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from pydantic_core import ErrorDetails

from microcred.characters import printable, stranger
from microcred.yamltext import Lines, Location


class Said(NamedTuple):
    """A problem with the value at a place, in words."""

    at: Location
    code: str
    message: str
    fix: str


def shape_problems(errors: Iterable[ErrorDetails], lines: Lines) -> Iterator[Said]:
    """Yield one problem for each misshapen value of the file with these `lines`.

    Where a value may be of several kinds, pydantic tells of each that it is not. That becomes one
    problem; or none, where a kind fits but for something inside the value.
    """
    placed: dict[Location, list[ErrorDetails]] = {}
    for details in errors:
        placed.setdefault(_place(details, lines), []).append(details)
    around = {at[:depth] for at in placed for depth in range(len(at))}
    for at, found in placed.items():
        if at not in around:
            yield _said(at, found)


def _place(details: ErrorDetails, lines: Lines) -> Location:
    """Return where the value is in the file, without the names pydantic gives to kinds."""
    at: Location = ()
    for step in details["loc"]:
        if step in lines.inside:
            lines = lines.inside[step]
            at = (*at, step)
    missing = details["loc"][-1] if details["type"] == "missing" else None
    return (*at, missing) if isinstance(missing, str) else at


def _said(at: Location, found: list[ErrorDetails]) -> Said:
    details = found[0]
    name = _dotted(at)
    if details["loc"][-1:] == ("[key]",):
        wanted = _wanted(details)
        return Said(at, "M03", f"{name} is not named as it should be{_odd(at[-1])}", wanted)
    if details["type"] == "missing" and isinstance(details["loc"][-1], int):
        return Said(at, "M03", f"{name} has too few values", _PAIR)
    if details["type"] == "missing":
        return Said(at, "M01", f"{name} is missing", f"Add `{at[-1]}:` with its value.")
    if details["type"] == "extra_forbidden":
        return Said(at, "M02", f"{name} is not a field of this file", _CHECK_NAME)
    fixes = [_wanted(one) for one in found]
    if details["input"] is None or details["type"] == "string_too_short":
        return Said(at, "M03", f"{name} is empty", _either(*fixes, "Remove the field."))
    if len(found) == 1 and (leap := _leap_day(details)):
        return Said(at, "M03", f"{name} is {_quoted(details['input'])}, and {leap}", _NEAREST)
    why = _why(details) if len(found) == 1 else ", which does not fit here"
    return Said(at, "M03", f"{name} is {_quoted(details['input'])}{why}", _either(*fixes))


def _either(*fixes: str) -> str:
    """Return `Write a number, or remove the field.` for two sentences."""
    first, *others = (fix.removesuffix(".") for fix in dict.fromkeys(fixes))
    return ", or ".join([first, *(other[0].lower() + other[1:] for other in others)]) + "."


_CHECK_NAME = "Check its spelling and indentation, or remove it."
_PAIR = "Write two numbers, as in [200, 500]."


def _dotted(at: Location) -> str:
    """Return `evidence[2].prompt` between backticks."""
    steps = (f"[{step + 1}]" if isinstance(step, int) else f".{_short(step)}" for step in at)
    return f"`{''.join(steps).removeprefix('.')}`" if at else "this file"


def _short(text: str) -> str:
    return printable(text if len(text) <= 60 else f"{text[:60]}…")


def _quoted(given: object) -> str:
    if isinstance(given, Mapping):
        return "a block of fields"
    return "a list" if isinstance(given, list | tuple) else f"“{_short(str(given))}”"


def _leap_day(details: ErrorDetails) -> str:
    """Return `2027 has no 29 February` where that is what is wrong with a value."""
    given = str(details["input"])
    dated = details["type"].startswith("date") and re.match("[0-9]{4}-02-29(?![0-9])", given)
    return f"{given[:4]} has no 29 February" if dated and not isleap(int(given[:4])) else ""


_NEAREST = "Write 28 February or 1 March."


def _odd(text: object) -> str:
    """Return a remark on a letter that only looks like one of those allowed."""
    remark = stranger(text) if isinstance(text, str) else None
    return f" ({remark})" if remark else ""


def _why(details: ErrorDetails) -> str:
    """Return what is wrong with a value, to be put after it."""
    kind = details["type"]
    if kind in _WHY:
        return f"{_WHY[kind]}{_odd(details['input']) if kind == 'string_pattern_mismatch' else ''}"
    return f", which is {_KINDS.get(kind.split('_')[0], _NO_KIND).is_not}"


_TOO_LARGE = ", which is too large"
_TOO_SMALL = ", which is too small"
_WHY = {
    "enum": ", which is not one of its values",
    "literal_error": ", which is not one of its values",
    "string_pattern_mismatch": ", which is not of the right form",
    "string_too_long": ", which is too long",
    "too_long": " of too many values",
    "greater_than": _TOO_SMALL,
    "greater_than_equal": _TOO_SMALL,
    "less_than": _TOO_LARGE,
    "less_than_equal": _TOO_LARGE,
    "int_parsing_size": _TOO_LARGE,
}


def _wanted(details: ErrorDetails) -> str:
    """Return what to write instead, as a sentence."""
    return wanted(details["type"], **details.get("ctx", {}))


def wanted(kind: str, **context: Any) -> str:
    """Return what to write in place of a value that is wrong in a way that pydantic names."""
    if kind in ("enum", "literal_error"):
        return f"Write {str(context['expected']).replace(chr(39), '`')}."
    if kind == "string_pattern_mismatch":
        return _form(str(context["pattern"]))
    if kind in _LIMITS:
        return _LIMITS[kind].format(*context.values())
    return _KINDS.get(kind.split("_")[0], _NO_KIND).write


_LIMITS = {
    "string_too_long": "Cut it to {0} characters or fewer.",
    "string_too_short": "Write something here.",
    "greater_than": "Write a number above {0:g}.",
    "greater_than_equal": "Write a number from {0:g} on.",
    "less_than": "Write a number below {0:g}.",
    "less_than_equal": "Write a number up to {0:g}.",
    "int_parsing_size": "Write a smaller number.",
    "too_long": _PAIR,
}


class _Kind(NamedTuple):
    is_not: str
    write: str


_NO_KIND = _Kind("not of the right kind", "Look the field up in docs/ and write what it takes.")
_LIST = _Kind("not a list", "Write a list: [a, b], or one item a line, each after `- `.")
_BLOCK = _Kind("not a block of fields", "Write `field: value` lines, indented, below it.")
_KINDS = {
    "int": _Kind("not a whole number", "Write a whole number."),
    "float": _Kind("not a number", "Write a number."),
    "decimal": _Kind("not a number", "Write a number without a sign or commas, as in 1500.50."),
    "bool": _Kind("neither true nor false", "Write true or false."),
    "date": _Kind("not a day of the calendar", "Write the date as in 2027-06-30."),
    "datetime": _Kind(
        "not a moment", "Write day and time as in 2026-10-01T08:00:00-05:00, or with Z for UTC."
    ),
    "timezone": _Kind(
        "without its distance from UTC",
        "Add that, as in 2026-10-01T08:00:00-05:00, or Z for UTC: nobody knows whose clock it is.",
    ),
    "string": _Kind("not a text", "Write a text."),
    "tuple": _LIST,
    "dict": _BLOCK,
    "model": _BLOCK,
}


def _form(pattern: str) -> str:
    hint = next((hint for part, hint in _FORMS if part in pattern), None)
    return hint or f"Write it so that it matches {pattern}."


_FORMS = (
    ("github:", "Write the id that the programme gave, as in k7m2p4, or `github:` and a number."),
    ("*@(?:0|", "Write the micro-credential and its version, as in `wait-time@1.0`."),
    ("{8,16}$", "Write the submission's number, as in `k3f9q2m7`: without i, o, 0 and 1."),
    ("{40}$", "Write all 40 characters of the commit: digits and small letters from a to f."),
    ("{64}$", "Write all 64 characters of the fingerprint: digits and small letters from a to f."),
    ("^[a-z]+/", "Write a media type, as in video/mp4 or application/pdf."),
    ("^https?", "Write a whole web address that starts with https://."),
    ("^[a-z0-9]+(?:-", "Use small letters a–z, digits and single hyphens, as in `wait-time`."),
    ("^(?:0|", 'Use numbers and dots in quotes, as in `"1.0"`.'),
    ("^[A-Z]{2}$", "Write two capital letters."),
    ("^10\\.", "Write the DOI alone, as in 10.1177/002248718603700110."),
    ("^[0-9Xx-]{10", "Write the 10 or 13 digits of the ISBN, with or without hyphens."),
    ("^E[DJ]", "Write the number that ERIC gives it, as in ED506645 or EJ1079374."),
    ("^[^\\n]*$", "Keep it on one line."),
    ("@", "Write an e-mail address."),
    ("^[a-z]{2,3}(?:-", "Write a language code, as in en or es-MX."),
    ("^[a-z0-9-]+(\\.", "Write the host alone, as in drive.google.com."),
)
