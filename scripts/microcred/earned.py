"""An award as reports and recognition rules see it: plain, since there are many."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple


class Earned(NamedTuple):
    """One award of one person. Moments have a time zone.

    `credential` is the micro-credential's name, `catalog` the other issuer whose badge it is, None
    for one of this programme. `submitted` is when the attempt that earned it was handed in,
    `renews` the award that this one took the place of.
    """

    person: str
    credential: str
    awarded: datetime
    version: str | None = None
    submitted: datetime | None = None
    revoked: datetime | None = None
    award: str | None = None
    catalog: str | None = None
    renews: str | None = None

    def held(self, at: datetime) -> bool:
        """True where it was given by then and not revoked by then."""
        return self.awarded <= at and (self.revoked is None or at < self.revoked)
