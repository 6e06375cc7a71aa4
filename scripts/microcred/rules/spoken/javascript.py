"""Patterns of Python as JavaScript writes them, to find the same."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from typing import Final

Javascript = dict[str, str]
"""The `source` and `flags` of a RegExp."""

_WORD: Final = r"\p{L}\p{N}_"
_SPACE: Final = (
    r"\t-\r\u{1c}-\u{20}\u{85}\u{a0}\u{1680}\u{2000}-\u{200a}"
    r"\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}"
)
_INSIDE: Final = {
    "w": _WORD,
    "d": r"\p{Nd}",
    "s": _SPACE,
    "W": f"[^{_WORD}]",
    "D": r"\P{Nd}",
    "S": f"[^{_SPACE}]",
}
"""Kinds of characters, as they stand inside of `[…]`. Python's are those of Unicode."""

_EDGE: Final = f"(?:(?<=[{_WORD}])(?![{_WORD}])|(?<![{_WORD}])(?=[{_WORD}]))"
_PLACES: Final = {"b": _EDGE, "Z": "(?![^])", "A": "(?<![^])"}
_CONTROLS: Final = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v"}

_TOKEN = re.compile(
    r"""
    (?P<escape>\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[^xu]))
    | (?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])
    | \(\?P(?:<(?P<name>\w+)>|=(?P<again>\w+)\))
    | (?P<open>\((?:\?(?:[:=!]|<[=!])|(?!\?)))
    | (?P<count>\{(?:\d+,?\d*|,\d+)\})
    | (?P<sign>[|)*+?.^$])
    | (?P<letter>[^\\[(])
    """,
    re.VERBOSE | re.DOTALL,
)
_ATOM = re.compile(
    r"\\(?:x(?P<x>[0-9a-fA-F]{2})|u(?P<u>[0-9a-fA-F]{4})|(?P<e>[^xu]))|(?P<letter>.)", re.DOTALL
)
_KNOWN = re.UNICODE | re.IGNORECASE | re.DOTALL


def javascript(pattern: re.Pattern[str]) -> Javascript:
    """Return a pattern that finds in JavaScript what this one finds in Python.

    Only Python takes the Turkish letters without and with a dot for an i where case is ignored.
    Raises ValueError for what is not understood here.
    """
    if pattern.flags & ~_KNOWN:
        raise ValueError(f"flags of {pattern.pattern!r} that are not understood")
    source = "".join(_tokens(pattern))
    return {"source": source, "flags": "iv" if pattern.flags & re.IGNORECASE else "v"}


def _tokens(pattern: re.Pattern[str]) -> Iterator[str]:
    text, place = pattern.pattern, 0
    everything = "[^]" if pattern.flags & re.DOTALL else r"[^\n]"
    signs = {".": everything, "$": r"(?=\n?(?![^]))", "^": "(?<![^])"}
    while place < len(text):
        token = _TOKEN.match(text, place)
        if token is None:
            raise ValueError(f"not understood: {text[place : place + 20]!r}")
        kind, said, place = str(token.lastgroup), token[0], token.end()
        match kind:
            case "escape":
                yield _escape(said)
            case "set":
                yield _set(said)
            case "name":
                yield f"(?<{token['name']}>"
            case "again":
                yield rf"\k<{token['again']}>"
            case "count":
                yield said.replace("{,", "{0,")
            case "sign":
                yield signs.get(said, said)
            case "letter":
                yield _letter(said)
            case _:
                yield said


def _escape(said: str) -> str:
    letter = said[1]
    if letter in _PLACES:
        return _PLACES[letter]
    if letter in _INSIDE:
        return f"[{_INSIDE[letter]}]"
    return _letter(_meant(_ATOM.match(said)))


def _meant(atom: re.Match[str] | None) -> str:
    """Return the character that an escape, or a letter, stands for."""
    if atom is None or (atom["e"] and atom["e"].isalnum() and atom["e"] not in _CONTROLS):
        raise ValueError(f"not understood: {atom and atom[0]!r}")
    code = atom["x"] or atom["u"]
    if code:
        return chr(int(code, 16))
    return _CONTROLS.get(atom["e"], atom["e"]) if atom["e"] else atom["letter"]


def _letter(letter: str) -> str:
    """Return a character that stands for itself, inside of `[…]` too."""
    plain = letter.isascii() and letter.isalnum()
    return letter if plain else f"\\u{{{ord(letter):x}}}"


def _set(said: str) -> str:
    no = "^" if said[1] == "^" else ""
    return f"[{no}{''.join(_members(said[1 + len(no) : -1]))}]"


def _members(said: str) -> Iterator[str]:
    atoms = list(_ATOM.finditer(said))
    place = 0
    while place < len(atoms):
        atom = atoms[place]
        if atom["e"] and atom["e"] in _INSIDE:
            yield _INSIDE[atom["e"]]
        elif place + 2 < len(atoms) and atoms[place + 1][0] == "-":
            yield f"{_letter(_meant(atom))}-{_letter(_meant(atoms[place + 2]))}"
            place += 2
        else:
            yield _letter(_meant(atom))
        place += 1


@cache
def unusual_folds() -> dict[str, str]:
    """Return the characters whose folded case, by which texts are compared, is not the small."""
    letters = map(chr, range(sys.maxunicode + 1))
    return {one: one.casefold() for one in letters if one.casefold() != one.lower()}
