"""What a file or an answer holds: a badge, out of its image, as a document and maybe a JWT."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final, Literal

from microcred import baking
from microcred.multibase import from_base64url
from microcred.verify.check import Failed
from microcred.verify.fetching import Fetch, text
from microcred.verify.jsontext import NotJson, read_object

NO_BADGE_BUT_A_LIST: Final = "This is a list of revoked awards, not a badge."
OPEN_BADGES_2: Final = "https://w3id.org/openbadges/v2"
_ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Opened:
    """A badge by its looks. `token` is the JWT that the document came in, `header` its header."""

    version: Literal[2, 3]
    document: dict[str, Any]
    where: str
    token: str | None = None
    header: dict[str, Any] | None = None


def opened(data: bytes, fetch: Fetch) -> Opened:
    """Return the badge in a PNG, an SVG, a JSON or JWT text.

    Raises Failed where there is none, and Unknown where an image names only its address and that
    cannot be fetched.
    """
    if not baking.is_image(data):
        return _of_text(_decoded(data), "The file is the badge itself")
    try:
        carried = baking.taken_out(data)
    except baking.BakingProblem as problem:
        raise Failed(f"The image cannot be read: {problem}.") from problem
    said = carried.credential or carried.assertion
    if not said:
        raise Failed("This image carries no badge: it is only a picture.")
    if _ADDRESS.fullmatch(said):
        return _of_text(
            _decoded(text(said, fetch, "the badge that the image names")), "The image names it"
        )
    return _of_text(said, "The image carries it")


def _decoded(data: bytes) -> str:
    try:
        return data.removeprefix(b"\xef\xbb\xbf").decode()
    except UnicodeDecodeError as error:
        raise Failed("This is neither an image that can carry a badge nor text.") from error


def _of_text(said: str, where: str) -> Opened:
    said = said.strip()
    if baking.is_jwt(said):
        return _of_token(said, where)
    if said[:1] == "<":
        raise Failed("This is a web page, not a badge. Give the address of the badge's data.")
    if said[:1] != "{":
        raise Failed("This is no badge: neither JSON nor a JWT, nor an image that carries one.")
    return Opened(*_kind(_object(said, "The badge")), where)


def _of_token(token: str, where: str) -> Opened:
    header, payload, _ = token.split(".")
    document = _object(_unpacked(payload), "What the JWT says")
    return Opened(*_kind(document), where, token, _object(_unpacked(header), "The JWT's header"))


def _unpacked(part: str) -> bytes:
    try:
        return from_base64url(f"u{part}")
    except ValueError as error:
        raise Failed("This looks like a JWT but cannot be unpacked.") from error


def _object(said: str | bytes, what: str) -> dict[str, Any]:
    try:
        return read_object(said)
    except NotJson as why:
        raise Failed(f"{what} cannot be read: {why}.") from why


def _kind(document: dict[str, Any]) -> tuple[Literal[2, 3], dict[str, Any]]:
    """Return the version of Open Badges and the document. Raises Failed for any other document."""
    named = document.get("type")
    types = [one for one in (named if isinstance(named, list) else [named]) if isinstance(one, str)]
    if "BitstringStatusListCredential" in types:
        raise Failed(NO_BADGE_BUT_A_LIST)
    if "VerifiableCredential" in types:
        return 3, document
    contexts = document.get("@context")
    if "Assertion" in types and OPEN_BADGES_2 in (
        contexts,
        *(contexts if isinstance(contexts, list) else ()),
    ):
        return 2, document
    if "verify" in document and "badge" in document:
        raise Failed("This is a badge of Open Badges 1, which is too old to be checked here.")
    if isinstance(document.get("vc"), dict):
        raise Failed(
            "This JWT wraps its credential in `vc`, as drafts of Open Badges 3.0 did; the standard "
            "does not."
        )
    raise Failed(
        f"This is JSON, but not a badge: its type is {', '.join(types)[:100] or 'not given'}."
    )
