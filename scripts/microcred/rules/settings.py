"""The codes of the programme's settings, its evaluators and the roster."""

from __future__ import annotations

from typing import Final

from microcred.rules.elsewhere import ERROR, WARNING, CheckedElsewhere

CHECKED_IN_SETTINGS: Final = (
    CheckedElsewhere("P01", "The site's address ends in a slash.", ERROR, "Add it."),
    CheckedElsewhere(
        "P02", "The time zone is known.", ERROR, "Use a name such as America/Chicago."
    ),
    CheckedElsewhere(
        "P03",
        "Shelves name micro-credentials of the catalog.",
        ERROR,
        "Correct the name, or take it off.",
    ),
    CheckedElsewhere(
        "P04",
        "A setting that needs to know people has private mode.",
        ERROR,
        "Set `mode: private`, or switch the setting off.",
    ),
    CheckedElsewhere(
        "P05",
        "Each evaluator is listed once.",
        ERROR,
        "Keep one of the two; give each person an id and an account of their own.",
    ),
    CheckedElsewhere(
        "P06",
        "What an evaluator may score is in the catalog.",
        ERROR,
        "Name micro-credentials, or write [any].",
    ),
    CheckedElsewhere(
        "P07",
        "The day on which an evaluator was trained is recorded. For a lead evaluator it must be, "
        "for others this is a warning: until then their scorecards do not count.",
        ERROR,
        "Add `trained:`.",
    ),
    CheckedElsewhere(
        "P08",
        "In open mode the GitHub account of each evaluator is recorded by its number.",
        ERROR,
        "Add `github:`.",
    ),
    CheckedElsewhere(
        "P09",
        "Where colleagues of one school may not score each other, each evaluator's is recorded.",
        WARNING,
        "Add `school:`.",
    ),
    CheckedElsewhere(
        "P10", "What is said of an evaluator agrees with itself.", ERROR, "Correct one of the two."
    ),
    CheckedElsewhere(
        "P11",
        "Where there are evaluators, one may score each micro-credential that is open.",
        WARNING,
        "Add it to `credentials` of somebody trained.",
    ),
    CheckedElsewhere(
        "P12",
        "No list of people, by their addresses, names or ids, lies in the repository.",
        ERROR,
        "Move it out, name it with `--roster` or its folder with `--people`, and have it purged "
        "from the history.",
    ),
    CheckedElsewhere(
        "P13",
        "A roster names each person once (checked when it is used).",
        ERROR,
        "Keep one of the two.",
    ),
    CheckedElsewhere(
        "P14",
        "In private mode each evaluator says whether they hand in themselves.",
        WARNING,
        "Add `earner:` with their id of the roster, or `earner: none`.",
    ),
    CheckedElsewhere(
        "P15",
        "The GitHub account of an evaluator is recorded by its number and by its login. A login "
        "without a number is an error, a number without a login a warning: nobody can mention or "
        "assign them.",
        ERROR,
        "Add `github:` with the number and `login:` with the name of the account.",
    ),
    CheckedElsewhere(
        "P16",
        "The calendar has a school day.",
        ERROR,
        "Name the days on which people score, such as [mon, tue, wed, thu, fri].",
    ),
    CheckedElsewhere(
        "P17",
        ".github/CODEOWNERS is what program/evaluators.yml makes of it. Without the file, and with "
        "lead evaluators that have a login, it is a warning.",
        ERROR,
        "`microcred github codeowners` writes it.",
    ),
    CheckedElsewhere(
        "P18",
        "docs/ holds only files of kinds that a site publishes, and no spreadsheet lies in it or "
        "beside it: nobody could tell whether it is a list of people.",
        ERROR,
        "Move it out of the repository's folder.",
    ),
)
