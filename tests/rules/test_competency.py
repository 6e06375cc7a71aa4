import pytest

from microcred.rules.competency import second_verb
from tests.rules.good import said

ONE = "The teacher leaves a silence after each question."


@pytest.mark.parametrize(
    ("competency", "expected"),
    [
        pytest.param(ONE, [], id="one sentence"),
        pytest.param(
            "The teacher plans questions, e.g. for Mr. Fox. No. 3 counts.",
            ["more"],
            id="two of them",
        ),
        pytest.param("The teacher waits, e.g. after a question vs. an answer.", [], id="shortened"),
        pytest.param(f"{ONE} The teacher grades essays.", ["more"], id="two sentences"),
        pytest.param("The teacher waits; the teacher grades essays.", ["more"], id="semicolon"),
        pytest.param("The teacher:\n\n- waits\n- grades essays", ["more"], id="list"),
    ],
)
def test_one_statement(competency, expected):
    problems = said("L01", {"competency": competency})
    more = "competency error: `competency` holds more than one statement"
    assert problems == [more for _ in expected]


@pytest.mark.parametrize(
    ("competency", "verb"),
    [
        ("The teacher plans lessons and grades essays.", "grades"),
        ("The teacher plans and then teaches a lesson.", "teaches"),
        ("The teacher plans a lesson and carefully assesses what students know.", "assesses"),
        ("The teacher plans lessons and uses rubrics.", "uses"),
        ("The teacher is able to plan and assess group work.", "assess"),
        ("The teacher pauses after a question, and uses the pauses to widen who speaks.", None),
        ("The teacher leads talk, and uses the talk to plan.", None),
        ("The teacher asks what students know and acts on it.", None),
        ("The teacher waits after a question and after an answer.", None),
        ("The teacher leads talk between students and families.", None),
        ("The teacher teaches students to plan and their families to help.", None),
    ],
)
def test_second_verb(competency, verb):
    assert second_verb(competency) == verb
    expected = [f"competency warning: `competency` may hold two of them: “… and {verb} …”"]
    assert said("L01", {"competency": competency}) == (expected if verb else [])


def test_verbs_are_looked_for_in_english_only():
    changes = {"competency": "El docente plans lessons and grades essays.", "language": "es"}
    assert said("L01", changes) == []


@pytest.mark.parametrize("status", ["draft", "planned", "retired"])
def test_one_competency_whatever_the_status(status):
    assert said("L01", {"competency": f"{ONE} {ONE}", "status": status})


CLAIM = {"competency": "The teacher consistently leaves a silence after each question."}
UNPROVEN = [
    "competency warning: “consistently” claims consistent use, but no slot asks for two occasions"
]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(CLAIM, [], id="two recordings of different dates"),
        pytest.param(CLAIM | {"evidence.1.vary": []}, UNPROVEN, id="they need not differ"),
        pytest.param(CLAIM | {"evidence.1.min": "1"}, UNPROVEN, id="one is enough"),
        pytest.param({"evidence.1.vary": []}, [], id="nothing claimed"),
        pytest.param(
            CLAIM | {"evidence.1.vary": [], "evidence.2.prompt": "Count voices over six weeks."},
            [],
            id="a log of several weeks",
        ),
        pytest.param(
            {"evidence.1.vary": [], "method.summary": "Wait in every lesson."},
            [
                (
                    "method.summary warning: “every lesson” claims consistent use, "
                    "but no slot asks for two occasions"
                )
            ],
            id="claimed by the method",
        ),
    ],
)
def test_consistent_use_is_shown(changes, expected):
    assert said("L14", changes) == expected
