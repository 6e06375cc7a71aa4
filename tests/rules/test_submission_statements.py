"""S18 and S19: consent, and whose work it is."""

import pytest

from microcred.model.vocabulary import EvidenceKind
from tests.rules.submitted import asking, said

CLIPS = "“Two lesson recordings”"
TALLY = "“A tally of pauses and voices”"
STUDENT_WORK = asking({"tally": {"kind": EvidenceKind.STUDENT_WORK}})
NOBODY = asking({"clips": {"shows_students": False}})


def consent(visible=True, forms=True, redacted=True):
    return {"consent": {"students_visible": visible, "forms_on_file": forms, "redacted": redacted}}


def test_all_is_stated():
    assert said("S18") == []


def test_where_no_student_is_shown_nothing_needs_to_be():
    assert said("S18", release=NOBODY, consent=None) == []
    assert said("S18", consent=None, evidence=[]) == []


def test_nothing_is_said():
    message = f"{CLIPS} can show students, and nothing is said of consent"
    assert said("S18", consent=None) == [f"credential error: {message}"]


def test_student_work_shows_students_whatever_its_slot_says():
    message = f"{CLIPS} and {TALLY} can show students, and nothing is said of consent"
    assert said("S18", release=STUDENT_WORK, consent=None)[0].endswith(message)
    alternative = asking(
        {
            "clips": {"shows_students": False},
            "tally": {"alternatives": (EvidenceKind.STUDENT_WORK,)},
        }
    )
    (found,) = said("S18", release=alternative, consent=None)
    assert found.endswith(f"{TALLY} can show students, and nothing is said of consent")
    named = {"evidence.2.kind": "data"}
    assert said("S18", release=alternative, consent=None, **named) == []


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            consent(forms=False),
            (
                f"forms_on_file error: {CLIPS} can show students, but their families' "
                f"consent is not on file"
            ),
        ),
        (
            consent(redacted=False),
            f"redacted warning: names and faces in {CLIPS} are not said to be covered",
        ),
        (
            consent(visible=False, forms=False, redacted=False),
            f"students_visible warning: you state that no student can be seen or heard in {CLIPS}",
        ),
        (
            {"consent": {"students_visible": True, "redacted": True}},
            f"consent error: {CLIPS} can show students, but their families' consent is not on file",
        ),
    ],
)
def test_what_is_missing(given, expected):
    assert said("S18", **given) == [expected]


def test_names_on_students_work_have_to_be_covered():
    assert said("S18", release=STUDENT_WORK, **consent(redacted=False)) == [
        f"redacted error: names and faces in {CLIPS} and {TALLY} are not said to be covered"
    ]
    invisible = consent(visible=False, redacted=False)
    assert any("redacted error" in one for one in said("S18", release=STUDENT_WORK, **invisible))


def test_own_work():
    assert said("S19") == []
    assert said("S19", integrity={"own_work": True}) == []


def test_nobody_says_whose_work_it_is():
    (found,) = said("S19", integrity=None)
    assert found.endswith("error: nothing is said of whose work this is")


def test_work_of_somebody_else():
    assert said("S19", integrity={"own_work": False}) == [
        (
            "own_work error: it is not stated that this is your own work, so it cannot be scored "
            "as yours"
        )
    ]
