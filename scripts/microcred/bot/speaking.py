"""Comments that we add: answers to what was said, and what has to be told at a moment.

Who changes a comment tells nobody, so whoever has to act next is told by a new one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from microcred.assignment import coordinators, unfilled_words
from microcred.bot import marker
from microcred.bot.actions import Answer
from microcred.bot.hearing import Replied
from microcred.bot.inert import inert
from microcred.bot.kept.heading import awarded_words
from microcred.bot.matter import Matter
from microcred.bot.memory import Answered, AnswerMark, Memory, said
from microcred.bot.stage import Stage
from microcred.bot.view import View
from microcred.words import day

TOGETHER: Final = 10
"""How many answers go into one comment at most."""

LARGEST: Final = 60_000
"""How many characters one comment of answers has at most, its mark included.

GitHub takes 65,536, and no character has more than four of the 262,144 bytes that it takes.
"""

_CUT: Final = "\n\n*The rest has no room in a comment.*"


def replies(matter: Matter, memory: Memory, waiting: Sequence[Replied]) -> Iterator[Answer]:
    """Yield one comment that answers what waits for an answer, or as much of it as there is room.

    Whoever has a part in the submission comes first. What is left over is answered next time.
    """
    chosen: list[Replied] = []
    for one in sorted(waiting, key=lambda one: not one.involved)[:TOGETHER]:
        if chosen and _length(matter, [*chosen, one]) > LARGEST:
            break
        chosen.append(one)
    if chosen:
        mark = _mark(chosen)
        room = LARGEST - len(_answer(matter, mark, "").body)
        yield _answer(matter, mark, _shortened(_text(matter, chosen), room))


def _length(matter: Matter, chosen: Sequence[Replied]) -> int:
    """Return how many characters a comment has that says all of some answers."""
    return len(_answer(matter, _mark(chosen), _text(matter, chosen)).body)


def _text(matter: Matter, chosen: Sequence[Replied]) -> str:
    if len(chosen) == 1:
        return chosen[0].said
    return "\n\n---\n\n".join(f"{_to(matter, one)}\n\n{one.said}" for one in chosen)


def _mark(chosen: Sequence[Replied]) -> AnswerMark:
    """Return what is remembered of some answers: what each is to, and what stands because of it."""
    marks = tuple(
        Answered(
            id=one.to,
            text=one.text,
            by=one.by,
            edited=one.edited,
            refused=one.refused,
            events=one.events,
            moves=one.moves,
        )
        for one in chosen
    )
    to = " ".join(f"{one.to}:{one.text[:12]}" for one in chosen)
    return AnswerMark(to=to, answered=marks)


def _shortened(text: str, room: int) -> str:
    """Return a text, or as many whole lines of it as there is room for, and that it is cut."""
    if len(text) <= room:
        return text
    kept, _, _ = text[: max(room - len(_CUT), 0)].rpartition("\n")
    return f"{kept}{_CUT}"


def _to(matter: Matter, one: Replied) -> str:
    """Return whose words an answer is to, where there are several."""
    kind, _, number = one.to.partition("-")
    every = [*matter.pull.comments] if kind == "comment" else [*matter.pull.reviews]
    whose = next((said.by.login for said in every if str(said.id) == number), "")
    return f"**To the {kind} of {inert(whose)}**"


def _answer(matter: Matter, mark: AnswerMark, body: str) -> Answer:
    return Answer(matter.pull.number, mark.to, marker.marked(marker.ANSWER, said(mark), body))


def moments(view: View) -> Iterator[Answer]:
    """Yield what is told once: reminders, that nobody is free, that it is awarded."""
    yield from _reminders(view)
    for to, body in (*_unfilled(view), *_awarded(view)):
        if to not in view.memory.said:
            yield _answer(view.matter, AnswerMark(to=to), body)


def _reminders(view: View) -> Iterator[Answer]:
    """Yield one comment with all reminders that are due."""
    due = view.asking.reminders
    if not due:
        return
    keys = tuple(key for one in due for key in one.keys)
    rows = [
        f"{_mention(view.matter, one.evaluator)}: an answer to this submission is due by "
        f"{day(one.due)}, and your scorecard is not in yet. `/release` gives it back if you cannot."
        for one in due
    ]
    mark = AnswerMark(to=f"reminder {keys[0]}", reminded=keys)
    yield _answer(view.matter, mark, "\n\n".join(rows))


def _unfilled(view: View) -> Iterator[tuple[str, str]]:
    found = view.asking.unfilled
    if found is None or not found.unfilled:
        return
    settings, decision = view.matter.program.reviewing, view.matter.decision
    logins = coordinators(settings, view.matter.evaluators)
    whom = "".join(f"@{login} " for login in logins)
    attempt = decision.attempt if decision else 0
    said = f"{whom}{unfilled_words(found)} `/claim` takes it on, `/reassign` gives it to somebody."
    yield f"unfilled {attempt} {view.stage.value}", said


def _awarded(view: View) -> Iterator[tuple[str, str]]:
    if view.stage is Stage.AWARDED:
        yield "awarded", awarded_words(view.matter)


def _mention(matter: Matter, evaluator: str) -> str:
    found = matter.evaluators.find(evaluator)
    return f"@{found.login}" if found and found.login else inert(evaluator)
