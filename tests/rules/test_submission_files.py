"""S12 to S15 and S17: the facts that an item gives of its file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.model.vocabulary import EvidenceKind
from microcred.rules.submission_files import EMPTY, MEDIA_TYPES, SLOWEST, clock
from tests.handed import FIELDS
from tests.rules.submitted import asking, problems, said

CLIP = "item 1 (“Two lesson recordings”)"
TALLY = "item 3 (“A tally of pauses and voices”)"


# --- S12 ---


def of_kind(kind, *alternatives):
    return asking({"tally": {"kind": kind, "alternatives": alternatives}})


@pytest.mark.parametrize(
    ("kind", "media_type"),
    [
        ("video", "video/quicktime"),
        ("audio", "audio/mp4"),
        ("photo", "image/heic"),
        ("lesson-plan", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("lesson-plan", "application/vnd.google-apps.document"),
        ("student-work", "image/jpeg"),
        ("student-work", "video/mp4"),
        ("data", "text/csv"),
        ("data", "application/vnd.oasis.opendocument.spreadsheet"),
        ("observation", "audio/mpeg"),
        ("link", "text/html"),
    ],
)
def test_a_file_that_fits(kind, media_type):
    release = of_kind(EvidenceKind(kind))
    assert said("S12", release=release, **{"evidence.2.media_type": media_type}) == []


@pytest.mark.parametrize(
    ("kind", "media_type"),
    [
        ("video", "image/gif"),
        ("audio", "video/mp4"),
        ("photo", "video/mp4"),
        ("lesson-plan", "application/zip"),
        ("lesson-plan", "application/x-msdownload"),
        ("student-work", "text/html"),
        ("photo", "image/svg+xml"),
        ("data", "application/octet-stream"),
        ("data", "video/mp4"),
        ("link", "application/zip"),
    ],
)
def test_a_file_of_another_kind(kind, media_type):
    message = f"{TALLY} is {media_type}, which is no {kind}"
    given_ = {"release": of_kind(EvidenceKind(kind)), "evidence.2.media_type": media_type}
    assert said("S12", **given_) == [f"media_type error: {message}"]


def test_an_alternative_is_as_good():
    assert said("S12", **{"evidence.0.media_type": "audio/mp4"}) == []
    assert said("S12", **{"evidence.0.kind": "audio", "evidence.0.media_type": "audio/mp4"}) == []


def test_the_kind_that_an_item_names_counts():
    changes = {"evidence.0.kind": "audio", "evidence.0.media_type": "video/mp4"}
    message = f"{CLIP} is video/mp4, which is no audio"
    assert said("S12", **changes) == [f"media_type error: {message}"]


def test_a_kind_that_the_slot_does_not_take():
    message = f"{CLIP} is of the kind photo; the slot takes video or audio"
    assert said("S12", **{"evidence.0.kind": "photo"}) == [f"kind error: {message}"]


def test_every_kind_of_file_has_its_media_types():
    written = {EvidenceKind.OVERVIEW, EvidenceKind.REFLECTION}
    assert set(MEDIA_TYPES) == set(EvidenceKind) - written


# --- S13 ---


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"evidence.0.bytes": 5_000_000_001},
            f"{CLIP} has 5,001 MB; at most 5,000 are opened",
        ),
        (
            {"evidence.0.bytes": 412 * SLOWEST - 1},
            f"{CLIP} cannot be a recording of 6:52 in 244,315 bytes",
        ),
        (
            {"evidence.0.bytes": 100, "evidence.0.duration": None},
            f"{CLIP} cannot be a recording in 100 bytes",
        ),
    ],
)
def test_a_size_that_cannot_be(changes, message):
    assert said("S13", **changes) == [f"bytes error: {message}"]


@pytest.mark.parametrize(
    ("field", "size"),
    [("evidence.0", 5_000_000_000), ("evidence.0", 412 * SLOWEST), ("evidence.2", 1)],
)
def test_a_size_that_can_be(field, size):
    assert said("S13", **{f"{field}.bytes": size}) == []


def test_the_limit_is_the_programmes():
    small = {"program": {"evidence_megabytes": 80}}
    assert said("S13", **small) == [
        "bytes error: item 2 (“Two lesson recordings”) has 82 MB; at most 80 are opened"
    ]


# --- S14 ---


@pytest.mark.parametrize("seconds", [360, 361, 720])
def test_a_length_within_bounds(seconds):
    assert said("S14", **{"evidence.0.duration": seconds}) == []


@pytest.mark.parametrize(
    ("seconds", "told"), [(359, "5:59"), (721, "12:01"), (1, "0:01"), (4012, "1:06:52")]
)
def test_a_length_out_of_bounds(seconds, told):
    message = f"{CLIP} is {told} long; the slot asks for 6 to 12 minutes"
    assert said("S14", **{"evidence.0.duration": seconds}) == [f"duration error: {message}"]


def test_a_recording_without_a_length():
    message = f"{CLIP} does not say how long it is; the slot asks for 6 to 12 minutes"
    assert said("S14", **{"evidence.0.duration": None}) == [f"slot error: {message}"]


def test_only_recordings_have_a_length():
    release = asking({"tally": {"minutes": (1, 2)}, "clips": {"minutes": None}})
    assert said("S14", release=release, **{"evidence.0.duration": 5}) == []


@given(st.integers(1, 86_400))
def test_a_clock_tells_every_second(seconds):
    parts = [int(part) for part in clock(seconds).split(":")]
    assert sum(part * 60**place for place, part in enumerate(reversed(parts))) == seconds
    assert all(part < 60 for part in parts[1:])


# --- S15 ---

FIRST = FIELDS["evidence"][0]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"evidence.2.sha256": "0" * 64},
            "sha256 error: item 3 has no fingerprint yet, so it is not in",
        ),
        (
            {"evidence.2.sha256": EMPTY},
            "sha256 error: the fingerprint of item 3 is that of an empty file",
        ),
        (
            {"evidence.1.sha256": FIRST["sha256"]},
            "sha256 error: items 1 and 2 are the same file",
        ),
        ({"evidence.1.url": FIRST["url"]}, "url error: items 1 and 2 lead to the same address"),
        (
            {"evidence.1.sha256": FIRST["sha256"], "evidence.1.url": FIRST["url"]},
            "sha256 error: items 1 and 2 are the same file",
        ),
        ({"evidence.2.sha256": FIRST["sha256"]}, "sha256 error: items 1 and 3 are the same file"),
    ],
)
def test_fingerprints_that_are_none(changes, expected):
    assert said("S15", **changes) == [expected]


def test_a_placeholder_in_a_draft_is_only_counted():
    codes = [one.code for one in problems(status="draft", **{"evidence.2.sha256": "0" * 64})]
    assert codes == ["S22"]


# --- S17 ---


@pytest.mark.parametrize(("day", "fine"), [("2026-11-21", True), ("2026-11-22", False)])
def test_the_day_has_been(day, fine):
    message = f"item 3 was captured on {day}, which is yet to come"
    expected = [] if fine else [f"captured error: {message}"]
    assert said("S17", **{"evidence.2.captured": day}) == expected
