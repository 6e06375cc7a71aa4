"""Attacks from the outside, each carried out on the GitHub of the tests and each ending refused.

What the core makes of them is in tests/bot/test_attacks.py; here is what comes of them in the end.
"""

import pytest

from microcred import places
from microcred.answering.awarding import award_there
from tests.awarding.job import means
from tests.github.people import Declined
from tests.lives import STATUS, SUBMISSION, lives


@pytest.fixture
def life(tmp_path):
    with lives(tmp_path) as life:
        yield life


def decided(life, pull):
    """Let two evaluators find everything met, and the bot say so."""
    for who in ("eva", "omar"):
        life.hub.clock.forward(hours=1)
        life.score(who, pull)
        life.bot("review", head=life.head(pull))
    life.hub.clock.forward(hours=1)


def refused(life, pull):
    """Assert that no check turns green and nothing is awarded, whichever run comes."""
    life.bot("pull", pull.number)
    life.sweep()
    award_there(life.desk(), means(7, life.hub.clock.now))
    assert life.check(pull) != "success"
    assert life.repo.text(places.LOG) is None
    assert not life.repo.thread(pull.number).pull.merged


@pytest.mark.parametrize(
    "path",
    [
        "rubrics/think-time.yml",
        "submissions/think-time/p4g8r3n6/attempt-1.md",
        "awards/zz/award.json",
        "awards/log.jsonl",
        ".github/workflows/bot.yml",
        ".github/CODEOWNERS",
        "scripts/microcred/review/deciding.py",
        f"submissions/think-time/{SUBMISSION}/decision.yml",
        "program/keys.yml",
    ],
)
def test_a_pull_request_that_brings_more_than_its_attempt(life, path):
    pull = life.ada.proposes_all(life.repo, {life.path(): life.text(), path: "x: y\n"})
    decided(life, pull)
    refused(life, pull)
    assert path.rpartition("/")[2] in life.kept(pull)


def test_a_submission_that_claims_another_earner(life):
    pull = life.ada.proposes(life.repo, life.path(), life.text("ben"))
    decided(life, pull)
    refused(life, pull)
    assert "github:102" in life.kept(pull)


def test_a_push_after_scoring(life):
    pull = life.hand_in()
    decided(life, pull)
    assert life.check(pull) == "success"
    life.ada.adds(pull, life.path(), life.text() + "\nAnd another word.\n")
    refused(life, pull)


def test_a_push_after_the_award_was_begun_is_not_in_it(life):
    pull = life.hand_in()
    decided(life, pull)
    judged = life.head(pull)
    life.hub.faults.before_push(
        lambda: life.ada.adds(pull, "rubrics/think-time.yml", "levels: []\n")
    )
    award_there(life.desk(), means(7, life.hub.clock.now))
    assert life.repo.bare.is_ancestor(judged, life.repo.main)
    assert not life.repo.bare.is_ancestor(life.head(pull), life.repo.main)
    assert life.repo.text("rubrics/think-time.yml") != "levels: []\n"


def test_an_evaluator_who_scores_their_own(life):
    pull = life.eva.proposes(life.repo, life.path(), life.text(number=201), branch="mine")
    life.hub.clock.forward(hours=1)
    with pytest.raises(Declined):  # GitHub itself takes no approval of one's own
        life.eva.reviews(pull, "approve", life.card())
    life.eva.reviews(pull, "comment", life.card())
    life.score("omar", pull)
    refused(life, pull)


def test_a_forged_comment_of_the_bot(life):
    pull = life.hand_in()
    life.bot("pull", pull.number)
    forged = life.kept(pull).replace("with the evaluators", "awarded").replace("pending", "success")
    comment = life.ada.comments(pull, forged)
    life.bot("comment", pull.number)
    assert "with the evaluators" in life.kept(pull)
    assert comment.id in {one.id for one in life.repo.thread(pull.number).comments}
    refused(life, pull)


def test_a_forged_check(life):
    pull = life.hand_in()
    forged = {"state": "success", "context": STATUS, "description": "Met."}
    life.eva.asks("POST", f"/repos/{life.repo.full_name}/statuses/{life.head(pull)}", forged)
    award_there(life.desk(), means(7, life.hub.clock.now))
    assert life.repo.text(places.LOG) is None
    refused(life, pull)


def test_a_forged_label(life):
    pull = life.hand_in()
    labels = {"labels": ["state: award", "state: awarded"]}
    life.eva.asks("PATCH", f"/repos/{life.repo.full_name}/issues/{pull.number}", labels)
    refused(life, pull)
    assert [one.name for one in life.repo.thread(pull.number).labels if "award" in one.name] == []


def test_a_review_that_was_edited_after_the_decision(life):
    pull = life.hand_in()
    life.hub.clock.forward(hours=1)
    first = life.score("eva", pull, questions="not-yet")
    life.score("omar", pull)
    life.bot("review", head=life.head(pull))
    life.sweep()
    life.hub.clock.forward(hours=1)
    life.eva.edits(first, life.card())
    refused(life, pull)


@pytest.mark.parametrize("place", ["title", "body", "branch", "file", "message"])
def test_a_command_where_nobody_gives_one(life, place):
    said = {"title": "/withdraw", "body": "/withdraw"} if place in ("title", "body") else {}
    branch = "/withdraw".strip("/") if place == "branch" else None
    path = life.path()
    pull = life.ada.proposes(life.repo, path, life.text(), branch=branch, **said)
    if place == "file":
        life.ada.adds(pull, "withdraw/hold", "/withdraw\n")
    life.bot("pull", pull.number)
    assert [one for one in life.comments(pull) if "microcred:answer" in one] == []
    assert life.repo.thread(pull.number).state == "open"


def test_a_scorecard_in_an_html_comment(life):
    pull = life.hand_in()
    for who in ("eva", "omar"):
        life.hub.clock.forward(hours=1)
        life.people[who].reviews(pull, "approve", f"Fine.\n\n<!--\n{life.card()}\n-->")
    refused(life, pull)


def test_a_crowd_of_submissions_by_one_account(life):
    first = life.hand_in()
    crowd = [life.hand_in(submission=f"crwd{a}{b}zz") for a in "abc" for b in "abcd"]
    life.sweep()
    assert life.check(first) == "pending"
    assert {life.check(one) for one in crowd} == {"failure"}
    assert all("is open for think-time already" in life.kept(one) for one in crowd)
    theirs = life.hand_in("ben", "p4g8r3n6")
    life.bot("pull", theirs.number)
    assert life.check(theirs) == "pending"


@pytest.mark.parametrize(
    "text",
    [
        "---\na: &a [" + "x, " * 50 + "]\n" + "".join(f"b{n}: *a\n" for n in range(50)) + "---\n",
        "---\n" + "[" * 5000 + "\n---\n",
        "---\nearner: {id: 'github:101'}\n---\n" + "> " * 5000 + "x",
        "---\n\x00\x01\x02\n---\n",
        "![](" * 2000 + "\n" + "<div>" * 5000,
        "\ufeff---\nstatus: ready\n---\n",
    ],
    ids=["aliases", "nesting", "quotes", "controls", "markdown", "mark"],
)
def test_bombs(life, text):
    pull = life.ada.proposes(life.repo, life.path(), text)
    refused(life, pull)
    assert "to mend" in life.kept(pull).lower()
