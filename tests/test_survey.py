"""Which files a programme has, and whether they are as they were."""

import os

import pytest

from microcred.survey import Survey
from tests.folder import CREDENTIAL, RELEASES, good, put


@pytest.fixture
def root(tmp_path):
    root = good(tmp_path / "programme")
    put(root, "credentials/brainstorming.md", "")
    put(root, "rubrics/shared.yml", "")
    for name in (
        "think-time@1.0",
        "think-time@1.10",
        "gone@2.0",
        "think-time",
        "a@b@1.0",
        "x@01.0",
    ):
        put(root, f"{RELEASES}/{name}.json", "{}")
    return root


def test_what_is_there(root):
    survey = Survey(root)
    assert survey.credentials == ("brainstorming", "think-time")
    assert survey.rubrics == ("shared", "think-time")
    assert survey.releases == {"gone": ("2.0",), "think-time": ("1.0", "1.10")}
    assert len(survey.release_paths) == 6
    assert survey.count == 2 + 2 + 2 + 6
    assert not list(survey.strays())


def test_nothing_is_there(tmp_path):
    survey = Survey(tmp_path)
    assert (survey.credentials, survey.rubrics, survey.releases) == ((), (), {})
    assert survey.count == 2


def test_strays_of_every_folder(root):
    for folder in ("credentials", "rubrics", RELEASES):
        put(root, f"{folder}/notes.txt", "")
    told = [problem.path for problem in Survey(root).strays()]
    assert told == ["credentials/notes.txt", "rubrics/notes.txt", f"{RELEASES}/notes.txt"]


def change(root):
    put(root, CREDENTIAL, "other")


def touch(root):
    os.utime(root / CREDENTIAL, (1, 1))


def remove(root):
    (root / CREDENTIAL).unlink()


@pytest.mark.parametrize("spoil", [change, touch, remove])
def test_a_stamp_tells_that_a_file_is_not_as_it_was(root, spoil):
    before = Survey(root).stamp([CREDENTIAL]), Survey(root).stamp_tree("credentials")
    assert (Survey(root).stamp([CREDENTIAL]), Survey(root).stamp_tree("credentials")) == before
    spoil(root)
    after = Survey(root).stamp([CREDENTIAL]), Survey(root).stamp_tree("credentials")
    assert all(one != other for one, other in zip(before, after, strict=True))


def test_a_stamp_tells_that_a_file_was_added(root):
    before = Survey(root).stamp(["docs/a.md"]), Survey(root).stamp_tree("docs", (".md",))
    put(root, "docs/a.txt", "")
    assert (Survey(root).stamp(["docs/a.md"]), Survey(root).stamp_tree("docs", (".md",))) == before
    put(root, "docs/a.md", "")
    after = Survey(root).stamp(["docs/a.md"]), Survey(root).stamp_tree("docs", (".md",))
    assert all(one != other for one, other in zip(before, after, strict=True))
