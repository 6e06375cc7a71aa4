"""Where submissions, decisions and awards are kept, as paths inside the programme's folder."""

from __future__ import annotations

import hashlib
import re
from typing import Final, NamedTuple

from microcred.model.base import SLUG_PATTERN
from microcred.model.identity import ALPHABET

EVALUATORS: Final = "program/evaluators.yml"
KEYS: Final = "program/keys.yml"
FRAMEWORKS: Final = "program/frameworks"
SUBMISSIONS: Final = "submissions"
AWARDS: Final = "awards"
LOG: Final = f"{AWARDS}/log.jsonl"
MAIN: Final = "refs/heads/main"
BRANCHES: Final = "refs/heads/submission"
REVIEWS: Final = "refs/microcred/reviews"
JOURNAL: Final = "refs/microcred/journal"
GATHERED: Final = "refs/microcred/gathered"
"""Set in a clone into which every open pull request was gathered."""
BROUGHT: Final = "refs/microcred/brought"
"""One below it for each submission that was gathered from GitHub."""

DOCS: Final = "docs"
SEARCHED: Final = (DOCS, "people", "private", "program", "roster")
"""Where lists of people are looked for beside the programme's own folder."""

SHOWN: Final = (
    *(".md", ".html", ".htm", ".css", ".js", ".pdf"),
    *(".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".ico", ".woff", ".woff2"),
    *(".csv", ".json", ".tsv", ".txt", ".yaml", ".yml"),
)
"""How the names of files in docs/ end that a site publishes: none that nobody can look into."""

_SUBMISSION = f"[{ALPHABET}]{{8,16}}"
_ATTEMPT = re.compile(
    f"{SUBMISSIONS}/(?P<slug>{SLUG_PATTERN[1:-1]})/(?P<id>{_SUBMISSION})"
    r"/attempt-(?P<number>[1-9][0-9]?)[.]md"
)
_DECISION = re.compile(f"{SUBMISSIONS}/{SLUG_PATTERN[1:-1]}/{_SUBMISSION}/decision[.]yml")
_STATUS_LIST = re.compile(f"{AWARDS}/status/[1-9][0-9]{{0,3}}[.]json")
_AWARD = re.compile(rf"{AWARDS}/(?P<shard>[0-9a-f]{{2}})/(?P<id>[{ALPHABET}]{{12,24}})[.]json")


class Attempt(NamedTuple):
    """The micro-credential, the submission's id and the number that an attempt's path tells."""

    slug: str
    submission: str
    number: int

    @property
    def path(self) -> str:
        """Return `submissions/wait-time/k3f9q2m7/attempt-1.md`."""
        return f"{folder(self.slug, self.submission)}/attempt-{self.number}.md"


def credential_path(slug: str) -> str:
    """Return where a micro-credential is kept."""
    return f"credentials/{slug}.md"


def rubric_path(slug: str) -> str:
    """Return where a rubric is kept."""
    return f"rubrics/{slug}.yml"


def folder(slug: str, submission: str) -> str:
    """Return where everything of one submission is kept."""
    return f"{SUBMISSIONS}/{slug}/{submission}"


def attempt(path: str) -> Attempt | None:
    """Return what the path of an attempt tells, None where it is no such path."""
    match = _ATTEMPT.fullmatch(path)
    return Attempt(match["slug"], match["id"], int(match["number"])) if match else None


def decision(slug: str, submission: str) -> str:
    """Return where the decision on a submission is kept."""
    return f"{folder(slug, submission)}/decision.yml"


def branch(submission: str) -> str:
    """Return the branch that a submission is handed in on."""
    return f"submission/{submission}"


def branch_ref(submission: str) -> str:
    """Return the full name of that branch, which no tag can be taken for."""
    return f"{BRANCHES}/{submission}"


def reviews(submission: str) -> str:
    """Return the ref that scorecards and events of a submission are kept under."""
    return f"{REVIEWS}/{submission}"


def is_submission(text: str) -> bool:
    """True for what may be the id of a submission."""
    return re.fullmatch(_SUBMISSION, text) is not None


def award(identity: str) -> str:
    """Return where an award is kept: `awards/7f/<id>.json`, spread over 256 folders."""
    return f"{AWARDS}/{shard(identity)}/{identity}.json"


def shard(identity: str) -> str:
    """Return the two hex digits of the folder that an award is kept in."""
    return hashlib.sha256(identity.encode()).hexdigest()[:2]


def award_named(path: str) -> str | None:
    """Return the award whose path this is, None where it is no such path."""
    match = _AWARD.fullmatch(path)
    return match["id"] if match and match["shard"] == shard(match["id"]) else None


def status_list(number: int) -> str:
    """Return where a status list is kept."""
    return f"{AWARDS}/status/{number}.json"


def is_decision(path: str) -> bool:
    """True for the path of a decision on a submission."""
    return _DECISION.fullmatch(path) is not None


def is_status_list(path: str) -> bool:
    """True for the path of a status list."""
    return _STATUS_LIST.fullmatch(path) is not None


def is_shown(path: str) -> bool:
    """True for the path, below docs/, of a file of a kind that a site publishes."""
    return path.lower().endswith(SHOWN) and not is_hidden(path)


def is_hidden(path: str) -> bool:
    """True for the path of what systems and editors put there for themselves."""
    return any(part.startswith(".") for part in path.split("/"))
