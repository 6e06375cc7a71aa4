import pytest

from tests.rules.good import GONE, said

SLOT = {"id": "plan", "kind": "lesson-plan", "name": "A plan", "prompt": "Plan it."}
STRONG = {"id": "strong", "name": "Strong"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, [], id="good"),
        pytest.param(
            {"evidence.4": SLOT},
            ["evidence error: no criterion is scored from slot `plan`"],
            id="slot that nobody scores",
        ),
        pytest.param(
            {"evidence.0.id": "clips"},
            [
                "evidence[2] error: slot `clips` is there twice",
                (
                    "rubric criteria[1].evidence error: criterion `questions` is scored from slot "
                    "`context`, which the micro-credential does not ask for"
                ),
            ],
            id="two slots of one name",
        ),
        pytest.param(
            {"rubric/criteria.0.evidence": []},
            [
                "evidence[1] error: no criterion is scored from slot `context`",
                "rubric criteria[1].evidence error: criterion `questions` is scored from no slot",
            ],
            id="criterion without evidence",
        ),
        pytest.param(
            {"rubric/criteria.1.id": "questions"},
            ["rubric criteria[2] error: criterion `questions` is there twice"],
            id="two criteria of one name",
        ),
        pytest.param(
            {"rubric": GONE, "rubric/": GONE},
            ["top error: `rubric` is missing: nothing that is handed in is scored"],
            id="no rubric",
        ),
        pytest.param(
            {"rubric/": GONE},
            [
                (
                    "rubric error: `rubric: think-time` cannot be read: "
                    "nothing that is handed in is scored"
                )
            ],
            id="rubric that cannot be read",
        ),
        pytest.param(
            {"rubric/criteria": []},
            ["rubric criteria error: the rubric has no criterion"]
            + [
                f"evidence[{number}] error: no criterion is scored from slot `{slot}`"
                for number, slot in enumerate(["context", "clips", "tally", "reflection"], 1)
            ],
            id="rubric without criteria",
        ),
    ],
)
def test_evidence_and_criteria_match(changes, expected):
    assert said("L07", changes) == expected


ONE_PASSING = "of the levels are marked `passing: true`, where one should be"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, [], id="good"),
        pytest.param(
            {"rubric/": GONE},
            ["rubric error: `rubric: think-time` cannot be read: no level is described"],
            id="no rubric",
        ),
        pytest.param(
            {"rubric/levels.1.passing": GONE},
            [f"rubric levels error: 0 {ONE_PASSING}"],
            id="none passes",
        ),
        pytest.param(
            {"rubric/levels.0.passing": "true"},
            [f"rubric levels error: 2 {ONE_PASSING}"],
            id="two pass",
        ),
        pytest.param(
            {"rubric/levels.0.passing": "true", "rubric/levels.1.passing": GONE},
            ["rubric levels[1] error: `not-yet` is the lowest level, so everything would pass"],
            id="the lowest passes",
        ),
        pytest.param(
            {"rubric/levels.2": STRONG},
            [
                (
                    "rubric criteria[1].descriptors error: "
                    "criterion `questions` does not describe level `strong`"
                ),
                (
                    "rubric criteria[2].descriptors error: "
                    "criterion `silence` does not describe level `strong`"
                ),
            ],
            id="level without descriptors",
        ),
        pytest.param(
            {"rubric/criteria.1.descriptors": {}},
            [
                (
                    "rubric criteria[2].descriptors error: "
                    "criterion `silence` does not describe level `meets` and 1 more"
                )
            ],
            id="no descriptors",
        ),
        pytest.param(
            {"rubric/criteria.0.descriptors.great": "All of it."},
            [
                (
                    "rubric criteria[1].descriptors error: "
                    "criterion `questions` describes `great`, which is not a level"
                )
            ],
            id="descriptor without level",
        ),
        pytest.param(
            {"rubric/criteria.0.descriptors.meets": "the questions  ask for recall."},
            [
                (
                    "rubric criteria[1].descriptors.meets error: "
                    "criterion `questions` says the same of `not-yet` and of `meets`"
                )
            ],
            id="same words",
        ),
    ],
)
def test_levels_are_described(changes, expected):
    assert said("L08", changes) == expected


def test_levels_are_two_or_more_and_there_once():
    first = "rubric levels error: a rubric needs two levels or more, not 1"
    assert said("L08", {"rubric/levels.1": GONE})[0] == first
    twice = "rubric levels[2] error: level `not-yet` is there twice"
    assert said("L08", {"rubric/levels.1.id": "not-yet"})[0] == twice


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, None, id="every criterion"),
        pytest.param({"rubric/pass_rule": {"at_least": "1", "and": ["critical"]}}, None, id="some"),
        pytest.param({"rubric/pass_rule": {"at_least": "2", "and": ["critical"]}}, None, id="all"),
        pytest.param(
            {"rubric/pass_rule": {"at_least": "3", "and": ["critical"]}},
            "`pass_rule` wants 3 criteria met, but there are 2",
            id="more than there are",
        ),
        pytest.param(
            {"rubric/pass_rule": {"at_least": "1"}},
            "`silence` is critical, but `pass_rule` lets a submission pass without it",
            id="critical forgotten",
        ),
        pytest.param(
            {
                "rubric/pass_rule": {"at_least": "1", "and": ["critical"]},
                "rubric/criteria.1.critical": "false",
            },
            "`pass_rule` speaks of critical criteria, but none is marked `critical: true`",
            id="nothing critical",
        ),
    ],
)
def test_pass_rule_is_stated(changes, expected):
    assert said("L09", changes) == ([f"rubric pass_rule error: {expected}"] if expected else [])


def test_pass_rule_is_there():
    assert said("L09", {"rubric/pass_rule": GONE}) == ["rubric top error: `pass_rule` is missing"]
    assert said("L09", {"rubric/": GONE}) == [
        "rubric error: `rubric: think-time` cannot be read: no rule says what passes"
    ]
