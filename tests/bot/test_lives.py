"""Whole lives of a submission, from the first push to an award, a resubmission or a withdrawal."""

from __future__ import annotations

from tests.bot.life import Life


def test_two_evaluators_see_it_met_and_it_may_be_merged():
    life = Life().hand_in()
    life.run()
    assert life.stands == "scoring"
    assert life.check == "pending"
    life.reviews("ana", "mms")
    life.settle()
    assert life.check == "pending"
    life.reviews("ben", "mmm")
    life.settle()
    assert life.stands == "award"
    assert life.check == "success"
    print(life.kept)
    for one in life.answers: print("-----", one)
    life.award()
    life.settle()
    assert life.stands == "awarded"
    print(life.kept)
    for one in life.answers: print("-----", one)
    assert 0
