"""Starters: whole files that teach, with a mark at each place where a person must write.

To add one, write a module with `blank` and `copy`, and give it a line in STARTERS.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from microcred.starters import credential, offers, rubric
from microcred.starters.seed import Seed, Title, titled
from microcred.starters.unwritten import MARK, unwritten

__all__ = ["MARK", "STARTERS", "Seed", "Starter", "Title", "started", "titled", "unwritten"]


def _nothing(text: str) -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Starter:
    """One kind of file to start: what it is, where it goes, and how its text is made.

    `blank` makes it from nothing, `copy` from the text of another one. `brings` tells from a text
    which kinds of file belong to it, and the name of each: they are started along with it.
    """

    says: str
    path: str
    blank: Callable[[Seed], str]
    copy: Callable[[Seed, str], str]
    brings: Callable[[str], Mapping[str, str]] = _nothing

    def path_of(self, slug: str) -> str:
        """Return where a file of this kind is kept."""
        return self.path.format(slug=slug)


STARTERS: Final[Mapping[str, Starter]] = MappingProxyType(
    {
        "credential": Starter(
            "A micro-credential and its rubric.",
            "credentials/{slug}.md",
            credential.blank,
            credential.copy,
            credential.rubric_named_in,
        ),
        "rubric": Starter("A rubric.", "rubrics/{slug}.yml", rubric.blank, rubric.copy),
        **{
            kind: Starter(says, path, offers.blank(kind), offers.copy(kind))
            for kind, says, path in (
                ("organization", "An organisation.", "program/organizations/{slug}.yml"),
                ("pathway", "A pathway or a stack.", "program/pathways/{slug}.yml"),
                ("cohort", "A series of cohorts.", "program/cohorts/{slug}.yml"),
                ("recognition", "A recognition rule.", "program/recognition/{slug}.yml"),
            )
        },
    }
)


def started(
    kind: str, seed: Seed, original: str | None = None, read: Callable[[str], str] | None = None
) -> dict[str, str]:
    """Return the texts of a starter by their paths, the one asked for first.

    `original` is the name of a file to copy, which `read` returns the text of by its path.
    """
    starter = STARTERS[kind]
    path = starter.path_of(seed.title.slug)
    if original is None or read is None:
        text = starter.blank(seed)
        files = {path: text}
        for other in starter.brings(text):
            files |= started(other, seed)
        return files
    text = read(starter.path_of(original))
    files = {path: starter.copy(seed, text)}
    for other, name in starter.brings(text).items():
        files |= started(other, seed, name, read)
    return files
