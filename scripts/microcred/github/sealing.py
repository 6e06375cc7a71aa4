"""Secrets on their way to GitHub: sealed so that only GitHub opens them."""

from __future__ import annotations

from github.PublicKey import encrypt


def sealed(public_key: str, secret: str) -> str:
    """Return a secret as GitHub's API takes it; `public_key` is the base64 text that it gives.

    A libsodium sealed box: docs.github.com/rest/guides/encrypting-secrets-for-the-rest-api
    """
    return encrypt(public_key, secret)
