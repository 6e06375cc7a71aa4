"""`microcred check PATH…`: only some files, and submissions wherever they are kept."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from microcred import cli
from microcred.freezing import freeze_releases
from tests.folder import CREDENTIAL, PROGRAM, RUBRIC, TODAY, commit, edit, good, put, repository
from tests.handed import complete

FOLDER = "submissions/think-time/k3f9q2m7"
ONE = f"{FOLDER}/attempt-1.md"


def run(*words) -> Result:
    result = CliRunner().invoke(cli.cli, [str(word) for word in words], prog_name="microcred")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def attempt(**changes):
    return complete("think-time@1.0", **changes)


@pytest.fixture
def root(tmp_path, monkeypatch):
    root = good(tmp_path / "programme")
    freeze_releases(root, TODAY)
    repository(root)
    commit(root, "Publish")
    monkeypatch.chdir(root)
    return root


def test_one_attempt(root):
    put(root, ONE, attempt())
    result = run("check", ONE)
    assert (result.exit_code, result.stdout) == (
        0,
        f"{ONE}: 5 of 5 items in.\nChecked 1 file: everything is in order.\n",
    )


def test_an_attempt_with_a_problem_and_nothing_of_other_files(root):
    put(root, ONE, attempt(reflection=None))
    edit(root, CREDENTIAL, "area: talk", "area: walk")
    result = run("check", ONE)
    assert result.exit_code == 1
    assert "credentials/" not in result.stdout
    assert result.stdout.startswith(f"{ONE}: 4 of 5 items in.\n{ONE}:2: S02 could not find out")
    assert f"{ONE}:6: S09 the written part “What changed” is missing" in result.stdout


def test_what_could_not_be_checked_of_one_attempt_is_not_fine(root, monkeypatch):
    put(root, ONE, attempt())
    monkeypatch.setenv("PATH", "")
    result = run("check", ONE)
    assert result.exit_code == 1
    assert "submissions:1: S39 could not check whether an attempt was edited" in result.stdout
    assert "git is not installed" in result.stdout


def test_a_draft_passes(root):
    put(root, "mine.md", attempt(status="draft", reflection=None))
    result = run("check", "mine.md")
    assert result.exit_code == 0
    assert result.stdout == (
        "mine.md: 4 of 5 items in.\n"
        "mine.md:5: S22 this is a draft: 4 of 5 items in; still to come: “What changed” "
        "(warning)\n"
        "    Set `status: ready` when all is in.\n"
        "Checked 1 file: 0 errors, 1 warning.\n"
    )


def test_a_file_from_elsewhere(root, tmp_path):
    put(tmp_path, "kept/mine.md", attempt(earner="set-at-intake", consent=None))
    for path in ("../kept/mine.md", tmp_path / "kept/mine.md"):
        result = run("check", path)
        assert result.exit_code == 1
        assert f"\n{path}:2: S18 " in result.stdout


def test_run_from_elsewhere(root, tmp_path, monkeypatch):
    put(root, ONE, attempt())
    put(tmp_path, "mine.md", attempt())
    monkeypatch.chdir(tmp_path)
    result = run("check", "--root", "programme", f"programme/{ONE}", "mine.md")
    assert result.exit_code == 0
    assert result.stdout == (
        f"{ONE}: 5 of 5 items in.\n"
        "mine.md: 5 of 5 items in.\n"
        "Checked 2 files: everything is in order.\n"
    )


def test_a_folder_of_submissions(root):
    put(root, ONE, attempt(integrity=None))
    put(root, f"{FOLDER}/attempt-2.md", attempt(consent=None))
    put(root, "submissions/think-time/p4m2k7q9/attempt-1.md", attempt(earner="p4m2k7"))
    put(root, "submissions/notes.txt", "")
    one = run("check", FOLDER).stdout
    assert f"{FOLDER}/attempt-2.md:2: S18" in one
    assert "attempt-1.md:2: S19" not in one  # another attempt came after it
    assert "notes.txt" not in one
    assert one.endswith("\nChecked 2 files: 1 error, 3 warnings.\n")  # two have the same files
    whole = run("check", "submissions").stdout
    assert "submissions/notes.txt:1: S37" in whole
    assert whole.endswith("\nChecked 4 files: 2 errors, 6 warnings.\n")


def test_a_definition(root):
    put(root, ONE, "")
    edit(root, CREDENTIAL, "area: talk", "area: walk")
    result = run("check", CREDENTIAL, RUBRIC)
    assert result.exit_code == 1
    assert f"{CREDENTIAL}:9: M03" in result.stdout
    assert ONE not in result.stdout
    assert "Checked 2 files: " in result.stdout
    assert run("check", RUBRIC).exit_code == 0


def test_the_whole_programme_by_its_folder(root):
    put(root, ONE, attempt())
    assert run("check", ".").stdout == run("check").stdout
    assert run("check", root).stdout == run("check").stdout


def test_json_holds_problems_alone(root):
    put(root, ONE, attempt(consent=None))
    result = run("check", ONE, "--format", "json")
    data = json.loads(result.stdout)
    assert [problem["code"] for problem in data["problems"]] == ["S18"]
    assert data["checked"] == 1


def test_a_programme_that_cannot_be_read_is_not_fine(root):
    put(root, "mine.md", attempt(**{"evidence.0.url": "https://evil.example/"}))
    put(root, PROGRAM, "format: 2\n")
    result = run("check", "mine.md")
    assert result.exit_code == 1
    assert f"{PROGRAM}:1: M03" in result.stdout


@pytest.mark.parametrize("content", [b"", b"\x00", b"\xff", b"---\n", b"---\na: &b c\n---\n"])
def test_hostile_files_from_elsewhere(root, tmp_path, content):
    put(tmp_path, "mine.md", content)
    result = run("check", "../mine.md")
    assert result.exit_code == 1
    assert result.stdout.startswith("../mine.md:")
    assert result.stdout.endswith("Checked 1 file: 1 error, 0 warnings.\n")


def test_a_link_from_elsewhere(root, tmp_path):
    put(tmp_path, "mine.md", attempt())
    (tmp_path / "link.md").symlink_to("mine.md")
    result = run("check", "../link.md")
    assert (result.exit_code, "F06" in result.stdout) == (1, True)


@pytest.mark.parametrize("words", [["no-such.md"], [".."], ["/"]])
def test_wrong_usage(root, words):
    result = run("check", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: " in result.stderr
