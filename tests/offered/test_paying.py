"""N11: two rules of one owner that may pay for the same award, where the owner forbids it."""

from __future__ import annotations

import pytest

from microcred.problem import Severity
from tests.offered.programme import SOUND, reading

LAKESIDE = "program/organizations/lakeside.yml"
SECOND = "program/recognition/second.yml"
PAYS = """\
id: second
name: Second
owner: lakeside
status: in-force
effective: {from: 2026-01-01}
source: {text: Handbook}
as_of: 2026-02-01
counts: {from: [wait-time]}
rewards:
  - {kind: pay, amount: 100}
"""

RUNNING = "status: in-force\neffective: {from: 2026-01-01}"


def found(text: str, lakeside: str = SOUND[LAKESIDE]) -> list[str]:
    _, problems = reading({**SOUND, SECOND: text, LAKESIDE: lakeside})
    assert {one.severity for one in problems} <= {Severity.WARNING}
    return [one.message for one in problems if one.code == "N11"]


def test_both_rules_are_named_and_what_they_share() -> None:
    (message,) = found(PAYS)

    assert "lakeside pays once" in message
    assert "bonus may pay for wait-time as well" in message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("from: [wait-time]", "from: [peer-talk]"),
        ("owner: lakeside", "owner: northland"),
        ("{from: 2026-01-01}", "{from: 2030-01-01}"),
        (RUNNING, RUNNING.replace("in-force", "ended").replace("01}", "01, until: 2026-12-31}")),
        ("kind: pay, amount: 100", "kind: role, role: Guide"),
        ("counts:", "whom: {schools: [ash]}\ncounts:"),
    ],
    ids=["other awards", "other owner", "later", "ended", "no pay", "other schools"],
)
def test_rules_that_cannot_meet_are_fine(old: str, new: str) -> None:
    assert PAYS.count(old) == 1
    ash = SOUND[LAKESIDE].replace("adopts:", "  - {id: ash, name: Ash School}\nadopts:", 1)

    assert found(PAYS.replace(old, new), ash) == []


def test_rules_may_pay_twice_where_the_owner_allows_it() -> None:
    assert found(PAYS, SOUND[LAKESIDE].replace("pays_once: true", "pays_once: false")) == []


def test_any_award_is_every_award() -> None:
    (message,) = found(PAYS.replace("[wait-time]", "[any]"))

    assert "the same awards" in message


def test_it_says_which_of_the_two_is_paid() -> None:
    (message,) = found(PAYS)
    assert "what falls due first is paid, on the same day what bonus gives" in message

    (message,) = found(PAYS.replace("{from: 2026-01-01}", "{from: 2025-07-01}"))
    assert "on the same day what second gives" in message
