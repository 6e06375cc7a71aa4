"""The queue on a built site: there when something is known of it, made anew when that changes."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from microcred.build import build
from microcred.order import Built, Order
from tests import folder
from tests.folder import text_of
from tests.queueing.test_counting import OTHERS
from tests.reviewed import SUBMISSION, hand_in, programme, score
from tests.whole import REPOSITORY, TODAY, tree

PAGE, DATA = "queue/index.html", "queue.json"
FIGURES = {"day": "2026-11-20", "least": 5, "waiting": 7, "median": 2, "longest": 9}


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    root = programme(tmp_path / "repo")
    shutil.copy(REPOSITORY / "mkdocs.yml", root / "mkdocs.yml")
    for page in ("guides/index", "about"):
        folder.put(root, f"docs/{page}.md", "# A page\n")
    folder.commit(root, "Pages")
    return root


def built(root: Path, queue: Path | None = None, today: date = TODAY) -> Built:
    """Return what a build came to, which is to be published."""
    return build(Order(root, root / "site", today, search=False, queue=queue))


def linked(root: Path) -> bool:
    """True where the first page leads to the queue."""
    return "queue/" in (root / "site/index.html").read_text(encoding="utf-8")


def test_where_nothing_is_known_there_is_no_page(repo):
    assert built(repo).published
    assert not (repo / "site" / PAGE).exists()
    assert not (repo / "site" / DATA).exists()
    assert not linked(repo)


def test_what_waits_in_this_clone_is_shown(repo):
    hand_in(repo)
    assert built(repo).published
    assert "Fewer than five wait for an answer" in text_of(repo, f"site/{PAGE}")
    assert json.loads((repo / "site" / DATA).read_bytes())["waiting"] is None
    assert linked(repo)
    assert "/queue/" in (repo / "site/sitemap.xml").read_text(encoding="utf-8")


def test_a_second_build_touches_nothing(repo):
    hand_in(repo)
    built(repo)
    before = {path: path.stat().st_mtime_ns for path in (repo / "site").rglob("*")}
    assert built(repo).published
    assert {path: path.stat().st_mtime_ns for path in (repo / "site").rglob("*")} == before


def test_a_scorecard_more_changes_the_queue_and_nothing_else(repo):
    for submission in (SUBMISSION, *OTHERS[:4]):
        hand_in(repo, submission=submission)
    built(repo)
    assert "5 submissions wait for an answer" in text_of(repo, f"site/{PAGE}")
    before = tree(repo / "site")
    for who in ("eva", "omar"):
        score(repo, who, questions="not-yet")
    assert built(repo).published
    after = tree(repo / "site")
    assert {path for path in after if after[path] != before.get(path)} == {PAGE, DATA}
    assert "Fewer than five wait for an answer" in text_of(repo, f"site/{PAGE}")


def test_once_nothing_is_known_any_more_the_page_is_gone(repo):
    hand_in(repo)
    built(repo)
    folder.git(repo, "branch", "--quiet", "--delete", "--force", f"submission/{SUBMISSION}")
    assert built(repo).published
    assert not (repo / "site" / PAGE).exists()
    assert not linked(repo)


def test_builds_one_after_the_other_come_to_the_same_as_one_from_nothing(repo):
    built(repo)
    hand_in(repo)
    built(repo)
    folder.edit(repo, folder.PROGRAM, "name: Good example", "name: Better example")
    assert built(repo).published
    first = tree(repo / "site")
    shutil.rmtree(repo / "site")
    shutil.rmtree(repo / ".microcred")
    assert built(repo).published
    assert tree(repo / "site") == first


def test_figures_that_were_made_elsewhere_are_shown(repo, tmp_path):
    file = tmp_path / "figures.json"
    file.write_text(json.dumps(FIGURES), encoding="utf-8")
    assert built(repo, file).published
    assert "7 submissions wait" in text_of(repo, f"site/{PAGE}")
    file.write_text(json.dumps({**FIGURES, "waiting": 12}), encoding="utf-8")
    assert built(repo, file).published
    assert "12 submissions wait" in text_of(repo, f"site/{PAGE}")
    assert built(repo).published
    assert not (repo / "site" / PAGE).exists()


BROKEN = {
    "none": (None, "the figures of the queue could not be read: No such file or directory"),
    "no JSON": ("{", "these are no figures of a queue: its JSON is not as it has to be"),
    "a figure that is none": (
        json.dumps({**FIGURES, "waiting": "many"}),
        "these are no figures of a queue: waiting is not as it has to be",
    ),
    "a name": (
        json.dumps({**FIGURES, "who": "ana"}),
        "these are no figures of a queue: who is not as it has to be",
    ),
}


@pytest.mark.parametrize(("text", "said"), BROKEN.values(), ids=BROKEN)
def test_figures_that_cannot_be_read_leave_the_site_as_it_was(repo, tmp_path, text, said):
    built(repo)
    good = tree(repo / "site")
    file = tmp_path / "figures.json"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    done = built(repo, file)
    assert not done.published
    assert [str(one) for one in done.problems] == [f"figures.json:1: E05 {said}"]
    assert tree(repo / "site") == good
