"""The codes of problems with what a programme offers beside its own micro-credentials."""

from __future__ import annotations

from typing import Final

from microcred.rules.elsewhere import ERROR, WARNING, CheckedElsewhere

CHECKED_IN_OFFERS: Final[tuple[CheckedElsewhere, ...]] = (
    CheckedElsewhere(
        "O01",
        "The file of an organisation or of an adopted catalog is named after its id.",
        ERROR,
        "Rename the file, or correct `id`.",
    ),
    CheckedElsewhere(
        "O02",
        "What organisations and adopted catalogs name is there: organisations, catalogs, micro- "
        "credentials of that catalog.",
        ERROR,
        "Correct the name, or take it out.",
    ),
    CheckedElsewhere(
        "O03",
        "No organisation is part of itself, around others or not.",
        ERROR,
        "Take `part_of` out of the one that is above the others.",
    ),
    CheckedElsewhere(
        "O04",
        "Parts, needs, values, adopted micro-credentials and schools are listed once; no two "
        "organisations have a school of one id.",
        ERROR,
        "Keep one of the two.",
    ),
    CheckedElsewhere(
        "O05",
        "What an organisation does is what its `parts` say: who adopts is an adopter, who issues "
        "an issuer.",
        ERROR,
        "Add the part, or take out what it does not do.",
    ),
    CheckedElsewhere(
        "O06",
        "A micro-credential of another catalog has a name that nothing else here has.",
        ERROR,
        "Give it another id; the name on the page can stay.",
    ),
    CheckedElsewhere(
        "O07",
        "Where a source is named, so is the day on which it was read.",
        WARNING,
        "Add `as_of:`.",
    ),
    CheckedElsewhere(
        "O08",
        "A need says what serves it: an area, a purpose, or micro-credentials.",
        ERROR,
        "Write `area:`, `purpose:` or `credentials:`.",
    ),
    CheckedElsewhere(
        "O09",
        "A request is listed once; what came of it is there, and who asked is told why it was "
        "declined.",
        ERROR,
        "Add what is missing to program/requests.yml.",
    ),
    CheckedElsewhere(
        "W01",
        "The file of a pathway is named after its id.",
        ERROR,
        "Rename the file, or correct `id`.",
    ),
    CheckedElsewhere(
        "W02",
        "What a pathway names is there.",
        ERROR,
        "Correct the name, or take it out.",
    ),
    CheckedElsewhere(
        "W03",
        "Each step says in one way what it takes: `from`, `groups` or `either`.",
        ERROR,
        "Keep the one that is meant.",
    ),
    CheckedElsewhere(
        "W04",
        "A pathway has steps, and no list of one is shorter than what is asked from it.",
        ERROR,
        "Name more micro-credentials, or ask for fewer.",
    ),
    CheckedElsewhere(
        "W05",
        "Steps, groups and what is in a list are there once; the capstone is in no step.",
        ERROR,
        "Keep one of the two.",
    ),
    CheckedElsewhere(
        "W06",
        "No micro-credential needs itself, around others or not, and none needs the capstone.",
        ERROR,
        "Take out what can be done first.",
    ),
    CheckedElsewhere(
        "W07",
        "All steps of a pathway can be met together, an award counting once unless it is `shared`.",
        ERROR,
        "Name more micro-credentials, ask for fewer, or write `shared: true`.",
    ),
    CheckedElsewhere(
        "W08",
        "What has prerequisites on a pathway is on it.",
        WARNING,
        "Take it out, or name it in a step.",
    ),
    CheckedElsewhere(
        "W09",
        "Where a source is named, so is the day on which it was read.",
        WARNING,
        "Add `as_of:`.",
    ),
    CheckedElsewhere(
        "W10",
        "There are at most 512 ways through a pathway, so that the best one can be found.",
        ERROR,
        "Ask for some of a list in place of alternatives.",
    ),
    CheckedElsewhere(
        "H01",
        "The file of a series of cohorts is named after its id.",
        ERROR,
        "Rename the file, or correct `id`.",
    ),
    CheckedElsewhere(
        "H02",
        "What a series names is there: organisations, its pathway, its rules.",
        ERROR,
        "Correct the name, or take it out.",
    ),
    CheckedElsewhere(
        "H03",
        "Days of a series follow on each other: applications open, then close; cohorts start in "
        "their order and end after that.",
        ERROR,
        "Correct the day that is wrong.",
    ),
    CheckedElsewhere(
        "H04",
        "Cohorts, tags, partners, funders and rules of a series are listed once.",
        ERROR,
        "Keep one of the two.",
    ),
    CheckedElsewhere(
        "H05",
        "A series in force has a cohort.",
        ERROR,
        "Add one, or write `status: draft` while it is planned.",
    ),
    CheckedElsewhere(
        "H06",
        "No cohort follows one that has a seat for everyone.",
        ERROR,
        "Say how many seats that one has.",
    ),
    CheckedElsewhere(
        "H07",
        "Who assists in a series has the part `assistance`.",
        ERROR,
        "Add it to the organisation's `parts`.",
    ),
    CheckedElsewhere(
        "H08",
        "Where a source is named, so is the day on which it was read.",
        WARNING,
        "Add `as_of:`.",
    ),
    CheckedElsewhere(
        "N01",
        "The file of a recognition rule is named after its id.",
        ERROR,
        "Rename the file, or correct `id`.",
    ),
    CheckedElsewhere(
        "N02",
        "What a rule names is there: its owner, micro-credentials, organisations, schools.",
        ERROR,
        "Correct the name, or take it out.",
    ),
    CheckedElsewhere(
        "N03",
        "Who owns a rule has the part `recogniser`.",
        ERROR,
        "Add it to the organisation's `parts`.",
    ),
    CheckedElsewhere(
        "N04",
        "A rule counts something and can be met: no list is shorter than what is asked from it, "
        "no cap lower.",
        ERROR,
        "Name more micro-credentials, or ask for fewer.",
    ),
    CheckedElsewhere(
        "N05",
        "A window has one end, not before it begins, and lies in the days of its rule.",
        ERROR,
        "Write one of `days`, `years` and `until`.",
    ),
    CheckedElsewhere(
        "N06",
        "A rule ends after it begins; one that has ended says on which day.",
        ERROR,
        "Correct the day, or add `until:`.",
    ),
    CheckedElsewhere(
        "N07",
        "A reward has what its kind needs, and nothing that says nothing about it.",
        ERROR,
        "Add what is missing, or take out what is too much.",
    ),
    CheckedElsewhere(
        "N08",
        "What is in a list of a rule is there once.",
        ERROR,
        "Keep one of the two.",
    ),
    CheckedElsewhere(
        "N09",
        "Amendments take effect after the rule does, are in the order of their days, and change "
        "something.",
        ERROR,
        "Put them in order; the last one holds.",
    ),
    CheckedElsewhere(
        "N10",
        "A rule gives something, or says which strand of policy it is of.",
        WARNING,
        "Add `rewards:` or `strand:`.",
    ),
    CheckedElsewhere(
        "N11",
        "No two rules of an owner who pays once pay for the same award.",
        WARNING,
        "Part what they count, or take `pays_once` out.",
    ),
)
