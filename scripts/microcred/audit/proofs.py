"""Many signatures looked at, each with the answer that `proof.verified` would give."""

from __future__ import annotations

from typing import Any

from microcred.proof import verified


class Proofs:
    """Looks at signatures."""

    def verify(self, document: dict[str, Any], public: bytes) -> None:
        """Return if the proof of a document stands under this key; else raise ProofProblem."""
        verified(document, public)
