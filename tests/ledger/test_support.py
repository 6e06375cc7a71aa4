"""Whether a decision supports an award, by the release it names."""

import pytest

from microcred.badge import Issuing
from microcred.ledger import Grounds, ledger, unsupported
from microcred.ledger.log import Logged
from microcred.model.decision import CriterionResult
from microcred.model.rubric import AtLeast
from tests.ledgers import attempt, decision, document, issuer, line, program, release

ISSUING = Issuing(program(), issuer(), "did:web:good.example")
ONE, TWO = (AtLeast.model_validate({"at_least": number}) for number in (1, 2))
FAILS = "was decided with results that do not pass under its release"


def why(rule="every-criterion", attempts=None, **changes):
    """Return why a decision does not support the award, under a release with this rule."""
    rubric = release().rubric
    assert rubric
    ruled = release().model_copy(update={"rubric": rubric.model_copy(update={"pass_rule": rule})})
    record = decision(**changes)
    standing = ledger([Logged(1, line())]).awards[line().award]
    grounds = Grounds(standing, record, ruled, record.release, attempts or (attempt(),))
    return list(unsupported(ISSUING, document(decision=record, release=ruled), grounds))


def results(**levels):
    """Return results; a level with `!` says the opposite of whether it is met."""
    return tuple(
        CriterionResult(
            criterion=criterion,
            level=level.strip("!"),
            met=(level.strip("!") == "meets") != level.endswith("!"),
            attempt=1,
        )
        for criterion, level in levels.items()
    )


def test_a_decision_supports_its_award():
    assert why() == []


@pytest.mark.parametrize(
    ("rule", "levels", "passes"),
    [
        ("every-criterion", {"questions": "meets", "silence": "meets"}, True),
        ("every-criterion", {"questions": "not-yet", "silence": "meets"}, False),
        (ONE, {"questions": "not-yet", "silence": "meets"}, True),
        # `silence` is critical: nothing makes up for it.
        (ONE, {"questions": "meets", "silence": "not-yet"}, False),
        (TWO, {"questions": "not-yet", "silence": "meets"}, False),
        # What is said to be met has to be.
        ("every-criterion", {"questions": "meets!", "silence": "meets"}, False),
        ("every-criterion", {"questions": "not-yet!", "silence": "meets"}, False),
        (ONE, {"questions": "not-yet!", "silence": "meets"}, False),
        ("every-criterion", {"questions": "superb", "silence": "meets"}, False),
        ("every-criterion", {"silence": "meets"}, False),
        ("every-criterion", {"questions": "meets", "silence": "meets", "more": "meets"}, False),
    ],
)  # fmt: skip
def test_results_have_to_pass(rule, levels, passes):
    assert (FAILS not in why(rule, results=results(**levels))) is passes


def test_a_result_counts_once():
    twice = (*results(questions="meets", silence="meets"), *results(questions="meets"))
    assert FAILS in why(results=twice)


@pytest.mark.parametrize(
    ("attempts", "said"),
    [
        (
            (attempt(earner="p9q8r7"),),
            "was decided for another earner than the one who handed in",
        ),
        (
            (attempt(), attempt()),
            "was decided on attempt 1, and there are 2",
        ),
        (
            (attempt(credential="think-time@1.1"),),
            "was decided for another version than the one that was handed in for",
        ),
    ],
)
def test_it_rests_on_what_was_handed_in(attempts, said):
    assert why(attempts=attempts) == [said]


def test_of_several_attempts_each_has_to_be_the_earners():
    theirs = (attempt(earner="p9q8r7"), attempt())
    assert why(attempts=theirs, attempt=2) == [
        "was decided for another earner than the one who handed in"
    ]
