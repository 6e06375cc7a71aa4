"""S20 and S21: the written parts of a submission."""

import pytest

from tests.handed import CONTEXT, REFLECTION
from tests.rules.submitted import RELEASE, asking, said

CHANGED = "“What changed”"


@pytest.mark.parametrize("count", [250, 251, 500])
def test_as_many_words_as_asked_for(count):
    assert said("S20", reflection="word " * count) == []


@pytest.mark.parametrize(
    ("count", "off"),
    [(1, "249 too few"), (249, "1 too few"), (501, "1 too many"), (1500, "1,000 too many")],
)
def test_too_few_or_too_many_words(count, off):
    message = f"{CHANGED} has {count:,} words; 250 to 500 are asked for, so it has {off}"
    assert said("S20", reflection="word " * count) == [f"## Reflection error: {message}"]


def test_a_part_that_is_empty_is_missing_and_nothing_else():
    assert said("S20", reflection="\n") == []


def test_a_part_without_a_range():
    assert said("S20", release=asking({"reflection": {"words": None}}), reflection="Hm.\n") == []


def test_each_part_once():
    assert said("S21") == []


def test_a_part_that_is_there_twice():
    body = f"## Context\n\n{CONTEXT}\n## Reflection\n\n{REFLECTION}\n# REFLECTION\n\nMore.\n"
    (found,) = said("S21", narrative=body)
    assert found.startswith(f"# REFLECTION error: {CHANGED} is here a second time (first on line ")


def test_text_that_belongs_to_no_part():
    body = f"Hello.\n\n## Context\n\n{CONTEXT}\n## Reflection\n\n{REFLECTION}"
    assert said("S21", narrative=body) == [
        "Hello. warning: this text belongs to no written part, so it may be read by nobody"
    ]


def test_text_where_none_is_asked_for():
    release = asking({}, evidence=RELEASE.credential.evidence[1:3])
    (found,) = said("S21", release=release, narrative="Hello.\n")
    assert found.startswith("Hello. warning: ")


def test_a_single_part_needs_no_heading():
    release = asking({}, evidence=RELEASE.credential.evidence[1:])
    assert said("S21", release=release, narrative=REFLECTION) == []
    assert said("S20", release=release, narrative=REFLECTION) == []
    assert len(said("S20", release=release, narrative="Short.\n")) == 1


def test_without_a_release_nobody_knows_its_parts():
    assert said("S21", release=None) == []
