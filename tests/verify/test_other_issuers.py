"""Open Badges 3.0 of other issuers: embedded proofs and JWTs, made by openbadgeslib."""

import base64
import json
from datetime import timedelta

import pytest
from openbadgeslib.ob3 import OB3Signer

from tests.verify import others
from tests.verify.others import HOST, NOW, did_document, did_of, outcomes, verified, web
from tests.verify.world import message

PASSED = {
    "structure": "passed",
    "schema": "passed",
    "proof": "passed",
    "issuer": "passed",
    "status": "not-run",
    "dates": "passed",
    "recipient": "passed",
}


@pytest.mark.parametrize(
    "badge",
    [
        others.integrity(),
        others.integrity(recipient_id=None, identifiers=[others.identity()]),
        others.integrity_of_key(),
        others.token(),
        others.token(algorithm="ES256"),
        others.token(algorithm="RS256"),
        others.token(recipient_id=None, identifiers=[others.identity()]),
    ],
)
def test_badges_of_others_are_verified(badge):
    published = web(HOST, "ed25519", "p256", "rsa")
    assert outcomes(badge, published) == PASSED
    assert verified(badge, published).verified


@pytest.mark.parametrize("badge", [others.integrity(), others.token()])
def test_with_a_list_of_revoked_badges(badge):
    badge = (
        others.integrity(**others.listed())
        if badge[:1] == b"{"
        else others.token(**others.listed())
    )
    assert outcomes(badge) == PASSED | {"status": "passed"}
    revoked = web() | {"/status": others.status_token(revoked=(5,))}
    assert outcomes(badge, revoked) == PASSED | {"status": "failed"}
    assert "has revoked" in message(verified(badge, revoked), "status")


@pytest.mark.parametrize(
    ("status", "says"),
    [
        (others.status_token(size=800), "it has 800 bits"),
        (others.status_token(kind="stranger"), "is not one of the issuer's"),
        (others.status_token("https://evil.example"), "another address"),
        (others.status_token().rpartition(b".")[0] + b".AAAA", "proof is invalid"),
        (b"a.b.c", "cannot be read"),
        (b"!", "cannot be read"),
    ],
)  # fmt: skip
def test_a_list_that_cannot_be_relied_on(status, says):
    for badge in (others.integrity(**others.listed()), others.token(**others.listed())):
        published = web() | {"/status": status}
        assert outcomes(badge, published) == PASSED | {"status": "failed"}
        assert says in message(verified(badge, published), "status")


def test_a_list_that_cannot_be_had():
    published = web()
    del published["/status"]
    badge = others.token(**others.listed())
    assert outcomes(badge, published) == PASSED | {"status": "unknown"}


def test_a_bare_key_is_told_to_be_nobody():
    found = verified(others.integrity_of_key())
    assert found.verified
    assert "Nothing tells whose it is" in message(found, "issuer")


def test_what_ours_does_not_sign_is_put_to_openbadgeslib():
    badge = others.integrity(credits_earned=2.5)
    assert outcomes(badge) == PASSED
    forged = badge.replace(b"2.5", b"3.5")
    assert outcomes(forged) == PASSED | {"proof": "failed"}


def test_a_context_that_is_not_known_is_unknown():
    badge = json.loads(others.integrity())
    badge["@context"].append("https://other.example/context.json")
    found = verified(json.dumps(badge).encode())
    assert not found.verified
    assert found.checks[2].outcome.value == "unknown"
    assert "https://other.example/context.json" in message(found, "proof")


@pytest.mark.parametrize("suite", ["ecdsa-rdfc-2019", "ecdsa-sd-2023", "eddsa-jcs-2022", 7])
def test_a_cryptosuite_that_cannot_be_checked_is_unknown(suite):
    badge = json.loads(others.integrity())
    badge["proof"]["cryptosuite"] = suite
    found = verified(json.dumps(badge).encode())
    assert found.checks[2].outcome.value == "unknown"
    assert not found.verified


def test_of_several_proofs_the_one_that_can_be_checked_counts():
    badge = json.loads(others.integrity())
    other = {**badge["proof"], "cryptosuite": "ecdsa-rdfc-2019"}
    badge["proof"] = [other, badge["proof"]]
    assert outcomes(json.dumps(badge).encode()) == PASSED
    badge["proof"] = [badge["proof"][1]] * 2
    assert outcomes(json.dumps(badge).encode())["proof"] == "unknown"


# --- JWT ---


def forged(token, payload=None, **header):
    """Return a JWT with another payload or header over the old signature."""
    parts = token.decode().split(".")
    said = [json.loads(base64.urlsafe_b64decode(part + "===")) for part in parts[:2]]
    return b".".join(
        [packed(said[0] | header), packed(said[1] | (payload or {})), parts[2].encode()]
    )


def packed(value):
    """Return a part of a JWT."""
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(data).rstrip(b"=")


def token(header=None, **claims):
    """Return a JWT soundly signed, whatever it says."""
    issuer = claims.pop("issuer", did_of(HOST))
    payload = others.credential(issuer).to_jwt_payload() | claims
    return jwt({name: value for name, value in payload.items() if value is not None}, header)


def jwt(payload, header=None):
    """Return a payload in a JWT."""
    head = packed({"alg": "EdDSA", **(header or {"kid": "#k0"})})
    body = head + b"." + packed(payload)
    return body + b"." + packed(others.edkey().sign(body))


@pytest.mark.parametrize("kid", ["#k0", f"{did_of(HOST)}#k0"])
def test_a_key_may_be_named(kid):
    assert outcomes(token(header={"kid": kid})) == PASSED


def test_the_named_key_is_taken_and_no_other():
    published = web(HOST, "p256", "ed25519")
    assert outcomes(token(header={"kid": "#k1"}), published) == PASSED
    assert outcomes(token(header={"kid": "#k0"}), published) == PASSED | {"proof": "failed"}
    missing = outcomes(token(header={"kid": "#k2"}), published)
    assert missing == PASSED | {"issuer": "failed", "proof": "not-run"}


def test_without_a_name_only_the_one_key_can_be_meant():
    assert outcomes(token(header={"typ": "JWT"})) == PASSED
    two = outcomes(token(header={"typ": "JWT"}), web(HOST, "p256", "ed25519"))
    assert two == PASSED | {"issuer": "unknown", "proof": "not-run"}


@pytest.mark.parametrize(
    ("badge", "check"),
    [
        (forged(others.token(), {"name": "Other"}), "proof"),
        (forged(others.token(), alg="none"), "proof"),
        (forged(others.token(), alg="HS256"), "proof"),
        (forged(others.token(), crit=["b64"], b64=False), "proof"),
        (token(iss="did:web:evil.example"), "proof"),
        (token(jti=None), "proof"),
        (token(nbf=None), "proof"),
        (token(exp=1_730_000_000), "dates"),
        (token(validUntil="2025-01-01T00:00:00Z"), "dates"),
        (token(nbf=4_000_000_000), "dates"),
        (token(exp="soon"), "dates"),
    ],
)
def test_one_check_of_a_jwt_fails_and_no_other(badge, check):
    found = outcomes(badge)
    if check == "dates" and found["proof"] == "failed":
        assert badge == token(exp="soon")  # openbadgeslib cannot read such a claim either
        found["proof"] = "passed"
    assert found == PASSED | {check: "failed"}


def test_a_key_that_travels_with_a_jwt_counts_only_where_the_issuer_lists_it():
    stranger = OB3Signer(others.private_pem("stranger"), "EdDSA")
    badge = stranger.sign(others.credential(did_of(HOST))).encode()
    assert outcomes(badge) == PASSED | {"issuer": "failed", "proof": "not-run"}


def test_a_key_of_a_jwt_that_must_not_sign():
    published = web()
    published["/.well-known/did.json"] = json.dumps(
        {**did_document(), "assertionMethod": []}
    ).encode()
    assert outcomes(others.token(), published) == PASSED | {"issuer": "failed"}


def test_the_expired_and_forged_jwt_fails_in_both():
    badge = forged(token(exp=1_730_000_000), {"name": "Other"})
    assert outcomes(badge) == PASSED | {"proof": "failed", "dates": "failed"}


def test_an_issuer_named_by_its_address():
    issuer = f"{HOST}/issuer"
    jwk = json.loads(json.dumps(did_document()["verificationMethod"][0]["publicKeyJwk"]))
    published = web() | {"/keys/1": json.dumps(jwk).encode()}
    badge = token(issuer=issuer, header={"kid": f"{HOST}/keys/1"})
    assert outcomes(badge, published) == PASSED
    elsewhere = token(issuer=issuer, header={"kid": "https://evil.example/keys/1"})
    assert outcomes(elsewhere, published) == PASSED | {"issuer": "failed", "proof": "not-run"}


@pytest.mark.parametrize("badge", [b"a.b.c", b"e30.e30.e30", b"eyJ9.e30.AA", b"e30.W10.AA"])
def test_what_only_looks_like_a_jwt(badge):
    assert outcomes(badge)["structure"] == "failed"


def test_a_jwt_of_a_draft():
    badge = jwt({"vc": {}})
    assert "drafts of Open Badges 3.0" in message(verified(badge), "structure")


def test_a_badge_that_begins_tomorrow():
    begins = NOW + timedelta(days=1)
    badge = token(validFrom=begins.isoformat(), nbf=int(begins.timestamp()))
    assert outcomes(badge) == PASSED | {"dates": "failed"}
