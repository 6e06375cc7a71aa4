"""The page of requests for new micro-credentials: what was asked for, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping

from microcred.entry import Entry
from microcred.labels import label
from microcred.model.program import Program
from microcred.model.requests import Became, Request, Requests
from microcred.offered.offers import Offers
from microcred.site.chart import Data
from microcred.site.offers.listing import item
from microcred.words import counted, day

FORM = "issues/new?template=request.yml"
_TAGS = {
    Became.OPEN: {"text": "Open for votes", "icon": "circle", "tone": "info"},
    Became.CHOSEN: {"text": "Being written", "icon": "clock", "tone": "warn"},
    Became.OFFERED: {"text": "Offered now", "icon": "check", "tone": "ok"},
    Became.DECLINED: {"text": "Not planned", "icon": "archive", "tone": "mute"},
}


def requests_page(
    requests: Requests, program: Program, offers: Offers, entries: Mapping[str, Entry]
) -> Data:
    """Return the data of the page: open ones first, most votes first."""
    order = list(Became)
    found = sorted(requests.requests, key=lambda one: (order.index(one.became), -one.votes, one.id))
    repository = program.repository.rstrip("/") if program.repository else None
    return {
        "form": f"{repository}/{FORM}" if repository else None,
        "votes": sum(one.votes for one in found),
        "requests": [_request(one, offers, entries) for one in found],
    }


def _request(one: Request, offers: Offers, entries: Mapping[str, Entry]) -> Data:
    return {
        "id": one.id,
        "name": one.name,
        "why": one.why,
        "asked": day(one.asked),
        "area": label("area", one.area.value) if one.area else None,
        "votes": counted(one.votes, "vote"),
        "issue": one.issue,
        "tag": _TAGS[one.became],
        "answer": one.answer,
        "credential": item(offers, entries, one.credential) if one.credential else None,
    }
