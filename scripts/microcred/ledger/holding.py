"""Whether an earner may get another award for the same micro-credential: never two live ones.

A renewal is an award of its own, from the day on which the old one may be renewed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from microcred.badge import valid_until
from microcred.model.credential import Validity


@dataclass(frozen=True, slots=True)
class Held:
    """An award that an earner got for a micro-credential. `until` is None where it never expires.

    `renew_from_days` is how long before `until` it may be renewed.
    """

    award: str
    awarded: datetime
    until: datetime | None = None
    renew_from_days: int = 0
    revoked: datetime | None = None

    def live(self, at: datetime) -> bool:
        """True while it is neither revoked nor expired."""
        ended = self.revoked is not None and self.revoked <= at
        return not ended and (self.until is None or at < self.until)

    @property
    def renewable(self) -> datetime | None:
        """Return from when on it may be renewed; None where that is never needed."""
        return self.until - timedelta(days=self.renew_from_days) if self.until else None


def held(
    award: str, awarded: datetime, revoked: datetime | None, validity: Validity | str | None
) -> Held:
    """Return an award as its earner holds it; `validity` is what its release says of it."""
    if not isinstance(validity, Validity):
        return Held(award, awarded, revoked=revoked)
    until = valid_until(awarded, validity.years)
    return Held(award, awarded, until, validity.renew_from_days, revoked)


class Refused(Exception):
    """There is a live award already; the text says which, and from when on it may be renewed."""


def may_award(held: Iterable[Held], at: datetime) -> str | None:
    """Return the award that a new one would renew, None where it is the first or all have ended.

    Raises Refused where a live award is not yet in its renewal window.
    """
    live = [one for one in held if one.live(at)]
    if not live:
        return None
    last = max(live, key=lambda one: (one.awarded, one.award))
    if last.renewable is None:
        raise Refused(f"they hold {last.award} for it, which does not expire")
    if at < last.renewable:
        raise Refused(
            f"they hold {last.award} for it, which can be renewed from {last.renewable:%Y-%m-%d} on"
        )
    return last.award


def unfounded(held: Iterable[Held], renews: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    """Yield the id of each award that should not be, as things stood when it was made, and why.

    `held` are all awards of one earner for one micro-credential, `renews` what the log says that
    each of them renews.
    """
    before: list[Held] = []
    for one in sorted(held, key=lambda one: (one.awarded, one.award)):
        try:
            renewed = may_award(before, one.awarded)
        except Refused as why:
            yield one.award, f"was made while its earner had one: {why}"
        else:
            if renewed != renews.get(one.award):
                named = renews.get(one.award) or "none"
                yield one.award, f"renews {renewed or 'none'}, but is logged to renew {named}"
        before.append(one)
