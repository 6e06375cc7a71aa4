"""The form in which signed JSON-LD has to be written, so that its readers see what was signed.

A proof of `eddsa-rdfc-2022` covers what names mean, and not how they are written. `validUntil`
means an address; written out as that address the signature still holds, and whoever looks for
`validUntil` finds no end. So only plain names are taken, and contexts that are known. And nothing
but the whole may have the id of the whole, or what is said of it could be moved to where nobody
looks. (Verifiable Credentials 2.0, section 6.1, asks for the compacted form for this reason.)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from microcred.proof import ProofProblem
from microcred.proof.contexts import context
from microcred.proof.covered import MEMBER

MAX_CONTEXTS: Final = 16
"""How many contexts a badge may name: there are fewer that are known, and each takes time."""


def has_too_many_contexts(document: dict[str, Any]) -> bool:
    """Tell whether a document names more contexts than `MAX_CONTEXTS`."""
    named = document.get("@context")
    return isinstance(named, list) and len(named) > MAX_CONTEXTS


def unknown_context(document: dict[str, Any]) -> str | None:
    """Return the first context of a document that is not known here, None where all are."""
    named = document.get("@context")
    for each in named if isinstance(named, list) else [named]:
        if not isinstance(each, str):
            return "one written into the badge itself"
        try:
            context(each)
        except ProofProblem:
            return each
    return None


def misleading(document: dict[str, Any]) -> Iterator[str]:
    """Yield what in a document its readers could miss or take for something else."""
    whole = {name: value for name, value in document.items() if name != "@context"}
    for part in _objects(whole):
        for name in part:
            if ":" in name or name.startswith("@"):
                yield f"the field {name} is not written by its plain name"
        if part is not whole and part.keys() > {"id"} and part["id"] == document.get("id"):
            yield "a part of it has the id of the whole"


def _objects(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield an object and all objects inside it, without recursion.

    The badges in a learner record come without their contexts: each is verified by itself too.
    """
    waiting: list[Any] = [document]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            yield part
            waiting += (value for name, value in part.items() if name != MEMBER)
            waiting += map(_without_contexts, _list(part.get(MEMBER)))
        elif isinstance(part, list):
            waiting += part


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _without_contexts(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    return {name: inner for name, inner in value.items() if name != "@context"}
