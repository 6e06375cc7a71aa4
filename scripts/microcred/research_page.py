"""docs/research.md: every source that the catalog cites, and where it can be checked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from microcred.model.credential import Citation, Credential

PATH = "docs/research.md"

_HEAD = """# The research behind the catalog

<!-- Written by `microcred docs` from the files in credentials/. Change those, not this page. -->

Every source that a micro-credential of this catalog cites, with the page where author, year and
title can be checked, and the micro-credentials that cite it. What each source found, and where its
evidence is thin, stands on the page of the micro-credential.
"""


@dataclass(frozen=True, slots=True)
class Use:
    """A source, and a micro-credential that cites it."""

    citation: Citation
    credential: Credential


def research_page(credentials: Iterable[Credential]) -> str:
    """Return the page as Markdown: sources by author, each with its address and its uses."""
    uses = [Use(citation, one) for one in credentials for citation in one.research]
    by_text: dict[str, list[Use]] = {}
    for use in uses:
        by_text.setdefault(use.citation.citation, []).append(use)
    entries = [_entry(by_text[text]) for text in sorted(by_text, key=str.casefold)]
    return "\n".join([_HEAD, f"{len(entries)} sources.\n", *entries, ""])


def _entry(uses: list[Use]) -> str:
    citation = uses[0].citation
    address = next((use.citation.address for use in uses if use.citation.address), None)
    where = f"<{address}>" if address else f"ISBN {citation.isbn}"
    pages = ", ".join(_link(use.credential) for use in uses)
    return f"- {_escaped(citation.citation)}\n  Check it at {where}. Cited by {pages}."


def _link(credential: Credential) -> str:
    return f"[{_escaped(credential.name)}](../credentials/{credential.id}/)"


_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>#|"})


def _escaped(text: str) -> str:
    """Return text with the signs that Markdown would take for its own."""
    return text.translate(_SPECIAL)
