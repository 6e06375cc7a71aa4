"""What was heard so far, while all that was said is gone through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from microcred.bot.commands import COMMANDS, Room
from microcred.bot.hearing.utterances import Utterance
from microcred.bot.matter import Matter
from microcred.bot.memory import Memory, fingerprint
from microcred.bot.moves import Move
from microcred.bot.speaker import Role, Speaker, speaker
from microcred.model.scorecard import ReviewEvent, Scored
from microcred.model.submission import Readiness
from microcred.review import Case, Turned, arranged

Entry = Scored | ReviewEvent

PATIENCE: Final = 20
"""How many things are answered of somebody who has no part in a submission, in all."""

AT_ONCE: Final = {Role.TEACHER: 50, Role.EVALUATOR: 200}
"""How many commands of one person are taken in before the first of them is answered."""


@dataclass(frozen=True, slots=True)
class Replied:
    """Something that was said and not answered yet: the answer, and what stands because of it.

    `text` is the fingerprint of what was said. `involved` is True for whoever has a part in the
    submission, `edited` where it had been changed, `refused` where it held a scorecard that is not
    taken in.
    """

    to: str
    by: int
    text: str
    said: str
    involved: bool = True
    edited: bool = False
    refused: bool = False
    events: tuple[ReviewEvent, ...] = ()
    moves: tuple[Move, ...] = ()


@dataclass(slots=True)
class SoFar:
    """What was heard so far.

    `patience` counts what each account said that waits for an answer, `cards` how many scorecards
    each evaluator handed in for each commit.
    """

    matter: Matter
    memory: Memory
    entries: list[Entry] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    replies: list[Replied] = field(default_factory=list)
    seen: dict[str, str] = field(default_factory=dict)
    patience: Counter[int] = field(default_factory=Counter)
    cards: Counter[tuple[str | None, str | None]] = field(default_factory=Counter)

    @property
    def events(self) -> tuple[ReviewEvent, ...]:
        """Return what happened beside scorecards."""
        return tuple(one for one in self.entries if isinstance(one, ReviewEvent))

    def case(self) -> Case | None:
        """Return the case as it is by what was heard so far, None where there is none."""
        known = self.matter.case
        if known is None:
            return None
        cards = [one for one in self.entries if isinstance(one, Scored)]
        rounds = tuple(arranged([*self._turns()], cards))
        return replace(known, rounds=rounds, events=self.events)

    def _turns(self) -> Iterator[Turned]:
        """Yield the attempts; the last one of what is a draft on GitHub is not ready."""
        attempts = self.matter.attempts
        for one in attempts:
            unready = self.matter.pull.draft and one is attempts[-1]
            status = Readiness.DRAFT if unready else one.submission.status
            yield Turned(one.place.number, one.head, one.handed_in, status)

    def room(self) -> Room:
        """Return what is known to whoever answers a command now."""
        moves = (*self.memory.mark.moves, *self.moves)
        return Room(self.matter, self.case(), moves, self.events, COMMANDS)

    def stands(self, one: Utterance) -> bool:
        """Take in what an answer of ours says stands because of something; False for no answer."""
        answer = self.memory.first(one.id)
        if answer is None:
            return False
        self.entries += answer.events
        self.moves += answer.moves
        return True

    def changed(self, one: Utterance) -> bool:
        """True where something is not any more, or not for certain, what it first said."""
        return one.text is not None and self.memory.changed(one.id, one.text)

    def answered(self, one: Utterance) -> bool:
        """True where nothing is to be answered: it is gone, or we did for just this text."""
        return one.text is None or self.memory.knows(one.id, one.text)

    def reply(
        self,
        one: Utterance,
        said: str,
        events: Sequence[ReviewEvent] = (),
        moves: Sequence[Move] = (),
        *,
        refused: bool = False,
    ) -> None:
        """Keep what is to be answered, and take in what stands because of it."""
        text, edited = fingerprint(one.text or ""), one.edited or self.changed(one)
        waiting = Replied(
            to=one.id,
            by=one.by.number,
            text=text,
            said=said,
            involved=speaker(self.matter, one.by).involved,
            edited=edited,
            refused=refused,
            events=tuple(events),
            moves=tuple(moves),
        )
        self.replies.append(waiting)
        self.entries += events
        self.moves += moves

    def tired(self, by: Speaker, count: int = 1) -> bool:
        """True where somebody said so much that this has to wait, or is not answered any more."""
        number = by.account.number
        self.patience[number] += count
        if by.involved:
            most = max(many for role, many in AT_ONCE.items() if role in by.roles)
            return self.patience[number] > most
        before = sum(one[0].by == number for one in self.memory.answered.values())
        return before + self.patience[number] > PATIENCE

    def silent(self, one: Utterance) -> None:
        """Keep that something needs no answer."""
        self.seen[one.id] = fingerprint(one.text or "")
