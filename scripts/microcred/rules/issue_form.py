"""The codes of issues that were written with the form, which `microcred.bot.form` reads."""

from __future__ import annotations

from typing import Final

from microcred.rules.elsewhere import ERROR, WARNING, CheckedElsewhere

CHECKED_IN_ISSUES: Final = (
    CheckedElsewhere(
        "I01",
        "Each heading of the form is there, once.",
        ERROR,
        "Put it back; begin headings of your own with two signs.",
    ),
    CheckedElsewhere(
        "I02",
        "A micro-credential is chosen that takes submissions.",
        ERROR,
        "Choose one of those that a new issue lists.",
    ),
    CheckedElsewhere(
        "I03",
        "Each line of evidence begins with a piece of evidence that is asked for, and names its "
        "facts.",
        ERROR,
        "Write it like the example that the form shows.",
    ),
    CheckedElsewhere(
        "I04",
        "A file from the site stands alone, and is for what was chosen.",
        ERROR,
        "Keep the file, or the answers below it.",
    ),
    CheckedElsewhere(
        "I05",
        "It is ticked that what is public for good was read.",
        ERROR,
        "Read it, and tick it.",
    ),
    CheckedElsewhere(
        "I06",
        "A next attempt goes on with a submission of the same account, which takes one now.",
        ERROR,
        "Copy the number of your own submission; its pull request says what is next.",
    ),
    CheckedElsewhere("I07", "An issue has no more characters than are read.", ERROR, "Shorten it."),
    CheckedElsewhere(
        "I08",
        "An account has no more submissions open than `open_per_account` allows.",
        ERROR,
        "Wait until one is decided, or take one back.",
    ),
    CheckedElsewhere(
        "I09",
        "The issue form is as the programme and its catalog make it.",
        WARNING,
        "Run `microcred github form`, and commit what it wrote.",
    ),
    CheckedElsewhere(
        "I10",
        "In private mode there is no issue form: whatever is written there is public.",
        ERROR,
        "Run `microcred github form`, which removes it.",
    ),
)
