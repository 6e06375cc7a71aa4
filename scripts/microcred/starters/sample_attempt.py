"""A made-up attempt at any micro-credential, for the demonstration. Nobody's evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from microcred.model.evidence import EvidenceSlot
from microcred.model.release import Release
from microcred.model.vocabulary import EvidenceKind

MEDIA: Final = {
    EvidenceKind.VIDEO: "video/mp4",
    EvidenceKind.AUDIO: "audio/mp4",
    EvidenceKind.PHOTO: "image/jpeg",
    EvidenceKind.LESSON_PLAN: "application/pdf",
    EvidenceKind.STUDENT_WORK: "application/pdf",
    EvidenceKind.DATA: "text/csv",
    EvidenceKind.OBSERVATION: "application/pdf",
    EvidenceKind.LINK: "text/html",
}
RECORDED: Final = frozenset({EvidenceKind.VIDEO, EvidenceKind.AUDIO})


def sample_attempt(
    release: Release,
    earner: str,
    hosts: Sequence[str],
    today: date,
    *,
    without: str | None = None,
    again: bool = False,
) -> str:
    """Return the text of an attempt that meets everything `release` asks for.

    `hosts` are those that the programme allows for evidence. `without` names a slot to leave out:
    the attempt is then a draft. `again` gives other evidence, as for a second attempt.
    """
    slots = [slot for slot in _asked_for(release.credential.evidence) if slot.id != without]
    lines = [
        "---",
        f"credential: {release.name}",
        f"earner: {{id: '{earner}'}}",
        f"status: {'draft' if without else 'ready'}",
        "evidence:",
        *(line for slot in slots if not slot.written for line in _items(slot, hosts, today, again)),
        "consent: {students_visible: true, forms_on_file: true, redacted: true}",
        "integrity: {own_work: true, ai_use: none}",
        "publish: {name: Sample Teacher, evidence: false, page: true}",
        "---",
    ]
    parts = (part for slot in slots if slot.written for part in (f"## {slot.name}", _prose(slot)))
    return "\n".join(lines) + "\n" + "\n\n".join(parts) + "\n"


def _asked_for(slots: Sequence[EvidenceSlot]) -> Iterator[EvidenceSlot]:
    """Yield the slots that have to be filled: of each group, the first one."""
    groups: set[str] = set()
    for slot in slots:
        if slot.any_of is None or slot.any_of not in groups:
            yield slot
            groups.update({slot.any_of} if slot.any_of else ())


def _items(slot: EvidenceSlot, hosts: Sequence[str], today: date, again: bool) -> Iterator[str]:
    for number in range(1, max(slot.min, 1) + 1):
        name = f"{slot.id}-{number}"
        fingerprint = hashlib.sha256(f"sample {name} {again}".encode()).hexdigest()
        fields = {
            "slot": slot.id,
            "url": f"https://{hosts[0]}/file/d/{fingerprint[:24]}/view",
            "sha256": fingerprint,
            "media_type": MEDIA[slot.kind],
            "bytes": "73400320" if slot.kind in RECORDED else "482133",
            "captured": (today - timedelta(days=7 * number)).isoformat(),
            "class": f"period-{number}",
            "topic": f"lesson {number}",
        }
        if slot.kind in RECORDED:
            fields["duration"] = str(_seconds(slot))
        yield "  - {" + ", ".join(f"{field}: {value}" for field, value in fields.items()) + "}"


def _seconds(slot: EvidenceSlot) -> int:
    shortest, longest = slot.minutes or (6, 8)
    return (shortest + longest) * 30


def _prose(slot: EvidenceSlot) -> str:
    """Return about as many words as the slot has room for in the middle of its range."""
    fewest, most = slot.words or (100, 300)
    words = PROSE.split()
    return " ".join((words * (most // len(words) + 1))[: (fewest + most) // 2])


PROSE: Final = """This is sample text, written to show how a submission travels, and nobody's
work. I planned two lessons around the same idea and kept everything else as it usually is.
Before the first one I told the class what I was going to try and why, since a change that nobody
explains feels like a test. I wrote the main questions on a card and marked the places where I
expected the talk to stall. In the first lesson I noticed how soon I wanted to help. At 02:15 in
the first recording I held back, and a student who had not spoken that week began an answer,
stopped, and finished it after another student had added a word. In the second lesson the class
knew what to expect. At 04:40 in the second recording three students built on each other without
looking at me. The table shows the same change in figures: more students spoke, and their answers
were longer than in the lesson that I recorded before I began. Not everything worked. During the
recap the same move only slowed us down, because the question had one short answer and everybody
knew it. Next time I will keep it for questions that ask for a reason or a comparison. I will
also agree on a sign with the student who interprets for a classmate, so that both have the time
they need. What I take from this is that the plan has to say when not to do it. A colleague
watched the second lesson and counted with me, and we did not agree on two moments until we had
listened again together. I have changed the card since, and the next class will start with the
shorter list."""
