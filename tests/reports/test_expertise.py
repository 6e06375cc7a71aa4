"""Who did not choose to be shown appears nowhere."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from microcred.offered.offers import NO_OFFERS
from microcred.reports.data import as_json
from microcred.reports.expertise import expertise
from tests.reports.plain import facts, ground, known

PEOPLE = [f"p{number}" * 3 for number in range(2, 8)]


@given(st.sets(st.sampled_from(PEOPLE)))
def test_only_those_who_chose_it_appear(chosen):
    said = {
        one: {"school": "oak", "shows": ("expertise",) if one in chosen else ("page",)}
        for one in PEOPLE
    }
    offers = replace(NO_OFFERS, known=known("phonics"))
    given_facts = facts(said, dict.fromkeys(PEOPLE, ("phonics",)))
    found = expertise(ground(offers=offers, facts=given_facts))
    text = as_json(found, "Here")
    assert {one for one in PEOPLE if one in text} == chosen
    count = found.tables[1].rows
    assert count == ((("Phonics", len(chosen)),) if len(chosen) >= 5 else count)
    assert bool(count) == bool(chosen)


def test_a_revoked_award_is_no_expertise():
    given_facts = facts({"p2p2p2": {"shows": ("expertise",)}}, {"p2p2p2": ("phonics",)})
    (one,) = given_facts.earned
    revoked = replace(given_facts, earned=(one._replace(revoked=one.awarded),))
    offers = replace(NO_OFFERS, known=known("phonics"))
    assert expertise(ground(offers=offers, facts=revoked)).tables[0].rows == ()
