"""`make` on a machine that lacks something: it says what, and how to get it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HOUSE = ("Makefile", "pyproject.toml", "requirements.lock", "requirements-dev.lock")
TOOLS = ("awk", "cat", "dirname", "echo", "env", "find", "make", "rm", "sh", "touch")

# Stand-ins for a python3 that fails where the machine it stands for would.
OLD = """case "$1" in --version) echo "Python 3.9.2";; *) exit 1;; esac"""
NO_ENSUREPIP = """case "$*" in --version) echo "Python 3.11.2";; *ensurepip*) exit 1;; esac"""
BROKEN_VENV = """case "$*" in --version) echo "Python 3.11.2";; "-m venv"*) exit 1;; esac"""


@pytest.fixture
def machine(tmp_path):
    """A bare clone beside a PATH that holds only what make itself needs."""
    clone, path = tmp_path / "a clone", tmp_path / "bin"
    clone.mkdir()
    path.mkdir()
    for name in HOUSE:
        shutil.copy(ROOT / name, clone)
    for name in TOOLS:
        (path / name).symlink_to(shutil.which(name))
    return tmp_path


def add(machine: Path, name: str, script: str = "") -> None:
    """Put a program of this name on the machine's PATH."""
    program = machine / "bin" / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


def make(machine: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run make in the clone and return what it printed."""
    plain = {"HOME": str(machine), "PATH": str(machine / "bin")}
    return subprocess.run(
        [machine / "bin" / "make", *words],
        cwd=machine / "a clone",
        env=plain | environment,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("command", ["serve", "test", "check", "bench", "screenshots"])
def test_every_command_asks_for_git(machine, command):
    add(machine, "python3", "exit 0")
    answer = make(machine, command)
    assert answer.returncode == 2
    assert "Missing: git." in answer.stderr
    assert "apt-get install git" in answer.stderr


@pytest.mark.parametrize(
    ("python", "said"),
    [
        pytest.param(None, ["Python 3.11 or newer", "install python3 python3-venv"], id="none"),
        pytest.param(OLD, ["3.11 or newer", "3.9.2", "make PYTHON=python3.12 serve"], id="old"),
        pytest.param(NO_ENSUREPIP, ["the venv module", "install python3-venv"], id="no-ensurepip"),
        pytest.param(BROKEN_VENV, ["the venv module", "install python3-venv"], id="broken-venv"),
    ],
)
def test_a_python_that_will_not_do_is_named_with_the_way_to_mend_it(machine, python, said):
    add(machine, "git")
    if python:
        add(machine, "python3", python)
    answer = make(machine, "serve")
    assert answer.returncode == 2
    assert all(words in answer.stderr for words in said), answer.stderr
    assert not (machine / "a clone" / ".venv" / "locked").exists()


def test_without_a_network_it_says_that_the_first_run_needs_one(machine):
    add(machine, "git")
    (machine / "bin" / "python3").symlink_to(sys.executable)
    answer = make(machine, "serve", PIP_NO_INDEX="1", PIP_CONFIG_FILE=os.devnull)
    assert answer.returncode == 2
    assert "Could not install the Python packages" in answer.stderr
    assert "needs the internet" in answer.stderr
    assert not (machine / "a clone" / ".venv" / "locked").exists()


def test_help_is_the_default_and_needs_nothing(machine):
    answer = make(machine)
    assert (answer.returncode, answer.stderr) == (0, "")
    for command in ("serve", "test", "check", "bench", "screenshots", "lock", "clean"):
        assert f"\n  {command} " in answer.stdout


def test_clean_leaves_what_people_wrote(machine):
    clone = machine / "a clone"
    for folder in ("scripts", "tests", "benchmarks", "docs", ".venv", "site"):
        (clone / folder).mkdir(parents=True)
    (clone / "docs" / "index.md").write_text("Written by a person.")
    assert make(machine, "clean").returncode == 0
    left = {str(p.relative_to(clone)) for p in clone.rglob("*")}
    assert left == {*HOUSE, "scripts", "tests", "benchmarks", "docs", "docs/index.md"}
