"""All that was handed in, checked with the rest of a programme."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from microcred.check import check
from microcred.document import Source
from microcred.freezing import freeze_releases
from microcred.handed_in import handed_in_problems, look
from microcred.problem import Severity
from microcred.settings import read_program
from microcred.survey import Survey
from tests.folder import (
    CREDENTIAL,
    PROGRAM,
    TODAY,
    codes,
    commit,
    edit,
    found,
    good,
    put,
    repository,
    text_of,
    unprivileged,
)
from tests.handed import complete

FOLDER = "submissions/think-time/k3f9q2m7"
ONE, TWO = f"{FOLDER}/attempt-1.md", f"{FOLDER}/attempt-2.md"
DECISION = f"{FOLDER}/decision.yml"


def attempt(**changes):
    return complete("think-time@1.0", **changes)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Yield a folder that everybody may look into, unlike those of pytest."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture
def root(tmp_path):
    """Return a published programme, committed."""
    root = good(tmp_path / "programme")
    freeze_releases(root, TODAY)
    repository(root)
    commit(root, "Publish")
    return root


def with_attempt(root, path=ONE, **changes):
    put(root, path, attempt(**changes))
    return root


def test_a_clean_attempt(root):
    with_attempt(root)
    assert found(root) == []
    commit(root)
    assert found(root) == []


def test_attempts_are_counted_among_the_files(root):
    before = check(root, TODAY).checked
    with_attempt(root, ONE)
    with_attempt(root, TWO)
    put(root, "submissions/README.md", "Hello")
    assert check(root, TODAY).checked == before + 2


def test_problems_are_told_with_all_others(root):
    with_attempt(root, consent=None, **{"evidence.2.url": "http://evil.example/"})
    edit(root, CREDENTIAL, "status: active", "status: live")
    assert codes(root) == [
        f"{CREDENTIAL}:4 M03",
        f"{ONE}:2 S02",
        f"{ONE}:2 S18",
        f"{ONE}:28 S16",
    ]


def test_a_draft_passes_with_warnings(root):
    with_attempt(root, status="draft", reflection=None)
    (problem,) = check(root, TODAY).problems
    assert (problem.code, problem.severity) == ("S22", Severity.WARNING)
    assert "4 of 5 items in" in problem.message


def test_the_starters_text_has_to_go(root):
    with_attempt(root, reflection="WRITE: what changed\n" + "word " * 250)
    assert codes(root) == [f"{ONE}:66 F14"]
    with_attempt(root, status="draft", reflection="WRITE: what changed\n" + "word " * 250)
    assert [one.severity for one in check(root, TODAY).problems] == [Severity.WARNING] * 2


def test_an_attempt_for_another_programme(root):
    put(root, ONE, complete("wait-time@1.0"))
    assert codes(root) == [f"{ONE}:2 S01", f"{ONE}:2 S03"]


# --- several attempts, and a decision ---


def test_only_the_newest_attempt_is_held_to_being_complete(root):
    with_attempt(root, reflection=None)
    with_attempt(root, TWO)
    assert found(root) == []


def test_earlier_attempts_are_still_looked_through_for_what_must_not_be(root):
    with_attempt(root, **{"evidence.0.topic": "me@example.org"})
    with_attempt(root, TWO)
    assert codes(root) == [f"{ONE}:15 S31"]


def test_attempts_are_held_against_each_other(root):
    with_attempt(root)
    with_attempt(root, TWO, earner="p4m2k7")
    with_attempt(root, f"{FOLDER}/attempt-4.md")
    four = f"{FOLDER}/attempt-4.md"
    assert codes(root) == [f"{TWO}:4 S06", f"{four}:1 S04", f"{four}:1 S05"]


def test_more_attempts_than_allowed(root):
    for number in range(1, 5):
        with_attempt(root, f"{FOLDER}/attempt-{number}.md")
    assert codes(root) == [f"{FOLDER}/attempt-4.md:1 S05"]


def test_a_first_attempt_that_cannot_be_read_hides_nothing_of_the_second(root):
    put(root, ONE, "no front matter\n")
    with_attempt(root, TWO, consent=None)
    assert codes(root) == [f"{ONE}:1 F08", f"{TWO}:2 S18"]


def test_what_was_decided_on_is_not_held_to_what_changed_since(root):
    with_attempt(root)
    put(root, DECISION, "format: 1\n")
    before = codes(root)
    edit(root, PROGRAM, "evidence_hosts: [drive.google.com]", "evidence_hosts: [files.example]")
    assert [code for code in codes(root) if ONE in code] == []
    assert before == codes(root)
    (root / DECISION).unlink()
    lines = (8, 16, 18, 26, 28)
    assert [code for code in codes(root) if ONE in code] == [f"{ONE}:{line} S16" for line in lines]


def test_a_settled_attempt_still_may_hold_nothing_private(root):
    with_attempt(root, reflection="me@example.org\n")
    put(root, DECISION, "format: 1\n")
    assert f"{ONE}:66 S31" in codes(root)


# --- files that do not belong there ---


def test_other_files_below_submissions(root):
    with_attempt(root)
    put(root, f"{FOLDER}/clip.mp4", b"\0\1")
    put(root, "submissions/notes.txt", "")
    put(root, "submissions/README.md", "Hello")
    assert codes(root) == ["submissions/notes.txt:1 S37", f"{FOLDER}/clip.mp4:1 S37"]


def test_two_earners_with_one_file(root):
    other = "submissions/think-time/p4m2k7q9/attempt-1.md"
    with_attempt(root)
    with_attempt(root, other, earner="p4m2k7")
    warnings = [one for one in check(root, TODAY).problems if one.code == "S40"]
    assert {one.path for one in warnings} == {ONE, other}
    assert len(warnings) == 6


# --- hostile files ---


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "1 F08"),
        (b"---\ncredential: x\n", "1 F08"),
        (b"---\n---\n", "1 F02"),
        (b"---\n- a\n---\n", "2 F02"),
        (b"---\nstatus: draft\nstatus: ready\n---\n", "3 F03"),
        (b"---\na: &x 1\nb: *x\n---\n", "2 F04"),
        (b"---\na: !!python/object:os.system x\n---\n", "2 F04"),
        (b"---\na: [[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]\n---\n", "2 F02"),
        (b"---\na: b\n--- \n---\na: c\n---\n\xff", "7 F01"),
        (b"\x00\x01\x02", "1 F07"),
        ("---\na: b\u202e\n---\n".encode(), "2 F07"),
        ("---\n---\nHello\u2066 there\n".encode(), "3 F07"),
        (b'---\na: "\\u202e"\n---\n', "2 F07"),
        (b"---\na: b\n---\n" + b"x" * 600_000, "1 F05"),
        (b"---\n" + b"a: [" + b"1," * 30_000 + b"]\n---\n", "1 F05"),
        (b"---\nnarrative: x\n---\n", "2 M02"),
    ],
)
def test_hostile_content(root, content, expected):
    put(root, ONE, content)
    assert codes(root) == [f"{ONE}:{expected}"]


def test_line_ends_and_byte_order_marks_of_other_systems(root):
    text = "\ufeff" + attempt().replace("\n", "\r\n")
    put(root, ONE, text)
    assert found(root) == []


def test_links_are_not_followed(root, tmp_path):
    put(tmp_path, "elsewhere/attempt-1.md", attempt())
    (root / FOLDER).mkdir(parents=True)
    (root / ONE).symlink_to(tmp_path / "elsewhere/attempt-1.md")
    assert codes(root) == [f"{ONE}:1 F06"]
    (root / ONE).unlink()
    (root / FOLDER).rmdir()
    (root / FOLDER).symlink_to(tmp_path / "elsewhere")
    assert codes(root) == [f"{FOLDER}:1 F06"]


def test_submissions_that_are_a_link(root, tmp_path):
    put(tmp_path, "elsewhere/think-time/k3f9q2m7/attempt-1.md", attempt())
    (root / "submissions").symlink_to(tmp_path / "elsewhere")
    assert codes(root) == ["submissions:1 F06"]


def test_a_pipe_keeps_nobody_waiting(root):
    (root / FOLDER).mkdir(parents=True)
    os.mkfifo(root / ONE)
    assert codes(root) == [f"{ONE}:1 F06"]


def test_what_may_not_be_read_is_not_taken_to_be_fine(open_folder):
    """As nobody in particular, to whom everything but one folder is open."""
    put(open_folder, ONE, attempt())
    (open_folder / FOLDER).chmod(0)
    with unprivileged():
        problems = list(handed_in_problems(Survey(open_folder), None, TODAY))
    (open_folder / FOLDER).chmod(0o755)
    assert [(one.path, one.code, one.severity) for one in problems] == [
        (FOLDER, "F00", Severity.UNKNOWN)
    ]


def test_a_name_of_a_file_that_cannot_be_shown(root):
    put(root, f"{FOLDER}/attempt\n-1.md", "")
    assert codes(root) == [f"{FOLDER}/attempt[U+000A]-1.md:1 S37"]


# --- a programme that cannot be read ---


def test_without_settings_what_can_be_said_is_said(root):
    with_attempt(root, consent=None)
    put(root, PROGRAM, "format: 2\n")
    commit(root)
    assert f"{ONE}:2 S18" in codes(root)
    assert not any("S16" in code or "S07" in code for code in codes(root))


def test_a_release_that_cannot_be_read(root):
    with_attempt(root)
    put(root, "credentials/releases/think-time@1.0.json", "{}")
    assert f"{ONE}:2 S01" in codes(root)
    unknown = [one for one in check(root, TODAY).problems if one.code == "S01"]
    assert [one.severity for one in unknown] == [Severity.UNKNOWN]
    looked = look(Survey(root), None, TODAY, Source("mine.md", attempt()))
    assert looked.completion is None


# --- in parts, over several processes ---


def test_many_submissions_in_any_number_of_parts(root):
    ids = [f"{a}{b}222222" for a in "abcdefghjk" for b in "23456789abcdefghjkmnpqrst"]
    for number, identity in enumerate(ids):
        folder = f"submissions/think-time/{identity}"
        items = {f"evidence.{at}.sha256": f"{at + 1}{number:063x}" for at in range(3)}
        late = {"consent": None} if number % 50 == 0 else {}
        put(root, f"{folder}/attempt-1.md", attempt(earner=f"e{number}x", **items, **late))
    commit(root)
    assert codes(root) == [
        f"submissions/think-time/{identity}/attempt-1.md:2 S18"
        for number, identity in enumerate(ids)
        if number % 50 == 0
    ]


# --- only some ---


def only(root, *paths):
    survey = Survey(root)
    program = read_program(survey.read).document
    assert program
    problems = handed_in_problems(survey, program.model, TODAY, only=paths)
    return sorted(f"{one.path} {one.code}" for one in problems)


def test_only_the_attempts_that_are_named(root):
    other = "submissions/think-time/p4m2k7q9/attempt-1.md"
    with_attempt(root, consent=None)
    with_attempt(root, other, integrity=None)
    put(root, "submissions/x.mp4", "")
    assert only(root, ONE) == [f"{ONE} S18"]
    assert only(root, other) == [f"{other} S19"]
    assert only(root, ONE, other) == [f"{ONE} S18", f"{other} S19"]


def test_the_attempts_before_are_known_to_it(root):
    with_attempt(root)
    with_attempt(root, TWO, earner="p4m2k7")
    assert only(root, TWO) == [f"{TWO} S06"]


# --- one that is not in the tree ---


def test_a_file_that_its_teacher_keeps(root):
    survey = Survey(root)
    program = read_program(survey.read).document
    assert program
    text = attempt(earner="set-at-intake", reflection=None)
    looked = look(survey, program.model, TODAY, Source("mine.md", text))
    assert [(one.path, one.code) for one in looked.problems] == [("mine.md", "S09")]
    assert str(looked.completion) == "4 of 5 items in"
    assert looked.submission
    assert looked.submission.earner.id == "set-at-intake"


def test_one_that_cannot_be_read(root):
    looked = look(Survey(root), None, TODAY, Source("mine.md", "---\nstatus: x\n---\n"))
    assert (looked.submission, looked.completion) == (None, None)
    assert {one.code for one in looked.problems} == {"M01", "M03", "S19"}


def test_the_text_itself_is_left_alone(root):
    with_attempt(root)
    before = text_of(root, ONE)
    check(root, TODAY)
    assert text_of(root, ONE) == before
