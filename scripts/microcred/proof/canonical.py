"""JSON-LD to expanded form and to canonical N-Quads (RDFC-1.0), by pyld.

pyld is given our loader of contexts at every step and as its default, so that none of its own,
which would ask the network, is ever used.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from cachetools import LRUCache
from pyld import jsonld
from pyld.canon import URDNA2015
from pyld.context_resolver import ContextResolver

from microcred.proof import contexts
from microcred.proof.problem import ProofProblem

Load = Callable[[str, object], dict[str, Any]]

jsonld.set_document_loader(contexts.load)

RELATIVE: Final = "relative://address/"
"""What pyld puts before an address or a type that is not whole, so that it shows."""

MAX_WORK: Final = 2000
"""How many blank nodes may be looked at again because others look alike.

Documents of ours need none or a few; one made for it could keep a machine busy for ever.
"""

_RESOLVED: Final[LRUCache[Any, Any]] = LRUCache(maxsize=512)
_PROCESSED: Final[LRUCache[Any, Any]] = LRUCache(maxsize=512)


def expanded(document: dict[str, Any], load: Load) -> list[Any]:
    """Return the expanded form. ProofProblem where a term would be dropped, or it is no JSON-LD."""
    dropped: list[str | None] = []
    try:
        form: list[Any] = _Processor(dropped.append).expand(document, _options(load))
    except jsonld.JsonLdError as error:
        raise ProofProblem(_said(error)) from None
    if dropped:
        names = ", ".join(sorted({name or "a name that means nothing" for name in dropped}))
        raise ProofProblem(f"no context says what {names} means, so it would not be signed")
    return form


def dataset(form: list[Any]) -> dict[str, Any]:
    """Return an expanded form as RDF: the quads of each graph, the way pyld holds them."""
    quads: dict[str, Any] = _Expanded().to_rdf(form, _options(contexts.load))
    return quads


def canonical(form: list[Any]) -> str:
    """Return an expanded form as canonical N-Quads.

    ProofProblem where that takes too long, or languages disagree on the order of its letters.
    """
    text: str = _Bounded().main(dataset(form), {"format": "application/n-quads"})
    in_one_order(text)
    return text


def in_one_order(quads: str) -> None:
    """Raise ProofProblem where sorted quads stand in another order by their UTF-16 code units.

    RDFC-1.0 sorts by code points. The canonicaliser for JavaScript sorts by code units, which
    differs where U+E000 to U+FFFF meets what lies above.
    """
    if not quads.isascii() and _ABOVE.search(quads):
        lines = quads.split("\n")[:-1]
        if sorted(lines, key=lambda line: line.encode("utf-16-be")) != lines:
            raise ProofProblem("programs disagree on the order of the rare characters in this")


_ABOVE: Final = re.compile("[\U00010000-\U0010ffff]")


def _options(load: Load) -> dict[str, Any]:
    kept: LRUCache[Any, Any] = _RESOLVED if load is contexts.load else LRUCache(maxsize=512)
    return {
        "base": RELATIVE,
        "documentLoader": load,
        "contextResolver": _Resolver(kept, load),
    }


def _said(error: jsonld.JsonLdError) -> str:
    """Return what pyld, or a loader below it, found wrong."""
    cause: BaseException | None = error
    while cause:
        if isinstance(cause, ProofProblem):
            return str(cause)
        cause = cause.__cause__
    return f"this is not JSON-LD: {error.type} {error.code or ''}".rstrip()


class _Resolver(ContextResolver):  # type: ignore[misc]  # pyld has no types
    """pyld's resolver, which knows a context it was given before by the object that it is.

    pyld would write each one out as canonical JSON every time, to know it by that.
    """

    def resolve(self, active_ctx: Any, context: Any, base: str, cycles: Any = None) -> Any:
        """Return the resolved contexts."""
        if not isinstance(context, dict):
            return super().resolve(active_ctx, context, base, cycles)
        known = self.shared_cache.get(id(context))
        if known is None or known[0] is not context:
            known = (context, super().resolve(active_ctx, context, base, cycles))
            self.shared_cache[id(context)] = known
        return known[1]


class _Processor(jsonld.JsonLdProcessor):  # type: ignore[misc]
    """pyld's processor, which remembers what it made of one context inside another.

    pyld forgets what it made of those that end with a node, and most of its time goes into that.
    """

    def _process_context(self, active_ctx: Any, local_ctx: Any, options: Any, **others: Any) -> Any:
        ours = options.get("documentLoader") is contexts.load and isinstance(local_ctx, dict)
        if not ours or not others.keys() <= {"override_protected", "propagate"}:
            return super()._process_context(active_ctx, local_ctx, options, **others)
        key = (id(active_ctx), id(local_ctx), *sorted(others.items()))
        known = _PROCESSED.get(key)
        if known is None:
            made = super()._process_context(active_ctx, local_ctx, options, **others)
            known = _PROCESSED[key] = (made, active_ctx, local_ctx)  # kept, so that ids stay theirs
        return known[0]


class _Expanded(jsonld.JsonLdProcessor):  # type: ignore[misc]
    """pyld's processor for what is expanded already."""

    def expand(self, input_: Any, options: object) -> Any:
        """Return the input."""
        return input_


class _Bounded(URDNA2015):  # type: ignore[misc]
    """pyld's canonicalisation, which gives up where the number of look-alikes explodes."""

    def __init__(self) -> None:
        super().__init__()
        self.work = 0

    def hash_n_degree_quads(self, id_: str, issuer: object) -> Any:
        """Count one more look at the neighbours of a blank node."""
        self.work += 1
        if self.work > MAX_WORK:
            raise ProofProblem("too many parts of this look alike to be put in one order")
        return super().hash_n_degree_quads(id_, issuer)

    def modify_first_degree_component(self, id_: str, component: Any, key: str) -> Any:
        """Return a term as the hash of a blank node sees it, without copying it deeply."""
        if component["type"] != "blank node":
            return component
        return {"type": "blank node", "value": "_:a" if component["value"] == id_ else "_:z"}
