"""The queue as a page and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from microcred import links
from microcred.model.program import Program
from microcred.model.queue import Queue, QueueGroup
from microcred.site.chart import Bar, Data, chart
from microcred.site.queue.words import facts, headline, lead, months, school_days, unread
from microcred.site.render import render
from microcred.site.shell import Direct, beside_the_catalog, framed, root_of
from microcred.words import counted, day, listed, number

SHOWN = 10
"""How many bars a chart has. The table below it has all."""
TITLE = "The queue"
OTHERS = "Other micro-credentials"


class Name(NamedTuple):
    """What a micro-credential is called, and in which language."""

    text: str
    language: str


Names = Mapping[str, Name]


def queue_files(
    queue: Queue, names: Names, program: Program, shell: str
) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of the page and of its data. `names` are those that have a page."""
    yield links.QUEUE_DATA, queue_bytes(queue)
    path = links.page(links.QUEUE)
    root = root_of(path)
    head = render("queue_head.html", {"url": links.whole(program, links.QUEUE)}, root)
    main = render("queue.html", page_data(queue, names), root)
    said = f"{headline(queue)} at {program.name}. {lead(queue)}"
    direct = Direct(path, TITLE, said, main, head)
    yield path, framed(beside_the_catalog(shell), direct).encode()


def queue_bytes(queue: Queue) -> bytes:
    """Return the queue as queue.json has it; null is more than none, and too few to tell."""
    data = queue.model_dump(mode="json")
    return (json.dumps(data, indent=1, ensure_ascii=False) + "\n").encode()


def page_data(queue: Queue, names: Names) -> Data:
    """Return what the template is given."""
    return {
        "headline": headline(queue),
        "lead": lead(queue),
        "facts": [{"figure": figure, "says": says} for figure, says in facts(queue)],
        "unread": unread(queue),
        "day": day(queue.day),
        "joined": number(queue.least) if queue.least > 1 else None,
        "groups": _groups(queue, names) if queue.groups else None,
        "months": _months(queue) if queue.months else None,
        "data": links.QUEUE_DATA,
    }


def _groups(queue: Queue, names: Names) -> Data:
    named = [_named(group, names) for group in queue.groups]
    bars = [
        Bar(name, f"{group.waiting:,}, longest {_days(group.longest)}", group.waiting)
        for name, group in zip(named, queue.groups, strict=True)
    ]
    told = listed([f"{bar.label} {bar.solid}" for bar in bars[:SHOWN]])
    return {
        "heading": _longest_queue(queue, named),
        "chart": chart("waiting", f"How many wait, by micro-credential: {told}.", bars[:SHOWN]),
        "shown": number(SHOWN) if len(bars) > SHOWN else None,
        "rows": [
            {
                "name": name,
                "parts": [_part(slug, names) for slug in group.credentials],
                "others": OTHERS if group.others else None,
                "waiting": f"{group.waiting:,}",
                "median": f"{group.median:g}",
                "longest": f"{group.longest:g}",
            }
            for name, group in zip(named, queue.groups, strict=True)
        ],
    }


def _longest_queue(queue: Queue, named: Sequence[str]) -> str:
    first, waiting = queue.groups[0], queue.waiting or 0
    if len(queue.groups) == 1:
        whom = "for several micro-credentials" if first.others else f"for “{named[0]}”"
        return f"All of them wait {whom}" if waiting > 1 else f"It waits {whom}"
    if first.waiting == queue.groups[1].waiting:
        return "Several queues are equally long"
    return f"“{named[0]}” has the longest queue: {first.waiting} of {waiting}"


def _named(group: QueueGroup, names: Names) -> str:
    known = [_part(slug, names)["text"] for slug in group.credentials]
    return listed([*known, *([OTHERS.lower() if known else OTHERS] if group.others else [])])


def _part(slug: str, names: Names) -> Data:
    name = names.get(slug)
    if name is None:
        return {"text": slug, "lang": None, "href": None}
    return {"text": name.text, "lang": name.language, "href": links.credential(slug)}


def _months(queue: Queue) -> Data:
    answers = sum(one.answers for one in queue.months)
    in_time = sum(one.in_time for one in queue.months)
    bars = [
        Bar(
            months(one),
            f"{one.in_time:,} of {one.answers:,} in time",
            one.in_time,
            one.answers - one.in_time,
        )
        for one in queue.months
    ]
    told = listed([f"{bar.label} {bar.value}" for bar in bars])
    verb = "was" if answers == 1 else "were"
    return {
        "heading": f"{in_time:,} of {counted(answers, 'answer')} {verb} in time",
        "chart": chart("months", f"Answers in time, by month: {told}.", bars),
        "rows": [
            {"name": months(one), "answers": f"{one.answers:,}", "in_time": f"{one.in_time:,}"}
            for one in queue.months
        ],
    }


def _days(count: float) -> str:
    return school_days(count).replace("school ", "")
