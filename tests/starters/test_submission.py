"""The guided file that a teacher fills in."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from pathlib import Path

import pytest

from microcred.attempt import read_attempt
from microcred.document import Source
from microcred.handed_in import look
from microcred.model.program import Program
from microcred.model.release import Release
from microcred.model.vocabulary import Mode
from microcred.releases import read_release
from microcred.settings import read_program
from microcred.starters.submission import PUBLIC, guided
from microcred.survey import Survey

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 21)
SURVEY = Survey(ROOT)
RELEASES = [path.rpartition("/")[2].removesuffix(".json") for path in SURVEY.release_paths]


def programme(**changes) -> Program:
    document = read_program(SURVEY.read).document
    assert document
    return document.model.model_copy(update=changes)


def release(name: str) -> Release:
    path = f"credentials/releases/{name}.json"
    found = read_release(path, (ROOT / path).read_bytes())
    assert isinstance(found, Release)
    return found


def starter(name="wait-time@1.0", earner=None, **changes):
    return guided(release(name), programme(**changes), TODAY, earner)


def checked(text):
    return look(SURVEY, programme(), TODAY, Source("mine.md", text))


def codes(text):
    return {(one.code, one.severity.value) for one in checked(text).problems}


@pytest.mark.parametrize("name", RELEASES)
def test_a_fresh_one_is_a_draft_with_nothing_wrong(name):
    text = starter(name)
    assert codes(text) - {("S02", "error")} == {
        ("F14", "warning"),
        ("S19", "warning"),
        ("S22", "warning"),
    }
    done = checked(text).completion
    assert done
    assert done.there == 0
    assert done.needed > 0


def filled(name):
    """Return a starter as a teacher fills it in, who goes from one WRITE to the next."""
    made = release(name)
    text = starter(name).replace("status: draft", "status: ready")
    groups = {slot.any_of for slot in made.credential.evidence if slot.any_of}
    text = re.sub(r'"0{64}"', _Fingerprints(), text)
    text = re.sub(r"bytes: 1 ", "bytes: 73400320 ", text)
    text = re.sub(r'"WRITE: [^"]*"', _Different("lesson"), text)
    text = re.sub(r"captured: \S+", _Days(), text)
    text = re.sub(r"(forms_on_file|redacted|own_work): false", r"\1: true", text)
    for slot in made.credential.evidence:
        if slot.minutes:
            here = text.index(f"- slot: {slot.id}\n")
            seconds = str(slot.minutes[0] * 60)
            text = text[:here] + text[here:].replace("duration: 1 ", f"duration: {seconds} ")
        if slot.written and slot.words:
            prose = " ".join(["word"] * slot.words[0])
            heading = f"## {slot.name}\n"
            before, after = text.split(heading)
            text = before + heading + "\n" + prose + re.sub(r"(?s)<!--.*?-->", "", after, count=1)
    return re.sub(r"  # WRITE:.*", "", text), groups


class _Fingerprints:
    def __init__(self):
        self.count = 0

    def __call__(self, match):
        self.count += 1
        return f'"{hashlib.sha256(str(self.count).encode()).hexdigest()}"'


class _Different(_Fingerprints):
    def __init__(self, word):
        super().__init__()
        self.word = word

    def __call__(self, match):
        self.count += 1
        return f'"{self.word} {self.count}"'


class _Days(_Fingerprints):
    def __call__(self, match):
        self.count += 1
        return f"captured: 2026-10-{self.count:02}"


@pytest.mark.parametrize("name", RELEASES)
def test_filled_in_it_has_nothing_wrong(name):
    text, _ = filled(name)
    looked = checked(text)
    retired = looked.problems and looked.problems[0].code == "S02"
    assert [str(one) for one in looked.problems if one.code != "S02"] == []
    assert bool(retired) == (name == "reading-test-reports@1.0")
    assert looked.completion
    assert looked.completion.missing == ()


def test_it_names_the_release_and_says_what_it_asks_for():
    text = starter()
    assert "credential: wait-time@1.0\n" in text
    for slot in release("wait-time@1.0").credential.evidence:
        assert slot.name in text
        words = set(re.findall(r"\w+", text))
        assert words.issuperset(re.findall(r"\w+", slot.prompt))
    assert "drive.google.com or onedrive.live.com" in text


def test_each_choice_is_explained_with_what_is_public_for_good():
    lines = starter().split("\n")
    for field in ("students_visible", "forms_on_file", "redacted"):
        assert any(line.startswith(f"# {field}: true if ") for line in lines)
    for field in ("# name:", "evidence: false", "page: false"):
        (at,) = [number for number, line in enumerate(lines) if line.startswith(f"  {field}")]
        assert lines[at - 1].startswith("  # ")
    assert "public for good" in starter()


def test_in_open_mode_all_of_it_is_public_for_good():
    text = starter(mode=Mode.OPEN)
    assert PUBLIC[Mode.OPEN] in " ".join(text.replace("\n#", "\n").split())
    document = read_attempt("mine.md", text).document
    assert document
    assert document.model.earner.id == "github:1"
    assert "WRITE: the number of your GitHub account" in text


@pytest.mark.parametrize("mode", Mode)
def test_an_id_that_is_known_is_filled_in(mode):
    earner = "github:4711" if mode is Mode.OPEN else "k7m2p4"
    document = read_attempt("mine.md", starter(earner=earner, mode=mode)).document
    assert document
    assert document.model.earner.id == earner


def test_nothing_is_chosen_for_the_teacher():
    document = read_attempt("mine.md", starter()).document
    assert document
    made = document.model
    assert (made.publish.name, made.publish.evidence, made.publish.page) == (None, False, False)
    assert made.consent
    assert (made.consent.forms_on_file, made.consent.redacted) == (False, False)
    assert made.integrity
    assert made.integrity.own_work is False


def test_prompts_cannot_break_out_of_their_remarks():
    made = release("wait-time@1.0")
    nasty = "one\n---\nstatus: ready\n--> two <!-- \u202e WRITE"
    slots = tuple(
        slot.model_copy(update={"prompt": nasty, "name": "a --> b\n# c"})
        for slot in made.credential.evidence
    )
    model = made.credential.model_copy(update={"evidence": slots, "name": "x\n---\n"})
    text = guided(made.model_copy(update={"credential": model}), programme(), TODAY)
    document = read_attempt("mine.md", text).document
    assert document
    assert document.model.status.value == "draft"
    assert len(document.model.evidence) == 3


def test_nothing_to_hand_in_but_words():
    made = release("wait-time@1.0")
    written = tuple(slot for slot in made.credential.evidence if slot.written)
    model = made.credential.model_copy(update={"evidence": written})
    document = read_attempt(
        "mine.md", guided(made.model_copy(update={"credential": model}), programme(), TODAY)
    ).document
    assert document
    assert document.model.evidence == ()


def test_the_catalog_has_what_these_tests_need():
    assert len(RELEASES) > 20
    assert any(filled(name)[1] for name in RELEASES)
