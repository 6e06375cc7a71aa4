"""What somebody should look at: dates that come, links that lead nowhere, and one issue on them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.document import Document, read_markdown, read_yaml
from microcred.model.credential import Credential
from microcred.model.evaluators import Evaluators
from microcred.model.vocabulary import Status
from microcred.watch import (
    MARK,
    SOON,
    Date,
    Link,
    Report,
    Seen,
    State,
    body,
    dates,
    links,
    seen,
    turn,
)
from tests.folder import CREDENTIAL, GOOD

TODAY = date(2026, 11, 23)
TEXT = (GOOD / CREDENTIAL).read_text("utf-8")


def credential(**changes) -> Document[Credential]:
    found = read_markdown(CREDENTIAL, TEXT, Credential).document
    assert found
    return Document(found.path, found.model.model_copy(update=changes), found.lines)


def evaluators(until: str) -> Document[Evaluators]:
    text = f"evaluators:\n  - id: eva\n    credentials: [any]\n    until: {until}\n"
    found = read_yaml("program/evaluators.yml", text, Evaluators).document
    assert found
    return found


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (TODAY - timedelta(days=400), "was due by 2025-10-19"),
        (TODAY, "is due by 2026-11-23"),
        (TODAY + SOON, "is due by 2026-12-23"),
        (TODAY + SOON + timedelta(days=1), None),
        (None, None),
    ],
)
def test_reviews_that_are_due(due, said):
    found = dates([credential(review_by=due)], None, TODAY)
    assert [one.says for one in found] == ([f"the review of think-time {said}"] if said else [])


@pytest.mark.parametrize("status", [Status.DRAFT, Status.PLANNED, Status.RETIRED])
def test_only_what_is_active_is_to_be_reviewed(status):
    assert dates([credential(review_by=TODAY, status=status)], None, TODAY) == ()


@pytest.mark.parametrize(
    ("until", "told"),
    [("2026-12-01", True), ("2026-11-01", True), ("2026-10-01", False), ("2027-06-30", False)],
)
def test_evaluators_whose_time_ends(until, told):
    found = dates([], evaluators(until), TODAY)
    assert [(one.line, one.says) for one in found] == (
        [(4, f"eva may score until {until}")] if told else []
    )


def test_each_link_is_looked_at_once_with_its_line_and_those_of_evidence_never():
    document = credential()
    found = links([document, document])
    urls = [one.url for one in found]
    assert len(urls) == len(set(urls)) > 0
    for one in found:
        assert one.path == CREDENTIAL
        assert one.line > 1
    assert not any("drive.google.com" in url for url in urls)


def test_what_is_retired_need_lead_nowhere():
    assert links([credential(status=Status.RETIRED)]) == ()


@given(st.integers(0, 40), st.integers(1, 10), st.integers(0, 53))
def test_every_link_has_its_turn(count, most, week):
    every = [Link("x", 1, f"https://a.example/{number}") for number in range(count)]
    now = turn(every, most, week)
    assert len(now) == len(set(now)) == min(count, most)
    rounds = -(-count // most) if count else 1
    looked = {one for later in range(count + rounds) for one in turn(every, most, week + later)}
    assert looked == set(every)


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (200, "fine"),
        (204, "fine"),
        (404, "gone"),
        (410, "gone"),
        (403, "unknown"),
        (500, "unknown"),
    ],
)
def test_what_a_status_means(status, state):
    assert seen(Link("x", 1, "https://a.example/"), status).state == state


def test_the_issue_tells_what_is_to_be_looked_at_and_the_rest_apart():
    at = ("credentials/think-time.md", 30)
    report = Report(
        (Date("credentials/think-time.md", 12, TODAY, "the review of think-time is due"),),
        (
            Seen(Link(*at, "https://a.example/fine"), State.FINE),
            Seen(Link(*at, "https://a.example/gone"), State.GONE, "it answers 404"),
            Seen(Link(*at, "https://a.example/shy"), State.UNKNOWN, "it answers 403"),
        ),
        7,
    )
    assert report.to_do
    text = body(report, TODAY)
    assert (
        text
        == f"""\
{MARK}
Looked at on 2026-11-23. This text is kept up to date, and closed by itself.

### Dates

- the review of think-time is due (`credentials/think-time.md:12`)

### Links that lead nowhere

- <https://a.example/gone>: it answers 404 (`credentials/think-time.md:30`)

### Links that could not be checked

- <https://a.example/shy>: it answers 403 (`credentials/think-time.md:30`)
7 further links are looked at in the weeks to come.
"""
    )


def test_what_could_not_be_checked_is_not_fine():
    assert Report(links=(Seen(Link("x", 1, "https://a.example/"), State.UNKNOWN),)).to_do
    assert not Report(links=(Seen(Link("x", 1, "https://a.example/"), State.FINE),)).to_do
