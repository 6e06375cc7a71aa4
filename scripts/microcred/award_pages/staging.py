"""The parallel part: pages of awards, written to where nobody sees them yet."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from microcred.award_pages.logged import Logged
from microcred.files import MAX_BYTES, read_bytes, write_if_changed
from microcred.links import AWARDS
from microcred.model.identity import release_parts
from microcred.model.release import Release
from microcred.places import award as award_path
from microcred.problem import Problem, Severity
from microcred.releases import read_release, release_path
from microcred.site.awards import Card, Press, Publisher, Showing, Unreadable, earner_page

_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK  # no link is followed, no pipe waited for
USUAL = 32_768
"""More bytes than most awards have: to make room for many takes longer than to read."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL


@dataclass(frozen=True, slots=True)
class Bench:
    """What every unit of work needs: the programme's folder, and where to write the site."""

    root: str
    stage: str
    publisher: Publisher
    shell: str
    today: date


class Task(NamedTuple):
    """Awards to lay out, each with what the log knows of it; only cards where not to `write`."""

    awards: Sequence[tuple[str, tuple[Any, ...]]]
    write: bool = True


class Laid(NamedTuple):
    """What awards came to, in the order of the task.

    For each: `turns`, an ISO date or empty, and `sizes` of its files in bytes; 0 without a page.
    """

    turns: list[str]
    sizes: list[int]
    cards: list[Card]
    problems: list[Problem]


def lay_out(bench: Bench, task: Task) -> Laid:
    """Return what the awards came to, their files written below the stage."""
    press, laid = _press(bench), Laid([], [], [], [])
    for award, known in task.awards:
        turns, size = "", 0
        try:
            data = _read(f"{bench.root}/{award_path(award)}")
            pages = press.pages(data, _showing(award, Logged(*known), data))
        except OSError as error:
            laid.problems.append(unshown(award, f"could not be read: {error.strerror}"))
        except Unreadable as reason:
            laid.problems.append(unshown(award, str(reason)))
        else:
            if task.write:
                size = _write(f"{bench.stage}/{AWARDS}{award}", pages.page, pages.embed, data)
            turns = pages.turns.isoformat() if pages.turns else ""
            laid.cards.extend([pages.card] if pages.card else [])
        laid.turns.append(turns)
        laid.sizes.append(size)
    return laid


def lay_out_pages(
    bench: Bench, pages: Sequence[tuple[str, Sequence[Card]]]
) -> list[tuple[str, int]]:
    """Return each earner's page and its size in bytes, written below the stage."""
    return [(page, _page(bench, page, cards)) for page, cards in pages]


def _page(bench: Bench, page: str, cards: Sequence[Card]) -> int:
    path, html = earner_page(bench.publisher.program, bench.shell, page, cards)
    data = html.encode(errors="replace")
    write_if_changed(Path(bench.stage) / path, data)
    return len(data)


def _showing(award: str, logged: Logged, data: bytes) -> Showing:
    """Return what to show of an award. Raises Unreadable where its file is another than logged."""
    if sha256(data).hexdigest() != logged.sha256:
        raise Unreadable("is not the file that the log of awards knows")
    return logged.showing(award)


@lru_cache(maxsize=1)
def _press(bench: Bench) -> Press:
    root = Path(bench.root)

    def releases(name: str) -> Release | None:
        path = release_path(*release_parts(name))
        data = read_bytes(root, path)
        release = read_release(path, data) if isinstance(data, bytes) else data
        return release if isinstance(release, Release) else None

    return Press(bench.publisher, bench.shell, releases, bench.today)


def _read(path: str) -> bytes:
    file = os.open(path, _READ)
    try:
        data = os.read(file, USUAL)
        if len(data) == USUAL:
            data += os.read(file, MAX_BYTES + 1 - USUAL)
    finally:
        os.close(file)
    if len(data) > MAX_BYTES:
        raise Unreadable(f"is larger than {MAX_BYTES:,} bytes")
    return data


def _write(place: str, page: bytes, embed: bytes, data: bytes) -> int:
    """Write the files of an award, none of which is there yet; return their size in bytes."""
    os.mkdir(place)  # noqa: PTH102  half the time of a Path
    _put(f"{place}/index.html", page)
    _put(f"{place}/embed.html", embed)
    _put(f"{place}.json", data)
    return len(page) + len(embed) + len(data)


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
