"""Badges of other issuers, made by openbadgeslib, and the web on which those issuers live."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import cache
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from openbadgeslib.keys import public_jwk_from_pem
from openbadgeslib.ob2 import (
    Assertion,
    BadgeClass,
    CryptographicKey,
    OB2Signer,
    Profile,
    RevocationList,
)
from openbadgeslib.ob2 import IdentityObject as Recipient
from openbadgeslib.ob2 import Verification as Way
from openbadgeslib.ob3 import (
    Achievement,
    IdentityObject,
    Issuer,
    OB3LdpSigner,
    OB3Signer,
    OpenBadgeCredential,
    build_did_document,
    build_status_list_credential,
    did_key_from_pem,
    sign_status_list_credential,
    status_entry,
)

from microcred.verify import CannotFetch, Fetch, Verification, verify

EMAIL = "grace@navy.example"
HOST = "https://other.example"
BEGUN = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
NOW = datetime(2026, 12, 21, tzinfo=UTC)

Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | Ed25519PrivateKey
ALGORITHMS = {"RS256": "rsa", "ES256": "p256", "EdDSA": "ed25519"}


@cache
def key(kind: str = "ed25519") -> Key:
    """Return a private key, the same each time."""
    if kind == "rsa":
        return rsa.generate_private_key(65537, 2048)
    if kind == "p256":
        return ec.generate_private_key(ec.SECP256R1())
    return Ed25519PrivateKey.from_private_bytes(kind.encode().ljust(32, b"\1"))


def edkey() -> Ed25519PrivateKey:
    """Return the private key that signs unless another is named."""
    found = key()
    assert isinstance(found, Ed25519PrivateKey)
    return found


def private_pem(kind: str = "ed25519") -> bytes:
    """Return a private key as PEM."""
    return key(kind).private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def public_pem(kind: str = "ed25519") -> bytes:
    """Return a public key as PEM."""
    return (
        key(kind)
        .public_key()
        .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    )


def did_of(host: str) -> str:
    """Return the did:web of a host."""
    return f"did:web:{host.removeprefix('https://').replace(':', '%3A')}"


def did_document(host: str = HOST, *kinds: str) -> dict[str, Any]:
    """Return the DID document of a host that lists these keys, named k0, k1 and so on."""
    jwks = [
        (f"k{number}", public_jwk_from_pem(public_pem(kind)))
        for number, kind in enumerate(kinds or ("ed25519",))
    ]
    return build_did_document(did_of(host), jwks)


def credential(issuer: str, host: str = HOST, **changes: Any) -> OpenBadgeCredential:
    """Return an Open Badges 3.0 credential before it is signed."""
    given: dict[str, Any] = {
        "issuer": Issuer(id=issuer, name="Another issuer"),
        "recipient_id": f"mailto:{EMAIL}",
        "achievement": Achievement(
            id=f"{host}/achievements/1",
            name="Compilers",
            description="Wrote the first one.",
            criteria_narrative="Write a compiler.",
        ),
        "id": f"{host}/badges/1.json",
        "issuance_date": BEGUN,
    }
    return OpenBadgeCredential(**given | changes)


def fetched_from(web: dict[str, bytes], host: str = HOST) -> Fetch:
    """Return a fetch from what a host publishes by path."""

    def fetch(url: str) -> bytes:
        path = url.removeprefix(host)
        if path not in web:
            raise CannotFetch(f"nothing is at {url}")
        return web[path]

    return fetch


def outcomes(data: bytes, web: dict[str, bytes] | None = None, **changes: Any) -> dict[str, str]:
    """Return the outcome of each check of a badge."""
    return {check.name: check.outcome.value for check in verified(data, web, **changes).checks}


def verified(
    data: bytes, published: dict[str, bytes] | None = None, **changes: Any
) -> Verification:
    """Return what the checks of a badge come to; `now` and `recipient` may differ."""
    given: dict[str, Any] = {"now": NOW, "recipient": EMAIL} | changes
    found = web() if published is None else published
    return verify(data, fetched_from(found), given["now"], given["recipient"])


def identity() -> IdentityObject:
    """Return the salted hash of the earner's e-mail."""
    return IdentityObject.create(EMAIL, "a salt")


def integrity(host: str = HOST, **changes: Any) -> bytes:
    """Return a credential with an embedded proof, of the did:web of a host."""
    issuer = did_of(host)
    signer = OB3LdpSigner(private_pem(), f"{issuer}#k0")
    return signer.sign_to_json(credential(issuer, host, **changes), created=BEGUN).encode()


def integrity_of_key(**changes: Any) -> bytes:
    """Return a credential with an embedded proof, of a bare did:key."""
    issuer = did_key_from_pem(public_pem())
    return OB3LdpSigner(private_pem()).sign_to_json(credential(issuer, **changes)).encode()


def token(
    host: str = HOST, algorithm: str = "EdDSA", issuer: str | None = None, **changes: Any
) -> bytes:
    """Return a credential as a JWT that brings its key along."""
    signer = OB3Signer(private_pem(ALGORITHMS[algorithm]), algorithm)
    return signer.sign(credential(issuer or did_of(host), host, **changes)).encode()


def listed(host: str = HOST) -> dict[str, Any]:
    """Return the credentialStatus of place 5 in the list of a host."""
    return {"credential_status": [status_entry(f"{host}/status", "revocation", 5)]}


def status_token(
    host: str = HOST, revoked: tuple[int, ...] = (), kind: str = "ed25519", size: int = 131_072
) -> bytes:
    """Return a list of revoked badges as a JWT, as openbadgeslib publishes it."""
    url = f"{host}/status"
    built = build_status_list_credential(
        did_of(host), url, "revocation", set(revoked), size, issued=BEGUN
    )
    return sign_status_list_credential(built, private_pem(kind), "EdDSA").encode()


# --- Open Badges 2.0 ---


def assertion(host: str = HOST, kind: str = "SignedBadge", **changes: Any) -> Assertion:
    """Return an Open Badges 2.0 assertion, to be signed or hosted."""
    given: dict[str, Any] = {
        "recipient": Recipient.create(EMAIL, "a salt"),
        "badge": f"{host}/class",
        "verification": Way(type=kind, creator=f"{host}/key" if kind == "SignedBadge" else None),
        "id": f"{host}/assertions/1" if kind == "HostedBadge" else "urn:uuid:" + "1" * 32,
        "issued_on": BEGUN,
    }
    return Assertion(**given | changes)


def signed_assertion(host: str = HOST, kind: str = "ed25519", **changes: Any) -> bytes:
    """Return a signed assertion."""
    return OB2Signer(private_pem(kind), "EdDSA").sign(assertion(host, **changes)).encode()


def hosted_assertion(host: str = HOST, **changes: Any) -> bytes:
    """Return a hosted assertion."""
    return json.dumps(assertion(host, "HostedBadge", **changes).to_dict()).encode()


def web(host: str = HOST, *kinds: str, revoked: tuple[str, ...] = ()) -> dict[str, bytes]:
    """Return what an issuer publishes, by path."""
    documents = {
        "/.well-known/did.json": did_document(host, *kinds),
        "/class": BadgeClass(
            id=f"{host}/class", name="Compilers", description="Wrote the first one.",
            image=f"{host}/class.png", criteria=f"{host}/criteria", issuer=f"{host}/issuer",
        ).to_dict(),
        "/issuer": Profile(
            id=f"{host}/issuer", name="Another issuer", url=host,
            public_key=[f"{host}/key"], revocation_list=f"{host}/revoked",
        ).to_dict(),
        "/key": CryptographicKey(
            id=f"{host}/key", owner=f"{host}/issuer", public_key_pem=public_pem().decode()
        ).to_dict(),
        "/revoked": RevocationList(
            id=f"{host}/revoked", issuer=f"{host}/issuer", revoked_assertions=list(revoked)
        ).to_dict(),
    }  # fmt: skip
    return {path: json.dumps(found).encode() for path, found in documents.items()} | {
        "/assertions/1": hosted_assertion(host),
        "/status": status_token(host),
    }
