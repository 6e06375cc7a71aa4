"""The types that comments give to the scripts of the browser hold, by TypeScript's own check."""

from pathlib import Path

import pytest

from microcred import bundle, scripts

LOCKED = Path(__file__).parent / "typescript"


def checked(folder: Path) -> None:
    """Check the types of a folder of scripts. Raises ScriptsUnavailable with what is wrong."""
    packages = scripts.installed(LOCKED, scripts.shared_cache(Path()))
    tsc = packages / "node_modules" / "typescript" / "lib" / "tsc.js"
    scripts.node(tsc, b"", "--project", str(folder / "jsconfig.json"))


def test_the_types_hold():
    checked(bundle.SOURCES)


def test_a_mistake_would_be_found(tmp_path: Path) -> None:
    for name in ("jsconfig.json", "json.js", "trouble.js"):
        (tmp_path / name).write_bytes((bundle.SOURCES / name).read_bytes())
    (tmp_path / "wrong.js").write_text('import { isObject } from "./json.js"; isObject(1).length;')
    with pytest.raises(scripts.ScriptsUnavailable, match="length"):
        checked(tmp_path)
