"""Work spread over the processor's cores, in order, with progress."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

Progress = Callable[[int], None]


def no_progress(done: int) -> None:
    """Report progress to nobody."""


def spread(
    work: Callable[[T], R], items: Sequence[T], progress: Progress = no_progress
) -> Iterator[R]:
    """Yield `work(item)` for each item, in order; in this process when there is but one."""
    if len(items) < 2 or cores() < 2:
        for item in items:
            result = work(item)
            progress(1)
            yield result
        return
    with ProcessPoolExecutor(min(cores(), len(items)), mp_context=_context()) as pool:
        for result in pool.map(work, items):
            progress(1)
            yield result


def chunks(items: Sequence[T], size: int) -> list[Sequence[T]]:
    """Return the items in runs of `size`, the last one shorter."""
    return [items[start : start + size] for start in range(0, len(items), size)]


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _context() -> multiprocessing.context.BaseContext:
    """Fork where it is safe and cheap (Linux): the workers then share what is loaded."""
    method = "fork" if os.uname().sysname == "Linux" else "spawn"
    return multiprocessing.get_context(method)
