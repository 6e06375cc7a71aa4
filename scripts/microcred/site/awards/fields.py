"""The texts of one award as its pages put them: dates in words, fingerprints in hex."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import NamedTuple

from microcred.site.awards.reading import Told, Unreadable, hex_of
from microcred.site.awards.shape import Texts
from microcred.words import day

GROUP = 4


class Showing(NamedTuple):
    """An award to be shown: its id, and what the log tells beside its file.

    `release` is for example `wait-time@1.0`; `page` is the earner's, where one was asked for.
    """

    award: str
    release: str
    page: str | None = None
    revoked: datetime | None = None
    reason: str = ""


def number(award: str) -> str:
    """Return an award's number as people read it out: `K3F9-Q2M7-7XYZ`."""
    parts = (award[at : at + GROUP] for at in range(0, len(award), GROUP))
    return "-".join(parts).upper()


def fields(own: Texts, told: Told, showing: Showing) -> Texts:
    """Return each text that pages show of one award alone, by name. Raises Unreadable."""
    found = {
        "id": showing.award,
        "number": number(showing.award),
        **_date("issued", own.get("awarded", "")),
        **(_date("until", own["until"]) if told.expires else {}),
        "awarded": own.get("awarded", ""),
        "created": own.get("created", ""),
        "key": own.get("method", "").rpartition("#")[2],
        "index": own.get("index", ""),
        "list": own.get("list", ""),
        "commit": own[told.own_commit].removeprefix("swh:1:rev:") if told.own_commit else "",
    }
    found.update((name, _fingerprint(own[name])) for name in told.own_cards)
    found.update((item.own, _link(own[item.own])) for item in told.items if item.own)
    found.update((name, own[name]) for name in (told.own_name, told.own_account) if name)
    if showing.page:
        found["page"] = showing.page
    if showing.revoked:
        found |= {
            **_words("revoked", showing.revoked.astimezone(UTC).date()),
            "reason": showing.reason,
        }
    return found


def last_day(own: Mapping[str, str]) -> date | None:
    """Return the last day of an award that expires, by UTC. Raises Unreadable."""
    until = own.get("until")
    return _day(until) if until else None


def _link(address: str) -> str:
    """Return an address that a browser may open without running anything, else one that is none."""
    return address if address.startswith(("https://", "http://")) else "#"


def _date(name: str, moment: str) -> Texts:
    return _words(name, _day(moment))


@lru_cache(maxsize=4096)
def _day(moment: str) -> date:
    try:
        return datetime.fromisoformat(moment).astimezone(UTC).date()
    except ValueError:
        raise Unreadable(f"holds “{moment}”, which is no moment") from None


@lru_cache(maxsize=4096)
def _words(name: str, when: date) -> Texts:
    return {
        name: day(when),
        f"{name}_iso": when.isoformat(),
        f"{name}_year": str(when.year),
        f"{name}_month": str(when.month),
    }


def _fingerprint(address: str) -> str:
    """Return the hex digits of a SHA-256 that is told as `ni:///sha-256;…` (RFC 6920)."""
    text = address.removeprefix("ni:///sha-256;")
    return hex_of(text + "=" * (-len(text) % 4), b"-_")
