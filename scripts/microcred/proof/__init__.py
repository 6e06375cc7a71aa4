"""Data Integrity proofs (eddsa-rdfc-2022): signing, verifying, and signing in bulk."""

from microcred.proof.problem import ProofProblem
from microcred.proof.suite import Sign, signed, verified

__all__ = ["ProofProblem", "Sign", "signed", "verified"]
