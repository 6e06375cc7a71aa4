import pytest

from tests.rules.good import GONE, said

RETIRED = {"on": "2026-06-30", "why": "A newer one replaces it."}
CLOSED = {"status": "retired", "retired": RETIRED, "review_by": GONE}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, [], id="good"),
        pytest.param({"review_by": "2026-11-21"}, [], id="due today"),
        pytest.param(
            {"review_by": "2026-11-20"},
            ["review_by warning: the review that was due by 2026-11-20 has not been recorded"],
            id="overdue",
        ),
        pytest.param({"review_by": GONE}, ["top error: `review_by` is missing"], id="never due"),
        pytest.param(
            {"reviewed": "2026-11-22"},
            ["reviewed error: `reviewed` is 2026-11-22, which is still to come"],
            id="reviewed tomorrow",
        ),
        pytest.param({"reviewed": "2026-11-21"}, [], id="reviewed today"),
        pytest.param({"status": "draft", "review_by": GONE}, [], id="draft"),
        pytest.param({"status": "planned", "opens": "Autumn 2027"}, [], id="planned"),
        pytest.param(
            {"status": "planned"},
            ["status error: it is planned, but `opens` does not say for when"],
            id="planned for some day",
        ),
        pytest.param(CLOSED, [], id="retired"),
        pytest.param(
            {"status": "retired"},
            ["status error: it is retired, but `retired` does not say why"],
            id="retired for no reason",
        ),
        pytest.param(
            {"retired": RETIRED},
            ["top error: `retired` is filled in, but `status` is active"],
            id="active and retired",
        ),
    ],
)
def test_dates_fit_status(changes, expected):
    assert said("L25", changes) == expected


@pytest.mark.parametrize("status", ["active", "draft"])
@pytest.mark.parametrize(
    ("url", "placeholder"),
    [
        ("https://www.thecorestandards.org/ELA-Literacy/SL/3/1/", False),
        ("https://example.org.uk/standard", False),
        ("https://examples.gov/", False),
        ("https://standards.example/1", True),
        ("https://www.example.org/1", True),
        ("http://localhost:8000/", True),
        ("https://standards.test", True),
    ],
)
def test_alignments_lead_somewhere(url, placeholder, status):
    expected = ["alignments[1].url error: `alignments[1].url` is a placeholder"]
    changes = {"alignments.0.url": url, "status": status}
    assert said("L29", changes) == (expected if placeholder else [])


def test_alignments_are_there_once():
    same = {
        "framework": "Common Core State Standards",
        "code": "CCSS.ELA-LITERACY.SL.3.1",
        "url": "https://www.thecorestandards.org/ELA-Literacy/SL/3/",
        "type": "CFItem",
    }
    assert said("L29", {"alignments.1": same}) == [
        "alignments error: Common Core State Standards CCSS.ELA-LITERACY.SL.3.1 is there twice"
    ]
    assert said("L29", {"alignments.1": same | {"code": "CCSS.ELA-LITERACY.SL.3.6"}}) == []


@pytest.mark.parametrize("status", ["active", "draft"])
@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, [], id="good"),
        pytest.param({"description": "Fifteen letters"}, [], id="just long enough"),
        pytest.param(
            {"description": "Fourteen signs"},
            ["description error: `description` has 14 characters, fewer than 15"],
            id="too short",
        ),
        pytest.param({"name": "1 – 2"}, ["name error: `name` holds no word"], id="no name"),
        pytest.param({"name": "等待时间"}, [], id="a name in another script"),
        pytest.param(
            {"audience.roles": [], "audience.grades": []},
            [
                "audience.grades error: `audience.grades` is empty",
                "audience.roles error: `audience.roles` is empty",
            ],
            id="for nobody",
        ),
    ],
)
def test_can_be_listed(changes, expected, status):
    assert said("L30", changes | {"status": status}) == expected
