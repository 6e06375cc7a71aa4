"""Moving what was laid out to where everybody sees it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

OLD = "old"


def swap(stage: Path, site: Path, folders: Iterable[str]) -> None:
    """Put whole folders of the stage in the place of those of the site."""
    for name in folders:
        new, place, old = stage / name, site / name, stage / OLD / name
        if place.exists():
            old.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(place, old)
        if new.exists():
            shutil.move(new, place)


def merge(stage: Path, site: Path) -> None:
    """Put each file of the stage in its place, unless the same is there already.

    Folders are put where there are none yet as a whole.
    """
    site.mkdir(parents=True, exist_ok=True)
    for entry in os.scandir(stage):
        target = site / entry.name
        if entry.is_dir() and target.is_dir():
            merge(Path(entry.path), target)
        elif entry.is_dir() or not _same(Path(entry.path), target):
            shutil.move(entry.path, target)


def _same(one: Path, other: Path) -> bool:
    return other.is_file() and one.read_bytes() == other.read_bytes()


def remove_awards(folder: Path, awards: Iterable[str]) -> None:
    """Remove the pages and data of awards that are no longer in the ledger."""
    for award in awards:
        shutil.rmtree(folder / award, ignore_errors=True)
        (folder / f"{award}.json").unlink(missing_ok=True)
