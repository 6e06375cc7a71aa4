"""What an image carries, and why it may not be told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

MAX_IMAGE: Final = 16 * 1024 * 1024
"""The bytes of the largest image that is looked into."""

MAX_TEXT: Final = 1024 * 1024
"""The characters of the longest credential that is taken out of an image, or put into it."""

_LONE = re.compile("[\ud800-\udfff]")
_JWT = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")


class BakingProblem(Exception):
    """Why nothing can be taken out of an image or put into it, in words for people."""


@dataclass(frozen=True, slots=True)
class Carried:
    """The texts in an image: an Open Badges 3.0 credential, an Open Badges 2.0 assertion.

    Each is JSON or a compact JWT, and the second may be the address of one; None where there is
    none.
    """

    credential: str | None = None
    assertion: str | None = None


def is_jwt(text: str) -> bool:
    """True for three runs of base64url with dots between: a compact JWT by its looks."""
    return _JWT.fullmatch(text) is not None


def check_size(image: bytes) -> None:
    """Raise BakingProblem for an image beyond what is looked into."""
    if len(image) > MAX_IMAGE:
        raise BakingProblem(
            f"this image has {len(image):,} bytes; at most {MAX_IMAGE:,} are looked into"
        )


def check_credential(text: str) -> str:
    """Return the credential to bake, without space around it.

    Raises BakingProblem for what is neither a JSON object nor a compact JWT by its looks.
    """
    bare = text.strip()
    if _LONE.search(bare):
        raise BakingProblem("what is to be baked holds half a character, which no file can hold")
    if len(bare) > MAX_TEXT:
        raise BakingProblem(
            f"this credential has {len(bare):,} characters; at most {MAX_TEXT:,} are baked"
        )
    if not (is_jwt(bare) or (bare.startswith("{") and bare.endswith("}"))):
        raise BakingProblem("what is to be baked is neither a JSON object nor a JWT")
    return bare
