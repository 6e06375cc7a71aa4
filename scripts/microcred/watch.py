"""What somebody should look at before it goes wrong: dates that come, links that lead nowhere.

Evidence is never asked for: who may open it, a school's own service decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from microcred.document import Document
from microcred.model.credential import Credential
from microcred.model.evaluators import Evaluators
from microcred.model.vocabulary import Status

SOON: Final = timedelta(days=30)
"""How long before a date somebody is told of it."""

MARK: Final = "<!-- microcred:watch -->"
TITLE: Final = "To look at: dates and links"


class State(StrEnum):
    """Whether a link leads somewhere. `UNKNOWN` is never fine."""

    FINE = "fine"
    GONE = "gone"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Date:
    """Something that is due on a day. `path` and `line` are where it is written."""

    path: str
    line: int
    on: date
    says: str


@dataclass(frozen=True, slots=True)
class Link:
    """An address that a micro-credential names."""

    path: str
    line: int
    url: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A link, and what came of looking."""

    link: Link
    state: State
    why: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """All that was found. `skipped` is how many links were left for the next time."""

    dates: tuple[Date, ...] = ()
    links: tuple[Seen, ...] = ()
    skipped: int = 0

    @property
    def to_do(self) -> bool:
        """True where somebody should look at something."""
        return bool(self.dates) or any(one.state is not State.FINE for one in self.links)


def dates(
    credentials: Iterable[Document[Credential]],
    evaluators: Document[Evaluators] | None,
    today: date,
) -> tuple[Date, ...]:
    """Return what is due or will be within SOON, the earliest first."""
    found = [*_reviews(credentials, today), *_terms(evaluators, today)]
    return tuple(sorted(found, key=lambda one: (one.on, one.path, one.line)))


def _reviews(credentials: Iterable[Document[Credential]], today: date) -> Iterator[Date]:
    for document in credentials:
        due = document.model.review_by
        if document.model.status is Status.ACTIVE and due and due <= today + SOON:
            was = "was" if due < today else "is"
            says = f"the review of {document.model.id} {was} due by {due}"
            yield Date(document.path, document.line("review_by"), due, says)


def _terms(evaluators: Document[Evaluators] | None, today: date) -> Iterator[Date]:
    """Yield evaluators who may soon score no more; those whose time is long over are left out."""
    for place, one in enumerate(evaluators.model.evaluators if evaluators else ()):
        if evaluators and one.until and today - SOON <= one.until <= today + SOON:
            line = evaluators.line("evaluators", place, "until")
            says = f"{one.id} may score until {one.until}"
            yield Date(evaluators.path, line, one.until, says)


def links(credentials: Iterable[Document[Credential]]) -> tuple[Link, ...]:
    """Return every address that these name, each once, in the order of their files."""
    found: dict[str, Link] = {}
    for document in credentials:
        if document.model.status is not Status.RETIRED:
            for line, url in _addresses(document):
                found.setdefault(url, Link(document.path, line, url))
    return tuple(found.values())


def _addresses(document: Document[Credential]) -> Iterator[tuple[int, str]]:
    model = document.model
    for place, cited in enumerate(model.research):
        if cited.address:
            yield document.line("research", place), cited.address
    for place, resource in enumerate(model.resources):
        yield document.line("resources", place, "url"), resource.url
    for place, alignment in enumerate(model.alignments):
        yield document.line("alignments", place, "url"), alignment.url
    if model.provider.url:
        yield document.line("provider", "url"), model.provider.url


def turn(found: Sequence[Link], most: int, week: int) -> tuple[Link, ...]:
    """Return the links to look at this week: all, or where there are more, each in its turn."""
    if len(found) <= most:
        return tuple(found)
    start = week * most % len(found)
    return tuple([*found[start:], *found[:start]][:most])


def seen(link: Link, status: int) -> Seen:
    """Return what the status means that an address answered with (RFC 9110, 15)."""
    if 200 <= status < 300:
        return Seen(link, State.FINE)
    if status in {404, 410}:
        return Seen(link, State.GONE, f"it answers {status}")
    return Seen(link, State.UNKNOWN, f"it answers {status} to a program; a person may get through")


def body(report: Report, today: date) -> str:
    """Return the text of the issue that is kept."""
    gone = [one for one in report.links if one.state is State.GONE]
    unknown = [one for one in report.links if one.state is State.UNKNOWN]
    parts = [MARK, f"Looked at on {today}. This text is kept up to date, and closed by itself."]
    if report.dates:
        parts += ["### Dates", *(f"- {one.says} (`{_at(one)}`)" for one in report.dates)]
    if gone:
        parts += ["### Links that lead nowhere", *map(_line, gone)]
    if unknown:
        parts += ["### Links that could not be checked", *map(_line, unknown)]
    if report.skipped:
        parts.append(f"{report.skipped} further links are looked at in the weeks to come.")
    return "\n".join(f"\n{one}\n" if one.startswith("###") else one for one in parts) + "\n"


def _at(one: Date | Link) -> str:
    return f"{one.path}:{one.line}"


def _line(one: Seen) -> str:
    return f"- <{one.link.url}>: {one.why} (`{_at(one.link)}`)"
