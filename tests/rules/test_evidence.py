import pytest

from tests.rules.good import GONE, said

FILM = {"kind": "video", "name": "A film", "prompt": "Film it.", "any_of": "proof"}
PLAN = {"id": "plan", "kind": "lesson-plan", "name": "A plan", "prompt": "Plan it."}


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        pytest.param({}, [], id="good"),
        pytest.param({"evidence.0.kind": "link"}, ["overview"], id="no overview"),
        pytest.param({"evidence.3": GONE}, ["reflection"], id="no reflection"),
        pytest.param({"evidence": []}, ["overview", "artefacts", "reflection"], id="nothing"),
        pytest.param(
            {"evidence.3": GONE, "omitted_parts": {"reflection": "It is part of the log."}},
            [],
            id="left out for a reason",
        ),
    ],
)
def test_three_parts(changes, missing):
    assert said("L06", changes) == [
        f"evidence error: `evidence` asks for no {part}" for part in missing
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, [], id="good"),
        pytest.param(
            {"evidence.3.words": GONE},
            [
                (
                    "evidence[4] warning: slot `reflection` is written text, "
                    "but it says nothing of its `words`"
                )
            ],
            id="no range",
        ),
        pytest.param(
            {"evidence.0.words": ["0", "300"]},
            [
                (
                    "evidence[1].words warning: slot `context` is written text, "
                    "but it says nothing of its fewest words"
                )
            ],
            id="no fewest",
        ),
        pytest.param({"evidence.0.words": ["1", "300"]}, [], id="one word or more"),
    ],
)
def test_written_parts_have_a_range(changes, expected):
    assert said("L11", changes) == expected


@pytest.mark.parametrize(
    ("changes", "enough"),
    [
        pytest.param({}, True, id="recordings"),
        pytest.param({"evidence": []}, False, id="nothing"),
        pytest.param({"evidence.1.kind": "lesson-plan"}, False, id="plans and words only"),
        pytest.param({"evidence.1.kind": "student-work"}, True, id="student work"),
        pytest.param({"evidence.1.min": "0"}, False, id="voluntary"),
        pytest.param({"evidence.1.alternatives": ["lesson-plan"]}, False, id="a plan instead"),
        pytest.param({"evidence.1.alternatives": ["data"]}, True, id="data instead"),
        pytest.param(
            {"evidence.1.any_of": "proof", "evidence.4": PLAN | {"any_of": "proof"}},
            False,
            id="a plan of the same group instead",
        ),
        pytest.param(
            {"evidence.1.any_of": "proof", "evidence.4": FILM | {"id": "film"}},
            True,
            id="a group of recordings",
        ),
        pytest.param(
            {"evidence.1.any_of": "proof", "evidence.4": FILM | {"id": "film", "min": "0"}},
            False,
            id="one of the group voluntary",
        ),
    ],
)
def test_evidence_from_practice(changes, enough):
    message = (
        "evidence error: a teacher could pass without a recording, student work or an observation"
    )
    assert said("L12", changes) == ([] if enough else [message])


def test_student_impact_is_asked_for():
    assert said("L15", {}) == []
    assert said("L15", {"evidence.2.impact": GONE}) == [
        "evidence warning: no slot asks what changed for students (`impact: true`)"
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, [], id="good"),
        pytest.param(
            {"evidence.1.max": "1", "evidence.1.vary": []},
            ["evidence[2].min error: slot `clips` asks for at least 2 but at most 1"],
            id="count",
        ),
        pytest.param(
            {"evidence.1.minutes": ["9", "5"]},
            ["evidence[2].minutes error: slot `clips` has `minutes` from 9 to 5"],
            id="minutes",
        ),
        pytest.param(
            {"evidence.3.words": ["0", "0"]},
            ["evidence[4].words error: slot `reflection` has `words` from 0 to 0"],
            id="words",
        ),
        pytest.param(
            {"evidence.1.min": "1", "evidence.1.max": "1"},
            ["evidence[2].vary error: slot `clips` wants its items to differ, but takes only one"],
            id="vary",
        ),
        pytest.param(
            {"evidence.2.any_of": "proof"},
            ["evidence[3] error: slot `tally` is alone in the group `proof`"],
            id="group of one",
        ),
        pytest.param({"evidence.1.any_of": "proof", "evidence.2.any_of": "proof"}, [], id="group"),
        pytest.param({"evidence.1.minutes": ["5", "5"]}, [], id="exactly so long"),
    ],
)
def test_slots_can_be_filled(changes, expected):
    assert said("L35", changes) == expected
