import pytest

from tests.rules.good import GONE, said

NO_CONSENT = "shows students, but has no `consent`"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, [], id="good"),
        pytest.param(
            {"evidence.1.consent": GONE},
            [f"evidence[2] error: slot `clips` {NO_CONSENT}"],
            id="none",
        ),
        pytest.param(
            {"evidence.1.consent": GONE, "evidence.1.shows_students": "false"}, [], id="nobody seen"
        ),
        pytest.param(
            {"evidence.2.kind": "student-work"},
            [f"evidence[3] error: slot `tally` {NO_CONSENT}"],
            id="student work",
        ),
        pytest.param(
            {"evidence.2.alternatives": ["student-work"]},
            [f"evidence[3] error: slot `tally` {NO_CONSENT}"],
            id="student work as an alternative",
        ),
        pytest.param(
            {"evidence.1.consent": "Blur every face."},
            ["evidence[2].consent error: `consent` of slot `clips` asks for no permission"],
            id="only redaction",
        ),
        pytest.param(
            {"evidence.1.consent": "Keep signed consent."},
            [
                (
                    "evidence[2].consent error: `consent` of slot `clips` "
                    "does not say what to cover or leave out"
                )
            ],
            id="only consent",
        ),
    ],
)
def test_shown_students_are_protected(changes, expected):
    assert said("L16", changes) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, [], id="good"),
        pytest.param({"integrity": GONE}, ["top warning: `integrity` is missing"], id="none"),
        pytest.param(
            {"integrity": "The words are your own. Aim high."},
            ["integrity warning: `integrity` says nothing of AI tools"],
            id="silent on AI",
        ),
        pytest.param(
            {"integrity": "Las palabras son suyas; nada de IA.", "language": "es"}, [], id="Spanish"
        ),
    ],
)
def test_integrity_is_stated(changes, expected):
    assert said("L33", changes) == expected


NAMED = [
    ("Ask Ms. Ortiz to watch.", "Ms. Ortiz"),
    ("Dr Lee joins.", "Dr Lee"),
    ("Miss Smith counts.", "Miss Smith"),
    ("We see student Maria L.", "student Maria L."),
    ("Then Maria L. speaks.", "Maria L."),
    ("A boy named Jordan speaks.", "named Jordan"),
    ("A student we called Jordan speaks.", "student we called Jordan"),
]
NOT_NAMED = [
    "Miss a day, and catch up.",
    "Write Child 1, Child 2 and so on.",
    "Ask Ms. A or teacher B.",
    "A routine called Think Time helps a student.",
    "The slot is named by its id.",
    "It is Plan B. Then comes Plan C.",
    "Students Meet in pairs.",
]


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("narrative", "the text below `---`"),
        ("evidence.1.prompt", "`evidence[2].prompt`"),
        ("integrity", "`integrity`"),
        ("rubric/criteria.0.descriptors.meets", "`criteria[1].descriptors.meets`"),
    ],
)
@pytest.mark.parametrize(("text", "quoted"), NAMED)
def test_nobody_is_named(place, name, text, quoted):
    (problem,) = said("L34", {place: text, "status": "draft"})
    assert problem.endswith(f" error: {name} seems to name a person: “{quoted}”")


@pytest.mark.parametrize("text", NOT_NAMED)
def test_capitals_alone_name_nobody(text):
    assert said("L34", {"narrative": text}) == []


def test_authors_are_named():
    assert said("L34", {"research.0.finding": "Dr. Tobin found it."}) == []
