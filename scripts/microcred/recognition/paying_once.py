"""Owners that pay for an award once: which of their rules pays for it, and which does not.

What falls due first is paid; on one day the rule that has held for longer, then the first by name.
What has been paid is never asked back, since a later rule cannot fall due before it. Where an award
was revoked it is looked at twice: what another rule paid for before cannot drop out of this one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from microcred.model.organization import Organization
from microcred.model.recognition import RewardKind
from microcred.recognition.entitlement import Counted, Due, Entitlement, Held, Withheld


class _Claim(NamedTuple):
    day: date
    since: date
    rule: str
    number: int
    due: Due


def paid_once(
    found: Iterable[Entitlement], organizations: Iterable[Organization]
) -> Iterator[Entitlement]:
    """Yield entitlements in their order, without what their owner's other rules have paid.

    Drafts pay nothing, so they neither take anything nor lose it.
    """
    once = {one.id for one in organizations if one.pays_once}
    if not once:
        yield from found
        return
    every = list(found)
    now = _refused(_claims(every, once, [one.dues for one in every]))
    earlier = [one.dues if one.before is None else one.before for one in every]
    then = _refused(_claims(every, once, earlier)) if any(one.before for one in every) else {}
    for number, one in enumerate(every):
        lost = now.get(number, ())
        yield one._replace(
            dues=_without(one.dues, lost),
            dropped=_without(one.dropped, then.get(number, ())),
            withheld=tuple(lost),
        )


def _without(dues: tuple[Due, ...], lost: Collection[Withheld]) -> tuple[Due, ...]:
    gone = {id(one.due) for one in lost}
    return tuple(due for due in dues if id(due) not in gone) if gone else dues


def _claims(
    found: Sequence[Entitlement], once: Collection[str], asked: Sequence[Sequence[Due]]
) -> Iterable[Sequence[_Claim]]:
    """Return the payments among what is asked under each entitlement, by owner and person."""
    claims: dict[tuple[str, str], list[_Claim]] = defaultdict(list)
    for number, one in enumerate(found):
        if one.rule.owner in once and not one.would:
            for due in asked[number]:
                if due.reward.kind is RewardKind.PAY:
                    claim = _Claim(due.day, one.rule.effective.first, one.rule.id, number, due)
                    claims[one.rule.owner, one.person].append(claim)
    return claims.values()


def _refused(claims: Iterable[Iterable[_Claim]]) -> Mapping[int, Sequence[Withheld]]:
    refused: dict[int, list[Withheld]] = defaultdict(list)
    for own in claims:
        payers: dict[Held, str] = {}
        for claim in sorted(own, key=lambda one: one[:4]):
            taken = _taken(claim, payers)
            if taken:
                refused[claim.number].append(Withheld(claim.due, taken, payers[taken.held]))
            else:
                payers |= {one.held: claim.rule for one in claim.due.awards}
    return refused


def _taken(claim: _Claim, payers: dict[Held, str]) -> Counted | None:
    """Return the first award that another rule has paid for."""
    return next(
        (one for one in claim.due.awards if payers.get(one.held, claim.rule) != claim.rule), None
    )
