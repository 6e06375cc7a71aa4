"""Who speaks on a pull request. Nobody is known by a login, which others may have tomorrow."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from microcred.bot.matter import Matter
from microcred.bot.pull import Account
from microcred.model.evaluators import Evaluator
from microcred.model.vocabulary import Mode


class Role(StrEnum):
    """What somebody is here. Everybody is ANYBODY too."""

    ANYBODY = "anybody"
    TEACHER = "teacher"
    EVALUATOR = "evaluator"
    LEAD = "lead"


@dataclass(frozen=True, slots=True)
class Speaker:
    """An account, the id that `program/evaluators.yml` has for it, and what it is here."""

    account: Account
    evaluator: str | None
    roles: frozenset[Role]

    @property
    def involved(self) -> bool:
        """True for whoever handed in, and for evaluators."""
        return len(self.roles) > 1


def speaker(matter: Matter, account: Account) -> Speaker:
    """Return who an account is on this pull request.

    Where an evaluator is listed twice, the first entry names them, and the two together keep them
    from scoring. In private mode, where teachers have no account, whoever opened the pull request
    acts for the one who handed in, and so may lead evaluators.
    """
    listed = [one for one in matter.evaluators.evaluators if one.github == account.number]
    roles = {Role.ANYBODY}
    entry = listed[0] if listed else None
    if _is_teacher(matter, account, entry):
        roles.add(Role.TEACHER)
    if entry:
        roles.add(Role.EVALUATOR)
        if entry.lead and not _is_earner(matter, account, entry):
            roles.add(Role.LEAD)
    return Speaker(account, entry.id if entry else None, frozenset(roles))


def earner_id(matter: Matter) -> str:
    """Return the id of whoever handed in: the one the attempts name, else the author's account."""
    if matter.case:
        return matter.case.earner.id
    named = matter.attempts[0].submission.earner.id if matter.attempts else None
    return named or f"github:{matter.pull.author.number}"


def _is_teacher(matter: Matter, account: Account, entry: Evaluator | None) -> bool:
    if matter.program.mode is Mode.PRIVATE and entry is not None and entry.lead:
        return True
    return _opened(matter, account) or _is_earner(matter, account, entry)


def _opened(matter: Matter, account: Account) -> bool:
    """True for the person who opened it; not for us, nor for an account that is gone."""
    return account.number == matter.pull.author.number not in (matter.bot, 0)


def _is_earner(matter: Matter, account: Account, entry: Evaluator | None) -> bool:
    earner = earner_id(matter)
    by_author = matter.program.mode is Mode.OPEN and _opened(matter, account)
    named = (
        f"github:{account.number}",
        entry.earner if entry else None,
        entry.id if entry else None,
    )
    return by_author or earner in named
