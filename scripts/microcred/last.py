"""What the last build came to, and whether its site is as it was left."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from microcred.award_pages.found import Found
from microcred.award_pages.written import folder_mark
from microcred.files import MADE_HERE, mirror, write_if_changed, write_whole
from microcred.links import AWARDS
from microcred.order import Built, Order
from microcred.problem import Problem, Severity
from microcred.workshop import Workshop

FILE = "last.json"
KEPT = ("CNAME",)  # what hosts want at the top of a site


@dataclass(frozen=True, slots=True)
class Last:
    """A build that was published: of which inputs, to which folder of awards, and how it went."""

    inputs: str
    awards: str
    built: Built


def recall(folder: Path) -> Last | None:
    """Return the last build that was published, None where there is none that can be read."""
    try:
        data = json.loads((folder / FILE).read_bytes())
        problems = tuple(map(_problem, data["problems"]))
        built = Built(problems, data["checked"], data["pages"])
        return Last(data["inputs"], data["awards"], built)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _problem(data: dict[str, Any]) -> Problem:
    return Problem(**{**data, "severity": Severity(data["severity"])})


def remember(folder: Path, inputs: str, site: Path, built: Built) -> None:
    """Keep what a build came to."""
    data = {
        "inputs": inputs,
        "awards": mark(site),
        "problems": [asdict(problem) for problem in built.problems],
        "checked": built.checked,
        "pages": built.pages,
    }
    write_whole(folder / FILE, json.dumps(data).encode())


def forget(folder: Path) -> None:
    """Forget the last build, before anything it left is changed."""
    (folder / FILE).unlink(missing_ok=True)


def mark(site: Path) -> str:
    """Return what differs when the folder of awards in a site is another, or was added to."""
    return folder_mark(site / AWARDS)


def publish(workshop: Workshop, order: Order, awards: Found) -> None:
    """Make the published folder the same as the one in the workshop, and mark it as ours."""
    mirror(workshop.site, order.site, keep=(*KEPT, *awards.folders))
    write_if_changed(order.site / MADE_HERE, b"Made by microcred, which replaces what is here.\n")
