from dataclasses import dataclass
from itertools import combinations
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.model.program import Program
from microcred.problem import Problem
from microcred.rules.catalog import Catalog
from microcred.rules.overlap import competencies_are_distinct, overlaps, significant_words
from tests.rules.good import PROGRAM, good


@dataclass(frozen=True)
class Listed:
    """The little that the rule needs of an entry."""

    path: str
    competency: str
    status: str = "active"
    competency_line: int = 7


def program(threshold: str = "0.6") -> Program:
    data = good()[PROGRAM].data
    return Program.model_validate(data | {"thresholds": {"overlap": threshold}})


def catalog_problems(entries: list[Listed], settings: Program) -> list[Problem]:
    return list(competencies_are_distinct.problems(Catalog(entries, settings)))  # type: ignore[arg-type]


WAIT = Listed("credentials/wait.md", "The teacher pauses after a question to widen who speaks.")
PAUSE = Listed(
    "credentials/pause.md", "The teacher pauses after questions, to widen who speaks more."
)
GROUP = Listed("credentials/group.md", "The teacher groups students by what their work shows.")
SAID = "credentials/wait.md:7: L26 `competency` shares 100% of its words with credentials/pause.md"


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        pytest.param([WAIT, GROUP], [], id="distinct"),
        pytest.param([WAIT, GROUP, PAUSE], [SAID], id="alike"),
        pytest.param([PAUSE, WAIT], [SAID], id="in whatever order"),
        pytest.param([WAIT, Listed(PAUSE.path, PAUSE.competency, "planned")], [SAID], id="planned"),
        pytest.param([WAIT, Listed(PAUSE.path, PAUSE.competency, "retired")], [], id="retired"),
        pytest.param([WAIT, Listed(PAUSE.path, PAUSE.competency, "draft")], [], id="draft"),
        pytest.param(
            [Listed("a.md", "The teacher"), Listed("b.md", "The teacher")], [], id="no words"
        ),
        pytest.param([], [], id="empty catalog"),
    ],
)
def test_competencies_are_distinct(entries, expected):
    assert [str(problem) for problem in catalog_problems(entries, program())] == expected


def test_limit_is_the_programmes():
    assert list(catalog_problems([WAIT, PAUSE], program("1"))) == []
    half = Listed(
        "credentials/half.md", "The teacher pauses after a question to hear more reasons."
    )
    assert list(catalog_problems([WAIT, half], program("0.5"))) == []
    assert list(catalog_problems([WAIT, half], program("0.3")))


def test_small_words_and_plurals_do_not_count():
    assert significant_words("The teacher asks students for reasons") == {"ask", "reason"}
    assert significant_words("A bus, buses") == {"bus", "buse"}


statement_sets = st.lists(st.frozensets(st.sampled_from("abcdefghij"), max_size=7), max_size=14)


@given(statement_sets, st.sampled_from([0.1, 0.25, 0.5, 0.6, 2 / 3, 0.75, 0.8, 1.0]))
def test_index_finds_what_comparing_all_pairs_finds(statements, threshold):
    def similarity(one: int, other: int) -> float:
        either = statements[one] | statements[other]
        return len(statements[one] & statements[other]) / len(either) if either else 0.0

    found = list(overlaps(statements, threshold))
    assert all(one.similarity == similarity(one.later, one.earlier) > threshold for one in found)
    order = sorted(range(len(statements)), key=lambda place: (len(statements[place]), place))
    with_earlier = {
        later for earlier, later in combinations(order, 2) if similarity(earlier, later) > threshold
    }
    assert {one.later for one in found} == with_earlier


@pytest.mark.parametrize("alike", [False, True], ids=["distinct", "all alike"])
def test_ten_thousand_are_compared_in_seconds(alike):
    terms = [f"{a}{b}" for a in "bcdfghjklmnprstvwz" for b in range(80)]
    entries = [
        Listed(
            f"credentials/{number:05d}.md",
            " ".join(
                terms[0 if alike else (number * 37 + n * n * 61) % len(terms)] for n in range(16)
            ),
        )
        for number in range(10_000)
    ]
    start = process_time()
    found = len(list(catalog_problems(entries, program())))
    assert process_time() - start < 2
    assert found == (9_999 if alike else found)
