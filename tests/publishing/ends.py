"""What may follow an award in the private repository: it is revoked, or its key is distrusted."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from microcred import did
from microcred.awarding.revoking import revoke
from microcred.compromise import distrust
from microcred.keyring import with_key
from microcred.model.keys import PublicKey
from microcred.places import KEYS
from microcred.signing import SigningKey
from tests import folder
from tests.awarding.job import means
from tests.ledgers import AWARDED, MULTIKEY
from tests.publishing.two import Two, push

OTHER_SEED = hashlib.sha256(b"microcred: another key for tests").digest()
SOON = AWARDED + timedelta(minutes=30)


def revoked(both: Two, award: str) -> None:
    revoke(both.private, means(at=SOON), award, "It was given by mistake.")
    push(both.private)


def compromised(both: Two, seed: bytes) -> None:
    """Add a key to both, as by a pull request and a merge; then distrust the first one."""
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    for root in both:
        text = folder.text_of(root, KEYS)
        added = with_key(text, PublicKey(key=did.multikey(public), added=SOON))
        folder.put(root, KEYS, added)
        folder.commit(root, "Another key")
    distrust(both.private, MULTIKEY, SigningKey(seed), SOON)
    folder.git(both.private, "push", "--quiet", "--force", "origin", "main")
