"""Publishes, and dies of SIGKILL after so many of its steps. Not a test.

python -m tests.publishing.killed FOLDER STEPS publish|push|pull, where FOLDER holds both clones.
"""

import sys
from pathlib import Path

from microcred import git
from microcred.awarding.landing import Step, no_step
from microcred.publishing import publish, pull
from tests.awarding.killed import Countdown
from tests.publishing.two import LATER


def run(target: Path, what: str, step: Step = no_step) -> None:
    """Publish, or pull; `push` publishes to origin."""
    private, public = target / "submissions", target / "catalog"
    if what == "pull":
        pull(private, public, LATER, there=git.remote(private), step=step)
    elif what == "push":
        there, source = git.remote(public), git.remote(private)
        publish(private, public, LATER, there=there, source=source, step=step)
    else:
        publish(private, public, LATER, step=step)


def main() -> None:
    """Do what the command line asks for."""
    target, steps, what = sys.argv[1:]
    run(Path(target), what, Countdown(int(steps)))


if __name__ == "__main__":
    main()
