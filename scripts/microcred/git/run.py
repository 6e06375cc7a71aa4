"""git as a process: a list of words, a bounded time, and nobody's own settings."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

Settings = Sequence[tuple[str, str]]
"""Names and values as `git config` has them. They may be secret: they go by the environment."""

TIMEOUT: Final = 120.0
"""Seconds that one run of git may take."""


class GitUnavailable(Exception):
    """Git cannot do what was asked for here; the text says why, for a person."""


def run(root: Path, *words: str, given: bytes = b"", settings: Settings = ()) -> bytes:
    """Return what git prints, run in the folder `root` with `given` as its input.

    Raises GitUnavailable without git, outside a repository, after two minutes, and when git fails.
    """
    done = finished(root, *words, given=given, settings=settings)
    if done.returncode:
        raise GitUnavailable(reason(done.stderr))
    return done.stdout


def finished(
    root: Path, *words: str, given: bytes = b"", settings: Settings = ()
) -> subprocess.CompletedProcess[bytes]:
    """Return how git ended, whether it did what it was asked for or not.

    Raises GitUnavailable without git, and after two minutes.
    """
    try:
        return subprocess.run(
            ["git", "-C", str(root), *_SETTINGS, *words],
            input=given,
            capture_output=True,
            check=False,
            timeout=TIMEOUT,
            env=_environment(settings),
        )
    except FileNotFoundError:
        raise GitUnavailable("git is not installed") from None
    except OSError as error:
        raise GitUnavailable(f"git could not be started: {error.strerror}") from None
    except subprocess.TimeoutExpired:
        raise GitUnavailable("git did not answer within two minutes") from None


def said(root: Path, *words: str) -> str:
    """Return what git prints, as text: bytes that are not UTF-8 are shown as such."""
    return run(root, *words).decode("utf-8", errors="replace")


def prefix(root: Path) -> str:
    """Return the programme's folder inside its repository, `district/`, or "" for the whole."""
    return _prefix(root.absolute())


@lru_cache(maxsize=256)
def _prefix(root: Path) -> str:
    """Return it: asked for with every look at a file, and always the same while a program runs."""
    return said(root, "rev-parse", "--show-prefix").strip("\n")


def top(root: Path) -> Path:
    """Return the folder of the repository that a programme's folder is in."""
    return Path(said(root, "rev-parse", "--path-format=absolute", "--show-toplevel").strip("\n"))


_SETTINGS: Final = tuple(
    word
    for setting in (
        "core.autocrlf=false",
        "core.attributesFile=/dev/null",
        "core.filesRefLockTimeout=5000",  # two who move one ref wait for each other
        "core.fsmonitor=false",
        "core.hooksPath=/dev/null",
        "core.packedRefsTimeout=5000",
        "core.quotePath=false",
        "gc.auto=0",
        "log.showRoot=true",
    )
    for word in ("-c", setting)
)


def _environment(settings: Settings) -> dict[str, str]:
    """Return this process's, but for what a hook or a person tells git through it.

    The repository is the root's, not the one that a hook names. Which files hold git's settings
    stays: whom a machine trusts to own a repository is written there. `settings` come after those
    that the environment has already.
    """
    kept = {name: value for name, value in os.environ.items() if _is_kept(name)}
    known = kept.get(_COUNT, "")
    first = int(known) if known.isascii() and known.isdigit() else 0
    added = {_COUNT: str(first + len(settings))} if settings else {}
    for number, (name, value) in enumerate(settings, first):
        added |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
    return {**kept, **added, **_OURS}


def _is_kept(name: str) -> bool:
    return not name.startswith("GIT_") or (name.startswith(_KEPT) and name != _OF_HOOKS)


_KEPT: Final = (
    "GIT_ASKPASS",
    "GIT_CEILING_",
    "GIT_CONFIG_",
    "GIT_DISCOVERY_",
    "GIT_EXEC_PATH",
    "GIT_SSH",
    "GIT_SSL_",
    "GIT_TEST_",
)
_OF_HOOKS: Final = "GIT_CONFIG_PARAMETERS"
_COUNT: Final = "GIT_CONFIG_COUNT"
_OURS: Final = {
    "LC_ALL": "C",
    "GIT_COMMITTER_NAME": "microcred",  # for the log of moved refs
    "GIT_COMMITTER_EMAIL": "microcred@users.noreply.github.com",
    "GIT_GRAFT_FILE": os.devnull,  # history as it was committed, with no local patch
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_TERMINAL_PROMPT": "0",
}


def reason(stderr: bytes) -> str:
    """Return why git gave up: its `fatal:` or `error:` line, which hints may follow.

    Whatever stands in an address before its host is left out: it may be a secret.
    """
    said = _SECRET.sub("//", stderr.decode(errors="replace"))
    for mark in ("fatal: ", "error: "):
        for line in said.splitlines():
            if mark in line:
                return line.removeprefix(mark)
    return "git gives no reason"


_SECRET: Final = re.compile(r"//[^/@\s'\"]*@")
