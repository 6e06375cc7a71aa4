"""The codes of two repositories in private mode, which `microcred publish` checks."""

from __future__ import annotations

from typing import Final

from microcred.rules.elsewhere import ERROR, CheckedElsewhere

_RESTORE: Final = "Fetch the private repository; restore from Git what was written by hand."

_CODES: Final = (
    (
        "R01",
        "Both repositories have `mode: private` and `submissions_repository`.",
        "Write it in the public one, then run `microcred publish --pull`.",
    ),
    (
        "R02",
        "Nothing that was handed in is in the public repository.",
        "Follow docs/runbooks/purge.md.",
    ),
    (
        "R03",
        "The public ledger is how the private one begins: whatever it has, the private one has.",
        _RESTORE,
    ),
    (
        "R04",
        "What is published is signed with keys that the public repository trusts.",
        "Add the key to program/keys.yml there first.",
    ),
    ("R05", "A release is the same in both.", "Restore the first of the two."),
    (
        "R06",
        "No definition was changed in both since they were brought together.",
        "Take the change back in the private one; change it in the public one.",
    ),
    (
        "R07",
        "They are two repositories of one programme, and the private one began as a clone.",
        "Name the two; docs/runbooks/private-mode.md says how they are made.",
    ),
    (
        "R08",
        "The private repository is pushed before anything of it is published.",
        "Push its main.",
    ),
)

CHECKED_BETWEEN_REPOSITORIES: Final = tuple(
    CheckedElsewhere(code, says, ERROR, fix) for code, says, fix in _CODES
)
