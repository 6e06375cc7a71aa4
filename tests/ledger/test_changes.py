"""What may change in a published award: its proof, `validFrom`, and a name that is withdrawn."""

import json
from copy import deepcopy

import pytest

from microcred.badge import by_name
from microcred.ledger import names_shown, unallowed, without_name
from tests.ledgers import attempt, signed

NAMED = signed(attempts=(attempt(**{"publish.name": "Ada Example"}),))


def changed(**paths):
    """Return NAMED with the values at some paths, as `credentialSubject__result`, replaced."""
    made = deepcopy(NAMED)
    for path, value in paths.items():
        *way, last = path.split("__")
        inner = made
        for step in way:
            inner = inner[step]
        inner[last] = value
    return made


@pytest.mark.parametrize(
    "after",
    [
        changed(),
        changed(validFrom="2030-01-01T00:00:00Z"),
        changed(proof={"type": "another"}),
        without_name(NAMED),
        {**without_name(NAMED), "validFrom": "2030-01-01T00:00:00Z", "proof": {}},
    ],
)
def test_what_may_change(after):
    assert unallowed(NAMED, after) is None


@pytest.mark.parametrize(
    ("after", "where"),
    [
        (changed(awardedDate="2020-01-01T00:00:00Z"), "awardedDate"),
        (changed(validUntil="2099-01-01T00:00:00Z"), "validUntil"),
        (changed(id="https://good.example/awards/other.json"), "id"),
        (changed(credentialSubject__achievement__name="X"), "credentialSubject.achievement.name"),
        (changed(credentialSubject__result=[]), "credentialSubject.result"),
        (changed(issuer__email="other@good.example"), "issuer.email"),
        (changed(credentialStatus__statusListIndex="4"), "credentialStatus.statusListIndex"),
        (changed(credentialSubject__identifier=[by_name("Eve")]), "credentialSubject.identifier"),
        (changed(credentialSubject__identifier=[]), "credentialSubject.identifier"),
        (changed(credentialSubject__identifier="x"), "credentialSubject.identifier"),
        (changed(credentialSubject="x"), "credentialSubject"),
        (changed(extra=1), "extra"),
        ({}, "@context"),
    ],
)
def test_nothing_else_may_change(after, where):
    assert unallowed(NAMED, after) == where


def test_a_name_that_was_withdrawn_may_not_come_back():
    assert unallowed(without_name(NAMED), NAMED) == "credentialSubject.identifier"


def test_one_is_not_true():
    one, true = {"hashed": 1}, {"hashed": True}
    assert unallowed(one, true) == "hashed"


def test_a_withdrawn_name_is_nowhere_left():
    assert names_shown(NAMED)
    assert not names_shown(without_name(NAMED))
    assert "Ada Example" not in json.dumps(without_name(NAMED), ensure_ascii=False)
    assert without_name(without_name(NAMED)) == without_name(NAMED)


@pytest.mark.parametrize("odd", [{}, {"credentialSubject": None}, {"credentialSubject": []}])
def test_what_is_no_credential_shows_no_name(odd):
    assert not names_shown(odd)
    assert without_name(odd) == odd
