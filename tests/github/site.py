"""Where the hub is: the address of its API and that of its pages and of Git."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Site:
    """Addresses without a slash at their end."""

    web: str

    @property
    def api(self) -> str:
        """Return the address of the REST API, where an own GitHub has it."""
        return f"{self.web}/api/v3"
