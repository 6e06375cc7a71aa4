"""One package speaks to GitHub, and no other: its imports say so, and `make check` holds it."""

import ast
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "scripts" / "microcred"
SPEAKING = {"github", "requests", "urllib3"}


def imported(file):
    """Return the packages that a module imports, by their first names."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module).partition(".")[0]


def test_only_one_package_imports_what_speaks_to_github():
    found = {
        file.relative_to(PACKAGE).parts[0]
        for file in PACKAGE.rglob("*.py")
        if SPEAKING.intersection(imported(file))
    }
    assert found == {"github"}


def test_make_check_holds_it():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = {one["id"]: one for one in settings["tool"]["importlinter"]["contracts"]}
    contract = contracts["github"]
    assert contract["source_modules"] == ["microcred"]
    assert set(contract["forbidden_modules"]) == SPEAKING
    assert contract["ignore_imports"] == ["microcred.github -> *", "microcred.github.** -> *"]
