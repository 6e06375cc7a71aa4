"""How long the link to GitHub gets, measured on every micro-credential of this catalog.

Run as a program, it writes the figures into docs/guides/it.md.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from statistics import median_low
from typing import Any

from microcred.model.evidence import EvidenceSlot
from microcred.model.release import Release
from microcred.site.submit import form
from tests.handed import CONTEXT, REFLECTION
from tests.submitting.core import values
from tests.submitting.drafts import BLANK, draft

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "guides" / "it.md"
BEGIN, END = "<!-- sizes, by `python -m tests.submitting.sizes` -->", "<!-- end of sizes -->"
OPEN = {"mode": "open", "repository": "https://github.com/riverbend-schools/micro-credentials"}
ENGLISH = f"{CONTEXT} {REFLECTION}"
SPANISH = """\
Enseño matemáticas a un grupo de veintiséis alumnos de segundo año de secundaria. La mayoría de las
intervenciones venía siempre de los mismos seis. En la primera grabación comparamos fracciones; en
la segunda, tres semanas después, hablamos de lo que nos dice la pendiente de una línea. El cambio
más claro está en quién habla. Antes de empezar intervenían nueve alumnos; en la segunda grabación
intervienen diecisiete, y ocho de ellos no habían dicho nada en la lección anterior. No los llamé
por sorpresa: durante la segunda pausa miré hacia el lado del aula que había estado en silencio y
esperé. También cambió lo que decían. Hacia el minuto tres una alumna responde con una sola
palabra; espero, y la misma alumna continúa y explica el dibujo. Una pausa no ayudó: la pregunta no
se entendía, y esperar más no sirve cuando nadie comprende la palabra. La próxima vez pediré que
dos alumnos repitan la pregunta con sus propias palabras.
"""
UNBOUNDED = (200, 600)
"""Words where a slot sets no bounds."""


@dataclass(frozen=True)
class Size:
    """What handing in for one micro-credential comes to."""

    name: str
    words: int
    items: int
    letters: int
    link: int


def releases() -> list[Release]:
    """Return the frozen releases of this repository's catalog that ask for something."""
    found = sorted((ROOT / "credentials" / "releases").glob("*.json"))
    read = [Release.model_validate_json(path.read_bytes()) for path in found]
    return [release for release in read if release.credential.evidence]


def sizes(whole: Sequence[Release], text: str, *, most: bool) -> list[Size]:
    """Return what each release comes to: with as little as is asked for, or as much as is taken."""
    drafts = [filled(release, text, most) for release in whole]
    cases = [
        {"draft": one, "release": form(release), "program": OPEN, "slug": release.credential.id}
        for one, release in zip(drafts, whole, strict=True)
    ]
    return [
        Size(
            release.credential.name,
            sum(len(part.split()) for part in one["written"].values()),
            len(one["entries"]),
            len(made["text"]),
            made["length"],
        )
        for release, one, made in zip(whole, drafts, values("made", cases), strict=True)
    ]


def filled(release: Release, text: str, most: bool) -> dict[str, Any]:
    """Return the draft of somebody who gives the least or the most, in such words."""
    slots = list(wanted(release.credential.evidence, most))
    entries = [
        item(slot, number)
        for slot in slots
        if not slot.written
        for number in range(slot.max if most else max(slot.min, 1))
    ]
    written = {slot.id: prose(text, count(slot, most)) for slot in slots if slot.written}
    return draft(credential=release.name, entries=entries, written=written)


def wanted(slots: Sequence[EvidenceSlot], most: bool) -> Iterator[EvidenceSlot]:
    """Yield the slots that something is put into: of a group, the first alone is the least."""
    groups: set[str] = set()
    for slot in slots:
        if most or (slot.any_of not in groups if slot.any_of else slot.min):
            groups.add(slot.any_of or "")
            yield slot


def count(slot: EvidenceSlot, most: bool) -> int:
    """Return how many words are written: the middle of what is asked for, or all there may be."""
    fewest, longest = slot.words or UNBOUNDED
    return longest if most else (fewest + longest) // 2


def prose(text: str, words: int) -> str:
    """Return so many words, in paragraphs."""
    every = list(islice(cycle(text.split()), words))
    return "\n\n".join(" ".join(every[start : start + 90]) for start in range(0, words, 90))


def item(slot: EvidenceSlot, number: int) -> dict[str, Any]:
    """Return an item with all that is asked about it, its link as long as Google Drive's."""
    link = f"https://drive.google.com/file/d/{(slot.id + 'x' * 33)[:33]}/view?usp=sharing"
    return {
        **BLANK,
        "slot": slot.id,
        "name": "file",
        "url": link,
        "sha256": f"{number:x}" + "0123456789abcdef" * 3 + "0123456789abcde",
        "media_type": "video/mp4" if slot.minutes else "application/pdf",
        "bytes": 73_400_320,
        "duration": 60 * slot.minutes[0] if slot.minutes else None,
        "captured": "2026-10-02",
        "class": "period 3" if "class" in slot.vary else "",
        "topic": "Comparing fractions" if "topic" in slot.vary else "",
        "transcript": link if slot.transcript else "",
    }


@cache
def table() -> str:
    """Return the figures as a table in Markdown."""
    whole = releases()
    least, largest = sizes(whole, ENGLISH, most=False), sizes(whole, ENGLISH, most=True)
    middle = median_low(one.link for one in least)
    typical = next(one for one in least if one.link == middle)
    same = [one for one in whole if one.credential.name == typical.name]
    (spanish,) = sizes(same, SPANISH, most=False)
    greatest = max(largest, key=lambda one: one.link)
    rows = [
        ("median", typical),
        ("the same in Spanish", spanish),
        ("the largest that can be", greatest),
    ]
    fitting = sum(one.link < 6000 for one in least)
    lines = "\n".join(row(name, size) for name, size in rows)
    return (
        "| Submission | For | Words | Items | File, characters | Link, characters | Filled in |\n"
        f"| --- | --- | ---: | ---: | ---: | ---: | --- |\n{lines}\n\n"
        f"Of the {len(whole)} micro-credentials that ship, {fitting} fit with what they ask for "
        "and texts of middling length."
    )


def row(name: str, size: Size) -> str:
    cells = (f"{number:,}" for number in (size.words, size.items, size.letters, size.link))
    fits = "yes" if size.link < 6000 else "no, copied"
    return f"| {name} | {size.name} | {' | '.join(cells)} | {fits} |"


def replaced(document: str) -> str:
    """Return the text of the guide with the figures of today."""
    before, _, rest = document.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{table()}\n\n{END}{after}"


def main() -> int:
    """Write the figures into the guide."""
    DOCUMENT.write_text(replaced(DOCUMENT.read_text("utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
