"""The build: what it makes, what it leaves alone, and what it never harms."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from microcred.build import NotOurs
from microcred.freezing import freeze_releases
from tests.whole import TODAY, built, commit, copied, small, tree


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    return small(tmp_path / "programme")


def slugs(programme: Path) -> list[str]:
    return sorted(path.stem for path in (programme / "credentials").glob("*.md"))


def cloned(programme: Path, target: Path) -> Path:
    """Return a copy of a programme with its history, but nothing that was built."""
    copied(target, programme)
    shutil.copytree(programme / ".git", target / ".git")
    return target


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_micro_credential_has_its_pages_and_data(programme: Path) -> None:
    freeze_releases(programme, TODAY)
    commit(programme, "Release")
    assert built(programme).published
    site = programme / "site"
    for slug in ("exit-tickets", "wait-time"):
        for path in ("index.html", "rubric/index.html", "mark.svg", "badge.svg"):
            assert (site / "credentials" / slug / path).is_file()
        data = json.loads((site / "credentials" / f"{slug}.json").read_text(encoding="utf-8"))
        [release] = (programme / "credentials" / "releases").glob(f"{slug}@*.json")
        version = release.stem.partition("@")[2]
        permanent = site / "credentials" / slug / version
        assert (permanent / "release.json").read_bytes() == release.read_bytes()
        assert data["sha256"] in (permanent / "index.html").read_text(encoding="utf-8")
        current = (site / "credentials" / slug / "index.html").read_text(encoding="utf-8")
        assert data["sha256"] in current


def test_a_second_build_touches_nothing(programme: Path) -> None:
    built(programme)
    before = {path: path.stat().st_mtime_ns for path in (programme / "site").rglob("*")}
    assert built(programme).published
    assert {path: path.stat().st_mtime_ns for path in (programme / "site").rglob("*")} == before


def test_builds_after_changes_come_to_the_same_as_a_build_from_nothing(
    programme: Path, tmp_path: Path
) -> None:
    built(programme)
    one, *others = slugs(programme)
    edit(programme / "credentials" / f"{one}.md", "name: ", "name: Changed ")
    built(programme)
    edit(programme / "program" / "program.yml", "name: ", "name: Another ")
    built(programme)
    (programme / "credentials" / f"{others[0]}.md").unlink()
    (programme / "docs" / "about.md").unlink()
    (programme / "docs" / "added.md").write_text("# Added\n", encoding="utf-8")
    assert built(programme).published
    afresh = cloned(programme, tmp_path / "afresh")
    assert built(afresh).published
    assert tree(programme / "site") == tree(afresh / "site")


def test_one_change_lays_out_one_page_again(programme: Path) -> None:
    built(programme)
    one, *others = slugs(programme)
    folder = programme / "site" / "credentials"
    pages = {slug: folder / slug / "index.html" for slug in (one, *others)}
    before = {slug: page.stat().st_mtime_ns for slug, page in pages.items()}
    edit(programme / "credentials" / f"{one}.md", "name: ", "name: Changed ")
    built(programme)
    changed = {slug for slug, page in pages.items() if page.stat().st_mtime_ns != before[slug]}
    assert changed == {one}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("credentials/broken.md", "---\nid: [\n---\n"),
        ("credentials/empty.md", ""),
        ("rubrics/broken.yml", "levels: &a [*a]"),
        ("program/program.yml", "format: 2"),
        ("program/issuer.yml", "name: ["),
    ],
)
def test_a_problem_leaves_the_last_good_site_as_it_was(
    programme: Path, path: str, text: str
) -> None:
    built(programme)
    good = tree(programme / "site")
    (programme / path).write_text(text, encoding="utf-8")
    result = built(programme)
    assert not result.published
    assert any(problem.path == path for problem in result.problems)
    assert tree(programme / "site") == good


@pytest.mark.parametrize("path", ["docs/roster.csv", "docs/a.xlsx", "private/people.csv"])
def test_a_list_of_people_is_never_published(programme: Path, path: str) -> None:
    built(programme)
    before = tree(programme / "site")
    file = programme / path
    file.parent.mkdir(exist_ok=True)
    file.write_text("id,name,email\nk7m2p4,Ana Ruiz,ana@school.example\n", encoding="utf-8")
    result = built(programme)
    expected = "P18" if path.endswith("xlsx") else "P12"
    assert [(one.path, one.code) for one in result.problems] == [(path, expected)]
    assert not result.published
    assert tree(programme / "site") == before
    file.unlink()
    assert built(programme).published


def test_files_that_systems_leave_in_docs_are_not_published(programme: Path) -> None:
    (programme / "docs" / ".notes.md").write_text("Mine", encoding="utf-8")
    (programme / "docs" / "plan.pdf").write_bytes(b"%PDF")
    assert built(programme).published
    assert (programme / "site" / "plan.pdf").is_file()
    assert not list((programme / "site").rglob(".notes*"))


def test_an_engine_that_stops_leaves_the_last_good_site_as_it_was(programme: Path) -> None:
    built(programme)
    good = tree(programme / "site")
    edit(programme / "credentials" / f"{slugs(programme)[0]}.md", "name: ", "name: Changed ")
    with (programme / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("\nhooks: [missing.py]\n")
    done = subprocess.run(
        [sys.executable, "-m", "microcred", "build", "--root", programme, "--no-search"],
        capture_output=True,
        text=True,
        cwd=programme,
    )
    assert done.returncode == 1
    assert "the site engine stopped" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(programme / "site") == good


def test_drafts_are_not_published(programme: Path) -> None:
    slug = "wait-time"
    for release in (programme / "credentials" / "releases").glob(f"{slug}@*"):
        release.unlink()
    edit(programme / "credentials" / f"{slug}.md", "status: active", "status: draft")
    assert built(programme).published
    assert not (programme / "site" / "credentials" / slug).exists()
    catalog = (programme / "site" / "catalog.json").read_text(encoding="utf-8")
    assert f'"{slug}"' not in catalog


def test_an_empty_catalog_is_a_problem_and_no_site(programme: Path) -> None:
    built(programme)
    good = tree(programme / "site")
    for folder in ("credentials", "rubrics"):
        shutil.rmtree(programme / folder)
    result = built(programme)
    assert [problem.path for problem in result.problems][:1] == ["credentials"]
    assert tree(programme / "site") == good


@pytest.mark.parametrize("moment", [0.3, 0.6, 0.9, 1.2])
def test_a_build_that_is_killed_is_made_good_by_the_next(
    programme: Path, tmp_path: Path, moment: float
) -> None:
    built(programme)
    edit(programme / "program" / "program.yml", "name: ", "name: Another ")
    command = [sys.executable, "-m", "microcred", "build", "--root", str(programme)]
    running = subprocess.Popen(
        [*command, "--site", str(programme / "site"), "--no-search"],
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(moment)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    assert built(programme).published
    afresh = cloned(programme, tmp_path / "afresh")
    assert built(afresh).published
    assert tree(programme / "site") == tree(afresh / "site")


def test_mkdocs_and_its_heir_make_the_same_pages(programme: Path) -> None:
    """The engine is neutral: the same Markdown gives the same list of pages."""
    first, second = programme / "by-mkdocs", programme / "by-properdocs"
    assert built(programme, first).published
    assert built(programme, second, engine="properdocs").published
    assert sorted(tree(first)) == sorted(tree(second))


@pytest.mark.parametrize("place", [".", "credentials", "docs", "elsewhere"])
def test_a_folder_that_holds_anything_else_is_never_replaced(programme: Path, place: str) -> None:
    (programme / "elsewhere").mkdir()
    (programme / "elsewhere" / "precious.txt").write_text("precious", encoding="utf-8")
    before = tree(programme)
    with pytest.raises(NotOurs):
        built(programme, programme / place)
    assert tree(programme) == before


def test_what_a_host_wants_at_the_top_of_a_site_is_left_alone(programme: Path) -> None:
    built(programme)
    site = programme / "site"
    (site / "CNAME").write_text("badges.example", encoding="utf-8")
    (site / ".nojekyll").touch()
    (site / "stray.html").touch()
    built(programme)
    assert (site / "CNAME").is_file()
    assert (site / ".nojekyll").is_file()
    assert not (site / "stray.html").exists()


def test_the_site_s_settings_cannot_ask_for_our_secrets(
    programme: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MICROCRED_SIGNING_KEY", "what-nobody-may-see")
    with (programme / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("\ncopyright: !ENV [MICROCRED_SIGNING_KEY, nothing]\n")
        file.write("site_description: !ENV [MICROCRED_SIGNING_KEY, nothing]\n")
    assert built(programme).published
    pages = (programme / "site").rglob("*.html")
    assert not [page for page in pages if b"what-nobody-may-see" in page.read_bytes()]
    assert os.environ["MICROCRED_SIGNING_KEY"] == "what-nobody-may-see"
