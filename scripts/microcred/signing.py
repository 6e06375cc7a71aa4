"""The private key that signs awards: read with care, used, and never shown.

It is 32 bytes as a secretKeyMultibase (`z3u2…`, a W3C Multikey), in the environment or in a file
that only its owner may read, outside of any repository.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NoReturn

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from microcred import did
from microcred.model.identity import timestamp
from microcred.model.keys import KeyRing

KEY: Final = "MICROCRED_SIGNING_KEY"
KEY_FILE: Final = "MICROCRED_SIGNING_KEY_FILE"
MAX_BYTES: Final = 1000


class KeyProblem(Exception):
    """A key cannot be used; the text says why, and what to do. It never holds the key."""


class SigningKey:
    """A private key that signs. Nothing it shows of itself tells more than the public half."""

    __slots__ = ("_private", "multikey")

    def __init__(self, seed: bytes) -> None:
        """`seed` are the 32 bytes of an Ed25519 private key."""
        self._private = Ed25519PrivateKey.from_private_bytes(seed)
        self.multikey = did.multikey(self._private.public_key().public_bytes_raw())

    def sign(self, data: bytes) -> bytes:
        """Return the 64 bytes of the signature."""
        return self._private.sign(data)

    def __repr__(self) -> str:
        return f"SigningKey({self.multikey})"

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a signing key is never copied, sent elsewhere or written down")


def signing_key(root: Path, environment: Mapping[str, str], file: Path | None = None) -> SigningKey:
    """Return the key in `file`, else the one in the environment.

    There it is MICROCRED_SIGNING_KEY itself, or in the file that MICROCRED_SIGNING_KEY_FILE names.
    `root` is the programme's folder, inside of which no key may be. Raises KeyProblem.
    """
    named = environment.get(KEY_FILE)
    if file is None and environment.get(KEY):
        return _key(environment[KEY], KEY)
    path = file or (Path(named) if named else None)
    if path is None:
        raise KeyProblem(
            f"there is no key to sign with. Put it into the environment as {KEY}, or name its "
            f"file with --key FILE or as {KEY_FILE}. `microcred keys new` makes one."
        )
    return _key(_secret(root, path), str(path))


def trusted(key: SigningKey, ring: KeyRing) -> SigningKey:
    """Return the key if it is the one that signs now, by keys.yml. Raises KeyProblem."""
    known = {each.key: each for each in ring.keys}.get(key.multikey)
    current = ring.current
    if known is None:
        raise KeyProblem(
            f"the key {key.multikey} is not in program/keys.yml, so nobody could verify what it "
            "signs. Use the private half of a key that is, or add it with `microcred keys new`."
        )
    if known.compromised:
        raise KeyProblem(
            f"the key {key.multikey} is compromised since {timestamp(known.compromised)} and signs "
            "nothing any more. Use the private half of a key that is trusted."
        )
    if current and current.key != key.multikey:
        raise KeyProblem(
            f"the key {key.multikey} was replaced: since {timestamp(current.added)} "
            f"{current.key} signs. Use the private half of that one."
        )
    return key


def write_new(root: Path, path: Path, seed: bytes) -> SigningKey:
    """Write a new private key to a file that only its owner may read, and return it.

    Raises KeyProblem where the file is there already, or lies inside a repository.
    """
    _outside(root, path)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    except FileExistsError:
        raise KeyProblem(f"{path} is there already and was left alone. Name a new file.") from None
    except OSError as error:
        raise KeyProblem(f"could not write {path}: {error.strerror}.") from None
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(did.secret_multikey(seed) + "\n")
        file.flush()
        os.fsync(handle)
    return SigningKey(seed)


def stored(root: Path, path: Path) -> str:
    """Return what a key's file holds, to be kept as a secret elsewhere. Raises KeyProblem."""
    text = _secret(root, path).strip()
    _key(text, str(path))
    return text


def deploy_key(seed: bytes, comment: str) -> tuple[str, str]:
    """Return a key for Git over SSH: the private half as OpenSSH keeps it, and the public line.

    `seed` are 32 random bytes.
    """
    private = Ed25519PrivateKey.from_private_bytes(seed)
    text = private.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
    public = private.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH)
    return text.decode("ascii"), f"{public.decode('ascii')} {comment}"


def _secret(root: Path, path: Path) -> str:
    """Return what a key file holds, once it is sure that only its owner could read it."""
    place = _outside(root, path)
    try:
        handle = os.open(place, os.O_RDONLY | os.O_NONBLOCK)  # a pipe would keep us waiting
    except OSError as error:
        raise KeyProblem(f"the key file {path} could not be read: {error.strerror}.") from None
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise KeyProblem(f"{path} is not a file. Name the file that holds the key.")
        if found.st_mode & 0o077 or found.st_uid != os.geteuid():
            raise KeyProblem(
                f"others may read or change {path} (mode {stat.S_IMODE(found.st_mode):04o}, owner "
                f"{found.st_uid}). Make it yours alone: `chmod 600 {path}`. If somebody may have "
                "read it, treat the key as compromised."
            )
        return os.read(handle, MAX_BYTES).decode("ascii", errors="replace")
    finally:
        os.close(handle)


def _outside(root: Path, path: Path) -> Path:
    """Return where a path really leads, if that is in no repository. Raises KeyProblem."""
    try:
        place = path.resolve()
    except (OSError, RuntimeError):
        raise KeyProblem(f"{path} leads nowhere.") from None
    around = {*place.parents, *path.absolute().parents}
    if root.resolve() in around or any((folder / ".git").exists() for folder in around):
        raise KeyProblem(
            f"{path} is inside a repository, where a key is committed sooner or later. "
            "Keep it elsewhere, such as in a folder of your home that only you may read."
        )
    return place


def _key(text: str, origin: str) -> SigningKey:
    try:
        seed = did.seed(text.strip())
    except ValueError:
        seed = None
    if seed is None:  # outside of the handler, so that no traceback shows its way here
        raise KeyProblem(
            f"what is in {origin} is not a private key: one starts with z3u2 and has 48 letters "
            "and digits. It may be cut off, or the public half (z6Mk…)."
        )
    return SigningKey(seed)
