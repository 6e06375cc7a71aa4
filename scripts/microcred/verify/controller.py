"""Who an issuer is and which keys sign for it, from the document that the issuer itself keeps.

did:web, did:key, and issuers named by the https address of such a document (W3C Controlled
Identifiers 1.0). A key counts only as that document shows it: never for what a badge says of it,
be it a key that travels with the badge or the last part of a key's name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from microcred import did
from microcred.verify.check import Failed, Unknown
from microcred.verify.fetching import Fetch
from microcred.verify.fetching import document as fetched

WHAT: Final = "the issuer's own document with its keys"


@dataclass(frozen=True, slots=True)
class Controller:
    """An issuer's document: its id is certain to be the one it was asked for by."""

    id: str
    document: dict[str, Any]

    def method(self, name: str) -> dict[str, Any] | None:
        """Return the key of a name, None where the document has none of it."""
        return next((each for each in self.methods if self._whole(each.get("id")) == name), None)

    @property
    def methods(self) -> list[dict[str, Any]]:
        """Return every key of the document, those written into `assertionMethod` among them."""
        listed = [*_list(self.document, "verificationMethod"), *self._asserting]
        return [each for each in listed if isinstance(each, dict)]

    def objection(self, method: dict[str, Any]) -> str | None:
        """Return why a key of the document must not sign for this issuer, None where it may."""
        name = self._whole(method.get("id"))
        if method.get("controller") != self.id:
            return "the document says that somebody else controls the key"
        if name not in map(self._name, self._asserting):
            return (
                "the issuer does not, or no longer, let this key sign (it is not in "
                "`assertionMethod`)"
            )
        return None

    @property
    def _asserting(self) -> list[Any]:
        return _list(self.document, "assertionMethod")

    def _name(self, entry: object) -> str | None:
        return self._whole(entry.get("id") if isinstance(entry, dict) else entry)

    def _whole(self, name: object) -> str | None:
        """Return the name of a key with the issuer's id before it, where it was left out."""
        if not isinstance(name, str):
            return None
        return f"{self.id}{name}" if name.startswith("#") else name


def resolved(identifier: str, fetch: Fetch) -> Controller:
    """Return the issuer's own document.

    Raises Unknown where it cannot be had, and Failed where it is not the issuer's.
    """
    if identifier.startswith("did:key:"):
        return _of_key(identifier)
    document = fetched(_address(identifier), fetch, WHAT)
    if document.get("id") != identifier:
        raise Failed(f"{WHAT} is another's: it says it is of {document.get('id')!r}")
    return Controller(identifier, document)


def known_as(identifier: str) -> str:
    """Return what an issuer's id tells of who it is: its host, or that it tells nothing."""
    if identifier.startswith("did:key:"):
        return "whoever holds this key; nothing tells who that is"
    if identifier.startswith("https://"):
        return urlsplit(identifier).netloc
    try:
        return urlsplit(did.document_url(identifier)).netloc
    except ValueError:
        return "nobody who could be looked up"


def _address(identifier: str) -> str:
    if identifier.startswith("https://"):
        return identifier.partition("#")[0]
    if not identifier.startswith("did:web:"):
        method = ":".join(identifier.split(":")[:2])
        raise Unknown(f"issuers named by {method} cannot be looked up here")
    try:
        return did.document_url(identifier)
    except ValueError as error:
        raise Failed(f"the issuer's id leads nowhere: {error}") from error


def _of_key(identifier: str) -> Controller:
    """Return the document that a did:key stands for: its one key, which is its name as well."""
    key = identifier.removeprefix("did:key:")
    name = f"{identifier}#{key}"
    method = {"id": name, "controller": identifier, "publicKeyMultibase": key}
    return Controller(
        identifier, {"id": identifier, "verificationMethod": [method], "assertionMethod": [name]}
    )


def _list(document: dict[str, Any], name: str) -> list[Any]:
    value = document.get(name, [])
    return value if isinstance(value, list) else [value]
