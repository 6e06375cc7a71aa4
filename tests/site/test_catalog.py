"""The catalog page stays small; the rest of the catalog comes in parts."""

import pytest

from microcred.site.cards import card, note, ordered
from microcred.site.catalog import FIRST_VIEW, PART, catalog_page, catalog_parts
from microcred.site.facets import FACETS
from tests.site.entries import an_entry


def many(count):
    return [
        an_entry(f"one-{number:05}", provider=f"School {number % 90}") for number in range(count)
    ]


@pytest.mark.parametrize(
    ("count", "cards", "parts"),
    [(0, 0, 0), (5, 5, 1), (FIRST_VIEW + 1, FIRST_VIEW, 1), (PART, 60, 1), (PART + 1, 60, 2)],
)
def test_the_page_holds_the_first_cards_and_knows_how_many_parts_follow(count, cards, parts):
    entries = many(count)
    data = catalog_page(entries)
    assert (data["count"], len(data["cards"]), data["parts"]) == (count, cards, parts)
    assert len(list(catalog_parts(entries))) == parts


def test_only_the_most_frequent_of_many_values_are_in_the_page():
    data = catalog_page([*many(180), an_entry("last", provider="Busy")])
    provider = next(facet for facet in data["facets"] if facet["id"] == "provider")
    assert (len(provider["values"]), provider["hidden"]) == (40, 51)
    assert "busy" not in [value["slug"] for value in provider["values"]]


def test_parts_hold_every_entry_with_every_value():
    entries = ordered(
        [*many(PART), an_entry("lectura", language="es", area="literacy", hours=None)]
    )
    parts = dict(catalog_parts(entries))
    assert list(parts) == ["catalog/parts/1.json", "catalog/parts/2.json"]
    values = parts["catalog/parts/1.json"]["values"]
    assert "values" not in parts["catalog/parts/2.json"]
    read = [
        {
            "id": part["columns"]["id"][row],
            "lang": part["columns"]["lang"][row],
            "most": part["columns"]["most"][row],
            **{
                facet.id: tuple(values[facet.id][at] for at in part["facets"][facet.id][row])
                for facet in FACETS
            },
        }
        for part in parts.values()
        for row in range(len(part["columns"]["id"]))
    ]
    assert read == [
        {
            "id": entry.id,
            "lang": entry.language,
            "most": entry.hours[1] if entry.hours else None,
            **{facet.id: facet.values(entry) for facet in FACETS},
        }
        for entry in entries
    ]


def test_the_order_is_area_then_depth_then_name_and_retired_ones_last():
    entries = [
        an_entry("b", area="talk", depth="lead"),
        an_entry("c", area="talk", depth="foundation"),
        an_entry("a", area="talk", depth="foundation"),
        an_entry("y", area="literacy", status="retired"),
        an_entry("z", area="literacy", depth="lead"),
    ]
    assert [entry.id for entry in ordered(entries)] == ["z", "a", "c", "b", "y"]


@pytest.mark.parametrize(
    ("status", "opens", "text"),
    [
        ("active", None, None),
        ("active", "spring", None),
        ("planned", None, "Planned"),
        ("planned", "spring 2027", "Planned for spring 2027"),
        ("planned", "Planned for spring 2027", "Planned for spring 2027"),
        ("retired", None, "Retired"),
    ],
)
def test_a_state_worth_pointing_out(status, opens, text):
    entry = an_entry(status=status, opens=opens)
    assert note(entry) == text
    tag = card(entry)["tag"]
    assert (tag and tag["text"]) == text


def test_what_a_card_answers():
    assert card(an_entry()) == {
        "id": "wait-time",
        "href": "credentials/wait-time/",
        "lang": "en",
        "title": "Wait Time",
        "text": "Pause after you ask.",
        "area": "Talk and questioning",
        "depth": "Foundation",
        "hours": "8–12 hours",
        "evidence": [
            {"kind": "video", "text": "Video"},
            {"kind": "reflection", "text": "Reflection"},
        ],
        "tag": None,
    }
