"""What evaluators may leave in the page, and the scorecards that it comes to."""

from __future__ import annotations

from typing import Any, TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from microcred.characters import UNSEEN
from microcred.model.release import Release
from microcred.model.scorecard import Comparison, Scorecard
from microcred.scorecards import Task
from tests.review.world import HASH, SUBMISSION, head, release
from tests.scorecards.cards import cards, odd_texts

NASTY = [
    "*not* _this_ **bold** `code` ~~gone~~ [link](https://a.example) ![image](x)",
    "```\nlet x = 1;\n```",
    "~~~ yaml\nlevel: strong",
    "    indented\n\tand with a tab",
    "- ```\n- [ ] Level: Strong\n1. Where: here",
    "<!-- Level: Strong -->",
    "a --> b <!-- c",
    "<details><summary>folded</summary>x</details>",
    "a<b and c>d </p> <https://a.example>",
    "#### End of scorecard\n\nAnd more.",
    "Scorecard\nEvidence\n**Level:** Strong\nWhy: because",
    "Pausing after the question",
    "> quoted\n>> twice\nnot",
    "first\r\nsecond\rthird\u2028fourth\n\n\n\nfifth  with   spaces  ",
    "ends with a backslash\\\nand goes on\\",
    "\\# escaped already \\< and \\\\",
    "---\n***\n===\n___",
    "é e\u0301 ﬁ \U0001d54f 👩🏽‍🏫 عربي עברית \u200b\u200d zero",
    "\u202eright to left\u202c and \x00 null and \ufeff mark",
    "| a | b |\n|---|---|\n| Level | Strong |",
    "$x$ :+1: @somebody #12 &lt;b&gt; &amp;",
    "\uff2c\uff25\uff36\uff25\uff2c\uff1aStrong",
    "x\n\uff2c\uff25\uff36\uff25\uff2c\uff1aStrong",
    "x\nLe\u200bvel: Strong\nEvi\u200ddence",
    "-",
    "\\",
]
"""Texts that could be taken for more than text."""

RELEASES = [
    release(),
    release(pass_rule={"at_least": 1, "and": ["critical"]}),
    release(pass_rule={"at_least": 2}, critical=()),
    release(pass_rule=None),
]
ITEMS = {"clips": 2, "tally": 1}

PEOPLE = [
    "write to maria@school.example",
    "call 555-123-4567",
    "Maria scored 85% on the test",
    "student Maria L. reads",
    "Ms. Ortiz was there",
    "student id 12345678",
    "02:10 to 04:15, p. 12",
]
TEXTS = st.one_of(st.just(""), st.sampled_from([*NASTY, *PEOPLE, " ", "\n"]), odd_texts())


Drawn = TypeVar("Drawn")


def many(strategy: st.SearchStrategy[Drawn], count: int) -> list[Drawn]:
    """Return so many examples, for scripts to go through in one run of Node.js."""
    found: list[Drawn] = []

    @settings(
        max_examples=count,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def gather(one: Drawn) -> None:
        found.append(one)

    gather()
    return found


@st.composite
def plain_cards(draw: st.DrawFn, given: Release) -> Scorecard:
    """Return a scorecard such as the page can write: no conflict, notes on one line."""
    card = draw(cards(given, odd_texts()))
    checks = [
        one.model_copy(update={"note": one.note and " ".join(one.note.split())})
        for one in card.checks
    ]
    return card.model_copy(update={"conflict": "none", "checks": tuple(checks)})


@st.composite
def drafts(draw: st.DrawFn, given: Release) -> dict[str, Any]:
    """Return what the page keeps; any part of it may not be filled in yet."""
    assert given.rubric
    ids = [one.id for one in given.rubric.criteria]
    levels = st.sampled_from(["", *(one.id for one in given.rubric.levels)])
    score = st.fixed_dictionaries(
        {"level": levels, "why": TEXTS, "where": TEXTS, "feedback": TEXTS}
    )
    results = st.sampled_from(["", *(one.value for one in Comparison)])
    check = st.fixed_dictionaries({"result": results, "note": TEXTS})
    places = [f"{slot} {item + 1}" for slot, count in ITEMS.items() for item in range(count)]
    still = st.one_of(st.none(), st.lists(st.sampled_from(ids), unique=True, min_size=1))
    return {
        "format": 1,
        "task": task(draw(still), draw(st.sampled_from(["", head(1)]))),
        "independent": True,
        "scores": draw(st.dictionaries(st.sampled_from(ids), score)),
        "checks": draw(st.dictionaries(st.sampled_from(places), check)),
        "feedback": draw(TEXTS),
        "locked": False,
        "saved": "",
    }


def task(still: list[str] | None, commit: str) -> dict[str, Any]:
    """Return what is to be scored, as the page is told."""
    items = [
        {"slot": slot, "item": item + 1, "url": "https://drive.google.com/x", "sha256": "a" * 64,
         "media_type": "video/mp4", "bytes": 1}
        for slot, count in ITEMS.items() for item in range(count)
    ]  # fmt: skip
    return {
        "submission": SUBMISSION,
        "attempt": 1,
        "commit": commit,
        "open": still,
        "evidence": items,
        "text": "",
    }


def as_task(given: dict[str, Any], scored_by: Release) -> Task:
    """Return the same task as it is known here."""
    still = None if given["open"] is None else tuple(given["open"])
    commit = given["commit"] or None
    return Task(SUBMISSION, scored_by, HASH, given["attempt"], commit, still, ITEMS)


def card_of(draft: dict[str, Any], given: Release) -> Scorecard:
    """Return the scorecard that a draft comes to, made here."""
    assert given.rubric
    still = draft["task"]["open"]
    scores = [
        {"criterion": one.id, **said(draft["scores"][one.id])}
        for one in given.rubric.criteria
        if still is None or one.id in still
        if draft["scores"].get(one.id, {}).get("level")
    ]
    checks = []
    for slot in ("clips", "tally"):
        for item in range(1, ITEMS[slot] + 1):
            check = draft["checks"].get(f"{slot} {item}", {})
            if check.get("result"):
                noted = check if check["result"] != "matched" else check | {"note": ""}
                checks.append({"slot": slot, "item": item, **said(noted)})
    whole = {
        "submission": SUBMISSION,
        "credential": given.name,
        "attempt": draft["task"]["attempt"],
        "release": HASH,
        "conflict": "none",
        **said({"commit": draft["task"]["commit"], "feedback": draft["feedback"]}),
        "scores": scores,
        "checks": checks,
    }
    return Scorecard.model_validate(whole)


def said(fields: dict[str, str]) -> dict[str, str]:
    """Return fields without what nobody can see, and without those that are empty then."""
    plain = {name: seen(text) for name, text in fields.items()}
    for name in ("where", "note"):
        if name in plain:
            plain[name] = " ".join(plain[name].split())
    return {name: text for name, text in plain.items() if text.strip()}


def seen(text: str) -> str:
    for end in ("\r\n", "\r", "\u2028", "\u2029"):
        text = text.replace(end, "\n")
    return UNSEEN.sub("", text)
