"""JSON that somebody else wrote: bounded in every way before anything is made of it."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any, Final

MAX_BYTES: Final = 4 * 1024 * 1024
MAX_DEPTH: Final = 64
MAX_DIGITS: Final = 40

# Strings are skipped as a whole, so that brackets in them are not counted; one without an end as
# well, or each quote in it would be looked at anew.
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[\]{}]', re.DOTALL)


class NotJson(Exception):
    """Why a text is no JSON that can be relied on, in words for people."""


def read_object(data: bytes | str) -> dict[str, Any]:
    """Return the object that a JSON text holds.

    Raises NotJson for any other text, and for what programs read in different ways or choke on:
    more than MAX_DEPTH levels, one key twice, numbers that are huge or none, halves of characters.
    """
    value = read(data)
    if not isinstance(value, dict):
        raise NotJson("it holds no JSON object")
    return value


def read(data: bytes | str) -> Any:
    """Return the value of a JSON text; see read_object."""
    text = _decoded(data)
    _check_depth(text)
    try:
        value = json.loads(
            text,
            object_pairs_hook=_fields,
            parse_int=_whole,
            parse_float=_fraction,
            parse_constant=_constant,
        )
    except json.JSONDecodeError as error:
        raise NotJson(
            f"it is not JSON (line {error.lineno}, column {error.colno}: {error.msg})"
        ) from error
    _check_halves(text, value)
    return value


def _decoded(data: bytes | str) -> str:
    if len(data) > MAX_BYTES:
        raise NotJson(f"it is longer than {MAX_BYTES:,} bytes, which no badge needs")
    if isinstance(data, str):
        return data
    try:
        return data.removeprefix(b"\xef\xbb\xbf").decode()
    except UnicodeDecodeError as error:
        raise NotJson("it is not UTF-8 text") from error


def _check_depth(text: str) -> None:
    depth = 0
    for token in _TOKEN.finditer(text):
        if token[0] in "[{":
            depth += 1
        elif token[0] in "]}":
            depth -= 1
        if depth > MAX_DEPTH:
            raise NotJson(f"it is nested more than {MAX_DEPTH} levels deep")


def _fields(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        twice = Counter(name for name, _ in pairs).most_common(1)[0][0]
        raise NotJson(f"it gives “{twice[:60]}” twice, and programs differ on which one counts")
    return fields


def _whole(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise NotJson(f"it holds a number of more than {MAX_DIGITS} digits")
    return int(digits)


def _fraction(digits: str) -> float:
    number = float(digits)
    if len(digits) > MAX_DIGITS or abs(number) == float("inf"):
        raise NotJson("it holds a number that programs cannot keep")
    return number


def _constant(name: str) -> float:
    raise NotJson(f"it holds {name}, which is not JSON")


def _check_halves(text: str, value: object) -> None:
    """Raise NotJson for the escape of half a character whose other half never comes."""
    if "\\u" in text:
        try:
            json.dumps(value, ensure_ascii=False).encode()
        except UnicodeEncodeError as error:
            raise NotJson("it holds half a character, which nothing can show or sign") from error
