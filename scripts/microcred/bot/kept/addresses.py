"""Where the links of the comment lead."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final, NamedTuple
from urllib.parse import quote, urlsplit

from microcred import links
from microcred.attempt import handed_in, without_earner
from microcred.bot.matter import Matter, Turned
from microcred.bot.packing import pack
from microcred.model.program import Program
from microcred.scorecards import Task

SERVER: Final = "https://github.com"


def rule_page(program: Program, code: str) -> str:
    """Return where a rule is explained."""
    return links.whole(program, f"rules/#{code.lower()}")


def edit_page(matter: Matter, path: str) -> str | None:
    """Return where a file of the pull request is edited, None where its copy is gone."""
    pull = matter.pull
    if pull.repository is None:
        return None
    where = "/".join(quote(part, safe="/") for part in (pull.repository, "edit", pull.branch, path))
    return f"{_server(matter.program)}/{where}"


def next_attempt(matter: Matter, unmet: list[str], *, text: bool = True) -> str | None:
    """Return the page that fills in the next attempt with what the last one said.

    None where there is nothing to go on from. What follows `#` is never sent to a server.
    """
    if not matter.attempts or matter.pull.repository is None:
        return None
    last = matter.attempts[-1]
    known: dict[str, Any] = {
        "submission": last.place.submission,
        "attempt": last.place.number + 1,
        "repository": matter.pull.repository,
        "branch": matter.pull.branch,
        "unmet": unmet,
    }
    packed = pack({**known, "text": last.text} if text else known)
    return links.whole(matter.program, f"{links.credential(last.place.slug)}submit/#again={packed}")


def score_page(matter: Matter, task: Task, turned: Turned, *, text: bool = True) -> str:
    """Return the page on which an attempt is scored; nothing on it says whose it is."""
    known: dict[str, Any] = {
        "submission": task.submission,
        "attempt": task.attempt,
        "commit": task.head,
        "release": task.release_hash,
        "open": list(task.open_criteria) if task.open_criteria is not None else None,
        "evidence": [one._asdict() for one in items(turned)],
    }
    packed = pack({**known, "text": without_earner(turned.text)} if text else known)
    slug = turned.place.slug
    return links.whole(matter.program, f"{links.credential(slug)}score/#task={packed}")


class Item(NamedTuple):
    """One thing that was handed in; `item` is its number within its slot."""

    slot: str
    item: int
    url: str
    sha256: str
    media_type: str
    bytes: int


def items(turned: Turned) -> tuple[Item, ...]:
    """Return the items that were handed in, numbered within their slots."""
    count: Counter[str] = Counter()
    found = []
    for one in filter(handed_in, turned.submission.evidence):
        count[one.slot] += 1
        number = count[one.slot]
        found.append(Item(one.slot, number, one.url, one.sha256, one.media_type, one.bytes))
    return tuple(found)


def _server(program: Program) -> str:
    """Return the server that the programme's repository is on."""
    if program.repository is None:
        return SERVER
    parts = urlsplit(program.repository)
    return f"{parts.scheme}://{parts.netloc}"
