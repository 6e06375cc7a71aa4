"""S08 to S11 and S22: how many items are in, and how they differ."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.model.vocabulary import Vary
from tests.handed import FIELDS
from tests.rules.submitted import RELEASE, asking, problems, said

NOTES = {
    "slot": "notes",
    "url": "https://drive.google.com/notes",
    "sha256": hashlib.sha256(b"notes").hexdigest(),
    "media_type": "application/pdf",
    "bytes": 1000,
}
CLIP = FIELDS["evidence"][0]


def with_group():
    """Return the release with a slot that may stand in for the tally."""
    tally = RELEASE.credential.evidence[2].model_copy(update={"any_of": "impact"})
    notes = tally.model_copy(update={"id": "notes", "name": "A colleague's notes"})
    slots = list(RELEASE.credential.evidence)
    return asking({}, evidence=(*slots[:2], tally, notes, slots[3]))


# --- S08 ---


def test_an_item_for_no_slot():
    assert said("S08", **{"evidence.2.slot": "tallies"}) == [
        "slot error: item 3 is for `tallies`, which is no slot of this release"
    ]
    (problem,) = [one for one in problems(**{"evidence.2.slot": "tallies"}) if one.code == "S08"]
    assert problem.fix == "Its slots are `clips` and `tally`."


def test_an_item_for_written_text():
    message = "`reflection` is written text, and takes no link"
    assert said("S08", **{"evidence.2.slot": "reflection"}) == [f"slot error: {message}"]


def test_what_is_for_no_slot_counts_for_none():
    changes = {"evidence.2.slot": "tallies"}
    assert said("S09", **changes) == [
        (
            "evidence error: nothing is in for “A tally of pauses and voices”; "
            "“Pausing after the question” and 3 more cannot be scored without"
        )
    ]


# --- S09: what is missing, and why it matters ---


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"evidence.1": None},
            (
                "“Two lesson recordings” needs 2 items, and 1 is in; “Choosing "
                "questions that deserve a pause” and 3 more cannot be scored without"
            ),
        ),
        (
            {"evidence": []},
            (
                "“Two lesson recordings” needs 2 items, and none is in; “Choosing questions that "
                "deserve a pause” and 3 more cannot be scored without"
            ),
        ),
        (
            {"reflection": None},
            (
                "the written part “What changed” is missing; “Learning from the "
                "evidence” cannot be scored without"
            ),
        ),
        (
            {"reflection": "<!-- still to be written -->\n"},
            (
                "the written part “What changed” is missing; “Learning from the "
                "evidence” cannot be scored without"
            ),
        ),
        (
            {"evidence.0.sha256": "0" * 64},
            (
                "“Two lesson recordings” needs 2 items, and 1 is in; “Choosing "
                "questions that deserve a pause” and 3 more cannot be scored without"
            ),
        ),
    ],
)
def test_what_is_missing(changes, message):
    assert f"evidence error: {message}" in said("S09", **changes)


def test_a_criterion_is_named_only_where_one_looks_there():
    release = asking({"clips": {"id": "films"}})
    first, *_ = said("S09", release=release)
    assert first == "evidence error: “Two lesson recordings” needs 2 items, and none is in"


def test_how_to_mend_it():
    fixes = {one.fix for one in problems(reflection=None, **{"evidence.2": None})}
    assert fixes == {
        "Add an item with `slot: tally` under `evidence`.",
        "Write it below the second line `---`, under a heading “What changed”.",
    }


def test_one_of_a_group_is_enough():
    release = with_group()
    assert said("S09", release=release) == []
    assert said("S09", release=release, **{"evidence.2": NOTES}) == []


def test_none_of_a_group_names_all():
    assert said("S09", release=with_group(), **{"evidence.2": None}) == [
        (
            "evidence error: neither “A tally of pauses and voices” nor “A colleague's notes” is "
            "in full; one of them is needed; “Pausing after the question” and 3 more cannot be "
            "scored without"
        )
    ]


def test_three_of_a_group():
    slots = list(with_group().credential.evidence)
    third = slots[3].model_copy(update={"id": "photos", "name": "Photos"})
    release = asking({}, evidence=(*slots, third))
    (message,) = said("S09", release=release, **{"evidence.2": None})
    assert "none of “A tally of pauses and voices”, “A colleague's notes”, “Photos” is" in message


def test_what_may_be_left_out():
    assert said("S09", release=asking({"tally": {"min": 0}}), **{"evidence.2": None}) == []


# --- S10 ---


def test_too_many():
    third = {**CLIP, "sha256": "ab" * 32, "captured": "2026-10-09", "topic": "Another"}
    assert said("S10", **{"evidence.3": third}) == [
        "slot error: “Two lesson recordings” takes at most 2, and 3 are in"
    ]
    assert said("S10", release=asking({"clips": {"max": 3}}), **{"evidence.3": third}) == []


# --- S11 ---

SAME_DAY = {"evidence.1.captured": "2026-10-02"}
SAME_TOPIC = {"evidence.1.topic": " comparing-FRACTIONS "}
SAME_CLASS = {"evidence.1.class": "Period 3"}


def vary(*ways):
    return asking({"clips": {"vary": ways}})


@pytest.mark.parametrize(
    ("ways", "changes", "said_of_it"),
    [
        (
            [Vary.CLASS, Vary.DATE],
            {**SAME_CLASS, **SAME_DAY},
            "class error: {} show the same class (Period 3) on the same day (2026-10-02)",
        ),
        ([Vary.CLASS, Vary.DATE], {}, "class error: {} show the same class (period-3)"),
        ([Vary.DATE], SAME_DAY, "captured error: {} are from the same day (2026-10-02)"),
        ([Vary.TOPIC], SAME_TOPIC, "topic error: {} are on the same topic (comparing-FRACTIONS)"),
        (
            [Vary.DATE, Vary.TOPIC],
            {**SAME_DAY, **SAME_TOPIC},
            (
                "captured error: {} are from the same day (2026-10-02) and on the same topic "
                "(comparing-FRACTIONS)"
            ),
        ),
        (
            [Vary.TOPIC, Vary.DATE, Vary.CLASS],
            {**SAME_DAY, **SAME_TOPIC, **SAME_CLASS},
            (
                "topic error: {} show the same class (Period 3) on the same day "
                "(2026-10-02) and on the same topic (comparing-FRACTIONS)"
            ),
        ),
    ],
)
def test_items_that_are_alike(ways, changes, said_of_it):
    expected = said_of_it.format("both items of “Two lesson recordings”") + ": not varied"
    assert said("S11", release=vary(*ways), **changes) == [expected]


@pytest.mark.parametrize("ways", [[], [Vary.DATE], [Vary.TOPIC], [Vary.DATE, Vary.TOPIC]])
def test_items_that_differ(ways):
    assert said("S11", release=vary(*ways)) == []


def test_which_of_three_are_alike():
    release = asking({"clips": {"vary": (Vary.DATE,), "max": 3}})
    third = {**CLIP, "sha256": "ab" * 32, "captured": "2026-10-23"}
    assert said("S11", release=release, **{"evidence.3": third}) == [
        (
            "captured error: items 2 and 4 of “Two lesson recordings” are from the same day "
            "(2026-10-23): not varied"
        )
    ]


@pytest.mark.parametrize(
    ("field", "way", "asked"),
    [
        ("captured", Vary.DATE, "day"),
        ("topic", Vary.TOPIC, "topic"),
        ("class", Vary.CLASS, "class"),
    ],
)
def test_what_must_differ_has_to_be_said(field, way, asked):
    message = f"item 1 of “Two lesson recordings” does not say its {asked}"
    found = said("S11", release=vary(way), **{f"evidence.0.{field}": None})
    assert found == [f"slot error: {message}"]


def test_one_item_alone_differs_from_none():
    assert said("S11", **{"evidence.1": None, "evidence.0.topic": None}) == []


values = st.text(st.sampled_from("aAbB1- –_éÉßẞİı"), min_size=1, max_size=5)


@given(first=values.map(str.strip).filter(len), second=values.map(str.strip).filter(len))
def test_alike_is_so_both_ways_round(first, second):
    one = {"evidence.0.topic": first, "evidence.1.topic": second}
    other = {"evidence.0.topic": second, "evidence.1.topic": first}
    assert bool(said("S11", **one)) == bool(said("S11", **other))


# --- S22: drafts ---


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({}, "5 of 5 items in"),
        (
            {"evidence.1": None, "reflection": None},
            "3 of 5 items in; still to come: “Two lesson recordings” and “What changed”",
        ),
        (
            {"evidence": [], "narrative": ""},
            (
                "0 of 5 items in; still to come: “Your class and your questions”, “Two lesson "
                "recordings”, “A tally of pauses and voices” and “What changed”"
            ),
        ),
    ],
)
def test_a_draft_is_counted(changes, message):
    expected = [f"status warning: this is a draft: {message}"]
    assert said("S22", status="draft", **changes) == expected
    assert said("S09", status="draft", **changes) == []


def test_a_group_counts_once():
    given = {"status": "draft", "release": with_group()}
    assert "5 of 5 items in" in said("S22", **given)[0]
    missing = said("S22", **given, **{"evidence.2": None})[0]
    assert missing.endswith(
        "4 of 5 items in; still to come: “A tally of pauses and voices” or “A colleague's notes”"
    )


def test_what_is_ready_is_not_counted():
    assert said("S22") == []


INCOMPLETE = {
    "reflection": "Too short.\n",
    "evidence.1.captured": "2026-10-02",
    "evidence.0.duration": 5,
    "consent": None,
    "integrity": None,
}


def test_what_a_draft_lacks_are_warnings():
    found = {(one.code, one.severity.value) for one in problems(status="draft", **INCOMPLETE)}
    codes = {"S11", "S14", "S18", "S19", "S20", "S22"}
    assert found == {(code, "warning") for code in codes}
    ready = {(one.code, one.severity.value) for one in problems(**INCOMPLETE)}
    assert ready == {(code, "error") for code in codes - {"S22"}}


@pytest.mark.parametrize(
    "changes",
    [
        {"evidence.0.url": "http://evil.example/"},
        {"evidence.0.topic": "me@example.org"},
        {"evidence.0.media_type": "application/zip"},
        {"evidence.0.captured": "2027-01-01"},
    ],
)
def test_what_must_never_be_is_an_error_in_a_draft_too(changes):
    found = {one.severity.value for one in problems(status="draft", **changes)}
    assert found == {"warning", "error"}
