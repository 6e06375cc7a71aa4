"""Freezing: each active version gets its release once, and nothing else is ever written."""

import json

import pytest

from microcred.freezing import freeze_releases
from microcred.model.release import Release
from microcred.releases import read_release
from tests.folder import (
    CREDENTIAL,
    PROGRAM,
    RELEASES,
    RUBRIC,
    TODAY,
    another,
    codes,
    edit,
    found,
    good,
    put,
)

PATH = f"{RELEASES}/think-time@1.0.json"


@pytest.fixture
def root(tmp_path):
    return good(tmp_path / "programme")


def frozen(root, *slugs):
    written, problems = freeze_releases(root, TODAY, slugs)
    assert list(problems) == sorted(set(problems))
    return written, [f"{one.path}:{one.line} {one.code}" for one in problems]


def releases(root):
    return (
        sorted(path.name for path in (root / RELEASES).glob("*"))
        if (root / RELEASES).exists()
        else []
    )


def test_an_active_version_is_frozen_once(root):
    assert frozen(root) == ([PATH], [])
    data = (root / PATH).read_bytes()
    assert isinstance(read_release(PATH, data), Release)
    assert json.loads(data)["credential"]["competency"].startswith("The teacher leaves")
    assert frozen(root) == ([], [])
    assert (root / PATH).read_bytes() == data
    assert releases(root) == ["think-time@1.0.json"]


def test_what_was_just_frozen_passes_the_check(root):
    frozen(root)
    assert codes(root) == [f"{RELEASES}:1 V01"]  # unknown: there is no repository


def test_a_changed_definition_waits_for_a_new_version(root):
    frozen(root)
    edit(root, CREDENTIAL, "turnaround_days: 15", "turnaround_days: 20")
    assert frozen(root) == ([], [f"{CREDENTIAL}:3 L24"])
    edit(root, CREDENTIAL, 'version: "1.0"', 'version: "1.1"')
    assert frozen(root) == ([f"{RELEASES}/think-time@1.1.json"], [])
    assert releases(root) == ["think-time@1.0.json", "think-time@1.1.json"]


@pytest.mark.parametrize(
    ("status", "written"),
    [
        ("draft", []),
        ("planned\nopens: soon", []),
        ("retired\nretired: {on: 2026-06-30, why: So}", [PATH]),
    ],
    ids=["draft", "planned", "retired"],
)
def test_only_what_was_published_is_frozen(root, status, written):
    edit(root, CREDENTIAL, "status: active", f"status: {status}")
    assert frozen(root) == (written, [])


def test_a_problem_prevents_its_own_release_only(root):
    another(root, "brainstorming", "Brainstorming", "The teacher has everyone write before talk.")
    edit(root, CREDENTIAL, "review_by: 2027-06-30\n", "")
    assert frozen(root) == ([f"{RELEASES}/brainstorming@1.0.json"], [f"{CREDENTIAL}:2 L25"])


def test_a_problem_they_share_is_told_of_once(root):
    another(root, "brainstorming", "Brainstorming", "The teacher has everyone write before talk.")
    edit(root, RUBRIC, "pass_rule: every-criterion", "")
    assert frozen(root) == ([], [f"{RUBRIC}:1 L09"])


def test_a_warning_prevents_nothing(root):
    edit(root, CREDENTIAL, "  turnaround_days: 15\n", "")
    written, problems = frozen(root)
    assert written == [PATH]
    assert [one[-3:] for one in problems] == ["L18"]


def test_those_named_are_frozen_and_no_others(root):
    another(root, "brainstorming", "Brainstorming", "The teacher has everyone write before talk.")
    assert frozen(root, "brainstorming") == ([f"{RELEASES}/brainstorming@1.0.json"], [])


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        ("lost", "credentials/lost.md:1 F10"),
        ("../../secret", "credentials/../../secret.md:1 F06"),
        ("/etc/passwd", "credentials//etc/passwd.md:1 F10"),
    ],
)
def test_a_name_that_is_none(root, slug, expected):
    put(root.parent, "secret.md", "---\nid: secret\n---\n")
    assert frozen(root, slug) == ([], [expected])


@pytest.mark.parametrize(
    "content", [b"{}", b"\xff\xfe", b"x" * 600_000], ids=["{}", "binary", "large"]
)
def test_a_release_that_is_there_is_never_touched_whatever_it_holds(root, content):
    put(root, PATH, content)
    written, _ = frozen(root)
    assert written == []
    assert (root / PATH).read_bytes() == content


def test_a_release_that_is_a_link_is_left_alone(root):
    put(root.parent, "outside.json", "precious")
    (root / RELEASES).mkdir()
    (root / PATH).symlink_to(root.parent / "outside.json")
    assert frozen(root)[0] == []
    assert (root / PATH).is_symlink()
    assert (root.parent / "outside.json").read_text(encoding="utf-8") == "precious"


def test_nothing_is_written_outside_of_the_programme(root):
    (root.parent / "outside").mkdir()
    (root / RELEASES).symlink_to(root.parent / "outside")
    assert frozen(root) == ([], [f"{RELEASES}:1 F06"])
    assert not list((root.parent / "outside").iterdir())


@pytest.mark.parametrize("path", [PROGRAM, "program/issuer.yml"])
def test_without_settings_nothing_is_frozen(root, path):
    put(root, path, "broken: [")
    assert frozen(root) == ([], [f"{path}:1 F02"])
    assert found(root)
    assert releases(root) == []
