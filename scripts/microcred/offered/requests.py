"""program/requests.yml, read and checked: O09."""

from __future__ import annotations

from collections.abc import Iterator

from microcred.document import Document, Reading, read_yaml
from microcred.model.requests import Became, Request, Requests
from microcred.offered.finding import Finding, problems, twice
from microcred.offered.offers import Offers
from microcred.problem import Problem
from microcred.settings import Reader

REQUESTS = "program/requests.yml"


def read_requests(read: Reader, offers: Offers) -> Reading[Requests]:
    """Return what was asked for, and every problem with it; nothing where there is no such file."""
    source = read(REQUESTS)
    if isinstance(source, Problem):
        return Reading(None, () if source.code == "F10" else (source,))
    reading = read_yaml(REQUESTS, source.text, Requests)
    if reading.document is None:
        return reading
    found = problems(reading.document, _findings(reading.document, offers))
    return Reading(reading.document, tuple(found))


def _findings(document: Document[Requests], offers: Offers) -> Iterator[Finding]:
    requests = document.model.requests
    yield from twice(("requests",), "O09", [one.id for one in requests], "the request")
    for number, one in enumerate(requests):
        at = ("requests", number)
        yield from (found._replace(at=(*at, *found.at)) for found in _one(one, offers))


def _one(one: Request, offers: Offers) -> Iterator[Finding]:
    if one.became is Became.OFFERED and one.credential is None:
        message = f"“{one.name}” is offered now, and nothing says as which micro-credential"
        yield Finding(("became",), "O09", message, "Add `credential:`.")
    if one.became is Became.DECLINED and one.answer is None:
        message = f"“{one.name}” was declined, and nothing says why"
        yield Finding(("became",), "O09", message, "Add `answer:`, for those who asked.")
    if one.credential is not None and one.credential not in offers.known:
        message = f"there is no micro-credential “{one.credential}” here"
        fix = "Correct the name, or take it out."
        at = ("credential",)
        yield Finding(at, "O09", message, fix, unknown=one.credential, near=offers.known)
