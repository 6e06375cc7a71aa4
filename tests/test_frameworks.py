"""The frameworks of a programme: read, and held to what they were when they were imported."""

import json

import pytest

from microcred.case_package import framework_of, framework_text
from microcred.frameworks import framework_problems, frameworks
from microcred.places import FRAMEWORKS
from microcred.survey import Survey
from tests.folder import codes, good, put
from tests.test_case_package import TALK


@pytest.fixture
def root(tmp_path):
    root = good(tmp_path / "programme")
    framework, _ = framework_of("talk.json", TALK.read_bytes(), "talk")
    assert framework
    put(root, f"{FRAMEWORKS}/talk.json", framework_text(framework))
    return root


def test_what_was_imported_is_read(root):
    found, problems = frameworks(Survey(root))
    assert problems == ()
    assert list(found) == ["talk"]
    assert len(found["talk"].standards) == 6


def test_a_programme_without_any_has_none(tmp_path):
    assert frameworks(Survey(good(tmp_path / "programme"))) == ({}, ())


def test_check_tells_of_one_that_was_changed_and_of_what_nothing_reads(root):
    path = root / FRAMEWORKS / "talk.json"
    data = json.loads(path.read_text("utf-8")) | {"title": ""}
    put(root, f"{FRAMEWORKS}/talk.json", json.dumps(data))
    put(root, f"{FRAMEWORKS}/notes.txt", "x")
    told = [f"{one.path} {one.code}" for one in framework_problems(Survey(root))]
    assert f"{FRAMEWORKS}/talk.json T04" in told
    assert any(one.startswith(f"{FRAMEWORKS}/notes.txt") for one in told)
    assert f"{FRAMEWORKS}/talk.json:1 T04" in codes(root)
