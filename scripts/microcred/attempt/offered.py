"""What a programme says today of the release that a submission names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from microcred.model.release import Release
from microcred.model.vocabulary import Status


@dataclass(frozen=True, slots=True)
class Offered:
    """What the programme says today of the release that a submission names.

    `release` is None where there is none of that name, `status` where the catalog has no such
    micro-credential. `versions` are all that are published, the oldest first; `superseded` is the
    day on which a newer one came. Whatever could not be read is UNREAD.
    """

    release: Release | None
    versions: tuple[str, ...] = ()
    status: Status | None = None
    opens: str | None = None
    closed: date | None = None
    superseded: date | None = None
