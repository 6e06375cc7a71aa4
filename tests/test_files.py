"""The disk: what is read and what is refused, and writing that touches only what it must."""

import os
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.document import Source
from microcred.files import (
    MAX_BYTES,
    below,
    mirror,
    names,
    read,
    read_bytes,
    strays,
    write_if_changed,
    write_whole,
)
from microcred.problem import Problem, Severity
from tests.folder import put, unprivileged


def said(problem):
    assert isinstance(problem, Problem)
    assert problem.fix.endswith(".")
    return str(problem)


# --- reading ---


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a: b\n", "a: b\n"),
        (b"", ""),
        (b"a\r\nb\r\n", "a\nb\n"),
        (b"a\rb\r", "a\nb\n"),
        (b"\xef\xbb\xbfa", "a"),
        ("é 😀 \u0430 न\u200d".encode(), "é 😀 \u0430 न\u200d"),
        (b"a\tb", "a\tb"),
        (b"x" * MAX_BYTES, "x" * MAX_BYTES),
    ],
    ids=lambda value: ascii(value)[:30],
)
def test_text(tmp_path, data, text):
    put(tmp_path, "rubrics/a.yml", data)
    assert read(tmp_path, "rubrics/a.yml") == Source("rubrics/a.yml", text)
    assert read_bytes(tmp_path, "rubrics/a.yml") == data


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("a: é\n".encode("utf-16"), "a.yml:1: F01 this is not UTF-8 text"),
        (
            "a: b\n".encode("utf-16-le"),
            "a.yml:1: F07 there is an invisible control character here (U+0000)",
        ),
        (b"a\nb\xff\n", "a.yml:2: F01 this is not UTF-8 text"),
        (b"a\nb\xed\xa0\x80", "a.yml:2: F01 this is not UTF-8 text"),
        (b"a\nb\0", "a.yml:2: F07 there is an invisible control character here (U+0000)"),
        (b"\x89PNG\r\n\x1a\n", "a.yml:1: F01 this is not UTF-8 text"),
        (b"%PDF-1.7\n\x01", "a.yml:2: F07 there is an invisible control character here (U+0001)"),
        (b"PK\x03\x04", "a.yml:1: F07 there is an invisible control character here (U+0003)"),
        (
            "a\r\n\u202ebc".encode(),
            "a.yml:2: F07 there is an invisible control character here (U+202E)",
        ),
        (
            "a\r\rb\u2066".encode(),
            "a.yml:3: F07 there is an invisible control character here (U+2066)",
        ),
        (
            "a\n\ufeffb".encode(),
            "a.yml:2: F07 there is an invisible control character here (U+FEFF)",
        ),
        (
            b"x" * (MAX_BYTES + 1),
            "a.yml:1: F05 this file has 524,289 bytes; at most 524,288 are read",
        ),
    ],
    ids=lambda value: ascii(value)[:30],
)
def test_what_is_no_text(tmp_path, data, expected):
    put(tmp_path, "a.yml", data)
    assert said(read(tmp_path, "a.yml")) == expected


@given(st.binary(max_size=200))
def test_any_bytes_give_a_text_or_a_problem(data):
    with tempfile.TemporaryDirectory() as folder:
        put(Path(folder), "a.yml", data)
        outcome = read(Path(folder), "a.yml")
    if isinstance(outcome, Source):
        assert "\r" not in outcome.text
        assert outcome.text.encode().split() == data.removeprefix(b"\xef\xbb\xbf").split()
    else:
        assert outcome.code in ("F01", "F07")
        assert 1 <= outcome.line <= data.count(b"\n") + data.count(b"\r") + 1


def test_a_file_far_too_large_is_not_read(tmp_path):
    with (tmp_path / "a.yml").open("wb") as file:
        file.truncate(50 * 1024**3)  # takes no room on the disk, and would not fit in memory
    assert "F05 this file has 53,687,091,200 bytes" in said(read(tmp_path, "a.yml"))


@pytest.mark.parametrize("path", ["a.yml", "no/a.yml", "file/a.yml"])
def test_a_file_that_is_not_there(tmp_path, path):
    put(tmp_path, "file", "")
    assert said(read(tmp_path, path)) == f"{path}:1: F10 this file does not exist"


def test_no_link_is_followed(tmp_path):
    root = tmp_path / "programme"
    put(tmp_path, "secret/a.yml", "password: 1")
    put(root, "rubrics/real.yml", "a: b")
    (root / "file.yml").symlink_to(tmp_path / "secret" / "a.yml")
    (root / "folder").symlink_to(tmp_path / "secret")
    (root / "inside.yml").symlink_to("rubrics/real.yml")
    (root / "loop.yml").symlink_to("loop.yml")
    (root / "dangling.yml").symlink_to("nowhere")
    for path in ("file.yml", "folder/a.yml", "inside.yml", "loop.yml", "dangling.yml"):
        assert said(read(root, path)) == f"{path}:1: F06 this is a link to somewhere else"


def test_the_programme_itself_may_be_reached_by_a_link(tmp_path):
    put(tmp_path, "programme/a.yml", "a: b")
    (tmp_path / "link").symlink_to("programme")
    assert isinstance(read(tmp_path / "link", "a.yml"), Source)


@pytest.mark.parametrize("path", ["../a.yml", "rubrics/../../a.yml", "rubrics/../b.yml"])
def test_no_path_leaves_the_programme(tmp_path, path):
    put(tmp_path, "a.yml", "")
    put(tmp_path, "programme/b.yml", "")
    put(tmp_path, "programme/rubrics/c.yml", "")
    assert (
        said(read(tmp_path / "programme", path)) == f"{path}:1: F06 this leads out of the programme"
    )


def test_what_is_no_file_is_not_opened(tmp_path):
    (tmp_path / "folder.md").mkdir()
    os.mkfifo(tmp_path / "pipe.md")  # whoever opens it waits for ever
    with socket.socket(socket.AF_UNIX) as listener:
        here = Path.cwd()
        os.chdir(tmp_path)  # the name of a socket must be short
        try:
            listener.bind("socket.md")
        finally:
            os.chdir(here)
        for path in ("folder.md", "pipe.md", "socket.md"):
            assert said(read(tmp_path, path)) == f"{path}:1: F06 this is not a file"


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Yield a folder that everybody may look into, unlike those of pytest."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def test_what_may_not_be_read_is_unknown(open_folder):
    put(open_folder, "a.yml", "a: b")
    put(open_folder, "shut/a.yml", "a: b")
    (open_folder / "a.yml").chmod(0)
    (open_folder / "shut").chmod(0)
    with unprivileged():
        file, below = read(open_folder, "a.yml"), read(open_folder, "shut/a.yml")
        listed, about = (
            names(open_folder, "shut", ".yml"),
            strays(open_folder, "shut", ".yml", frozenset()),
        )
        told = [*map(said, about)]
    (open_folder / "shut").chmod(0o755)
    for problem in (file, below):
        assert said(problem).endswith(":1: F00 this could not be read: Permission denied")
        assert isinstance(problem, Problem)
        assert problem.severity is Severity.UNKNOWN
    assert listed == []
    assert told == ["shut:1: F00 this could not be read: Permission denied"]


# --- the names in a folder ---

NAMES = {
    "b.md": None,
    "a.md": None,
    "A.md": None,
    "wait time.md": None,
    "w\u0430it.md": None,
    "folder.md": None,
    ".md": "hidden",
    ".draft.md": "hidden",
    "README.md": "a note",
    ".DS_Store": "hidden",
    "releases": "kept",
    "a.md~": "F11",
    "a.MD": "F11",
    "b.yml": "F11",
    "drafts": "F11",
    "a\nb.md": "F07",
    "a\u202eb.md": "F07",
    "a\x1b.txt": "F07",
}


def folder_of_names(root):
    for name in NAMES:
        put(root, f"credentials/{name}", "") if name != "folder.md" else None
    (root / "credentials" / "folder.md").mkdir()
    (root / "credentials" / os.fsdecode(b"caf\xe9.md")).touch()


def test_names_are_those_of_files_that_are_read(tmp_path):
    folder_of_names(tmp_path)
    wanted = sorted(name.removesuffix(".md") for name, why in NAMES.items() if why is None)
    assert names(tmp_path, "credentials", ".md") == wanted


def test_what_nothing_reads_is_told_of(tmp_path):
    folder_of_names(tmp_path)
    told = [said(one) for one in strays(tmp_path, "credentials", ".md", frozenset({"releases"}))]
    not_read = "this is not read: only files whose names end in `.md` are"
    unseen = "the name of this file holds an invisible character, so it is not read"
    assert told == [
        f"credentials/a[U+000A]b.md:1: F07 {unseen}",
        f"credentials/a[U+001B].txt:1: F07 {unseen}",
        f"credentials/a.MD:1: F11 {not_read}",
        f"credentials/a.md~:1: F11 {not_read}",
        f"credentials/a[U+202E]b.md:1: F07 {unseen}",
        f"credentials/b.yml:1: F11 {not_read}",
        f"credentials/caf[U+DCE9].md:1: F07 {unseen}",
        f"credentials/drafts:1: F11 {not_read}",
    ]


def test_every_name_is_read_or_told_of_or_hidden(tmp_path):
    folder_of_names(tmp_path)
    read_or_told = len(names(tmp_path, "credentials", ".md")) + len(
        list(strays(tmp_path, "credentials", ".md", frozenset({"releases"})))
    )
    hidden = [why for why in NAMES.values() if why in ("hidden", "kept", "a note")]
    assert read_or_told + len(hidden) == len(list((tmp_path / "credentials").iterdir()))


def test_a_folder_that_is_none(tmp_path):
    put(tmp_path, "elsewhere/a.yml", "")
    root = tmp_path / "programme"
    put(root, "file", "")
    (root / "link").symlink_to(tmp_path / "elsewhere")
    assert [names(root, folder, ".yml") for folder in ("no", "file", "link")] == [[], [], []]
    told = {
        folder: list(strays(root, folder, ".yml", frozenset())) for folder in ("no", "file", "link")
    }
    assert told["no"] == []
    assert [said(one) for one in told["file"]] == [
        "file:1: F00 this could not be read: Not a directory"
    ]
    assert [said(one) for one in told["link"]] == ["link:1: F06 this is a link to somewhere else"]


# --- writing ---


def test_a_file_is_written_only_when_it_changes(tmp_path):
    file = tmp_path / "a" / "b.txt"
    assert write_if_changed(file, b"one")
    os.utime(file, (1, 1))
    assert not write_if_changed(file, b"one")
    assert file.stat().st_mtime == 1
    assert write_if_changed(file, b"two")
    assert file.read_bytes() == b"two"


def test_a_file_is_written_whole(tmp_path):
    file = tmp_path / "a" / "b.txt"
    write_whole(file, b"one")
    with file.open("rb") as reader:
        write_whole(file, b"two")
        assert reader.read() == b"one"
    assert file.read_bytes() == b"two"
    assert list(file.parent.iterdir()) == [file]


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


segment = st.sampled_from("abc")
contents = st.recursive(
    st.binary(max_size=2), lambda inside: st.dictionaries(segment, inside), max_leaves=8
)
folder = st.dictionaries(segment, contents)


def written(root, entries):
    root.mkdir(exist_ok=True)
    for name, inside in entries.items():
        if isinstance(inside, dict):
            written(root / name, inside)
        else:
            (root / name).write_bytes(inside)


@given(here=folder, there=folder)
def test_a_mirror_holds_just_what_its_source_does(here, there):
    with tempfile.TemporaryDirectory() as place:
        source, target = Path(place, "source"), Path(place, "target")
        written(source, here)
        written(target, there)
        mirror(source, target)
        assert tree(target) == tree(source)


def test_a_mirror_touches_only_what_differs(tmp_path):
    source, target = tmp_path / "source", tmp_path / "target"
    written(source, {"same": b"1", "other": b"2", "deep": {"same": b"3"}})
    mirror(source, target)
    before = {path: path.stat().st_ino for path in target.rglob("*")}
    write_whole(source / "other", b"22")
    mirror(source, target)
    assert tree(target) == tree(source)
    changed = {path.name for path, inode in before.items() if path.stat().st_ino != inode}
    assert changed == {"other"}


def test_a_mirror_is_not_put_off_by_what_a_killed_one_left(tmp_path):
    source, target = tmp_path / "source", tmp_path / "target"
    written(source, {"page": b"1", "deep": {"page": b"2"}})
    mirror(source, target)
    os.link(source / "page", target / "page.part")
    (target / "deep" / "page.part").write_bytes(b"half")
    write_whole(source / "page", b"11")
    mirror(source, target)
    assert tree(target) == tree(source)


def test_a_mirror_leaves_what_it_is_told_to_and_follows_no_link(tmp_path):
    source, target, outside = tmp_path / "source", tmp_path / "target", tmp_path / "outside"
    written(source, {"page": {"a": b"1"}})
    written(target, {"kept": {"b": b"2"}, "gone": b"3"})
    written(outside, {"precious": b"4"})
    (target / "page").symlink_to(outside)
    (target / "link").symlink_to(outside)
    mirror(source, target, keep=["kept"])
    assert tree(target) == {"page": None, "page/a": b"1", "kept": None, "kept/b": b"2"}
    assert tree(outside) == {"precious": b"4"}


# --- all that is below a folder ---


def test_all_that_is_below(tmp_path):
    for path in ("a/2/y.md", "a/1/x.md", "a/1/.hidden", "a/b.md", "other.md"):
        put(tmp_path, path, "")
    (tmp_path / "a/empty").mkdir()
    assert list(below(tmp_path, "a")) == ["a/1/.hidden", "a/1/x.md", "a/2/y.md", "a/b.md"]
    assert list(below(tmp_path, "none")) == []


def test_links_below_are_not_followed(tmp_path):
    put(tmp_path, "elsewhere/x.md", "")
    put(tmp_path, "a/b.md", "")
    (tmp_path / "a/file.md").symlink_to("b.md")
    (tmp_path / "a/folder").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "a/loop").symlink_to(tmp_path / "a")
    (tmp_path / "link").symlink_to(tmp_path / "a")
    found = list(below(tmp_path, "a"))
    paths = [one for one in found if not isinstance(one, Problem)]
    told = [one for one in found if isinstance(one, Problem)]
    assert paths == ["a/b.md", "a/file.md"]
    message = "F06 this is a link to somewhere else"
    assert [said(one) for one in told] == [f"a/folder:1: {message}", f"a/loop:1: {message}"]
    assert [said(one) for one in below(tmp_path, "link")] == [f"link:1: {message}"]


def test_what_is_below_may_be_closed(open_folder):
    put(open_folder, "a/shut/x.md", "")
    put(open_folder, "a/y.md", "")
    (open_folder / "a/shut").chmod(0)
    with unprivileged():
        first, second = below(open_folder, "a")
    (open_folder / "a/shut").chmod(0o755)
    assert said(first) == "a/shut:1: F00 this could not be read: Permission denied"
    assert second == "a/y.md"
