"""The hubs: which pages there are, and what each is given."""

import json

import pytest

from microcred.model.program import Shelf
from microcred.model.vocabulary import Depth, Stage
from microcred.site import hubs
from microcred.site.home import DOORS
from tests.site.entries import a_program, an_entry

FIRST_YEAR = Shelf(
    id="first-year",
    title="New to teaching",
    lead="Small skills.",
    stages=(Stage.PRE_SERVICE, Stage.EARLY),
    depths=(Depth.FOUNDATION,),
    first=("exit-tickets", "no-such-one"),
)
VETERAN = Shelf(
    id="veteran",
    title="Thirty years in",
    lead="Go deeper.",
    stages=(Stage.EXPERIENCED,),
    depths=(Depth.PRACTICE, Depth.LEAD),
)
CATALOG = (
    an_entry("wait-time", stages=("early",)),
    an_entry("exit-tickets", area="assessment", hours=(6, 9), stages=("early", "experienced")),
    an_entry("number-talks", area="mathematics", hours=(5, 8), stages=("early",)),
    an_entry("mentoring", area="coaching", depth="lead", stages=("experienced",)),
    an_entry(
        "coaching-cycles", area="coaching", depth="practice", hours=(3, 4), stages=("experienced",)
    ),
    an_entry("old-one", status="retired", stages=("early",)),
    an_entry("projects", area="science", status="planned", opens="spring", hours=None),
    an_entry(
        "vocabulary",
        area="literacy",
        provider="Word Partners",
        origin="external",
        provider_url="https://partner.example/",
        provider_terms="Free of charge.",
        funder="A fund",
        stages=("pre-service",),
    ),
)


def pages(entries=CATALOG, program=None, written=()):
    made = hubs.generated(entries, program or a_program(FIRST_YEAR, VETERAN), written)
    return {page.address: page for page in made}


def ids(cards):
    return [card["id"] for card in cards]


def test_the_pages_the_engine_lays_out():
    assert {address: page.template for address, page in pages().items()} == {
        "": "home.html",
        "catalog/": "catalog.html",
        "verify/": "verify.html",
        "start/first-year/": "shelf.html",
        "start/veteran/": "shelf.html",
        "providers/": "providers.html",
        "providers/riverbend-schools/": "provider.html",
        "providers/word-partners/": "provider.html",
    }


@pytest.mark.parametrize("entries", [CATALOG, ()], ids=["some", "none"])
def test_what_pages_are_given_is_plain_json(entries):
    for page in [*pages(entries).values(), *hubs.direct(entries)]:
        assert json.loads(json.dumps(page.data)) == page.data


def test_an_empty_catalog_still_has_its_hubs():
    assert set(pages(())) == {
        "", "catalog/", "verify/", "start/first-year/", "start/veteran/", "providers/",
    }  # fmt: skip
    assert list(hubs.direct(())) == []


class TestHome:
    def test_leads_each_visitor_to_a_shelf(self):
        shelves = pages()[""].data["shelves"]
        assert [(shelf["href"], ids(shelf["cards"])) for shelf in shelves] == [
            ("start/first-year/", ["exit-tickets", "vocabulary", "number-talks"]),
            ("start/veteran/", ["coaching-cycles", "mentoring"]),
        ]

    def test_a_shelf_with_nothing_open_is_not_shown(self):
        assert pages(CATALOG[5:7])[""].data["shelves"] == []

    def test_good_first_ones_are_short_open_foundation_ones_of_different_areas(self):
        extra = an_entry("talk-moves", hours=(2, 3))
        data = pages((*CATALOG, extra))[""].data
        assert ids(data["first"]) == ["talk-moves", "number-talks", "vocabulary"]

    def test_planned_ones_are_coming(self):
        coming = pages()[""].data["coming"]
        assert [(card["id"], card["tag"]["text"]) for card in coming] == [
            ("projects", "Planned for spring")
        ]

    def test_areas_that_occur_with_counts_in_their_order(self):
        areas = pages()[""].data["areas"]
        assert [(area["label"], area["count"]) for area in areas] == [
            ("Literacy", 1),
            ("Mathematics", 1),
            ("Science", 1),
            ("Talk and questioning", 2),
            ("Assessment", 1),
            ("Coaching", 2),
        ]

    def test_the_tagline_leads_as_a_sentence(self):
        assert pages()[""].data["tagline"] == "Show the evidence."

    @pytest.mark.parametrize(
        ("entries", "said"),
        [
            (CATALOG, "See all 8: 6 open, 1 planned and 1 retired"),
            (CATALOG[:5], "See all 5"),
            (CATALOG[4:6], "See all 2: 1 open and 1 retired"),
        ],
    )
    def test_all_there_are_with_those_that_are_not_open(self, entries, said):
        assert pages(entries)[""].data["all"] == said

    def test_hours_span_what_is_open(self):
        assert pages()[""].data["hours"] == "3–12 hours"

    def test_doors_lead_only_to_pages_that_exist(self):
        assert pages()[""].data["doors"] == []
        doors = pages(written=[DOORS[1].page, "guides/other/"])[""].data["doors"]
        assert [door["href"] for door in doors] == [DOORS[1].page]


class TestShelf:
    def test_named_ones_first_then_what_fits_and_nothing_closed(self):
        data = pages()["start/first-year/"].data
        assert ids(data["cards"]) == ["exit-tickets", "vocabulary", "number-talks", "wait-time"]

    def test_planned_ones_that_fit_are_coming(self):
        assert ids(pages()["start/first-year/"].data["coming"]) == ["projects"]
        assert ids(pages()["start/veteran/"].data["coming"]) == []

    def test_a_shelf_that_asks_for_nothing_takes_all_that_is_open(self):
        shelf = Shelf(id="all", title="All", lead="All.")
        data = pages(program=a_program(shelf))["start/all/"].data
        assert data["count"] == sum(entry.status == "active" for entry in CATALOG)


class TestProviders:
    def test_in_house_first_with_counts(self):
        listed = pages()["providers/"].data["providers"]
        assert [(one["name"], one["count"], one["origin"]) for one in listed] == [
            ("Riverbend Schools", 7, "Written in-house"),
            ("Word Partners", 1, "From another provider"),
        ]

    def test_a_page_says_who_on_what_terms_and_paid_by_whom(self):
        data = pages()["providers/word-partners/"].data
        assert (data["urls"], data["terms"], data["funders"], data["external"]) == (
            ["https://partner.example/"],
            ["Free of charge."],
            ["A fund"],
            True,
        )
        assert ids(data["cards"]) == ["vocabulary"]

    def test_retired_ones_come_last(self):
        listed = ids(pages()["providers/riverbend-schools/"].data["cards"])
        assert listed.index("old-one") == len(listed) - 1


class TestFacetPages:
    def test_each_value_that_occurs_has_a_page_with_those_that_have_it(self):
        found = {page.address: page for page in hubs.direct(CATALOG)}
        page = found["catalog/area/coaching/"]
        assert page.title == "Area: Coaching"
        assert page.description == "2 micro-credentials: area, Coaching."
        assert ids(page.data["cards"]) == ["coaching-cycles", "mentoring"]
        assert page.data["catalog"] == "catalog/?area=coaching"
        assert "catalog/area/digital/" not in found
        assert ids(found["catalog/status/planned/"].data["cards"]) == ["projects"]

    def test_every_link_of_the_catalog_page_has_a_page(self):
        made = {page.address for page in hubs.direct(CATALOG)}
        for facet in pages()["catalog/"].data["facets"]:
            assert {value["href"] for value in facet["values"]} <= made

    @pytest.mark.parametrize(
        ("count", "sizes"), [(1, [1]), (100, [100]), (101, [100, 1]), (250, [100, 100, 50])]
    )
    def test_a_hundred_on_a_page(self, count, sizes):
        entries = [an_entry(f"one-{number}") for number in range(count)]
        found = [
            page for page in hubs.direct(entries) if page.address.startswith("catalog/area/talk/")
        ]
        assert [len(page.data["cards"]) for page in found] == sizes
        assert len({card["id"] for page in found for card in page.data["cards"]}) == count

    def test_pages_lead_to_their_neighbours(self):
        entries = [an_entry(f"one-{number}") for number in range(250)]
        found = {page.address: page for page in hubs.direct(entries)}
        steps = [
            (page.data["previous"], page.data["next"], page.title)
            for address, page in found.items()
            if address.startswith("catalog/area/talk/")
        ]
        one, two, three = (f"catalog/area/talk/{end}" for end in ("", "2/", "3/"))
        assert steps == [
            (None, two, "Area: Talk and questioning"),
            (one, three, "Area: Talk and questioning, page 2"),
            (two, None, "Area: Talk and questioning, page 3"),
        ]
