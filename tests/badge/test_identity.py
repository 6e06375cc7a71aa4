"""Who an award is for: told only to who knows it, or by a number that never changes hands."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.badge import by_account, by_email, by_name, identity_hash
from tests.ledgers import EMAIL, attempt, document


def test_the_hash_is_that_of_the_example_in_the_specification():
    assert identity_hash("a@example.com", "Kosher") == (
        "sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399"
    )


@pytest.mark.parametrize("written", ["A@Example.com", " a@example.com ", "a@EXAMPLE.COM"])
def test_an_address_may_be_written_in_any_case(written):
    assert identity_hash(written, "Kosher") == identity_hash("a@example.com", "Kosher")


def test_an_accent_may_be_written_either_way():
    one, other = "jose\u0301@example.com", "jos\u00e9@example.com"
    assert identity_hash(one, "s") == identity_hash(other, "s")


def test_pitfall_10_an_e_mail_goes_in_only_as_a_salted_hash():
    assert EMAIL not in json.dumps(document())
    (identity,) = document()["credentialSubject"]["identifier"]
    assert identity["hashed"] is True
    assert identity["identityHash"] == identity_hash(EMAIL, identity["salt"])
    assert identity["identityHash"] != identity_hash(EMAIL, "")
    assert "id" not in document()["credentialSubject"]


def test_an_account_is_told_by_its_number():
    assert by_account("github:1234567") == {
        "type": "IdentityObject",
        "hashed": False,
        "identityHash": "1234567",
        "identityType": "ext:githubId",
    }


def test_a_name_is_shown_only_where_the_earner_chose_one():
    shown = document(attempts=(attempt(**{"publish.name": "Ada Example"}),))
    assert by_name("Ada Example") in shown["credentialSubject"]["identifier"]
    assert [one["identityType"] for one in document()["credentialSubject"]["identifier"]] == [
        "emailAddress"
    ]


def test_the_choice_of_the_last_attempt_counts():
    named, unnamed = attempt(**{"publish.name": "Ada Example"}), attempt()
    assert "Ada Example" not in json.dumps(document(attempts=(named, unnamed)))
    assert "Ada Example" in json.dumps(document(attempts=(unnamed, named)))


@given(st.emails(), st.text(min_size=8, max_size=32), st.text(min_size=8, max_size=32))
def test_another_salt_gives_another_hash(email, salt, other):
    same = by_email(email, salt)["identityHash"] == by_email(email, other)["identityHash"]
    assert same == (salt == other)
