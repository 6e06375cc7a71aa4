"""The starter of a submission: a guided file that its teacher keeps until it is complete."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import date
from string import Template
from typing import Final

from microcred.attempt import UNASSIGNED
from microcred.characters import printable
from microcred.model.evidence import EvidenceSlot
from microcred.model.program import Program
from microcred.model.release import Release
from microcred.model.vocabulary import EvidenceKind, Mode, Vary
from microcred.starters.unwritten import MARK

PLACEHOLDER: Final = "0" * 64
"""A fingerprint that is none: an item with it is not counted as in."""

_MEDIA: Final = {
    EvidenceKind.VIDEO: "video/mp4",
    EvidenceKind.AUDIO: "audio/mp4",
    EvidenceKind.PHOTO: "image/jpeg",
    EvidenceKind.LINK: "text/html",
}
_RECORDED: Final = frozenset({EvidenceKind.VIDEO, EvidenceKind.AUDIO})


def guided(release: Release, program: Program, today: date, earner: str | None = None) -> str:
    """Return a draft with a place for everything the release asks for, and what to know of it.

    `earner` is the id that the programme gave the teacher; in private mode it may come later.
    """
    slots = release.credential.evidence
    return _TEXT.substitute(
        name=printable(release.credential.name),
        release=release.name,
        earner=_earner(program.mode, earner),
        hosts=_remark(_hosts(program), 0),
        items="\n".join(line for slot in slots for line in _items(slot, program, today)) or "  []",
        public=_remark(PUBLIC[program.mode], 0),
        integrity=_remark(
            release.credential.integrity or "The work and the words are your own.", 0
        ),
        parts="\n".join(part for slot in slots if slot.written for part in _part(slot)),
        mark=MARK,
    )


def _earner(mode: Mode, earner: str | None) -> str:
    if earner:
        return f'earner: {{id: "{earner}"}}'
    if mode is Mode.OPEN:
        return (
            f'earner: {{id: "github:1"}}  # {MARK} the number of your GitHub account, after github:'
            "\n# Open api.github.com/users/YOUR-NAME in a browser; it is the number after `id`."
        )
    return f"earner: {{id: {UNASSIGNED}}}  # your programme puts your id here on taking this in"


def _hosts(program: Program) -> str:
    known = " or ".join(program.evidence_hosts) or "the service that your programme names"
    return f"Keep each file at {known}, and share it with your programme's evaluators only."


def _remark(text: str, indent: int) -> str:
    """Return a text as remarks of YAML, none of which can end one."""
    start = f"{' ' * indent}# "
    return textwrap.fill(printable(text), 100, initial_indent=start, subsequent_indent=start)


# --- items ---


def _items(slot: EvidenceSlot, program: Program, today: date) -> Iterator[str]:
    if slot.written:
        return
    yield ""
    yield _remark(f"--- {slot.name} (slot {slot.id}, {slot.kind}; {_how_many(slot)}) ---", 2)
    yield _remark(slot.prompt, 2)
    for more in _terms(slot):
        yield _remark(more, 2)
    for number in range(1, max(slot.min, 1) + 1):
        yield from _item(slot, number, program, today)


def _how_many(slot: EvidenceSlot) -> str:
    if slot.min == 0:
        return f"up to {slot.max}, if you like"
    return str(slot.min) if slot.min == slot.max else f"{slot.min} to {slot.max}"


def _terms(slot: EvidenceSlot) -> Iterator[str]:
    if slot.minutes:
        yield f"Each runs {slot.minutes[0]} to {slot.minutes[1]} minutes."
    if slot.vary and slot.max > 1:
        words = {Vary.CLASS: "class", Vary.DATE: "day", Vary.TOPIC: "topic"}
        yield f"No two may be of the same {' or '.join(words[way] for way in slot.vary)}."
    if slot.alternatives:
        kinds = " or ".join(kind.value for kind in slot.alternatives)
        yield f"Accepted in its place: {kinds}. Correct media_type then."
    if slot.any_of:
        yield "One slot of this group is enough: delete the items that you do not use."
    elif slot.min == 0:
        yield "Delete the item if you hand in none."
    yield from filter(None, (slot.formats, slot.consent, slot.transcript))


def _item(slot: EvidenceSlot, number: int, program: Program, today: date) -> Iterator[str]:
    host = next(iter(program.evidence_hosts), "example.org")
    yield f"  - slot: {slot.id}"
    yield f"    url: https://{host}/{slot.id}-{number}  # {MARK} the link"
    yield f'    sha256: "{PLACEHOLDER}"  # {MARK} the fingerprint'
    yield f"    media_type: {_MEDIA.get(slot.kind, 'application/pdf')}"
    yield f"    bytes: 1  # {MARK} its size in bytes"
    if slot.kind in _RECORDED:
        yield f"    duration: 1  # {MARK} its length in seconds"
    if slot.transcript:
        yield f"    # transcript: https://{host}/…  (take the # away for captions of their own)"
    yield f"    captured: {today.isoformat()}  # {MARK} the day it was recorded or collected"
    if Vary.CLASS in slot.vary:
        yield f'    class: "{MARK} which class, as in period-3; no names"'
    if Vary.TOPIC in slot.vary:
        yield f'    topic: "{MARK} the topic of the lesson"'


# --- written parts ---


def _part(slot: EvidenceSlot) -> Iterator[str]:
    length = f" ({slot.words[0]} to {slot.words[1]} words)" if slot.words else ""
    prompt = printable(slot.prompt).replace("--", "–")
    yield f"## {printable(slot.name)}\n"
    yield f"<!-- {MARK} your text in place of this remark{length}."
    yield f"{textwrap.fill(prompt, 100)} -->\n"


PUBLIC: Final = {
    Mode.OPEN: "Everything you hand in, your GitHub account, each attempt and the feedback are "
    "public for good: none of it can be taken back.",
    Mode.PRIVATE: "What you hand in is seen by your programme alone. A badge is public for good, "
    "and so is what you choose to show on it.",
}
"""What becomes public, in one sentence, said before anything is handed in."""

_TEXT = Template("""\
---
# yaml-language-server: $$schema=.schemas/submission.json
# Your submission for $name. It is yours until you hand it in: keep it where you like.
# Wherever it says WRITE, put your own words or facts, and delete the remark that says it.
# `microcred check` with this file's name tells what is still missing, and why.

# The version that your evidence is scored by. It never changes.
credential: $release
# Who hands in.
$earner
# draft: counted, shown to nobody. ready: when all is in.
status: draft

# --- what you hand in ---
$hosts
# The fingerprint shows that nobody swapped the file. To get its 64 characters, type in a terminal:
# shasum -a 256 FILE (macOS, Linux), or certutil -hashfile FILE SHA256 (Windows).
# No name of a student, no e-mail address and no place may be in this file, nor in a file's name.
evidence:
$items

# --- consent ---
# students_visible: true if any student can be seen or heard in a recording, or made what you send.
# forms_on_file: true if you keep a signed consent of the family of each student who can be
#   recognised. The forms stay with you or your school; nobody publishes them.
# redacted: true if names, and faces without consent, are covered in what you send.
consent:
  students_visible: true
  forms_on_file: false  # $mark true, once the forms are on file
  redacted: false  # $mark true, once names and faces are covered

# --- whose work it is ---
$integrity
integrity:
  own_work: false  # $mark true, if it is
  ai_use: none  # or which AI tool, and for what; your evaluators read it

# --- what the public sees ---
$public
publish:
  # The name on your award, for all to read and for good. Remove the # to choose one.
  # name: Your Name
  # true: the award's page shows the links to your evidence, so whoever may open them can.
  evidence: false
  # true: one public page lists all your awards of this programme.
  page: false
---
$parts
""")
