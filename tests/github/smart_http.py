"""Git over HTTP: `git http-backend` on the bare repositories, for who may read or push."""

from __future__ import annotations

import subprocess
from base64 import b64decode
from binascii import Error
from dataclasses import dataclass

from tests.github.accounts import Caller, Role
from tests.github.bare import environment
from tests.github.state import Repository
from tests.github.world import NOBODY, World

REALM = {"WWW-Authenticate": 'Basic realm="GitHub"', "Content-Type": "text/plain"}


@dataclass(frozen=True)
class Asked:
    """A request for Git, as HTTP brings it."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Told:
    """An answer to it."""

    status: int
    headers: dict[str, str]
    body: bytes


def is_git(path: str, query: str) -> bool:
    """Return whether an address is Git's."""
    service = path.endswith("/info/refs") and query.startswith("service=git-")
    return service or path.endswith(("/git-upload-pack", "/git-receive-pack"))


def basic(authorization: str) -> str | None:
    """Return the password of Basic credentials, or the token of Bearer ones."""
    kind, _, value = authorization.partition(" ")
    if kind.lower() in {"bearer", "token"}:
        return value.strip()
    if kind.lower() != "basic":
        return None
    try:
        name, _, password = b64decode(value).decode().partition(":")
    except (Error, UnicodeDecodeError):
        return "unreadable"
    return password or name


def may_push(repository: Repository, caller: Caller) -> bool:
    """Return whether somebody may push at all."""
    if caller.kind in {"actions", "app", "deploy-key"}:
        return caller.reaches(repository) and caller.has("contents", "write")
    return caller.kind == "user" and repository.role(caller.account) >= Role.WRITE


def may_read(repository: Repository, caller: Caller) -> bool:
    """Return whether somebody may fetch."""
    if not repository.private:
        return True
    if caller.kind in {"actions", "app", "deploy-key"}:
        return caller.reaches(repository) and caller.has("contents", "read", "write")
    return repository.role(caller.account) >= Role.READ


def answer(world: World, asked: Asked) -> Told:
    """Return what Git is answered; who comes without a token and needs one is asked for it."""
    owner, _, rest = asked.path.strip("/").partition("/")
    name, _, tail = rest.partition("/")
    given = basic(asked.headers.get("Authorization", ""))
    if given is not None and given not in world.tokens:
        said = b"remote: Invalid username or token. Password authentication is not supported."
        return Told(401, REALM, said)
    caller = world.tokens[given] if given is not None else NOBODY
    repository = world.repository(owner, name.removesuffix(".git"))
    pushing = "git-receive-pack" in (tail, asked.query.removeprefix("service="))
    if repository is None or not may_read(repository, caller):
        return Told(404, REALM, b"Repository not found.") if given else Told(401, REALM, b"")
    if pushing and caller is NOBODY:
        return Told(401, REALM, b"")
    if pushing and not may_push(repository, caller):
        who = caller.account.login if caller.account else ""
        denied = f"Permission to {repository.full_name}.git denied to {who}."
        return Told(403, {"Content-Type": "text/plain"}, denied.encode())
    return _backend(repository, caller, asked, tail)


def _backend(repository: Repository, caller: Caller, asked: Asked, tail: str) -> Told:
    headers = asked.headers
    told = {
        "GIT_PROJECT_ROOT": str(repository.bare.path),
        "GIT_HTTP_EXPORT_ALL": "1",
        "PATH_INFO": f"/{tail}",
        "REQUEST_METHOD": asked.method,
        "QUERY_STRING": asked.query,
        "CONTENT_TYPE": headers.get("Content-Type", ""),
        "CONTENT_LENGTH": str(len(asked.body)),
        "HTTP_CONTENT_ENCODING": headers.get("Content-Encoding", ""),
        "GIT_PROTOCOL": headers.get("Git-Protocol", ""),
        "REMOTE_USER": caller.account.login if caller.account else "anonymous",
        "REMOTE_ADDR": "127.0.0.1",
        "LOOPBACK_TOKEN": caller.token,
        "LOOPBACK_REPOSITORY": repository.full_name,
    }
    done = subprocess.run(
        ["git", "http-backend"],
        input=asked.body,
        capture_output=True,
        env=environment(told),
        check=False,
    )
    head, _, body = done.stdout.partition(b"\r\n\r\n")
    lines = [line.partition(": ") for line in head.decode().split("\r\n") if line]
    found = {name: value for name, _, value in lines}
    status = int(found.pop("Status", "200").split()[0])
    return Told(status, found, body)
