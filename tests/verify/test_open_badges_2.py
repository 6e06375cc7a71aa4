"""Open Badges 2.0 of other issuers, signed and hosted, made by openbadgeslib."""

import json
from datetime import UTC, datetime

import pytest
from openbadgeslib import baking as theirs

from microcred.baking import Carried, taken_out
from microcred.verify import CannotFetch, verify
from tests.baking.pictures import SVG, badge_png
from tests.verify import others
from tests.verify.others import EMAIL, HOST, NOW, outcomes, verified, web
from tests.verify.world import ALL_PASSED, changed, message

SIGNED = others.signed_assertion()
HOSTED = others.hosted_assertion()


@pytest.mark.parametrize("badge", [SIGNED, HOSTED], ids=["signed", "hosted"])
def test_badges_of_others_are_verified(badge):
    assert outcomes(badge) == ALL_PASSED
    found = verified(badge)
    assert found.verified
    assert found.about is not None
    assert (found.about.kind, found.about.name) == ("Open Badges 2.0", "Compilers")


@pytest.mark.parametrize(
    "image",
    [
        theirs.bake_png(badge_png(), SIGNED.decode()),
        theirs.bake_svg(SVG, SIGNED.decode()),
        theirs.bake_png(badge_png(), HOSTED.decode()),
        theirs.bake_png(badge_png(), f"{HOST}/assertions/1"),
        theirs.bake_svg(SVG, f"{HOST}/assertions/1"),
    ],
)
def test_pitfall_12_images_of_open_badges_2_are_read(image):
    assert outcomes(image) == ALL_PASSED


def test_an_image_that_names_an_address_which_cannot_be_had():
    image = theirs.bake_png(badge_png(), f"{HOST}/assertions/2")
    assert taken_out(image) == Carried(None, f"{HOST}/assertions/2")
    assert outcomes(image)["structure"] == "unknown"
    assert not verified(image).verified


def published(**changes):
    """Return the web of the issuer with changes: `class.issuer` changes a field of `/class`."""
    found = web()
    for path, value in changes.items():
        name, _, place = path.partition(".")
        address = f"/{name.replace('_', '/')}"
        found[address] = json.dumps(changed(json.loads(found[address]), {place: value})).encode()
    return found


def signed(kind="ed25519", **changes):
    """Return a signed assertion."""
    return others.signed_assertion(kind=kind, **changes)


REVOKED = [{"id": "urn:uuid:" + "1" * 32, "revocationReason": "A mistake."}]
CASES = {
    "signed by another key": (signed("stranger"), {}, {"proof": "failed"}, "Invalid signature"),
    "a key of another owner": (
        SIGNED, {"key.owner": "https://evil.example/"}, {"proof": "failed"}, "owner",
    ),
    "a key its issuer does not list": (
        SIGNED, {"issuer.publicKey": []}, {"proof": "failed"}, "does not list",
    ),
    "revoked": (
        SIGNED, {"revoked.revokedAssertions": REVOKED}, {"status": "failed"}, "A mistake.",
    ),
    "revoked, by its id alone": (
        SIGNED, {"revoked.revokedAssertions": [REVOKED[0]["id"]]}, {"status": "failed"}, "revoked",
    ),
    "no list": (SIGNED, {"issuer.revocationList": None}, {"status": "not-run"}, "no list"),
    "expired": (
        signed(expires=datetime(2025, 1, 1, tzinfo=UTC)), {}, {"dates": "failed"}, "It expired",
    ),
    "another's profile": (
        SIGNED, {"issuer.id": "https://evil.example/"},
        {"issuer": "failed", "proof": "failed", "status": "failed"}, "is another's",
    ),
    "hosted, and other than at its host": (
        HOSTED, {"assertions_1.badge": f"{HOST}/other"}, {"proof": "failed"}, "differs",
    ),
    "hosted, and expired at its host alone": (
        HOSTED, {"assertions_1.expires": "2025-01-01T00:00:00Z"}, {"proof": "failed"}, "expires",
    ),
    "hosted, and withdrawn": (
        HOSTED, {"assertions_1.revoked": True}, {"proof": "failed", "status": "failed"},
        "its copy of the badge says so",
    ),
    "hosted, without a list": (
        HOSTED, {"issuer.revocationList": None}, {}, "",
    ),
    "hosted outside of what the issuer allows": (
        HOSTED, {"issuer.verification": {"startsWith": f"{HOST}/elsewhere/"}},
        {"proof": "failed"}, "outside",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("badge", "changes", "differs", "says"), CASES.values(), ids=CASES.keys())
def test_what_fails_and_what_does_not(badge, changes, differs, says):
    there = published(**changes)
    assert outcomes(badge, there) == ALL_PASSED | differs
    found = verified(badge, there)
    assert any(says in check.message for check in found.checks)
    assert found.verified is (set(differs.values()) <= {"not-run"})


@pytest.mark.parametrize("missing", ["/class", "/issuer", "/key", "/revoked", "/assertions/1"])
def test_what_cannot_be_had_is_unknown(missing):
    for badge in (SIGNED, HOSTED):
        there = web()
        del there[missing]
        if (badge is SIGNED) == (missing == "/assertions/1") or (
            badge is HOSTED and missing == "/key"
        ):
            continue
        found = outcomes(badge, there)
        assert "unknown" in found.values()
        assert "failed" not in found.values()
        assert not verified(badge, there).verified


def test_a_hosted_badge_that_is_gone_is_revoked():
    there = others.fetched_from(web())

    def fetch(url):
        if url.endswith("/assertions/1"):
            raise CannotFetch("it answers 410 Gone", gone=True)
        return there(url)

    found = verify(HOSTED, fetch, NOW, EMAIL)
    assert message(found, "status") == "The issuer has revoked it: its site says that it is gone."
    assert not found.verified


def test_a_jws_with_one_byte_changed():
    for place in range(0, len(SIGNED) - 1, 7):
        other = b"A" if SIGNED[place : place + 1] != b"A" else b"B"
        spoiled = SIGNED[:place] + other + SIGNED[place + 1 :]
        assert not verified(spoiled).verified


@pytest.mark.parametrize("recipient", ["bob@navy.example"])
def test_somebody_elses(recipient):
    assert outcomes(SIGNED, recipient=recipient) == ALL_PASSED | {"recipient": "failed"}


@pytest.mark.parametrize(
    ("field", "value", "check"),
    [
        ("recipient", None, "schema"),
        ("recipient", {"identity": "x", "hashed": "true"}, "schema"),
        ("badge", None, "schema"),
        ("badge", {"type": "BadgeClass"}, "schema"),
        ("issuedOn", None, "schema"),
        ("issuedOn", "2024-01-01T00:00:00", "schema"),
        ("verification", {"type": "Other"}, "schema"),
        ("@context", None, "structure"),
    ],
)
def test_what_open_badges_2_asks_for(field, value, check):
    badge = json.loads(HOSTED)
    badge[field] = value
    assert outcomes(json.dumps(badge).encode())[check] == "failed"
