"""S03 to S07: whose submission it is, and where it lies."""

import pytest

from microcred.attempt import read_attempt
from microcred.definition import UNREAD
from microcred.model.vocabulary import Mode
from tests.handed import complete
from tests.rules.submitted import PATH, RELEASE, asking, said

SECOND = PATH.replace("attempt-1", "attempt-2")
KEPT = "wait-time-submission.md"


def attempt(**changes):
    document = read_attempt(PATH, complete(**changes)).document
    assert document
    return document.model


FIRST = attempt()


@pytest.mark.parametrize("path", [PATH, KEPT])
def test_its_folder_is_that_of_its_micro_credential(path):
    assert said("S03", path=path) == []


def test_the_folder_of_another_micro_credential():
    path = PATH.replace("wait-time", "think-time")
    message = "this is for wait-time, but it lies in the folder of think-time"
    assert said("S03", path=path) == [f"credential error: {message}"]


@pytest.mark.parametrize(
    ("path", "earlier"),
    [
        (PATH, []),
        (KEPT, []),
        (SECOND, [(1, FIRST)]),
        (SECOND, [(1, UNREAD)]),
        (PATH.replace("attempt-1", "attempt-3"), [(2, FIRST)]),
    ],
)
def test_attempts_in_order(path, earlier):
    assert said("S04", path=path, earlier=earlier) == []


@pytest.mark.parametrize(("number", "earlier"), [(2, []), (3, [(1, FIRST)])])
def test_an_attempt_is_left_out(number, earlier):
    path = PATH.replace("attempt-1", f"attempt-{number}")
    message = f"this is attempt {number}, but there is no attempt-{number - 1}.md beside it"
    assert said("S04", path=path, earlier=earlier) == [f"--- error: {message}"]


def limited(attempts):
    assert RELEASE.credential.scoring
    scoring = RELEASE.credential.scoring.model_copy(update={"attempts": attempts})
    return asking({}, scoring=scoring)


@pytest.mark.parametrize("limit", [2, 3, "unlimited", None])
def test_attempts_that_are_left(limit):
    assert said("S05", path=SECOND, earlier=[(1, FIRST)], release=limited(limit)) == []


def test_no_attempt_is_left():
    message = "this is attempt 2; the release allows 1"
    assert said("S05", path=SECOND, earlier=[(1, FIRST)], release=limited(1)) == [
        f"--- error: {message}"
    ]


def test_nothing_is_said_of_how_to_score():
    release = asking({}, scoring=None)
    assert said("S05", path=SECOND, earlier=[(1, FIRST)], release=release) == []


def test_attempts_of_one_earner_and_release():
    assert said("S06", path=SECOND, earlier=[(1, FIRST)]) == []


def test_attempts_that_disagree():
    first = attempt(release_name="wait-time@1.1", earner="p4m2k7")
    assert said("S06", path=SECOND, earlier=[(1, first)]) == [
        "credential error: attempt-1.md names wait-time@1.1",
        "id error: the earner is another one than in attempt-1.md",
    ]


def test_a_first_attempt_that_cannot_be_read_says_nothing_of_the_second():
    assert said("S06", path=SECOND, earlier=[(1, UNREAD)]) == []


OPEN = {"mode": Mode.OPEN}


@pytest.mark.parametrize(
    ("earner", "program"),
    [("k7m2p4", {}), ("teacher-7", {}), ("teacher", {}), ("github:1", OPEN)],
)
def test_an_id_of_the_right_kind(earner, program):
    assert said("S07", earner=earner, program=program) == []


@pytest.mark.parametrize(
    ("earner", "program", "expected"),
    [
        ("k7m2p4", OPEN, "error: in open mode the earner is a GitHub account, by its number"),
        (
            "github:1",
            {},
            "error: in private mode the earner is an id that only the roster resolves",
        ),
        (
            "maria-lopez",
            {},
            (
                "warning: the earner's id looks like a name; in private mode it must "
                "tell nobody who it is"
            ),
        ),
        ("set-at-intake", {}, "error: no earner is named yet, so nobody could be awarded"),
        ("set-at-intake", OPEN, "error: no earner is named yet, so nobody could be awarded"),
    ],
)
def test_an_id_of_the_wrong_kind(earner, program, expected):
    assert said("S07", earner=earner, program=program) == [f"id {expected}"]


def test_a_file_that_its_teacher_keeps_needs_no_earner_yet():
    assert said("S07", earner="set-at-intake", path=KEPT) == []
