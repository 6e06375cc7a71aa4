"""The codes of the private folder: the roster and the tables of what is known of people."""

from __future__ import annotations

from typing import Final

from microcred.rules.elsewhere import ERROR, UNKNOWN, CheckedElsewhere

CHECKED_IN_PEOPLE: Final = (
    CheckedElsewhere(
        "D01",
        "A table can be taken apart: quotation marks are closed, no row has more cells than there "
        "are columns, nothing is longer than what is read.",
        ERROR,
        "Put quotation marks around a cell that holds a comma, and close what was opened.",
    ),
    CheckedElsewhere(
        "D02",
        "The first line of a table names its columns: known ones, each once, none missing.",
        ERROR,
        "Correct the first line.",
    ),
    CheckedElsewhere(
        "D03",
        "Each cell is of the kind that its column takes, and none is empty that must not be. Days "
        "are days of the calendar; moments say their distance from UTC.",
        ERROR,
        "Write it as the message says.",
    ),
    CheckedElsewhere(
        "D04",
        "The file is UTF-8 text; a byte order mark is fine.",
        ERROR,
        "Save it anew as UTF-8 (in Excel: “CSV UTF-8”).",
    ),
    CheckedElsewhere(
        "D05",
        "No cell begins as a formula, which a spreadsheet would work out.",
        ERROR,
        "Write the value itself.",
    ),
    CheckedElsewhere(
        "D06",
        "A mentor is in the roster, and is not who they mentor.",
        ERROR,
        "Add the mentor, or correct the id.",
    ),
    CheckedElsewhere(
        "D07", "Mentors do not go in a circle.", ERROR, "Take `mentor` from one of them."
    ),
    CheckedElsewhere(
        "D08",
        "Somebody's school is one that their organisation lists. Where none is recorded, that is a "
        "warning: no count by school has them.",
        ERROR,
        "Correct the school, or list it in program/organizations.",
    ),
    CheckedElsewhere(
        "D09",
        "Whoever a table names is in the roster. Where there is no roster at all, that is a "
        "warning.",
        ERROR,
        "Add them, or correct the id.",
    ),
    CheckedElsewhere("D10", "No row says again what another says.", ERROR, "Keep one of the two."),
    CheckedElsewhere(
        "D11",
        "The series, micro-credentials, catalogs, rules and organisations that a table names are "
        "in the programme.",
        ERROR,
        "Correct the name, or add its file.",
    ),
    CheckedElsewhere(
        "D12",
        "The moments of a row follow one another: begun, submitted, awarded, revoked.",
        ERROR,
        "Correct one of the two.",
    ),
    CheckedElsewhere(
        "D13",
        "The private folder lies outside of the repository and holds tables that are read. A file "
        "whose name is nearly that of one is a warning.",
        ERROR,
        "Move the folder out and name it with `--people` or MICROCRED_PEOPLE.",
    ),
    CheckedElsewhere(
        "D14",
        "Reports know whose each award is, and when its evidence was handed in. Awards whose "
        "decisions are kept in another repository are left out, which is a warning.",
        UNKNOWN,
        "Make the report in a full clone of the repository that keeps submissions.",
    ),
)
