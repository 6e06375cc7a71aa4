"""The facets: which values an entry has, how they combine, and what the counts say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.model import vocabulary
from microcred.site.facets import FACETS, counts, matching, tally
from tests.site.entries import an_entry

BY_ID = {facet.id: facet for facet in FACETS}

ASKED_FOR = {
    "subject", "grades", "role", "stage", "provider", "origin", "purpose", "hours", "tier",
    "status", "area", "depth", "evidence",
}  # fmt: skip


def test_every_facet_the_catalog_promises_is_there_once():
    assert {facet.id for facet in FACETS} == ASKED_FOR
    assert len(FACETS) == len(ASKED_FOR)


@pytest.mark.parametrize(
    ("facet", "changes", "values"),
    [
        ("area", {"area": "talk"}, (("talk", "Talk and questioning"),)),
        ("depth", {"depth": "lead"}, (("lead", "Lead"),)),
        ("grades", {"grades": ("k-2",)}, (("k-2", "Grades K–2"),)),
        ("stage", {"stages": ()}, ()),
        (
            "subject",
            {"subjects": ("any", "english-language-arts")},
            (("any", "Any subject"), ("english-language-arts", "English language arts")),
        ),
        ("provider", {"provider": "Åse & Co."}, (("ase-co", "Åse & Co."),)),
        ("provider", {"provider": "教育"}, (("6559-80b2", "教育"),)),
        ("tier", {"tier": 2}, (("2", "Tier 2, moderate"),)),
        ("tier", {"tier": None}, (("none", "No tier stated"),)),
        ("status", {"status": "active"}, (("active", "Open now"),)),
        (
            "evidence",
            {"evidence": ("student-work", "video")},
            (("student-work", "Student work"), ("video", "Video")),
        ),
    ],
)
def test_the_values_of_an_entry(facet, changes, values):
    assert BY_ID[facet].values(an_entry(**changes)) == values


@pytest.mark.parametrize(
    ("hours", "slug"),
    [
        (None, "not-stated"),
        ((1, 1), "up-to-10"),
        ((4, 10), "up-to-10"),
        ((10, 11), "11-15"),
        ((8, 15), "11-15"),
        ((12, 20), "16-20"),
        ((12, 21), "over-20"),
    ],
    ids=str,
)
def test_time_is_the_most_it_may_take(hours, slug):
    assert BY_ID["hours"].values(an_entry(hours=hours))[0][0] == slug


def test_values_come_in_the_order_of_their_vocabulary_then_by_label():
    entries = [an_entry(stages=("experienced",)), an_entry(stages=("pre-service", "early"))]
    assert [value.slug for value in tally(BY_ID["stage"], entries)] == [
        stage.value for stage in vocabulary.Stage
    ]
    entries = [an_entry(subjects=("science", "arts")), an_entry(subjects=("any",))]
    assert [value.slug for value in tally(BY_ID["subject"], entries)] == ["any", "arts", "science"]


def test_two_names_that_share_an_address_are_one_value():
    entries = [an_entry(provider="A & B"), an_entry(provider="A B")]
    assert [(value.slug, value.count) for value in tally(BY_ID["provider"], entries)] == [
        ("a-b", 2)
    ]


def test_a_value_named_twice_counts_once():
    assert tally(BY_ID["subject"], [an_entry(subjects=("arts", "arts"))])[0].count == 1


POOL = [
    an_entry("one", area="talk", depth="foundation", evidence=("video",)),
    an_entry("two", area="talk", depth="practice", evidence=("video", "data")),
    an_entry("three", area="science", depth="foundation", evidence=("data",)),
]


def choice(**chosen: str) -> dict[str, frozenset[str]]:
    return {name: frozenset(values.split()) for name, values in chosen.items()}


@pytest.mark.parametrize(
    ("chosen", "slugs"),
    [
        ({}, ["one", "two", "three"]),
        (choice(area="talk"), ["one", "two"]),
        (choice(area="talk science"), ["one", "two", "three"]),
        (choice(area="talk", depth="foundation"), ["one"]),
        (choice(area="talk science", evidence="data"), ["two", "three"]),
        (choice(area="science", depth="practice"), []),
        (choice(area="no-such-area"), []),
        ({"area": frozenset()}, ["one", "two", "three"]),
    ],
    ids=["none", "one", "either", "both", "mixed", "apart", "unknown", "empty"],
)
def test_any_value_inside_a_group_and_every_group(chosen, slugs):
    assert [entry.id for entry in matching(POOL, chosen)] == slugs


def test_a_count_ignores_its_own_group_so_that_a_second_value_can_be_added():
    found = counts(POOL, choice(area="talk", depth="foundation"))
    assert {value.slug: value.count for value in found["area"]} == {"talk": 1, "science": 1}
    assert {value.slug: value.count for value in found["depth"]} == {
        "foundation": 1,
        "practice": 1,
    }
    assert {value.slug: value.count for value in found["evidence"]} == {"video": 1}


AREAS = st.sampled_from([area.value for area in vocabulary.Area])
DEPTHS = st.sampled_from([depth.value for depth in vocabulary.Depth])
KINDS = st.lists(st.sampled_from(["video", "data", "reflection"]), unique=True).map(tuple)
ENTRIES = st.lists(st.builds(an_entry, area=AREAS, depth=DEPTHS, evidence=KINDS), max_size=12)
CHOICES = st.fixed_dictionaries(
    {}, optional={"area": st.frozensets(AREAS, max_size=3), "depth": st.frozensets(DEPTHS)}
)


@given(ENTRIES, CHOICES)
def test_each_count_is_what_choosing_that_value_alone_in_its_group_would_show(entries, chosen):
    for name, values in counts(entries, chosen).items():
        for value in values:
            alone = {**chosen, name: frozenset({value.slug})}
            assert value.count == len(matching(entries, alone))
