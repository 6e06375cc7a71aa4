"""The programmes whose sites the browser visits.

Each is built by a process of its own: `python -m tests.e2e.programmes NAME FOLDER`.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from benchmarks.synthetic import programme
from microcred.freezing import freeze_releases
from tests import ledgers, shown
from tests.e2e.attack import ATTACK, ENDINGS, SUBJECT, poison
from tests.whole import REPOSITORY, TODAY, built, commit, copied, small

BELOW = "/district/microcred/"
QUEUE = Path(__file__).parent / "queue.json"
MANY = 130
WHEN = f"{TODAY} 09:00:00 +0000"


def real(root: Path) -> None:
    """Make the catalog of this repository, its versions frozen, with its search."""
    copied(root)
    written, problems = freeze_releases(root, TODAY)
    assert written or any((root / "credentials" / "releases").iterdir()), problems
    commit(root)
    shown.show(root)
    publish(root, search=True, queue=QUEUE)


def district(root: Path) -> None:
    """Make the same catalog for an address below a host's root, as project pages have."""
    copied(root)
    freeze_releases(root, TODAY)
    edit(root / "program" / "program.yml", "(?m)^url: .*$", f"url: https://district.example{BELOW}")
    commit(root)
    shown.show(root)
    publish(root, search=True, queue=QUEUE)


def many(root: Path) -> None:
    """Make a catalog of more entries than one page shows."""
    programme(root, MANY, REPOSITORY)
    publish(root)


def hostile(root: Path) -> None:
    """Make a catalog in which every text that can attack the reader's browser does."""
    small(root)
    shutil.rmtree(root / "credentials" / "releases", ignore_errors=True)
    poison(root)
    _, problems = freeze_releases(root, TODAY)
    assert list((root / "credentials" / "releases").glob("wait-time*")), problems
    commit(root, SUBJECT)
    shown.show(root, attacking())
    publish(root, search=True)


def opened(root: Path) -> None:
    """Make a small catalog whose submissions are public, as pull requests on GitHub.

    There are two versions of wait-time; 1.1 asks for fewer words on what changed.
    """
    small(root)
    settings = root / "program" / "program.yml"
    repository = "repository: https://github.com/riverbend/microcred"
    edit(settings, "(?m)^mode: .*$", f"mode: open\n{repository}")
    edit(settings, "bar_same_school: true", "bar_same_school: false")
    edit(root / "credentials" / "exit-tickets.md", "blind: true", "blind: false")
    freeze_releases(root, TODAY)
    commit(root)
    edit(root / "credentials" / "wait-time.md", 'version: "1.0"', 'version: "1.1"')
    edit(root / "credentials" / "wait-time.md", "250, 500", "100, 500")
    freeze_releases(root, TODAY)
    commit(root, "Ask for fewer words")
    publish(root)


def awarded(root: Path) -> None:
    """Make a programme with four awards, the second of them revoked."""
    ledgers.programme(root, 4, ended=(1,))
    shutil.copy(REPOSITORY / "mkdocs.yml", root / "mkdocs.yml")
    for page in ("guides/index", "about"):
        file = root / "docs" / f"{page}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("# A page\n", encoding="utf-8")
    publish(root)


def attacking() -> list[shown.Shown]:
    """Return awards whose every text attacks."""
    name = f"{ATTACK} {ENDINGS} {{{{ 7*191 }}}} %(id)s"[:200]
    kept = (shown.VALID, shown.EXPIRED, shown.REVOKED)
    why = f"{ATTACK} {ENDINGS}"
    return [
        replace(one, release="wait-time@1.0", name=name, revoked=why if one.revoked else None)
        for one in kept
    ]


def edit(path: Path, pattern: str, replacement: str) -> None:
    """Replace the one place in a file that a pattern finds."""
    text, count = re.subn(pattern, lambda _: replacement, path.read_text(encoding="utf-8"))
    assert count == 1, f"{count} times {pattern} in {path}"
    path.write_text(text, encoding="utf-8")


def publish(root: Path, *, search: bool = False, queue: Path | None = None) -> None:
    """Build the site of a programme; it must come out. `queue` holds the figures of its queue."""
    done = built(root, search=search, queue=queue)
    assert done.published, "\n".join(map(str, done.problems))


PROGRAMMES: dict[str, Callable[[Path], None]] = {
    "real": real,
    "district": district,
    "many": many,
    "hostile": hostile,
    "awarded": awarded,
    "open": opened,
}


def make(name: str, root: Path) -> Path:
    """Return the folder of a programme's site, made in a process that has no other threads."""
    dates = {"GIT_AUTHOR_DATE": WHEN, "GIT_COMMITTER_DATE": WHEN}
    done = subprocess.run(
        [sys.executable, "-m", "tests.e2e.programmes", name, str(root)],
        cwd=REPOSITORY,
        env=os.environ | dates,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return root / "site"


if __name__ == "__main__":
    PROGRAMMES[sys.argv[1]](Path(sys.argv[2]))
