from pathlib import Path

import pytest
from click.testing import CliRunner

from microcred.cli.docs import command, generated_docs
from tests.whole import REPOSITORY, copied


@pytest.mark.parametrize("path", ["docs/rules.md", "docs/research.md"])
def test_generated_pages_are_current(path):
    assert (REPOSITORY / path).read_text(encoding="utf-8") == generated_docs(REPOSITORY)[path]


def test_check_tells_what_is_out_of_date_and_writes_nothing(tmp_path: Path):
    root = copied(tmp_path / "programme")
    page = root / "docs" / "research.md"
    page.write_text("old", encoding="utf-8")
    done = CliRunner().invoke(command, ["--root", str(root), "--check"])
    assert done.exit_code == 1
    assert "out of date: docs/research.md" in done.output
    assert page.read_text(encoding="utf-8") == "old"
    assert CliRunner().invoke(command, ["--root", str(root)]).output == "wrote docs/research.md\n"
    assert CliRunner().invoke(command, ["--root", str(root), "--check"]).exit_code == 0
