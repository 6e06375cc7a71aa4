"""The codes of problems that are found before rules can look, or outside of any definition."""

from __future__ import annotations

from dataclasses import dataclass

from microcred.problem import Severity

ERROR, WARNING, UNKNOWN = Severity.ERROR, Severity.WARNING, Severity.UNKNOWN


@dataclass(frozen=True, slots=True)
class CheckedElsewhere:
    """What a code means whose check is not one of the rules."""

    code: str
    says: str
    severity: Severity
    fix: str


CHECKED_ELSEWHERE: tuple[CheckedElsewhere, ...] = (
    CheckedElsewhere(
        "B01",
        "A pull request that hands in changes the attempts of its one submission and nothing else.",
        ERROR,
        "Hand in by a pull request that adds your own attempt and nothing else; close this one.",
    ),
    CheckedElsewhere(
        "B02",
        "In open mode, the account that hands in is the one that the attempts name as the earner.",
        ERROR,
        "Correct `id` under `earner`, or hand it in from the other account.",
    ),
    CheckedElsewhere(
        "B03",
        "A pull request that hands in is to go to main.",
        ERROR,
        "Choose main as its base: “Edit”, beside the title.",
    ),
    CheckedElsewhere(
        "B04",
        "What was made from an issue is changed by another issue of its author alone.",
        ERROR,
        "Put its branch back to the commit that is named; or take it back, and write a new issue.",
    ),
    CheckedElsewhere(
        "E01",
        "The site engine has nothing to warn of in hand-written pages and mkdocs.yml.",
        WARNING,
        "Correct the link or the setting.",
    ),
    CheckedElsewhere(
        "E02",
        "What checks badges in the browser can be made, so that the site has it.",
        WARNING,
        "Build again once the npm registry can be reached; it takes that once.",
    ),
    CheckedElsewhere(
        "E03",
        "Every award of the ledger can be shown on a page.",
        ERROR,
        "Restore the file from Git; only the award job writes there.",
    ),
    CheckedElsewhere(
        "E04",
        "The site is no larger than `site_max_mb` of program.yml says.",
        ERROR,
        "Publish on a host that takes more, or give each organisation a site of its own.",
    ),
    CheckedElsewhere(
        "E05",
        "The figures of the queue that a build is given can be read.",
        ERROR,
        "Make them anew, where submissions are kept: `microcred queue --format json`.",
    ),
    CheckedElsewhere("F00", "A file can be opened.", UNKNOWN, "Check that you may read it."),
    CheckedElsewhere("F01", "A file is UTF-8 text.", ERROR, "Save it as UTF-8 plain text."),
    CheckedElsewhere(
        "F02",
        "A file is one plain YAML block of fields, at most 20 deep.",
        ERROR,
        "Check indentation, colons and quotes near the line.",
    ),
    CheckedElsewhere("F03", "No field is there twice.", ERROR, "Keep one of the two."),
    CheckedElsewhere(
        "F04",
        "No anchors, aliases or tags.",
        ERROR,
        "Write the value out; put quotes around a text that starts with & or *.",
    ),
    CheckedElsewhere(
        "F05",
        "A file is not larger than 512 KB.",
        ERROR,
        "Shorten it. Media and long documents are linked to.",
    ),
    CheckedElsewhere(
        "F06",
        "A file is a plain file inside the programme, and no link.",
        ERROR,
        "Put the file itself there.",
    ),
    CheckedElsewhere(
        "F07",
        "No invisible control characters.",
        ERROR,
        "Delete them: retype the words around them.",
    ),
    CheckedElsewhere(
        "F08",
        "A micro-credential starts with front matter.",
        ERROR,
        "Start with `---`, the fields, and `---`.",
    ),
    CheckedElsewhere("F09", "`id` is the file's name.", ERROR, "Make the two the same."),
    CheckedElsewhere("F10", "A file that is named exists.", ERROR, "Add it, or correct its name."),
    CheckedElsewhere(
        "F11", "Every file in these folders is read.", WARNING, "Rename it, or move it elsewhere."
    ),
    CheckedElsewhere(
        "F12",
        "Every rubric is used.",
        WARNING,
        "Name it in a micro-credential, or remove it.",
    ),
    CheckedElsewhere(
        "F13",
        "There is at least one micro-credential.",
        ERROR,
        "Write one: `microcred new credential NAME` makes a starter.",
    ),
    CheckedElsewhere(
        "F14",
        "No starter's text is left in a file. In a draft it is a warning.",
        ERROR,
        "Put your own words wherever it says WRITE.",
    ),
    CheckedElsewhere(
        "G01",
        "What a pull request changes can be fetched and read.",
        UNKNOWN,
        "It is looked at again within the hour; if that stays so, open a new pull request.",
    ),
    CheckedElsewhere(
        "G02",
        "A submission is handed in by one pull request: the oldest that is open.",
        ERROR,
        "Go on in the older one, and close the other.",
    ),
    CheckedElsewhere(
        "G03",
        "Nobody has two pull requests open for the same micro-credential.",
        ERROR,
        "Go on in the older one with its next attempt, or take that one back first.",
    ),
    CheckedElsewhere(
        "F15",
        "Git changes no file of the programme on its way to a folder and back: `.gitattributes` "
        "names no `eol=crlf`, `filter`, `ident` or encoding for it, nor `text` for one with CR LF. "
        "An error for releases and awards, else a warning.",
        ERROR,
        "Take it off these folders, or end .gitattributes with `-text -filter -ident` for them.",
    ),
    CheckedElsewhere("M01", "Every field that is needed is there.", ERROR, "Add it."),
    CheckedElsewhere(
        "M02",
        "Every field is one that is known.",
        ERROR,
        "Check its spelling and indentation, or remove it.",
    ),
    CheckedElsewhere(
        "M03",
        "Every value is of the right kind, and out of the closed list where there is one.",
        ERROR,
        "Write what the message asks for.",
    ),
    CheckedElsewhere(
        "U01",
        "The reviews of a submission are a chain of scorecards and events, as `microcred score` "
        "writes them.",
        ERROR,
        "Find out who wrote the entry, and set it aside.",
    ),
    CheckedElsewhere(
        "U02",
        "A submission that is asked for has a branch with attempts, or is in main.",
        ERROR,
        "Check the id: `microcred decide` lists those that are open.",
    ),
    CheckedElsewhere(
        "U03",
        "No commit of a submission touches anything but its own attempts.",
        ERROR,
        "Make the branch anew without it: `microcred intake` does.",
    ),
    CheckedElsewhere(
        "U04",
        "An attempt is a plain file, and is handed in before the next one.",
        ERROR,
        "Hand in a plain text file, one attempt after the other.",
    ),
    CheckedElsewhere(
        "U05",
        "The roster tells who handed in, where that must be known.",
        UNKNOWN,
        "Name the roster with `--roster`, or add the person to it.",
    ),
    CheckedElsewhere(
        "U06",
        "What is taken in is no draft.",
        ERROR,
        "Put in what is missing, and set `status: ready`.",
    ),
    CheckedElsewhere(
        "U07",
        "The same files are not taken in twice.",
        ERROR,
        "Take it in as the next attempt with `--submission`.",
    ),
    CheckedElsewhere(
        "U08",
        "An earner has one submission open for a micro-credential.",
        ERROR,
        "Take it in as the next attempt there, or have that one taken back.",
    ),
    CheckedElsewhere(
        "U09",
        "Who holds a live award hands in again when it can be renewed.",
        ERROR,
        "Wait until it can be renewed.",
    ),
    CheckedElsewhere(
        "U10",
        "The earner's id is one of the programme's, and the one that the file names.",
        ERROR,
        "Find out whose it is, and correct the other.",
    ),
    CheckedElsewhere(
        "U11",
        "A submission takes its next attempt once the last one was decided, or is held.",
        ERROR,
        "Wait for the decision; `microcred decide` says what is next.",
    ),
    CheckedElsewhere(
        "U12",
        "A submission's commits and reviews can be read, and were made on a date that there is.",
        UNKNOWN,
        "Make the branch anew: `microcred intake` does.",
    ),
    CheckedElsewhere(
        "U13",
        "An attempt that was scored stays as it was, unless an evaluator held it.",
        ERROR,
        "Put it back; what is new belongs into the next attempt.",
    ),
    CheckedElsewhere(
        "S37",
        "Below submissions/ are attempts and decisions, and nothing else: no media above all.",
        ERROR,
        "Remove it from the commit; keep it where the programme allows it, and link to it.",
    ),
    CheckedElsewhere(
        "S38",
        "Commits of submissions carry noreply addresses alone, and say nothing of anybody. Once "
        "merged it is a warning.",
        ERROR,
        "Set git's user.email to the noreply address that GitHub shows under Settings, Emails.",
    ),
    CheckedElsewhere(
        "S39",
        "An attempt is never changed after it was scored: once it is merged, or once the next "
        "attempt is there.",
        ERROR,
        "Restore it. What has changed belongs into the next attempt.",
    ),
    CheckedElsewhere(
        "S40",
        "No two people hand in the same file.",
        WARNING,
        "Find out whose it is; two who taught together each say so in the overview.",
    ),
    CheckedElsewhere(
        "S41",
        "Each submission has an id of its own.",
        ERROR,
        "Take it in again, so that it gets one.",
    ),
    CheckedElsewhere(
        "V01",
        "A published release is never changed or removed.",
        ERROR,
        "Restore it, and publish the change as a new version.",
    ),
    CheckedElsewhere(
        "V02", "A release is as the programme wrote it.", ERROR, "Restore the file from Git."
    ),
    CheckedElsewhere("V03", "A version never goes back.", ERROR, "Use a later version."),
    CheckedElsewhere(
        "V04",
        "What was published stays in the catalog, at least as retired.",
        ERROR,
        "Set `status: retired`. Prepare a new version on a branch, or under another name.",
    ),
    CheckedElsewhere(
        "L24",
        "What the page shows is what the evaluator sees: a definition equals the release of its "
        "version (after Digital Promise: rubrics are identical for teacher and assessor). "
        "Evaluators' sheets are held to the same release when they arrive.",
        ERROR,
        "Give the definition a new version, or undo the change.",
    ),
    CheckedElsewhere(
        "L32",
        "`policy_uses` are among the four strands of teaching policy: initial licensure, "
        "recertification, evaluation, advanced roles (after the Center for Teaching Quality, "
        "“Micro-credentials and Education Policy in the United States”). Any other is reported as "
        "M03.",
        ERROR,
        "Use one of the four. Rule and source of each use belong in the recognition files.",
    ),
    CheckedElsewhere(
        "Y01",
        "No private key is in a file of the repository, nor ever was.",
        ERROR,
        "Take it as known to all: `microcred keys rotate`, then `microcred keys compromised`. Then "
        "remove it, from the history too.",
    ),
    CheckedElsewhere(
        "Y02",
        "Each key of program/keys.yml can be used, and is there once.",
        ERROR,
        "Let `microcred keys` write the file.",
    ),
    CheckedElsewhere(
        "Y03",
        "Each key that signed, by the log of awards, is in program/keys.yml.",
        ERROR,
        "Put it back, as the history of the file has it. A key is never removed.",
    ),
    CheckedElsewhere(
        "Y04",
        "A key that was compromised is never trusted again.",
        ERROR,
        "Put `compromised` back: whoever has the key could sign in your name.",
    ),
    CheckedElsewhere(
        "Y05",
        "Each key of program/keys.yml has signed an award: one that has not may be anybody's.",
        WARNING,
        "Be sure that it is yours. If it is not: `microcred keys compromised`.",
    ),
)
