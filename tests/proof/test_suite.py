"""One document signed and verified: what is signed, what is refused, and what would be noticed."""

import copy
import json
from datetime import UTC, datetime, timedelta, timezone

import pytest

from microcred import did
from microcred.proof import ProofProblem, verified
from microcred.proof.suite import configuration, hashed, quads, signed_bytes
from tests.proof.credentials import CREATED, DID, METHOD, OTHER, PUBLIC, badge, signed


def refusal(document, **changes):
    """Return why a document is not signed."""
    with pytest.raises(ProofProblem) as problem:
        signed(document, **changes)
    return str(problem.value)


def doubt(document, key=PUBLIC):
    """Return why a document is not verified."""
    with pytest.raises(ProofProblem) as problem:
        verified(document, key)
    return str(problem.value)


def test_the_proof_comes_last_and_is_whole():
    document = signed(badge())
    assert list(document) == [*badge(), "proof"]
    assert {name: value for name, value in document.items() if name != "proof"} == badge()
    assert document["proof"] == {
        "type": "DataIntegrityProof",
        "created": "2026-11-21T20:48:00Z",
        "verificationMethod": METHOD,
        "cryptosuite": "eddsa-rdfc-2022",
        "proofPurpose": "assertionMethod",
        "proofValue": document["proof"]["proofValue"],
    }
    assert document["proof"]["proofValue"].startswith("z")


def test_the_same_award_signed_twice_gives_the_same_bytes():
    assert json.dumps(signed(badge())) == json.dumps(signed(badge()))


def test_the_moment_of_signing_is_told_in_utc():
    eastern = CREATED.astimezone(timezone(timedelta(hours=-5)))
    assert signed(badge(), created=eastern) == signed(badge())


def test_what_is_signed_stays_as_it_was():
    document = badge()
    signed(document)
    assert document == badge()


def test_an_older_proof_is_replaced():
    again = signed(signed(badge(), sign=OTHER.sign, method=_method(OTHER)))
    assert again == signed(badge())


def test_pitfall_03_the_configuration_is_read_with_the_contexts_and_keeps_none():
    document = signed(badge())
    assert "@context" not in document["proof"]
    proof = configuration(METHOD, CREATED)
    with_contexts = quads({"@context": badge()["@context"], **proof})
    assert "https://w3id.org/security#cryptosuite" in with_contexts
    data = signed_bytes(badge(), proof)
    assert data == hashed(with_contexts) + hashed(quads(badge()))
    # Without its contexts, the configuration would be another one.
    assert refused_quads({"@context": ["https://w3id.org/security/multikey/v1"], **proof})


def refused_quads(document):
    with pytest.raises(ProofProblem):
        quads(document)
    return True


def test_a_proof_with_contexts_of_its_own_is_refused():
    document = signed(badge())
    document["proof"]["@context"] = document["@context"]
    assert "contexts of its own" in doubt(document)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"@context": badge()["@context"][1:]}, "the first context must be"),
        ({"@context": badge()["@context"][0]}, "the first context must be"),
        (
            {"@context": [badge()["@context"][i] for i in (0, 2, 1)]},
            "the second context of a badge",
        ),
        ({"@context": badge()["@context"][:1]}, "the second context of a badge"),
    ],
    ids=["none", "text", "order", "missing"],
)
def test_pitfall_01_contexts_stand_in_their_order(changes, said):
    assert said in refusal(badge(**changes))


def test_pitfall_01_without_the_third_context_the_type_of_the_schema_would_be_dropped():
    document = badge(**{"@context": badge()["@context"][:2]})
    assert "1EdTechJsonSchemaValidator2019" in refusal(document)
    assert signed(badge(**{"@context": badge()["@context"][:2], "credentialSchema": None}))


@pytest.mark.parametrize("name", ["validFrom", "validUntil", "awardedDate"])
@pytest.mark.parametrize(
    "stamp", ["2026-11-21T20:48:00", "2026-11-21", "soon", "2026-02-30T00:00:00Z"]
)
def test_pitfall_08_every_moment_needs_a_time_zone(name, stamp):
    assert f"{name} is no moment with a time zone" in refusal(badge(**{name: stamp}))


@pytest.mark.parametrize("stamp", ["2026-11-21T15:48:00-05:00", "2026-11-21T20:48:00.5Z"])
def test_pitfall_08_moments_in_other_zones_are_moments(stamp):
    later = CREATED + timedelta(seconds=1)
    assert signed(badge(validFrom=stamp), created=later)["validFrom"] == stamp


def test_pitfall_08_nothing_is_valid_before_it_is_signed():
    early = CREATED - timedelta(seconds=1)
    assert refusal(badge(), created=early) == "validFrom lies after the moment of signing"


def test_pitfall_08_signing_anew_changes_the_proof_alone():
    later = datetime(2027, 3, 1, tzinfo=UTC)
    first, again = signed(badge()), signed(signed(badge()), created=later)
    assert {name for name in first if first[name] != again[name]} == {"proof"}
    assert again["awardedDate"] == "2026-11-21T20:48:00Z"


def test_a_wrong_key_is_noticed_before_anything_is_returned():
    assert "does not fit" in refusal(badge(), sign=OTHER.sign)


@pytest.mark.parametrize("method", [DID, f"{DID}#key-1", f"{DID}#{did.multikey(PUBLIC)[:-1]}"])
def test_a_key_whose_name_is_not_its_multikey_is_refused(method):
    assert "does not end in a key" in refusal(badge(), method=method)


def leaves(value, path=()):
    """Yield the path of every text, number and boolean in a document."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for step, part in inner:
        if isinstance(part, dict | list):
            yield from leaves(part, (*path, step))
        else:
            yield (*path, step)


def changed(document, path):
    """Return a document with one character, or one bit, of one leaf changed."""
    made = copy.deepcopy(document)
    part = made
    for step in path[:-1]:
        part = part[step]
    value = part[path[-1]]
    if isinstance(value, str):
        middle = len(value) // 2
        part[path[-1]] = (
            value[:middle] + ("x" if value[middle] != "x" else "y") + value[middle + 1 :]
        )
    else:
        part[path[-1]] = not value
    return made


@pytest.mark.parametrize("path", list(leaves(signed(badge()))), ids=lambda p: ".".join(map(str, p)))
def test_one_byte_changed_in_any_field_is_noticed(path):
    assert doubt(changed(signed(badge()), path))


def test_another_key_does_not_verify():
    assert "does not fit" in doubt(signed(badge()), OTHER.public_key().public_bytes_raw())


@pytest.mark.parametrize("key", [b"", b"short", bytes(33)])
def test_what_is_no_key_does_not_verify(key):
    assert "does not fit" in doubt(signed(badge()), key)


def test_a_field_that_was_added_and_means_nothing_is_noticed():
    document = signed(badge())
    assert "honours" in doubt({**document, "honours": "first class"})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (None, "there is no proof"),
        ([{}], "there is no proof"),
        ({"type": "Ed25519Signature2020"}, "type"),
        ({"cryptosuite": "eddsa-jcs-2022"}, "cryptosuite"),
        ({"proofPurpose": "authentication"}, "proofPurpose"),
        ({"proofValue": None}, "no signature"),
        ({"proofValue": "u123"}, "no signature"),
        ({"proofValue": "z0OIl"}, "no signature"),
        ({"proofValue": "z" + "2" * 5000}, "no signature"),
        ({"proofValue": "z2"}, "does not fit"),
    ],
)
def test_what_is_no_proof_of_this_suite_is_told(change, said):
    document = signed(badge())
    document["proof"] = {**document["proof"], **change} if isinstance(change, dict) else change
    assert said in doubt(document)


def _method(key):
    return did.method(DID, did.multikey(key.public_key().public_bytes_raw()))
