"""Publishes, and dies of SIGKILL after so many of its steps. Not a test.

python -m tests.publishing.killed FOLDER STEPS publish|push|pull, where FOLDER holds both clones.
"""

import sys
from pathlib import Path

from microcred import git
from microcred.publishing import publish, pull
from tests.awarding.killed import Countdown
from tests.publishing.two import LATER


def main() -> None:
    """Do what the command line asks for."""
    target, steps, what = sys.argv[1:]
    private, public = Path(target) / "submissions", Path(target) / "catalog"
    countdown = Countdown(int(steps))
    if what == "pull":
        pull(private, public, LATER, there=git.remote(private), step=countdown)
    elif what == "push":
        there, source = git.remote(public), git.remote(private)
        publish(private, public, LATER, there=there, source=source, step=countdown)
    else:
        publish(private, public, LATER, step=countdown)


if __name__ == "__main__":
    main()
