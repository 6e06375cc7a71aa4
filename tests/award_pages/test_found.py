"""Whether any file of the ledger is another than it was."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from microcred import places
from microcred.award_pages.found import found
from tests.folder import put
from tests.ledgers import random_id

ID, OTHER = random_id("one"), random_id("two")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    put(tmp_path, places.award(ID), "one")
    put(tmp_path, places.status_list(1), "list")
    put(tmp_path, places.LOG, "log")
    put(tmp_path, places.KEYS, "keys")
    return tmp_path


def touched(file: Path) -> None:
    os.utime(file, ns=(1, 1))


def in_place(file: Path) -> None:
    with file.open("r+") as opened:
        opened.write("ONE")


CHANGES: dict[str, Callable[[Path], None]] = {
    "an award more": lambda root: put(root, places.award(OTHER), "two"),
    "an award fewer": lambda root: (root / places.award(ID)).unlink(),
    "an award grown": lambda root: put(root, places.award(ID), "one more"),
    "an award touched": lambda root: touched(root / places.award(ID)),
    "an award changed in place": lambda root: in_place(root / places.award(ID)),
    "a list changed": lambda root: put(root, places.status_list(1), "another"),
    "a list more": lambda root: put(root, places.status_list(2), "list"),
    "the log grown": lambda root: put(root, places.LOG, "log log"),
    "the keys changed": lambda root: put(root, places.KEYS, "other keys"),
    "no log": lambda root: (root / places.LOG).unlink(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_noticed(root: Path, change: str) -> None:
    before = found(root).stamp
    assert found(root).stamp == before
    CHANGES[change](root)
    assert found(root).stamp != before


def test_what_is_there(root: Path) -> None:
    here = found(root)
    assert list(here.marks()) == [ID]
    assert here.lists == ["status/1.json"]
    assert here.begun and here.folders == ("awards", "earners")


def test_awards_without_a_log_are_a_ledger_too(root: Path) -> None:
    (root / places.LOG).unlink()
    assert found(root).begun


def test_nothing_is_there(tmp_path: Path) -> None:
    here = found(tmp_path)
    assert (here.marks(), here.lists, here.begun, here.folders) == ({}, [], False, ())


def test_links_to_elsewhere_are_not_followed(root: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    put(elsewhere, f"{OTHER}.json", "x")
    (root / "awards" / "00").symlink_to(elsewhere)
    assert list(found(root).marks()) == [ID]
