"""VC-JWT: the signature around a credential, checked by openbadgeslib with the issuer's own key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from openbadgeslib.ob3 import OB3VerificationError, OB3Verifier

from microcred.verify.check import Failed, NotRun, Unknown
from microcred.verify.clock import about_time
from microcred.verify.controller import Controller, resolved
from microcred.verify.fetching import Fetch
from microcred.verify.fetching import document as fetched
from microcred.verify.integrity import issuer_id, told
from microcred.verify.keys import pem

Header = Mapping[str, Any]


def check_issuer(document: dict[str, Any], header: Header, fetch: Fetch) -> str:
    """Return that the JWT's key is the issuer's to sign with, or raise another outcome."""
    identifier = issuer_id(document)
    signing_key(document, header, fetch)
    return told(identifier)


def check_proof(token: str, document: dict[str, Any], header: Header, fetch: Fetch) -> str:
    """Return that the signature of the JWT holds, or raise another outcome."""
    try:
        key = signing_key(document, header, fetch, authorised=False)
    except (Failed, Unknown) as why:
        raise NotRun("Without the issuer's key the signature cannot be checked.") from why
    try:
        OB3Verifier(pubkey_pem=key).verify(token)
    except OB3VerificationError as error:
        if not about_time(error):
            raise Failed(f"The JWT's signature does not hold: {error}.") from error
    return f"The JWT's signature ({header.get('alg')}) holds, and nothing was changed since."


def signing_key(
    document: dict[str, Any], header: Header, fetch: Fetch, *, authorised: bool = True
) -> bytes:
    """Return as PEM the issuer's key that signed a JWT, by the issuer's own document.

    Raises Failed where it is not the issuer's or, if it has to be `authorised`, must not sign; and
    Unknown where the document cannot be had.
    """
    identifier, name = issuer_id(document), header.get("kid")
    if isinstance(name, str) and name.startswith("https://") and identifier.startswith("https://"):
        return _at_its_address(identifier, name, fetch)
    controller = resolved(identifier, fetch)
    method = _method(controller, header)
    if authorised and (objection := controller.objection(method)):
        raise Failed(f"{objection}: {method.get('id')}")
    return pem(method)


def _method(controller: Controller, header: Header) -> dict[str, Any]:
    name, jwk = header.get("kid"), header.get("jwk")
    if isinstance(name, str):
        return _of_name(controller, f"{controller.id}{name}" if name[:1] == "#" else name)
    if isinstance(jwk, dict):
        return _of_value(controller, pem({"publicKeyJwk": jwk}))
    if len(controller.methods) != 1:
        raise Unknown("the JWT does not say which of the issuer's keys signed it")
    return controller.methods[0]


def _of_name(controller: Controller, name: str) -> dict[str, Any]:
    method = controller.method(name)
    if method is None:
        raise Failed(f"the issuer's document does not list the key that signed this: {name}")
    return method


def _of_value(controller: Controller, key: bytes) -> dict[str, Any]:
    """Return the issuer's key that is the one the JWT brings along."""
    for method in controller.methods:
        try:
            if pem(method) == key:
                return method
        except Failed:
            continue  # a key of another kind, for something else
    raise Failed("the key that the JWT brings along is not one of the issuer's")


def _at_its_address(identifier: str, name: str, fetch: Fetch) -> bytes:
    """Return the key at an address of the issuer's own host (Open Badges 3.0, section 8.2.3)."""
    if urlsplit(name).netloc != urlsplit(identifier).netloc:
        raise Failed(f"the key that signed this is at another host than the issuer: {name}")
    return pem({"publicKeyJwk": fetched(name, fetch, "the issuer's key")})
