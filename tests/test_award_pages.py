"""Awards on the site: every award has its page and data, and no build ever mixes them up."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from microcred import links, places
from microcred.build import Built, Order, build
from microcred.did import did_document, did_web
from microcred.freezing import freeze_releases
from microcred.ledger import line_bytes
from tests import ledgers, shown
from tests.folder import edit, put, text_of
from tests.whole import TODAY, commit, small, tree

PROGRAM = "program/program.yml"


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = small(tmp_path_factory.mktemp("programme") / "programme")
    freeze_releases(root, TODAY)
    commit(root, "Release")
    shown.show(root)
    assert made(root).published
    return root


@pytest.fixture
def programme(original: Path, tmp_path: Path) -> Path:
    """Return a programme with awards whose site was built."""
    shutil.copytree(original, tmp_path / "programme", copy_function=shutil.copy2)
    root = tmp_path / "programme"
    shutil.rmtree(root / "site")
    assert made(root).published
    return root


def made(root: Path, site: Path | None = None, today: date = TODAY, search: bool = False) -> Built:
    return build(Order(root, site or root / "site", today, search=search))


def afresh(root: Path, today: date = TODAY) -> dict[str, str]:
    """Return the site that a programme has when it is built from nothing, elsewhere."""
    other = root.parent / "afresh"
    shutil.rmtree(other, ignore_errors=True)
    ignored = shutil.ignore_patterns("site", ".microcred")
    shutil.copytree(root, other, ignore=ignored, copy_function=shutil.copy2)
    assert made(other, today=today).published
    return tree(other / "site")


def times(root: Path) -> dict[str, int]:
    """Return when each file that shows an award was written."""
    site = root / "site"
    return {
        path.relative_to(site).as_posix(): path.stat().st_mtime_ns
        for top in ("awards", "earners")
        for path in (site / top).rglob("*.*")
    }


def rewritten(root: Path, before: dict[str, int]) -> set[str]:
    after = times(root)
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def own_files(*awards: shown.Shown) -> set[str]:
    return {f"awards/{one.award}{end}" for one in awards for end in ENDS}


ENDS = (".json", "/index.html", "/embed.html")


def test_every_award_has_its_pages_and_the_file_of_the_repository(programme: Path) -> None:
    site = programme / "site"
    for one in shown.ALL:
        assert all((site / path).is_file() for path in own_files(one))
        kept = (programme / places.award(one.award)).read_bytes()
        assert (site / links.award_data(one.award)).read_bytes() == kept
    page = (site / links.page(links.award(shown.VALID.award))).read_text(encoding="utf-8")
    assert "Amara Okafor" in page
    assert sorted(path.name for path in (site / "awards").iterdir()) == sorted(
        [name for one in shown.ALL for name in (one.award, f"{one.award}.json")]
        + ["index.html", "status"]
    )


def test_keys_and_lists_of_the_issuer(programme: Path) -> None:
    site = programme / "site"
    did = did_web("https://microcred.example/")
    document = json.loads((site / ".well-known/did.json").read_bytes())
    assert document == did_document(did, [ledgers.MULTIKEY])
    assert (site / ".nojekyll").is_file()
    kept = (programme / places.status_list(1)).read_bytes()
    assert (site / links.status_list(1)).read_bytes() == kept


def test_images_of_what_was_awarded(programme: Path) -> None:
    home = programme / "site" / "credentials/wait-time/1.0"
    for state in ("", "-expired", "-revoked"):
        assert (home / f"badge{state}.svg").is_file()
        assert (home / f"badge{state}-ink.svg").is_file()
        assert (home / f"badge{state}.png").read_bytes().startswith(b"\x89PNG")
    document = json.loads((programme / places.award(shown.VALID.award)).read_bytes())
    image = document["credentialSubject"]["achievement"]["image"]["id"]
    assert image == f"https://microcred.example/{home.relative_to(programme / 'site')}/badge.svg"


def test_an_earner_has_a_page_of_what_they_chose_to_show(programme: Path) -> None:
    [page] = (programme / "site" / "earners").iterdir()
    assert page.name == shown.PAGE
    html = (page / "index.html").read_text(encoding="utf-8")
    listed = re.findall(r"awards/([a-z0-9]{12})/", html)
    assert set(listed) == {one.award for one in shown.ALL if one.page}


def test_no_award_is_listed_anywhere_else(programme: Path) -> None:
    made(programme, search=True)
    site = programme / "site"
    elsewhere = [
        path
        for path in site.rglob("*")
        if path.is_file() and path.relative_to(site).parts[0] not in ("awards", "earners")
    ]
    assert len(elsewhere) > 50
    for one in shown.ALL:
        named = (one.award.encode(), (one.name or one.award).encode())
        assert [path for path in elsewhere if any(n in path.read_bytes() for n in named)] == []
    assert not (programme / ".microcred/site/awards").exists(), "what the search index is made of"
    assert "https://microcred.example/awards/</loc>" in text_of(site, "sitemap.xml")


def test_a_second_build_touches_nothing(programme: Path) -> None:
    before = times(programme)
    assert made(programme).published
    assert rewritten(programme, before) == set()


def test_a_change_of_a_definition_touches_no_award(programme: Path) -> None:
    before = times(programme)
    edit(programme, "credentials/exit-tickets.md", "supports:", "supports: Ask. #")
    assert made(programme).published
    assert rewritten(programme, before) == set()


def test_a_revocation_rewrites_the_pages_that_say_so(programme: Path) -> None:
    before = times(programme)
    shown.show(programme, [replace(shown.VALID, revoked="It was a mistake."), *shown.ALL[1:]])
    assert made(programme).published
    pages = own_files(shown.VALID) - {f"awards/{shown.VALID.award}.json"}
    expected = pages | {f"earners/{shown.PAGE}/index.html", "awards/status/1.json"}
    assert rewritten(programme, before) == expected
    page = text_of(programme / "site", links.page(links.award(shown.VALID.award)))
    assert "Reason given by the issuer: It was a mistake." in page
    assert tree(programme / "site") == afresh(programme)


def test_one_more_award_rewrites_no_other(programme: Path) -> None:
    before = times(programme)
    more = shown.Shown(9, name="Cleo")
    data, line = shown.award_of(programme, more)
    put(programme, places.award(more.award), data)
    log = programme / places.LOG
    log.write_bytes(log.read_bytes() + line_bytes(line))
    assert made(programme).published
    assert rewritten(programme, before) == own_files(more)
    assert tree(programme / "site") == afresh(programme)


@pytest.mark.parametrize(
    ("today", "turned"),
    [
        (date(2026, 11, 22), ()),
        (date(2026, 12, 1), ()),
        (date(2026, 12, 2), (shown.RENEWABLE,)),
        (date(2031, 8, 23), (shown.RENEWABLE, shown.VALID, shown.UNNAMED, shown.LINKED)),
    ],
)
def test_a_new_day_rewrites_the_pages_that_turn_on_it(
    programme: Path, today: date, turned: tuple[shown.Shown, ...]
) -> None:
    before = times(programme)
    assert made(programme, today=today).published
    pages = {path for path in own_files(*turned) if path.endswith(".html")}
    if any(one.page for one in turned):
        pages.add(f"earners/{shown.PAGE}/index.html")
    found = {path for path in rewritten(programme, before) if path.endswith(".html")}
    assert found == pages if len(turned) < 4 else found >= pages
    assert tree(programme / "site") == afresh(programme, today)


def test_what_is_no_longer_awarded_is_gone(programme: Path) -> None:
    for one in shown.ALL[2:]:
        (programme / places.award(one.award)).unlink()
    shown.show(programme, shown.ALL[:2])
    assert made(programme).published
    assert tree(programme / "site") == afresh(programme)
    shutil.rmtree(programme / "awards")
    assert made(programme).published
    assert not (programme / "site/awards").exists()
    assert not (programme / "site/earners").exists()


@pytest.mark.parametrize(
    "harm",
    [
        lambda site: shutil.rmtree(site),
        lambda site: shutil.rmtree(site / "awards"),
        lambda site: shutil.rmtree(site / "awards" / shown.VALID.award),
        lambda site: (site / "awards" / f"{shown.VALID.award}.json").unlink(),
        lambda site: put(site, "awards/stray.html", "x"),
    ],
)
def test_a_site_that_was_harmed_is_made_good(programme: Path, harm: Callable[[Path], None]) -> None:
    before = tree(programme / "site")
    harm(programme / "site")
    assert made(programme).published
    assert tree(programme / "site") == before


def test_two_sites_of_one_programme(programme: Path) -> None:
    other = programme / "other"
    assert made(programme, other).published
    assert tree(other) == tree(programme / "site")
    assert made(programme).published
    assert tree(other) == tree(programme / "site")


def forged(root: Path) -> None:
    path = places.award(shown.VALID.award)
    put(root, path, text_of(root, path).replace("Amara Okafor", "Mallory"))


def unlogged(root: Path) -> None:
    data, _ = shown.award_of(root, shown.Shown(9))
    put(root, places.award(shown.Shown(9).award), data)


def removed(root: Path) -> None:
    (root / places.award(shown.VALID.award)).unlink()


def linked(root: Path) -> None:
    path = root / places.award(shown.VALID.award)
    path.rename(root / "elsewhere.json")
    path.symlink_to(root / "elsewhere.json")


def piped(root: Path) -> None:
    removed(root)
    os.mkfifo(root / places.award(shown.VALID.award))


def huge(root: Path) -> None:
    put(root, places.award(shown.VALID.award), b"[" * 2**20)


def cut(root: Path) -> None:
    put(root, places.LOG, (root / places.LOG).read_bytes()[:-1])


def logless(root: Path) -> None:
    (root / places.LOG).unlink()


def keyless(root: Path) -> None:
    (root / places.KEYS).unlink()


def broken_keys(root: Path) -> None:
    put(root, places.KEYS, "format: 1\nkeys: [{key: z6Mkno}]\n")


AWARD = places.award(shown.VALID.award)
WRONG: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "forged": (forged, AWARD, "is not the file that the log of awards knows"),
    "not in the log": (
        unlogged,
        places.award(shown.Shown(9).award),
        "is in no line of the log of awards",
    ),
    "removed": (removed, AWARD, "could not be read: No such file"),
    "a link": (linked, AWARD, "could not be read"),
    "a pipe": (piped, AWARD, "is not the file that the log"),
    "huge": (huge, AWARD, "is larger than 524,288 bytes"),
    "the log cut off": (cut, places.LOG, "the log of awards cannot be read"),
    "no log": (logless, places.LOG, "this file does not exist"),
    "no keys": (keyless, places.KEYS, "without its keys nobody can check an award"),
    "broken keys": (broken_keys, places.KEYS, ""),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told_and_the_last_good_site_stays(programme: Path, name: str) -> None:
    good = tree(programme / "site")
    harm, path, said = WRONG[name]
    harm(programme)
    result = made(programme)
    assert not result.published
    assert any(one.path == path and said in one.message for one in result.problems), result.problems
    assert tree(programme / "site") == good
    assert not (programme / ".microcred/stage").exists()


def limited(root: Path) -> int:
    """Let a site have no more MB than it has now; return how many."""
    size = sum(path.stat().st_size for path in (root / "site").rglob("*") if path.is_file())
    most = -(-size // 1_000_000)
    with (root / PROGRAM).open("a", encoding="utf-8") as settings:
        settings.write(f"\nsite_max_mb: {most}\n")
    assert made(root).published
    return most


def test_a_site_that_would_be_too_large_is_not_published(programme: Path) -> None:
    most = limited(programme)
    good = tree(programme / "site")
    put(programme, "docs/large.pdf", b"x" * 1_000_000)
    result = made(programme)
    [problem] = [one for one in result.problems if one.code == "E04"]
    assert (problem.path, problem.line) == (PROGRAM, text_of(programme, PROGRAM).count("\n"))
    said = f"the site would have {most + 1} MB, and at most {most} MB are published"
    assert problem.message == said
    assert "raise `site_max_mb`" in problem.fix
    assert tree(programme / "site") == good


def test_awards_count_towards_the_size_of_a_site(programme: Path) -> None:
    limited(programme)
    good = tree(programme / "site")
    shown.show(programme, [*shown.ALL, *(shown.Shown(number) for number in range(100, 145))])
    assert [one.code for one in made(programme).problems] == ["E04"]
    assert tree(programme / "site") == good


@pytest.mark.parametrize("moment", [0.2, 0.5, 0.8, 1.1, 1.4])
def test_a_build_that_is_killed_is_made_good_by_the_next(programme: Path, moment: float) -> None:
    edit(programme, PROGRAM, "name: microcred", "name: Another")
    shown.show(programme, [replace(shown.VALID, revoked="It was a mistake."), *shown.ALL[1:]])
    words = [sys.executable, "-m", "microcred", "build", "--root", str(programme)]
    running = subprocess.Popen(
        [*words, "--site", str(programme / "site"), "--no-search"],
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(moment)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    assert made(programme).published
    assert tree(programme / "site") == afresh(programme)
