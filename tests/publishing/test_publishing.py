"""Awards from a private repository to a public one, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from microcred import git, places
from microcred.awarding import Stopped, Unsaved
from microcred.check import check
from microcred.keyring import with_key
from microcred.model.keys import PublicKey
from microcred.places import KEYS, LOG, MAIN
from microcred.publishing import Published
from microcred.releases import release_path
from tests import folder, ledgers, reviewed
from tests.awarding.job import EARNERS, FIRST, SECOND, THIRD, TODAY, decide, known, run, sound
from tests.awarding.test_races import Meanwhile
from tests.handed import REFLECTION
from tests.ledgers import AWARDED, commit
from tests.publishing.ends import OTHER_SEED, compromised, revoked
from tests.publishing.two import Two, award, clean, everything, main, published, push, two


@pytest.fixture
def both(tmp_path):
    """Two repositories; one submission is awarded in the private one, another waits there."""
    found = two(tmp_path, FIRST)
    reviewed.hand_in(found.private, submission=SECOND, earner=EARNERS[SECOND])
    award(found)
    return found


def changed(root: Path, path: str, old: str, new: str) -> None:
    folder.edit(root, path, old, new)
    folder.commit(root)


def refused(both: Two, **given) -> list[str]:
    """Return why nothing was published, and assert that nothing was."""
    before = main(both.public), main(both.origin)
    with pytest.raises(Stopped) as stopped:
        published(both, **given)
    assert (main(both.public), main(both.origin)) == before
    return [f"{one.path} {one.code}" for one in stopped.value.problems]


def test_what_belongs_to_an_award_goes_over_in_one_commit(both):
    before = main(both.public)
    landed = published(both)
    assert landed.told == Published(awards=1, lists=1)
    identity = known(both.private).submissions[FIRST].award
    new = git.first_parents(both.public, MAIN, since=before)
    assert [one.subject for one in new] == ["Publish 1 award"]
    paths = sorted(change.path for commit in new for change in commit.changes)
    assert paths == sorted([places.award(identity), LOG, places.status_list(1)])
    for path in paths:
        assert git.show(both.public, MAIN, path) == git.show(both.private, MAIN, path)
    assert folder.git(both.public, "rev-list", "--count", "main") == "3"
    clean(both)


PRIVATE_WORDS = (
    EARNERS[FIRST],
    EARNERS[SECOND],
    "drive.google.com/file/d/1aFractionsLesson",
    REFLECTION[:40],
    "Seen at 3:12.",
    "attempt-1.md",
    "decision.yml",
    "refs/heads/submission",
    "microcred/reviews",
    SECOND,
)


@pytest.mark.parametrize("pushing", [False, True])
def test_nothing_that_was_handed_in_is_in_any_object_of_the_public_repository(both, pushing):
    published(both, pushing=pushing)
    private, *public = map(everything, (both.private, both.public, both.origin))
    for word in (*PRIVATE_WORDS, main(both.private)):
        assert word.encode() in private
        assert not any(word.encode() in objects for objects in public), word


def test_again_there_is_nothing_to_do(both):
    published(both)
    after = main(both.public)
    assert published(both).told == Published()
    assert main(both.public) == after


def test_revocations_follow(both):
    published(both)
    identity = known(both.private).submissions[FIRST].award
    revoked(both, identity)
    assert published(both).told == Published(lists=1)
    assert known(both.public).awards[identity].revoked
    assert sound_but_for_the_note(both.public)


def sound_but_for_the_note(root) -> bool:
    return [one.code for one in check(root, TODAY).problems] == ["A21"]


def test_check_says_in_the_public_one_what_it_cannot_see_and_sees_all_in_the_private_one(both):
    published(both)
    (note,) = check(both.public, TODAY).problems
    assert (note.code, note.severity.value) == ("A21", "warning")
    assert note.message == (
        "1 award rests on decisions that are kept in https://github.example/district/submissions: "
        "whether they support them, and whether anybody holds two, is checked there and not here"
    )
    assert sound(both.private) == []


def test_in_the_private_one_a_decision_that_is_gone_is_told_of(both):
    (decision,) = both.private.glob("submissions/*/*/decision.yml")
    decision.unlink()
    assert [line.split()[1] for line in sound(both.private)] == ["A11"]
    for attempt in both.private.glob("submissions/*/*/*"):
        attempt.unlink()
    assert "A11" in [line.split()[1] for line in sound(both.private)]
    assert "A21" not in [line.split()[1] for line in sound(both.private)]


def test_without_the_setting_awards_without_decisions_are_told_of_as_ever(both):
    published(both)
    changed(both.public, folder.PROGRAM, "submissions_repository", "# submissions_repository")
    assert [line.split()[1] for line in sound(both.public)] == ["A11"]


def test_releases_that_are_not_there_yet_come_too_and_none_is_changed(both):
    data = folder.text_of(both.private, release_path("think-time", "1.0"))
    folder.put(both.private, release_path("think-time", "1.1"), data.replace('"1.0"', '"1.1"'))
    folder.commit(both.private)
    assert published(both).told == Published(awards=1, lists=1, releases=1)
    text = folder.text_of(both.public, release_path("think-time", "1.1"))
    assert text == folder.text_of(both.private, release_path("think-time", "1.1"))
    changed(
        both.private, release_path("think-time", "1.0"), '"name":"Think Time"', '"name":"Think"'
    )
    assert refused(both) == [f"{release_path('think-time', '1.0')} R05"]


# --- what stands against it ---


def test_it_is_said_in_both_that_they_are_two(both):
    changed(both.public, folder.PROGRAM, "submissions_repository", "# submissions_repository")
    assert refused(both) == [f"{folder.PROGRAM} R01"]


def test_nothing_is_added_where_submissions_are_public_already(both):
    path = f"submissions/think-time/{THIRD}/attempt-1.md"
    commit(both.public, {path: b"x"}, "Oops", AWARDED)
    assert refused(both) == [f"{path} R02"]


def test_a_public_ledger_that_somebody_wrote_to_is_not_written_over(both):
    published(both)
    log = git.show(both.public, MAIN, LOG) or b""
    commit(both.public, {LOG: log.replace(b"awarded", b"awarxed", 1)}, "Oops", AWARDED)
    assert refused(both) == [f"{LOG} R03"]


def test_nor_one_that_is_ahead_of_an_old_clone(both, tmp_path):
    old = tmp_path / "old"
    folder.git(tmp_path, "clone", "--quiet", str(both.vault), str(old))
    decide(both.private, THIRD)
    award(both, seed=8)
    published(both)
    identity = known(both.private).submissions[THIRD].award
    assert sorted(refused(Two(old, both.public))) == sorted(
        [f"{LOG} R03", f"{places.award(identity)} R03"]
    )


def test_an_award_that_is_not_as_it_was_logged_is_not_published(both):
    identity = known(both.private).submissions[FIRST].award
    text = folder.text_of(both.private, places.award(identity))
    folder.put(both.private, places.award(identity), text.replace("Think Time", "Think Tame"))
    folder.commit(both.private)
    assert refused(both) == [f"{places.award(identity)} A06"]


def test_nor_one_that_the_public_site_could_not_verify(both):
    other = "z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp"
    text = with_key(None, PublicKey(key=other, added=AWARDED))
    commit(both.public, {KEYS: text.encode()}, "Another key", AWARDED)
    assert refused(both) == [f"{KEYS} R04"]


def test_files_that_are_no_part_of_the_ledger_stay_where_they_are(both):
    folder.put(both.private, "awards/notes.md", "k7m2p4 was nervous")
    folder.put(both.private, "awards/ab/zzzzzzzzzzzz.json", "{}")
    folder.commit(both.private)
    published(both)
    assert git.show(both.public, MAIN, "awards/notes.md") is None
    assert git.show(both.public, MAIN, "awards/ab/zzzzzzzzzzzz.json") is None


def test_a_word_of_explanation_beside_the_public_ledger_is_nobodys_award(both):
    folder.put(both.public, "awards/README.md", "What is here.")
    folder.commit(both.public)
    assert published(both).told.awards == 1
    assert folder.text_of(both.public, "awards/README.md") == "What is here."


def test_what_somebody_has_not_committed_is_not_written_over(both):
    folder.put(both.public, LOG, "mine")
    before = main(both.public)
    with pytest.raises(Unsaved):
        published(both)
    assert (main(both.public), folder.text_of(both.public, LOG)) == (before, "mine")


# --- to origin ---


def test_to_origin_and_then_into_the_folder(both):
    landed = published(both, pushing=True)
    assert landed.told.awards == 1
    assert main(both.public) == main(both.origin)
    clean(both)
    assert published(both, pushing=True).told == Published()


def test_whoever_loses_the_race_makes_it_anew(both, tmp_path):
    other = tmp_path / "other"
    folder.git(tmp_path, "clone", "--quiet", str(both.origin), str(other))

    def edit():
        folder.put(other, "docs/more.md", "More.")
        folder.commit(other, "Write more")
        push(other)

    landed = published(both, pushing=True, step=Meanwhile("made", edit))
    assert landed.told.awards == 1
    assert git.show(both.origin, MAIN, "docs/more.md") == b"More."
    assert folder.text_of(both.public, "docs/more.md") == "More."
    subjects = folder.git(both.origin, "log", "--format=%s", "-2", "main").splitlines()
    assert subjects == ["Publish 1 award", "Write more"]
    clean(both)


def test_the_private_one_is_pushed_first(both):
    decide(both.private, THIRD)
    run(both.private, seed=8)
    assert refused(both, pushing=True) == [f"{LOG} R08"]
    push(both.private)
    assert published(both, pushing=True).told.awards == 2


def test_commits_of_ones_own_are_not_lost(both):
    folder.put(both.public, "docs/mine.md", "Mine.")
    folder.commit(both.public)
    with pytest.raises(git.GitUnavailable, match="main here has commits that origin does not"):
        published(both, pushing=True)
    assert git.show(both.origin, MAIN, LOG) is None


def test_a_folder_that_lags_behind_is_brought_up_to_date_first(both, tmp_path):
    other = tmp_path / "other"
    folder.git(tmp_path, "clone", "--quiet", str(both.origin), str(other))
    folder.put(other, "docs/more.md", "More.")
    folder.commit(other, "Write more")
    push(other)
    published(both, pushing=True)
    assert folder.text_of(both.public, "docs/more.md") == "More."
    assert main(both.public) == main(both.origin)


def test_a_distrusted_key_is_distrusted_in_public_too(both):
    published(both)
    compromised(both, OTHER_SEED)
    told = published(both).told
    assert told == Published(changed=1, lists=1, keys=1)
    text = folder.text_of(both.public, KEYS)
    assert re.search("compromised:", text)
    assert sound_but_for_the_note(both.public)
    assert ledgers.MULTIKEY in text
