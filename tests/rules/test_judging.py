import pytest

from tests.rules.good import said

CASES = ["completion.0", "rubric/criteria.0.name", "rubric/criteria.1.descriptors.meets"]
NAMES = {
    "completion.0": ("completion", "completion[1]"),
    "rubric/criteria.0.name": ("rubric criteria[1].name", "criteria[1].name"),
    "rubric/criteria.1.descriptors.meets": (
        "rubric criteria[2].descriptors.meets",
        "criteria[2].descriptors.meets",
    ),
}


@pytest.mark.parametrize(
    ("completion", "expected"),
    [
        pytest.param(["Both recordings open."], [], id="to be seen at once"),
        pytest.param([], ["completion warning: `completion` is missing"], id="none"),
        pytest.param(
            ["Three questions ask for  reasons"],
            ["completion[1] warning: `completion[1]` repeats the rubric"],
            id="a descriptor again",
        ),
        pytest.param(
            ["Both open.", "The reflection is Thoughtful."],
            ["completion warning: `completion[2]` speaks of quality: “thoughtful”"],
            id="a judgement",
        ),
    ],
)
def test_completion_is_apart(completion, expected):
    assert said("L10", {"completion": completion}) == expected


PRESENT = [
    ("Attendance at all four sessions.", "attendance"),
    ("The teacher attended the workshop on talk.", "attended the workshop"),
    ("A certificate of completion is uploaded.", "certificate of completion"),
    ("Has completed an online course on pauses.", "completed an online course"),
    ("The seat time is ten hours.", "seat time"),
]
NOT_PRESENT = [
    "The teacher attends to who has not spoken.",
    "The table shows student attendance before and after.",
    "The chart shows the students’ attendance.",
    "The teacher attends to the course of the talk in three lessons.",
    "All parts are complete, and of course in order.",
]


@pytest.mark.parametrize("place", CASES)
@pytest.mark.parametrize(("text", "quoted"), PRESENT)
def test_attendance_is_not_scored(place, text, quoted):
    where, name = NAMES[place]
    (problem,) = said("L13", {place: text})
    assert problem.endswith(f" error: `{name}` rewards being present: “{quoted}”")
    assert problem.startswith(where)


@pytest.mark.parametrize("text", NOT_PRESENT)
def test_attention_and_students_attendance_are_fine(text):
    assert said("L13", {"completion.0": text}) == []


WORTH = [
    ("Ten contact hours are logged.", "contact hours"),
    ("Five hours of professional development.", "hours of professional development"),
    ("It earns two CEUs.", "ceus"),
    ("Counts as graduate credit.", "graduate credit"),
    ("Enough credit toward renewal.", "credit toward renewal"),
    ("Meets the needs of relicensure.", "relicensure"),
    ("A stipend is due.", "stipend"),
]
NOT_WORTH = [
    "Feedback came within 24 hours.",
    "The teacher gives students credit for their ideas.",
    "The class spent two hours of lesson time on it.",
    "Office hours are named.",
]


@pytest.mark.parametrize("place", CASES)
@pytest.mark.parametrize(("text", "quoted"), WORTH)
def test_credit_is_not_scored(place, text, quoted):
    (problem,) = said("L23", {place: text})
    name = NAMES[place][1]
    assert problem.endswith(f" error: `{name}` speaks of hours, credit or pay: “{quoted}”")


@pytest.mark.parametrize("text", NOT_WORTH)
def test_other_hours_and_credit_are_fine(text):
    assert said("L23", {"rubric/criteria.0.descriptors.meets": text}) == []
