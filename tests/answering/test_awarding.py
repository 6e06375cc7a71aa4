"""The award job on GitHub: what is decided is on main there once, signed, and everybody is told."""

import pytest

from microcred import git, places
from microcred.answering import awarding
from microcred.answering.awarding import award_there
from microcred.check import check
from microcred.ledger import ledger, read_log
from microcred.places import MAIN
from tests import folder
from tests.awarding.job import means
from tests.github.bare import GitFailed
from tests.lives import SUBMISSION, lives

OTHER = "p4g8r3n6"


@pytest.fixture
def life(tmp_path):
    with lives(tmp_path) as life:
        yield life


def run(life, *submissions, seed=7, **changes):
    return award_there(life.desk(), means(seed, life.hub.clock.now, **changes), submissions)


def awards(life):
    """Return the award of each submission, by the log as main has it on GitHub."""
    lines, problems = read_log((life.repo.text(places.LOG) or "").encode())
    assert problems == ()
    return {one.submission: one.award for one in ledger(lines).awards.values()}


def decided(life, who="ada", submission=SUBMISSION, **changes):
    """Let somebody hand in, and two evaluators find everything met."""
    pull = life.hand_in(who, submission, **changes)
    for evaluator in ("eva", "omar"):
        life.hub.clock.forward(hours=1)
        life.score(evaluator, pull, submission=submission)
    life.bot("pull", pull.number)
    return pull


def sound(life):
    """Return whether nothing is wrong with the ledger that the clone has now."""
    found = check(life.clone, life.hub.clock.now.date()).problems
    return [str(one) for one in found if one.path != ".github/CODEOWNERS"] == []


def score(life, evaluator, pull, **changes):
    life.hub.clock.forward(hours=1)
    return life.score(evaluator, pull, **changes)


def test_what_is_decided_is_awarded_merged_and_told(life):
    pull = decided(life)
    head = life.head(pull)
    given = run(life)
    assert awards(life).keys() == {SUBMISSION}
    assert [one.submission for one in given.awarded.given] == [SUBMISSION]
    assert life.repo.bare.is_ancestor(head, life.repo.main)  # just the judged commit
    thread = life.repo.thread(pull.number)
    assert thread.pull.merged
    assert "awarded" in life.kept(pull)
    assert [one.name for one in thread.labels] == ["state: awarded"]
    assert given.behind is None
    assert given.unread == []


def test_the_clone_follows_and_is_in_order(life):
    decided(life)
    run(life)
    assert git.resolve(life.clone, MAIN) == life.repo.main
    assert folder.git(life.clone, "status", "--porcelain") == ""
    (award,) = awards(life).values()
    assert (life.clone / places.award(award)).is_file()
    assert sound(life)


def test_run_again_it_gives_nothing_twice(life):
    decided(life)
    run(life)
    before = awards(life), life.repo.main, len(life.hub.events)
    again = run(life, seed=8)
    assert (awards(life), life.repo.main, len(life.hub.events)) == before
    assert again.awarded.given == ()


def test_several_are_one_change_of_main(life):
    decided(life)
    decided(life, "ben", OTHER)
    pushes = len(life.hub.pushes)
    run(life)
    assert awards(life).keys() == {SUBMISSION, OTHER}
    assert len(life.hub.pushes) == pushes + 1


def test_only_those_that_are_asked_for(life):
    decided(life)
    decided(life, "ben", OTHER)
    run(life, OTHER)
    assert awards(life).keys() == {OTHER}


@pytest.mark.parametrize("method", ["merge", "squash", "rebase"])
def test_what_was_merged_by_hand_is_signed(life, method):
    pull = decided(life)
    life.hub.clock.forward(hours=1)
    life.olga.merges(pull, method)
    run(life)
    assert awards(life).keys() == {SUBMISSION}
    assert "awarded" in life.kept(pull)
    assert sound(life)


def test_where_merging_is_done_by_hand_nothing_open_is_awarded(tmp_path):
    with lives(tmp_path, "reviewing: {merge: by-hand}\n") as life:
        pull = decided(life)
        run(life)
        assert awards(life) == {}
        life.olga.merges(pull)
        run(life)
        assert awards(life).keys() == {SUBMISSION}


def test_what_was_merged_by_hand_and_never_decided_stays_unsigned(life):
    pull = life.hand_in()
    life.olga.merges(pull)
    run(life)
    assert awards(life) == {}
    life.hub.clock.forward(hours=1)


@pytest.mark.parametrize(
    "spoiled",
    [
        lambda life, pull: life.ada.adds(pull, "rubrics/think-time.yml", "id: x\n"),
        lambda life, pull: life.ada.adds(pull, life.path(1), life.text() + "\nMore.\n"),
        lambda life, pull: life.ada.comments(pull, "/withdraw"),
        lambda life, pull: life.eva.reviews(
            pull, "request-changes", life.card(questions="not-yet")
        ),
        lambda life, pull: setattr(life.repo.thread(pull.number).pull, "draft", True),
        lambda life, pull: life.ada.closes(pull),
        lambda life, pull: life.olga.writes(
            life.repo, "main", places.EVALUATORS, "format: 1\nevaluators: []\n"
        ),
    ],
    ids=["rubric", "push", "withdrawn", "changed mind", "draft", "closed", "nobody listed"],
)
def test_what_happened_since_keeps_it_from_being_awarded(life, spoiled):
    pull = decided(life)
    assert life.check(pull) == "success"
    life.hub.clock.forward(hours=1)
    spoiled(life, pull)
    run(life)
    assert awards(life) == {}


def test_somebody_elses_attempt_is_not_awarded_to_anybody(life):
    pull = life.ada.proposes(life.repo, life.path(), life.text("ben"))
    for evaluator in ("eva", "omar"):
        score(life, evaluator, pull)
    run(life)
    assert awards(life) == {}


def test_of_two_with_one_id_the_older_one_is_awarded(life):
    older = life.hand_in()
    life.hub.clock.forward(hours=1)
    younger = life.hand_in()
    for pull in (older, younger):
        for evaluator in ("eva", "omar"):
            score(life, evaluator, pull)
    run(life)
    assert awards(life).keys() == {SUBMISSION}
    assert life.repo.thread(older.number).pull.merged
    assert not life.repo.thread(younger.number).pull.merged


def test_of_many_those_that_are_labelled_as_decided_are_asked_about(life, monkeypatch):
    monkeypatch.setattr(awarding, "FEW", 0)
    decided(life)
    life.hand_in("ben", OTHER)
    life.sweep()
    before = len(life.hub.calls)
    run(life)
    asked = [one for one in life.hub.calls[before:] if one.path.endswith("/timeline")]
    assert len(asked) == 1
    assert awards(life).keys() == {SUBMISSION}


# --- races, rules and ends in between ---


def test_a_lost_race_is_run_again_on_the_new_main(life):
    decided(life)
    life.hub.faults.before_push(
        lambda: life.olga.writes(life.repo, "main", "docs/first.md", "First.\n")
    )
    run(life)
    assert awards(life).keys() == {SUBMISSION}
    assert life.repo.text("docs/first.md") == "First.\n"
    refused = [one.said for one in life.hub.pushes if one.said]
    assert refused == []  # lost before rules were asked


def test_who_took_it_back_while_the_race_was_lost_gets_nothing(life):
    pull = decided(life)
    life.hub.clock.forward(hours=1)

    def first():
        life.olga.writes(life.repo, "main", "docs/first.md", "First.\n")
        life.ada.comments(pull, "/withdraw")

    life.hub.faults.before_push(first)
    run(life)
    assert awards(life) == {}


def test_a_push_that_rules_forbid_awards_nothing_and_says_so(life):
    decided(life)
    rule = {
        "name": "main",
        "target": "branch",
        "enforcement": "active",
        "conditions": {"ref_name": {"include": ["~DEFAULT_BRANCH"], "exclude": []}},
        "rules": [{"type": "update"}],
    }
    life.olga.asks("POST", f"/repos/{life.repo.full_name}/rulesets", rule)
    before = life.repo.main, git.resolve(life.clone, MAIN)
    with pytest.raises(git.GitUnavailable, match=r"may not be written by this account: .*GH013"):
        run(life)
    assert (life.repo.main, git.resolve(life.clone, MAIN)) == before
    with pytest.raises(GitFailed):
        life.eva.pushes(life.repo, "main", {"x": "y"})


STEPS = ["gathered", "awarded", "pushed", "told", "followed"]


class Ended(Exception):
    """A run ends here."""


@pytest.mark.parametrize("last", STEPS)
def test_a_run_that_ends_anywhere_is_ended_by_the_next_one(life, last):
    pull = decided(life)
    took = []

    def step(name):
        took.append(name)
        if name == last:
            raise Ended

    with pytest.raises(Ended):
        award_there(life.desk(), means(1, life.hub.clock.now), step=step)
    assert took == STEPS[: STEPS.index(last) + 1]
    before = awards(life)
    assert (before != {}) == (STEPS.index(last) >= STEPS.index("pushed"))
    run(life, seed=2)
    assert awards(life).keys() == {SUBMISSION}
    assert before in ({}, awards(life))
    assert "awarded" in life.kept(pull)
    assert git.resolve(life.clone, MAIN) == life.repo.main
    run(life, seed=3)
    assert awards(life).keys() == {SUBMISSION}
    assert len([one for one in life.comments(pull) if '"to":"awarded"' in one]) == 1


# --- the clone ---


def test_a_clone_with_commits_of_its_own_is_left_alone(life):
    decided(life)
    folder.put(life.clone, "mine.txt", "mine")
    mine = folder.commit(life.clone, "Mine")
    given = run(life)
    assert awards(life).keys() == {SUBMISSION}
    assert git.resolve(life.clone, MAIN) == mine
    assert "commits of its own" in str(given.behind)


def test_files_that_were_changed_in_the_clone_are_not_overwritten(life):
    decided(life)
    run(life)
    path = places.LOG
    folder.put(life.clone, path, "mine")
    decided(life, "ben", OTHER)
    given = run(life)
    assert awards(life).keys() == {SUBMISSION, OTHER}
    assert path in str(given.behind)
    assert folder.text_of(life.clone, path) == "mine"
