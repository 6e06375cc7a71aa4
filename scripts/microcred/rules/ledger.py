"""The codes of the ledger of awards, which `microcred.audit` checks."""

from __future__ import annotations

from typing import Final

from microcred.rules.elsewhere import ERROR, WARNING, CheckedElsewhere

_RESTORE: Final = "Restore the file from Git. Only the award job writes here."
_FORGED: Final = "If nobody of the programme did it, it is a forgery: remove it."

_ELSEWHERE: Final = CheckedElsewhere(
    "A21",
    "The decisions that awards rest on are kept with them. Where they are kept in the repository "
    "that `submissions_repository` names, they are checked there.",
    WARNING,
    "Run `microcred check` in that repository too.",
)

_CODES: Final = (
    ("A01", "Every line of awards/log.jsonl is as the award job writes one.", _RESTORE),
    ("A02", "The log tells nothing that cannot be, such as one award made twice.", _RESTORE),
    ("A03", "The log only grows: no line is ever changed, removed or moved.", _RESTORE),
    ("A04", "Every award is in the log.", _FORGED),
    ("A05", "Every award that was logged is there.", _RESTORE),
    ("A06", "An award's file is as the log says it was written.", _RESTORE),
    ("A07", "An award's file holds one credential: the award of its name.", _RESTORE),
    (
        "A08",
        "Only its proof, `validFrom` and a withdrawn name ever change in a published award.",
        _RESTORE,
    ),
    ("A09", "The signature of an award stands.", _FORGED),
    ("A10", "Awards are signed with keys of program/keys.yml that are not compromised.", _FORGED),
    ("A11", "An award rests on a decision that supports it, by the release it names.", _FORGED),
    ("A12", "A decision came to an award, and was never changed since.", _FORGED),
    (
        "A13",
        "An earner has one live award of a micro-credential, but for a renewal.",
        "Revoke the one that should not be.",
    ),
    ("A14", "The status list that an award names is there, whole and signed.", _RESTORE),
    (
        "A15",
        "A status list says what the log says, and never takes back a revocation.",
        _RESTORE,
    ),
    ("A16", "No place in a status list is ever used twice.", "Revoke one of the two."),
    ("A17", "Nothing but the ledger lies in awards/.", "Move it elsewhere."),
    (
        "A18",
        "The programme's address is the one that its awards were issued by.",
        "Set `url` back to what it was: it cannot change after the first award.",
    ),
    (
        "A19",
        "A proposal changes neither awards nor decisions: the award job alone does.",
        "Undo the change in the proposal.",
    ),
    ("A20", "Every run of the award job was ended.", "Run `microcred award`, which ends it."),
)

CHECKED_IN_LEDGER: Final = (
    *(CheckedElsewhere(code, says, ERROR, fix) for code, says, fix in _CODES),
    _ELSEWHERE,
)
