"""Each check of our own awards: what it passes, and a case in which it alone fails."""

import hashlib
import json
import time
from datetime import timedelta

import pytest

from microcred import did, status_list
from microcred.badge import by_account, by_email, file_bytes
from microcred.baking import png, svg
from microcred.verify import NAMES, CannotFetch
from tests import ledgers
from tests.baking.pictures import SVG, badge_png
from tests.verify.world import (
    ALL_PASSED,
    DID_URL,
    INDEX,
    ISSUER,
    LIST_URL,
    NOW,
    OTHER_KEY,
    OTHER_MULTIKEY,
    award,
    changed,
    listing,
    message,
    rotated,
    signed,
    spoiled,
    world,
)

METHOD = did.method(ISSUER, ledgers.MULTIKEY)


def test_an_award_of_ours_is_verified():
    found = world().verified()
    assert found.verified
    assert [check.name for check in found.checks] == list(NAMES)
    assert world().outcomes() == ALL_PASSED
    assert found.about is not None
    assert (found.about.name, found.about.issuer_id) == ("Think Time", ISSUER)


@pytest.mark.parametrize("mode", ["private", "open"])
def test_who_it_was_awarded_to_need_not_be_asked(mode):
    found = world(ledgers.signed(mode=mode)).verified(recipient=None)
    assert found.verified
    assert "compared" in message(found, "recipient")


def test_nothing_is_asked_but_the_issuer_and_the_list_once_each():
    asked = world()
    asked.verified()
    assert sorted(asked.asked) == sorted([DID_URL, LIST_URL])


@pytest.mark.parametrize(
    "data",
    [
        png.baked(badge_png(), json.dumps(ledgers.signed())),
        svg.baked(SVG, json.dumps(ledgers.signed())),
        b"\xef\xbb\xbf\n" + json.dumps(ledgers.signed(), indent=4).encode() + b"\n\n",
    ],
    ids=["PNG", "SVG", "indented, with a byte order mark"],
)
def test_every_form_of_it_is_verified(data):
    assert world().outcomes(data=data) == ALL_PASSED


# --- each check fails alone ---


DOCUMENT = did.did_document(ISSUER, [ledgers.MULTIKEY])
LIST_BY_OTHER = signed(
    changed(listing(), {"proof": None}),
    OTHER_KEY,
    verificationMethod=did.method(ISSUER, OTHER_MULTIKEY),
)
REVOKED = status_list.with_bit(status_list.empty(), INDEX)
CASES = {
    "not an achievement": (
        "schema", world(award(**{"credentialSubject.achievement.criteria": None})),
        "credentialSubject.achievement.criteria is missing",
    ),
    "two statuses": (
        "schema",
        world(award(credentialStatus=[ledgers.document()["credentialStatus"]])),
        "credentialStatus",
    ),
    "a changed name": (
        "proof",
        world(changed(ledgers.signed(), {"credentialSubject.achievement.name": "Other"})),
        "was changed after it was signed",
    ),
    "a changed proof": (
        "proof",
        world(changed(ledgers.signed(), {"proof.created": "2026-11-21T20:48:01Z"})),
        "was changed after it was signed",
    ),
    "signed with another key": (
        "proof", world(signed(ledgers.document(), OTHER_KEY)), "was changed after it was signed",
    ),
    "for another purpose": (
        "proof",
        world(signed(ledgers.document(), proofPurpose="authentication")),
        "proofPurpose",
    ),
    "key no longer trusted": (
        "issuer",
        spoiled(
            did=changed(rotated(), {"assertionMethod.0": None}), list=LIST_BY_OTHER
        ),
        "does not, or no longer, let this key sign",
    ),
    "key of a foreign controller": (
        "issuer",
        spoiled(
            did=changed(rotated(), {"verificationMethod.0.controller": "did:web:evil.example"}),
            list=LIST_BY_OTHER,
        ),
        "somebody else controls the key",
    ),
    "revoked": ("status", world(bits=REVOKED), "The issuer has revoked this award."),
    "a shrunk list": ("status", world(bits=bytes(100)), "it has 800 bits"),
    "a list for another purpose": (
        "status", world(**{"credentialSubject.statusPurpose": "suspension"}),
        "it is not about revocation",
    ),
    "a list of another number": (
        "status", world(id="https://good.example/awards/status/2.json"),
        "it is the list of another address",
    ),
    "a list of another issuer": (
        "status", spoiled(list=listing(issuer="did:web:evil.example")), "it is another issuer's",
    ),
    "a list changed by its host": (
        "status",
        spoiled(list=changed(
            listing(bits=REVOKED),
            {"credentialSubject.encodedList": status_list.encoded(status_list.empty())},
        )),
        "cannot be relied on: It was changed after it was signed",
    ),
    "a list without a proof": (
        "status", spoiled(list=changed(listing(), {"proof": None})), "carries no Data Integrity",
    ),
    "a list signed by another key": (
        "status",
        spoiled(list=LIST_BY_OTHER),
        "does not list the key that signed this",
    ),
    "a list not valid yet": (
        "status", world(at=NOW + timedelta(days=1)), "It is not valid yet",
    ),
    "a list that has expired": (
        "status", world(validUntil="2026-12-01T00:00:00Z"), "It expired",
    ),
    "a list that is none": ("status", spoiled(list=DOCUMENT), "names no issuer"),
    "a list that is a page": ("status", spoiled(list=b"<html>"), "cannot be read"),
    "an index beyond the list": (
        "status", world(award(**{"credentialStatus.statusListIndex": "999999"})),
        "none with the number 999,999",
    ),
    "an index that is none": (
        "status", world(award(**{"credentialStatus.statusListIndex": "-1"})),
        "which place in it",
    ),
    "expired": (
        "dates", world(award(validUntil="2026-12-01T00:00:00Z")),
        "It expired: it was valid until 2026-12-01 00:00 UTC.",
    ),
    "not valid yet": (
        "dates", world(award(validFrom="2027-01-01T00:00:00Z")),
        "It is not valid yet: it will be from 2027-01-01 00:00 UTC on.",
    ),
    "without a time zone": (
        "dates", world(award(validFrom="2026-11-21T20:48:00")), "in which time zone",
    ),
    "a day that never comes": (
        "dates", world(award(validFrom="2026-02-30T00:00:00Z")), "a day that never comes",
    ),
    "no day at all": ("dates", world(award(validFrom="yesterday")), "is not a moment"),
    "a proof that has expired": (
        "dates", world(signed(ledgers.document(), expires="2026-12-01T00:00:00Z")), "It expired",
    ),
    "somebody else's": (
        "recipient",
        world(ledgers.signed(identity=by_email("bob@school.example", "a salt"))),
        "somebody else",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("check", "there", "says"), CASES.values(), ids=CASES.keys())
def test_one_check_fails_and_all_others_pass(check, there, says):
    found = there.verified()
    assert there.outcomes() == ALL_PASSED | {check: "failed"}
    assert says in message(found, check)
    assert not found.verified


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "neither JSON nor a JWT"),
        (b"\x00\xff\xfe", "neither an image that can carry a badge nor text"),
        (badge_png()[:-10], "The image cannot be read: this PNG is cut off"),
        (badge_png(), "carries no badge"),
        (b"<!DOCTYPE html><html></html>", "a web page"),
        (b"{}", "its type is not given"),
        (b'{"type": "CatalogPage"}', "its type is CatalogPage"),
        (b'{"type": ["VerifiableCredential"', "line 1, column 33"),
        (b"[]", "neither JSON nor a JWT"),
        (file_bytes(listing()), "a list of revoked awards, not a badge"),
        (b'{"uid": "1", "verify": {}, "badge": "x"}', "Open Badges 1"),
    ],
)
def test_the_structure_fails_and_nothing_else_is_run(data, says):
    found = world().verified(data=data)
    assert world().outcomes(data=data) == {**dict.fromkeys(NAMES, "not-run"), "structure": "failed"}
    assert says in found.checks[0].message
    assert not found.verified


def test_a_list_that_cannot_be_had_is_unknown_and_never_fine():
    there = world()
    there.web[LIST_URL] = CannotFetch("the host sleeps")
    assert there.outcomes() == ALL_PASSED | {"status": "unknown"}
    assert "the host sleeps" in message(there.verified(), "status")
    assert not there.verified().verified


@pytest.mark.parametrize(
    "status",
    [{"id": "https://good.example/r", "type": "1EdTechRevocationList"}, {"type": "Other"}],
)
def test_a_kind_of_status_that_is_not_known_is_unknown(status):
    bare = ledgers.document()
    if status["type"] == "Other":
        status = {**bare["credentialStatus"], "statusPurpose": "message"}
    there = world(signed({**bare, "credentialStatus": status}))
    assert there.outcomes() == ALL_PASSED | {"status": "unknown"}
    assert not there.verified().verified


@pytest.mark.parametrize(("count", "asked"), [(4, 1), (5, 0), (9000, 0)])
def test_no_more_than_four_statuses_are_looked_up(count, asked):
    entry = ledgers.document()["credentialStatus"]
    entries = [{**entry, "id": f"urn:{number}"} for number in range(count)]
    there = world({**ledgers.signed(), "credentialStatus": entries})
    found = message(there.verified(), "status")
    assert there.asked.count(LIST_URL) == asked
    assert ("no more than 4 are looked up" in found) == (asked == 0)
    assert there.outcomes()["status"] == ("passed" if asked else "failed")


def test_a_badge_that_is_changed_and_revoked_shows_both():
    there = world(changed(ledgers.signed(), {"name": "Other"}), bits=REVOKED)
    assert there.outcomes() == ALL_PASSED | {"proof": "failed", "status": "failed"}


@pytest.mark.parametrize("count", [17, 50_000])
def test_more_contexts_than_any_badge_needs_are_not_looked_into(count):
    contexts = ledgers.document()["@context"]
    many = [*contexts, *[contexts[-1]] * (count - len(contexts))]
    there = world({**ledgers.signed(), "@context": many})
    started = time.monotonic()
    assert there.outcomes()["proof"] == "failed"
    assert time.monotonic() - started < 3
    assert "more contexts than any badge needs: more than 16" in message(there.verified(), "proof")


def test_sixteen_contexts_are_looked_into():
    contexts = ledgers.document()["@context"]
    many = [*contexts, *[contexts[-1]] * (16 - len(contexts))]
    assert world(award(**{"@context": many})).verified().verified


def test_an_award_that_cannot_be_revoked_is_verified_all_the_same():
    there = world(award(credentialStatus=None))
    assert there.outcomes() == ALL_PASSED | {"status": "not-run"}
    assert there.verified().verified


@pytest.mark.parametrize(
    "identity",
    [
        by_account("github:1234567"),
        {**by_email("a@b.example", "s"), "identityHash": "md5$0"},
    ],
)
def test_what_cannot_be_compared_with_an_e_mail_is_unknown(identity):
    there = world(ledgers.signed(identity=identity))
    assert there.outcomes() == ALL_PASSED | {"recipient": "unknown"}
    assert "cannot be compared" in message(there.verified(), "recipient")


@pytest.mark.parametrize("email", ["Ada@School.Example", " ada@school.example "])
def test_letter_case_and_space_do_not_matter(email):
    assert world().outcomes(recipient=email) == ALL_PASSED


def test_an_e_mail_hashed_as_it_was_typed():
    typed = "Ada@School.example"
    hashed = hashlib.sha256(f"{typed}salt".encode()).hexdigest()
    there = world(
        ledgers.signed(identity=by_email(typed, "salt") | {"identityHash": f"sha256${hashed}"})
    )
    assert there.outcomes(recipient=typed) == ALL_PASSED


def test_an_e_mail_in_the_open_is_compared_too():
    identity = {**by_email("x", ""), "hashed": False, "identityHash": "Ada@school.example"}
    del identity["salt"]
    there = world(ledgers.signed(identity=identity))
    assert there.outcomes() == ALL_PASSED
    assert there.outcomes(recipient="bob@school.example") == ALL_PASSED | {"recipient": "failed"}


@pytest.mark.parametrize("recipient", [ledgers.EMAIL, "bob@school.example"])
def test_the_e_mail_asked_about_is_in_no_message(recipient):
    found = world().verified(recipient=recipient)
    assert not any(recipient in check.message for check in found.checks)
