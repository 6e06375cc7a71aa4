"""The box that secrets are sealed in on their way to GitHub, by libsodium as GitHub has it."""

from __future__ import annotations

from base64 import b64decode, b64encode
from binascii import Error
from dataclasses import dataclass

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox

SEED = b"the loopback GitHub's own seed.."


@dataclass(frozen=True)
class Seal:
    """A key pair; `name` is what GitHub calls its id."""

    key: PrivateKey
    name: str = "568250167242549743"

    @property
    def public(self) -> str:
        """Return the public key in Base64."""
        return b64encode(bytes(self.key.public_key)).decode()

    def opened(self, sealed: str) -> str | None:
        """Return what was sealed, None where it was not sealed with this key."""
        try:
            return SealedBox(self.key).decrypt(b64decode(sealed, validate=True)).decode()
        except (CryptoError, Error, UnicodeDecodeError):
            return None


def made() -> Seal:
    """Return the key pair, the same in each run."""
    return Seal(PrivateKey.from_seed(SEED))
