"""The lock files name every package exactly, by version and hash, and no place to get it from."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")
PIN = re.compile(
    r"^(?P<requirement>[a-z0-9-]+==[^ ]+(?: ; [^\\]+?)?) \\\n"
    r"(?:    --hash=sha256:[0-9a-f]{64} \\\n)*    --hash=sha256:[0-9a-f]{64}\n",
    re.MULTILINE,
)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
GROUPS = PROJECT["dependency-groups"]
RUN = [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"], *GROUPS["build"]]


def pins(lock: str) -> set[str]:
    """Return each pin of a lock file, such as `click==8.5.1`, with its marker."""
    return {match["requirement"] for match in PIN.finditer((ROOT / lock).read_text("utf-8"))}


@pytest.mark.parametrize("lock", LOCKS)
def test_it_holds_pins_with_hashes_and_comments_alone(lock):
    text = (ROOT / lock).read_text("utf-8")
    left = [line for line in PIN.sub("", text).splitlines() if not line.lstrip().startswith("#")]
    assert left == []
    assert "://" not in text


@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize("wanted", RUN)
def test_each_dependency_is_pinned_at_a_version_it_allows(wanted, lock):
    assert allowed(Requirement(wanted), lock)


@pytest.mark.parametrize("wanted", [*GROUPS["test"], *GROUPS["dev"]])
def test_each_tool_of_a_developer_is_pinned_at_a_version_it_allows(wanted):
    assert allowed(Requirement(wanted), "requirements-dev.lock")


def test_a_developer_has_what_a_user_has():
    assert pins("requirements.lock") <= pins("requirements-dev.lock")


def allowed(wanted: Requirement, lock: str) -> bool:
    """Return whether the lock has a version that the requirement admits."""
    found = [Requirement(pin) for pin in pins(lock)]
    return any(
        pin.name == canonicalize_name(wanted.name)
        and wanted.specifier.contains(str(pin.specifier).removeprefix("=="))
        for pin in found
    )
