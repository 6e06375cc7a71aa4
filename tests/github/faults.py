"""What goes wrong on demand, and the log of all that was asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

Action = Callable[[], object]


class Fault(Enum):
    """What can go wrong with one call."""

    SERVER_ERROR = "500, and nothing is done"
    BAD_GATEWAY = "502, although it is done"
    SECONDARY_LIMIT = "403 with Retry-After, and nothing is done"
    PRIMARY_LIMIT = "403 with no calls left, and nothing is done"
    TOO_MANY = "429 with no calls left, and nothing is done"
    NOT_FOUND = "404, and nothing is done"
    TIME_OUT = "it is taken in, and never answered; nothing is done"
    SILENCE = "it is done, and never answered"
    RESET = "the connection breaks, although it is done"
    STALE = "409, as if somebody else had been first"


DONE = {Fault.BAD_GATEWAY, Fault.SILENCE, Fault.RESET}


@dataclass
class Faults:
    """Which calls meet a fault, each once. Calls are counted over HTTP alone, from 1.

    Whoever asks is kept `silence` seconds for an answer that never comes; `retry_after` and
    `reset_after` are how many seconds a limit says it lasts.
    """

    count: int = 0
    at_count: dict[int, Fault] = field(default_factory=dict)
    at_route: dict[str, list[Fault]] = field(default_factory=dict)
    after_count: dict[int, Action] = field(default_factory=dict)
    before_pushes: list[Action] = field(default_factory=list)
    silence: float = 5.0
    retry_after: int = 60
    reset_after: int = 3600

    def at(self, number: int, fault: Fault) -> None:
        """Let the n-th call from now meet a fault; 1 is the next one."""
        self.at_count[self.count + number] = fault

    def on(self, route: str, fault: Fault, times: int = 1) -> None:
        """Let the next call of a route meet a fault, such as `GET /repos/{owner}/{repo}`."""
        self.at_route.setdefault(route, []).extend([fault] * times)

    def after(self, number: int, action: Action) -> None:
        """Do something once the n-th call from now is done, before it is answered."""
        self.after_count[self.count + number] = action

    def before_push(self, action: Action) -> None:
        """Do something before the next push is taken in."""
        self.before_pushes.append(action)

    def next(self, route: str | None) -> tuple[Fault | None, Action | None]:
        """Count a call; return what it meets, and what is to be done once it is done."""
        self.count += 1
        fault = self.at_count.pop(self.count, None)
        waiting = self.at_route.get(route or "", [])
        if fault is None and waiting:
            fault = waiting.pop(0)
        return fault, self.after_count.pop(self.count, None)

    def clear(self) -> None:
        """Let nothing go wrong from now on."""
        self.at_count.clear()
        self.at_route.clear()
        self.after_count.clear()
        self.before_pushes.clear()


@dataclass(frozen=True)
class Asked:
    """One call over HTTP. `route` is None for what is not here; `kind` is of the token.

    `status` is 0 where it was never answered.
    """

    method: str
    route: str | None
    path: str
    status: int
    kind: str
    login: str
    fault: Fault | None = None


class Asks(list[Asked]):
    """All calls over HTTP, in order."""

    def table(self) -> dict[str, int]:
        """Return how often each route was asked for, in order of its first call."""
        return dict(Counter(one.route or f"{one.method} {one.path}" for one in self))


@dataclass(frozen=True)
class Pushed:
    """One push. `said` is why it was refused, None where it was taken in."""

    repository: str
    updates: tuple[tuple[str, str, str], ...]
    kind: str
    login: str
    said: str | None = None
