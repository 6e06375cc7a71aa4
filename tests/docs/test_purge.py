"""docs/runbooks/purge.md, walked on real repositories: what is to go is gone, the ledger whole."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from microcred import git, places
from microcred.awarding.revoking import withdraw_name
from microcred.check import check
from microcred.model.scorecard import EventKind
from microcred.places import AWARDS, MAIN
from tests import folder, ledgers, reviewed
from tests.awarding.job import EARNERS, FIRST, SECOND, TODAY, decide, known, means, run
from tests.docs.runbook import blocks, script, walk
from tests.handed import CONTEXT
from tests.ledgers import AWARDED
from tests.publishing.two import everything

RUNBOOK = "purge.md"
WORDS = "Marisol Quintero"
EMAIL = "marisol.quintero@family.example"
NAMED = CONTEXT.replace("the same six students", f"{WORDS} and five others")
ATTEMPT = f"submissions/think-time/{FIRST}/attempt-1.md"
OPEN = reviewed.SUBMISSION


class Purged(NamedTuple):
    """A repository before its runbook was walked, what it is after that, and what was printed."""

    before: Path
    origin: Path
    said: str


def awarded(target: Path, **changes: Any) -> Path:
    """Return a programme with two awards; `changes` are made to the first one's attempt."""
    root = ledgers.beginnings(target / "programme")
    decide(root, FIRST, changes=changes)
    decide(root, SECOND)
    run(root)
    return root


def purged(root: Path, *names: str, words: str = WORDS, **variables: str) -> Purged:
    """Publish a repository, walk the runbook by these ways, and push; return what came of it."""
    target = root.parent
    before, origin, work = (target / name for name in ("before.git", "origin.git", "work"))
    for mirror in (before, origin):
        folder.git(target, "clone", "--quiet", "--mirror", str(root), str(mirror))
    work.mkdir()
    given = {"REPOSITORY": str(origin), "WORDS": words, **variables}
    said = walk(work, script(RUNBOOK, "begin", *names, "gone", "push"), **given)
    return Purged(before, origin, said)


def settled(done: Purged, word: str = WORDS) -> None:
    """Assert that nothing is left of a word, that the ledger is as it was, and check is content."""
    assert word.encode() in everything(done.before)
    lines = done.said.splitlines()
    assert [line for line in lines if line.isdigit()] == ["0"]
    assert "the ledger is not as it was" not in lines
    assert ": everything is in order." in lines[-1] or " 0 errors, " in lines[-1]
    target = done.origin.parent
    folder.git(
        target,
        "clone",
        "--quiet",
        "--no-local",
        "--mirror",
        str(done.origin),
        str(target / "anew.git"),
    )
    assert word.encode() not in everything(target / "anew.git")
    assert git.entries(done.origin, MAIN, AWARDS) == git.entries(done.before, MAIN, AWARDS)
    folder.git(target, "clone", "--quiet", str(done.origin), str(target / "clone"))
    assert [
        one for one in check(target / "clone", TODAY).problems if one.severity != "warning"
    ] == []
    assert len(known(target / "clone").awards) == 2


def changed(done: Purged) -> set[str]:
    """Return the files of main that are otherwise than before."""
    now, then = (
        {entry.path: entry.id for entry in git.entries(root, MAIN)}
        for root in (done.origin, done.before)
    )
    return {path for path in now.keys() | then.keys() if now.get(path) != then.get(path)}


def test_words_in_an_attempt_a_review_and_a_message(tmp_path):
    root = awarded(tmp_path, context=NAMED)
    reviewed.happen(root, EventKind.RECUSED, "lea", reason=f"{WORDS} is my niece.")
    folder.put(root, "docs/about.md", "About.")
    folder.commit(root, f"Thanks to {WORDS}")
    done = purged(root, "words", INSTEAD="a student")
    settled(done)
    assert changed(done) == {ATTEMPT}
    assert b"a student and five others" in (git.show(done.origin, MAIN, ATTEMPT) or b"")
    assert folder.git(done.origin, "log", "-1", "--format=%s", "main") == "Thanks to a student"
    assert reviews_of(done.origin, FIRST)


def reviews_of(root: Path, submission: str) -> bool:
    return git.resolve(root, places.reviews(submission)) is not None


def test_everything_somebody_wrote_but_for_what_the_award_rests_on(tmp_path):
    link = "https://drive.google.com/file/d/9zPrivateLesson/view"
    root = awarded(tmp_path, context=NAMED, **{"evidence.0.url": link})
    done = purged(root, "awarded", FOLDER=f"submissions/think-time/{FIRST}")
    settled(done)
    settled_text = git.show(done.origin, MAIN, ATTEMPT) or b""
    assert settled_text.decode() == (
        '---\ncredential: think-time@1.0\nearner: {id: "k7m2p4"}\nstatus: ready\n---\n'
        "Removed as asked.\n"
    )
    assert link.encode() not in everything(done.origin.parent / "anew.git")
    assert changed(done) == {ATTEMPT}


def test_a_file(tmp_path):
    root = awarded(tmp_path)
    folder.put(root, "docs/list of people.csv", f"{WORDS}\n")
    folder.commit(root, "A list")
    folder.put(root, "docs/about.md", "About.")
    (root / "docs/list of people.csv").unlink()
    folder.commit(root, "Oops")
    done = purged(root, "file", FILE="docs/list of people.csv")
    settled(done)
    assert changed(done) == set()


def test_the_name_and_address_of_a_commit(tmp_path):
    root = awarded(tmp_path)
    folder.put(root, "docs/about.md", "About.")
    folder.git(root, "add", "--all")
    who = ("-c", f"user.email={EMAIL}", "-c", f"user.name={WORDS}")
    folder.git(root, *who, "commit", "--quiet", "--message", "About")
    done = purged(root, "commit", words=EMAIL, EMAIL=EMAIL)
    settled(done, EMAIL)
    assert WORDS.encode() not in everything(done.origin.parent / "anew.git")
    assert changed(done) == set()


def test_a_name_on_an_award(tmp_path):
    root = awarded(tmp_path, publish={"name": WORDS, "evidence": False})
    award = known(root).submissions[FIRST].award
    later = means(at=AWARDED + timedelta(hours=1))
    assert WORDS.encode() in (root / places.award(award)).read_bytes()
    withdraw_name(root, later, award)
    done = purged(root, "name", "words", AWARD=award, INSTEAD="Name withdrawn")
    settled(done)
    assert changed(done) == {ATTEMPT}


@pytest.mark.parametrize("taken_back", [False, True])
def test_a_submission_that_is_not_in_main(tmp_path, taken_back):
    root = ledgers.beginnings(tmp_path / "programme")
    reviewed.hand_in(root, submission=OPEN, earner=EARNERS[OPEN])
    reviewed.score(root, "eva", submission=OPEN)
    decide(root, SECOND)
    if taken_back:
        reviewed.happen(root, EventKind.WITHDRAWN, EARNERS[OPEN])
    origin, work = tmp_path / "origin.git", tmp_path / "work"
    folder.git(tmp_path, "clone", "--quiet", "--mirror", str(root), str(origin))
    work.mkdir()
    commands = script(RUNBOOK, "begin", "not-in-main")
    if taken_back:
        commands = commands.replace('microcred withdraw "$SUBMISSION"\n', "")
    said = walk(work, commands, REPOSITORY=str(origin), SUBMISSION=OPEN)
    assert said.splitlines()[-1] == "0"
    anew = tmp_path / "anew.git"
    folder.git(tmp_path, "clone", "--quiet", "--no-local", "--mirror", str(origin), str(anew))
    for where in (work / "purge", anew):
        objects = everything(where)
        assert OPEN.encode() not in objects
        assert SECOND.encode() in objects
    assert reviews_of(anew, SECOND)


def test_every_command_is_walked():
    walked = {"begin", "not-in-main", "words", "awarded", "file", "commit", "name", "gone", "push"}
    assert {name for name, _ in blocks(RUNBOOK)} == walked
