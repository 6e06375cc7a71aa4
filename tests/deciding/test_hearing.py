"""What evaluators and earners hand in: when it would be heard, and when it is not kept."""

from datetime import timedelta
from pathlib import Path

import pytest

from microcred.deciding import Loaded, hearing, load
from microcred.document import Source
from microcred.model.scorecard import EventKind, ReviewEvent, Scored
from microcred.review import Case
from microcred.scorecards import yaml_text
from tests.deciding.test_deciding import roster
from tests.folder import TODAY, git
from tests.reviewed import (
    BEGUN,
    SUBMISSION,
    card,
    hand_in,
    happen,
    programme,
    score,
    tip,
)

AT = BEGUN + timedelta(days=5)


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return programme(tmp_path / "repo")


def loaded(root: Path, **given: object) -> Loaded:
    return load(root, SUBMISSION, roster() if given.get("roster") else None, TODAY)


def case(root: Path, **given: object) -> Case:
    found = loaded(root, **given).case
    assert found is not None
    return found


def event(kind: EventKind, by: str = "eva") -> ReviewEvent:
    return ReviewEvent(kind=kind, at=AT, by=by, reason="Because.")


def of(evaluator: str, root: Path, **changes: object) -> Scored:
    return Scored(evaluator=evaluator, at=AT, commit=tip(root), card=card(**changes))


# --- what there is to score ---


def test_the_task_is_what_is_open_and_what_is_in(repo):
    made = hand_in(repo)
    task = hearing.task_of(loaded(repo))
    assert task is not None
    assert (task.submission, task.attempt, task.head) == (SUBMISSION, 1, made)
    assert [one.id for one in task.criteria] == ["questions", "silence"]
    assert task.items == {"clips": 2, "tally": 1}


def test_what_is_met_is_not_scored_again(repo):
    hand_in(repo)
    score(repo, "eva", silence="not-yet")
    score(repo, "omar", silence="not-yet")
    assert hearing.task_of(loaded(repo)) is None
    hand_in(repo, 2)
    task = hearing.task_of(loaded(repo))
    assert task is not None
    assert (task.attempt, [one.id for one in task.criteria]) == (2, ["silence"])


def test_who_has_scored_may_correct_that_once_it_is_decided(repo):
    hand_in(repo)
    score(repo, "eva")
    score(repo, "omar")
    assert hearing.task_of(loaded(repo)) is None
    assert hearing.task_of(loaded(repo), "lea") is None
    task = hearing.task_of(loaded(repo), "eva")
    assert task is not None
    assert [one.id for one in task.criteria] == ["questions", "silence"]


def test_what_is_merged_is_not_scored(repo):
    hand_in(repo)
    score(repo, "eva")
    git(repo, "merge", "--quiet", "--no-ff", "--message", "M", f"submission/{SUBMISSION}")
    assert hearing.task_of(loaded(repo), "eva") is None


# --- a scorecard ---


def test_a_scorecard_is_read_and_held_to_its_task(repo):
    made = hand_in(repo)
    task = hearing.task_of(loaded(repo))
    assert task is not None
    text = yaml_text(card())
    found, problems = hearing.scored(task, Source("card.yml", text), "eva", AT)
    assert found is not None
    assert (found.evaluator, found.at, found.commit) == ("eva", AT, made)
    assert not [one for one in problems if one.code != "K16"]
    other = Source("card.yml", text.replace(SUBMISSION, "aa22bb33"))
    found, problems = hearing.scored(task, other, "eva", AT)
    assert found is None
    assert "K08" in {one.code for one in problems}


@pytest.mark.parametrize(
    ("evaluator", "changes", "why"),
    [
        ("eva", {}, None),
        ("nobody", {}, "“nobody” is not listed in program/evaluators.yml."),
        ("eva", {"conflict": "He is my cousin."}, None),
    ],
)
def test_which_scorecards_are_not_kept(repo, evaluator, changes, why):
    hand_in(repo)
    assert hearing.must_not_keep(case(repo), of(evaluator, repo, **changes)) == why


def test_nobody_scores_what_they_handed_in(repo):
    hand_in(repo, earner="z2z2z2")
    why = "zoe handed this in, and nobody scores their own work."
    assert hearing.may_not_score(case(repo), "zoe", AT) == why
    assert hearing.must_not_keep(case(repo), of("zoe", repo)) == why


def test_whether_it_counts(repo):
    hand_in(repo)
    scored = of("eva", repo)
    after = hearing.with_card(case(repo), scored)
    assert hearing.counts(after, scored) == hearing.Counts(True, "It counts.")
    declared = of("omar", repo, conflict="He is my cousin.")
    found = hearing.counts(hearing.with_card(after, declared), declared)
    assert found.counts is False
    assert found.why == "It does not count: omar declared a conflict of interest."


def test_without_the_roster_it_cannot_be_told_whether_it_counts(tmp_path):
    repo = programme(tmp_path / "repo", barred=True)
    hand_in(repo)
    scored = of("eva", repo)
    assert hearing.may_not_score(case(repo), "eva", AT) is None
    assert hearing.must_not_keep(case(repo), scored) is None
    after = hearing.with_card(case(repo), scored)
    assert hearing.counts(after, scored) == hearing.Counts(
        None, "Whether it counts can only be told with the roster."
    )
    known = hearing.with_card(case(repo, roster=True), scored)
    assert hearing.counts(known, scored).counts is True


def test_a_colleague_of_the_same_school_is_told_so_where_that_is_known(tmp_path):
    repo = programme(tmp_path / "repo", barred=True)
    hand_in(repo, earner="q8w3r5")
    why = "eva and the earner work at the same school."
    assert hearing.may_not_score(case(repo, roster=True), "eva", AT) == why


# --- events ---

HELD, RELEASED, RECUSED = EventKind.HELD, EventKind.RELEASED, EventKind.RECUSED
WITHDRAWN, APPEALED = EventKind.WITHDRAWN, EventKind.APPEALED
UNLISTED = "“nobody” is not listed in program/evaluators.yml."


@pytest.mark.parametrize(
    ("kind", "by", "why"),
    [
        (HELD, "eva", None),
        (HELD, "nobody", UNLISTED),
        (RELEASED, "eva", "Nothing is held: the submission stands at scoring."),
        (RECUSED, "eva", None),
        (RECUSED, "nobody", UNLISTED),
        (WITHDRAWN, "k7m2p4", None),
        (
            WITHDRAWN,
            "q8w3r5",
            "Only the earner can take a submission back, and q8w3r5 is not the earner.",
        ),
        (APPEALED, "k7m2p4", "Nothing had been decided yet that could be appealed against."),
    ],
)
def test_what_is_heard_while_it_is_scored(repo, kind, by, why):
    hand_in(repo)
    assert hearing.unheard(loaded(repo), event(kind, by)) == why


@pytest.mark.parametrize(
    ("kind", "by", "why"),
    [
        (HELD, "eva", "There is nothing to score now: the submission stands at resubmit."),
        (WITHDRAWN, "k7m2p4", None),
        (APPEALED, "k7m2p4", None),
    ],
)
def test_what_is_heard_once_it_is_decided(repo, kind, by, why):
    hand_in(repo)
    score(repo, "eva", silence="not-yet")
    score(repo, "omar", silence="not-yet")
    assert hearing.unheard(loaded(repo), event(kind, by)) == why


def test_what_is_held_can_be_released(repo):
    hand_in(repo)
    happen(repo, HELD, "omar")
    assert hearing.unheard(loaded(repo), event(RELEASED)) is None
    assert hearing.unheard(loaded(repo), event(HELD)) is None


def test_an_appeal_is_possible_once(repo):
    hand_in(repo)
    score(repo, "eva", silence="not-yet")
    score(repo, "omar", silence="not-yet")
    happen(repo, APPEALED, "k7m2p4", hours=40)
    assert hearing.unheard(loaded(repo), event(APPEALED, "k7m2p4")) == (
        "An appeal is possible once."
    )


def test_nothing_is_heard_after_it_was_taken_back(repo):
    hand_in(repo)
    happen(repo, WITHDRAWN, "k7m2p4")
    for kind, by in ((HELD, "eva"), (RECUSED, "eva"), (WITHDRAWN, "k7m2p4")):
        assert hearing.unheard(loaded(repo), event(kind, by)) == "It was taken back already."


def test_nothing_is_heard_after_it_was_merged(repo):
    hand_in(repo)
    git(repo, "merge", "--quiet", "--no-ff", "--message", "M", f"submission/{SUBMISSION}")
    for kind, by in ((HELD, "eva"), (WITHDRAWN, "k7m2p4"), (APPEALED, "k7m2p4")):
        assert hearing.unheard(loaded(repo), event(kind, by)) == (
            "It was merged into main with its award, which only `microcred revoke` ends."
        )
