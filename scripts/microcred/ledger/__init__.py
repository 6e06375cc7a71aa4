"""The ledger of awards: what its log tells, what may change, and whether a decision supports it."""

from microcred.ledger.changes import names_shown, unallowed, without_name
from microcred.ledger.decisions import decision_bytes, read_decision
from microcred.ledger.holding import Held, Refused, held, may_award
from microcred.ledger.log import Logged, line_bytes, read_log
from microcred.ledger.standing import Ledger, Standing, ledger
from microcred.ledger.support import Grounds, unsupported
from microcred.ledger.writing import awarded, name_withdrawn, revoked, sha256, signed_anew

__all__ = [
    "Grounds",
    "Held",
    "Ledger",
    "Logged",
    "Refused",
    "Standing",
    "awarded",
    "decision_bytes",
    "held",
    "ledger",
    "line_bytes",
    "may_award",
    "name_withdrawn",
    "names_shown",
    "read_decision",
    "read_log",
    "revoked",
    "sha256",
    "signed_anew",
    "unallowed",
    "unsupported",
    "without_name",
]
