"""What checking a badge in the browser comes to: each answer, by the step that gives it."""

import base64
import copy
import json
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from microcred import did
from tests import ledgers
from tests.checking.core import DID, HOME, KEYS, LIST, case, check, keys, revocations, values, web

FORGER = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
FORGED = did.multikey(FORGER.public_key().public_bytes_raw())
STATUS = ledgers.status().index
AWARD = ledgers.signed()
ALL = ["badge", "unchanged", "issuer", "dates", "status"]
EXPIRING = ledgers.sign(ledgers.document() | {"validUntil": "2031-11-21T20:48:00Z"})
STRANGER = "https://other.example/badges/"


def outcome(found: dict[str, Any]) -> tuple[str, str, str]:
    """Return the answer, and the step that decided it with its outcome."""
    last = found["steps"][-1]
    return found["answer"], last["name"], last["outcome"]


def steps(found: dict[str, Any]) -> list[str]:
    return [step["name"] for step in found["steps"]]


def test_a_genuine_award_passes_every_step_in_order():
    found = check(AWARD)
    assert (found["answer"], steps(found)) == ("genuine", ALL)
    assert {step["outcome"] for step in found["steps"]} == {"passed"}
    assert found["verdict"]["title"] == "Genuine, and it still stands"
    assert found["verdict"]["text"] == (
        "Think Time, awarded by Good example (good.example) on 21 November 2026."
    )


def test_nothing_is_asked_but_the_issuers_keys_and_its_list():
    assert check(AWARD)["asked"] == [KEYS, LIST]


def test_a_name_is_told_where_the_earner_chose_to_show_one():
    attempt = ledgers.attempt(publish={"name": "Ada Sample", "evidence": False})
    assert (
        "awarded to Ada Sample by" in check(ledgers.signed(attempts=(attempt,)))["verdict"]["text"]
    )


def test_an_award_that_expires_is_good_until_its_last_second():
    before = check(EXPIRING, now="2031-11-21T20:47:59Z")
    assert (before["answer"], before["steps"][3]["text"]) == (
        "genuine",
        "It is good until 21 November 2031.",
    )
    after = check(EXPIRING, now="2031-11-21T20:48:00Z")
    assert after["answer"] == "expired"
    assert steps(after) == ALL, "what has expired may have been withdrawn too"
    assert "It was good until 21 November 2031." in after["verdict"]["text"]
    assert after["verdict"]["tone"] == "warn"


def test_an_award_is_not_valid_before_its_first_second():
    found = check(AWARD, now="2026-11-21T20:47:59Z")
    assert outcome(found) == ("early", "dates", "early")
    assert found["verdict"]["tone"] == "warn"


@pytest.mark.parametrize("badge", [AWARD, EXPIRING])
def test_a_set_bit_of_the_list_means_revoked_whatever_the_dates(badge):
    found = check(badge, web=web(list=revocations(STATUS)), now="2040-01-01T00:00:00Z")
    assert outcome(found) == ("revoked", "status", "revoked")
    assert found["verdict"]["tone"] == "bad"
    assert "Its page says why." in found["verdict"]["text"]


@pytest.mark.parametrize("neighbour", [STATUS - 1, STATUS + 1, 0, 131_071])
def test_the_bits_of_others_say_nothing(neighbour):
    assert check(AWARD, web=web(list=revocations(neighbour)))["answer"] == "genuine"


def test_a_signature_of_somebody_else_is_not_the_issuers():
    forged = ledgers.sign(ledgers.document(), sign=FORGER.sign, method=did.method(DID, FORGED))
    found = check(forged)
    assert outcome(found) == ("failed", "issuer", "failed")
    assert found["verdict"]["tone"] == "bad"
    under_our_name = ledgers.signed()
    under_our_name["proof"]["proofValue"] = forged["proof"]["proofValue"]
    assert outcome(check(under_our_name)) == ("failed", "unchanged", "failed")


def other(**changes: Any) -> dict[str, Any]:
    """Return an award of another programme that calls itself by our name."""
    program = ledgers.program(url=STRANGER, name="Good example")
    return ledgers.signed(program=program, **changes)


def others_web() -> dict[str, str]:
    name = did.did_web(STRANGER)
    bare = json.loads(revocations())
    bare.pop("proof")
    bare |= {"id": f"{STRANGER}awards/status/1.json", "issuer": name}
    document = json.dumps(did.did_document(name, [ledgers.MULTIKEY]))
    return {did.document_url(name): document, bare["id"]: json.dumps(ledgers.sign(bare))}


def test_another_issuer_is_told_apart_by_its_host_whatever_it_calls_itself():
    found = check(other(), web=others_web())
    assert (found["answer"], found["ours"]) == ("genuine", False)
    assert found["verdict"]["title"] == "Genuine, from another issuer"
    assert "other.example" in found["verdict"]["text"]
    assert "whether you trust other.example" in found["verdict"]["text"]


def test_another_issuer_that_is_out_of_reach_leaves_it_open():
    found = check(other())
    assert outcome(found) == ("unknown", "issuer", "unknown")
    assert found["verdict"]["tone"] == "mute"


WEBS: dict[str, dict[str, str]] = {
    "no keys": {LIST: revocations()},
    "keys that are no JSON": web(keys="<html>"),
    "keys of somebody else": web(keys=keys(id="did:web:other.example")),
    "no list": {KEYS: keys()},
    "a list that is no JSON": web(list="<html>"),
    "a list that is too short": web(list=revocations(size=131_064)),
    "a list of another purpose": web(list=revocations(subject={"statusPurpose": "suspension"})),
    "a list with another name": web(list=revocations(id=f"{HOME}awards/status/2.json")),
    "a list of another issuer": web(list=revocations(issuer="did:web:other.example")),
    "a list of tomorrow": web(list=revocations(validFrom="2026-12-01T00:00:00Z")),
    "a list of yesterday": web(list=revocations(validUntil="2026-11-29T00:00:00Z")),
    "a list that is not packed": web(list=revocations(subject={"encodedList": "uAAAA"})),
    "a list that was changed": web(list=revocations(STATUS).replace("2026-11-21T", "2026-11-20T")),
    "a list without a signature": web(list=json.dumps({**json.loads(revocations()), "proof": []})),
    "a list that is very deep": web(list="[" * 500_000),
}


@pytest.mark.parametrize("name", WEBS)
def test_what_an_issuer_does_not_tell_leaves_it_open(name):
    found = check(AWARD, web=WEBS[name])
    assert found["answer"] == "unknown"
    assert found["verdict"]["tone"] == "mute"
    assert found["steps"][-1]["name"] == ("issuer" if "keys" in name else "status")


METHOD = did.did_document(DID, [ledgers.MULTIKEY])["verificationMethod"][0]


@pytest.mark.parametrize(
    "document",
    [
        keys(FORGED),
        keys(verificationMethod=[]),
        keys(assertionMethod=[]),
        keys(assertionMethod=[did.method(DID, FORGED)]),
        keys(verificationMethod=[METHOD | {"controller": "did:web:other.example"}]),
        keys(verificationMethod=[METHOD | {"revoked": "2026-11-01T00:00:00Z"}]),
    ],
    ids=["another", "none", "not to sign with", "another to sign with", "another's", "withdrawn"],
)
def test_a_key_that_the_issuer_does_not_stand_by_is_proof_against_the_badge(document):
    found = check(AWARD, web=web(keys=document))
    assert outcome(found) == ("failed", "issuer", "failed")


def test_a_key_may_be_published_in_any_of_the_usual_ways():
    x = base64.urlsafe_b64encode(ledgers.PUBLIC).decode().rstrip("=")
    jwk = {"id": METHOD["id"], "controller": DID, "type": "JsonWebKey",
           "publicKeyJwk": {"kty": "OKP", "crv": "Ed25519", "x": x}}  # fmt: skip
    relative = METHOD | {"id": f"#{ledgers.MULTIKEY}"}
    documents = [
        keys(verificationMethod=[jwk]),
        keys(verificationMethod=METHOD),
        keys(verificationMethod=[relative], assertionMethod=[relative["id"]]),
        keys(verificationMethod=[], assertionMethod=[METHOD]),
        keys(FORGED, ledgers.MULTIKEY),
    ]
    found = values("check", [case(AWARD, web=web(keys=one)) for one in documents])
    assert [one["answer"] for one in found] == ["genuine"] * len(documents)


def award(**changes: Any) -> str:
    """Return the text of the award with some of its fields changed after it was signed."""
    return json.dumps(AWARD | changes)


PROOF, CONTEXTS = AWARD["proof"], AWARD["@context"]
NO_BADGES: dict[str, str] = {
    "nothing": "",
    "no JSON": "hello",
    "an array": "[]",
    "a number": "7",
    "half of one": award()[:2000],
    "a token": "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJhIn0.c2lnbmF0dXJl",
    "Open Badges 2.0": '{"@context": "https://w3id.org/openbadges/v2", "type": "Assertion"}',
    "a megabyte deep": "[" * 1_048_000,
    "deep objects": '{"a":' * 50_000 + "1" + "}" * 50_000,
    "two megabytes": award(name="a" * 2_100_000),
    "a prototype": award().replace('"name"', '"__proto__"', 1),
    "an unseen character": award(name="a\x08b"),
    "no signature": json.dumps(ledgers.document()),
    "two signatures": award(proof=[PROOF, PROOF]),
    "another suite": award(proof=PROOF | {"cryptosuite": "ecdsa-rdfc-2019"}),
    "another purpose": award(proof=PROOF | {"proofPurpose": "authentication"}),
    "words of its own": award(**{"@context": [*CONTEXTS, {"x": "https://x.example/"}]}),
    "unknown words": award(**{"@context": [*CONTEXTS, "https://x.example/"]}),
    "no achievement": award(credentialSubject={"type": ["AchievementSubject"]}),
    "another credential": revocations(),
}


@pytest.mark.parametrize("name", NO_BADGES)
def test_what_is_no_badge_that_can_be_read_is_not_judged_and_asks_nobody(name):
    found = check(NO_BADGES[name])
    assert outcome(found) == ("unknown", "badge", "unknown")
    assert found["verdict"]["tone"] == "mute"
    assert found["asked"] == []


@pytest.mark.parametrize(
    "issuer",
    ["did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK", "https://good.example", "did:web:",
     "did:web:user@good.example", "did:web:good.example%2Fevil", "did:web:good.example:..",
     "did:web:good.example:a%2Fb"],
)  # fmt: skip
def test_an_issuer_that_no_did_web_names_is_asked_nothing(issuer):
    bare = ledgers.document()
    bare["issuer"]["id"] = issuer
    found = check(ledgers.sign(bare, method=did.method(DID, ledgers.MULTIKEY)))
    assert outcome(found)[0] == "unknown"
    assert found["asked"] == []


def test_a_list_at_another_host_than_the_issuers_is_not_asked_for():
    bare = ledgers.document()
    bare["credentialStatus"]["statusListCredential"] = "https://elsewhere.example/list"
    found = check(ledgers.sign(bare))
    assert outcome(found) == ("unknown", "status", "unknown")
    assert found["asked"] == [KEYS]
    assert found["steps"][-1]["visit"] == "https://elsewhere.example/list"


def test_a_list_of_another_kind_leaves_it_open():
    bare = ledgers.document()
    bare["credentialStatus"] = {"id": f"{HOME}revoked.json", "type": "1EdTechRevocationList"}
    assert outcome(check(ledgers.sign(bare))) == ("unknown", "status", "unknown")


def test_an_award_without_a_list_cannot_be_withdrawn_and_says_so():
    bare = ledgers.document()
    del bare["credentialStatus"]
    found = check(ledgers.sign(bare))
    assert found["answer"] == "genuine"
    assert "keeps no list" in found["steps"][-1]["text"]


@pytest.mark.parametrize(
    "entry",
    [
        {"statusPurpose": "message"},
        {"statusListIndex": "-1"},
        {"statusListIndex": "131072"},
    ],
)
def test_a_status_that_is_not_understood_leaves_it_open(entry):
    bare = copy.deepcopy(ledgers.document())
    bare["credentialStatus"] |= entry
    assert outcome(check(ledgers.sign(bare))) == ("unknown", "status", "unknown")


@pytest.mark.parametrize("depth", [40, 41])
def test_a_badge_is_nested_only_so_deep(depth):
    """Brackets in text are only text."""
    said = '["\\"[[[[[[[[[[[[",' + "[" * (depth - 1) + "]" * depth
    (step,) = check(said)["steps"]
    assert ("nested deeper" in step["text"]) == (depth > 40)
