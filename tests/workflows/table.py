"""The guide's table of what workflows may do. `python -m tests.workflows.table` prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.workflows.keeping import WORKFLOWS, Said, read

READS = {
    "check": "all of it, as data, with the engine of main",
    "intake: pull": "its commits as Git objects, what was said on it",
    "intake: form": "the text of the issue",
    "review-signal": "nothing",
    "bot": "its commits as Git objects, what was said on it",
    "award: due": "its commits as Git objects, what was said on it",
    "award: award": "its commits as Git objects, what was said on it",
    "award: build": "nothing but what is on main; how many wait",
    "award: publish": "nothing",
    "site: build": "nothing but what is on main; how many wait",
    "site: publish": "nothing",
    "watch: clock": "its commits as Git objects, what was said on it",
    "watch: links": "nothing",
}
HEAD = (
    "| Workflow | Woken by | Its token may | Secrets | What of a contribution it reads |\n"
    "|---|---|---|---|---|"
)


def table() -> str:
    """Return the table in Markdown."""
    return "\n".join([HEAD, *_rows()]) + "\n"


def _rows() -> Iterator[str]:
    for path in sorted(WORKFLOWS.glob("*.yml")):
        said = read(path.read_text("utf-8"))
        for name, job in said["jobs"].items():
            one = len(said["jobs"]) == 1
            key = path.stem if one else f"{path.stem}: {name}"
            cells = (f"`{key}`", _woken(said), _may(job), _secrets(job), READS[key])
            yield f"| {' | '.join(cells)} |"


def _woken(said: Said) -> str:
    events = [f"`{event}`" for event in said["on"] if event != "workflow_call"]
    return ", ".join(events)


def _may(job: Said) -> str:
    given = [f"{name}: {level}" for name, level in job["permissions"].items()]
    return ", ".join(given) or "nothing"


def _secrets(job: Said) -> str:
    found = sorted(set(re.findall(r"secrets\.(\w+)", str(job))))
    return ", ".join(f"`{name}`" for name in found) or "none"


if __name__ == "__main__":
    print(table(), end="")  # noqa: T201
