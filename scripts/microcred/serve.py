"""Serve a site on this machine, rebuild what changed, and reload the open page."""

from __future__ import annotations

import logging
import socket
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from microcred.build import Built, Order, build
from microcred.engine import EngineFailed

HOST = "127.0.0.1"
USUAL_PORT = 8000
SETTLING = 1.0  # seconds until changes are sure to be seen
WATCHED = ("credentials", "rubrics", "program", "docs", "mkdocs.yml")


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What one build came to, and where the site is once it is being served."""

    built: Built | None
    failure: str | None
    seconds: float
    address: str | None = None


def serve(order: Order, port: int, say: Callable[[Rebuilt], None]) -> None:
    """Serve until interrupted. `say` is told of every build."""
    logging.getLogger("mkdocs.livereload").setLevel(logging.ERROR)
    last = _rebuild(order)
    order.site.mkdir(parents=True, exist_ok=True)

    def builder() -> None:
        nonlocal last
        last = _rebuild(replace(order, workers=False))
        say(last)

    server = LiveReloadServer(builder, HOST, port or free_port(), str(order.site))
    server.error_handler = lambda code: _error_page(order.site, last)
    for path in WATCHED:
        if (order.root / path).exists():
            server.watch(str(order.root / path))
    ready = Rebuilt(last.built, last.failure, last.seconds, server.url)
    threading.Timer(SETTLING, say, (ready,)).start()
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        server.shutdown()


def free_port(usual: int = USUAL_PORT) -> int:
    """Return the usual port when nothing uses it, else any free one."""
    for wanted in (usual, 0):
        with closing(socket.socket()) as probe:
            try:
                probe.bind((HOST, wanted))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise OSError("no port is free")


def _rebuild(order: Order) -> Rebuilt:
    start = time.perf_counter()
    try:
        built, failure = build(order), None
    except EngineFailed as error:
        built, failure = None, str(error)
    return Rebuilt(built, failure, time.perf_counter() - start)


def _error_page(site: Path, last: Rebuilt) -> bytes | None:
    """Return the site's own 404 page, or what is wrong where there is no site yet."""
    own = site / "404.html"
    if own.is_file():
        return own.read_bytes()
    problems = last.built.problems if last.built else ()
    wrong = escape(last.failure or "\n".join(map(str, problems)))
    page = f"<!doctype html><title>Not built yet</title><h1>Not built yet</h1><pre>{wrong}</pre>"
    return page.encode()
