"""The programme looked through for dates and links, and the one issue kept that tells of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final, Protocol

from microcred.document import Document, read_markdown
from microcred.evaluators import read_evaluators
from microcred.model.credential import Credential
from microcred.places import credential_path
from microcred.problem import Problem
from microcred.survey import Survey
from microcred.verify import CannotFetch
from microcred.watch import MARK, TITLE, Link, Report, Seen, State, body, dates, links, seen, turn

MOST: Final = 500
"""How many links are looked at in one run."""

Status = Callable[[str], int]
"""Returns the status that an address answers with. Raises CannotFetch."""


class Asked(Protocol):
    """What speaks to GitHub: microcred.github.GitHub."""

    repository: str

    def request(
        self, method: str, path: str, body: Any = None, parameters: dict[str, Any] | None = None
    ) -> Any:
        """Return what GitHub answers. Raises GitHubRefused or GitHubUnavailable."""


def look(root: Path, today: date, status: Status, most: int = MOST) -> Report:
    """Return what somebody should look at. A file that cannot be read is `check`'s to tell."""
    survey = Survey(root)
    credentials = list(_credentials(survey))
    found = links(credentials)
    wanted = turn(found, most, today.isocalendar().week)
    evaluators = read_evaluators(survey.read).document
    looked = tuple(_seen(link, status) for link in wanted)
    return Report(dates(credentials, evaluators, today), looked, len(found) - len(wanted))


def keep(github: Asked, bot: int, report: Report, today: date) -> str:
    """Bring the one issue up to date, open or close it; return what was done, in a word.

    An issue is ours where our own account wrote it and its text begins with our mark.
    """
    path = f"/repos/{github.repository}/issues"
    issue = _ours(github, path, bot)
    text = body(report, today)
    if not report.to_do:
        if issue is None:
            return "nothing"
        closed = {"state": "closed", "state_reason": "completed"}
        github.request("PATCH", f"{path}/{issue['number']}", closed)
        return "closed"
    if issue is None:
        github.request("POST", path, {"title": TITLE, "body": text})
        return "opened"
    github.request("PATCH", f"{path}/{issue['number']}", {"body": text})
    return "updated"


def _ours(github: Asked, path: str, bot: int) -> dict[str, Any] | None:
    """Return the oldest open issue that is ours, None where there is none."""
    asked = {"state": "open", "sort": "created", "direction": "asc", "per_page": 100}
    for page in range(1, 11):
        listed = github.request("GET", path, parameters={**asked, "page": page})
        for issue in listed:
            is_ours = issue["user"]["id"] == bot and (issue.get("body") or "").startswith(MARK)
            if is_ours and "pull_request" not in issue:
                return dict(issue)
        if len(listed) < 100:
            break
    return None


def _credentials(survey: Survey) -> Iterator[Document[Credential]]:
    for slug in survey.credentials:
        source = survey.read(credential_path(slug))
        if isinstance(source, Problem):
            continue
        if document := read_markdown(source.path, source.text, Credential).document:
            yield document


def _seen(link: Link, status: Status) -> Seen:
    try:
        return seen(link, status(link.url))
    except CannotFetch as why:
        return Seen(link, State.UNKNOWN, str(why).replace(f"{link.url} ", "it ", 1))
