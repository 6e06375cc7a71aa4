"""Where submissions, decisions and awards are kept, as paths inside the programme's folder."""

from __future__ import annotations

import hashlib
import re
from typing import Final, NamedTuple

from microcred.model.base import SLUG_PATTERN
from microcred.model.identity import ALPHABET

EVALUATORS: Final = "program/evaluators.yml"
KEYS: Final = "program/keys.yml"
SUBMISSIONS: Final = "submissions"
AWARDS: Final = "awards"
LOG: Final = f"{AWARDS}/log.jsonl"

_ATTEMPT = re.compile(
    f"{SUBMISSIONS}/(?P<slug>{SLUG_PATTERN[1:-1]})/(?P<id>[{ALPHABET}]{{8,16}})"
    r"/attempt-(?P<number>[1-9][0-9]?)[.]md"
)
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
