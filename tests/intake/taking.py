"""Taking in, for tests: the moment, the day and the randomness are always the same."""

import random
from pathlib import Path
from typing import Any

from microcred.document import Source
from microcred.intake import Means, TakenIn, take_in
from tests.folder import TODAY, git
from tests.reviewed import BEGUN, handed

UNASSIGNED = handed(earner="set-at-intake")
FILES: Any = {f"evidence.{number}.sha256": f"{number}a" * 32 for number in range(3)}


def means(seed: int = 1, **changes: Any) -> Means:
    given: dict[str, Any] = {"at": BEGUN, "today": TODAY, "below": random.Random(seed).randrange}
    return Means(**(given | changes))


def taken(root: Path, text: str, seed: int = 1, **given: Any) -> TakenIn:
    found = take_in(root, Source("teacher.md", text), means(seed), **given)
    assert isinstance(found, TakenIn), found
    return found


def refused(root: Path, text: str, using: Means | None = None, **given: Any) -> list[str]:
    """Return why a text is not taken in, as `line: CODE message`; errors only."""
    before = git(root, "for-each-ref")
    found = take_in(root, Source("teacher.md", text), using or means(), **given)
    assert not isinstance(found, TakenIn), found
    assert git(root, "for-each-ref") == before
    return [f"{one.line}: {one.code} {one.message}" for one in found if one.severity != "warning"]


def digests(number: int) -> Any:
    return {f"evidence.{place}.sha256": f"{number}{place}bc" * 16 for place in range(3)}
