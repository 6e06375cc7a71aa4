"""A whole programme in one run: whatever is in it, each problem is told of and none hides."""

from __future__ import annotations

import os
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from microcred import check as check_module
from microcred.check import Checked, check
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
    text_of,
)

ISSUER = "program/issuer.yml"
RELEASE = f"{RELEASES}/think-time@1.0.json"


@pytest.fixture
def root(tmp_path):
    return good(tmp_path / "programme")


def test_a_good_programme(root):
    assert check(root, TODAY) == Checked((), 4)


def test_an_empty_folder(tmp_path):
    assert found(tmp_path) == [
        "credentials:1: F13 there is no micro-credential in this programme",
        "program/issuer.yml:1: F10 this file does not exist",
        "program/program.yml:1: F10 this file does not exist",
    ]


def test_a_catalog_of_nothing(root):
    (root / CREDENTIAL).unlink()
    (root / RUBRIC).unlink()
    assert found(root) == ["credentials:1: F13 there is no micro-credential in this programme"]


def test_progress_is_told(root):
    told = []
    check(root, TODAY, lambda done, total: told.append((done, total)))
    assert told == [(1, 1)]


def test_many_are_spread_over_processes_and_come_out_the_same(root, monkeypatch):
    for number in range(5):
        another(
            root, f"other-{number}", f"Other {number}", f"The teacher does {'x' * number} well."
        )
        edit(root, f"credentials/other-{number}.md", "review_by: 2027-06-30\n", "")
    alone = check(root, TODAY)
    assert {problem.code for problem in alone.problems} >= {"L25"}
    monkeypatch.setattr(check_module, "CHUNK", 2)
    assert check(root, TODAY) == alone


# --- one bad file, each told of with its place ---

FRONT = "---\nid: bad\n"
BOMB = "a: &a [x, x]\n" + "".join(
    f"{name}: &{name} [*{before}, *{before}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)

BAD: dict[str, tuple[str | bytes, str]] = {
    # what is in it: what is told of credentials/bad.md
    "empty": ("", ":1 F08"),
    "no front matter": ("# Hello\n", ":1 F08"),
    "front matter without end": (FRONT, ":1 F08"),
    "nothing in the front matter": ("---\n---\n", ":1 F02"),
    "a list": ("---\n- a\n---\n", ":2 F02"),
    "a text": ("---\nhello\n---\n", ":2 F02"),
    "broken YAML": (f"{FRONT}name: [a\n---\n", ":3 F02"),
    "a colon in a text": (f"{FRONT}name: Feedback: how\n---\n", ":3 F02"),
    "a tab": (f"{FRONT}owner:\n\tname: a\n---\n", ":4 F02"),
    "a field twice": (f"{FRONT}name: a\nid: bad\n---\n", ":4 F03"),
    "an alias bomb": (f"{FRONT}{BOMB}---\n", ":3 F04"),
    "a merge key with an alias": (f"{FRONT}<<: *x\n---\n", ":3 F04"),
    "a tag that runs code": (f"{FRONT}name: !!python/object/apply:os.system [x]\n---\n", ":3 F04"),
    "a directive": ("---\n%YAML 1.1\n---\nid: bad\n", ":2 F02"),
    "a key that is a list": (f"{FRONT}? [a]\n: b\n---\n", ":3 F02"),
    "a key that is nothing": (f"{FRONT}? \n: b\n---\n", ":3 F02"),
    "a NUL": (f"{FRONT}name: a\0b\n---\n", ":3 F07"),
    "a NUL by an escape": (f'{FRONT}name: "a\\0b"\n---\n', ":3 F07"),
    "a right-to-left override": (f"{FRONT}name: a\u202eb\n---\n", ":3 F07"),
    "an override by an escape": (f'{FRONT}name: "a\\u202eb"\n---\n', ":3 F07"),
    "an override in the narrative": (f"{FRONT}---\n\na\u2066b\n", ":5 F07"),
    "half a surrogate": (b"---\nid: bad\nname: \xed\xa0\x80\n---\n", ":3 F01"),
    "half a surrogate by an escape": (f'{FRONT}name: "\\ud800"\n---\n', ":3 F02"),
    "Latin-1": ("---\nid: bad\nname: Caf\xe9\n---\n".encode("latin-1"), ":3 F01"),
    "UTF-16": ("---\nid: bad\n---\n".encode("utf-16"), ":1 F01"),
    "UTF-16 without a mark": ("---\nid: bad\n---\n".encode("utf-16-le"), ":1 F07"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", ":1 F01"),
    "too large": (b"---\n" + b"#" * 600_000, ":1 F05"),
    "deep": (f"{FRONT}name: {'[' * 10_000}{']' * 10_000}\n---\n", ":3 F02"),
    "deep in blocks": (
        "---\n" + "".join(f"{' ' * n}a:\n" for n in range(500)) + "---\n",
        ":22 F02",
    ),
    "no end of opening brackets": (f"{FRONT}name: {'[' * 500_000}\n---\n", ":1 F05"),
}


@pytest.mark.parametrize(("content", "expected"), BAD.values(), ids=BAD)
def test_one_bad_file(root, content, expected):
    put(root, "credentials/bad.md", content)
    assert codes(root) == [f"credentials/bad.md{expected}"]


@pytest.mark.parametrize(("content", "expected"), BAD.values(), ids=BAD)
def test_one_bad_rubric(root, content, expected):
    text = content if isinstance(content, bytes) else content.encode()
    put(root, "rubrics/bad.yml", text)
    told = codes(root)
    assert told
    assert all(one.startswith("rubrics/bad.yml:") for one in told)


WRONG = {
    # what is changed in a good file: what is told of it
    "an id that leaves the folder": ("id: think-time\n", "id: ../think-time\n", "2 M03"),
    "an id with a letter of another alphabet": (
        "id: think-time\n",
        "id: think-tim\u0435\n",
        "2 M03",
    ),
    "an id of another file": ("id: think-time\n", "id: other\n", "2 F09"),
    "an id with capitals": ("id: think-time\n", "id: Think-Time\n", "2 M03"),
    "an id that is a list": ("id: think-time\n", "id: [think-time]\n", "2 M03"),
    "an id of a thousand letters": ("id: think-time\n", f"id: {'a' * 1000}\n", "2 M03"),
    "no id": ("id: think-time\n", "", "2 M01"),
    "a day that is none": ("review_by: 2027-06-30", "review_by: 2027-02-30", "20 M03"),
    "a huge number": ("min: 6", f"min: {'9' * 5000}", "19 M03"),
    "a number without end": ("min: 6", "min: 1e400", "19 M03"),
    "a kind of evidence that is none": ("kind: data", "kind: dream", "64 M03"),
    "a key in capitals": ("license: CC", "License: CC", "13 M02"),
    "a merge key": ("license: CC-BY-4.0", "license: CC-BY-4.0\n<<: {a: b}", "14 M02"),
    "a web address that runs code": ("url: https://www.t", "url: javascript:x//t", "42 M03"),
}


@pytest.mark.parametrize(("old", "new", "expected"), WRONG.values(), ids=WRONG)
def test_one_wrong_value(root, old, new, expected):
    edit(root, CREDENTIAL, old, new)
    told = codes(root)
    assert f"{CREDENTIAL}:{expected}" in told
    assert {one.rpartition(" ")[2] for one in told} <= {expected[-3:], "M01"}


UNUSUAL = {
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "line ends of an old Mac": lambda text: text.replace("\n", "\r"),
    "a byte order mark": lambda text: "\ufeff" + text,
    "no line end at the end": lambda text: text.rstrip("\n"),
    "spaces after the marks": lambda text: text.replace("---\n", "--- \t\n"),
    "scripts in Markdown": lambda text: (
        text + "\n<script>alert(1)</script> [x](javascript:alert(1))\n"
    ),
    "templates in Markdown": lambda text: (
        text + "\n{{ config }} {% include '/etc/passwd' %} ${x}\n"
    ),
    "a very long line": lambda text: text + "word " * 90_000,
    "many lines": lambda text: text + "a\n\n" * 100_000,
}


@pytest.mark.parametrize("change", UNUSUAL.values(), ids=UNUSUAL)
def test_what_is_unusual_but_right(root, change):
    put(root, CREDENTIAL, change(text_of(root, CREDENTIAL)))
    assert {one.code for one in check(root, TODAY).problems} <= {"L28"}


def test_line_ends_do_not_shift_lines(root):
    edit(root, CREDENTIAL, "kind: data", "kind: dream")
    for end in ("\n", "\r\n", "\r"):
        text = text_of(root, CREDENTIAL).replace("\n", end)
        put(root, CREDENTIAL, text)
        assert codes(root) == [f"{CREDENTIAL}:64 M03"]
        put(root, CREDENTIAL, text.replace(end, "\n"))


# --- files that are none ---


def link_to_a_file(root):
    put(root.parent, "secret.md", text_of(root, CREDENTIAL))
    (root / "credentials" / "bad.md").symlink_to(root.parent / "secret.md")
    return ["credentials/bad.md:1 F06"]


def link_inside(root):
    (root / "credentials" / "bad.md").symlink_to("think-time.md")
    return ["credentials/bad.md:1 F06"]


def link_to_a_folder(root):
    (root / "credentials").rename(root.parent / "elsewhere")
    (root / "credentials").symlink_to(root.parent / "elsewhere")
    return [
        "credentials:1 F06",
        "credentials/releases:1 F06",
        "credentials:1 F13",
        f"{RUBRIC}:1 F12",
    ]


def link_to_the_rubrics(root):
    (root / "rubrics").rename(root.parent / "elsewhere")
    (root / "rubrics").symlink_to(root.parent / "elsewhere")
    return ["rubrics:1 F06", f"{RUBRIC}:1 F06"]


def link_to_settings(root):
    (root / PROGRAM).rename(root.parent / "elsewhere.yml")
    (root / PROGRAM).symlink_to(root.parent / "elsewhere.yml")
    return ["program/program.yml:1 F06"]


def folder(root):
    (root / "credentials" / "bad.md").mkdir()
    return ["credentials/bad.md:1 F06"]


def pipe(root):
    os.mkfifo(root / "credentials" / "bad.md")  # to open it is to wait for ever
    os.mkfifo(root / "rubrics" / "other.yml")
    return ["credentials/bad.md:1 F06", "rubrics/other.yml:1 F06"]


def huge(root):
    with (root / "credentials" / "bad.md").open("wb") as file:
        file.truncate(50 * 1024**2)
    return ["credentials/bad.md:1 F05"]


def two_files_with_one_id(root):
    put(root, "credentials/twin.md", text_of(root, CREDENTIAL))
    return ["credentials/twin.md:2 F09"]


def names_that_differ_by_case(root):
    put(root, "credentials/Think-Time.md", text_of(root, CREDENTIAL))
    return ["credentials/Think-Time.md:2 F09"]


def names_that_look_alike(root):
    put(root, "credentials/think-tim\u0435.md", text_of(root, CREDENTIAL))
    return ["credentials/think-tim\u0435.md:2 F09"]


def names_nobody_can_read(root):
    put(root, "credentials/a\u202eb.md", "")
    put(root, "credentials/a\nb.md", "")
    put(root, f"credentials/{os.fsdecode(b'caf' + bytes([0xE9]))}.md", "")
    return [
        "credentials/a[U+000A]b.md:1 F07",
        "credentials/a[U+202E]b.md:1 F07",
        "credentials/caf[U+DCE9].md:1 F07",
    ]


def files_that_nothing_reads(root):
    put(root, "credentials/draft.txt", "")
    put(root, "rubrics/old/a.yml", "")
    put(root, "credentials/README.md", "Hello")
    put(root, "credentials/.hidden.md", "")
    return ["credentials/draft.txt:1 F11", "rubrics/old:1 F11"]


SPOILERS = [
    *(link_to_a_file, link_inside, link_to_a_folder, link_to_the_rubrics, link_to_settings),
    *(folder, pipe, huge, two_files_with_one_id, names_that_differ_by_case),
    *(names_that_look_alike, names_nobody_can_read, files_that_nothing_reads),
]


@pytest.mark.parametrize("spoil", SPOILERS, ids=lambda spoil: spoil.__name__)
def test_files_that_are_none(root, spoil):
    expected = spoil(root)
    assert sorted(one for one in codes(root) if " L" not in one) == sorted(expected)


# --- one bad file never hides the problems of others ---


def test_everything_at_once(root):
    """A good file with one problem of its own, among all the bad ones."""
    edit(root, CREDENTIAL, "review_by: 2027-06-30\n", "")
    expected = set(codes(root))
    assert expected == {f"{CREDENTIAL}:2 L25"}
    for number, (content, told) in enumerate(BAD.values()):
        put(root, f"credentials/bad-{number}.md", content)
        expected.add(f"credentials/bad-{number}.md{told}")
    for spoil in (link_to_a_file, names_nobody_can_read, files_that_nothing_reads):
        expected.update(spoil(root))
    assert set(codes(root)) == expected


SETTINGS = {
    "missing": None,
    "empty": "",
    "broken": "a: [",
    "binary": b"\xff\xfe\0",
    "misshapen": "format: 1\nname: a\n",
}


@pytest.mark.parametrize("path", [PROGRAM, ISSUER])
@pytest.mark.parametrize("content", SETTINGS.values(), ids=SETTINGS)
def test_settings_that_cannot_be_read_hide_nothing_else(root, path, content):
    edit(root, CREDENTIAL, "review_by: 2027-06-30\n", "")
    put(root, "credentials/bad.md", "")
    others = codes(root)
    assert len(others) == 2
    (root / path).unlink()
    if content is not None:
        put(root, path, content)
    told = codes(root)
    assert set(others) < set(told)
    assert {one.split(":")[0] for one in set(told) - set(others)} == {path}


def test_a_time_zone_that_is_none(root):
    edit(root, PROGRAM, "America/Chicago", "Chicago")
    edit(root, CREDENTIAL, "review_by: 2027-06-30\n", "")
    assert codes(root) == [f"{CREDENTIAL}:2 L25", f"{PROGRAM}:6 P02"]


def test_a_broken_rubric_is_told_of_once_by_all_who_share_it(root):
    another(root, "brainstorming", "Brainstorming", "The teacher has everyone write before talk.")
    put(root, RUBRIC, "a: [")
    assert codes(root) == [f"{RUBRIC}:1 F02"]


def test_a_missing_rubric_is_told_of_by_each(root):
    another(root, "brainstorming", "Brainstorming", "The teacher has everyone write before talk.")
    (root / RUBRIC).unlink()
    assert [one.partition(":")[0] for one in codes(root)] == [
        "credentials/brainstorming.md",
        CREDENTIAL,
    ]
    assert {one[-3:] for one in codes(root)} == {"F10"}


def test_a_rubric_is_unused_only_when_nobody_may_mean_it(root):
    put(root, "rubrics/lost.yml", text_of(root, RUBRIC).replace("id: think-time", "id: lost", 1))
    put(root, "rubrics/bad.yml", text_of(root, RUBRIC).replace("id: think-time", "id: bad", 1))
    put(root, "credentials/bad.md", "")
    assert codes(root) == ["credentials/bad.md:1 F08", "rubrics/lost.yml:1 F12"]


def test_a_shelf_may_name_what_cannot_be_read(root):
    put(root, "credentials/bad.md", "")
    shelves = "shelves:\n  - {id: a, title: A, lead: b, first: [bad, think-time, lost]}\n"
    put(root, PROGRAM, text_of(root, PROGRAM) + shelves)
    assert codes(root) == ["credentials/bad.md:1 F08", f"{PROGRAM}:10 P03"]


def test_problems_are_each_told_once_in_order(root):
    for number in range(3):
        put(root, f"credentials/bad-{number}.md", FRONT + "colour: red\n---\n")
    problems = check(root, TODAY).problems
    assert list(problems) == sorted(set(problems))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.binary(max_size=300)
    | st.text(max_size=300).map(lambda text: f"---\n{text}".encode("utf-8", "replace"))
)
def test_any_file_gives_problems_of_its_own(root, content):
    put(root, "credentials/bad.md", content)
    told = codes(root)
    assert told
    assert all(one.startswith("credentials/bad.md:") for one in told)


def test_a_million_items_take_little_time(root):
    for count, expected in ((15_000, 101), (120_000, 1)):
        put(root, "credentials/bad.md", f"{FRONT}completion:\n" + "  -\n" * count + "---\n")
        started = time.perf_counter()
        assert len(codes(root)) == expected
        assert time.perf_counter() - started < 10
