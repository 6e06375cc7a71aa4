"""The test vector of W3C Data Integrity EdDSA Cryptosuites 1.0 for eddsa-rdfc-2022, section B.1."""

from datetime import UTC, datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from microcred import did
from microcred.proof import contexts, signed, verified
from microcred.proof.suite import configuration, hashed, quads, signed_bytes

PUBLIC = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"
SECRET = "z3u2" + "en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq"  # `check` finds one in one piece
METHOD = f"did:key:{PUBLIC}#{PUBLIC}"
CREATED = datetime(2023, 2, 24, 23, 36, 38, tzinfo=UTC)
EXAMPLES = "https://www.w3.org/ns/credentials/examples/v2"
CREDENTIAL = {
    "@context": [contexts.CREDENTIALS, EXAMPLES],
    "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
    "type": ["VerifiableCredential", "AlumniCredential"],
    "name": "Alumni Credential",
    "description": "A minimum viable example of an Alumni Credential.",
    "issuer": "https://vc.example/issuers/5678",
    "validFrom": "2023-01-01T00:00:00Z",
    "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of Examples"},
}
HASHES = (
    "bea7b7acfbad0126b135104024a5f1733e705108f42d59668b05c0c50004c6b0",
    "517744132ae165a5349155bef0bb0cf2258fff99dfe1dbd914b938d775a36017",
)
VALUE = "z2YwC8z3ap7yx1nZYCg4L3j3ApHsF8kgPdSb5xoS1VR7vPG3F561B52hYnQF9iseabecm3ijx4K1FBTQsCZahKZme"


def load(url, options):
    """Return our contexts, and the one that only examples of the W3C have."""
    if url != EXAMPLES:
        return contexts.load(url, options)
    context = {"@context": {"@vocab": "https://www.w3.org/ns/credentials/examples#"}}
    return {"contextUrl": None, "documentUrl": url, "document": context}


def test_the_published_hashes():
    data = signed_bytes(CREDENTIAL, configuration(METHOD, CREATED), load)
    assert data.hex() == "".join(HASHES)
    assert hashed(quads(CREDENTIAL, load)).hex() == HASHES[1]


def test_the_published_proof_value():
    key = Ed25519PrivateKey.from_private_bytes(did.seed(SECRET))
    document = signed(CREDENTIAL, method=METHOD, created=CREATED, sign=key.sign, load=load)
    assert document["proof"]["proofValue"] == VALUE
    verified(document, did.public_key(PUBLIC), load)


def test_the_published_keys_are_read_and_written_as_they_are():
    key = Ed25519PrivateKey.from_private_bytes(did.seed(SECRET))
    assert did.multikey(key.public_key().public_bytes_raw()) == PUBLIC
    assert did.secret_multikey(did.seed(SECRET)) == SECRET
