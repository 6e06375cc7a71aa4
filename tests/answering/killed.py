"""Does what the bot or the award job does, in a process that a test can kill. Not a test.

python -m tests.answering.killed JSON, with `api`, `token`, `clone`, `at`, `kind`, `number`, `head`.
The kind `award` is the award job.
"""

import json
import sys
from datetime import datetime
from pathlib import Path

from microcred.answering import answer
from microcred.answering.awarding import award_there
from microcred.bot.happening import Happening, Kind
from tests.awarding.job import means
from tests.lives import desk_of


def main() -> None:
    """Do what the command line asks for."""
    asked = json.loads(sys.argv[1])
    at = datetime.fromisoformat(asked["at"])
    desk = desk_of(Path(asked["clone"]), asked["api"], asked["token"], at)
    if asked["kind"] == "award":
        award_there(desk, means(asked["seed"], at))
    else:
        answer(desk, Happening(Kind(asked["kind"]), asked["number"], asked["head"]))


if __name__ == "__main__":
    main()
