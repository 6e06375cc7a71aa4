"""What an award rests on: what was handed in, what was judged, and who judged it, as Evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from microcred.badge.achievement import Json, present
from microcred.labels import label
from microcred.model.decision import CountedScorecard, DecisionRecord
from microcred.model.evidence import EvidenceSlot
from microcred.model.release import Release
from microcred.model.submission import EvidenceItem, Submission
from microcred.model.vocabulary import EvidenceKind
from microcred.multibase import base64url


def evidence(
    release: Release, decision: DecisionRecord, attempts: Sequence[Submission]
) -> list[Json]:
    """Return what was handed in, slot by slot, then the commit and the scorecards by their hashes.

    `attempts` are all of the submission's, the first one first: what a later one hands in for a
    slot takes the place of what came before. Links are told only where the last attempt says so.
    """
    return [
        *_handed_in(release, attempts),
        _commit(decision.head),
        *(_scorecard(card) for card in sorted(decision.scorecards, key=_when)),
    ]


def _handed_in(release: Release, attempts: Sequence[Submission]) -> list[Json]:
    public = bool(attempts) and attempts[-1].publish.evidence
    found: list[Json] = []
    for slot in release.credential.evidence:
        items = _latest(slot, attempts)
        if public and items:
            links = dict.fromkeys(address(item.url) for item in items)
            kinds = {address(item.url): item.kind or slot.kind for item in items}
            found += [_item(slot, kinds[link], link) for link in links]
        elif items or slot.written:
            found.append(_item(slot, items[0].kind or slot.kind if items else slot.kind))
    return found


def _latest(slot: EvidenceSlot, attempts: Sequence[Submission]) -> tuple[EvidenceItem, ...]:
    for attempt in reversed(attempts):
        if items := tuple(item for item in attempt.evidence if item.slot == slot.id):
            return items
    return ()


def _item(slot: EvidenceSlot, kind: EvidenceKind, link: str | None = None) -> Json:
    return present({
        "id": link,
        "type": ["Evidence"],
        "name": slot.name,
        "narrative": slot.prompt,
        "genre": label("evidence", kind.value),
    })  # fmt: skip


def address(url: str) -> str:
    """Return a link with what no IRI may hold (RFC 3987) escaped: `{`, `}`, `|` and `^`."""
    return re.sub(r"[{}|^]", lambda found: quote(found[0]), url)


def commit_id(head: str) -> str:
    """Return a commit as a Software Heritage identifier (SWHID 1.2), which any copy can check."""
    return f"swh:1:rev:{head}"


def scorecard_id(sha256: str) -> str:
    """Return a hash as `ni:///sha-256;…` (RFC 6920): it can be compared, and tells nothing."""
    return f"ni:///sha-256;{base64url(bytes.fromhex(sha256)).removeprefix('u')}"


def _commit(head: str) -> Json:
    return {
        "id": commit_id(head),
        "type": ["Evidence"],
        "name": "The commit that was judged",
        "genre": "Commit",
    }


def _scorecard(card: CountedScorecard) -> Json:
    return {
        "id": scorecard_id(card.sha256),
        "type": ["Evidence"],
        "name": "A scorecard that counted",
        "genre": "Scorecard",
    }


def _when(card: CountedScorecard) -> tuple[int, str]:
    return card.attempt, card.sha256
