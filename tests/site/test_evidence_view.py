"""Evidence slots as a page lists them."""

import pytest

from microcred.model.evidence import EvidenceSlot
from microcred.site.evidence_view import evidence_view, parts_to_send


def slot(name="a", kind="video", **more):
    given = {"id": name, "name": name.upper(), "kind": kind, "prompt": "Send it.", **more}
    return EvidenceSlot.model_validate(given)


TERMS = {
    "nothing": ({}, ""),
    "number": ({"min": 2, "max": 3}, "2–3 items"),
    "exact number": ({"min": 2, "max": 2, "vary": ["class", "date"]},
                     "2 items, different in class and date"),
    "optional number": ({"min": 0, "max": 3}, "1–3 items"),
    "one varies from nothing": ({"vary": ["date"]}, ""),
    "minutes": ({"minutes": [6, 12]}, "6–12 minutes"),
    "minutes each": ({"max": 2, "minutes": [6, 6]}, "1–2 items · 6 minutes each"),
    "words": ({"kind": "reflection", "words": [250, 1000]}, "250–1,000 words"),
    "form": ({"formats": "a photo or PDF", "alternatives": ["audio", "photo"]},
             "A photo or PDF · audio or photo accepted too"),
}  # fmt: skip


@pytest.mark.parametrize(("given", "terms"), TERMS.values(), ids=TERMS)
def test_terms(given, terms):
    assert evidence_view([slot(**given)])[0]["terms"] == terms


def test_slots_that_stand_in_for_each_other_name_the_others():
    slots = [slot("a", any_of="x"), slot("b", any_of="x"), slot("c", any_of="x"), slot("d")]
    assert [shown["instead"] for shown in evidence_view(slots)] == [
        "Send this or “B” or “C”: one of the three is enough.",
        "Send this or “A” or “C”: one of the three is enough.",
        "Send this or “A” or “B”: one of the three is enough.",
        "",
    ]


PARTS = {
    "none": ([], 0),
    "each": ([slot("a"), slot("b")], 2),
    "a group once": ([slot("a", any_of="x"), slot("b", any_of="x"), slot("c")], 2),
    "optional": ([slot("a"), slot("b", min=0)], 1),
    "group with a slot's name": ([slot("x"), slot("b", any_of="x")], 2),
}


@pytest.mark.parametrize(("slots", "count"), PARTS.values(), ids=PARTS)
def test_parts_to_send(slots, count):
    assert parts_to_send(slots) == count
