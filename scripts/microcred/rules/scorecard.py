"""The codes of scorecards, which `microcred.scorecards` checks as they come in."""

from __future__ import annotations

from typing import Final

from microcred.problem import Severity
from microcred.rules.elsewhere import ERROR, WARNING, CheckedElsewhere

_LOOK_AGAIN: Final = "Take a new empty scorecard with `microcred score`, and look again."
_KEEP_ONE: Final = "Keep the one that holds."

_CODES: Final[tuple[tuple[str, str, Severity, str], ...]] = (
    (
        "K01",
        "A text holds one whole scorecard, from “Scorecard” to “End of scorecard”.",
        ERROR,
        "Keep one of two; write “End of scorecard” below its last line.",
    ),
    (
        "K02",
        "Every line of a scorecard belongs to something.",
        ERROR,
        "Put it behind a label such as `Why:`, or take it out.",
    ),
    ("K03", "Criteria are those of the rubric.", ERROR, "Write the name or the id of one."),
    ("K04", "Levels are those of the rubric.", ERROR, "Write the name or the id of one."),
    (
        "K05",
        "What was opened is what was handed in.",
        ERROR,
        "Write the name or the id of a slot, and the number of an item that is there.",
    ),
    ("K06", "Nothing is there twice.", ERROR, _KEEP_ONE),
    ("K07", "Every criterion that is open has a level.", ERROR, "Score it."),
    (
        "K08",
        "A scorecard is for this submission, micro-credential and attempt, and says so.",
        ERROR,
        "Check that it is the one you mean to hand in.",
    ),
    ("K09", "It was scored by the release that the submission names.", ERROR, _LOOK_AGAIN),
    ("K10", "It judged the commit that the attempt is at.", ERROR, _LOOK_AGAIN),
    (
        "K11",
        "A level has a reason. Where the criterion is met, it is a warning.",
        ERROR,
        "Say what you saw, or looked for and did not find.",
    ),
    (
        "K12",
        "A criterion that is not met has feedback.",
        ERROR,
        "Say what the teacher can do next.",
    ),
    (
        "K13",
        "There is a word on conflicts of interest. To declare one is a warning.",
        ERROR,
        "Write `none`, or how you are close to the earner.",
    ),
    (
        "K14",
        "Nobody is identified in it: by the rules S31 to S34 and S36, and as grave as they are.",
        ERROR,
        "Write “a student”, or a number; remove addresses and telephone numbers.",
    ),
    (
        "K15",
        "Only what is not met yet is scored again.",
        WARNING,
        "Take out what was met in an earlier attempt.",
    ),
    (
        "K16",
        "Of each item that is listed it is said what was found.",
        ERROR,
        "Write matched, differs, could not compare or could not open.",
    ),
    (
        "K17",
        "Of a criterion that is met it is said where that was seen.",
        WARNING,
        "Add `where`: a time code, a page or a paragraph.",
    ),
    (
        "K18",
        "A scorecard in a review can be seen as plain text, all of it.",
        ERROR,
        "Take out what shows it as code or folds it away.",
    ),
    (
        "K19",
        "A review that approves or requests changes says the same as its levels.",
        ERROR,
        "Change one of the two, and hand the scorecard in anew.",
    ),
)

CHECKED_IN_SCORECARDS: tuple[CheckedElsewhere, ...] = tuple(
    CheckedElsewhere(code, says, severity, fix) for code, says, severity, fix in _CODES
)
