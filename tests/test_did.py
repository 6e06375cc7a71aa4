"""Issuers as did:web, their DID documents, and keys as multikeys."""

import pytest

from microcred import did

SEED = bytes(range(32))
PUBLIC = bytes.fromhex("03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8")
KEY = "z6MkehRgf7yJbgaGfYsdoAsKdBPE3dj2CYhowQdcjqSJgvVd"

ADDRESSES = [
    ("https://good.example/", "did:web:good.example", "https://good.example/.well-known/did.json"),
    ("https://good.example", "did:web:good.example", "https://good.example/.well-known/did.json"),
    (
        "https://org.github.io/repo/",
        "did:web:org.github.io:repo",
        "https://org.github.io/repo/did.json",
    ),
    ("https://a.example/b/c/", "did:web:a.example:b:c", "https://a.example/b/c/did.json"),
    (
        "https://a.example:8443/",
        "did:web:a.example%3A8443",
        "https://a.example:8443/.well-known/did.json",
    ),
    (
        "https://a.example:8443/b/",
        "did:web:a.example%3A8443:b",
        "https://a.example:8443/b/did.json",
    ),
    (
        "https://a.example/caf%C3%A9/",
        "did:web:a.example:caf%C3%A9",
        "https://a.example/caf%C3%A9/did.json",
    ),
    ("https://GOOD.example/", "did:web:good.example", "https://good.example/.well-known/did.json"),
]


@pytest.mark.parametrize(
    ("url", "name", "document"), ADDRESSES, ids=[each[1] for each in ADDRESSES]
)
def test_pitfall_05_a_site_is_a_did_and_the_did_leads_to_a_document_of_the_site(
    url, name, document
):
    assert did.did_web(url) == name
    assert did.document_url(name) == document
    base = url.replace("GOOD", "good").rstrip("/") + "/"
    assert document == base + did.document_address(url)


def test_pitfall_05_what_a_path_may_not_hold_is_escaped():
    assert did.did_web("https://good.example/a b/") == "did:web:good.example:a%20b"


@pytest.mark.parametrize(
    "url",
    [
        "good.example",
        "https://",
        "https://u:p@good.example/",
        "https://good.example/?q=1",
        "https://good.example/#a",
        "https://gööd.example/",
    ],
)
def test_what_is_no_site_has_no_did(url):
    with pytest.raises(ValueError, match=r"."):
        did.did_web(url)


@pytest.mark.parametrize(
    "name",
    [
        "did:web:",
        "did:key:z6Mk",
        "did:web:a.example:",
        "did:web:a.example:..:b",
        "did:web:a.example:%2e%2e",
        "did:web:a.example:b%2Fc",
        "did:web:a.example:%5C",
        "did:web:a.example/b",
        "did:web:a.example#b",
        "web:a.example",
        "did:web:a b",
    ],
)
def test_a_did_that_leads_nowhere_is_an_error(name):
    with pytest.raises(ValueError, match=r"did:web|nowhere"):
        did.document_url(name)


def test_pitfall_06_the_did_document_is_as_verifiers_need_it():
    name = "did:web:org.github.io:repo"
    other = did.multikey(bytes(32))
    document = did.did_document(name, [KEY, other])
    assert document["@context"] == [
        "https://www.w3.org/ns/did/v1",
        "https://w3id.org/security/multikey/v1",
    ]
    assert document["id"] == name
    assert isinstance(document["verificationMethod"], list)
    assert document["assertionMethod"] == [f"{name}#{KEY}", f"{name}#{other}"]
    assert document["verificationMethod"][0] == {
        "id": f"{name}#{KEY}",
        "type": "Multikey",
        "controller": name,
        "publicKeyMultibase": KEY,
    }


def test_pitfall_11_a_key_is_found_in_the_document_by_the_name_that_a_proof_has():
    name = did.did_web("https://good.example/")
    method = did.method(name, KEY)
    document = did.did_document(name, [KEY])
    (found,) = [each for each in document["verificationMethod"] if each["id"] == method]
    assert found["publicKeyMultibase"] == method.partition("#")[2]
    assert method in document["assertionMethod"]


def test_a_document_without_keys_is_one():
    document = did.did_document("did:web:good.example", [])
    assert (document["verificationMethod"], document["assertionMethod"]) == ([], [])


def test_multikeys():
    assert did.multikey(PUBLIC) == KEY
    assert did.public_key(KEY) == PUBLIC
    secret = did.secret_multikey(SEED)
    assert secret[:4] == "z3u2"
    assert did.seed(secret) == SEED


@pytest.mark.parametrize("length", [0, 31, 33, 64])
def test_a_key_has_32_bytes(length):
    for made in (did.multikey, did.secret_multikey):
        with pytest.raises(ValueError, match=f"this has {length}"):
            made(bytes(length))


@pytest.mark.parametrize("text", ["", "z", KEY[:-1], KEY + "1", KEY.replace("z6", "z7"), "0" * 48])
def test_what_is_no_key(text):
    with pytest.raises(ValueError, match="Ed25519 public key"):
        did.public_key(text)


def test_a_public_key_is_no_private_one_and_no_error_tells_the_private_one():
    secret = did.secret_multikey(SEED)
    for given, read in [(KEY, did.seed), (secret, did.public_key), (secret[:-1], did.seed)]:
        with pytest.raises(ValueError) as error:
            read(given)
        assert secret[4:20] not in str(error.value)
