"""A submission to be scored in a browser: its files, the bot's link, and what is typed."""

from __future__ import annotations

import hashlib
import math
import wave
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from microcred.bot.packing import pack
from microcred.model.release import Release, digest
from microcred.scorecards import Task
from tests.e2e.conftest import Site
from tests.handed import CONTEXT, REFLECTION

PAGE = "credentials/wait-time/score/"
SUBMISSION = "k3f9q2m7"
COMMIT = "4" * 40
DRIVE = "https://drive.google.com/file/d/1aFractionsLesson/view"
ITEMS = {"clips": 2, "tally": 1}
ROWS = ("question-choice", "first-pause", "second-pause", "voices", "learning")
SECONDS = 90
RATE = 8000


def recording(folder: Path) -> Path:
    """Return a recording that every browser plays: a minute and a half of a tone."""
    file = folder / "period-3.wav"
    with wave.open(str(file), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(1)
        out.setframerate(RATE)
        tone = bytes(128 + int(40 * math.sin(place / 4)) for place in range(RATE))
        out.writeframes(tone * SECONDS)
    return file


def items(sha256: str) -> list[tuple[str, str, str, str, int]]:
    """Return what was handed in; the first recording has this fingerprint."""
    return [
        ("clips", DRIVE, sha256, "audio/wav", 720044),
        ("clips", "https://onedrive.live.com/?id=2", "b" * 64, "video/mp4", 81788928),
        ("tally", "https://drive.google.com/file/d/tally/view", "c" * 64, "application/pdf", 41200),
    ]


def text(sha256: str = "a" * 64) -> str:
    """Return an attempt as it was handed in; the first recording has this fingerprint."""
    evidence = "".join(
        f"  - {{slot: {slot}, url: '{url}', sha256: {mark}, media_type: {kind}, bytes: {size}}}\n"
        for slot, url, mark, kind, size in items(sha256)
    )
    fields = f"credential: wait-time@1.1\nstatus: ready\nevidence:\n{evidence}"
    return f"---\n{fields}---\n\n## Context\n\n{CONTEXT}\n## Reflection\n\n{REFLECTION}"


def evidence(sha256: str = "a" * 64) -> list[dict[str, Any]]:
    """Return the same items as the bot packs them."""
    names = ("slot", "item", "url", "sha256", "media_type", "bytes")
    numbered = zip((1, 2, 1), items(sha256), strict=True)
    whole = [(slot, number, *facts) for number, (slot, *facts) in numbered]
    return [dict(zip(names, one, strict=True)) for one in whole]


def release(site: Site, version: str = "1.1") -> tuple[Release, str]:
    """Return a release of the site, and its hash."""
    data = (site.folder / f"credentials/wait-time/{version}/release.json").read_bytes()
    return Release.model_validate_json(data), digest(data)


def link(site: Site, file: Path | None = None, **changes: Any) -> str:
    """Return the address that the bot's comment leads to."""
    mark = hashlib.sha256(file.read_bytes()).hexdigest() if file else "a" * 64
    return f"{site.url(PAGE)}#task={packed(release(site)[1], mark, **changes)}"


def packed(release_hash: str, sha256: str = "a" * 64, **changes: Any) -> str:
    """Return what the bot packs into its link."""
    known = {
        "submission": SUBMISSION,
        "attempt": 1,
        "commit": COMMIT,
        "release": release_hash,
        "open": None,
        "evidence": evidence(sha256),
        "text": text(sha256),
    }
    return pack(known | changes)


def task(site: Site, **changes: Any) -> Task:
    """Return the same task, as scorecards are held to it."""
    by, mark = release(site)
    known: dict[str, Any] = {
        "submission": SUBMISSION,
        "release": by,
        "release_hash": mark,
        "head": COMMIT,
        "items": ITEMS,
    }
    return Task(**known | changes)


def begin(page: Page, address: str) -> None:
    """Open a link and say that nothing could sway the evaluator."""
    page.goto(address)
    page.get_by_role("button", name="Nothing could").click()


def choose(page: Page, row: str, level: int, **said: str) -> None:
    """Choose a level, counted from 1, and say things of it."""
    page.locator(f"#row-{row}-level-{level}").check()
    for field, words in said.items():
        page.locator(f"#row-{row}-{field}").fill(words)


def find_all(page: Page, result: str = "matched") -> None:
    """Say the same of every item."""
    for box in page.locator(f"[data-mc-slots] input[value={result}]").all():
        box.check()


def fill_in(page: Page, levels: Mapping[str, int]) -> None:
    """Score rows so that they can be locked."""
    find_all(page)
    for row, level in levels.items():
        choose(page, row, level, where="02:10", why="Seen there.", feedback="Go on.")


def lock(page: Page) -> None:
    page.get_by_role("button", name="Review and lock scores").click()


def handed_over(page: Page) -> str:
    """Return the text that the page gives to be pasted."""
    return page.locator("#block").input_value()


def half_scored(page: Page) -> None:
    """Score a part of a submission on the page for scoring, wherever its site is."""
    given = "JSON.parse(document.getElementById('mc-score-data').textContent).release.hash"
    address = f"{page.url}#task={packed(page.evaluate(given))}"
    page.goto("about:blank")
    begin(page, address)
    find_all(page)
    choose(page, "question-choice", 3, where="overview; item 1, 01:07", why="All six are asked.")
    choose(page, "first-pause", 2, where="item 2, 06:50", why="Five of six, counted twice.")
    page.locator("#row-second-pause").scroll_into_view_if_needed()
