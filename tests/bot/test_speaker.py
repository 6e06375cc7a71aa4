"""Who speaks: by the number of the account, and by what the register says of it."""

from __future__ import annotations

import pytest

from microcred.bot.pull import Account
from microcred.bot.speaker import Role, earner_id, speaker
from tests.bot.life import ACCOUNTS, BOT, OPEN, PRIVATE, Life
from tests.review.world import evaluator, listed

TEACHER, EVALUATOR, LEAD = Role.TEACHER, Role.EVALUATOR, Role.LEAD


def roles(life: Life, account: Account) -> set[Role]:
    return set(speaker(life.matter(), account).roles) - {Role.ANYBODY}


@pytest.mark.parametrize(
    ("program", "who", "found"),
    [
        (OPEN, "teacher", {TEACHER}),
        (OPEN, "ana", {EVALUATOR}),
        (OPEN, "lou", {EVALUATOR, LEAD}),
        (OPEN, "stranger", set()),
        (OPEN, "bot", set()),
        (PRIVATE, "teacher", {TEACHER}),
        (PRIVATE, "ana", {EVALUATOR}),
        (PRIVATE, "lou", {TEACHER, EVALUATOR, LEAD}),
        (PRIVATE, "stranger", set()),
    ],
)
def test_who_is_what(program, who, found):
    assert roles(Life(program).hand_in(), ACCOUNTS[who]) == found


def test_a_login_is_nobody():
    life = Life().hand_in()
    for login in ("ana-gh", "ana", "maria-lopez"):
        assert roles(life, Account(77, login)) == set()


def test_an_account_that_was_deleted_is_nobody():
    life = Life()
    life.authored_by(Account(0, "ghost"))
    assert roles(life.hand_in(), Account(0, "ghost")) == set()


@pytest.mark.parametrize("earner", ["github:1900", "k7m2p4", "lou"])
def test_a_lead_who_hands_in_leads_nobody_there(earner):
    program = OPEN if ":" in earner else PRIVATE
    entry = evaluator("lou", github=1900, lead=True, earner="k7m2p4")
    life = Life(program, evaluators=listed(entry))
    life.earner = earner
    assert LEAD not in roles(life.hand_in(), ACCOUNTS["lou"])


def test_who_is_named_as_the_earner_may_take_it_back_though_another_opened_it():
    life = Life()
    life.authored_by(Account(BOT, "github-actions[bot]", bot=True))
    life.hand_in()
    assert roles(life, ACCOUNTS["teacher"]) == {TEACHER}
    assert roles(life, ACCOUNTS["bot"]) == set()


def test_somebody_listed_twice_is_the_first_of_them():
    twice = listed(evaluator("ana", github=1000), evaluator("other", github=1000))
    life = Life(evaluators=twice).hand_in()
    assert speaker(life.matter(), ACCOUNTS["ana"]).evaluator == "ana"
    life.settle()
    life.reviews("ana", "mmm")
    assert life.entries() == (), "and does not count, since nobody can tell who it is"


def test_whose_it_is_where_nothing_can_be_read():
    life = Life()
    assert earner_id(life.matter()) == "github:5001"
    assert earner_id(life.hand_in().matter()) == "github:5001"
