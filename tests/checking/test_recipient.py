"""Whose badge it is: the e-mail address is compared in the browser."""

import hashlib
from typing import Any

import pytest

from tests import ledgers
from tests.checking.core import value

AWARD = ledgers.signed()


def belongs(credential: dict[str, Any], email: str) -> bool | None:
    found: bool | None = value("belongs", credential=credential, email=email)
    return found


@pytest.mark.parametrize("email", [ledgers.EMAIL, f"  {ledgers.EMAIL.upper()}\n"])
def test_it_is_known_by_the_address_it_was_issued_to_however_it_is_typed(email):
    assert belongs(AWARD, email) is True


@pytest.mark.parametrize(
    "email", ["", "ada@school.exampl", "bea@school.example", "ada@school.example2"]
)
def test_another_address_is_not_it(email):
    assert belongs(AWARD, email) is False


def test_a_badge_for_an_account_says_nothing_about_an_address():
    assert belongs(ledgers.signed(mode="open"), ledgers.EMAIL) is None


def test_the_example_of_the_specification():
    """Open Badges 3.0, IdentityObject: `a@example.com` with the salt `Kosher`."""
    digest = hashlib.sha256(b"a@example.comKosher").hexdigest()
    identity: dict[str, Any] = {"identityType": "emailAddress", "hashed": True, "salt": "Kosher",
                "identityHash": f"sha256${digest}"}  # fmt: skip
    credential = {"credentialSubject": {"identifier": [identity]}}
    assert belongs(credential, "a@example.com") is True
    identity["identityHash"] = f"sha256${digest.upper()}"
    assert belongs(credential, "a@example.com") is True
    plain = {"identityType": "emailAddress", "hashed": False, "identityHash": "A@Example.com"}
    assert belongs({"credentialSubject": {"identifier": [plain]}}, "a@example.com") is True
