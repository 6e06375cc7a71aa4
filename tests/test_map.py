"""The map in the package's docstring: every module is on it, in the group whose arrows hold it."""

import pkgutil
import re
import tomllib
from pathlib import Path

import microcred

ROOT = Path(__file__).parent.parent


def groups() -> list[list[str]]:
    """Return the modules that the map names, group by group."""
    _, *parts = re.split(r"(?m)^\S.*:$", microcred.__doc__ or "")
    return [re.findall(r"(?m)^    (\w+) +\S", part) for part in parts]


def layers() -> list[list[str]]:
    """Return the modules that `make check` holds to their arrows, layer by layer."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    arrows = next(c for c in settings["tool"]["importlinter"]["contracts"] if c["id"] == "arrows")
    return [re.findall(r"\w+", layer) for layer in arrows["layers"]]


def test_every_module_is_named_once_and_none_that_is_not_there():
    named = sorted(name for group in groups() for name in group)
    assert named == sorted(found.name for found in pkgutil.iter_modules(microcred.__path__))


def test_the_groups_are_those_of_the_arrows():
    command_line, *others = groups()
    main, verbs, *below = layers()
    assert [command_line, *map(sorted, others)] == [main + verbs, *map(sorted, below)]


def test_modules_of_a_group_stand_in_order():
    assert [sorted(group) for group in groups()] == groups()
