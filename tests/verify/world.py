"""A small web in a dictionary: an award of ours, its issuer, its list; and ways to spoil them."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from microcred import did, status_list
from microcred.badge import file_bytes
from microcred.multibase import base58
from microcred.proof.suite import configuration, signed_bytes, unsigned
from microcred.verify import CannotFetch, Verification, verify
from tests import ledgers

NOW = ledgers.AWARDED + timedelta(days=30)
ISSUER = did.did_web(ledgers.program().url)
DID_URL = did.document_url(ISSUER)
LIST_URL = "https://good.example/awards/status/1.json"
INDEX = ledgers.status().index
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER_MULTIKEY = did.multikey(OTHER_KEY.public_key().public_bytes_raw())

ALL_PASSED = {
    "structure": "passed",
    "schema": "passed",
    "proof": "passed",
    "issuer": "passed",
    "status": "passed",
    "dates": "passed",
    "recipient": "passed",
}


@dataclass
class World:
    """An award as JSON, and what is on the web as JSON or bytes, by address."""

    award: dict[str, Any]
    web: dict[str, Any]
    asked: list[str] = field(default_factory=list)

    def fetch(self, url: str) -> bytes:
        """Return what is at an address."""
        self.asked.append(url)
        if url not in self.web:
            raise CannotFetch(f"nothing is at {url}")
        found = self.web[url]
        if isinstance(found, CannotFetch):
            raise found
        return found if isinstance(found, bytes) else file_bytes(found)

    def verified(self, recipient: str | None = ledgers.EMAIL, **changes: Any) -> Verification:
        """Return what the checks of the award come to; `data` and `now` may differ."""
        given: dict[str, Any] = {"data": file_bytes(self.award), "now": NOW} | changes
        return verify(given["data"], self.fetch, given["now"], recipient)

    def outcomes(self, **changes: Any) -> dict[str, str]:
        """Return the outcome of each check."""
        return outcomes(self.verified(**changes))


def world(award: dict[str, Any] | None = None, /, **changes: Any) -> World:
    """Return the world of an award, ours unless given; `changes` are of the status list."""
    return World(
        deepcopy(award or ledgers.signed()),
        {DID_URL: did.did_document(ISSUER, [ledgers.MULTIKEY]), LIST_URL: listing(**changes)},
    )


def spoiled(**web: Any) -> World:
    """Return the world of our award with another `did` document, or another `list`."""
    made = world()
    names = {"did": DID_URL, "list": LIST_URL}
    made.web.update({names[name]: value for name, value in web.items()})
    return made


def rotated() -> dict[str, Any]:
    """Return the issuer's document after a second key was added."""
    return did.did_document(ISSUER, [ledgers.MULTIKEY, OTHER_MULTIKEY])


def outcomes(verification: Verification) -> dict[str, str]:
    """Return the outcome of each check by its name."""
    return {check.name: check.outcome.value for check in verification.checks}


def message(verification: Verification, name: str) -> str:
    """Return what a check says."""
    return next(check.message for check in verification.checks if check.name == name)


def listing(bits: bytes | None = None, **changes: Any) -> dict[str, Any]:
    """Return the signed status list, with changes made before it was signed."""
    at = changes.pop("at", ledgers.AWARDED)
    bare: dict[str, Any] = status_list.document(
        ledgers.program(), ISSUER, 1, status_list.empty() if bits is None else bits, at
    )
    return signed(changed(bare, changes))


def changed(document: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """Return a copy with changes by dotted paths; None takes a field away."""
    copy = deepcopy(document)
    for path, value in changes.items():
        *way, last = (int(step) if step.isdigit() else step for step in path.split("."))
        place: Any = copy
        for step in way:
            place = place[step]
        if value is None:
            del place[last]
        else:
            place[last] = value
    return copy


def signed(
    bare: dict[str, Any], key: Ed25519PrivateKey = ledgers.KEY, **proof: Any
) -> dict[str, Any]:
    """Return a document with a proof, though no issuer would sign it; `proof` changes that."""
    issuer = bare["issuer"]
    name = issuer if isinstance(issuer, str) else issuer["id"]
    document = unsigned(bare)
    options = {**configuration(did.method(name, ledgers.MULTIKEY), ledgers.AWARDED), **proof}
    value = base58(key.sign(signed_bytes(document, options)))
    return {**document, "proof": {**options, "proofValue": value}}


def award(**changes: Any) -> dict[str, Any]:
    """Return our award, soundly signed after changes by dotted paths."""
    return signed(changed(ledgers.document(), changes))


def leaves(value: Any, at: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the place of every text and number in a document."""
    if isinstance(value, dict):
        return [place for key, inner in value.items() for place in leaves(inner, (*at, key))]
    if isinstance(value, list):
        return [
            place for number, inner in enumerate(value) for place in leaves(inner, (*at, number))
        ]
    return [at]


def at_place(document: Any, place: tuple[str | int, ...], make: Callable[[Any], Any]) -> Any:
    """Return a copy in which one value is another."""
    copy = json.loads(json.dumps(document))
    *way, last = place
    inner = copy
    for step in way:
        inner = inner[step]
    inner[last] = make(inner[last])
    return copy
