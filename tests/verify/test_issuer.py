"""Whose key it is: only what the issuer's own document says counts."""

import pytest

from microcred import did
from microcred.verify.controller import Controller, known_as, resolved
from tests import ledgers
from tests.verify.world import (
    ALL_PASSED,
    DID_URL,
    ISSUER,
    OTHER_KEY,
    OTHER_MULTIKEY,
    changed,
    message,
    rotated,
    signed,
    spoiled,
    world,
)

DOCUMENT = did.did_document(ISSUER, [ledgers.MULTIKEY])


@pytest.mark.parametrize(
    ("document", "says"),
    [
        (did.did_document(ISSUER, [OTHER_MULTIKEY]), "does not list the key that signed this"),
        (did.did_document(ISSUER, []), "does not list the key that signed this"),
        (did.did_document("did:web:other.example", [ledgers.MULTIKEY]), "is another's"),
        (b"<html></html>", "cannot be read"),
    ],
)
def test_pitfall_11_a_key_in_its_own_name_is_never_enough(document, says):
    there = spoiled(did=document)
    found = there.verified()
    assert ledgers.MULTIKEY in there.award["proof"]["verificationMethod"]
    assert there.outcomes() == ALL_PASSED | {
        "issuer": "failed", "proof": "not-run", "status": "failed",
    }  # fmt: skip
    assert says in message(found, "issuer")
    assert not found.verified


def test_pitfall_11_the_issuers_document_is_always_asked_for():
    there = world()
    del there.web[DID_URL]
    found = there.verified()
    assert there.outcomes() == ALL_PASSED | {
        "issuer": "unknown", "proof": "not-run", "status": "unknown",
    }  # fmt: skip
    assert not found.verified
    assert not found.failed
    assert DID_URL in there.asked


def test_pitfall_11_the_key_is_the_one_in_the_document_not_the_one_in_its_name():
    there = spoiled(
        did=changed(DOCUMENT, {"verificationMethod.0.publicKeyMultibase": OTHER_MULTIKEY})
    )
    assert there.outcomes() == ALL_PASSED | {"proof": "failed", "status": "failed"}


def test_a_key_of_somebody_else():
    other = "did:web:evil.example"
    there = world(
        signed(ledgers.document(), OTHER_KEY, verificationMethod=did.method(other, OTHER_MULTIKEY))
    )
    there.web["https://evil.example/.well-known/did.json"] = did.did_document(
        other, [OTHER_MULTIKEY]
    )
    found = there.verified()
    assert there.outcomes() == ALL_PASSED | {"issuer": "failed", "proof": "not-run"}
    assert "signed by a key of somebody else" in message(found, "issuer")


def test_a_key_that_was_added_since_changes_nothing():
    assert spoiled(did=rotated()).outcomes() == ALL_PASSED


def test_names_of_keys_may_leave_out_whose_they_are():
    document = {
        "id": ISSUER,
        "verificationMethod": [
            {"id": "#a", "controller": ISSUER, "publicKeyMultibase": ledgers.MULTIKEY}
        ],
        "assertionMethod": ["#a"],
    }
    there = world(signed(ledgers.document(), verificationMethod=f"{ISSUER}#a"))
    there.web[DID_URL] = document
    there.web[there.award["credentialStatus"]["statusListCredential"]] = signed(
        spoiled().web[there.award["credentialStatus"]["statusListCredential"]],
        verificationMethod=f"{ISSUER}#a",
    )
    assert there.outcomes() == ALL_PASSED


def test_a_key_may_be_written_into_assertion_method():
    key = {"id": f"{ISSUER}#a", "controller": ISSUER, "publicKeyMultibase": ledgers.MULTIKEY}
    controller = Controller(ISSUER, {"id": ISSUER, "assertionMethod": [key]})
    method = controller.method(f"{ISSUER}#a")
    assert method == key
    assert controller.objection(key) is None


@pytest.mark.parametrize(
    "document",
    [
        {"id": ISSUER},
        {"id": ISSUER, "verificationMethod": "none", "assertionMethod": 7},
        {"id": ISSUER, "verificationMethod": [None, [], {}, {"id": 7}], "assertionMethod": [{}]},
    ],
)
def test_documents_that_list_nothing(document):
    there = spoiled(did=document)
    assert there.outcomes()["issuer"] == "failed"
    assert there.outcomes()["proof"] == "not-run"


@pytest.mark.parametrize(
    "key",
    [
        {},
        {"publicKeyMultibase": "z6Mk"},
        {"publicKeyMultibase": "z" + "1" * 5000},
        {"publicKeyMultibase": 7},
        {"publicKeyJwk": {"kty": "oct", "k": "AAAA"}},
        {"publicKeyJwk": {"kty": "EC", "crv": "P-256"}},
        {"publicKeyJwk": {"kty": "OKP", "crv": "Ed25519", "x": "AAAA"}},
    ],
)
def test_keys_that_cannot_be_read(key):
    method = {"id": did.method(ISSUER, ledgers.MULTIKEY), "controller": ISSUER, **key}
    document = {"id": ISSUER, "verificationMethod": [method], "assertionMethod": [method["id"]]}
    there = spoiled(did=document)
    assert there.outcomes() == ALL_PASSED | {"proof": "failed", "status": "failed"}


@pytest.mark.parametrize("issuer", [None, 7, "", {}, {"name": "Nobody"}, ["did:web:a.example"]])
def test_an_issuer_that_is_none(issuer):
    there = world({**ledgers.signed(), "issuer": issuer})
    assert there.outcomes()["issuer"] == "failed"


@pytest.mark.parametrize(
    ("issuer", "outcome"),
    [("did:ion:abc", "unknown"), ("did:web:", "failed"), ("did:web:a.example:..", "failed")],
)
def test_issuers_that_cannot_be_looked_up(issuer, outcome):
    name = f"{issuer}#{ledgers.MULTIKEY}"
    bare = changed(ledgers.document(), {"issuer.id": issuer})
    assert world(signed(bare, verificationMethod=name)).outcomes()["issuer"] == outcome


@pytest.mark.parametrize(
    ("issuer", "known"),
    [
        ("did:web:good.example", "good.example"),
        ("did:web:org.github.io:repo", "org.github.io"),
        ("https://good.example/issuer", "good.example"),
        (f"did:key:{ledgers.MULTIKEY}", "whoever holds this key; nothing tells who that is"),
        ("did:web:", "nobody who could be looked up"),
        ("urn:uuid:1", "nobody who could be looked up"),
    ],
)
def test_what_an_id_tells_of_an_issuer(issuer, known):
    assert known_as(issuer) == known


def test_a_did_key_is_its_own_document():
    issuer = f"did:key:{ledgers.MULTIKEY}"
    found = resolved(issuer, world().fetch)
    method = found.method(f"{issuer}#{ledgers.MULTIKEY}")
    assert method is not None
    assert found.objection(method) is None
    assert found.method(f"{issuer}#{OTHER_MULTIKEY}") is None
