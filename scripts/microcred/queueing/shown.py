"""The queue in a build: figures made anew where anything changed, and their page."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Executor
from pathlib import Path

from pydantic import ValidationError

from microcred.characters import printable
from microcred.entry import Entry
from microcred.files import MAX_BYTES
from microcred.inputs import digest
from microcred.memory import Memory
from microcred.model.program import Program
from microcred.model.queue import Queue
from microcred.order import Order
from microcred.problem import Problem, Severity
from microcred.queueing.counting import queue
from microcred.queueing.stamp import stamp
from microcred.site.queue import Name, queue_bytes, queue_files


def counted(
    order: Order, program: Program, memory: Memory, workers: Executor | None
) -> tuple[Problem, ...]:
    """Put the queue into a build's memory, unless it is there; return what is wrong with it."""
    known = stamp(order.root, order.queue)
    key = digest([known, order.today.isoformat(), repr(program)]) if known else ""
    if memory.queue_key == key:
        return ()
    if order.queue:
        found: Queue | Problem | None = _given(order.queue)
    else:
        found = queue(order.root, program, order.today, None, workers)
    if isinstance(found, Problem):
        memory.queue = memory.queue_key = ""
        return (found,)
    memory.queue = queue_bytes(found).decode() if found else ""
    memory.queue_key = key
    return ()


def shown(memory: Memory, entries: Iterable[Entry], program: Program) -> list[tuple[str, bytes]]:
    """Return path and bytes of what shows the queue; nothing where none is known."""
    if not memory.queue:
        return []
    names = {entry.id: Name(entry.name, entry.language) for entry in entries}
    return [*queue_files(Queue.model_validate_json(memory.queue), names, program, memory.shell)]


def _given(file: Path) -> Queue | Problem:
    """Return the figures in a file, or E05."""
    try:
        with file.open("rb") as opened:
            data = opened.read(MAX_BYTES + 1)
        return Queue.model_validate_json(data)
    except OSError as error:
        said = f"the figures of the queue could not be read: {error.strerror}"
    except ValidationError as error:
        where = ".".join(map(str, error.errors()[0]["loc"])) or "its JSON"
        said = f"these are no figures of a queue: {printable(where[:80])} is not as it has to be"
    fix = "Make them anew, where submissions are kept: `microcred queue --format json`."
    return Problem(printable(file.name), 1, "E05", Severity.ERROR, said, fix)
