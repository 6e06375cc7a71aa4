"""What an award rests on."""

import base64
import hashlib

import pytest

from microcred.badge.evidence import address, scorecard_id
from tests.ledgers import HEAD, attempt, decision, document, release

SHOWN = {"publish.evidence": True}


def told(*attempts, **changes):
    """Return what the Evidence of a credential tells: id, name and genre."""
    made = document(attempts=attempts, **changes)["evidence"]
    return [(one.get("id"), one["name"], one["genre"]) for one in made]


def test_links_are_told_only_where_the_earner_chose_so():
    assert [one for one in told(attempt()) if (one[0] or "").startswith("http")] == []
    assert [one[:2] for one in told(attempt(**SHOWN)) if (one[0] or "").startswith("http")] == [
        ("https://drive.google.com/file/d/1aFractionsLesson/view", "Two recordings"),
        ("https://drive.google.com/file/d/1bSlopeLesson/view", "Two recordings"),
        ("https://drive.google.com/file/d/1cTally/view", "A tally"),
    ]


@pytest.mark.parametrize("changes", [{}, SHOWN])
def test_every_slot_tells_what_was_asked_for_and_of_what_kind(changes):
    made = document(attempts=(attempt(**changes),))["evidence"]
    handed = [one for one in made if one["genre"] not in ("Commit", "Scorecard")]
    prompts = [slot.prompt for slot in release().credential.evidence]
    assert list(dict.fromkeys(one["narrative"] for one in handed)) == prompts


def test_the_choice_of_the_last_attempt_counts():
    assert told(attempt(**SHOWN), attempt()) == told(attempt())
    assert told(attempt(), attempt(**SHOWN)) == told(attempt(**SHOWN))


def test_a_later_attempt_stands_in_for_an_earlier_one_slot_by_slot():
    later = attempt(
        evidence=[],
        **{
            "publish.evidence": True,
            "evidence.0": {
                "slot": "tally",
                "url": "https://drive.google.com/file/d/2Tally/view",
                "sha256": "0" * 64,
                "media_type": "application/pdf",
                "bytes": 1,
            },
        },
    )
    links = [one[0] for one in told(attempt(), later) if (one[0] or "").startswith("http")]
    assert links == [
        "https://drive.google.com/file/d/1aFractionsLesson/view",
        "https://drive.google.com/file/d/1bSlopeLesson/view",
        "https://drive.google.com/file/d/2Tally/view",
    ]


def test_the_kind_that_was_handed_in_is_told():
    (genre,) = {one[2] for one in told(attempt(**{"evidence.0.kind": "audio"}))
                if one[1] == "Two recordings"}  # fmt: skip
    assert genre == "Audio"


def test_a_slot_left_empty_is_not_told():
    without = attempt(**{"evidence.2": None})
    assert "A tally" not in {name for _, name, _ in told(without)}


def test_the_same_link_twice_is_one_thing():
    same = {"evidence.1.url": "https://drive.google.com/file/d/1aFractionsLesson/view"}
    links = [one[0] for one in told(attempt(**SHOWN, **same))]
    assert links.count("https://drive.google.com/file/d/1aFractionsLesson/view") == 1


def test_the_commit_is_told_as_a_software_heritage_identifier():
    assert told(attempt())[-3][0] == f"swh:1:rev:{HEAD}"


def test_scorecards_are_told_by_their_hashes_in_an_order_that_tells_nothing():
    cards = decision().scorecards
    turned = decision(scorecards=tuple(reversed(cards)))
    assert told(attempt(), decision=turned) == told(attempt())
    assert {one[0] for one in told(attempt())[-2:]} == {scorecard_id(one.sha256) for one in cards}


def test_a_scorecard_id_is_that_of_rfc_6920():
    assert scorecard_id(hashlib.sha256(b"Hello World!").hexdigest()) == (
        "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk"  # RFC 6920, section 8.1
    )
    padded = "f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk="
    assert base64.urlsafe_b64decode(padded) == hashlib.sha256(b"Hello World!").digest()


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("https://a.example/v?x={1|2}^3", "https://a.example/v?x=%7B1%7C2%7D%5E3"),
        ("https://a.example/ü#t=1:05", "https://a.example/ü#t=1:05"),
    ],
)
def test_what_no_iri_may_hold_is_escaped(written, told):
    assert address(written) == told
