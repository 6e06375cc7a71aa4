"""docs/runbooks/private-mode.md, walked: from two empty repositories to a badge."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from microcred import did, git
from microcred.check import check
from microcred.model.release import Release
from microcred.places import KEYS, MAIN
from microcred.problem import Severity
from microcred.releases import release_path
from microcred.scorecards import block
from tests import folder, ledgers, reviewed
from tests.awarding.job import FIRST, TODAY, decide, known, run
from tests.docs.runbook import blocks, script, walk
from tests.ledgers import MULTIKEY, SEED
from tests.publishing.two import SETTINGS, everything
from tests.whole import REPOSITORY

RUNBOOK = "private-mode.md"
ROSTER = "format: 1\npeople:\n  - {id: t5v6w7, email: ana@school.example, school: hill}\n"


@pytest.fixture
def work(tmp_path):
    """A folder to work in, beside a public repository with a catalog and an empty private one."""
    programme = ledgers.beginnings(tmp_path / "programme")
    folder.put(programme, "mkdocs.yml", (REPOSITORY / "mkdocs.yml").read_bytes())
    folder.put(programme, "docs/about.md", "# About\n")
    folder.put(programme, "docs/guides/index.md", "# Guides\n")
    folder.commit(programme, "Pages")
    for name in ("catalog.git", "submissions.git"):
        folder.git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", name)
    folder.git(programme, "push", "--quiet", str(tmp_path / "catalog.git"), "main")
    (tmp_path / "work").mkdir()
    (tmp_path / "key").write_text(f"{did.secret_multikey(SEED)}\n")
    (tmp_path / "key").chmod(0o600)
    (tmp_path / "roster.yml").write_text(ROSTER)
    return tmp_path / "work"


def go(work: Path, *names: str, **variables: str) -> str:
    """Walk these blocks."""
    given = {
        "PUBLIC": str(work.parent / "catalog.git"),
        "PRIVATE": str(work.parent / "submissions.git"),
        "ROSTER": str(work.parent / "roster.yml"),
        "KEY": str(work.parent / "key"),
        "EARNER": "t5v6w7",
    }
    return walk(work, script(RUNBOOK, *names), **{**given, **variables})


def say_so(work: Path) -> None:
    """Write the setting, as the runbook says."""
    text = folder.text_of(work / "catalog", folder.PROGRAM)
    folder.put(work / "catalog", folder.PROGRAM, text + SETTINGS)


def handed_in(work: Path) -> str:
    """Take in a file by the runbook, and return the submission's id."""
    file = work.parent / "handed-in.md"
    file.write_text(reviewed.handed(earner="set-at-intake"), encoding="utf-8")
    said = go(work, "intake", FILE=str(file))
    (submission,) = re.findall(r"Taken in: submission (\w+)", said)
    return str(submission)


def card(work: Path, submission: str) -> str:
    data = git.show(work / "submissions", MAIN, release_path("think-time", "1.0")) or b""
    text = block(reviewed.card(submission=submission), Release.model_validate_json(data))
    (work.parent / "card.md").write_text(text, encoding="utf-8")
    return str(work.parent / "card.md")


def sound(root: Path) -> list[str]:
    """Return what `check` finds that is more than a warning."""
    found = check(root, TODAY).problems
    return [str(one) for one in found if one.severity is not Severity.WARNING]


def test_from_nothing_to_a_badge_on_the_public_site(work):
    go(work, "make")
    say_so(work)
    go(work, "settings")
    submission = handed_in(work)
    go(work, "score", SUBMISSION=submission, CARD=card(work, submission))
    said = go(work, "award")
    assert "Published: 1 award and 1 status list." in said
    identity = known(work / "catalog").submissions[submission].award
    assert (work / "site" / "awards" / identity / "index.html").is_file()
    assert sound(work / "catalog") == sound(work / "submissions") == []
    for word in ("t5v6w7", "1aFractionsLesson", "Seen at 3:12"):
        assert word.encode() in everything(work.parent / "submissions.git")
        assert word.encode() not in everything(work.parent / "catalog.git")
    assert "0 changed files" in go(work, "pull")


def test_a_key_that_others_may_have(work):
    go(work, "make")
    say_so(work)
    go(work, "settings")
    decide(work / "submissions", FIRST, earner="k7m2p4")
    run(work / "submissions")
    folder.git(work / "submissions", "push", "--quiet", "origin", "main")
    said = go(work, "key", OLD=MULTIKEY, NEW_KEY=str(work.parent / "new-key"))
    assert "1 distrusted key" in said
    text = folder.text_of(work / "catalog", KEYS)
    assert "compromised:" in text
    identity = known(work / "catalog").submissions[FIRST].award
    assert known(work / "catalog").awards[identity].key != MULTIKEY
    assert sound(work / "catalog") == sound(work / "submissions") == []


def test_from_one_to_two(work):
    one = work.parent / "programme"
    decide(one, FIRST)
    run(one)
    folder.git(one, "push", "--quiet", str(work.parent / "submissions.git"), "main")
    folder.git(work.parent / "catalog.git", "update-ref", "-d", MAIN)
    go(work, "split")
    say_so(work)
    said = go(work, "together")
    assert "Published: 1 award and 1 status list." in said
    assert sound(work / "catalog") == sound(work / "submissions") == []
    anew = work.parent / "anew.git"
    public = str(work.parent / "catalog.git")
    folder.git(work, "clone", "--quiet", "--no-local", "--mirror", public, str(anew))
    for word in (b"k7m2p4", b"1aFractionsLesson", b"decision.yml"):
        assert word not in everything(anew)


def test_every_command_is_walked():
    walked = {"make", "settings", "intake", "score", "award", "pull", "key", "split", "together"}
    assert {name for name, _ in blocks(RUNBOOK)} == walked
