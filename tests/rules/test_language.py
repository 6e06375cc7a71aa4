import pytest

from tests.rules.good import said

LONG = (
    "Notwithstanding considerable organisational complexity, practitioners systematically "
    "operationalise multidimensional instructional methodologies, subsequently documenting "
    "pedagogical transformations comprehensively throughout interdisciplinary collaborations."
)


def test_hard_text_is_found_with_its_hardest_passage():
    (problem,) = said(
        "L28", {"evidence.3.prompt": LONG, "program/thresholds": {"reading_grade": "6"}}
    )
    assert problem.startswith("evidence[4].prompt warning: the text reads at grade ")
    assert "above 6; hardest is `evidence[4].prompt`, at " in problem


def test_one_hard_sentence_does_not_make_a_hard_text():
    assert said("L28", {"evidence.3.prompt": LONG}) == []


def test_grade_is_for_english_only():
    limit = {"program/thresholds": {"reading_grade": "1"}}
    assert len(said("L28", limit)) == 1
    assert said("L28", limit | {"language": "es"}) == []


def unexplained(place: str, name: str, short: str) -> str:
    return f"{place} warning: {name} uses “{short}” without saying what it stands for"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {"description": "Lead a PLC for a term."},
            [unexplained("description", "`description`", "PLC")],
            id="unexplained",
        ),
        pytest.param(
            {"description": "Lead a professional learning community (PLC)."}, [], id="explained"
        ),
        pytest.param(
            {"description": "Ask a standing group (PLC meeting)."},
            [unexplained("description", "`description`", "PLC")],
            id="in brackets, but not explained",
        ),
        pytest.param(
            {"narrative": "Ask a PLC (a standing group) first."}, [], id="explained after"
        ),
        pytest.param(
            {
                "description": "Lead two PLCs.",
                "narrative": "A professional learning community (PLC).",
            },
            [unexplained("description", "`description`", "PLC")],
            id="explained too late",
        ),
        pytest.param(
            {"description": "Ask a PLC (a standing group) first.", "narrative": "The PLC meets."},
            [],
            id="explained before",
        ),
        pytest.param(
            {"rubric/criteria.1.descriptors.meets": "The IEP is used."},
            [
                unexplained(
                    "rubric criteria[2].descriptors.meets", "`criteria[2].descriptors.meets`", "IEP"
                )
            ],
            id="in the rubric",
        ),
        pytest.param(
            {"narrative": "The PLC reads ERIC.", "program/abbreviations": ["PLC", "ERIC"]},
            [],
            id="known to the programme's readers",
        ),
        pytest.param({"narrative": "An AI made the PDF and the MP4."}, [], id="known to all"),
        pytest.param({"narrative": "Part II of McREL, and I agree."}, [], id="not abbreviations"),
        pytest.param({"narrative": "See `PLC` at https://good.example/PLC."}, [], id="not prose"),
    ],
)
def test_abbreviations_are_explained(changes, expected):
    assert said("L28", changes) == expected
