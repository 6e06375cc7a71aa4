"""The hub over HTTP: the REST API, Git, and what repositories' hooks ask; with faults on demand."""

from __future__ import annotations

import json
import socket
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

from tests.github import api, hooks, smart_http, ssh
from tests.github.accounts import Caller
from tests.github.calls import Request, Response, match
from tests.github.faults import DONE, Asked, Asks, Fault, Faults, Pushed
from tests.github.site import Site
from tests.github.world import NOBODY, World

API = "/api/v3"
CONTENT = {
    "POST /repos/{owner}/{repo}/issues",
    "POST /repos/{owner}/{repo}/issues/{issue_number}/comments",
    "POST /repos/{owner}/{repo}/pulls",
    "POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews",
}
SECONDARY = (
    "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."
)


@dataclass
class Desk:
    """What the server knows besides the world: faults, and the log."""

    world: World
    faults: Faults = field(default_factory=Faults)
    asks: Asks = field(default_factory=Asks)
    pushes: list[Pushed] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)


class Server(ThreadingHTTPServer):
    """A server on this machine."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, desk: Desk) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.desk = desk

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a client that went away, and let the test see what is our own fault."""
        error = sys.exc_info()[1]
        if not isinstance(error, ConnectionError | TimeoutError):
            self.desk.world.violations.append("".join(traceback.format_exception(error)))


@contextmanager
def serving(desk: Desk) -> Iterator[None]:
    """Let the hub answer."""
    with Server(desk) as server:
        desk.world.site = Site(f"http://127.0.0.1:{server.server_address[1]}")
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield
        finally:
            desk.ended.set()
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def do_PUT(self) -> None:
        self._answer()

    def do_PATCH(self) -> None:
        self._answer()

    def do_DELETE(self) -> None:
        self._answer()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""

    def _answer(self) -> None:
        path, _, query = self.path.partition("?")
        if self.headers.get("Expect", "").lower() == "100-continue":
            self.send_response_only(100)
            self.end_headers()
        body = self._body()
        if path == hooks.HOOK_PATH:
            self._hook(body)
        elif path == ssh.SSH_PATH:
            self._ssh(body)
        elif path.startswith(API):
            self._api(path.removeprefix(API) or "/", query, body)
        elif smart_http.is_git(path, query):
            self._git(path, query, body)
        else:
            self._send(404, {"Content-Type": "text/plain"}, b"Not Found")

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "").lower() == "chunked":
            parts = []
            while size := int(self.rfile.readline().strip() or b"0", 16):
                parts.append(self.rfile.read(size))
                self.rfile.readline()
            self.rfile.readline()
            return b"".join(parts)
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            if name.lower() != "content-length":
                self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if status != 204:
            self.wfile.write(body)

    def _hook(self, body: bytes) -> None:
        desk = self.server.desk
        with desk.world.lock:
            status, text = hooks.answer(desk.world, json.loads(body), desk.pushes)
        self._send(status, {"Content-Type": "text/plain"}, text.encode())

    def _ssh(self, body: bytes) -> None:
        desk, told = self.server.desk, json.loads(body)
        if told["service"] == "git-receive-pack":
            self._before_push()
        with desk.world.lock:
            status, said = ssh.answer(desk.world, told)
        self._send(status, {"Content-Type": "application/json"}, json.dumps(said).encode())

    def _before_push(self) -> None:
        waiting = self.server.desk.faults.before_pushes
        while waiting:
            waiting.pop(0)()

    def _git(self, path: str, query: str, body: bytes) -> None:
        desk = self.server.desk
        if path.endswith("/git-receive-pack"):
            self._before_push()
        headers = {name.title(): value for name, value in self.headers.items()}
        asked = smart_http.Asked(self.command, path, query, headers, body)
        told = smart_http.answer(desk.world, asked)
        self._send(told.status, told.headers, told.body)

    def _api(self, path: str, query: str, body: bytes) -> None:
        desk = self.server.desk
        found = match(self.command, path)
        key = found[0].key if found else None
        fault, action = desk.faults.next(key)
        token = smart_http.basic(self.headers.get("Authorization", ""))
        caller = desk.world.tokens.get(token or "", NOBODY)
        try:
            said = json.loads(body) if body else None
        except ValueError:
            said = None
            response = _worded(400, "Problems parsing JSON")
        else:
            request = Request(self.command, path, dict(parse_qsl(query)), said, token)
            response = self._response(key, fault, request, caller)
        if action is not None:
            action()
        silent = fault in {Fault.TIME_OUT, Fault.SILENCE, Fault.RESET}
        desk.asks.append(
            Asked(
                self.command,
                key,
                path,
                0 if silent else response.status,
                caller.kind,
                caller.account.login if caller.account else "",
                fault,
            )
        )
        if fault in {Fault.TIME_OUT, Fault.SILENCE}:
            desk.ended.wait(desk.faults.silence)
        if silent:
            self._hang_up()
        else:
            self._send_json(response, desk.world.limits.headers(_purse(caller)))

    def _response(
        self, key: str | None, fault: Fault | None, request: Request, caller: Caller
    ) -> Response:
        desk = self.server.desk
        if fault is not None and fault not in DONE:
            return _failed(fault, caller, desk)
        if not desk.world.limits.spend(_purse(caller)):
            return _failed(Fault.PRIMARY_LIMIT, caller, desk)
        if key in CONTENT and not desk.world.limits.make():
            return _failed(Fault.SECONDARY_LIMIT, caller, desk)
        response = api.answer(desk.world, request)[0]
        if fault is Fault.BAD_GATEWAY:
            return _worded(502, "Server Error")
        return response

    def _send_json(self, response: Response, headers: dict[str, str]) -> None:
        body = b"" if response.body is None else json.dumps(response.body).encode()
        kind = {"Content-Type": "application/json; charset=utf-8"}
        self._send(response.status, {**kind, **headers, **response.headers}, body)

    def _hang_up(self) -> None:
        self.close_connection = True
        with suppress(OSError):
            linger = b"\x01\x00\x00\x00\x00\x00\x00\x00"
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            self.connection.close()


def _purse(caller: Caller) -> str:
    """Return whose calls are counted together: a token's, or those of a repository's Actions."""
    if caller.kind == "actions":
        return f"actions {sorted(caller.repositories or [])}"
    return caller.token


def _worded(status: int, message: str, headers: dict[str, str] | None = None) -> Response:
    body = {"message": message, "documentation_url": "https://docs.github.com/rest"}
    return Response(status, {**body, "status": str(status)}, headers or {})


def _failed(fault: Fault, caller: Caller, desk: Desk) -> Response:
    """Return the answer of a call that is not done."""
    number = caller.account.number if caller.account else 0
    used_up = f"API rate limit exceeded for user ID {number}."
    until = str(int(time.time()) + desk.faults.reset_after)
    none_left = {"x-ratelimit-remaining": "0", "x-ratelimit-reset": until}
    retry = {"Retry-After": str(desk.faults.retry_after)}
    answers = {
        Fault.SERVER_ERROR: (500, "Server Error", {}),
        Fault.SECONDARY_LIMIT: (403, SECONDARY, retry),
        Fault.PRIMARY_LIMIT: (403, used_up, none_left),
        Fault.TOO_MANY: (429, used_up, none_left),
        Fault.NOT_FOUND: (404, "Not Found", {}),
        Fault.STALE: (409, "Head branch was modified. Review and try the merge again.", {}),
        Fault.TIME_OUT: (504, "", {}),
    }
    return _worded(*answers[fault])
