"""No name of the roster is on the public site, but of those who chose it, where they chose it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from microcred import links
from microcred.freezing import freeze_releases
from microcred.offering import offers_of
from microcred.private_folder import private_folder
from microcred.survey import Survey
from tests import shown
from tests.folder import put
from tests.ledgers import decision
from tests.whole import TODAY, built, commit, copied

CHOSE = {"Amara Okafor": (1, 4, 5), "Ben Adeyemi": (3,)}
"""Who chose to show their name, and on which awards."""

ROSTER = """\
id,email,name,organisation,school,stage,tags,mentor,shows
earner-1,amara.okafor@people.example,Amara Okafor,,,,,,page
earner-2,a@b.example,Quillon Vexworth,,,,first-year,earner-7,expertise
earner-3,ben.adeyemi@people.example,Ben Adeyemi,,,,,,page
earner-4,t.brandivar@people.example,Tamsin Brandivar,,,,,,
earner-7,ysolde@people.example,Ysolde Farquharson,,,,veteran,,mentors presenters expertise
earner-8,m.zabriskie@people.example,Merrit Zabriskie,,,,,,
"""
EXTENSIONS = """\
extensions:
  - rule: example-pay
    person: earner-8
    until: 2027-06-30
    on: 2026-11-01
    approved_by: Superintendent Oglethwaite
    why: Merrit Zabriskie was on leave
"""
PLANS = "person,goal\nearner-4,Learn from Ysolde Farquharson\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder: the sample programme with awards and offers, its site, and the people."""
    base = tmp_path_factory.mktemp("private")
    root = copied(base / "programme")
    freeze_releases(root, TODAY)
    commit(root)
    shown.show(root, shown.ALL[:5])
    put(base, "people/roster.csv", ROSTER)
    put(base, "people/extensions.yml", EXTENSIONS)
    put(base, "people/plans.csv", PLANS)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("MICROCRED_ROSTER", str(base / "people" / "roster.csv"))
        environment.setenv("MICROCRED_PEOPLE", str(base / "people"))
        found = built(root, base / "site")
    assert found.published, found.problems
    return base


def private_words() -> set[str]:
    """Return every name, part of a name, address and id of the private folder."""
    rows = [line.split(",") for line in ROSTER.splitlines()[1:]]
    names = {row[2] for row in rows} | {"Superintendent Oglethwaite"}
    parts = {part for name in names for part in name.split()} - {"Superintendent"}
    return names | parts | {row[0] for row in rows} | {row[1] for row in rows}


def hits(below: Path, word: str) -> set[str]:
    """Return the files below a folder that hold a word, however it is written."""
    written = {word, word.replace("@", "%40"), word.replace(" ", "%20"), word.replace(" ", "+")}
    search = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, written))})(?!\w)", re.I)
    return {
        path.relative_to(below).as_posix()
        for path in below.rglob("*")
        if path.is_file() and search.search(path.read_bytes().decode("utf-8", errors="replace"))
    }


def test_the_private_folder_is_one_that_is_read(folder):
    root = folder / "programme"
    offers, _ = offers_of(Survey(root), {})
    known = private_folder(folder / "people", root, offers)
    assert known.problems == ()
    assert len(known.facts.people) == 6


def test_the_search_finds_everybody_in_the_private_folder(folder):
    for word in private_words():
        assert hits(folder / "people", word), word


def test_the_site_shows_awards_and_offers(folder):
    assert (folder / "site" / links.AWARDS / shown.UNNAMED.award / "index.html").is_file()
    offers, _ = offers_of(Survey(folder / "programme"), {})
    assert offers.pathways
    assert offers.rules
    for document in offers.pathways.values():
        assert hits(folder / "site", document.model.name), document.path


def test_nobody_is_on_the_public_site(folder):
    chosen = {word for name in CHOSE for word in (name, *name.split())}
    for word in private_words() - chosen:
        assert hits(folder / "site", word) == set(), word


@pytest.mark.parametrize("name", CHOSE)
def test_who_chose_it_is_shown_where_they_chose_it(folder, name):
    own = tuple(
        f"{links.AWARDS}{shown.replace(shown.VALID, number=number).award}" for number in CHOSE[name]
    )
    page = f"{links.EARNERS}{shown.PAGE}/"
    found = hits(folder / "site", name)
    assert found
    for path in found:
        assert path.startswith((*own, page)), path


def test_the_search_would_have_found_them(folder, tmp_path):
    """Planted on one page of a copy of the site, each is found there."""
    site = shutil.copytree(folder / "site", tmp_path / "site")
    page = site / "index.html"
    text = page.read_text("utf-8")
    for word in ("Quillon Vexworth", "t.brandivar@people.example", "earner-8"):
        page.write_text(text.replace("</body>", f"<p>{word}</p></body>"), "utf-8")
        assert hits(site, word) == {"index.html"}


def test_the_awards_are_theirs():
    """The ids of the roster are those of the decisions behind the awards."""
    assert {decision(number).earner for number in (1, 2, 3, 4)} == {
        f"earner-{number}" for number in (1, 2, 3, 4)
    }
