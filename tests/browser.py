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
Missing: a Chromium for the tests, and none could be installed.
On Debian: sudo apt-get install chromium
Elsewhere: install Chromium or Google Chrome.
One that is not on the PATH: {VARIABLE}=/its/path make test
"""


def find() -> Path | None:
    """Return the first Chromium that starts, or None. What MICROCRED_CHROMIUM names comes alone."""
    return next((path for path in _candidates() if _starts(path)), None)


def install() -> None:
    """Install a Chromium: Debian's as root, else the one Playwright keeps for this user."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _run("apt-get", "update")
        _run("apt-get", "install", "--yes", "--no-install-recommends", "chromium")
    if not find():
        _run(sys.executable, "-m", "playwright", "install", "chromium")


def _candidates() -> Iterator[Path]:
    if named := os.environ.get(VARIABLE):
        yield Path(named)
        return
    yield from (Path(found) for name in NAMES if (found := shutil.which(name)))
    yield from map(Path, APPLICATIONS)
    with sync_playwright() as playwright:
        yield Path(playwright.chromium.executable_path)


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
    if find():
        return 0
    if VARIABLE in os.environ:
        print(f"{VARIABLE} names no Chromium that starts: {os.environ[VARIABLE]}", file=sys.stderr)
        return 1
    print("The tests need a Chromium and found none here. Installing one, once ...", flush=True)
    install()
    if find():
        return 0
    print(MISSING, end="", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
