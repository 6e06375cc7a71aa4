"""What is permanent stays as it is: releases, and definitions of a released version."""

from __future__ import annotations

import json

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from microcred.model.release import Release, digest, freeze, release_bytes
from microcred.problem import Problem
from microcred.releases import (
    Change,
    changed_releases,
    current_release,
    definition_matches_release,
    named,
    read_release,
    release_path,
    unsound,
    version_key,
)
from tests.rules.good import GONE, definition

PATH = "credentials/releases/think-time@1.0.json"


def released(changes=None):
    return release_bytes(current_release(definition(changes)))


# --- the bytes ---


def test_a_release_holds_what_teachers_and_evaluators_were_told():
    data = json.loads(released())
    assert data["format"] == 1
    assert data["credential"]["id"] == "think-time"
    assert data["credential"]["evidence"][1]["min"] == 2
    assert data["credential"]["narrative"] == "Begin by timing ten of your own pauses."
    assert data["rubric"]["criteria"][1]["critical"] is True
    assert "settings" in data


def test_upkeep_is_no_part_of_a_release():
    changes = {
        "status": "retired",
        "owner.name": "Somebody else",
        "review_by": "2030-01-01",
        "reviewed": GONE,
        "supports": "Ask a coach.",
        "resources": [],
        "purposes": ["licensure"],
    }
    assert released(changes) == released()


@pytest.mark.parametrize(
    ("change", "value"),
    [
        ("competency", "Another one."),
        ("evidence.1.min", "1"),
        ("scoring.attempts", "2"),
        ("narrative", "Another text."),
        ("rubric/criteria.0.descriptors.meets", "Two do."),
        ("rubric/pass_rule", {"at_least": "1"}),
        ("rubric/version", "1.1"),
        ("program/review", {"bar_self": "false"}),
        ("program/review", {"bar_same_school": "true"}),
    ],
)
def test_whatever_decides_is_part_of_a_release(change, value):
    assert released({change: value}) != released()


def test_what_is_left_at_its_default_is_left_out():
    """A field that a later version adds must not change the hash of what is frozen already."""
    assert json.loads(released())["credential"]["evidence"][2] == {
        "id": "tally",
        "impact": True,
        "kind": "data",
        "name": "A tally",
        "prompt": "Count who spoke, before and after.",
    }
    spelled_out = {"evidence.2.min": "1", "evidence.2.max": "1", "evidence.2.alternatives": []}
    assert released(spelled_out) == released()


def test_a_release_is_canonical_json():
    data = released(
        {"name": "Zoë’s “pause” \u20ac 😀", "narrative": 'A "tab\t", a \\ and a\nline.'}
    )
    assert data == rfc8785.dumps(json.loads(data))
    assert digest(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


seen = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20)


@given(name=seen, narrative=st.text(st.characters(exclude_categories=["Cs"])), words=st.booleans())
def test_what_is_frozen_is_read_back_the_same(name, narrative, words):
    changes = {
        "name": name,
        "narrative": narrative,
        "evidence.0.words": ["1", "2"] if words else GONE,
    }
    release = current_release(definition(changes))
    data = release_bytes(release)
    read = read_release(PATH, data)
    assert isinstance(read, Release)
    assert release_bytes(read) == data
    assert read.credential.name == release.credential.name
    assert read.credential.narrative == release.credential.narrative


def test_a_release_without_rubric_is_read_back_too():
    whole = definition({"rubric": GONE, "rubric/": GONE})
    release = freeze(whole.credential.model, None, whole.program.review)
    assert isinstance(read_release(PATH, release_bytes(release)), Release)


# --- a file that is no release ---


def changed_json(**changes):
    return json.dumps(
        {**json.loads(released()), **changes},
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
    ).encode()


def test_the_way_unsound_files_are_made_here_is_sound():
    assert changed_json() == released()


UNSOUND = {
    "empty": b"",
    "not JSON": b"{",
    "binary": b"\x89PNG\r\n\x1a\n\0",
    "not UTF-8": released().replace(b"Think", b"Th\xefnk"),
    "a list": b"[]",
    "null": b"null",
    "a number": b"1e400",
    "not a number": b"NaN",
    "deep": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "deep lists": b"[" * 500_000,
    "indented": json.dumps(json.loads(released()), indent=2).encode(),
    "other order": json.dumps(
        dict(reversed(json.loads(released()).items())), separators=(",", ":")
    ).encode(),
    "a line end": released() + b"\n",
    "a byte order mark": b"\xef\xbb\xbf" + released(),
    "a field twice": released().replace(b'"format":1', b'"format":1,"format":1'),
    "the same field twice, inside": released().replace(
        b'"version":"1.0"', b'"version":"1.0","version":"1.0"'
    ),
    "an extra field": changed_json(extra=1),
    "another format": changed_json(format=2),
    "a huge number": changed_json(format=10**400),
    "a number as text": changed_json(format="1"),
    "a default written out": released().replace(b'"impact":true', b'"impact":true,"max":1'),
    "no credential": changed_json(credential=None),
    "half a surrogate": released().replace(b"Think Time", b"\\ud800"),
    "another spelling of a letter": released().replace(b"Think", b"\\u0054hink"),
}


@pytest.mark.parametrize("data", UNSOUND.values(), ids=UNSOUND)
def test_v02(data):
    problem = read_release(PATH, data)
    assert isinstance(problem, Problem)
    assert str(problem) == f"{PATH}:1: V02 this is not a release as `microcred release` writes it"
    assert list(unsound(PATH, data)) == [problem]


@pytest.mark.parametrize(
    "path",
    [
        "credentials/releases/think-time@1.1.json",
        "credentials/releases/wait-time@1.0.json",
        "credentials/releases/think-time.json",
        "credentials/releases/x-think-time@1.0.json",
        "credentials/releases/old/think-time@1.0.json",
    ],
)
def test_v02_a_release_under_the_name_of_another(path):
    assert isinstance(read_release(path, released()), Problem)
    assert not list(unsound(PATH, released()))


@given(st.binary(max_size=100))
def test_v02_any_bytes(data):
    assert isinstance(read_release(PATH, data), Problem)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (release_path("wait-time", "1.0"), ("wait-time", "1.0")),
        (release_path("a", "1.10.3"), ("a", "1.10.3")),
        ("credentials/releases/wait-time@1.json", None),
        ("credentials/releases/wait-time@x.json", None),
        ("credentials/releases/wait-time@1.0", None),
        ("credentials/releases/wait-time@01.0.json", None),
        ("credentials/releases/wait-time@@1.0.json", None),
        ("credentials/releases/Wait@1.0.json", None),
        ("credentials/releases/w\u0430it@1.0.json", None),
        ("credentials/releases/a/wait-time@1.0.json", None),
        ("credentials/releases/../wait-time@1.0.json", None),
        ("credentials/releases/.gitkeep", None),
        ("credentials/releases/wait-time@1.0.json\n", None),
        ("wait-time@1.0.json", None),
    ],
    ids=ascii,
)
def test_names(path, expected):
    assert named(path) == expected


# --- history ---

ONE, TWO = "1" * 40, "2" * 40
OTHER = "credentials/releases/think-time@1.1.json"


def changed(changes, present):
    """Return what is told of changes given oldest first."""
    told = changed_releases([Change(*change) for change in reversed(changes)], present)
    return [f"{problem.path[21:]} {problem.message.split(' after ')[0]}" for problem in told]


GONE_ONE = "think-time@1.0.json this release was removed"
CHANGED_ONE = "think-time@1.0.json this release was changed"


@pytest.mark.parametrize(
    ("changes", "present", "expected"),
    [
        ([], {}, []),
        ([], {PATH: ONE}, []),
        ([(PATH, None, ONE)], {PATH: ONE}, []),
        ([(PATH, None, ONE), (OTHER, None, TWO)], {PATH: ONE, OTHER: TWO}, []),
        ([(PATH, None, ONE)], {PATH: TWO}, [CHANGED_ONE]),
        ([(PATH, None, ONE)], {}, [GONE_ONE]),
        ([(PATH, None, ONE), (PATH, ONE, TWO)], {PATH: TWO}, [CHANGED_ONE]),
        ([(PATH, None, ONE), (PATH, ONE, TWO), (PATH, TWO, ONE)], {PATH: ONE}, [CHANGED_ONE]),
        ([(PATH, None, ONE), (PATH, ONE, None)], {}, [GONE_ONE]),
        ([(PATH, None, ONE), (PATH, ONE, None), (PATH, None, ONE)], {PATH: ONE}, [CHANGED_ONE]),
        ([(PATH, None, ONE), (PATH, ONE, None), (PATH, None, TWO)], {PATH: TWO}, [CHANGED_ONE]),
        ([(PATH, None, ONE), (PATH, ONE, None), (OTHER, None, ONE)], {OTHER: ONE}, [GONE_ONE]),
        (
            [
                ("credentials/releases/.gitkeep", None, ONE),
                ("credentials/releases/.gitkeep", ONE, None),
            ],
            {},
            [],
        ),
        (
            [
                ("credentials/releases/README.md", None, ONE),
                ("credentials/releases/README.md", ONE, TWO),
            ],
            {},
            [],
        ),
        ([("credentials/releases/old/a@1.0.json", None, ONE)], {}, []),
    ],
    ids=[
        *("nothing", "not committed yet", "committed", "two", "changed in the folder"),
        *("removed in the folder", "changed", "changed and restored", "removed"),
        *("removed and restored", "added twice, otherwise", "renamed"),
        *("a placeholder", "a note", "a folder below"),
    ],
)
def test_v01(changes, present, expected):
    assert changed(changes, present) == expected


def test_v01_says_what_to_do():
    (problem,) = changed_releases([Change(PATH, None, ONE)], {})
    assert str(problem) == (
        f"{PATH}:1: V01 this release was removed after it was published; "
        "teachers and evaluators go by it"
    )
    assert "Restore it" in problem.fix


@given(
    st.lists(
        st.tuples(st.sampled_from([PATH, OTHER]), st.sampled_from([None, ONE, TWO])), max_size=8
    ),
    st.data(),
)
def test_v01_is_told_of_just_those_that_ever_were_another_way(steps, data):
    tree: dict[str, str] = {}
    ever: dict[str, list[str | None]] = {PATH: [], OTHER: []}
    history = []
    for path, after in steps:
        if after != tree.get(path):
            history.append(Change(path, tree.get(path), after))
            ever[path].append(after)
            tree = (
                {**tree, path: after} if after else {key: tree[key] for key in tree if key != path}
            )
    told = {problem.path for problem in changed_releases(reversed(history), tree)}
    assert told == {path for path, contents in ever.items() if len(contents) > 1}


# --- the definition and its release ---


def told(changes, versions):
    return [str(one) for one in definition_matches_release(definition(changes), versions)]


CREDENTIAL = "credentials/think-time.md"
DIFFERS = f"{CREDENTIAL}:2: L24 {{}} not what was published as version 1.0"


@pytest.mark.parametrize(
    ("changes", "versions", "expected"),
    [
        ({}, {}, []),
        ({}, {"1.0": released()}, []),
        ({"owner.name": "Another"}, {"1.0": released()}, []),
        (
            {"competency": "Another.", "hours.max": "11"},
            {"1.0": released()},
            [DIFFERS.format("`competency`, `hours` are")],
        ),
        (
            {"rubric/criteria.0.name": "Another"},
            {"1.0": released()},
            [DIFFERS.format("`rubric` is")],
        ),
        ({"competency": "Another.", "version": "1.1"}, {"1.0": released()}, []),
        ({"competency": "Another.", "version": "1.10"}, {"1.9": released()}, []),
        (
            {"version": "1.9"},
            {"1.10": released()},
            [f"{CREDENTIAL}:2: V03 version 1.9 is older than 1.10, which is published already"],
        ),
        (
            {"version": "1.0"},
            {"1.0": released(), "2.0": released()},
            [f"{CREDENTIAL}:2: V03 version 1.0 is older than 2.0, which is published already"],
        ),
        ({"competency": "Another.", "status": "draft"}, {}, []),
        (
            {"competency": "Another.", "status": "draft"},
            {"1.0": released()},
            [f"{CREDENTIAL}:3: V04 `status` is draft, but a version of it is published"],
        ),
        (
            {"competency": "Another.", "status": "planned", "opens": "soon"},
            {"1.0": released()},
            [f"{CREDENTIAL}:3: V04 `status` is planned, but a version of it is published"],
        ),
    ],
    ids=[
        *("nothing published", "the same", "upkeep", "changed", "its rubric changed"),
        *("a new version", "ten comes after nine", "goes back by one", "goes back"),
        *("a draft", "a draft of what is published", "planned again"),
    ],
)
def test_l24_v03_and_v04(changes, versions, expected):
    assert told(changes, versions) == expected


@pytest.mark.parametrize(
    ("version", "proposal"), [("1.0", "1.1"), ("1.9", "1.10"), ("1.2.3", "1.3")]
)
def test_l24_proposes_the_next_version(version, proposal):
    base = definition({"version": version})
    (problem,) = definition_matches_release(base, {version: b""})
    assert problem.fix == f"Give it a new version (say {proposal}), or undo the change."


def test_retired_ones_are_held_to_their_release():
    closed = {"status": "retired", "retired": {"on": "2026-06-30", "why": "So."}}
    assert told(closed, {"1.0": released()}) == []
    (said,) = told({**closed, "competency": "Another."}, {"1.0": released()})
    assert " L24 " in said


@pytest.mark.parametrize(
    ("less", "more"),
    [("1.9", "1.10"), ("1.0", "1.0.1"), ("1.9.9", "2.0"), ("0.1", "0.2"), ("0.99", "1.0")],
)
def test_versions_have_an_order(less, more):
    assert version_key(less) < version_key(more)


def test_a_missing_last_number_is_nought():
    assert version_key("1.0") == version_key("1.0.0")
