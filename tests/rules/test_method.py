import pytest

from tests.rules.good import GONE, said


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, [], id="good"),
        pytest.param(
            {"method": GONE}, ["top error: `method` is missing: nothing says what to do"], id="none"
        ),
        pytest.param(
            {"method.summary": "Choose questions. Wait after each."},
            ["method.summary error: `method.summary` has 2 sentences"],
            id="two sentences",
        ),
        pytest.param(
            {"research": []},
            ["research error: `research` names no source for the method"],
            id="bare",
        ),
    ],
)
def test_method_with_research(changes, expected):
    assert said("L02", changes) == expected


NONE = "error: the method has no components"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, [], id="good"),
        pytest.param({"rubric/criteria.1.component": GONE}, ["wait"], id="not scored"),
        pytest.param({"rubric/": GONE}, ["choose", "wait"], id="no rubric"),
    ],
)
def test_components_are_scored(changes, expected):
    numbers = {"choose": 1, "wait": 2}
    assert said("L03", changes) == [
        f"method.components[{numbers[name]}] error: no criterion looks for component `{name}`"
        for name in expected
    ]


def test_components_are_there():
    assert said("L03", {"method.components": []})[0] == f"method.components {NONE}"
    assert said("L03", {"method": GONE})[0] == f"top {NONE}"


def test_components_are_there_once():
    assert "method.components[2] error: component `choose` is there twice" in said(
        "L03", {"method.components.1.id": "choose"}
    )


def test_criteria_look_for_components_that_exist():
    assert said("L03", {"rubric/criteria.0.component": "wiat"}) == [
        "method.components[1] error: no criterion looks for component `choose`",
        (
            "rubric criteria[1].component error: criterion `questions` looks for component `wiat`, "
            "which the method does not have"
        ),
    ]
