"""What a programme says today of the releases that submissions name."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from microcred.definition import UNREAD
from microcred.freezing import freeze_releases
from microcred.model.vocabulary import Status
from microcred.offers import offers, published_on
from microcred.releases import Change, release_path
from microcred.survey import Survey
from tests.folder import CREDENTIAL, TODAY, edit, good, put

OLD, NEW = release_path("think-time", "1.0"), release_path("think-time", "1.1")


@pytest.fixture
def root(tmp_path):
    root = good(tmp_path / "programme")
    freeze_releases(root, TODAY)
    return root


def offered(root, name="think-time@1.0", published=None):
    survey = Survey(root)
    days = {} if published is None else published
    return offers(survey.read, survey.read_bytes, survey.releases, days, TODAY)(name)


def newer(root):
    edit(root, CREDENTIAL, 'version: "1.0"', 'version: "1.1"')
    freeze_releases(root, TODAY)
    return root


def test_a_current_release(root):
    found = offered(root)
    assert found.release
    assert found.release.name == "think-time@1.0"
    assert (found.versions, found.status, found.superseded) == (("1.0",), Status.ACTIVE, None)


@pytest.mark.parametrize("name", ["think-time@1.1", "no-such@1.0"])
def test_no_such_release(root, name):
    assert offered(root, name).release is None


def test_a_planned_one_says_when_it_opens(root):
    edit(root, CREDENTIAL, "status: active", "status: planned\nopens: Autumn 2027")
    found = offered(root)
    assert (found.status, found.opens) == (Status.PLANNED, "Autumn 2027")


def test_a_retired_one_says_when_it_closed(root):
    retired = "status: retired\nretired: {on: 2026-06-30, why: Nobody took it.}"
    edit(root, CREDENTIAL, "status: active", retired)
    found = offered(root)
    assert (found.status, found.closed) == (Status.RETIRED, date(2026, 6, 30))


def test_superseded_since_the_next_version_was_committed(root):
    newer(root)
    days = {OLD: date(2025, 1, 1), NEW: date(2026, 5, 1)}
    assert offered(root, published=days).superseded == date(2026, 5, 1)
    assert offered(root, "think-time@1.1", days).superseded is None
    assert offered(root, published=days).versions == ("1.0", "1.1")


def test_versions_are_compared_by_their_numbers(root):
    edit(root, CREDENTIAL, 'version: "1.0"', 'version: "1.9"')
    freeze_releases(root, TODAY)
    edit(root, CREDENTIAL, 'version: "1.9"', 'version: "1.10"')
    freeze_releases(root, TODAY)
    assert offered(root).versions == ("1.0", "1.9", "1.10")
    assert offered(root, "think-time@1.9").superseded == TODAY
    assert offered(root, "think-time@1.10").superseded is None


def test_a_version_that_is_not_committed_came_today(root):
    assert offered(newer(root)).superseded == TODAY


def test_without_history_it_is_not_known_since_when(root):
    assert offered(root, published=UNREAD).superseded is None
    assert offered(newer(root), published=UNREAD).superseded is UNREAD


def test_files_that_cannot_be_read(root):
    put(root, OLD, "{}")
    put(root, CREDENTIAL, "---\nid: x\n")
    found = offered(root)
    assert found.release is UNREAD
    assert found.status is UNREAD


def test_a_definition_that_is_gone(root):
    (root / CREDENTIAL).unlink()
    assert offered(root).status is None
    assert offered(root).release is not None


def test_each_file_is_read_once(root):
    survey = Survey(root)
    reads: Counter[str] = Counter()

    def read(path):
        reads[path] += 1
        return survey.read(path)

    ask = offers(read, survey.read_bytes, survey.releases, {}, TODAY)
    assert ask("think-time@1.0") is ask("think-time@1.0")
    ask("think-time@1.1")
    assert reads == {CREDENTIAL: 1}


def test_the_day_of_the_first_commit_counts():
    commits = [
        (date(2026, 3, 1), [Change(OLD, "a", "b"), Change("credentials/x.md", None, "a")]),
        (date(2026, 1, 1), [Change(OLD, None, "a")]),
        (date(2025, 1, 1), [Change(NEW, "a", None)]),
    ]
    assert published_on(commits) == {OLD: date(2026, 1, 1)}
