from dataclasses import replace

import pytest

from microcred.badge_image import badge_design, clashes, free_variant
from microcred.entry import Entry, entry
from microcred.rules import catalog_problems
from tests.rules.good import definition, said

LONG = "Asking For And Acting Upon Written Recommendations Everywhere"
FITS = {"name": LONG, "image": {"alt": "A badge", "code": "AR", "title": "Recommendations"}}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, [], id="good"),
        pytest.param({"name": LONG}, [f"name error: “{LONG}” is too long for a badge"], id="long"),
        pytest.param(FITS, [], id="shorter title"),
        pytest.param({"name": LONG, "status": "planned", "opens": "Planned"},
                     [f"name error: “{LONG}” is too long for a badge"], id="planned"),
        pytest.param({"name": "Wait 待 Time"},
                     [("name error: the badge's typeface has no “待”, so “Wait 待 Time” would "
                      "lack it")],
                     id="letter the typeface lacks"),
    ],
)  # fmt: skip
def test_title_can_be_drawn(changes, expected):
    assert said("L36", changes) == expected


def alike() -> list[Entry]:
    """Return two entries whose badges clash, by trying names until two do."""
    first = entry(definition())
    for number in range(10_000):
        other = replace(first, id=f"z{number}", path=f"credentials/z{number}.md")
        if list(clashes([badge_design(first, ""), badge_design(other, "")])):
            return [first, other]
    raise AssertionError("no two badges clash")


def badge_problems(entries: list[Entry], frozen: set[str]) -> list[str]:
    found = catalog_problems(entries, definition().program, frozen)
    return [problem.path for problem in found if problem.code == "L37"]


def test_the_newer_of_two_badges_that_look_alike_is_reported():
    old, new = alike()
    assert badge_problems([old, new], set()) == [new.path]
    assert badge_problems([new, old], {old.id}) == [new.path]
    assert badge_problems([old, new], {new.id}) == [old.path]


def test_published_badges_stay_as_they_are():
    entries = alike()
    assert badge_problems(entries, {one.id for one in entries}) == []


def test_another_variant_sets_it_right():
    old, new = alike()
    variant = free_variant(badge_design(new, ""), [badge_design(old, "")])
    assert variant is not None
    assert badge_problems([old, replace(new, variant=variant)], set()) == []
