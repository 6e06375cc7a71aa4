"""Hypothesis: rubrics with odd names, and scorecards with odd texts."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from microcred.characters import UNSEEN
from microcred.model.evidence import EvidenceSlot
from microcred.model.release import Release
from microcred.model.rubric import Criterion, Level, Rubric
from microcred.model.scorecard import Comparison, Scorecard
from tests.review.world import SUBMISSION, release

LIKE_STRUCTURE = (
    *(
        "Level: Meets",
        "Why: x",
        "Where: here",
        "Criterion: x",
        "**Level:** x",
        "Overall feedback: x",
    ),
    *("Scorecard", "### Scorecard", "End of scorecard", "Evidence", "#### Evidence", "#", "# x"),
    *("- x", "* x", "1. x", "- [ ] x", "clips 1: matched", "`pause`", "Who gets to speak", "**x**"),
    *(
        "\\",
        "\\\\",
        "\\Evidence",
        "\\# x",
        "<!-- x -->",
        "<!--",
        "-->",
        "\\<!--",
        "---",
        "***",
        "===",
    ),
    *("> x", "x: y", ":", " — x", "(x)", "```", "“x”"),
    *("- ```", "> ~~~ x", "\\```", "<details>", "</p>", "x<y z>", "\\<b>", "<!DOCTYPE x>", "<?x"),
)
"""What in a text could be taken for a part of the block."""

_CHARACTERS = st.characters(exclude_categories=["Cs"]).filter(lambda one: not UNSEEN.search(one))
_PIECES = st.one_of(
    st.sampled_from(LIKE_STRUCTURE),
    st.text(_CHARACTERS, max_size=8),
    st.text("ab \n\\#-*:.", max_size=9),
)
_GLUE = st.sampled_from([" ", "\n", "\n\n", ""])


def odd_texts() -> st.SearchStrategy[str]:
    """Return texts, many of which look like structure."""
    pieces = st.lists(st.tuples(_PIECES, _GLUE), min_size=1, max_size=6)
    return pieces.map(lambda them: "".join(map("".join, them))).filter(
        lambda text: text.strip() != ""
    )


def odd_lines(longest: int = 60) -> st.SearchStrategy[str]:
    """Return the same on one line."""
    return odd_texts().map(lambda text: " ".join(text.split())[:longest].strip()).filter(bool)


_SLUGS = st.from_regex(r"[a-z]{1,5}(-[a-z]{1,3})?", fullmatch=True)


@st.composite
def _named(draw: st.DrawFn, ids: tuple[str, ...], names: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return ids with names; some are the same, some are each other's, some are words of ours."""
    slugs = draw(
        st.lists(st.one_of(_SLUGS, st.sampled_from(ids)), min_size=1, max_size=4, unique=True)
    )
    name = st.one_of(odd_lines(), st.sampled_from([*names, *slugs]))
    return [(slug, draw(name)) for slug in slugs]


@st.composite
def odd_releases(draw: st.DrawFn) -> Release:
    """Return a release whose criteria, levels and slots have odd names."""
    criteria = draw(_named(("evidence", "scorecard", "level", "why"), ("Evidence", "Scorecard")))
    levels = draw(_named(("meets", "not-yet"), ("Meets", "Not yet")))
    slots = draw(_named(("clips", "clips-2"), ("Clips", "Clips 2", "Clips, item 2")))
    rubric = Rubric(
        id="odd",
        version="1.0",
        levels=tuple(Level(id=one, name=name) for one, name in levels),
        criteria=tuple(Criterion(id=one, name=name) for one, name in criteria),
    )
    evidence = tuple(
        EvidenceSlot.model_validate({"id": one, "name": name, "kind": "video", "prompt": "x"})
        for one, name in slots
    )
    usual = release()
    credential = usual.credential.model_copy(update={"evidence": evidence})
    return usual.model_copy(update={"rubric": rubric, "credential": credential})


@st.composite
def cards(draw: st.DrawFn, given: Release, texts: st.SearchStrategy[str]) -> Scorecard:
    """Return a scorecard by a release; any criterion may be there twice or not at all."""
    assert given.rubric
    maybe = st.one_of(st.none(), texts)
    criteria = st.sampled_from([one.id for one in given.rubric.criteria])
    score: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
        {
            "criterion": criteria,
            "level": st.sampled_from([one.id for one in given.rubric.levels]),
            "why": maybe,
            "where": st.one_of(st.none(), texts.map(lambda text: " ".join(text.split())[:200])),
            "feedback": maybe,
        }
    )
    check: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
        {
            "slot": st.sampled_from([one.id for one in given.credential.evidence]),
            "item": st.integers(1, 99),
            "result": st.sampled_from(Comparison),
            "note": maybe,
        }
    )
    whole = {
        "submission": SUBMISSION,
        "credential": given.name,
        "attempt": draw(st.integers(1, 99)),
        "release": draw(st.sampled_from([None, "a1" * 32])),
        "commit": draw(st.sampled_from([None, "b2" * 20])),
        "conflict": draw(st.one_of(st.just("none"), texts)),
        "scores": draw(st.lists(score, max_size=4)),
        "checks": draw(st.lists(check, max_size=4)),
        "feedback": draw(maybe),
    }
    return Scorecard.model_validate(whole)
