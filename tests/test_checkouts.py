"""What .gitattributes must not do to files whose bytes are permanent, by real git."""

from __future__ import annotations

from pathlib import Path

import pytest

from microcred.checkouts import checkout_problems
from microcred.problem import Severity
from microcred.releases import release_path
from tests import folder
from tests.awarding.job import FIRST, programme, run

RELEASE = release_path("think-time", "1.0")


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    root = programme(tmp_path / "repo", FIRST)
    run(root)
    return root


def told(root: Path, *lines: str, info: bool = False) -> list[str]:
    """Return what is said of a .gitattributes: severity, file and the attribute it is about."""
    text = "".join(f"{line}\n" for line in lines)
    folder.put(root, ".git/info/attributes" if info else ".gitattributes", text)
    return [
        f"{one.severity.value} {one.path} {one.message.split('`')[1]}"
        for one in checkout_problems(root)
    ]


FINE = {
    "none": (),
    "line ends as they are": ("* text=auto eol=lf", "*.json -text"),
    "crlf of what is not text": ("* -text eol=crlf",),
    "elsewhere": ("docs/** eol=crlf", "*.png filter=lfs"),
    "taken off again": (
        "* text eol=crlf filter=lfs ident working-tree-encoding=UTF-16",
        "** -text -filter -ident !working-tree-encoding",
    ),
    "an encoding that is its own": ("* working-tree-encoding=UTF-8",),
    "diff and merge": ("* diff=markdown merge=union linguist-generated",),
}


@pytest.mark.parametrize("lines", FINE.values(), ids=FINE)
def test_what_changes_no_bytes_is_fine(repo, lines):
    assert told(repo, *lines) == []


HARMFUL = {
    "eol": ("eol=crlf", "eol=crlf"),
    "text and eol": ("text eol=crlf", "eol=crlf"),
    "filter": ("filter=lfs", "filter=lfs"),
    "ident": ("ident", "ident"),
    "encoding": ("working-tree-encoding=UTF-16LE", "working-tree-encoding=UTF-16LE"),
}


@pytest.mark.parametrize(("written", "shown"), HARMFUL.values(), ids=HARMFUL)
def test_what_changes_a_release_is_an_error(repo, written, shown):
    assert told(repo, f"credentials/releases/* {written}") == [f"error {RELEASE} {shown}"]


@pytest.mark.parametrize(("written", "shown"), HARMFUL.values(), ids=HARMFUL)
def test_what_changes_a_definition_is_a_warning(repo, written, shown):
    assert told(repo, f"rubrics/** {written}") == [f"warning rubrics/think-time.yml {shown}"]


def test_all_files_are_told_in_one_problem_each_for_the_permanent_and_the_others(repo):
    permanent, others = told(repo, "* eol=crlf")
    assert permanent.startswith("error awards/")
    assert others == "warning credentials/think-time.md eol=crlf"
    first, *_ = checkout_problems(repo)
    assert " and 3 more like it: a fresh checkout does not have the bytes" in first.message
    assert first.fix.endswith("`awards/** -text -filter -ident !working-tree-encoding`.")


def test_the_fix_mends_it(repo):
    fix = [one.fix.split("`")[1] for one in _after(repo, "* eol=crlf filter=lfs ident")]
    whole = [fix[0].replace("awards", name) for name in ("credentials", "rubrics", "program")]
    lines = ("* eol=crlf filter=lfs ident", *fix, *whole, fix[0].replace("awards", "submissions"))
    assert told(repo, *lines) == []


def _after(root: Path, *lines: str):
    told(root, *lines)
    return list(checkout_problems(root))


def test_what_only_this_clone_says_is_told_too(repo):
    assert told(repo, "awards/** filter=x", info=True)[0].endswith("filter=x")


def test_text_matters_for_a_file_that_has_other_line_ends(repo):
    assert told(repo, "* text") == []
    text = folder.text_of(repo, "rubrics/think-time.yml").replace("\n", "\r\n")
    folder.put(repo, "rubrics/think-time.yml", text.encode())
    assert told(repo, "* text") == ["warning rubrics/think-time.yml text"]
    assert told(repo, "* text=auto") == []


def test_what_is_told_is_what_git_does(repo, tmp_path):
    """A fresh checkout with each of the attributes differs, and without them it does not."""
    for number, (lines, differs) in enumerate([("* eol=crlf", True), ("* eol=lf", False)]):
        folder.put(repo, ".gitattributes", f"{lines}\n")
        folder.commit(repo, lines)
        fresh = tmp_path / f"fresh-{number}"
        folder.git(tmp_path, "clone", "--quiet", str(repo), str(fresh))
        log = Path("awards/log.jsonl")
        assert ((fresh / log).read_bytes() != (repo / log).read_bytes()) is differs
        assert bool(list(checkout_problems(fresh))) is differs


def test_outside_of_a_repository_nothing_is_checked_out(tmp_path):
    folder.good(tmp_path / "plain")
    assert list(checkout_problems(tmp_path / "plain")) == []


def test_odd_names_are_told_so_that_they_can_be_read(repo):
    folder.put(repo, "credentials/odd\n\x07.md", "x")
    folder.git(repo, "add", "--all")
    said = told(repo, "credentials/odd* ident")
    assert len(said) == 1
    assert "\n" not in said[0]


def test_check_says_so(repo):
    folder.put(repo, ".gitattributes", "* eol=crlf\n")
    found = [one for one in folder.found(repo) if " F15 " in one]
    assert len(found) == 2
    severities = {one.severity for one in checkout_problems(repo)}
    assert severities == {Severity.ERROR, Severity.WARNING}
