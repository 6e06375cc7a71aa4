"""Private keys found in files by their form, and nothing else taken for one."""

import json
import time

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from microcred import did
from microcred.multibase import base58, base64url
from microcred.private_keys import private_keys

SEED = bytes(range(32))
KEY = Ed25519PrivateKey.from_private_bytes(SEED)
PUBLIC = KEY.public_key().public_bytes_raw()
SECRET = did.secret_multikey(SEED)
WITH_PUBLIC = base58(b"\x80\x26" + SEED + PUBLIC)
PKCS8, OPENSSL, OPENSSH = (
    serialization.PrivateFormat.PKCS8,
    serialization.PrivateFormat.TraditionalOpenSSL,
    serialization.PrivateFormat.OpenSSH,
)


def pem(key, form=PKCS8, password=None):
    cipher = (
        serialization.BestAvailableEncryption(password)
        if password
        else serialization.NoEncryption()
    )
    return key.private_bytes(serialization.Encoding.PEM, form, cipher)


EC = ec.generate_private_key(ec.SECP256R1())
RSA = rsa.generate_private_key(65537, 1024)
JWK = {"kty": "OKP", "crv": "Ed25519", "d": base64url(SEED)[1:], "x": base64url(PUBLIC)[1:]}
PEMS = [
    pem(KEY), pem(KEY, OPENSSH), pem(EC), pem(EC, OPENSSL), pem(RSA, OPENSSL),
    pem(KEY, password=b"x"),
    json.dumps({"key": pem(KEY).decode()}).encode(), pem(KEY).replace(b"\n", b"\r\n"),
]  # fmt: skip


def found(data):
    return [(each.line, each.form, each.public) for each in private_keys(data)]


@pytest.mark.parametrize("data", PEMS)
def test_pem(data):
    assert found(b"first line\n" + data) == [(2, "PEM", None)]


@pytest.mark.parametrize("secret", [SECRET, WITH_PUBLIC])
@pytest.mark.parametrize(
    "around", ["{}", "key: {}\n", '"{}"', "KEY={};", "'{}'", "<b>{}</b>", "a/{}?x"]
)
def test_a_multikey_tells_whose_it_is(secret, around):
    data = b"\n\n" + around.format(secret).encode()
    assert found(data) == [(3, "Multikey", did.multikey(PUBLIC))]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(JWK),
        json.dumps({"keys": [JWK]}, indent=2),
        json.dumps(JWK, separators=(",", ":")),
        json.dumps(json.dumps(JWK)),
        json.dumps({**JWK, "kty": "EC", "crv": "P-256"}),
        json.dumps({"d": JWK["d"], "oth": {"a": {"b": 1}}, "kty": "OKP"}),
    ],
)
def test_a_json_web_key(text):
    ((_, form, _),) = found(text.encode())
    assert form == "JSON Web Key"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("secret", [pem(KEY).decode(), SECRET, json.dumps(JWK)])
def test_in_utf_16_as_a_windows_shell_writes_it(encoding, secret):
    ((line, _, _),) = found(f"the key é of ours:\r\n{secret}\r\n".encode(encoding))
    assert line == 2


def test_in_utf_16_behind_utf_8():
    data = b"some words\n" + f"key: {SECRET}\n".encode("utf-16-le")
    assert found(data) == [(2, "Multikey", did.multikey(PUBLIC))]


@pytest.mark.parametrize("count", [20, 21, 50_000])
def test_of_many_twenty_are_told_and_that_there_are_more(count):
    started = time.monotonic()
    keys = list(private_keys(f"{SECRET}\n".encode() * count))
    assert time.monotonic() - started < 2
    assert [key.line for key in keys] == list(range(1, 21))
    assert [key.more for key in keys] == [False] * 19 + [count > 20]


def test_several_are_all_found():
    data = pem(KEY) + SECRET.encode() + b"\n" + json.dumps(JWK).encode()
    assert sorted(form for _, form, _ in found(data)) == ["JSON Web Key", "Multikey", "PEM"]


PUBLIC_PEM = KEY.public_key().public_bytes(
    serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        PUBLIC_PEM,
        did.multikey(PUBLIC).encode(),
        SECRET[:-1].encode(),
        (SECRET + "x").encode(),
        ("x" + SECRET).encode(),
        SECRET.replace("z3u2", "z3u3").encode(),
        b"it starts with z3u2 and has 48 letters",
        b"-----BEGIN PRIVATE KEY-----",
        b"-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----",
        b"PRIVATE KEY-----",
        json.dumps({k: v for k, v in JWK.items() if k != "d"}).encode(),
        json.dumps({"d": JWK["d"]}).encode(),
        json.dumps([{"kty": "OKP"}, "x" * 5000, {"d": JWK["d"]}]).encode(),
        json.dumps({"kty": "OKP", "d": "short"}).encode(),
        json.dumps({"proofValue": base58(bytes(range(64)))}).encode(),
    ],
)
def test_what_is_none(data):
    assert found(data) == []


@given(st.binary(max_size=300))
def test_any_bytes_can_be_searched(data):
    assert found(data) == []


def test_a_finding_tells_nothing_of_the_key():
    shown = repr(list(private_keys(SECRET.encode() + b" " + json.dumps(JWK).encode())))
    assert SECRET[4:20] not in shown
    assert JWK["d"][:16] not in shown
