"""Awards put to groups: as many places are taken as could be, in whatever order they come."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from microcred.model.pathway import Group
from microcred.recognition.groups import Fitting, Places

SLUGS = ("a", "b", "c", "d", "e")
GROUPS = st.lists(
    st.builds(
        lambda choices, least: {"from": sorted(choices), "at_least": min(least, len(choices))},
        st.sets(st.sampled_from(SLUGS), min_size=1, max_size=4),
        st.integers(1, 2),
    ),
    max_size=3,
)
AWARDS = st.lists(st.sampled_from(SLUGS), unique=True)


def groups(said):
    """Return groups from what is said of each."""
    return [Group.model_validate({"id": f"g{n}", "name": "G", **one}) for n, one in enumerate(said)]


def most(asked, awards):
    """Return how many places could be taken at most, by trying every order of the places."""
    places = [one for one in asked for _ in range(one.at_least)]
    return max((_first_fit(order, places) for order in permutations(awards)), default=0)


def _first_fit(order, places):
    """Return how many places are taken where each award takes the next place that fits it."""
    best = 0
    for chosen in permutations(range(len(places))):
        free = [places[number] for number in chosen]
        best = max(best, sum(slug in one.choices for slug, one in zip(order, free, strict=False)))
    return best


@given(GROUPS.filter(lambda said: sum(one["at_least"] for one in said) <= 4), AWARDS)
def test_as_many_places_are_taken_as_could_be(said, awards):
    asked, few = groups(said), awards[:4]
    places = Places(Fitting(asked))
    taken = sum(places.take(slug) for slug in few)
    assert taken == most(asked, few)
    assert sum(places.left) == sum(one.at_least for one in asked) - taken
    assert places.are_taken() == (sum(places.left) == 0)


@given(GROUPS, AWARDS)
def test_what_would_serve_is_what_does_serve(said, awards):
    asked = groups(said)
    for slug in set(SLUGS) - set(awards):
        now, then = Places(Fitting(asked)), Places(Fitting(asked))
        for held in awards:
            now.take(held)
            then.take(held)
        served = now.serving(slug)
        assert then.take(slug) == bool(served)
        fewer = [n for n, (a, b) in enumerate(zip(now.left, then.left, strict=True)) if b < a]
        assert list(served) == fewer


def test_any_fits_every_group_that_says_so():
    asked = groups([{"from": ["any"], "at_least": 2}, {"from": ["a"], "at_least": 1}])
    places = Places(Fitting(asked))
    assert [places.take(slug) for slug in ("a", "z", "y", "x")] == [True, True, True, False]
