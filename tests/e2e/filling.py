"""The form for handing in, filled in the way a teacher does."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import wave
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

from tests.handed import CONTEXT, REFLECTION
from tests.whole import REPOSITORY

LINK = "https://drive.google.com/file/d/{}/view"
DAYS = ("2026-10-02", "2026-10-23", "2026-10-24")
TOPICS = ("Comparing fractions", "What slope tells us")
READING = "[data-mc-drop][data-state=reading]"
DRAFTS = """Object.entries(localStorage)
  .filter(([key]) => key.startsWith("mc-draft:")).map(([, draft]) => JSON.parse(draft))"""
LOOK = (300,)  # milliseconds: longer than the form waits before it holds a change against the rules
SPEAK = (1100, *LOOK)  # and before it speaks of what was typed
KEEP = (600,)  # and before it keeps a draft
WAIT = """async (pauses) => {
  for (const pause of pauses) await new Promise((done) => setTimeout(done, pause));
}"""


def wait(page: Page, pauses: tuple[int, ...] = LOOK) -> None:
    """Let time pass in the page itself, whose timers run in order however busy the machine is."""
    page.evaluate(WAIT, list(pauses))


@dataclass(frozen=True)
class Files:
    """A teacher's files: two recordings and a tally."""

    folder: Path

    def recording(self, name: str, seconds: int) -> Path:
        """Return a recording that runs so many seconds."""
        path = self.folder / name
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(1)
            file.setframerate(3000)
            file.writeframes(bytes((7 * at + len(name)) % 256 for at in range(3000)) * seconds)
        return path

    def document(self, name: str, text: bytes = b"A tally") -> Path:
        """Return a file that holds a text."""
        path = self.folder / name
        path.write_bytes(text)
        return path

    def all(self) -> list[Path]:
        """Return what wait-time asks for, in its order."""
        first, second = self.recording("fractions.wav", 412), self.recording("slope.wav", 468)
        return [first, second, self.document("tally.pdf", b"%PDF-1.4 A tally")]


@dataclass(frozen=True)
class Filling:
    """The form in an open page."""

    page: Page

    def field(self, name: str, place: int = 0) -> Locator:
        """Return the control for a fact of an item; items count from 0."""
        return self.page.locator(f"[data-mc-input={name}]").nth(place)

    def choose(self, place: int, file: Path) -> None:
        """Choose the file of an item, and wait until it is read."""
        self.page.locator("[data-mc-file]").nth(place).set_input_files(file)
        self.page.locator(READING).first.wait_for(state="detached")

    def account(self) -> None:
        """Give the account that a submission is handed in with, where one is asked for."""
        if self.page.locator("#account").count():
            self.page.fill("#account", "583231")

    def evidence(self, files: Files) -> None:
        """Give all files with the facts that are asked for."""
        for place, file in enumerate(files.all()):
            self.choose(place, file)
            self.field("url", place).fill(LINK.format(f"item{place}"))
            self.field("captured", place).fill(DAYS[place])
        for place, topic in enumerate(TOPICS):
            self.field("topic", place).fill(topic)

    def words(self, context: str = CONTEXT, reflection: str = REFLECTION) -> None:
        """Write the written parts."""
        self.page.fill("#written-context", context)
        self.page.fill("#written-reflection", reflection)

    def statements(self) -> None:
        """State what has to be stated."""
        self.page.check("[name=students_visible][value=yes]")
        for one in ("consent-forms_on_file", "consent-redacted", "integrity-own_work"):
            self.page.check(f"#{one}")

    def fill(self, files: Files) -> None:
        """Fill in everything that wait-time asks for."""
        self.account()
        self.words()
        self.evidence(files)
        self.statements()

    def press(self) -> None:
        """Press “Check my submission”."""
        self.page.get_by_role("button", name="Check my submission").click()

    def whole(self) -> str:
        """Return the text that would be sent."""
        return self.page.locator("[data-mc-whole]").input_value()

    def left(self) -> list[str]:
        """Return what is left before it can be sent."""
        return self.page.locator("[data-mc-left] li").all_inner_texts()

    def looked_at(self) -> list[str]:
        """Return what is to be looked at once more."""
        return self.page.locator("[data-mc-look] li").all_inner_texts()

    def trouble(self, control: Locator) -> str:
        """Return what is said to be wrong with a control."""
        about = control.get_attribute("aria-describedby") or ""
        (place,) = [one for one in about.split() if one.endswith("-trouble")]
        return self.page.locator(f"[id='{place}']").inner_text()

    def saved(self) -> str:
        """Return where the draft is said to be."""
        return self.page.locator("[data-mc-saved]").inner_text()

    def drafts(self) -> list[dict[str, Any]]:
        """Return the drafts that this browser keeps."""
        drafts: list[dict[str, Any]] = self.page.evaluate(DRAFTS)
        return drafts

    def kept(self) -> None:
        """Wait until the draft is kept."""
        wait(self.page, KEEP)


def checked(file: Path, root: Path) -> str:
    """Return what `microcred check FILE` says; it must find nothing wrong."""
    done = subprocess.run(
        [sys.executable, "-m", "microcred", "check", str(file), "--root", str(root)],
        cwd=REPOSITORY,
        env={"PYTHONPATH": str(REPOSITORY / "scripts"), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def fingerprint(file: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def facts(text: str, name: str) -> list[str]:
    """Return every value of a field in a file."""
    return [one.strip('"') for one in re.findall(rf"(?m)^[ -]*{name}: (.*)$", text)]
