"""What is printed of checks: for people, and for programs."""

import json

from microcred.verify.report import (
    Result,
    all_as_json,
    all_as_text,
    all_verified,
    as_json,
    as_text,
)
from tests import ledgers
from tests.baking.pictures import badge_png
from tests.verify import others
from tests.verify.world import ISSUER, LIST_URL, changed, world

GOOD = Result("ada.json", world().verified())
FORGED = Result("forged.json", world(changed(ledgers.signed(), {"name": "Other"})).verified())
PICTURE = Result("holiday.png", world().verified(data=badge_png()))


def unreachable():
    """Return the result of an award whose list cannot be had."""
    there = world()
    del there.web[LIST_URL]
    return Result("far.json", there.verified())


def test_json_has_the_three_fields_of_each_check_and_no_other():
    said = json.loads(as_json(GOOD))
    assert said["verified"] is True
    assert [list(check) for check in said["checks"]] == [["name", "outcome", "message"]] * 7
    assert {check["outcome"] for check in said["checks"]} == {"passed"}
    assert list(said) == ["verified", "checks", "about"]
    assert said["about"]["issuer_id"] == ISSUER


def test_json_of_many():
    said = json.loads(all_as_json([GOOD, PICTURE]))
    assert said["verified"] is False
    assert [(one["file"], one["verified"]) for one in said["files"]] == [
        ("ada.json", True),
        ("holiday.png", False),
    ]
    assert said["files"][1]["about"] is None


def test_text_of_one():
    assert as_text(GOOD) == (
        "VERIFIED: ada.json\n"
        "  Think Time, by Good example\n"
        "  Issuer: good.example, did:web:good.example\n"
        "  passed   structure  The file is the badge itself: Open Badges 3.0, with a Data Integrity"
        " proof.\n"
        "  passed   schema     It has what Open Badges 3.0 asks of an AchievementCredential.\n"
        "  passed   proof      The signature (eddsa-rdfc-2022) covers every part of it, and nothing"
        " was changed since.\n"
        "  passed   issuer     The issuer, good.example, lists the key that signed this and lets it"
        " sign: did:web:good.example.\n"
        "  passed   status     It is not revoked: the list that its issuer signed says so.\n"
        "  passed   dates      It is valid from 2026-11-21 20:48 UTC without an end.\n"
        "  passed   recipient  It was awarded to the person with this e-mail address.\n"
    )


def test_the_verdict_tells_failed_from_unknown():
    assert as_text(FORGED).startswith("NOT VERIFIED: forged.json\n")
    assert as_text(unreachable()).startswith("COULD NOT BE VERIFIED: far.json\n")


def test_a_bare_key_is_told_to_be_nobody():
    found = Result("key.json", others.verified(others.integrity_of_key()))
    assert "Issuer: whoever holds this key; nothing tells who that is, did:key:z6Mk" in as_text(
        found
    )


def test_text_of_many():
    said = all_as_text([GOOD, FORGED, PICTURE], 1).splitlines()
    assert said[0] == "VERIFIED               ada.json     Think Time, by Good example"
    assert said[1].startswith("NOT VERIFIED           forged.json  proof: It was changed after")
    assert said[2].startswith(
        "NOT VERIFIED           holiday.png  structure: This image carries no"
    )
    assert said[3:] == [
        "1 of 3 files hold a badge that is verified.",
        "Left out as lists of revoked awards: 1.",
    ]


def test_nothing_at_all_is_not_verified():
    assert not all_verified([])
    assert all_verified([GOOD])
    assert not all_verified([GOOD, FORGED])
    assert all_as_text([], 0) == "0 of 0 files hold a badge that is verified.\n"


def test_a_badge_cannot_paint_the_terminal():
    tricks = {
        "issuer.name": "Good\x1b[2J\nVERIFIED",
        "credentialSubject.achievement.name": "a" * 999,
    }
    said = as_text(Result("x", world(changed(ledgers.signed(), tricks)).verified()))
    assert "\x1b" not in said
    assert "Good[U+001B][2J[U+000A]VERIFIED" in said
    assert max(map(len, said.splitlines())) < 700
