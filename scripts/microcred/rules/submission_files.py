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
from microcred.saying import Saying

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
RECORDINGS: Final = ("audio/", "video/")
MEDIA_TYPES: Final = {
    EvidenceKind.VIDEO: ("video/",),
    EvidenceKind.AUDIO: ("audio/",),
    EvidenceKind.PHOTO: ("image/", "application/pdf"),
    EvidenceKind.LESSON_PLAN: _DOCUMENTS,
    EvidenceKind.STUDENT_WORK: (*_DOCUMENTS, *RECORDINGS),
    EvidenceKind.DATA: (*_DOCUMENTS, "application/json"),
    EvidenceKind.OBSERVATION: (*_DOCUMENTS, *RECORDINGS),
    EvidenceKind.LINK: ("text/html", *_DOCUMENTS, *RECORDINGS),
}
"""How the media types begin that a kind of evidence may have."""

NEVER: Final = ("image/svg", "text/html", "text/javascript")
"""What runs when it is opened; for a link to a page it is what is expected."""


_NOT_TAKEN = Saying("S12.kind", "{item} is of the kind {kind}; the slot takes {kinds}")
_NO_SUCH = Saying("S12.type", "{item} is {media_type}, which is no {kinds}")


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
            kinds = listed([kind.value for kind in taken], "or")
            message = _NOT_TAKEN(item=item_name(number, slot), kind=item.kind, kinds=kinds)
            yield handed.at(("evidence", number, "kind"), message)
        elif not any(_fits(item.media_type, kind) for kind in kinds_of(item, slot)):
            kinds = listed([kind.value for kind in kinds_of(item, slot)], "or")
            name = item_name(number, slot)
            message = _NO_SUCH(item=name, media_type=item.media_type, kinds=kinds)
            yield handed.at(("evidence", number, "media_type"), message)


def kinds_of(item: EvidenceItem, slot: EvidenceSlot) -> tuple[EvidenceKind, ...]:
    """Return the kinds that an item may be of: the one it names, or all that the slot takes."""
    return (item.kind,) if item.kind else (slot.kind, *slot.alternatives)


def _fits(media_type: str, kind: EvidenceKind) -> bool:
    if kind is not EvidenceKind.LINK and media_type.startswith(NEVER):
        return False
    return media_type.startswith(MEDIA_TYPES.get(kind, ()))


SLOWEST: Final = 4750 // 8
"""Bytes that a second of speech takes at least."""
MEGABYTE: Final = 1_000_000

_TOO_LARGE = Saying("S13.large", "{item} has {megabytes:,} MB; at most {limit:,} are opened")
_TOO_SMALL = Saying("S13.small", "{item} cannot be a recording in {bytes:,} bytes")
_TOO_SMALL_FOR = Saying("S13.dense", "{item} cannot be a recording of {length} in {bytes:,} bytes")


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
        recorded, seconds = item.media_type.startswith(RECORDINGS), item.duration or 1
        if item.bytes > limit * MEGABYTE:
            megabytes = -(-item.bytes // MEGABYTE)
            yield handed.at(at, _TOO_LARGE(item=name, megabytes=megabytes, limit=limit))
        elif recorded and item.bytes < SLOWEST * seconds:
            saying = _TOO_SMALL_FOR if item.duration else _TOO_SMALL
            yield handed.at(at, saying(item=name, length=clock(seconds), bytes=item.bytes))


_ASKED = "the slot asks for {shortest} to {longest} minutes"
_NO_LENGTH = Saying("S14.unknown", f"{{item}} does not say how long it is; {_ASKED}")
_OTHER_LENGTH = Saying("S14.length", f"{{item}} is {{length}} long; {_ASKED}")


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
        if not slot.minutes or not item.media_type.startswith(RECORDINGS):
            continue
        shortest, longest = slot.minutes
        words = {"item": item_name(number, slot), "shortest": shortest, "longest": longest}
        if item.duration is None:
            message = _NO_LENGTH(**words)
            yield handed.at(("evidence", number), message, "Add `duration:`, in seconds.")
        elif not shortest * 60 <= item.duration <= longest * 60:
            message = _OTHER_LENGTH(length=clock(item.duration), **words)
            yield handed.at(("evidence", number, "duration"), message)


def clock(seconds: int) -> str:
    """Return a length as `6:52`, or `1:06:52` from an hour on."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


EMPTY: Final = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
"""The SHA-256 of a file with nothing in it."""

_NO_FINGERPRINT = Saying("S15.none", "item {number} has no fingerprint yet, so it is not in")
_EMPTY_FILE = Saying("S15.empty", "the fingerprint of item {number} is that of an empty file")
_SAME_FILE = Saying("S15.file", "items {first} and {number} are the same file")
_SAME_ADDRESS = Saying("S15.link", "items {first} and {number} lead to the same address")


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
            message = _NO_FINGERPRINT(number=number + 1)
            yield from () if handed.draft else (handed.at(at, message),)
            continue
        first = prints.setdefault(item.sha256, number)
        linked = links.setdefault(item.url, number)
        if item.sha256 == EMPTY:
            yield handed.at(at, _EMPTY_FILE(number=number + 1))
        elif first != number:
            message = _SAME_FILE(first=first + 1, number=number + 1)
            yield handed.at(at, message, "Hand in a file of its own for each item.")
        elif linked != number:
            message = _SAME_ADDRESS(first=linked + 1, number=number + 1)
            fix = "Give each item the link to its own file."
            yield handed.at(("evidence", number, "url"), message, fix)


_TO_COME = Saying("S17", "item {number} was captured on {day}, which is yet to come")


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
            message = _TO_COME(number=number + 1, day=item.captured)
            yield handed.at(("evidence", number, "captured"), message)
