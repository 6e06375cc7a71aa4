"""What all checks come to together."""

import pytest

from microcred.verify import NAMES, Check, Outcome, Verification
from microcred.verify.check import Failed, NotRun, Unknown, asked


def verification(**outcomes):
    """Return checks that all passed but those given."""
    return Verification(
        tuple(Check(name, Outcome(outcomes.get(name, "passed")), "Said.") for name in NAMES)
    )


def test_all_passed_is_verified():
    assert verification().verified
    assert not verification().failed


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("outcome", ["failed", "unknown"])
def test_one_that_failed_or_is_unknown_is_enough(name, outcome):
    assert not verification(**{name: outcome}).verified
    assert verification(**{name: outcome}).failed is (outcome == "failed")


@pytest.mark.parametrize("name", NAMES)
def test_only_status_and_recipient_may_be_left_out(name):
    assert verification(**{name: "not-run"}).verified is (name in ("status", "recipient"))


@pytest.mark.parametrize("name", NAMES)
def test_a_check_that_is_missing_does_not_pass(name):
    checks = tuple(check for check in verification().checks if check.name != name)
    assert not Verification(checks).verified


def raising(error):
    """Return a question that is answered by an error."""

    def ask():
        raise error

    return ask


@pytest.mark.parametrize(
    ("ask", "check"),
    [
        (lambda: "it holds", Check("proof", Outcome.PASSED, "It holds.")),
        (raising(Failed("no")), Check("proof", Outcome.FAILED, "No.")),
        (raising(Unknown("who knows …")), Check("proof", Outcome.UNKNOWN, "Who knows …")),
        (raising(NotRun("Nothing.")), Check("proof", Outcome.NOT_RUN, "Nothing.")),
        (raising(Failed("a\x1b\nb")), Check("proof", Outcome.FAILED, "A[U+001B][U+000A]b.")),
        (raising(Failed("a" * 999)), Check("proof", Outcome.FAILED, "A" + "a" * 599 + " …")),
    ],
)
def test_an_answer_is_a_sentence_on_one_line(ask, check):
    assert asked("proof", ask) == check
