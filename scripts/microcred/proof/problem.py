"""Why something cannot be signed, or a signature does not stand."""

from __future__ import annotations


class ProofProblem(Exception):
    """The reason, in a sentence for people."""
