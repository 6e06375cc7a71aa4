"""Comments: the commands in them."""

from __future__ import annotations

from microcred.bot import answers
from microcred.bot.commands import Written, written
from microcred.bot.commands.answering import reply_to
from microcred.bot.hearing.cards import pasted
from microcred.bot.hearing.sofar import SoFar
from microcred.bot.hearing.utterances import Utterance
from microcred.bot.speaker import Role, Speaker, speaker


def hear_comment(now: SoFar, one: Utterance) -> None:
    """Take in a comment: the commands in it, as it was first written."""
    stands = now.stands(one)
    if now.answered(one) or one.text is None:
        return
    by = speaker(now.matter, one.by)
    given = written(one.text)
    card = not given and Role.EVALUATOR in by.roles and pasted(one.text)
    if not (given or card) or now.tired(by, len(given)):
        return
    if stands or one.edited or now.changed(one):
        now.reply(one, answers.COMMENT_CHANGED)
    elif card:
        now.reply(one, answers.AS_COMMENT)
    else:
        hear_commands(now, one, by, given)


def hear_commands(now: SoFar, one: Utterance, by: Speaker, given: tuple[Written, ...]) -> None:
    """Take in commands, one after the other, and answer all of them together."""
    replies = []
    for command in given:
        reply = reply_to(command, by, one.at, now.room())
        if reply is not None:
            replies.append(reply)
            now.entries += reply.events
            now.moves += reply.moves
    if replies:
        events = [event for reply in replies for event in reply.events]
        moves = [move for reply in replies for move in reply.moves]
        del now.entries[len(now.entries) - len(events) :]
        del now.moves[len(now.moves) - len(moves) :]
        now.reply(one, "\n\n".join(reply.said for reply in replies), events, moves)
