"""What the log tells of each award, and where it tells what cannot be."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.ledger import Logged, ledger, name_withdrawn, revoked, signed_anew
from microcred.model.ledger import StatusEntry
from tests.ledgers import AWARDED, MULTIKEY, line, status

LATER = AWARDED + timedelta(days=9)
AWARD = line().award
FIRST = line()


def told(*lines):
    """Return the ledger that lines make."""
    return ledger([Logged(number, one) for number, one in enumerate(lines, start=1)])


def wrong(*lines):
    """Return what is wrong with lines, as `line CODE message`."""
    return [f"{one.line} {one.code} {one.message}" for one in told(*lines).problems]


def revocation(after=FIRST, **changes):
    standing = told(after).awards[after.award]
    return revoked(standing, LATER, "It was given by mistake.").model_copy(update=changes)


def test_an_award_stands_as_it_was_awarded():
    standing = told(FIRST).awards[AWARD]
    assert (standing.submission, standing.credential) == ("7ppeb2sg", "think-time@1.0")
    assert (standing.sha256, standing.signings) == (FIRST.sha256, (FIRST.sha256,))
    assert (standing.awarded, standing.revoked, standing.line) == (AWARDED, None, 1)


def test_a_revoked_award_keeps_its_file():
    standing = told(FIRST, revocation()).awards[AWARD]
    assert (standing.revoked, standing.reason) == (LATER, "It was given by mistake.")
    assert standing.sha256 == FIRST.sha256


@pytest.mark.parametrize(
    "anew",
    [
        signed_anew(AWARD, LATER, b"new", MULTIKEY, "The key was stolen."),
        name_withdrawn(AWARD, LATER, b"new", MULTIKEY),
    ],
)
def test_a_file_that_was_written_anew_has_another_hash(anew):
    standing = told(FIRST, anew).awards[AWARD]
    assert standing.sha256 == anew.sha256 != FIRST.sha256
    assert standing.signings == (FIRST.sha256, anew.sha256)
    assert standing.revoked is None


def test_a_revoked_award_can_still_be_signed_anew():
    anew = signed_anew(AWARD, LATER, b"new", MULTIKEY, "The key was stolen.")
    standing = told(FIRST, revocation(), anew).awards[AWARD]
    assert standing.revoked == LATER
    assert standing.sha256 == anew.sha256


def test_indices_in_use_and_those_revoked_are_known_list_by_list():
    lines = [line(number) for number in range(3)]
    made = told(*lines, revocation(lines[1]))
    assert made.problems == ()
    assert made.taken() == {1: {status(number).index for number in range(3)}}
    assert made.revoked(1) == {status(1).index}
    assert made.revoked(2) == set()


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([FIRST, FIRST], "2 A02 {} is said to be awarded, and was already in line 1"),
        ([revocation()], "1 A02 {} is said to be revoked, but was never awarded"),
        ([FIRST, revocation(), revocation()], "3 A02 {} is said to be revoked, and was already"),
        ([FIRST, revocation(reason=None)], "2 A02 {} is said to be revoked, but not why"),
        (
            [FIRST, revocation(sha256="0" * 64)],
            "2 A02 {} is said to be another file since it was revoked",
        ),
        (
            [FIRST, signed_anew(AWARD, LATER, b"", MULTIKEY, "x").model_copy(update={"key": None})],
            "2 A02 {} is said to be signed-anew, but not with which key",
        ),
        *(
            (
                [FIRST.model_copy(update={missing: None})],
                "1 A02 {} is said to be awarded, but not for what, or how it was signed",
            )
            for missing in ("key", "submission", "credential", "status")
        ),
    ],
)
def test_what_cannot_be_is_told_and_changes_nothing(lines, said):
    assert wrong(*lines) == [said.format(AWARD)]
    before = told(*(one for one in lines[:-1]))
    assert told(*lines).awards == before.awards


def test_one_submission_has_one_award():
    second = line(1, submission=FIRST.submission)
    assert wrong(FIRST, second) == [
        f"2 A02 {second.award} is a second award for the submission 7ppeb2sg"
    ]


def test_an_index_is_never_used_twice():
    assert wrong(FIRST, line(1, status=status(0))) == [
        f"2 A16 {line(1).award} has the place of {AWARD} in status list 1: 9973"
    ]
    assert wrong(FIRST, line(1, status=StatusEntry(list=2, index=9973))) == []


@given(st.permutations([0, 1, 2, 3]), st.sets(st.integers(0, 3)))
def test_awards_do_not_depend_on_each_other(order, ended):
    lines = [LINES[number] for number in order]
    lines += [revocation(LINES[number]) for number in sorted(ended)]
    made = told(*lines)
    assert made.problems == ()
    assert {one.award for one in made.awards.values() if one.revoked} == {
        LINES[number].award for number in ended
    }


LINES = [line(number) for number in range(4)]
