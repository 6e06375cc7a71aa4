import pytest

from tests.rules.good import GONE, said

CRITERION = {
    "name": "Another",
    "evidence": ["clips"],
    "descriptors": {"not-yet": "No.", "meets": "Yes."},
}
SLOT = {"kind": "data", "name": "Another", "prompt": "Count."}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, [], id="good"),
        pytest.param({"hours": GONE}, ["top error: `hours` is missing"], id="missing"),
        pytest.param({"hours.min": "10"}, [], id="not a range"),
        pytest.param(
            {"hours.min": "11"}, ["hours error: `hours` runs from 11 to 10"], id="reversed"
        ),
        pytest.param({"hours.max": "60"}, [], id="just not too many"),
        pytest.param(
            {"hours.max": "61"}, ["hours error: `hours.max` is 61, more than 60"], id="too many"
        ),
    ],
)
def test_hours_are_estimated(changes, expected):
    assert said("L17", changes) == expected


def slots(count: int, **more: str) -> dict[str, object]:
    return {f"evidence.{4 + n}": SLOT | {"id": f"more-{n}"} | more for n in range(count)}


def criteria(count: int) -> dict[str, object]:
    return {f"rubric/criteria.{2 + n}": CRITERION | {"id": f"more-{n}"} for n in range(count)}


LIMITS = {"criteria_max": "1", "artefacts_max": "1", "hours_max": "9"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, [], id="good"),
        pytest.param(slots(4) | criteria(5) | {"hours.max": "30"}, [], id="just small enough"),
        pytest.param(
            slots(5),
            ["evidence warning: `evidence` asks for 7 artefacts, more than 6"],
            id="artefacts",
        ),
        pytest.param(slots(5, any_of="choice"), [], id="artefacts to choose from"),
        pytest.param(
            criteria(6),
            ["rubric criteria warning: the rubric has 8 criteria, more than 7"],
            id="criteria",
        ),
        pytest.param(
            {"hours.max": "31"}, ["hours warning: `hours.max` is 31, more than 30"], id="hours"
        ),
        pytest.param({"hours.max": "61"}, [], id="L17 has said so"),
        pytest.param(
            {"program/thresholds": LIMITS},
            [
                "evidence warning: `evidence` asks for 2 artefacts, more than 1",
                "hours warning: `hours.max` is 10, more than 9",
                "rubric criteria warning: the rubric has 2 criteria, more than 1",
            ],
            id="the programme's own limits",
        ),
    ],
)
def test_small_enough(changes, expected):
    assert said("L27", changes) == expected
