"""What may be handed to git as a revision, a ref or a path; all else is refused."""

from __future__ import annotations

import re
from typing import Final

from microcred.characters import printable
from microcred.git.run import GitUnavailable


class BadName(GitUnavailable):
    """A revision, ref or path that is never handed to git."""


MAX: Final = 512
"""How many characters a name may have."""


def revision(text: str) -> str:
    """Return `text` if it names a commit: an id, HEAD, a ref, a branch, or an ancestor of one."""
    if len(text) > MAX or not _REVISION.fullmatch(text) or _ODD.search(text):
        raise BadName(f"“{_shown(text)}” is not the name of a commit or a branch")
    return text


def ref(text: str) -> str:
    """Return `text` if it is the full name of a ref, such as `refs/heads/main`."""
    if len(text) > MAX or not _REF.fullmatch(text) or _ODD.search(text):
        raise BadName(f"“{_shown(text)}” is not the full name of a ref")
    return text


def path(text: str) -> str:
    """Return `text` if it is a path inside the tree.

    It is relative, uses slashes, and has no part that is empty, `..`, `.git` or begins with `-`.
    """
    if len(text) > MAX or not all(map(_PART.fullmatch, text.split("/"))):
        raise BadName(f"“{_shown(text)}” is not a path inside the programme")
    return text


_NAME = r"[A-Za-z0-9_][A-Za-z0-9_.-]*"
_REVISION = re.compile(rf"{_NAME}(?:/{_NAME})*(?:[\^~][0-9]*)*")
_REF = re.compile(rf"refs(?:/{_NAME})+")
_ODD = re.compile(r"[.][.]|[.]lock(?:/|$)|[.](?:/|$)")
# No control character, backslash, colon or quote; not `.`, `..`, or what some disk takes for .git.
_PART = re.compile(
    r"(?![.]{1,2}$)(?![.]git(?:$|[. ]))(?!git~)(?!-)[^\x00-\x1f\x7f-\x9f/\\:\"\u200b-\u200f"
    r"\u202a-\u202e\u2060-\u206f\ufeff]+",
    re.IGNORECASE,
)


def _shown(text: str) -> str:
    return printable(text if len(text) <= 80 else f"{text[:80]}…")
