"""What linters of others say of the workflows: nothing, but for triggers that are what they are."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from microcred.scripts import run, shared_cache
from tests.workflows.keeping import ROOT, WORKFLOWS

ACTIONLINT = Path(__file__).parent / "actionlint"
DANGEROUS = {"award.yml", "bot.yml", "intake.yml"}


def zizmor(folder: Path, *words: str) -> list[tuple[str, str]]:
    """Return what zizmor finds in a folder, at its most pedantic: each finding and its file."""
    program = Path(sys.executable).parent / "zizmor"
    strict = ("--offline", "--no-config", "--persona", "pedantic", "--no-exit-codes")
    done = subprocess.run(
        [program, *strict, "--format", "json-v1", *words, folder], capture_output=True, check=True
    )
    return sorted(
        (one["ident"], Path(_file(one)).name) for one in json.loads(done.stdout)
    )  # fmt: skip


def _file(finding) -> str:
    key = finding["locations"][0]["symbolic"]["key"]
    return str(key["Local"]["verbatim_path"])


def actionlint(texts: dict[str, str]) -> list[dict[str, Any]]:
    """Return what actionlint finds in workflow files, given by their paths."""
    given = [{"path": path, "text": text} for path, text in texts.items()]
    said = run(ACTIONLINT, "lint.js", shared_cache(ROOT), json.dumps(given).encode())
    found: list[dict[str, Any]] = json.loads(said)
    return found


def test_zizmor_finds_nothing():
    assert zizmor(ROOT) == []


def test_all_that_zizmor_was_told_to_pass_over_are_dangerous_triggers():
    found = zizmor(ROOT, "--no-ignores")
    assert {ident for ident, _ in found} == {"dangerous-triggers"}
    assert {name for _, name in found} == DANGEROUS


def test_zizmor_has_no_settings_here_that_others_would_not_see():
    assert not list(ROOT.glob("**/zizmor.y*ml"))


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ('"$GITHUB_EVENT_PATH"', '"${{ github.event.issue.title }}"', "template-injection"),
        ("@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@v7", "unpinned-uses"),
        ("permissions: {}", "permissions: write-all", "excessive-permissions"),
    ],
)
def test_zizmor_would_find_something(tmp_path, old, new, found):
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    text = (WORKFLOWS / "intake.yml").read_text("utf-8")
    assert old in text
    (folder / "intake.yml").write_text(text.replace(old, new))
    assert found in {ident for ident, _ in zizmor(tmp_path)}


def test_actionlint_finds_nothing():
    texts = {f".github/workflows/{path.name}": path.read_text() for path in WORKFLOWS.glob("*.yml")}
    assert len(texts) == 7
    assert actionlint(texts) == []


def test_actionlint_would_find_something():
    text = (WORKFLOWS / "bot.yml").read_text("utf-8").replace("timeout-minutes", "timeout")
    (found,) = actionlint({".github/workflows/bot.yml": text})
    assert "timeout" in found["message"]
