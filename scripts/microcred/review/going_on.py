"""Whether a submission takes its next attempt now."""

from __future__ import annotations

from typing import Final

from microcred.model.decision import Outcome

GOES_ON: Final = frozenset({Outcome.RESUBMIT, Outcome.HELD, Outcome.DRAFT})
"""Where a submission takes its next attempt."""

NOT_NOW: Final = {
    Outcome.SCORING: "its last attempt is being scored",
    Outcome.ADJUDICATION: "its last attempt is being scored",
    Outcome.AWARD: "it has met what it takes, and the award follows",
    Outcome.CLOSED: "its last attempt was the last one allowed",
    Outcome.WITHDRAWN: "it was taken back",
}
"""Why it takes none otherwise."""
