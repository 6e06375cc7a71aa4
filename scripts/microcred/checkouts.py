"""Files that are checked out as they were committed, byte for byte.

A release is known by its hash and an award by its signature, so no machine may get others than were
published. `text=auto` and `eol=lf` change nothing that is committed and are fine.

F15 Git changes a file when it is checked out, or when it is taken in again.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

from microcred import git
from microcred.characters import printable
from microcred.git import Attribute
from microcred.places import AWARDS, SUBMISSIONS
from microcred.problem import Problem, Severity
from microcred.releases import FOLDER

FOLDERS: Final = ("credentials", "rubrics", "program", SUBMISSIONS, AWARDS)
NAMES: Final = ("text", "eol", "filter", "ident", "working-tree-encoding")
PERMANENT: Final = (f"{FOLDER}/", f"{AWARDS}/")


def checkout_problems(root: Path) -> Iterator[Problem]:
    """Yield F15 for each way in which files are changed; one problem, however many they are."""
    try:
        paths = git.tracked(root, *FOLDERS)
        said = list(git.attributes(root, paths, *NAMES))
    except git.GitUnavailable:
        return  # without a repository nothing is checked out
    found = [
        (not one.path.startswith(PERMANENT), f"{one.name}={one.value}", one.path)
        for _, of_one in groupby(said, key=lambda one: one.path)
        for one in _changing(root, list(of_one))
    ]
    for (changeable, what), each in groupby(sorted(found), key=lambda one: one[:2]):
        yield _problem(what, [path for _, _, path in each], changeable=changeable)


def _changing(root: Path, said: list[Attribute]) -> Iterator[Attribute]:
    """Yield what changes a file, of all that is said of it."""
    values = {one.name: one.value for one in said}
    for one in said:
        match one.name, one.value:
            case (("filter" | "ident" | "working-tree-encoding"), "unset"):
                continue
            case "working-tree-encoding", value if value.lower() in ("utf-8", "utf8"):
                continue
            case (("filter" | "ident" | "working-tree-encoding"), _):
                yield one
            case "eol", "crlf" if values.get("text") != "unset":
                yield one
            case "text", "set" if _has_crlf(root / one.path):
                yield one


def _has_crlf(file: Path) -> bool:
    """True for a file whose line ends Git would make others; one that is not there has none."""
    try:
        return not file.is_symlink() and b"\r\n" in file.read_bytes()
    except OSError:
        return False


def _problem(what: str, paths: list[str], *, changeable: bool) -> Problem:
    others = f" and {len(paths) - 1:,} more like it" if len(paths) > 1 else ""
    why = "" if changeable else ", so its fingerprint or signature would be wrong there"
    what = printable(what.removesuffix("=set")[:80])
    return Problem(
        printable(paths[0]),
        1,
        "F15",
        Severity.WARNING if changeable else Severity.ERROR,
        f".gitattributes says `{what}` of this file{others}: a fresh checkout does not have the "
        f"bytes that were committed{why}",
        "Take it off these folders. Or end .gitattributes with a line for each of them, such as "
        f"`{paths[0].partition('/')[0]}/** -text -filter -ident !working-tree-encoding`.",
    )
