"""Learner records (CLR 2.0): what is in one, who else takes it, and what makes one fail."""

from __future__ import annotations

import copy
import json
from datetime import timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from openbadgeslib.ob3 import bundled_clr_contexts
from openbadgeslib.ob3.ldp import verify_data_integrity_proof

from microcred import did, proof
from microcred.learner_record import learner_record
from microcred.verify import CannotFetch, Outcome, verify
from tests import ledgers

AT = ledgers.AWARDED + timedelta(days=1)
ISSUER = did.did_web(ledgers.program().url)


def record(awards: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """Return a signed record of these awards, of two where nothing is said."""
    bare = learner_record(
        awards or [ledgers.signed(0), ledgers.signed(1)],
        identity="urn:uuid:6c1d0c0e-33b4-4a63-9e0b-7f4c2f7f9d10",
        issuer=ISSUER,
        name="Good example",
        at=AT,
    )
    return sign(bare)


def sign(bare: dict[str, Any]) -> dict[str, Any]:
    method = f"{ISSUER}#{ledgers.MULTIKEY}"
    return proof.signed(bare, method=method, created=AT, sign=ledgers.KEY.sign)


def fetch(url: str) -> bytes:
    """Return the issuer's keys and status list; there is nothing else."""
    if url.endswith("did.json"):
        return json.dumps(did.did_document(ISSUER, [ledgers.MULTIKEY])).encode()
    if url.endswith("awards/status/1.json"):
        return json.dumps(sign(ledgers.listed(1, []))).encode()
    raise CannotFetch(f"nothing is at {url}")


def outcomes(document: dict[str, Any]) -> dict[str, Outcome]:
    found = verify(json.dumps(document).encode(), fetch, AT)
    return {check.name: check.outcome for check in found.checks}


def test_a_record_is_verified_with_all_that_it_holds():
    found = verify(json.dumps(record()).encode(), fetch, AT)
    assert found.verified, found.checks
    assert found.about
    assert found.about.kind == "Comprehensive Learner Record 2.0"


def test_the_learner_is_known_by_what_the_awards_say_each_once():
    again = record([ledgers.signed(0), ledgers.signed(0)])
    (one,) = again["credentialSubject"]["identifier"]
    assert [one] == ledgers.signed(0)["credentialSubject"]["identifier"]


def test_another_library_verifies_its_proof():
    pem = ledgers.KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    contexts = bundled_clr_contexts()
    verify_data_integrity_proof(record(), pem, extra_contexts=contexts)


def _other_name(document: dict[str, Any]) -> None:
    document["credentialSubject"]["verifiableCredential"][1]["name"] = "Another"


def _fewer(document: dict[str, Any]) -> None:
    document["credentialSubject"]["verifiableCredential"].pop()


def _another_owner(document: dict[str, Any]) -> None:
    document["credentialSubject"]["identifier"][0]["identityHash"] = "sha256$00"


@pytest.mark.parametrize("change", [_other_name, _fewer, _another_owner])
def test_whatever_is_changed_afterwards_breaks_the_proof(change):
    changed = copy.deepcopy(record())
    change(changed)
    assert outcomes(changed)["proof"] is Outcome.FAILED


def test_a_badge_that_was_changed_before_fails_the_record_signed_over_it():
    bad = copy.deepcopy(ledgers.signed(1))
    bad["name"] = "Another"
    found = outcomes(record([ledgers.signed(0), bad]))
    assert (found["proof"], found["status"]) == (Outcome.PASSED, Outcome.FAILED)


def _bare() -> dict[str, Any]:
    return proof.suite.unsigned(record())


WRONG = {
    "no badge": lambda bare: bare["credentialSubject"].pop("verifiableCredential"),
    "no name": lambda bare: bare.pop("name"),
    "another subject": lambda bare: bare["credentialSubject"].update(type=["AchievementSubject"]),
}


@pytest.mark.parametrize("spoil", WRONG.values(), ids=WRONG)
def test_a_record_has_what_clr_asks_for(spoil):
    bare = _bare()
    spoil(bare)
    assert outcomes({**bare, "proof": record()["proof"]})["schema"] is Outcome.FAILED


@pytest.mark.parametrize(
    "contexts",
    [
        ["https://www.w3.org/ns/credentials/v2", {"name": "https://a.example/other"}],
        ["https://www.w3.org/ns/credentials/v2", "https://a.example/unknown"],
    ],
    ids=["written out", "unknown"],
)
def test_a_badge_in_a_record_names_known_contexts_only(contexts):
    bad = copy.deepcopy(ledgers.signed(0)) | {"@context": contexts}
    with pytest.raises(proof.ProofProblem, match="context"):
        record([bad])


def test_nothing_else_in_a_record_has_contexts_of_its_own():
    bare = _bare()
    bare["issuer"]["@context"] = ["https://www.w3.org/ns/credentials/v2"]
    with pytest.raises(proof.ProofProblem, match="not used in credentials"):
        sign(bare)
