"""What pydantic says of a file's shape, in words for its author.

M01 a field is missing · M02 a field is unknown · M03 a value is not of the right kind.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic_core import ErrorDetails

Said = tuple[str, str, str]


def shape_problem(details: ErrorDetails) -> Said:
    """Return code, message and fix for one validation error."""
    name = _dotted(details["loc"])
    say = _SAYINGS.get(details["type"], _other)
    return say(name, details.get("ctx", {}), details)


def _dotted(location: tuple[int | str, ...]) -> str:
    """Return `evidence[2].prompt`, without the branch names pydantic adds for unions."""
    text = ""
    for step in location:
        if isinstance(step, int):
            text += f"[{step + 1}]"
        elif step.replace("_", "").isalnum() and step.islower():
            text += f".{step}" if text else step
    return text or "this file"


def _missing(name: str, context: Mapping[str, Any], details: ErrorDetails) -> Said:
    return "M01", f"`{name}` is missing", f"Add `{name.rsplit('.', 1)[-1]}:` with its value."


def _unknown(name: str, context: Mapping[str, Any], details: ErrorDetails) -> Said:
    return (
        "M02",
        f"`{name}` is not a field of this file",
        "Check its spelling and indentation, or remove it.",
    )


def _choice(name: str, context: Mapping[str, Any], details: ErrorDetails) -> Said:
    allowed = str(context.get("expected", "")).replace("'", "`")
    return "M03", f"`{name}` is {_quoted(details)}", f"Use {allowed}."


def _pattern(name: str, context: Mapping[str, Any], details: ErrorDetails) -> Said:
    hint = next((hint for part, hint in _HINTS if part in str(context["pattern"])), None)
    fix = hint or f"Write it so that it matches {context['pattern']}."
    return "M03", f"`{name}` is {_quoted(details)}, which is not of the right form", fix


_HINTS = (
    ("^https?", "Write a whole web address, starting with https://."),
    ("^[a-z0-9]+(?:-", "Use small letters a–z, digits and single hyphens, as in `wait-time`."),
    ("^(?:0|", 'Use numbers and dots in quotes, as in `"1.0"`.'),
    ("^[A-Z]{2}$", "Use two capital letters."),
    ("^10\\.", "Write the DOI alone, as in 10.1177/002248718603700110."),
    ("^[^\\n]*$", "Keep it on one line."),
    ("@", "Write an e-mail address or a web address."),
)


def _too_long(name: str, context: Mapping[str, Any], details: ErrorDetails) -> Said:
    limit = context["max_length"]
    return "M03", f"`{name}` is longer than {limit} characters", f"Cut it to {limit} or fewer."


def _too_short(name: str, context: Mapping[str, Any], details: ErrorDetails) -> Said:
    return "M03", f"`{name}` is empty", "Write something here, or remove the field."


def _empty(name: str, context: Mapping[str, Any], details: ErrorDetails) -> Said:
    if details["input"] is None:
        return _too_short(name, context, details)
    return "M03", f"`{name}` is {_quoted(details)}, {_wanted(details)} is needed", "Change it."


def _wanted(details: ErrorDetails) -> str:
    kind = details["type"].split("_")[0]
    return {
        "int": "a whole number",
        "bool": "true or false",
        "date": "a date such as 2027-06-30",
        "tuple": "a list (lines that start with `- `, or [a, b])",
        "list": "a list (lines that start with `- `, or [a, b])",
        "dict": "a block of `field: value` lines",
        "model": "a block of `field: value` lines",
        "float": "a number",
        "string": "a text",
    }.get(kind, "another kind of value")


def _bound(name: str, context: Mapping[str, Any], details: ErrorDetails) -> Said:
    low = "ge" in context or "gt" in context
    limit = next(iter(context.values()))
    return (
        "M03",
        f"`{name}` is {_quoted(details)}, which is too {'small' if low else 'large'}",
        f"Use a number from {limit}." if low else f"Use a number up to {limit}.",
    )


def _other(name: str, context: Mapping[str, Any], details: ErrorDetails) -> Said:
    return "M03", f"`{name}`: {details['msg'].lower()}", "See the field's description in docs/."


def _quoted(details: ErrorDetails) -> str:
    given = details["input"]
    if isinstance(given, str):
        return f"“{given[:60]}…”" if len(given) > 60 else f"“{given}”"
    return "a list" if isinstance(given, list | tuple) else "a block of fields"


_SAYINGS: dict[str, Callable[[str, Mapping[str, Any], ErrorDetails], Said]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "enum": _choice,
    "literal_error": _choice,
    "string_pattern_mismatch": _pattern,
    "string_too_long": _too_long,
    "string_too_short": _too_short,
    "greater_than_equal": _bound,
    "greater_than": _bound,
    "less_than_equal": _bound,
    "less_than": _bound,
    **dict.fromkeys(
        (
            "string_type",
            "int_parsing",
            "int_type",
            "int_from_float",
            "bool_parsing",
            "bool_type",
            "float_parsing",
            "float_type",
            "date_type",
            "date_from_datetime_parsing",
            "date_parsing",
            "tuple_type",
            "list_type",
            "dict_type",
            "model_type",
        ),
        _empty,
    ),
}
