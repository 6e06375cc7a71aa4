"""The text of a file that somebody saved from a spreadsheet.

D04 it is saved in another encoding than UTF-8.
"""

from __future__ import annotations

import re
from typing import Final

from microcred.characters import UNSEEN
from microcred.document import Source
from microcred.problem import Problem, Severity
from microcred.yamltext import unseen_problem


def decoded(path: str, data: bytes) -> Source | Problem:
    """Return the text in a file's bytes; D04 where it is not UTF-8, F07 for what nobody can see.

    A byte order mark, which spreadsheets put before UTF-8, is fine.
    """
    try:
        text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        return _other(path, data[: error.start].count(b"\n") + 1, data)
    if "\0" in text[:1000]:
        return _other(path, 1, data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := UNSEEN.search(text):
        unseen = unseen_problem(found[0], text.count("\n", 0, found.start()) + 1)
        return Problem(path, unseen.line, unseen.code, Severity.ERROR, unseen.message, unseen.fix)
    return Source(path, text)


def readable(data: bytes) -> str:
    """Return the text in bytes as well as can be told, also where `decoded` would refuse it."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data[:1000]:
        first = data[:1000]
        big = first[::2].count(0) > first[1::2].count(0)
        return data.decode("utf-16-be" if big else "utf-16-le", errors="replace")
    return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="replace")


def _other(path: str, line: int, data: bytes) -> Problem:
    message = f"this is not UTF-8 text, but probably {_guess(data)}"
    return Problem(path, line, "D04", Severity.ERROR, message, _SAVE)


_SAVE: Final = (
    "Save it anew as UTF-8: in Excel as “CSV UTF-8”, in LibreOffice with the character set "
    "“Unicode (UTF-8)”, in Google Sheets by File, Download, CSV. Names with accents come out whole."
)


def _guess(data: bytes) -> str:
    """Return what the encoding probably is: by its mark, or by where letters with accents lie.

    In Windows-1252 they are the bytes C0 to FF, in Mac Roman and the code pages of DOS below that,
    where Windows-1252 has quotation marks and the like: the one of O’Brien is no letter.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:1000]:
        return "UTF-16 (in Excel: “Unicode Text”)"
    words = re.sub(rb"(?<=[OD])\x92(?=[A-Z])", b"", data)
    letters = re.findall(rb"(?<=[A-Za-z])[\x80-\xff]|[\x80-\xff](?=[A-Za-z])", words)
    if sum(one < b"\xc0" for one in letters) * 2 > len(letters):
        return "Mac Roman, or a code page of DOS (in Excel: “CSV (Macintosh)” or “CSV (MS-DOS)”)"
    return "Windows-1252 (in Excel: plain “CSV”)"
