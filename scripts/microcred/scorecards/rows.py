"""The lines of a pasted text, without what a mail program, a phone or Markdown adds to them."""

from __future__ import annotations

import re
from typing import NamedTuple

from microcred.characters import UNSEEN
from microcred.problem import Problem, Severity
from microcred.yamltext import unseen_problem

_COMMENT_BEGUN = re.compile(r"(?<!\\)<!--")
_COMMENT_ENDS = "-->"
_GONE = "\x00"  # in place of a comment; UNSEEN keeps it out of the text itself
_QUOTED = re.compile(r"[ \t]*>")


class Row(NamedTuple):
    """One line: its number in the text, counted from 1, what it says, and how deep it is quoted."""

    number: int
    text: str
    depth: int
    quoted: str

    def within(self, depth: int) -> str:
        """Return what it says inside a text that is quoted so deep itself."""
        return _unquoted(self.quoted, depth)[0]


def rows(path: str, text: str) -> tuple[list[Row], list[Problem]]:
    """Return the lines of a text, without comments, spaces at the ends and marks of quotation.

    Also the problems with it: what nobody can see, and a comment without an end. A line that held
    nothing but comments is left out; one that was empty is there.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if unseen := UNSEEN.search(text):
        bad = unseen_problem(unseen[0], text.count("\n", 0, unseen.start()) + 1)
        return [], [Problem(path, bad.line, bad.code, Severity.ERROR, bad.message, bad.fix)]
    bare, endless = _without_comments(text)
    problems = [] if endless is None else [_endless(path, text.count("\n", 0, endless) + 1)]
    return [row for row in map(_row, enumerate(bare.split("\n"), 1)) if row], problems


def _without_comments(text: str) -> tuple[str, int | None]:
    """Return a text without its comments, and where one begins that has no end.

    Each line that a comment was on keeps a mark.
    """
    bare: list[str] = []
    at = 0
    while begun := _COMMENT_BEGUN.search(text, at):
        end = text.find(_COMMENT_ENDS, begun.end())
        if end < 0:
            return "".join([*bare, text[at:]]), begun.start()
        end += len(_COMMENT_ENDS)
        lines = text.count("\n", begun.start(), end)
        bare += [text[at : begun.start()], _GONE, f"\n{_GONE}" * lines]
        at = end
    return "".join([*bare, text[at:]]), None


def _row(numbered: tuple[int, str]) -> Row | None:
    number, line = numbered
    visible = line.replace(_GONE, " ")
    said, depth = _unquoted(visible, None)
    return None if _GONE in line and not said else Row(number, said, depth, visible)


def _unquoted(line: str, most: int | None) -> tuple[str, int]:
    """Return a line without marks of quotation, at most so many, and how many those were."""
    depth = 0
    while depth != most and (mark := _QUOTED.match(line)):
        line, depth = line[mark.end() :], depth + 1
    return " ".join(line.split()), depth


def _endless(path: str, line: int) -> Problem:
    message = "the comment that begins here with `<!--` has no end"
    fix = "Write `-->` behind it, or take it out; what follows cannot be seen on the page."
    return Problem(path, line, "K02", Severity.ERROR, message, fix)
