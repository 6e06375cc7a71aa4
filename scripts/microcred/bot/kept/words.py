"""What the comment says of each place where a submission can stand: its title, and who acts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from microcred.bot.stage import Stage

TITLES: Final[Mapping[Stage, str]] = {
    Stage.TO_MEND: "something is to be mended first",
    Stage.UNKNOWN: "not everything could be checked",
    Stage.WAITING: "waits its turn",
    Stage.DRAFT: "a draft",
    Stage.SCORING: "with the evaluators",
    Stage.HELD: "on hold",
    Stage.ADJUDICATION: "with the evaluators, who differ",
    Stage.AWARD: "met, and about to be awarded",
    Stage.RESUBMIT: "not yet, and you can try again",
    Stage.CLOSED: "not yet, after the last attempt",
    Stage.WITHDRAWN: "taken back",
    Stage.SHUT: "closed",
    Stage.MERGED: "merged before it was awarded",
    Stage.AWARDED: "awarded",
}

STANDS: Final[Mapping[Stage, str]] = {
    Stage.TO_MEND: (
        "Thank you for handing this in. Something in it has to be mended before evaluators look "
        "at it. Below stands what, and how."
    ),
    Stage.UNKNOWN: (
        "Something could not be checked, so we cannot tell yet. That is not your fault. We look at "
        "it again within the hour; where it needs a person, the list below says so."
    ),
    Stage.WAITING: (
        "You have as many submissions open as one account may have. This one is taken up once one "
        "of the others is decided or taken back. You need not do anything."
    ),
    Stage.WITHDRAWN: (
        "You took this back, so nobody scores it any more and nothing is awarded for it. You can "
        "hand in a new submission whenever you like."
    ),
    Stage.SHUT: (
        "This pull request was closed without being merged, so nobody scores it. To go on, open it "
        "again with “Reopen pull request” below. To take it back for good, write `/withdraw`."
    ),
}
"""What is said instead of the decision's own words."""

ACTS: Final[Mapping[Stage, str]] = {
    Stage.TO_MEND: "You.",
    Stage.UNKNOWN: "We do.",
    Stage.WAITING: "Nobody, for now.",
    Stage.DRAFT: "You, whenever you are ready. No evaluator is shown a draft.",
    Stage.SCORING: "The evaluators.",
    Stage.HELD: "You.",
    Stage.ADJUDICATION: "The evaluators.",
    Stage.AWARD: "We do.",
    Stage.RESUBMIT: "You, when you are ready. There is no hurry from our side.",
    Stage.CLOSED: "Your coordinator, together with you.",
    Stage.MERGED: "The evaluators.",
}
"""Who acts next."""

CANNOT_SEE: Final = "*The teacher cannot see this page. Please pass on to them what is theirs.*"
"""What is said first in private mode, where teachers have no account."""

BY_HAND: Final = "Your coordinator, who merges this pull request; the award is then signed."
MERGED_AWARD: Final = (
    "It was merged by hand, at the commit that was scored. The award is signed and published by "
    "the next run, within the hour."
)
MERGED_OPEN: Final = (
    "It was merged by hand before it was decided. Nothing is awarded for a merge: the evaluators "
    "still hand in their scorecards here, as reviews, and the award follows once those say so."
)
MERGED_NOT_YET: Final = (
    "It was merged by hand, and by its scorecards it is not enough yet. Nothing is awarded for a "
    "merge. A next attempt needs a pull request of its own; your coordinator helps you with it."
)
