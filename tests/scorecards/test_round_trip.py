"""What is written is read as the same, and noise changes nothing."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given, note, settings
from hypothesis import strategies as st

from microcred.bot.visible import visible
from microcred.model.scorecard import Scorecard
from microcred.scorecards import block, read, yaml_text
from tests.review.world import release
from tests.scorecards.cards import cards, odd_releases, odd_texts

some = settings(max_examples=60)


@some
@given(st.data())
def test_a_block_is_read_as_what_was_written(data: st.DataObject):
    odd = data.draw(odd_releases())
    card = data.draw(cards(odd, odd_texts()))
    reading = read("card.md", block(card, odd), odd)
    assert reading.problems == ()
    assert reading.document
    assert reading.document.model == card


@some
@given(st.data())
def test_a_page_shows_all_of_a_block_as_plain_text(data: st.DataObject):
    card = data.draw(cards(release(), odd_texts()))
    shown = visible(block(card, release()))
    assert shown.hidden == ()
    assert read("card.md", shown.text, release()).document


@some
@given(st.data())
def test_a_yaml_file_is_read_as_what_was_written(data: st.DataObject):
    card = data.draw(cards(release(), odd_texts()))
    reading = read("card.yml", yaml_text(card), release())
    assert reading.problems == ()
    assert reading.document
    assert reading.document.model == card


USUAL = release()
_WORD = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=9)
_WORDS = st.lists(_WORD, min_size=2, max_size=12).map(lambda words: " ".join(["They", *words]))
PARAGRAPHS = st.lists(_WORDS, min_size=1, max_size=3).map("\n\n".join)
"""Prose without anything that looks like structure."""


class Noise:
    """What mail programs, phones and people do to a block. Each line may come to harm."""

    def __init__(self, random: Any) -> None:
        self.random = random

    def __call__(self, text: str) -> str:
        lines = [made for line in text.split("\n") for made in self.line(line)]
        lines = [*self.random.choice(BEFORE), *lines, *self.random.choice(AFTER)]
        return str(self.random.choice(["\n", "\r\n", "\r"])).join(lines)

    def often(self) -> bool:
        return bool(self.random.random() < 0.4)

    def line(self, line: str) -> list[str]:
        if line.startswith("#"):
            return self.heading(line.strip("# "))
        if match := _LABEL.fullmatch(line):
            return self.labelled(match["label"], match["value"])
        if line.startswith("- "):
            return [self.spaced(self.random.choice(["- ", "* ", "", "+ "]) + line[2:])]
        return self.wrapped(line) if line else ["", *[""] * self.random.randint(0, 2)]

    def heading(self, title: str) -> list[str]:
        title = self.random.choice([title, title.upper(), title.lower(), IDS.get(title, title)])
        marks = ["#{}", "## {}", "##### {} ##", "**{}**", "{}:", "### “{}”", "__{}__"]
        shape = "### {}" if title in IDS.values() else self.random.choice(marks)
        return ["", shape.format(title), *([""] if self.often() else []), *self.comment()]

    def labelled(self, label: str, value: str) -> list[str]:
        label = self.random.choice([label, label.upper(), label.lower()])
        shape = self.random.choice(
            ["{}:", "**{}:**", "**{}**:", "{} :", "_{}_:", "- {}:", "* **{}:**"]
        )
        if label.lower() in ("level", "submission") or value == "none":
            value = self.spelt(value)
        shown = shape.format(label)
        return [*self.comment(), *self.wrapped(f"{shown} {value}", keep=shown.count(" ") + 1)]

    def spelt(self, value: str) -> str:
        id_or_name = self.random.choice([value, LEVELS.get(value, value)])
        marks = ["{}", "**{}**", "“{}”", "`{}`", "{}.", "*{}*"]
        cased = self.random.choice([id_or_name, id_or_name.upper(), id_or_name.capitalize()])
        return str(self.random.choice(marks if len(value) < 20 else marks[:1]).format(cased))

    def wrapped(self, line: str, keep: int = 1) -> list[str]:
        words = line.split(" ")
        cut = self.random.randint(keep, max(keep, len(words)))
        parts = [" ".join(words[:cut]), " ".join(words[cut:])] if self.often() else [line]
        between = ["<!-- a remark", "", "-->"] if self.often() else []
        return [self.spaced(parts[0]), *between, *(self.spaced(part) for part in parts[1:] if part)]

    def spaced(self, line: str) -> str:
        gap = self.random.choice([" ", "  ", "\u00a0", "\t"])
        before, behind = self.random.choice(["", " ", "   "]), " " * self.random.randint(0, 2)
        return f"{before}{line.replace(' ', gap)}{behind}"

    def comment(self) -> list[str]:
        return ["<!-- Level: Strong", "", "#### Evidence -->"] if self.often() else []


_LABEL = re.compile(r"(?P<label>[A-Z][A-Za-z -]{2,20}): (?P<value>.*)")
_CRITERIA = USUAL.rubric.criteria if USUAL.rubric else ()
IDS = {one.name: one.id for one in _CRITERIA}
LEVELS = {one.name: one.id for one in (USUAL.rubric.levels if USUAL.rubric else ())}
BEFORE: tuple[list[str], ...] = (
    [],
    ["Dear Maria,", "", "here is mine.", "", "Level: of detail is fine, I hope.", ""],
    ["\ufeff```markdown"],
    ["On Monday Sam wrote:", "> Please send it."],
)
AFTER: tuple[list[str], ...] = (
    [],
    ["```", ""],
    ["", "Feedback: thanks for the reminder.", "-- ", "Sent from a phone"],
)


@settings(max_examples=150)
@given(st.data(), st.randoms(use_true_random=False))
def test_noise_changes_nothing(data: st.DataObject, random: Any):
    card: Scorecard = data.draw(cards(USUAL, PARAGRAPHS))
    noisy = Noise(random)(block(card, USUAL))
    note(noisy)
    reading = read("card.md", noisy, USUAL)
    assert reading.problems == ()
    assert reading.document
    assert reading.document.model == card
