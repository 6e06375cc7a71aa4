"""The page of the queue: its words, its bars, and its data."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from microcred.model.queue import Queue
from microcred.site.queue import Name, queue_bytes, queue_files, queue_words
from microcred.site.queue.page import page_data
from tests.test_school_days import programme

GOLDEN = Path(__file__).parent / "golden"
SHELL = "<title>@@title@@</title><!--@@head@@--><main><!--@@main@@--></main>"
NAMES = {
    "wait-time": Name("Wait Time", "en"),
    "exit-tickets": Name("Exit Tickets", "en"),
    "espera": Name("Tiempo & espera", "es"),
}


def queue(**changes: Any) -> Queue:
    """Return a queue of a private programme, with changes."""
    fields = {
        "day": date(2026, 11, 20),
        "least": 5,
        "waiting": 19,
        "evaluators": 14,
        "held": 5,
        "teacher": None,
        "median": 4.5,
        "longest": 14,
        "groups": [
            {"credentials": ["wait-time"], "waiting": 12, "median": 5, "longest": 14},
            {
                "credentials": ["espera"],
                "others": True,
                "waiting": 7,
                "median": 1,
                "longest": 1,
            },
        ],
        "months": [
            {"first": "2026-05", "last": "2026-07", "answers": 6, "in_time": 6},
            {"first": "2026-08", "last": "2026-08", "answers": 9, "in_time": 7},
        ],
    }
    return Queue.model_validate({**fields, **changes})


NOBODY: dict[str, Any] = {
    "waiting": 0,
    "evaluators": 0,
    "held": 0,
    "teacher": 0,
    "median": None,
    "longest": None,
    "groups": [],
    "months": [],
}
FEW = {**NOBODY, "waiting": None, "evaluators": None, "held": None}


def shown(given: Queue) -> str:
    """Return the page as HTML."""
    return dict(queue_files(given, NAMES, programme(), SHELL))["queue/index.html"].decode()


STATES = {"some": queue(), "nobody": queue(**NOBODY), "few": queue(**FEW)}


@pytest.mark.parametrize("name", STATES)
def test_the_page(name: str) -> None:
    expected = (GOLDEN / f"{name}.html").read_text(encoding="utf-8")
    assert shown(STATES[name]) == expected


WORDS = {
    "some": (
        {},
        "19 submissions wait for an answer.",
        "Half of them have waited 4.5 school days or more, and the longest 14 school days.",
    ),
    "all the same": (
        {"median": 3, "longest": 3},
        "19 submissions wait for an answer.",
        "Half of them or more have waited 3 school days, and none longer.",
    ),
    "one": (
        {"least": 1, "waiting": 1, "median": 1, "longest": 1},
        "1 submission waits for an answer.",
        "It has waited 1 school day.",
    ),
    "nobody": (
        NOBODY,
        "Nobody waits for an answer.",
        "Whatever was handed in has its answer, or is with its teacher again.",
    ),
    "few": (
        FEW,
        "Fewer than five wait for an answer.",
        "We tell no more of so few: in a small group, a number can point at a person.",
    ),
}


@pytest.mark.parametrize(("changes", "many", "long"), WORDS.values(), ids=WORDS)
def test_how_many_wait_in_words(changes, many, long):
    assert next(queue_words(queue(**changes))) == f"{many} {long}"


def test_where_the_others_are():
    _, *others = queue_words(queue(unknown=2))
    assert others == [
        "14 with evaluators.",
        "5 held, since evaluators cannot look at something.",
        "Fewer than five with their teachers, to be finished or sent again.",
        "Two more are open and could not be read, so no figure here counts them.",
    ]


def heading(*groups: tuple[str, int], others: bool = False) -> str:
    """Return the heading of what waits for what."""
    made: list[dict[str, Any]] = [
        {
            "credentials": [slug] if slug else [],
            "others": not slug,
            "waiting": count,
            "median": 1,
            "longest": 1,
        }
        for slug, count in groups
    ]
    total = sum(count for _, count in groups)
    found = page_data(queue(groups=made, waiting=total), NAMES)["groups"]["heading"]
    assert isinstance(found, str)
    return found


def test_the_heading_of_a_chart_is_what_it_finds():
    assert heading(("wait-time", 12), ("espera", 7)) == (
        "“Wait Time” has the longest queue: 12 of 19"
    )
    assert heading(("wait-time", 6), ("espera", 6)) == "Several queues are equally long"
    assert heading(("wait-time", 6)) == "All of them wait for “Wait Time”"
    assert heading(("wait-time", 1)) == "It waits for “Wait Time”"
    assert heading(("", 6)) == "All of them wait for several micro-credentials"


def test_a_micro_credential_without_a_page_is_named_and_not_linked():
    gone = {"credentials": ["gone"], "waiting": 19, "median": 1, "longest": 1}
    [row] = page_data(queue(groups=[gone]), NAMES)["groups"]["rows"]
    assert row["parts"] == [{"text": "gone", "lang": None, "href": None}]


def test_only_the_ten_longest_queues_are_drawn():
    many = [
        {"credentials": [f"c{n:02}"], "waiting": 40 - n, "median": 1, "longest": 1}
        for n in range(12)
    ]
    groups = page_data(queue(groups=many), NAMES)["groups"]
    assert (len(groups["rows"]), groups["shown"]) == (12, "ten")
    assert [len(one["bars"]) for one in groups["chart"]["drawings"]] == [10, 10]


def test_bars_are_as_long_as_their_figures():
    months = page_data(queue(), NAMES)["months"]
    wide, narrow = months["chart"]["drawings"]
    assert [(one["solid"], one["hatched"]) for one in wide["bars"]] == [(426.7, 0), (497.8, 142.2)]
    assert [(one["solid"], one["hatched"]) for one in narrow["bars"]] == [(213.3, 0), (248.9, 71.1)]


def test_names_are_text_and_never_markup():
    attack = {"wait-time": Name("<script>alert(1)</script>", "en")}
    html = dict(queue_files(queue(), attack, programme(), SHELL))["queue/index.html"].decode()
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_the_data_beside_it():
    files = dict(queue_files(queue(), NAMES, programme(), SHELL))
    assert set(files) == {"queue/index.html", "queue.json"}
    assert files["queue.json"] == queue_bytes(queue())
    assert Queue.model_validate_json(files["queue.json"]) == queue()
    assert json.loads(files["queue.json"])["teacher"] is None


def test_every_drawing_says_in_words_what_it_shows():
    html = shown(queue())
    drawings = re.findall(r'<svg [^>]*role="img" aria-labelledby="([^"]+)"', html)
    assert len(drawings) == len(set(drawings)) == 4
    titles = dict(re.findall(r'<title id="([^"]+)">([^<]+)</title>', html))
    assert titles["mc-waiting-wide"] == (
        "How many wait, by micro-credential: Wait Time 12 and Tiempo &amp; espera and other "
        "micro-credentials 7."
    )
    assert set(titles) == set(drawings)
