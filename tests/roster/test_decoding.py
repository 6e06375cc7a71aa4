"""Text saved from spreadsheets: in which encoding, and what to do about it."""

import pytest

from microcred.document import Source
from microcred.problem import Problem
from microcred.roster import decoded

NAMES = "id,name\nk7m2p4,Zoë\nq8w3r5,Núñez\nz2z2z2,Müller\n"


@pytest.mark.parametrize("data", [NAMES.encode(), NAMES.encode("utf-8-sig")])
def test_utf8_with_a_mark_and_without(data):
    assert decoded("roster.csv", data) == Source("roster.csv", NAMES)


def test_line_ends_of_any_machine():
    assert decoded("a.csv", b"a\r\nb\rc\n") == Source("a.csv", "a\nb\nc\n")


@pytest.mark.parametrize(
    ("encoding", "line", "probably"),
    [
        ("cp1252", 2, "Windows-1252 (in Excel: plain “CSV”)"),
        ("latin-1", 2, "Windows-1252 (in Excel: plain “CSV”)"),
        (
            "mac_roman",
            2,
            "Mac Roman, or a code page of DOS (in Excel: “CSV (Macintosh)” or “CSV (MS-DOS)”)",
        ),
        (
            "cp850",
            2,
            "Mac Roman, or a code page of DOS (in Excel: “CSV (Macintosh)” or “CSV (MS-DOS)”)",
        ),
        ("utf-16", 1, "UTF-16 (in Excel: “Unicode Text”)"),
        ("utf-16-le", 1, "UTF-16 (in Excel: “Unicode Text”)"),
    ],
)
def test_which_encoding_it_probably_is(encoding, line, probably):
    problem = decoded("roster.csv", NAMES.encode(encoding))
    assert isinstance(problem, Problem)
    expected = f"roster.csv:{line}: D04 this is not UTF-8 text, but probably {probably}"
    if encoding != "utf-16-le":
        assert str(problem) == expected
    assert "as “CSV UTF-8”" in problem.fix
    assert "D04" in str(problem)


def test_what_nobody_can_see_is_refused():
    problem = decoded("roster.csv", "id\nk7\u200em2p4\n\u202ex\n".encode())
    assert isinstance(problem, Problem)
    assert (problem.code, problem.line) == ("F07", 3)


def test_the_apostrophe_of_windows_is_no_letter():
    problem = decoded("roster.csv", "id,name\nk7m2p4,Al O’Brien\n".encode("cp1252"))
    assert isinstance(problem, Problem)
    assert "Windows-1252" in problem.message
