"""The parallel part: pages of awards, written to where nobody sees them yet."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from microcred.award_pages.logged import Logged
from microcred.files import MAX_BYTES, read_bytes
from microcred.model.identity import release_parts
from microcred.model.release import Release
from microcred.places import award as award_path
from microcred.problem import Problem, Severity
from microcred.releases import read_release, release_path
from microcred.site.awards import Card, Press, Publisher, Unreadable

_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK  # no link is followed, no pipe waited for
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL


@dataclass(frozen=True, slots=True)
class Bench:
    """What every unit of work needs: the programme's folder, and where to write."""

    root: str
    stage: str
    publisher: Publisher
    shell: str
    today: date


class Task(NamedTuple):
    """An award to lay out; only its card is needed where `write` is False."""

    logged: Logged
    write: bool = True


class Laid(NamedTuple):
    """What one award came to. `turns` is an ISO date, or empty; `size` that of its files."""

    award: str
    turns: str = ""
    size: int = 0
    card: Card | None = None
    problem: Problem | None = None


def lay_out(bench: Bench, tasks: Sequence[Task]) -> list[Laid]:
    """Return what each award came to, its files written below the stage."""
    press = _press(bench)
    return [_one(bench, press, task) for task in tasks]


@lru_cache(maxsize=1)
def _press(bench: Bench) -> Press:
    root = Path(bench.root)

    def releases(name: str) -> Release | None:
        path = release_path(*release_parts(name))
        data = read_bytes(root, path)
        release = read_release(path, data) if isinstance(data, bytes) else data
        return release if isinstance(release, Release) else None

    return Press(bench.publisher, bench.shell, releases, bench.today)


def _one(bench: Bench, press: Press, task: Task) -> Laid:
    showing, expected = task.logged
    try:
        data = _read(f"{bench.root}/{award_path(showing.award)}")
        if sha256(data).hexdigest() != expected:
            raise Unreadable("is not the file that the log of awards knows")
        pages = press.pages(data, showing)
    except OSError as error:
        return Laid(
            showing.award, problem=unshown(showing.award, f"could not be read: {error.strerror}")
        )
    except Unreadable as reason:
        return Laid(showing.award, problem=unshown(showing.award, str(reason)))
    size = 0
    if task.write:
        size = _write(f"{bench.stage}/{showing.award}", pages.page, pages.embed, data)
    return Laid(showing.award, pages.turns.isoformat() if pages.turns else "", size, pages.card)


def _read(path: str) -> bytes:
    file = os.open(path, _READ)
    try:
        data = os.read(file, MAX_BYTES + 1)
    finally:
        os.close(file)
    if len(data) > MAX_BYTES:
        raise Unreadable(f"is larger than {MAX_BYTES:,} bytes")
    return data


def _write(place: str, page: str, embed: str, data: bytes) -> int:
    """Write the files of an award, none of which is there yet; return their size in bytes."""
    os.mkdir(place)  # noqa: PTH102  half the time of a Path
    html, small = page.encode(), embed.encode()
    _put(f"{place}/index.html", html)
    _put(f"{place}/embed.html", small)
    _put(f"{place}.json", data)
    return len(html) + len(small) + len(data)


def _put(path: str, data: bytes) -> None:
    file = os.open(path, _NEW, 0o644)
    try:
        done = os.write(file, data)
        while done < len(data):
            done += os.write(file, data[done:])
    finally:
        os.close(file)


def unshown(award: str, why: str) -> Problem:
    """Return the problem with an award that has no page."""
    return Problem(
        award_path(award),
        1,
        "E03",
        Severity.ERROR,
        f"no page can be made of it, since this award {why}",
        "Restore the file from Git. Only the award job writes here; `microcred check` says more.",
    )
