"""One request to the API: who asks for what, and how it is answered or refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tests.github.accounts import Account, Role
from tests.github.site import Site
from tests.github.state import Repository
from tests.github.talk import PullPart, Thread

if TYPE_CHECKING:
    from tests.github.accounts import Caller
    from tests.github.world import World

NO_SCOPE = "Resource not accessible by integration"
NO_RIGHTS = "Must have admin rights to Repository."


class Refused(Exception):
    """GitHub will not: the status, what it says, and the errors that it lists."""

    def __init__(self, status: int, message: str, errors: list[Any] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.errors = errors


def missing() -> Refused:
    """Return GitHub's answer to what is not there, or not for the one who asks."""
    return Refused(404, "Not Found")


def invalid(resource: str, name: str, code: str = "invalid", message: str = "") -> Refused:
    """Return GitHub's answer to a value that it does not take."""
    error = {"resource": resource, "field": name, "code": code}
    return Refused(422, "Validation Failed", [error | ({"message": message} if message else {})])


@dataclass(frozen=True)
class Request:
    """A request as it came, its path without the API's own prefix."""

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    body: Any = None
    token: str | None = None


@dataclass(frozen=True)
class Response:
    """An answer; `body` is None where it has none."""

    status: int
    body: Any
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Call:
    """A request that is known and allowed: what its handler is given."""

    world: World
    caller: Caller
    request: Request
    params: Mapping[str, str]
    repo: Repository | None = None
    heard: set[str] = field(default_factory=set)

    def query(self, name: str) -> str | None:
        """Return what the address asks for by a name, and note that it was heard."""
        self.heard.add(name)
        return self.request.query.get(name)

    @property
    def unheard(self) -> list[str]:
        """Return what was asked for and nobody listened to."""
        return sorted(set(self.request.query) - self.heard)

    @property
    def repository(self) -> Repository:
        """Return the repository of its path."""
        assert self.repo is not None
        return self.repo

    @property
    def site(self) -> Site:
        """Return where the hub is."""
        return self.world.site

    @property
    def body(self) -> dict[str, Any]:
        """Return what was sent, empty where nothing was."""
        return self.request.body if isinstance(self.request.body, dict) else {}

    @property
    def account(self) -> Account:
        """Return who asks. Raises Refused."""
        if self.caller.account is None:
            raise Refused(401, "Requires authentication")
        return self.caller.account

    @property
    def now(self) -> datetime:
        """Return the time it is."""
        return self.world.clock.now

    @property
    def role(self) -> Role:
        """Return what the one who asks may in the repository, a program by its scopes."""
        if not self.caller.is_integration:
            return self.repository.role(self.caller.account)
        scopes = self.caller.scopes or {}
        if not self.caller.reaches(self.repository):
            return Role.READ
        if scopes.get("administration") == "write":
            return Role.ADMIN
        writes = "write" in {scopes.get(one) for one in ("contents", "issues", "pull-requests")}
        return Role.WRITE if writes else Role.READ

    @property
    def thread(self) -> Thread:
        """Return the issue or pull request of its path. Raises Refused."""
        found = self.repository.threads.get(self.number("issue_number", "pull_number"))
        if found is None or ("pull_number" in self.params and found.pull is None):
            raise missing()
        return found

    @property
    def pull(self) -> PullPart:
        """Return what makes the thread a pull request. Raises Refused."""
        part = self.thread.pull
        if part is None:
            raise missing()
        return part

    def number(self, *names: str) -> int:
        """Return the first of these numbers that the path has. Raises Refused."""
        text = next(self.params[name] for name in names if name in self.params)
        if not text.isdigit():
            raise missing()
        return int(text)


Handler = Callable[[Call], Any]


@dataclass(frozen=True)
class Route:
    """An operation that is here.

    `scopes` are those of which a program needs one, `role` what a person needs to be, `status` what
    it answers where all went well.
    """

    key: str
    handler: Handler
    scopes: tuple[str, ...]
    role: Role
    status: int

    @property
    def method(self) -> str:
        """Return GET, POST …"""
        return self.key.partition(" ")[0]

    @property
    def template(self) -> str:
        """Return the path, with names in braces."""
        return self.key.partition(" ")[2]

    @property
    def writes(self) -> bool:
        """Return whether it changes anything."""
        return self.method != "GET"


ROUTES: dict[str, Route] = {}


def route(
    key: str, *scopes: str, role: Role = Role.READ, status: int = 200
) -> Callable[[Handler], Handler]:
    """Put a function into the table as the handler of an operation."""

    def put(handler: Handler) -> Handler:
        assert key not in ROUTES, key
        ROUTES[key] = Route(key, handler, scopes, role, status)
        return handler

    return put


def match(method: str, path: str) -> tuple[Route, dict[str, str]] | None:
    """Return the operation of a path, and the parts of it; what is spelt out is preferred."""
    words = path.strip("/").split("/")
    found = [
        (known, params)
        for known in ROUTES.values()
        if known.method == method and (params := _fits(known.template, words)) is not None
    ]
    return min(found, key=lambda one: len(one[1]), default=None)


def _fits(template: str, words: list[str]) -> dict[str, str] | None:
    wanted = template.strip("/").split("/")
    if wanted[-1] in GREEDY and len(words) >= len(wanted) - 1:
        rest = "/".join(words[len(wanted) - 1 :])
        words = [*words[: len(wanted) - 1], rest]
    if len(wanted) != len(words):
        return None
    params = {}
    for want, word in zip(wanted, words, strict=True):
        if want.startswith("{"):
            params[want[1:-1]] = word
        elif want != word:
            return None
    return params


GREEDY = {"{path}", "{ref}"}


def page_of(call: Call, items: list[Any]) -> tuple[list[Any], dict[str, str]]:
    """Return the page that was asked for, and the Link header to the others."""
    size = min(max(_whole(call, "per_page", 30), 1), 100)
    page = max(_whole(call, "page", 1), 1)
    last = max((len(items) + size - 1) // size, 1)
    links = dict(_links(page, last))
    query = {name: value for name, value in call.request.query.items() if name != "page"}
    at = f"{call.site.api}{call.request.path}"
    header = ", ".join(
        f"<{at}?{'&'.join(f'{k}={v}' for k, v in {**query, 'page': str(number)}.items())}>;"
        f' rel="{name}"'
        for name, number in links.items()
    )
    return items[(page - 1) * size : page * size], {"Link": header} if header else {}


def _whole(call: Call, name: str, usual: int) -> int:
    text = call.query(name) or ""
    return int(text) if text.isdigit() else usual


def _links(page: int, last: int) -> Iterator[tuple[str, int]]:
    if page > 1:
        yield "prev", page - 1
    if page < last:
        yield "next", page + 1
        yield "last", last
    if page > 1:
        yield "first", 1
