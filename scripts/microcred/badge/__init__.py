"""An award before it is signed: an Open Badges 3.0 AchievementCredential, built as plain values."""

from microcred.badge.credential import CONTEXTS, SCHEMA, Issuing, file_bytes, unsigned, valid_until
from microcred.badge.identity import by_account, by_email, by_name, identity_hash

__all__ = [
    "CONTEXTS",
    "SCHEMA",
    "Issuing",
    "by_account",
    "by_email",
    "by_name",
    "file_bytes",
    "identity_hash",
    "unsigned",
    "valid_until",
]
