"""What one build remembers for the next."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from microcred.check import Examination
from microcred.entry import entry
from microcred.memory import FILE, Memory, recall, remember
from microcred.problem import Problem, Severity
from microcred.units import Done
from tests.rules.good import definition

WRONG = Problem("credentials/a.md", 3, "L01", Severity.WARNING, "this", "Mend it.")


def memory() -> Memory:
    good = Examination("think-time", (WRONG,), "think-time", entry(definition()))
    unread = Examination("unread", (WRONG,))
    return Memory(
        key="k",
        stamps={"think-time": "s", "unread": "t"},
        done={
            "think-time": Done(good, "credentials/think-time.md", ("a.svg",)),
            "unread": Done(unread),
        },
        lists={"catalog/area/talk/": "m"},
        problems=[WRONG],
    )


def test_what_is_remembered_is_recalled(tmp_path: Path) -> None:
    remember(tmp_path, memory())
    assert asdict(recall(tmp_path)) == asdict(memory())


@pytest.mark.parametrize(
    "data",
    [None, b"", b"{", b"[]", b"null", b'{"done": 1}', b'{"key": "k", "surprise": 1}', b"\xff"],
    ids=["none", "empty", "broken", "list", "null", "odd", "unknown", "binary"],
)
def test_what_cannot_be_read_is_as_if_nothing_was_remembered(
    tmp_path: Path, data: bytes | None
) -> None:
    if data is not None:
        (tmp_path / FILE).write_bytes(data)
    assert recall(tmp_path) == Memory()


def test_memory_is_json_that_holds_nothing_to_run(tmp_path: Path) -> None:
    remember(tmp_path, memory())
    assert json.loads((tmp_path / FILE).read_text(encoding="utf-8"))["key"] == "k"


def test_only_pages_that_were_written_are_published() -> None:
    found = memory()
    assert [one.id for one in found.published()] == ["think-time"]
    assert found.pages() == ["credentials/think-time.md"]
    found.keep_only(["unread"])
    assert list(found.done) == ["unread"]
    assert list(found.stamps) == ["unread"]
