"""GitHub's limits: calls an hour for each token, and contents made in a minute."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass, field

HOUR, MINUTE = 3600, 60
WIDE = 5000


@dataclass
class Limits:
    """What is counted, by the machine's own clock, as those who wait go by it.

    `hourly` is how many calls a token has in an hour, `content` how many contents (issues,
    comments, reviews, pull requests) may be made in a minute; None lifts a limit.
    """

    hourly: int | None = None
    content: int | None = None
    _used: dict[str, list[float]] = field(default_factory=dict)
    _made: deque[float] = field(default_factory=deque)

    def headers(self, token: str) -> dict[str, str]:
        """Return what each answer says of the token's hour."""
        limit, used = self.hourly or WIDE, len(self._recent(token))
        return {
            "x-ratelimit-limit": str(limit),
            "x-ratelimit-remaining": str(max(limit - used, 0)),
            "x-ratelimit-used": str(used),
            "x-ratelimit-reset": str(self.reset(token)),
            "x-ratelimit-resource": "core",
        }

    def spend(self, token: str) -> bool:
        """Count a call; return whether there was one left."""
        recent = self._recent(token)
        if self.hourly is not None and len(recent) >= self.hourly:
            return False
        recent.append(time.time())
        return True

    def reset(self, token: str) -> int:
        """Return when the token's hour is over."""
        recent = self._recent(token)
        return int((recent[0] if recent else time.time()) + HOUR)

    def make(self) -> bool:
        """Count a content; return whether it may be made now."""
        now = time.time()
        while self._made and self._made[0] <= now - MINUTE:
            self._made.popleft()
        if self.content is not None and len(self._made) >= self.content:
            return False
        self._made.append(now)
        return True

    def _recent(self, token: str) -> list[float]:
        after = time.time() - HOUR
        kept = [one for one in self._used.get(token, []) if one > after]
        self._used[token] = kept
        return kept
