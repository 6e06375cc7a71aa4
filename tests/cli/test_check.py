"""`microcred check` as people, workflows and programs run it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from microcred import __version__, cli
from microcred.cli import VERBS, main
from tests.folder import CREDENTIAL, PROGRAM, edit, good, put

PACKAGE = Path(cli.__file__).parents[2]


@pytest.fixture
def root(tmp_path):
    return good(tmp_path / "programme")


def run(*words: str | Path) -> Result:
    result = CliRunner().invoke(cli.cli, [str(word) for word in words], prog_name="microcred")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def broken(root):
    edit(root, CREDENTIAL, "status: active", "status: live")
    put(root, "credentials/notes.txt", "")


def test_fine(root):
    result = run("check", "--root", root)
    assert (result.exit_code, result.stdout, result.stderr) == (
        0,
        "Checked 4 files: everything is in order.\n",
        "",
    )


def test_problems(root):
    broken(root)
    result = run("check", "--root", root)
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout == (
        "credentials/notes.txt:1: F11 this is not read: only files whose names end in `.md` are "
        "(warning)\n"
        "    Rename it so that it ends in `.md`, or move it elsewhere.\n"
        "credentials/think-time.md:4: M03 `status` is “live”, which is not one of its values\n"
        "    Write `draft`, `planned`, `active` or `retired`.\n"
        "Checked 4 files: 1 error, 1 warning.\n"
    )


def test_warnings_alone_are_fine(root):
    put(root, "credentials/notes.txt", "")
    result = run("check", "--root", root)
    assert result.exit_code == 0
    assert "1 warning" in result.stdout


def test_what_could_not_be_checked_is_not_fine(root):
    assert run("release", "--root", root).exit_code == 0
    result = run("check", "--root", root)  # there is no repository to hold the release against
    assert result.exit_code == 1
    assert "0 errors, 0 warnings, 1 could not be checked." in result.stdout


def test_json(root):
    broken(root)
    result = run("check", "--root", root, "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == {
        "problems": [
            {
                "path": "credentials/notes.txt",
                "line": 1,
                "code": "F11",
                "severity": "warning",
                "message": "this is not read: only files whose names end in `.md` are",
                "fix": "Rename it so that it ends in `.md`, or move it elsewhere.",
            },
            {
                "path": "credentials/think-time.md",
                "line": 4,
                "code": "M03",
                "severity": "error",
                "message": "`status` is “live”, which is not one of its values",
                "fix": "Write `draft`, `planned`, `active` or `retired`.",
            },
        ],
        "checked": 4,
    }


@pytest.mark.parametrize(
    ("form", "start"), [("github", "::warning file=credentials/notes.txt,"), ("sarif", "{\n")]
)
def test_other_formats(root, form, start):
    broken(root)
    result = run("check", "--root", root, "--format", form)
    assert result.exit_code == 1
    assert result.stdout.startswith(start)


def test_paths_are_the_same_wherever_it_is_run_from(root, monkeypatch):
    broken(root)
    expected = run("check", "--root", root).stdout
    monkeypatch.chdir(root)
    assert run("check").stdout == expected
    monkeypatch.chdir(root / "credentials")
    assert run("check", "--root", "..").stdout == expected


def test_the_programme_may_be_reached_by_a_link(root):
    (root.parent / "link").symlink_to(root)
    assert run("check", "--root", root.parent / "link").exit_code == 0


@pytest.mark.parametrize(
    "words",
    [
        ["chekc"],
        ["check", "--format", "xml"],
        ["check", "--root", "no/such/folder"],
        ["check", "--rooot", "."],
        ["check", "extra"],
        ["check", "--root"],
        ["--verbose"],
    ],
    ids=" ".join,
)
def test_wrong_usage(words):
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: " in result.stderr
    assert "Traceback" not in result.stderr


def test_a_root_that_is_a_file(root):
    assert run("check", "--root", root / PROGRAM).exit_code == 2


def test_help_lists_every_verb_without_loading_them():
    result = run("--help")
    assert result.exit_code == 0
    for verb, says in VERBS.items():
        assert f"  {verb} " in result.stdout
        assert says.split(",")[0][:30] in result.stdout


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_there(verb):
    result = run(verb, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: microcred {verb}")


def test_version():
    assert run("--version").stdout == f"microcred, version {__version__}\n"


# --- the whole program ---


def test_a_fault_of_ours_ends_in_a_text_to_paste(root, monkeypatch, capsys):
    def fails(*_):
        raise ZeroDivisionError("a fault of ours")

    monkeypatch.setattr("microcred.cli.check.check", fails)
    monkeypatch.setattr(sys, "argv", ["microcred", "check", "--root", str(root)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(
        f"microcred {__version__} made a mistake that is not yours. Your files were not harmed.\n"
        "Please report it with the text below.\n\nTraceback"
    )
    assert "ZeroDivisionError: a fault of ours" in said.err


def program(*words: str | Path, encoding: str = "utf-8") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "microcred", *map(str, words)],
        capture_output=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(PACKAGE), "PYTHONIOENCODING": encoding},
    )


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "latin-1"])
def test_as_a_program_on_any_terminal(root, encoding):
    broken(root)
    text = program("check", "--root", root, encoding=encoding)
    assert (text.returncode, text.stderr) == (1, b"")
    assert text.stdout.endswith(b"\nChecked 4 files: 1 error, 1 warning.\n")
    data = program("check", "--root", root, "--format", "json", encoding=encoding)
    assert data.returncode == 1
    shown = data.stdout.decode("latin-1" if encoding == "latin-1" else "utf-8")
    assert json.loads(shown)["problems"][1]["message"].startswith("`status` is “live”")


def test_a_reader_that_goes_away_is_no_fault(root):
    for number in range(300):
        put(root, f"credentials/bad-{number}.md", "---\nid: x\n---\n")
    command = (
        f"'{sys.executable}' -m microcred check --root '{root}' | head -1; echo ${{PIPESTATUS[0]}}"
    )
    done = subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        check=True,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(PACKAGE)},
    )
    assert done.stdout.splitlines()[-1] == b"1"
    assert b"Traceback" not in done.stderr
