"""S37, S41 and S40: what lies below submissions/, and what two hand in."""

import pytest

from microcred.attempt import copied_files, folders
from microcred.attempt.copies import Fingerprint

BASE = "submissions/wait-time/k3f9q2m7"


def strays(*paths):
    return [str(one) for one in folders(paths)[1]]


def test_submissions_with_their_attempts():
    paths = [f"{BASE}/attempt-10.md", f"{BASE}/attempt-2.md", f"{BASE}/decision.yml"]
    other = "submissions/think-time/p4m2k7q9/attempt-1.md"
    (second, first), problems = folders([*paths, other])
    assert problems == ()
    assert ((second.slug, second.decided), (first.slug, first.decided)) == (
        ("think-time", False),
        ("wait-time", True),
    )
    assert [one.number for one in first.attempts] == [2, 10]
    assert first.attempts[0].path == f"{BASE}/attempt-2.md"


def test_what_may_lie_beside_them():
    assert strays("submissions/README.md", "submissions/.gitkeep") == []


@pytest.mark.parametrize(
    "name", ["clip.mp4", "Clip.MOV", "photo.jpeg", "work.pdf", "tally.xlsx", "all.zip", "a.svg"]
)
def test_media_is_never_committed(name):
    assert strays(f"{BASE}/{name}") == [
        (
            f"{BASE}/{name}:1: S37 evidence itself is never committed: it would stay in every copy "
            "for good"
        )
    ]


@pytest.mark.parametrize(
    "path",
    [
        f"{BASE}/attempt-01.md",
        f"{BASE}/attempt-0.md",
        f"{BASE}/attempt-100.md",
        f"{BASE}/Attempt-1.md",
        f"{BASE}/attempt-1.markdown",
        f"{BASE}/attempt-1.md.bak",
        f"{BASE}/notes.md",
        f"{BASE}/deeper/attempt-1.md",
        f"{BASE}/.DS_Store",
        "submissions/wait-time/short/attempt-1.md",
        "submissions/wait-time/OIL00000/attempt-1.md",
        "submissions/Wait Time/k3f9q2m7/attempt-1.md",
        "submissions/wait-time/attempt-1.md",
        "submissions/notes.txt",
    ],
)
def test_anything_else_is_read_by_nobody(path):
    assert strays(path) == [
        f"{path}:1: S37 only attempts and the programme's decisions belong here"
    ]


def test_a_name_that_cannot_be_shown():
    (stray,) = strays(f"{BASE}/a\u202egpj.md")
    assert "a[U+202E]gpj.md" in stray


def test_two_submissions_of_one_id():
    other = "submissions/think-time/k3f9q2m7/attempt-1.md"
    assert strays(f"{BASE}/attempt-1.md", other) == [
        (f"{BASE}/attempt-1.md:1: S41 the id k3f9q2m7 is that of a submission for think-time too")
    ]


def item(sha256, earner, path, settled=False):
    return Fingerprint(sha256, earner, path, 7, settled)


def test_a_file_that_two_hand_in():
    found = list(copied_files([item("a", "me", "x/a/a.md"), item("a", "you", "x/b/b.md")]))
    assert [str(one) for one in found] == [
        "x/a/a.md:7: S40 this is the same file as one that somebody else handed in (x/b/b.md)",
        "x/b/b.md:7: S40 this is the same file as one that somebody else handed in (x/a/a.md)",
    ]
    assert {one.severity.value for one in found} == {"warning"}


@pytest.mark.parametrize(
    "items",
    [
        [item("a", "me", "x/a/a.md"), item("b", "you", "x/b/b.md")],
        [item("a", "me", "x/a/a.md"), item("a", "me", "x/b/b.md")],
        [item("a", "me", "x/a/attempt-1.md"), item("a", "you", "x/a/attempt-2.md")],
        [item("a", "me", "x/a/a.md", True), item("a", "you", "x/b/b.md", True)],
    ],
)
def test_files_of_ones_own(items):
    assert list(copied_files(items)) == []


def test_only_the_open_one_is_told_of():
    pair = [item("a", "me", "x/a/a.md", True), item("a", "you", "x/b/b.md")]
    assert [one.path for one in copied_files(pair)] == ["x/b/b.md"]
