"""The Chromium that the tests drive: one on this machine, else one that can be installed.

Run as a program, it makes sure that there is one.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

VARIABLE = "MICROCRED_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
PLAYWRIGHT = (sys.executable, "-m", "playwright")
# A test asks nothing of the network, and neither may the browser on its own account.
FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)
MISSING = f"""\
Missing: a Chromium that the tests can drive, and none could be installed.
On Debian: sudo apt-get install chromium libatomic1
Elsewhere: install Chromium or Google Chrome, and libatomic where it is not part of the system.
One that is not on the PATH: {VARIABLE}=/its/path make test
"""


def find() -> Path | None:
    """Return the first Chromium that starts, or None. What MICROCRED_CHROMIUM names comes alone."""
    return next((path for path in _candidates() if _starts(path)), None)


def ready() -> bool:
    """True when there is a Chromium, and what drives it starts too."""
    return _driver_starts() and find() is not None


def install() -> None:
    """Install a Chromium: Debian's as root, else the one Playwright keeps for this user."""
    root = os.geteuid() == 0
    if root and shutil.which("apt-get"):
        _run("apt-get", "-qq", "update")
        for package in ("libatomic1", "chromium"):
            _run("apt-get", "-qq", "install", "--yes", "--no-install-recommends", package)
    if not ready():
        _run(*PLAYWRIGHT, "install", *(["--with-deps"] if root else []), "chromium")


def _candidates() -> Iterator[Path]:
    if named := os.environ.get(VARIABLE):
        yield Path(named)
        return
    yield from (Path(found) for name in NAMES if (found := shutil.which(name)))
    yield from map(Path, APPLICATIONS)
    if _driver_starts():
        with sync_playwright() as playwright:
            yield Path(playwright.chromium.executable_path)


def _driver_starts() -> bool:
    """True when Playwright's own program runs: on a bare Debian it lacks a library."""
    return subprocess.run([*PLAYWRIGHT, "--version"], capture_output=True).returncode == 0


def _starts(path: Path) -> bool:
    """True when it tells its version: a stub that only points to a store does not."""
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and "Chrom" in answer.stdout


def _run(*command: str) -> None:
    print("+", *command, flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, check=False)


def main() -> int:
    """Return 0 when the tests have a browser, installing it where need be; else 1."""
    if ready():
        return 0
    if VARIABLE in os.environ and not find():
        print(f"{VARIABLE} names no Chromium that starts: {os.environ[VARIABLE]}", file=sys.stderr)
        return 1
    print(
        "The tests need a Chromium that they can drive. Installing what is missing ...", flush=True
    )
    install()
    if ready():
        return 0
    print(MISSING, end="", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
