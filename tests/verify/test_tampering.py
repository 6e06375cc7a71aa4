"""One byte changed, a field taken away, added or written in another way: it is always found."""

import pytest
from openbadgeslib import baking as theirs

from microcred import proof
from microcred.badge import file_bytes
from microcred.baking import png, svg, taken_out
from tests import ledgers
from tests.baking.pictures import SVG, badge_png
from tests.verify.world import (
    ALL_PASSED,
    at_place,
    changed,
    leaves,
    listing,
    message,
    signed,
    spoiled,
    world,
)


@pytest.mark.parametrize(
    "place", leaves(ledgers.signed()), ids=lambda place: ".".join(map(str, place))
)
def test_one_byte_changed_in_any_field_is_found(place):
    def other(value):
        if isinstance(value, bool):
            return not value
        last = "1" if value.endswith("0") else "0"
        return value[:-1] + last

    there = world(at_place(ledgers.signed(), place, other))
    found = there.verified()
    assert not found.verified
    assert there.outcomes()["proof"] in ("failed", "unknown", "not-run")


@pytest.mark.parametrize("place", leaves(listing()), ids=lambda place: ".".join(map(str, place)))
def test_one_byte_changed_in_any_field_of_the_list_is_found(place):
    spoilt = at_place(listing(), place, lambda value: ("A" if value[0] != "A" else "B") + value[1:])
    assert spoiled(list=spoilt).outcomes()["status"] in ("failed", "unknown")


@pytest.mark.parametrize("name", sorted(ledgers.signed()))
def test_a_field_taken_away_is_found(name):
    assert not world(changed(ledgers.signed(), {name: None})).verified().verified


def test_a_field_added_that_nobody_signed_is_found():
    there = world({**ledgers.signed(), "endorsedBy": "Everybody"})
    assert there.outcomes() == ALL_PASSED | {"proof": "failed"}


END = "https://www.w3.org/2018/credentials#validUntil"
STATUS = "https://www.w3.org/2018/credentials#credentialStatus"
MOMENT = {"@type": "http://www.w3.org/2001/XMLSchema#dateTime", "@value": "2026-12-01T00:00:00Z"}


def hidden(award, name, **instead):
    """Return an award in which a field is written in another way that means the same."""
    return {key: value for key, value in award.items() if key != name} | instead


EXPIRED = signed(changed(ledgers.document(), {"validUntil": "2026-12-01T00:00:00Z"}))
HIDDEN = {
    "the end by its address": hidden(EXPIRED, "validUntil", **{END: MOMENT}),
    "the end by a short address": hidden(EXPIRED, "validUntil", **{"cred:validUntil": MOMENT}),
    "the status by its address": hidden(
        EXPIRED, "credentialStatus", **{STATUS: EXPIRED["credentialStatus"]}
    ),
    "the end in a graph": hidden(
        EXPIRED, "validUntil", **{"@included": {"id": EXPIRED["id"], "validUntil": MOMENT}}
    ),
    "the end by a context of its own": hidden(
        EXPIRED,
        "validUntil",
        **{
            "@context": [*EXPIRED["@context"], {"until": {"@id": END, "@type": MOMENT["@type"]}}],
            "until": MOMENT["@value"],
        },
    ),
    "the id by its keyword": hidden(EXPIRED, "id", **{"@id": EXPIRED["id"]}),
}


@pytest.mark.parametrize("award", HIDDEN.values(), ids=HIDDEN.keys())
def test_a_signed_end_cannot_be_hidden_by_writing_it_in_another_way(award):
    there = world(award)
    assert there.outcomes()["proof"] in ("failed", "unknown")
    assert not there.verified().verified


def test_the_signature_alone_would_not_have_found_it():
    award = HIDDEN["the end by its address"]
    proof.verified(award, ledgers.PUBLIC)
    assert world(award).outcomes() == ALL_PASSED | {"proof": "failed"}


def test_what_is_said_of_the_whole_cannot_be_moved_into_a_part():
    bare = {**ledgers.document(), "validUntil": "2026-12-01T00:00:00Z"}
    bare["relatedResource"] = [*bare["relatedResource"], {"id": bare["id"]}]
    award = signed(bare)
    proof.verified(award, ledgers.PUBLIC)
    award["relatedResource"][-1]["validUntil"] = award.pop("validUntil")
    there = world(award)
    assert there.outcomes()["proof"] == "failed"
    assert "the id of the whole" in message(there.verified(), "proof")


def test_pitfall_12_a_baked_award_is_the_award_to_the_byte():
    text = file_bytes(ledgers.signed()).decode().strip()
    for image in (png.baked(badge_png(), text), svg.baked(SVG, text)):
        assert taken_out(image).credential == text
        assert world().verified(data=image).verified


def test_pitfall_12_an_image_may_carry_both_versions():
    both = theirs.bake_png(badge_png(), "a.b.c")
    image = png.baked(both, file_bytes(ledgers.signed()).decode())
    found = world().verified(data=image)
    assert found.verified
    assert found.about is not None
    assert found.about.kind.startswith("Open Badges 3.0")
