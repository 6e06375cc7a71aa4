"""`microcred publish`, and the whole way of a submission through two repositories."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from microcred import did, git
from microcred.check import check
from microcred.cli import cli
from microcred.model.release import Release
from microcred.places import MAIN
from microcred.releases import release_path
from microcred.scorecards import block
from tests import folder, reviewed
from tests.awarding.job import FIRST, TODAY, known
from tests.ledgers import SEED
from tests.publishing.two import Two, award, everything, main, push, two
from tests.whole import REPOSITORY

KEY = {"MICROCRED_SIGNING_KEY": did.secret_multikey(SEED), "GITHUB_TOKEN": None}


def run(*words: str | Path, code: int = 0, **environment: str) -> Result:
    asked = [str(word) for word in words]
    done = CliRunner().invoke(cli, asked, env={**KEY, **environment}, prog_name="microcred")
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert done.exit_code == code, done.output
    return done


def publish(both: Two, *words: str, code: int = 0) -> str:
    done = run("publish", "--from", both.private, "--to", both.public, *words, code=code)
    return done.stdout + done.stderr


@pytest.fixture
def both(tmp_path):
    found = two(tmp_path, FIRST)
    award(found)
    return found


def test_only_numbers_are_printed(both):
    assert publish(both) == (
        "Published: 1 award and 1 status list.\n"
        "Build and publish the site now, so that everybody sees it.\n"
    )
    assert publish(both) == "Nothing to publish: the public repository has it all.\n"


def test_as_json(both):
    numbers = {"awards": 1, "changed": 0, "lists": 1, "releases": 0, "keys": 0}
    assert json.loads(publish(both, "--push", "--format", "json")) == numbers
    assert main(both.origin) == main(both.public)
    assert json.loads(publish(both, "--pull", "--format", "json")) == {"files": 0}
    assert json.loads(publish(both, "--pull", "--format", "json")) == {"files": None}


def test_the_other_way(both):
    folder.put(both.public, "docs/about.md", "About.")
    folder.commit(both.public)
    assert publish(both, "--pull", "--push") == (
        "Merged into the private repository: 1 changed file.\n"
    )
    assert publish(both, "--pull") == (
        "Nothing new: the private repository has all of the public one.\n"
    )
    assert main(both.private) == main(both.vault)


def test_what_stands_against_it_names_nobody(both):
    folder.put(both.private, "awards/log.jsonl", "")
    folder.commit(both.private, "Oops")
    publish_first = publish(both)
    assert publish_first.startswith("Nothing to publish")
    folder.git(both.private, "revert", "--no-edit", "HEAD")
    publish(both)
    folder.put(both.private, "awards/log.jsonl", "")
    folder.commit(both.private, "Oops")
    said = publish(both, code=1)
    assert "awards/log.jsonl:1: R03 the public log is not how the private one begins" in said
    assert not any(word in said for word in (FIRST, "k7m2p4"))


def test_folders_that_are_no_repositories(both, tmp_path):
    (tmp_path / "empty").mkdir()
    said = publish(Two(both.private, tmp_path / "empty"), code=2)
    assert "Nothing was brought over" in said


# --- the whole way ---

ANA, BO = "t5v6w7", "x3y4z5"
ROSTER = f"""\
format: 1
people:
  - {{id: {ANA}, email: ana@school.example, school: hill}}
  - {{id: {BO}, email: bo@school.example, school: hill}}
"""
OTHER = {f"evidence.{place}.sha256": f"{place + 1:064x}" for place in range(3)}
OTHER |= {f"evidence.{place}.url": f"https://drive.google.com/{place}" for place in range(3)}


@pytest.fixture
def world(tmp_path):
    """Two repositories with a catalog that can be built, nobody's submission in either."""
    found = two(tmp_path)
    folder.put(found.public, "mkdocs.yml", (REPOSITORY / "mkdocs.yml").read_bytes())
    folder.put(found.public, "docs/about.md", "# About\n")
    folder.put(found.public, "docs/guides/index.md", "# Guides\n")
    folder.commit(found.public, "Pages")
    push(found.public)
    publish(found, "--pull", "--push")
    (tmp_path / "roster.yml").write_text(ROSTER, encoding="utf-8")
    return found


def hand_in(both: Two, earner: str, **changes: str) -> str:
    """Take in a file, as the coordinator does, and return the submission's id."""
    file = both.private.with_name("handed-in.md")
    file.write_text(reviewed.handed(earner="set-at-intake", **changes), encoding="utf-8")
    roster = both.private.with_name("roster.yml")
    words = ("intake", file, "--earner", earner, "--roster", roster, "--root", both.private)
    found = json.loads(run(*words, "--format", "json").stdout)
    assert found["taken_in"] is True
    return str(found["submission"])


def score(both: Two, submission: str) -> None:
    """Let two evaluators hand in a scorecard on which everything is met."""
    data = git.show(both.private, MAIN, release_path("think-time", "1.0")) or b""
    text = block(reviewed.card(submission=submission), Release.model_validate_json(data))
    card = both.private.with_name("card.md")
    card.write_text(text, encoding="utf-8")
    for evaluator in ("eva", "omar"):
        words = ("score", submission, "--evaluator", evaluator, card, "--root", both.private)
        run(*words, "--format", "json")


def test_from_a_file_to_a_badge_on_the_public_site(world, tmp_path):
    submission = hand_in(world, ANA)
    waiting = hand_in(world, BO, **OTHER)
    score(world, submission)
    roster = tmp_path / "roster.yml"
    run("award", "--root", world.private, "--roster", roster)
    push(world.private)
    assert publish(world, "--push").startswith("Published: 1 award and 1 status list.")

    site = tmp_path / "site"
    run("build", "--root", world.public, "--site", site, "--no-search")
    identity = known(world.public).submissions[submission].award
    file = site / "awards" / f"{identity}.json"
    said = run("verify", file, "--offline", site, "--recipient", "ana@school.example").stdout
    assert said.startswith("VERIFIED")
    assert [one.code for one in check(world.public, TODAY).problems if one.code != "V05"] == ["A21"]
    assert check(world.private, TODAY).problems == ()

    private, *public = map(everything, (world.private, world.public, world.origin))
    pages = b"".join(path.read_bytes() for path in site.rglob("*") if path.is_file())
    for word in (ANA, BO, "Seen at 3:12.", "1aFractionsLesson", "heads/submission", waiting):
        assert word.encode() in private
        assert not any(word.encode() in objects for objects in (*public, pages)), word


def test_an_open_programme_has_no_second_repository(both):
    folder.edit(both.public, folder.PROGRAM, "mode: private", "mode: open")
    found = [str(one) for one in check(both.public, TODAY).problems if one.code == "P04"]
    said = "P04 in open mode submissions are in this repository, for all to read"
    assert found == [f"program/program.yml:9: {said}"]
