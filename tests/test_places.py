"""Where submissions, decisions and awards are kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred import places
from microcred.model.identity import ALPHABET

AWARD = "z8mk9qmldmuz"


IDS = st.text(ALPHABET, min_size=12, max_size=24)


@given(IDS)
def test_every_award_is_known_by_its_path(identity):
    assert places.award_named(places.award(identity)) == identity
    assert places.award(identity).split("/")[1] == places.shard(identity)


def test_awards_are_spread_over_all_folders():
    shards = {places.shard(f"{number:012}") for number in range(5000)}
    assert len(shards) == 256
    assert {len(shard) for shard in shards} == {2}


def test_an_award_lies_in_one_of_256_folders():
    path = places.award(AWARD)
    assert path == f"awards/94/{AWARD}.json"
    assert places.award_named(path) == AWARD


@pytest.mark.parametrize(
    "path",
    [
        f"awards/00/{AWARD}.json",  # another folder than its own
        f"awards/{AWARD}.json",
        f"awards/94/{AWARD}.json/x",
        f"awards/94/../94/{AWARD}.json",
        "awards/94/short.json",
        "awards/status/1.json",
        "awards/log.jsonl",
    ],
)
def test_nothing_else_is_the_path_of_an_award(path):
    assert places.award_named(path) is None


@pytest.mark.parametrize(
    ("path", "true"),
    [
        (places.decision("think-time", "7ppeb2sg"), True),
        ("submissions/think-time/7ppeb2sg/attempt-1.md", False),
        ("submissions/think-time/decision.yml", False),
        ("submissions/think-time/7ppeb2sg/x/decision.yml", False),
        ("submissions/think-time/../decision.yml", False),
    ],
)
def test_a_decision_is_known_by_its_path(path, true):
    assert places.is_decision(path) is true


@pytest.mark.parametrize(
    ("path", "true"),
    [
        (places.status_list(1), True),
        (places.status_list(9999), True),
        ("awards/status/0.json", False),
        ("awards/status/01.json", False),
        ("awards/status/x.json", False),
    ],
)
def test_a_status_list_is_known_by_its_path(path, true):
    assert places.is_status_list(path) is true


@pytest.mark.parametrize(
    ("path", "attempt"),
    [
        (
            "submissions/think-time/7ppeb2sg/attempt-2.md",
            places.Attempt("think-time", "7ppeb2sg", 2),
        ),
        ("submissions/think-time/7ppeb2sg/attempt-0.md", None),
        ("submissions/think-time/7ppeb2sg/attempt-100.md", None),
        ("submissions/think-time/7ppeb2sg/decision.yml", None),
    ],
)
def test_an_attempt_is_known_by_its_path(path, attempt):
    assert places.attempt(path) == attempt
    assert attempt is None or attempt.path == path


@pytest.mark.parametrize(
    ("text", "true"), [("7ppeb2sg", True), ("7ppeb2s", False), ("7ppeb2so", False), ("../x", False)]
)
def test_a_submission_is_known_by_its_id(text, true):
    assert places.is_submission(text) is true


def test_branches_and_reviews_are_named_after_the_submission():
    assert places.branch_ref("7ppeb2sg") == f"refs/heads/{places.branch('7ppeb2sg')}"
    assert places.reviews("7ppeb2sg") == "refs/microcred/reviews/7ppeb2sg"


def test_everything_of_a_submission_lies_in_one_folder():
    folder = places.folder("think-time", "7ppeb2sg")
    assert folder == "submissions/think-time/7ppeb2sg"
    assert places.Attempt("think-time", "7ppeb2sg", 1).path == f"{folder}/attempt-1.md"
    assert places.decision("think-time", "7ppeb2sg") == f"{folder}/decision.yml"


@given(st.text(max_size=60))
def test_no_path_is_taken_for_one_of_these_by_accident(path):
    assert places.attempt(path) is None
    assert places.award_named(path) is None
    assert not places.is_decision(path)
    assert not places.is_status_list(path)
