"""Too much of everything: it ends, keeps nobody waiting, and is told."""

from __future__ import annotations

import time

import pytest

from microcred.bot import marker
from microcred.bot.commands.written import reason
from microcred.bot.hearing import Replied
from microcred.bot.memory import remembered
from microcred.bot.pull import Verdict
from microcred.bot.speaking import replies
from tests.bot.life import PRIVATE, Life

MET = "mmm"


def handed_in() -> Life:
    return Life().hand_in().settle()


def test_a_thousand_submissions_of_one_account_wait_their_turn():
    life = Life()
    life.ahead = 999
    life.hand_in().settle()
    assert (life.stands, life.check, life.pull.assignees) == ("waiting", "pending", ())
    assert "You have as many submissions open as one account may have." in life.kept
    life.ahead = 9
    life.settle()
    assert life.stands == "scoring"


def test_in_private_mode_one_account_hands_in_for_many():
    life = Life(PRIVATE)
    life.ahead = 999
    assert life.hand_in().settle().stands == "scoring"


def test_strangers_do_not_keep_evaluators_waiting_for_an_answer():
    life = handed_in()
    for number in range(40):
        life.says("stranger", f"/help {number}")
    life.reviews("ana", MET)
    life.run()
    assert "understood of your scorecard" in life.answers[0]


def test_a_thousand_comments_of_a_stranger_are_not_a_thousand_answers():
    life = handed_in()
    for _ in range(1000):
        life.says("stranger", "/help")
    life.settle()
    assert sum(one.count("**To the comment") for one in life.answers) == 20
    life.says("ben", "/hold it asks for a login")
    life.settle()
    assert life.stands == "held"


def test_a_thousand_comments_of_the_teacher_keep_nobody_waiting():
    life = handed_in()
    for _ in range(1000):
        life.says("teacher", "/status")
    life.reviews("ana", MET)
    life.reviews("ben", MET)
    begun = time.monotonic()
    life.run()
    assert time.monotonic() - begun < 10
    assert life.check == "success"


def test_holding_and_resuming_without_end_comes_to_an_end():
    life = handed_in()
    for _ in range(100):
        life.says("ben", "/hold it asks for a login\n/resume")
    begun = time.monotonic()
    life.settle()
    assert time.monotonic() - begun < 20
    assert len(life.entries()) == 30
    assert "Please talk to your coordinator." in life.answers[-1]


def test_scorecards_without_end_come_to_an_end_and_none_of_them_counts():
    life = handed_in()
    for number in range(31):
        life.reviews("ana", "mnm" if number % 2 else MET)
    life.reviews("ben", MET)
    begun = time.monotonic()
    life.settle()
    assert time.monotonic() - begun < 20
    assert [one.evaluator for one in life.decision().counted] == ["ben"]
    assert life.decision().uncounted == ()
    assert "Please talk to your coordinator." in " ".join(life.answers)


@pytest.mark.parametrize("sign", ["\U0001f600", "<", "-", '"', "\x00", "é"])
def test_however_commands_are_written_their_answer_fits_into_a_comment(sign):
    life = handed_in()
    commands = ["hold", "resume", *["hold"] * 8]
    life.says("ben", "\n\n".join(f"/{one} because {sign * 995}" for one in commands))
    life.settle()
    (answer,) = [one.body for one in life.ours() if "microcred:answer" in one.body]
    assert len(answer) <= 65_536
    assert len(answer.encode()) <= 262_144
    assert life.entries()
    life.says("teacher", "/withdraw")
    life.settle()
    assert life.stands == "withdrawn"


@pytest.mark.parametrize("sign", ["\U0001f600", "<", "-", "a"])
def test_a_reason_takes_no_more_room_in_a_mark_than_its_share(sign):
    said = reason(f"because {sign * 2000}")
    assert said
    assert set(said) == {sign}
    assert 980 < len(marker.marked("answer", {"": said}, "")) < 1100


@pytest.mark.parametrize(("lines", "together"), [(1, 10), (1000, 10), (5000, 2), (40_000, 1)])
def test_no_answer_is_cut_short_for_the_sake_of_another(lines, together):
    matter = handed_in().matter()
    texts = [f"{number:03}\n" * lines for number in range(12)]
    waiting = [Replied(f"comment-{at}", 1, "0" * 64, said) for at, said in enumerate(texts)]
    memory = remembered(matter.pull, matter.bot, matter.at)
    (answer,) = replies(matter, memory, waiting)
    assert len(answer.body) <= 60_000
    mark = marker.of(answer.body)
    assert mark
    assert len(mark.said["answered"]) == together
    cut = "has no room in a comment" in answer.body
    assert cut is (len(texts[0]) > 60_000)


BOMBS = {
    "brackets": "[" * 30_000,
    "lines": "a\n" * 15_000,
    "stars": "**a *b " * 5_000,
    "quotes": ">" * 30_000,
    "pictures": "![[" * 10_000,
    "comments": "<!--" * 15_000,
    "tags": "<a " * 10_000,
    "slashes": "/help\n" * 10_000,
    "mentions": "@octocat " * 7_000,
    "scorecards": "### Scorecard\n" * 4_000,
    "headings": "#### x\n" * 8_000,
    "criteria": "#### x\n" * 6_000 + "#### End of scorecard",
    "checks": "#### Evidence\n" + "- y: z\n" * 6_000 + "#### End of scorecard",
    "yaml": "a: &a [*a, *a]\n" * 3_000,
    "unseen": "\u202e/withdraw",
    "nothing": "\x00" * 1000,
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
@pytest.mark.parametrize("who", ["teacher", "ana"])
def test_a_bomb_does_no_harm(bomb, who):
    life = handed_in()
    life.says(who, bomb)
    life.reviews(who, body=f"### Scorecard\n\n{bomb}", verdict=Verdict.APPROVE)
    begun = time.monotonic()
    life.settle()
    assert time.monotonic() - begun < 20
    assert life.stands == "scoring"
    for one in life.ours():
        assert len(one.body) <= 65_536
        assert "@octocat" not in one.body
