"""Runs the award job, and dies of SIGKILL after so many of its steps. Not a test.

python -m tests.awarding.killed ROOT STEPS SEED [AWARD]: with AWARD, that one is revoked instead.
"""

import os
import signal
import sys
from datetime import timedelta
from pathlib import Path

from microcred.awarding import award
from microcred.awarding.revoking import revoke
from tests.awarding.job import TODAY, means
from tests.ledgers import AWARDED


class Countdown:
    """Counts steps down, and kills this process at the last one; never, if it starts from none."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def __call__(self, name: str) -> None:
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    """Do what the command line asks for."""
    root, steps, seed, *ended = sys.argv[1:]
    countdown = Countdown(int(steps))
    if ended:
        later = means(int(seed), AWARDED + timedelta(days=1))
        revoke(Path(root), later, ended[0], "It was given by mistake.", countdown)
    else:
        award(Path(root), means(int(seed)), TODAY, step=countdown)


if __name__ == "__main__":
    main()
