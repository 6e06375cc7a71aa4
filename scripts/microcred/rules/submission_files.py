"""Rules about the facts that an item gives of its file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from microcred.attempt import handed_in
from microcred.model.evidence import EvidenceSlot
from microcred.model.submission import EvidenceItem
from microcred.model.vocabulary import EvidenceKind
from microcred.rules.rule import Finding, rule
from microcred.rules.submission import HandedIn, item_name, listed

_DOCUMENTS: Final = (
    "application/pdf",
    "application/msword",
    "application/rtf",
    "application/vnd.apple.",
    "application/vnd.google-apps.",
    "application/vnd.ms-excel",
    "application/vnd.ms-powerpoint",
    "application/vnd.oasis.opendocument.",
    "application/vnd.openxmlformats-officedocument.",
    "image/",
    "text/",
)
_RECORDINGS: Final = ("audio/", "video/")
MEDIA_TYPES: Final = {
    EvidenceKind.VIDEO: ("video/",),
    EvidenceKind.AUDIO: ("audio/",),
    EvidenceKind.PHOTO: ("image/", "application/pdf"),
    EvidenceKind.LESSON_PLAN: _DOCUMENTS,
    EvidenceKind.STUDENT_WORK: (*_DOCUMENTS, *_RECORDINGS),
    EvidenceKind.DATA: (*_DOCUMENTS, "application/json"),
    EvidenceKind.OBSERVATION: (*_DOCUMENTS, *_RECORDINGS),
    EvidenceKind.LINK: ("text/html", *_DOCUMENTS, *_RECORDINGS),
}
"""How the media types begin that a kind of evidence may have."""

_NEVER: Final = ("image/svg", "text/html", "text/javascript")
"""What runs when it is opened; for a link to a page it is what is expected."""


@rule(
    "S12",
    "An item is of a kind that its slot takes, and so is its file.",
    reason="An evaluator must be able to open it, and to find in it what the criterion looks for.",
    source="Ours: `kind` and `alternatives` of the slots of the release. Media types are those of "
    "IANA's registry.",
    fix="Hand in a file of the kind that is asked for, or correct `media_type`.",
)
def kind_fits(handed: HandedIn) -> Iterator[Finding]:
    """Yield items of a kind that the slot does not take, and files that do not fit the kind."""
    for number, item, slot in handed.items():
        taken = (slot.kind, *slot.alternatives)
        if item.kind is not None and item.kind not in taken:
            message = f"{item_name(number, slot)} is of the kind {item.kind}; the slot takes "
            at = ("evidence", number, "kind")
            yield handed.at(at, message + listed([kind.value for kind in taken], "or"))
        elif not any(_fits(item.media_type, kind) for kind in kinds_of(item, slot)):
            kinds = listed([kind.value for kind in kinds_of(item, slot)], "or")
            message = f"{item_name(number, slot)} is {item.media_type}, which is no {kinds}"
            yield handed.at(("evidence", number, "media_type"), message)


def kinds_of(item: EvidenceItem, slot: EvidenceSlot) -> tuple[EvidenceKind, ...]:
    """Return the kinds that an item may be of: the one it names, or all that the slot takes."""
    return (item.kind,) if item.kind else (slot.kind, *slot.alternatives)


def _fits(media_type: str, kind: EvidenceKind) -> bool:
    if kind is not EvidenceKind.LINK and media_type.startswith(_NEVER):
        return False
    return media_type.startswith(MEDIA_TYPES.get(kind, ()))


SLOWEST: Final = 4750 // 8
"""Bytes that a second of speech takes at least."""


@rule(
    "S13",
    "The size of a file is one that it can have, and that can be opened.",
    reason="A wrong size means that the facts were not taken from this file. One that takes an "
    "hour to load is not scored in time.",
    source="The slowest way of coding speech on telephones, AMR at 4.75 kbit/s (3GPP TS 26.071), "
    "for the least. The most is ours: `evidence_megabytes` in program/program.yml.",
    fix="Copy `bytes` from the file's properties. Shorten or compress what is too large, and take "
    "its fingerprint anew.",
)
def size_is_possible(handed: HandedIn) -> Iterator[Finding]:
    """Yield recordings too small for their length, and files above the programme's limit."""
    limit = handed.program.evidence_megabytes
    for number, item, slot in handed.items():
        at, name = ("evidence", number, "bytes"), item_name(number, slot)
        if item.bytes > limit * 1_000_000:
            message = f"{name} has {item.bytes / 1_000_000:,.0f} MB; at most {limit:,} are opened"
            yield handed.at(at, message)
        elif item.media_type.startswith(_RECORDINGS) and item.bytes < SLOWEST * (
            item.duration or 1
        ):
            length = f" of {clock(item.duration)}" if item.duration else ""
            yield handed.at(at, f"{name} cannot be a recording{length} in {item.bytes:,} bytes")


@rule(
    "S14",
    "A recording is as long as the slot asks for.",
    reason="What is too short shows too little to score. What is too long costs each evaluator an "
    "hour that is missing elsewhere.",
    source="Ours: `minutes` of the slots of the release.",
    fix="Choose a stretch of that length, or correct `duration` (in seconds).",
)
def length_fits(handed: HandedIn) -> Iterator[Finding]:
    """Yield recordings without a length, and those outside of their slot's bounds."""
    for number, item, slot in handed.items():
        if not slot.minutes or not item.media_type.startswith(_RECORDINGS):
            continue
        shortest, longest = slot.minutes
        name, asked = item_name(number, slot), f"the slot asks for {shortest} to {longest} minutes"
        if item.duration is None:
            message = f"{name} does not say how long it is; {asked}"
            yield handed.at(("evidence", number), message, "Add `duration:`, in seconds.")
        elif not shortest * 60 <= item.duration <= longest * 60:
            message = f"{name} is {clock(item.duration)} long; {asked}"
            yield handed.at(("evidence", number, "duration"), message)


def clock(seconds: int) -> str:
    """Return a length as `6:52`, or `1:06:52` from an hour on."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


EMPTY: Final = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
"""The SHA-256 of a file with nothing in it."""


@rule(
    "S15",
    "Each item has the fingerprint of a file of its own.",
    reason="By it an evaluator knows that what opens is what was handed in, and nobody can swap "
    "it afterwards. The same file twice is one item.",
    source="SHA-256 after FIPS 180-4.",
    fix="Take the fingerprint of the file itself: `shasum -a 256 FILE` (macOS, Linux) or "
    "`certutil -hashfile FILE SHA256` (Windows).",
)
def fingerprints_are_real(handed: HandedIn) -> Iterator[Finding]:
    """Yield placeholders, the fingerprint of nothing, and files or links handed in twice."""
    prints: dict[str, int] = {}
    links: dict[str, int] = {}
    for number, item in enumerate(handed.submission.evidence):
        at = ("evidence", number, "sha256")
        if not handed_in(item):
            message = f"item {number + 1} has no fingerprint yet, so it is not in"
            yield from () if handed.draft else (handed.at(at, message),)
            continue
        first = prints.setdefault(item.sha256, number)
        linked = links.setdefault(item.url, number)
        if item.sha256 == EMPTY:
            message = f"the fingerprint of item {number + 1} is that of an empty file"
            yield handed.at(at, message)
        elif first != number:
            message = f"items {first + 1} and {number + 1} are the same file"
            yield handed.at(at, message, "Hand in a file of its own for each item.")
        elif linked != number:
            message = f"items {linked + 1} and {number + 1} lead to the same address"
            fix = "Give each item the link to its own file."
            yield handed.at(("evidence", number, "url"), message, fix)


@rule(
    "S17",
    "Nothing was recorded in the future.",
    reason="A wrong day makes two lessons look like one, or one like two.",
    source="Ours.",
    fix="Write the day on which it was recorded or collected, as in 2026-10-02.",
)
def captured_by_now(handed: HandedIn) -> Iterator[Finding]:
    """Yield items with a day that is still to come."""
    for number, item in enumerate(handed.submission.evidence):
        if item.captured and item.captured > handed.today:
            message = f"item {number + 1} was captured on {item.captured}, which is yet to come"
            yield handed.at(("evidence", number, "captured"), message)
