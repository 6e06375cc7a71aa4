"""Checks a badge, ours or another issuer's: one by one, each with its outcome and a word on it.

Open Badges 2.0 and 3.0, as JSON, JWT, or inside a PNG or SVG. Signatures of `eddsa-rdfc-2022` are
checked by our own proof package, all others by openbadgeslib. Whatever has to be fetched comes
through a function that is an argument, so nothing here knows a network.
"""

from microcred.verify.check import NAMES, Check, Outcome, Verification
from microcred.verify.fetching import CannotFetch, Fetch, once
from microcred.verify.verification import MAX_DATA, unopened, verify

__all__ = [
    "MAX_DATA",
    "NAMES",
    "CannotFetch",
    "Check",
    "Fetch",
    "Outcome",
    "Verification",
    "once",
    "unopened",
    "verify",
]
