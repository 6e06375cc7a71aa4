"""Definitions from the public repository to the private one, by a merge that touches no more."""

from __future__ import annotations

import os

import pytest

from microcred import git
from microcred.awarding import Stopped
from microcred.places import LOG, MAIN
from microcred.publishing import Pulled, pull
from tests import folder
from tests.awarding.job import FIRST, SECOND, THIRD, decide, known, sound
from tests.awarding.test_races import Meanwhile
from tests.folder import CREDENTIAL, RUBRIC, text_of
from tests.ledgers import AWARDED, commit
from tests.publishing.two import LATER, Two, award, main, published, push, two


@pytest.fixture
def both(tmp_path):
    """Two repositories; an award was given and published, so both sides went on."""
    found = two(tmp_path, FIRST)
    award(found)
    published(found)
    return found


def pulled(both: Two, *, pushing: bool = False, **given):
    there = git.remote(both.private) if pushing else None
    return pull(both.private, both.public, LATER, there=there, **given).told


def change(both: Two, path: str = CREDENTIAL, text: str | None = "changed") -> None:
    """Change a file in the public repository."""
    commit(both.public, {path: text.encode() if text is not None else None}, "Change", AWARDED)


def test_what_changed_in_public_is_merged_and_the_rest_stays(both):
    change(both, "docs/about.md", "About.")
    change(both, RUBRIC, None)
    before = main(both.private)
    submissions = text_of(both.private, LOG)
    assert pulled(both) == Pulled(2)
    assert git.parents(both.private, MAIN) == (before, main(both.public))
    assert text_of(both.private, "docs/about.md") == "About."
    assert not (both.private / RUBRIC).exists()
    assert text_of(both.private, LOG) == submissions
    assert len(list(both.private.glob("submissions/*/*/*"))) == 2
    assert folder.git(both.private, "status", "--porcelain") == ""


def test_again_there_is_nothing_new(both):
    assert pulled(both) == Pulled(0)  # the published commit itself, which brings nothing
    after = main(both.private)
    assert pulled(both) == Pulled(None)
    assert main(both.private) == after
    assert sound(both.private) == []


def test_back_and_forth_for_a_while(both):
    for number, submission in enumerate((SECOND, THIRD)):
        change(both, "docs/about.md", f"About {number}.")
        pulled(both)
        decide(both.private, submission)
        award(both, at=AWARDED.replace(day=AWARDED.day + number), seed=20 + number)
        assert published(both).told.awards == 1
    assert pulled(both) == Pulled(0)
    assert sound(both.private) == []
    assert known(both.private).awards == known(both.public).awards


def test_modes_and_links_come_as_they_are(both):
    script = both.public / "run.sh"
    script.write_text("#!/bin/sh\n")
    script.chmod(0o755)
    (both.public / "link").symlink_to("docs")
    folder.commit(both.public)
    assert pulled(both) == Pulled(2)
    entries = {one.path: one.mode for one in git.entries(both.private, MAIN, "run.sh", "link")}
    assert entries == {"run.sh": "100755", "link": "120000"}
    assert os.access(both.private / "run.sh", os.X_OK)
    assert (both.private / "link").is_symlink()


def test_what_only_the_private_one_changed_stays(both):
    folder.put(both.private, "docs/internal.md", "For us.")
    folder.commit(both.private)
    change(both, "docs/about.md", "About.")
    assert pulled(both) == Pulled(1)
    assert text_of(both.private, "docs/internal.md") == "For us."


def test_what_both_changed_is_told_and_nothing_is_merged(both):
    folder.edit(both.private, CREDENTIAL, "status: active", "status: retired")
    folder.commit(both.private)
    change(both)
    change(both, "docs/about.md", "About.")
    before = main(both.private)
    with pytest.raises(Stopped) as stopped:
        pulled(both)
    (problem,) = stopped.value.problems
    assert (problem.path, problem.code) == (CREDENTIAL, "R06")
    assert main(both.private) == before
    folder.git(both.private, "checkout", "refs/microcred/catalog", "--", CREDENTIAL)
    folder.commit(both.private)
    assert pulled(both) == Pulled(1)


def test_the_same_change_in_both_is_none(both):
    for root in both:
        commit(root, {"docs/about.md": b"About."}, "About", AWARDED)
    assert pulled(both) == Pulled(0)


def test_nothing_that_was_handed_in_comes_from_public(both):
    change(both, "submissions/think-time/aaaabbbb/attempt-1.md", "forged")
    change(both, "awards/ab/zzzzzzzzzzzz.json", "{}")
    assert pulled(both) == Pulled(0)
    assert git.listing(both.private, MAIN, "submissions/think-time/aaaabbbb") == ()


def test_a_public_log_that_tells_more_than_the_private_one_stops_it(both, tmp_path):
    old = tmp_path / "old"
    folder.git(tmp_path, "clone", "--quiet", str(both.vault), str(old))
    folder.git(old, "reset", "--quiet", "--hard", "HEAD~2")
    with pytest.raises(Stopped) as stopped:
        pulled(Two(old, both.public))
    assert [one.code for one in stopped.value.problems] == ["R03"]


def test_two_that_share_no_history(both, tmp_path):
    other = two(tmp_path / "other").public
    folder.git(other, "checkout", "--quiet", "--orphan", "anew")
    folder.commit(other, "Anew")
    folder.git(other, "branch", "--force", "main", "anew")
    with pytest.raises(Stopped) as stopped:
        pulled(Two(both.private, other))
    assert [one.code for one in stopped.value.problems] == ["R07"]


def test_to_origin_and_anew_where_the_race_is_lost(both, tmp_path):
    change(both, "docs/about.md", "About.")
    other = tmp_path / "other"
    folder.git(tmp_path, "clone", "--quiet", str(both.vault), str(other))

    def edit():
        folder.put(other, "docs/internal.md", "For us.")
        folder.commit(other, "Write more")
        push(other)

    assert pulled(both, pushing=True, step=Meanwhile("made", edit)) == Pulled(1)
    assert main(both.private) == main(both.vault)
    for path in ("docs/internal.md", "docs/about.md"):
        assert git.show(both.vault, MAIN, path) == (both.private / path).read_bytes()
