"""Data Integrity proofs (eddsa-rdfc-2022): signing, verifying, and signing in bulk."""

from microcred.proof.bulk import Bulk, written
from microcred.proof.problem import ProofProblem
from microcred.proof.suite import Sign, signed, verified

__all__ = ["Bulk", "ProofProblem", "Sign", "signed", "verified", "written"]
