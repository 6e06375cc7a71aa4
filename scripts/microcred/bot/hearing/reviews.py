"""Reviews: the scorecards in them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from microcred.bot import answers
from microcred.bot.commands import written
from microcred.bot.commands.telling import OFTEN, TOO_OFTEN, may_not, stands
from microcred.bot.hearing.cards import Card, card_of, holds_card
from microcred.bot.hearing.comments import hear_commands
from microcred.bot.hearing.sofar import SoFar
from microcred.bot.hearing.utterances import Utterance
from microcred.bot.pull import Review, Verdict
from microcred.bot.speaker import Speaker, speaker
from microcred.model.scorecard import Scored

_DECIDING: Final = frozenset({Verdict.APPROVE, Verdict.REQUEST_CHANGES})


def hear_review(now: SoFar, one: Utterance) -> None:
    """Take in a review: its scorecard, or the commands in it. A dismissed one is left aside."""
    now.stands(one)
    review, by = one.review, speaker(now.matter, one.by)
    if review is None or review.verdict is Verdict.DISMISSED:
        return
    if now.changed(one):
        _forget(now, by, review)
        if not now.answered(one):
            now.reply(one, answers.REVIEW_CHANGED)
    elif holds_card(review.body):
        _hear_card(now, one, by, review)
    elif not now.answered(one):
        _hear_others(now, one, by, review)


def _hear_card(now: SoFar, one: Utterance, by: Speaker, review: Review) -> None:
    """Take in a scorecard, and answer it where it was not answered yet."""
    answer = now.memory.first(one.id)
    now.cards[by.evaluator, review.commit] += 1
    card = None if _too_often(now, by, review) else _card(now, by, review)
    if card and card.scored and answer and answer.refused:
        card = replace(card, scored=None)
    unread = card and not card.scored and card.problems
    before = _forget(now, by, review) if unread or _too_often(now, by, review) else False
    if card and card.scored:
        now.entries.append(card.scored)
    if not now.answered(one) and (by.evaluator or not now.tired(by)):
        said = [_about(now, by, review, card)]
        said += [answers.REPLACES] if before else []
        said += [answers.COMMAND_BESIDE] if written(review.body) else []
        now.reply(one, "\n\n".join(said), refused=not (card and card.scored))


def _card(now: SoFar, by: Speaker, review: Review) -> Card | None:
    """Return what came of a scorecard, None where nobody need read it."""
    case = now.case()
    if case is None or by.evaluator is None or review.commit is None or _too_late(now, review):
        return None
    if may_not(case, by.evaluator, review.at):
        return None
    return card_of(review, by.evaluator, case, now.matter.attempts)


def _too_often(now: SoFar, by: Speaker, review: Review) -> bool:
    """True where somebody hands in so many scorecards for one commit that none can be meant."""
    return now.cards[by.evaluator, review.commit] > OFTEN


def _too_late(now: SoFar, review: Review) -> bool:
    """True for what came after the award."""
    record = now.matter.record
    return record is not None and review.at > record.decided


def _forget(now: SoFar, by: Speaker, review: Review) -> bool:
    """Drop what an evaluator said before of the same commit; True where there was something.

    Whoever hands in another scorecard no longer stands by the one before, whatever became of it.
    """
    kept = [
        entry
        for entry in now.entries
        if not isinstance(entry, Scored)
        or (entry.evaluator, entry.commit) != (by.evaluator, review.commit)
    ]
    dropped = len(now.entries) - len(kept)
    now.entries[:] = kept
    return dropped > 0


def _about(now: SoFar, by: Speaker, review: Review, card: Card | None) -> str:
    """Return what to answer to a scorecard."""
    after = now.case()
    if by.evaluator is None:
        return answers.NOT_LISTED
    if _too_late(now, review):
        return answers.AWARDED
    if after is None:
        return f"Nothing was taken in. {stands(now.room())}"
    if wrong := may_not(after, by.evaluator, review.at):
        return f"Thank you. Nothing in this scorecard counts. {wrong}"
    if review.commit is None:
        return answers.NO_COMMIT
    if _too_often(now, by, review):
        return TOO_OFTEN
    if card is None or card.nothing_to_score:
        return f"{answers.NOTHING_TO_SCORE} {stands(now.room())}"
    if card.scored is None:
        return answers.unread(card.problems)
    said = answers.understood(after, card.scored, card.problems)
    return f"{said}\n\n{stands(now.room())}"


def _hear_others(now: SoFar, one: Utterance, by: Speaker, review: Review) -> None:
    """Take in a review without a scorecard: commands, an evaluator's mere word, or nothing."""
    if given := written(review.body):
        if not now.tired(by, len(given)):
            hear_commands(now, one, by, given)
    elif by.evaluator is None:
        return
    elif review.verdict in _DECIDING and not now.matter.pull.merged:
        has = any(isinstance(e, Scored) and e.evaluator == by.evaluator for e in now.entries)
        now.reply(one, f"{answers.HOW} {answers.STILL}" if has else answers.HOW)
    else:
        now.silent(one)
