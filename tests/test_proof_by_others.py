"""Proof by others: @digitalbazaar/vc and verifier-core take our awards, and notice all else.

did.json, awards and status lists come from a site that was built; nothing else can be reached.
"""

import copy
import json
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pyld import jsonld

from microcred import did
from microcred.build import Order, build
from microcred.multibase import base58
from microcred.proof import Bulk, contexts, written
from microcred.proof.suite import configuration, hashed, signed_bytes
from tests import ledgers
from tests.oracles.asked import proofs, verdicts
from tests.whole import REPOSITORY, TODAY

URL = "https://good.example/"
DID = "did:web:good.example"
METHOD = did.method(DID, ledgers.MULTIKEY)
STRANGER = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
STRANGERS = did.multikey(STRANGER.public_key().public_bytes_raw())


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site built from a programme with three awards, the second of them revoked."""
    root = ledgers.programme(tmp_path_factory.mktemp("good") / "programme", 3, ended=(1,))
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    built = build(Order(root, root / "site", TODAY, search=False, workers=False))
    assert built.published, built.problems
    return root / "site"


def published(site, number):
    return json.loads((site / f"awards/{ledgers.random_id(f'award {number}')}.json").read_text())


def ask(site, *documents):
    return verdicts(site, URL, documents)


def test_both_verify_ours_by_account_and_by_e_mail_whatever_the_texts(site):
    texts = ledgers.document(2)
    texts["evidence"][0]["narrative"] = '“Wait” – 3″ \\ "quoted"\n\ttabbed\r\n न 😀 %s </script>'
    answers = ask(
        site,
        published(site, 0),
        published(site, 2),
        ledgers.signed(0, mode="open"),
        ledgers.sign(texts),
    )
    assert [answer.accepted for answer in answers] == [True] * 4, answers


def test_both_say_that_a_revoked_award_is_revoked(site):
    (answer,) = ask(site, published(site, 1))
    assert answer.rejected, answer
    assert (answer.bazaar.why, answer.core.why) == ("revoked", "revocation_status")


def test_both_say_that_an_expired_award_is_expired(site):
    dates = {"validFrom": "2019-11-21T20:48:00Z", "validUntil": "2020-11-21T20:48:00Z"}
    later = {"validUntil": "2999-11-21T20:48:00Z"}
    expired, valid = (ledgers.sign(ledgers.document(0) | each) for each in (dates, later))
    answers = ask(site, expired, valid)
    assert answers[0].rejected, answers[0]
    assert answers[0].core.why == "expiration"
    assert answers[1].accepted, answers[1]


def leaves(value, path=()):
    """Yield the path of every text, number and boolean in a document."""
    for step, part in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(part, dict | list):
            yield from leaves(part, (*path, step))
        else:
            yield (*path, step)


def changed(document, path):
    """Return a document with one byte of one leaf changed, in its middle."""
    made = copy.deepcopy(document)
    part = made
    for step in path[:-1]:
        part = part[step]
    value = part[path[-1]]
    if isinstance(value, bool):
        part[path[-1]] = not value
    else:
        middle = len(value) // 2
        other = "1" if value[middle] == "0" else "0" if value[middle].isdigit() else "x"
        other = "y" if value[middle] == other else other
        part[path[-1]] = value[:middle] + other + value[middle + 1 :]
    return made


def test_both_reject_ours_with_one_byte_changed_in_any_field(site):
    document = published(site, 0)
    paths = list(leaves(document))
    assert len(paths) > 90
    answers = ask(site, *(changed(document, path) for path in paths))
    taken = [path for path, answer in zip(paths, answers, strict=True) if not answer.rejected]
    assert taken == []


def test_both_reject_ours_with_a_field_removed_or_added(site):
    document = published(site, 0)
    less = [{k: v for k, v in document.items() if k != name} for name in document if name != "id"]
    more = [{**document, "honours": "first class"}, {**document, "description": "first class"}]
    assert [answer.rejected for answer in ask(site, *less, *more)] == [True] * (len(less) + 2)


def forged(document, key, method):
    """Return a document signed by another key, whatever it says."""
    proof = configuration(method, ledgers.AWARDED)
    value = base58(key.sign(signed_bytes(document, proof)))
    return {**document, "proof": {**proof, "proofValue": value}}


def test_both_reject_a_wrong_key(site):
    document = ledgers.document(0)
    elsewhere = document | {"issuer": document["issuer"] | {"id": "did:web:evil.example"}}
    answers = ask(
        site,
        forged(document, ledgers.KEY, METHOD),
        forged(document, STRANGER, METHOD),
        forged(document, STRANGER, did.method(DID, STRANGERS)),
        forged(document, STRANGER, f"did:key:{STRANGERS}#{STRANGERS}"),
        forged(elsewhere, ledgers.KEY, did.method("did:web:evil.example", ledgers.MULTIKEY)),
    )
    assert answers[0].accepted, answers[0]
    assert [answer.rejected for answer in answers[1:]] == [True] * 4, answers


def with_did_document(site, target, document):
    shutil.copytree(site, target)
    (target / ".well-known" / "did.json").write_text(json.dumps(document))
    return target


def test_pitfall_06_the_document_that_the_site_has_is_as_verifiers_need_it(site):
    document = json.loads((site / ".well-known" / "did.json").read_text())
    assert document == did.did_document(DID, [ledgers.MULTIKEY])


def test_pitfall_07_a_key_that_is_added_disturbs_none_and_one_removed_invalidates_all(
    site, tmp_path
):
    added = with_did_document(
        site, tmp_path / "added", did.did_document(DID, [ledgers.MULTIKEY, STRANGERS])
    )
    again = forged(ledgers.document(0), STRANGER, did.method(DID, STRANGERS))
    assert [each.accepted for each in ask(added, published(site, 0), again)] == [True, True]
    removed = with_did_document(site, tmp_path / "removed", did.did_document(DID, [STRANGERS]))
    assert [each.rejected for each in ask(removed, published(site, 0))] == [True]


def test_both_doubt_a_status_list_that_was_changed(site, tmp_path):
    shutil.copytree(site, tmp_path / "site")
    path = tmp_path / "site" / "awards" / "status" / "1.json"
    listed = json.loads(path.read_text())
    clean = ledgers.listed(1, [])["credentialSubject"]["encodedList"]
    listed["credentialSubject"]["encodedList"] = clean
    path.write_text(json.dumps(listed))
    assert [answer.rejected for answer in ask(tmp_path / "site", published(site, 1))] == [True]


def test_node_signs_as_we_do_to_the_last_byte():
    several = [ledgers.document(number) for number in range(5)]
    several[1]["evidence"][0]["narrative"] = 'é ü न 😀 \\ " \n \t \r \u2028'
    several[2]["evidence"][0].pop("narrative")
    created = [datetime.fromisoformat(each["validFrom"]) for each in several]
    signed = proofs(DID, ledgers.SEED, ledgers.MULTIKEY, several, created)
    assert signed.proofs == [ledgers.sign(each)["proof"] for each in several]


def test_node_verifies_the_first_of_each_shape_and_one_in_a_hundred(site):
    bulk = Bulk(METHOD, ledgers.KEY.sign)
    files = []
    for number in range(302):
        document = ledgers.document(number % 4) | {"id": f"{URL}awards/{number}.json"}
        document["evidence"] = document["evidence"][: 4 + number // 151]
        files.append(bulk.signed(document, datetime.fromisoformat(document["validFrom"])))
    sample = [json.loads(files[place]) for place in (0, 1, 99, 151, 152, 200, 300)]
    for document in sample:
        document.pop("credentialStatus")
    sample = [ledgers.sign(document) for document in sample]
    whole = [json.loads(files[place]) for place in (0, 100, 152, 200, 300)]
    assert bulk.plain == 2
    assert [answer.accepted for answer in ask(site, *sample)] == [True] * len(sample)
    assert [answer.accepted for answer in ask(site, *whole)] == [True] * len(whole)


def unguarded(document):
    """Return a document signed with what pyld alone makes of it, nothing refused."""
    options = {
        "algorithm": "URDNA2015",
        "format": "application/n-quads",
        "documentLoader": contexts.load,
    }
    proof = configuration(METHOD, ledgers.AWARDED)
    whole = {"@context": document["@context"], **proof}
    data = b"".join(hashed(jsonld.normalize(each, options)) for each in (whole, document))
    return {**document, "proof": {**proof, "proofValue": base58(ledgers.KEY.sign(data))}}


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Think\x07Time"},
        {"name": "Think\x7fTime"},
        {"name": "Think\bTime"},
        {"@context": ledgers.document()["@context"][:2]},
        {"honours": "first class"},
        {"type": ["VerifiableCredential", "AchievementCredential", "Zap"]},
        {"image": {"id": "badge.svg", "type": "Image"}},
    ],
    ids=["bell", "delete", "backspace", "context", "term", "type", "address"],
)
def test_what_we_refuse_to_sign_would_be_rejected_elsewhere(site, change):
    """The reason for pitfalls 1 and 4: pyld alone would sign each of these."""
    plain, spoiled = unguarded(ledgers.document()), unguarded(ledgers.document() | change)
    answers = ask(site, plain, spoiled)
    assert answers[0].accepted, answers[0]
    assert answers[1].rejected, answers[1]


def test_letters_that_javascript_sorts_otherwise_would_be_rejected_elsewhere(site):
    document = ledgers.document()
    document["credentialSubject"]["achievement"]["tag"] = ["\U0001f600", "\uff01"]
    (answer,) = ask(site, unguarded(document))
    assert answer.rejected, answer


def test_a_file_written_by_us_is_what_they_read(site):
    assert (
        written(published(site, 0))
        == (site / f"awards/{ledgers.random_id('award 0')}.json").read_bytes()
    )
