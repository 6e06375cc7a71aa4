import pytest

from tests.rules.good import GONE, said

OLD = "research warning: no source is newer than 1987, more than 10 years ago"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, [], id="old, with a reason"),
        pytest.param({"research.0.classic": GONE}, [OLD], id="old, without one"),
        pytest.param(
            {"research.0.classic": GONE, "program/thresholds": {"research_age_years": "40"}},
            [],
            id="the programme's own limit",
        ),
        pytest.param(
            {"research.0.doi": GONE},
            ["research[1] error: source 1 says nothing of where it can be found"],
            id="no address",
        ),
        pytest.param({"research.0.doi": GONE, "research.0.eric": "ED370885"}, [], id="ERIC"),
        pytest.param({"research.0.doi": GONE, "research.0.isbn": "978-1471152788"}, [], id="ISBN"),
        pytest.param(
            {"research.0.year": "1978"},
            [
                (
                    "research[1].year warning: source 1 has `year: 1978`, "
                    "but its citation does not say so"
                )
            ],
            id="another year than the citation",
        ),
        pytest.param(
            {"research.0.year": "2027"},
            ["research[1].year error: source 1 is from 2027, which is still to come"],
            id="from the future",
        ),
    ],
)
def test_sources_can_be_found(changes, expected):
    assert said("L04", changes) == expected


def source(year: str) -> dict[str, str]:
    return {"citation": f"({year})", "year": year, "finding": "It helped.", "doi": "10.1000/1"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"research.1": source("2016")}, [], id="a new one"),
        pytest.param({"research.1": source("2026")}, [], id="one of this year"),
        pytest.param({"research.1": source("2015")}, ["2015"], id="none"),
        pytest.param(
            {"research.1": source("2015") | {"classic": "It counts."}}, [], id="a classic"
        ),
    ],
)
def test_one_new_source_or_classic_is_enough(changes, expected):
    changes = {"research.0.classic": GONE} | changes
    assert said("L04", changes) == [OLD.replace("1987", year) for year in expected]


@pytest.mark.parametrize("status", ["active", "planned"])
@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, [], id="tier 4 with reason and plan"),
        pytest.param({"essa": GONE}, [], id="nothing claimed"),
        pytest.param(
            {"essa.tier": "2", "essa.study": "doi:10.3102/00346543057001069"}, [], id="DOI"
        ),
        pytest.param(
            {"essa.tier": "1", "essa.study": "https://ies.ed.gov/ncee/wwc"}, [], id="link"
        ),
        pytest.param(
            {"essa.tier": "3"},
            ["essa error: tier 3 is claimed, but `essa.study` names no study"],
            id="no study",
        ),
        pytest.param(
            {"essa.tier": "3", "essa.study": "A large study"},
            ["essa error: `essa.study` gives no link or DOI to the study"],
            id="no link",
        ),
        pytest.param(
            {"essa.rationale": GONE, "essa.evaluation": GONE},
            [
                "essa error: tier 4 is claimed, but `essa.rationale` is missing",
                "essa error: tier 4 is claimed, but `essa.evaluation` is missing",
            ],
            id="a hope without reason or plan",
        ),
    ],
)
def test_tier_is_supported(changes, expected, status):
    assert said("L22", changes | {"status": status}) == expected
