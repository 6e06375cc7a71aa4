"""Offers in a whole programme: checked with the rest, and on the site, also when it changes."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from microcred.build import Order, build
from tests.folder import TODAY, edit, found, good, put
from tests.offered.programme import SOUND

ADOPTED = "program/adopted/union-set.yml"
GUILD = "program/organizations/guild.yml"
LAKESIDE = "program/organizations/lakeside.yml"
BONUS = "program/recognition/bonus.yml"
MKDOCS = "site_name: x\ntheme: {name: microcred, language: en}\nplugins: []\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a programme with one micro-credential of its own, and all kinds of offers."""
    folder = good(tmp_path / "programme")
    put(folder, "mkdocs.yml", MKDOCS)
    for path, text in SOUND.items():
        # What the sound offers call by three names is here one micro-credential and an adopted one.
        put(folder, path, text.replace("wait-time", "think-time"))
    for path in (ADOPTED,):
        text = SOUND[path] + "  - {id: think-aloud, name: T}\n  - {id: peer-talk, name: P}\n"
        put(folder, path, text)
    return folder


def built(root: Path, today: date = TODAY) -> tuple[str, ...]:
    """Return what is wrong after a build into ../site."""
    order = Order(root, root.parent / "site", today, search=False)
    return tuple(f"{one.path} {one.code}" for one in build(order).problems if one.code != "E02")


def page(root: Path, address: str) -> str:
    return (root.parent / "site" / address / "index.html").read_text(encoding="utf-8")


def test_sound_offers_have_no_problem(root: Path) -> None:
    assert found(root) == []


def test_what_is_wrong_with_offers_is_told_by_check(root: Path) -> None:
    edit(root, LAKESIDE, "part_of: northland", "part_of: southland")
    put(root, "program/pathways/notes.txt", "x")

    assert [line.split(" ", 2)[:2] for line in found(root)] == [
        [f"{LAKESIDE}:5:", "O02"],
        ["program/pathways/notes.txt:1:", "F11"],
    ]


def test_a_programme_may_have_no_micro_credential_of_its_own(root: Path) -> None:
    for folder in ("credentials", "rubrics", "program/pathways", "program/cohorts"):
        shutil.rmtree(root / folder)
    shutil.rmtree(root / "program" / "recognition")
    edit(root, LAKESIDE, "credential: think-time", "credential: feedback")

    assert found(root) == []
    (root / ADOPTED).unlink()
    assert "F13" in " ".join(found(root))


def test_the_site_shows_them_and_follows_each_change_of_them(root: Path) -> None:
    assert built(root) == ()
    first = page(root, "credentials/think-time")
    assert "What it counts toward" in first
    assert "$500 a year, for good" in first
    assert "Asked for in each interview." in first
    assert "Bonus" in page(root, "pathways/talk")

    edit(root, BONUS, "amount: 500", "amount: 750")
    assert built(root) == ()
    assert "$750 a year, for good" in page(root, "credentials/think-time")
    assert "$750 a year, for good" in page(root, "organizations/lakeside")

    (root / "program" / "cohorts" / "first.yml").unlink()
    assert built(root) == ()
    assert not (root.parent / "site" / "programmes" / "first").exists()
    assert "organizations/lakeside/" in (root.parent / "site" / "sitemap.xml").read_text("utf-8")


def test_a_fault_in_offers_keeps_the_last_good_site(root: Path) -> None:
    assert built(root) == ()
    edit(root, BONUS, "owner: lakeside", "owner: nobody")

    assert built(root) == (f"{BONUS} N02",)
    assert "$500" in page(root, "organizations/lakeside")


def test_a_site_without_offers_says_nothing_of_them(root: Path) -> None:
    for folder in ("organizations", "adopted", "pathways", "cohorts", "recognition"):
        shutil.rmtree(root / "program" / folder)

    assert built(root) == ()
    assert "What it counts toward" not in page(root, "credentials/think-time")
    assert "Issued elsewhere" not in page(root, "catalog")
    assert not (root.parent / "site" / "organizations").exists()
