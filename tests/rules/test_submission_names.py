"""S33 and S34: names of people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.handed import REFLECTION
from tests.rules.submitted import problems, said, submitted


def severity(code, line):
    text = f"{REFLECTION}\n{line}\n"
    lines = submitted(reflection=text).source.text.split("\n")
    found = [one for one in problems(reflection=text) if one.code == code]
    return [one.severity.value for one in found if lines[one.line - 1] == line]


@pytest.mark.parametrize(
    "line",
    [
        "Maria got a B+ this time.",
        "Jayden: 85%",
        "Jayden - 85 %",
        "Liam scored 7/10.",
        "Sofia (A-)",
        "| Aaliyah | C+ |",
        "Maria,92%",
        "Maria 92%",
        "Maria López: 92%",
        "Maria L. got 18 out of 20",
        "Ava's grade was a C.",
        "José’s test: 14/20",
        "Then Noah improved from a D to a B.",
        "After the quiz Emma had 9 out of 10.",
        "In Maria's essay the score was 85%.",
        "A B+ for Jayden.",
        "85% from Zoë",
        "Öykü earned an A.",
    ],
)
def test_a_name_beside_a_grade(line):
    assert severity("S33", line) == ["warning"]


@pytest.mark.parametrize(
    "line",
    [
        "Student 4: 85%",
        "Students got 85% right.",
        "Group A: 85%",
        "Period 3: 18 out of 26",
        "Question 2: 7/10",
        "Before: 40%, after: 85%.",
        "The class average rose to 85%.",
        "About 85% of them spoke.",
        "In the second lesson 65% spoke.",
        "Most of them passed with 7/10.",
        "Monday: 85%",
        "October 2: 85%",
        "Fractions: 85%",
        "She got a B+.",
        "I gave nobody a grade.",
        "Maria spoke first.",
        "Half of Table 2 spoke: 3/6.",
        "Average 85%",
        "First recording: 9 of 26; second recording: 17 of 26.",
        "At 3:12 the answer was A.",
        "We chose plan B.",
    ],
)
def test_no_name_or_no_grade(line):
    assert severity("S33", line) == []


def test_the_name_is_not_told_again():
    (message,) = [one.message for one in problems(reflection="Jayden: 85%\n") if one.code == "S33"]
    assert message == "a student's name seems to stand beside a grade (“J·····: 8·%”)"


def test_a_grade_in_a_field():
    assert said("S33", **{"evidence.0.topic": "Jayden: 85%"}) != []


first_names = st.sampled_from(
    ["Maria", "Jayden", "Liam", "Olivia", "Mateo", "Aisha", "Chloé", "Łukasz", "Noor", "Anh"]
)
grades = st.one_of(
    st.integers(0, 100).map(lambda points: f"{points}%"),
    st.tuples(st.integers(0, 20), st.integers(5, 20)).map(lambda pair: f"{pair[0]}/{pair[1]}"),
    st.sampled_from(["A+", "A-", "B+", "C-", "D+", "A", "B", "C", "D", "F"]),
)
forms = st.sampled_from(
    ["{} got a {}", "{}: {}", "{} ({})", "| {} | {} |", "{} scored {} on it", "{}'s mark: {}"]
)


@given(name=first_names, grade=grades, form=forms)
def test_common_names_beside_grades_are_found(name, grade, form):
    assert severity("S33", form.format(name, grade)) == ["warning"]


@pytest.mark.parametrize(
    "line",
    [
        "Ms. Ortiz watched the lesson.",
        "I asked Dr Lee.",
        "A student called Jordan spoke first.",
        "student Maria L. spoke.",
        "There was a boy named Sam.",
        "Maria L. said it first.",
    ],
)
def test_a_person_who_is_named(line):
    assert severity("S34", line) == ["warning"]


@pytest.mark.parametrize("line", ["A colleague watched.", "I named the parts.", "Plan B. Then on."])
def test_nobody_is_named(line):
    assert severity("S34", line) == []


@pytest.mark.parametrize("field", ["class", "topic"])
def test_a_person_named_in_a_field(field):
    message = f"the {field} of item 1 seems to name a person"
    found = said("S34", **{f"evidence.0.{field}": "Ms. Ortiz's class"})
    assert found == [f"{field} warning: {message}"]


def test_the_name_that_a_teacher_chose_to_show_is_theirs():
    assert said("S34", **{"publish.name": "Ms. Ana Ortiz"}) == []
