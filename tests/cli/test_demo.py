"""`microcred demo`: the whole life of a submission, on a real repository, without a network."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from microcred.cli.demo.script import STEPS
from tests.whole import small


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "microcred", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def programme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = small(tmp_path_factory.mktemp("programme"))
    assert run("release", "--root", root).returncode == 0
    for words in (
        ("add", "--all"),
        (
            "-c",
            "user.name=A",
            "-c",
            "user.email=a@users.noreply.example",
            "commit",
            "-qm",
            "Freeze",
        ),
    ):
        subprocess.run(["git", "-C", str(root), *words], check=True, capture_output=True)
    return root


@pytest.fixture(scope="module")
def played(
    programme: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[subprocess.CompletedProcess[str], Path]:
    folder = tmp_path_factory.mktemp("demo") / "kept"
    return run("demo", "--root", programme, "--keep", folder), folder


def test_every_step_goes_as_expected(played):
    done, folder = played
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads((folder / "report.json").read_text("utf-8"))
    assert report["as_expected"] is True
    assert [step["step"] for step in report["steps"]] == [step.name for step in STEPS]
    assert {step["outcome"] for step in report["steps"]} == {"as-expected"}


def test_it_leaves_a_badge_that_is_genuine_but_revoked(played):
    _, folder = played
    report = json.loads((folder / "report.json").read_text("utf-8"))
    badge = folder / "site" / "awards" / f"{report['award']}.json"
    done = run("verify", "--offline", folder / "site", badge, "--format", "json")
    answer = json.loads(done.stdout)
    outcomes = {check["name"]: check["outcome"] for check in answer["checks"]}
    assert (done.returncode, answer["verified"]) == (1, False)
    assert [name for name, outcome in outcomes.items() if outcome == "failed"] == ["status"]


def test_the_original_is_as_it_was(programme, played):
    status = subprocess.run(
        ["git", "-C", str(programme), "status", "--porcelain"],
        capture_output=True,
        text=True,
        check=True,
    )
    refs = subprocess.run(
        ["git", "-C", str(programme), "for-each-ref"], capture_output=True, text=True, check=True
    )
    assert status.stdout == ""
    assert len(refs.stdout.splitlines()) == 1


def test_nothing_private_is_in_the_repository_or_the_site(played):
    _, folder = played
    key = (folder / "private" / "signing.key").read_bytes().strip()
    for place in ("repository", "site"):
        for path in (folder / place).rglob("*"):
            if path.is_file():
                data = path.read_bytes()
                assert key not in data, path
                assert b"sample.teacher@school.example" not in data, path


def test_a_folder_in_use_is_refused(programme, tmp_path):
    (tmp_path / "mine.txt").write_text("keep me", encoding="utf-8")
    done = run("demo", "--root", programme, "--keep", tmp_path)
    assert done.returncode == 2
    assert "is not empty" in done.stderr
    assert (tmp_path / "mine.txt").read_text("utf-8") == "keep me"


def test_a_step_that_goes_otherwise_ends_it_and_is_told(programme, tmp_path):
    done = run("demo", "--root", programme, "--keep", tmp_path / "kept", "--credential", "no-such")
    report = json.loads((tmp_path / "kept" / "report.json").read_text("utf-8"))
    outcomes = [step["outcome"] for step in report["steps"]]
    assert done.returncode == 1
    assert outcomes == ["not-as-expected"] + ["not-run"] * (len(STEPS) - 1)
    assert "no-such has no frozen version" in done.stdout
