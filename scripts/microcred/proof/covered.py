"""What a signature would not cover, or others would read in another way: found before signing.

pyld drops in silence what it has no meaning for. A verifier in JavaScript refuses such a document,
and a person who reads the JSON believes in more than was signed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from microcred.proof.problem import ProofProblem

MAX_DEPTH: Final = 40
MAX_PARTS: Final = 20_000
MAX_TEXT: Final = 1_000_000
_MAX_INTEGER: Final = 2**53 - 1

MEMBER: Final = "verifiableCredential"
"""What a learner record holds: signed credentials, each with its contexts, as they were signed."""

_KEYWORDS: Final = frozenset({"@context", "@id", "@type", "@value", "@language"})
_EXPANDED_KEYWORDS: Final = frozenset({"@id", "@type", "@value", "@language", "@list", "@graph"})
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_IRI: Final = re.compile(r"(?!_:|relative:)[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*")
_LANGUAGE: Final = re.compile(r"[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*")


def plain(document: dict[str, Any]) -> None:
    """Raise ProofProblem where the JSON itself holds what cannot be signed soundly.

    Control characters (pyld escapes some otherwise than the canonical form says), null and empty
    lists (they vanish), fractions and large integers (languages write them differently), contexts
    that are written out or not at the top; and more or deeper parts than any credential has.
    """
    _contexts(document)
    text = 0
    for count, (name, depth, value) in enumerate(_parts(document)):
        if depth > MAX_DEPTH or count > MAX_PARTS:
            raise ProofProblem("this is nested too deeply or has too many parts for a credential")
        text += len(value) if isinstance(value, str) else 0
        if text > MAX_TEXT:
            raise ProofProblem(f"this holds more than {MAX_TEXT:,} characters of text")
        if problem := _wrong_name(name, depth) or _wrong_value(value):
            raise ProofProblem(f"{name}: {problem}" if isinstance(name, str) else problem)


def covered(form: list[Any]) -> None:
    """Raise ProofProblem where a part of an expanded form would not reach the RDF."""
    waiting: list[Any] = list(form)
    if len(form) != 1:
        raise ProofProblem("this says nothing that could be signed, or more than one thing")
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting += part
        elif isinstance(part, dict):
            _node(part)
            if part.get("@type") != "@json":
                waiting += [value for key, value in part.items() if key not in _ADDRESSES]


_ADDRESSES: Final = ("@id", "@type", "@value", "@language")


def _contexts(document: dict[str, Any]) -> None:
    named = document.get("@context")
    for each in named if isinstance(named, list) else [named]:
        if not isinstance(each, str):
            raise ProofProblem(
                "a context is written out in it; only the names of known ones are read"
            )


def _parts(document: dict[str, Any]) -> Iterator[tuple[object, int, object]]:
    """Yield each value with the name it is under and its depth, without recursion."""
    waiting: list[tuple[object, int, object]] = [
        (name, 1, value) for name, value in document.items() if name != "@context"
    ]
    while waiting:
        part = name, depth, value = waiting.pop()
        yield part
        if isinstance(value, dict):
            member = name == MEMBER and "@context" in value
            if member:
                _contexts(value)
            waiting += [
                (name, depth + 1, inner)
                for name, inner in value.items()
                if not (member and name == "@context")
            ]
        elif isinstance(value, list):
            waiting += [(name, depth + 1, inner) for inner in value]


def _wrong_name(name: object, depth: int) -> str | None:
    if not isinstance(name, str) or _CONTROL.search(name):
        return "the name of a field holds a character that nobody can see"
    if name.startswith("@") and (name not in _KEYWORDS or name == "@context"):
        return "this JSON-LD keyword is not used in credentials"
    return None


def _wrong_value(value: object) -> str | None:
    if isinstance(value, str):
        found = _CONTROL.search(value)
        return f"the character U+{ord(found[0]):04X} cannot be signed; remove it" if found else None
    if value is None or value == []:
        return "this is empty and would not be signed; leave it out"
    if isinstance(value, float) or (isinstance(value, int) and abs(value) > _MAX_INTEGER):
        return "languages write this number in different ways; give it as text"
    return None if isinstance(value, (int, dict, list)) else "this is no JSON value"


def _node(part: dict[str, Any]) -> None:
    for key in part:
        if key.startswith("@"):
            known = key in _EXPANDED_KEYWORDS
        else:
            known = _IRI.fullmatch(key) is not None
        if not known:
            raise ProofProblem(f"{key} would not be signed")
    for address in _addresses(part):
        if not isinstance(address, str) or not _IRI.fullmatch(address):
            raise ProofProblem(
                f"{address!r} is neither a whole address nor a type that a context names,"
                " so it would not be signed"
            )
    language = part.get("@language", "en")
    if not isinstance(language, str) or not _LANGUAGE.fullmatch(language):
        raise ProofProblem(f"{language!r} is not a language tag, so the text would not be signed")


def _addresses(part: dict[str, Any]) -> Iterator[object]:
    if "@id" in part:
        yield part["@id"]
    types = part.get("@type", [])
    for each in types if isinstance(types, list) else [types]:
        if not (each == "@json" and "@value" in part):
            yield each
