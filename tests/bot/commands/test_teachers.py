"""Commands of teachers: to take a submission back, and to appeal."""

from __future__ import annotations

import pytest

from tests.bot.commands.given import MET, asked, decided, handed_in, happened, told
from tests.bot.life import PRIVATE, Life


def test_withdraw_ends_it():
    life = handed_in()
    assert told(life, "teacher", "/withdraw, I have no time").startswith("You have taken it back.")
    assert happened(life) == [("withdrawn", "github:5001", "I have no time")]
    assert (life.stands, life.check, life.pull.open) == ("withdrawn", "failure", False)
    assert "It was taken back already." in told(life, "teacher", "/withdraw")


def test_withdraw_where_nothing_can_be_read():
    life = handed_in()
    life.unreadable = True
    assert told(life, "teacher", "/withdraw").startswith("You have taken it back.")
    assert (life.stands, life.pull.open) == ("withdrawn", False)


def test_what_is_awarded_is_not_taken_back_here():
    life = decided(MET)
    life.award()
    life.settle()
    said = told(life, "teacher", "/withdraw")
    assert said == "It has been awarded, so nothing can change it here. Your coordinator can."
    assert life.stands == "awarded"


def test_appeal_goes_to_a_fresh_panel():
    life = decided()
    assert "You have appealed." in told(life, "teacher", "/appeal because recording 2 shows it")
    assert happened(life) == [("appealed", "github:5001", "recording 2 shows it")]
    assert life.stands == "scoring"
    assert not {"ana", "ben"} & set(asked(life))
    life.reviews("cem", "-m-")
    life.reviews("dee", "-m-")
    life.settle()
    assert life.check == "success"


@pytest.mark.parametrize(
    ("given", "text", "said"),
    [
        (decided, "/appeal", "Please say in a few words what you see otherwise"),
        (handed_in, "/appeal because", "Please say in a few words"),
        (handed_in, "/appeal because of this", "Nothing had been decided yet"),
    ],
)
def test_when_there_is_no_appeal(given, text, said):
    life = given()
    assert said in told(life, "teacher", text)
    assert happened(life) == []


def test_one_can_appeal_once():
    life = decided()
    told(life, "teacher", "/appeal because of this")
    assert "An appeal is possible once." in told(life, "teacher", "/appeal because of that")


def test_in_private_mode_a_lead_acts_for_the_teacher():
    life = Life(PRIVATE).hand_in()
    life.settle()
    assert told(life, "ana", "/withdraw").startswith("`/withdraw` is for the teacher")
    assert told(life, "lou", "/withdraw").startswith("You have taken it back.")
    assert happened(life) == [("withdrawn", "k7m2p4", None)]
