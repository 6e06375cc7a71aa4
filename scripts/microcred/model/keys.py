"""program/keys.yml: the public halves of the keys that sign awards. did.json is made from it."""

from __future__ import annotations

from microcred.model.base import FormatOne, Line, Model
from microcred.model.identity import Moment, Multikey


class PublicKey(Model):
    """An Ed25519 key by its multibase public half, which is also its name in did.json."""

    key: Multikey
    added: Moment
    compromised: Moment | None = None
    note: Line | None = None


class KeyRing(Model):
    """All keys that ever signed. The last one that is not compromised signs from now on."""

    format: FormatOne = 1
    keys: tuple[PublicKey, ...] = ()

    @property
    def trusted(self) -> tuple[PublicKey, ...]:
        """Return the keys whose signatures stand, the oldest first."""
        return tuple(key for key in self.keys if key.compromised is None)

    @property
    def current(self) -> PublicKey | None:
        """Return the key that signs, or None where there is none."""
        return self.trusted[-1] if self.trusted else None
