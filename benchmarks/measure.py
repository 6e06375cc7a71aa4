"""Whole processes measured from outside: wall time, processor time, and memory of the tree."""

from __future__ import annotations

import os
import resource
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

INTERVAL = 0.05


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took: seconds on the wall and of processor, and the most memory in MB.

    Memory is that of the whole process tree at once, shared pages counted once (PSS, Linux only).
    """

    wall: float
    cpu: float
    memory: float | None


def measure(command: Sequence[str | Path], folder: Path | None = None) -> Cost:
    """Return what a command took. Raises CalledProcessError when it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    with subprocess.Popen(
        [str(word) for word in command],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        watch = _Watch(process.pid)
        watch.start()
        code = process.wait()
        wall = time.perf_counter() - start
        watch.stop()
    if code:
        raise subprocess.CalledProcessError(code, [str(word) for word in command])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall, cpu, watch.most)


class _Watch(threading.Thread):
    """Looks at a process and all below it every 50 ms."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.most: float | None = None
        self._over = threading.Event()

    def run(self) -> None:
        while not self._over.wait(INTERVAL):
            seen = sum(_proportional(pid) for pid in _tree(self.pid))
            if seen:
                self.most = max(self.most or 0, seen)

    def stop(self) -> None:
        self._over.set()
        self.join()


def _tree(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return [pid]
    return [pid, *(below for child in children for below in _tree(int(child)))]


def _proportional(pid: int) -> float:
    """Return a process's proportional set size in MB, 0 when it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def machine() -> str:
    """Return the cores and memory of this machine."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{cores} cores, {memory:.0f} GB"
