"""What is wrong of a kind hides nothing that is wrong otherwise."""

from __future__ import annotations

import hashlib
from copy import deepcopy
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from microcred.attempt import Offered, offered_for, read_attempt, readable_parts
from microcred.definition import UNREAD
from microcred.document import Source
from microcred.model.vocabulary import Status
from microcred.places import Attempt
from microcred.rules.submission import HandedIn
from microcred.rules.submissions import submission_problems
from tests import ledgers
from tests.handed import FIELDS, complete
from tests.ledgers import AWARDED

PLACE = Attempt("think-time", "k3f9q2m7", 1)
NAME = "think-time@1.0"
EMPTY = hashlib.sha256(b"").hexdigest()
TODAY = AWARDED.date()
OFFERED = Offered(ledgers.release(), ("1.0",), Status.ACTIVE)


def text(**changes: Any) -> str:
    return complete(NAME, **changes).replace("## Context", "## Your class")


def codes(written: str) -> set[str]:
    """Return what the rules find in the parts of an attempt that can be read."""
    document = readable_parts(PLACE.path, written)
    assert document
    offered = offered_for(document, lambda name: OFFERED)
    source = Source(PLACE.path, written)
    handed = HandedIn(source, document, offered, ledgers.program(), TODAY, TODAY, PLACE)
    return {one.code for one in submission_problems(handed)}


def test_the_whole_of_what_can_be_read_whole():
    document = readable_parts("a.md", text())
    assert document
    assert document == read_attempt("a.md", text()).document
    assert codes(text()) == set()


def test_what_cannot_be_read_is_unread_and_the_rest_is_there():
    document = readable_parts("a.md", text(**{"evidence.1.bytes": "many", "status": "done"}))
    assert document
    model = document.model
    assert [model.status, model.evidence[1].bytes] == [UNREAD, UNREAD]
    assert (model.evidence[0].bytes, model.evidence[1].duration) == (73400320, 468)
    assert model.evidence[1].slot == "clips"


@pytest.mark.parametrize(
    "written", ["", "no front matter", "---\n[a\n---\n", "---\na: 1\na: 2\n---\n"]
)
def test_nothing_can_be_read(written):
    assert readable_parts("a.md", written) is None


WRONG = {
    "consent.forms_on_file": False,
    "evidence.2.sha256": EMPTY,
    "evidence.0.url": "https://elsewhere.example/a",
    "reflection": "Too short.",
}
TOLD = {"S15", "S16", "S18", "S20"}


@pytest.mark.parametrize(
    ("spoiled", "value", "lost"),
    [
        ("evidence.1.bytes", "many", []),
        ("evidence.1.media_type", "MP4", []),
        ("evidence.1.captured", "last week", []),
        ("evidence.1.url", "here", ["S15"]),  # which compares each item with the others
        ("evidence.1.transcript", 'an "odd" one', []),
        ("evidence.1.class", "a\nb", []),
        ("integrity.own_work", "perhaps", []),
        ("evidence.1.sha256", "abc", ["S15"]),
        ("publish", "yes", []),
        ("earner", "ana", []),
        ("credential", "think time", ["S18", "S20"]),
        ("evidence", "none", ["S15", "S16", "S18"]),
        ("evidence.1.sha256", None, ["S15"]),
        ("evidence.1.slot", None, []),
        ("evidence.1.bytes", None, []),
        ("credential", None, ["S18", "S20"]),
        ("earner", None, []),
        ("status", None, []),
    ],
)
def test_a_value_of_the_wrong_kind_hides_only_the_rules_that_need_it(spoiled, value, lost):
    assert codes(text(**WRONG)) == TOLD
    assert codes(text(**{**WRONG, spoiled: value})) == TOLD - set(lost)


def test_where_it_is_not_said_whether_it_is_a_draft_what_lacks_is_a_warning():
    written = text(status="done", consent=None)
    document = readable_parts("a.md", written)
    assert document
    handed = HandedIn(
        Source("a.md", written), document, OFFERED, ledgers.program(), TODAY, TODAY, PLACE
    )
    found = [(one.code, one.severity.value) for one in submission_problems(handed)]
    assert found == [("S18", "warning")]


ODD = st.one_of(
    st.none(), st.booleans(), st.text(max_size=5), st.lists(st.text(max_size=2), max_size=2),
    st.dictionaries(st.text(max_size=3), st.text(max_size=3), max_size=2), st.integers(),
)  # fmt: skip
PATHS = [
    *FIELDS,
    "credential",
    "earner",
    "earner.id",
    *(f"{group}.{name}" for group in ("consent", "integrity", "publish") for name in FIELDS[group]),
    *(f"evidence.{place}" for place in range(3)),
    *(f"evidence.{place}.{name}" for place in range(3) for name in FIELDS["evidence"][place]),
]


def put(data: Any, steps: list[str], value: Any) -> None:
    """Put a value in the place of another, where there is such a place."""
    first, *rest = (int(step) if step.isdigit() else step for step in steps)
    holds = isinstance(data, dict if isinstance(first, str) else list)
    if holds and not rest:
        data[first] = value
    elif holds and data:
        put(data[first], steps[1:], value)


@given(st.dictionaries(st.sampled_from(PATHS), ODD, min_size=1, max_size=4))
def test_whatever_is_spoiled_no_rule_breaks(spoiled):
    front = {"credential": NAME, "earner": {"id": "k7m2p4"}, **deepcopy(FIELDS)}
    for path, value in spoiled.items():
        put(front, path.split("."), value)
    written = f"---\n{yaml.safe_dump(front, sort_keys=False)}---\n"
    if readable_parts("a.md", written):
        codes(written)
