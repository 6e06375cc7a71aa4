"""What was answered to the form, as the text of an attempt; and every problem where it belongs.

I04 a file from the site, and answers beside it · U06 a file that is still a draft · U10 a file that
names somebody else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

import yaml

from microcred.attempt import read_attempt, readable_parts
from microcred.attempt.whose import named, with_id
from microcred.bot.form.evidence import Item, items
from microcred.bot.form.fields import TICKS, Field, Tick
from microcred.bot.form.reading import Filled
from microcred.definition import UNREAD
from microcred.document import Document
from microcred.model.evidence import EvidenceSlot
from microcred.model.identity import release_parts
from microcred.model.submission import Readiness, Submission
from microcred.problem import Problem, Severity

_QUESTIONS: Final = {
    "credential": Field.CREDENTIAL,
    "consent": Field.CONSENT,
    "integrity": Field.INTEGRITY,
    "publish": Field.PUBLISH,
}
"""Which question each part of the front matter comes from, but for its evidence."""

_ASKED_BY: Final = {Tick.OWN_WORK: "integrity", Tick.PAGE: "publish", Tick.EVIDENCE: "publish"}


@dataclass(frozen=True, slots=True)
class Written:
    """The text of an attempt, and what is wrong with what it was made of.

    What of it cannot be read is UNREAD in `document`, which is None where nothing can be.
    `lines` says for a line of the text which question it comes from, and which line of the answer.
    """

    text: str
    document: Document[Submission] | None
    problems: tuple[Problem, ...] = ()
    lines: Mapping[int, tuple[Field, int]] = field(default_factory=dict)

    def placed(self, problem: Problem) -> Problem:
        """Return a problem with the text as one with the answer that it comes from."""
        known = [line for line in self.lines if line <= problem.line]
        if not known:
            return replace(problem, path=Field.CREDENTIAL.label, line=1)
        question, first = self.lines[max(known)]
        whole = question in (Field.FILE, Field.PARTS)
        line = first + problem.line - max(known) if whole else first
        return replace(problem, path=question.label, line=max(line, 1), fix=self._fix(problem))

    def _fix(self, problem: Problem) -> str:
        """Return how to mend a problem; where it is about a box, by ticking it."""
        if self.document and Field.FILE not in {question for question, _ in self.lines.values()}:
            for tick in (*TICKS[Field.CONSENT], *TICKS[Field.INTEGRITY]):
                at = (_ASKED_BY.get(tick, "consent"), tick.value)
                if self.document.line(*at) == problem.line:
                    return f"If it is so, tick “{tick.says}”"
        return problem.fix


def written(form: Filled, release: str, earner: str, slots: Sequence[EvidenceSlot]) -> Written:
    """Return the attempt that a form makes: for a release's name, whose it is, by what is asked."""
    if form.file.strip():
        return _from_file(form, release, earner)
    told = tuple(items(form.evidence, slots))
    found = [one for one in told if isinstance(one, Item)]
    front = _front(form, release, earner, found)
    text = f"---\n{_yaml(front)}---\n{form.parts.rstrip()}\n"
    reading = read_attempt("attempt.md", text)
    amiss = tuple(one for one in told if isinstance(one, Problem))
    document = reading.document or readable_parts("attempt.md", text)
    made = Written(text, document and _with_gaps(document, told), (), _lines(text, found))
    return replace(made, problems=(*amiss, *map(made.placed, reading.problems)))


def _with_gaps(
    document: Document[Submission], told: Sequence[Item | Problem]
) -> Document[Submission]:
    """Return an attempt with UNREAD for each line of evidence that could not be read."""
    known = iter(document.model.evidence)
    items = tuple(next(known) if isinstance(one, Item) else UNREAD for one in told)
    return replace(document, model=document.model.model_copy(update={"evidence": items}))


def _front(form: Filled, release: str, earner: str, found: Sequence[Item]) -> dict[str, Any]:
    """Return the front matter, in the order that it has in every attempt."""
    integrity: dict[str, Any] = {"own_work": Tick.OWN_WORK in form.ticked}
    publish: dict[str, Any] = {tick.value: tick in form.ticked for tick in TICKS[Field.PUBLISH]}
    return {
        "credential": release,
        "earner": {"id": earner},
        "status": Readiness.READY.value,
        "evidence": [item.fields for item in found],
        "consent": {tick.value: tick in form.ticked for tick in TICKS[Field.CONSENT]},
        "integrity": integrity | ({"ai_use": form.ai} if form.ai else {}),
        "publish": ({"name": form.name} if form.name else {}) | publish,
    }


def _yaml(front: Mapping[str, Any]) -> str:
    text: str = yaml.safe_dump(dict(front), sort_keys=False, allow_unicode=True, width=1000)
    return text


def _lines(text: str, found: Sequence[Item]) -> dict[int, tuple[Field, int]]:
    """Return where in the form each line of an attempt's text comes from."""
    lines: dict[int, tuple[Field, int]] = {}
    item = iter(found)
    for number, line in enumerate(text.split("\n"), 1):
        if number > 1 and line == "---":
            return lines | {number: (Field.PARTS, 0)}
        name = line.partition(":")[0]
        if line.startswith("- "):
            lines[number] = (Field.EVIDENCE, next(item).line)
        elif name == "evidence":
            lines[number] = (Field.EVIDENCE, 1)
        elif name in _QUESTIONS:
            lines[number] = (_QUESTIONS[name], 1)
        elif name.strip() in ("ai_use", "name"):
            lines[number] = (Field.AI if name.strip() == "ai_use" else Field.NAME, 1)
    return lines


# --- a file that the form on the site made ---


def _from_file(form: Filled, release: str, earner: str) -> Written:
    text = form.file.strip() + "\n"
    lines = {1: (Field.FILE, 1)}
    reading = read_attempt("attempt.md", text)
    if reading.document is None:
        made = Written(text, readable_parts("attempt.md", text), (), lines)
        return replace(made, problems=tuple(map(made.placed, reading.problems)))
    problems = tuple(_amiss(form, reading.document, release, earner))
    ours = with_id(text, reading.document, earner)
    return Written(ours or text, read_attempt("attempt.md", ours or text).document, problems, lines)


def _amiss(
    form: Filled, document: Document[Submission], release: str, earner: str
) -> Iterator[Problem]:
    model = document.model
    if form.evidence.strip() or form.parts.strip():
        said = "there is a file from the site here, and answers below it as well"
        fix = f"Keep one: empty “{Field.EVIDENCE.label}” and “{Field.PARTS.label}”, or this."
        yield _wrong("I04", 1, said, fix)
    if release_parts(model.credential)[0] != release_parts(release)[0]:
        said = f"this file is for {model.credential}, and {release} is chosen above"
        fix = f"Correct “{Field.CREDENTIAL.label}”, or paste the other file."
        yield _wrong("I04", document.line("credential"), said, fix)
    if model.status is Readiness.DRAFT:
        said = "this file is still a draft, which no evaluator is shown"
        fix = "Finish it on the site, or set `status: ready` in it."
        yield _wrong("U06", document.line("status"), said, fix)
    whose = named(document)
    if whose not in (None, earner):
        said = f"this file names {whose} as the one who hands in, and your account is {earner}"
        fix = f"Write `earner: {{id: {earner}}}`, if the work is yours."
        yield _wrong("U10", document.line("earner", "id"), said, fix)


def _wrong(code: str, line: int, message: str, fix: str) -> Problem:
    return Problem(Field.FILE.label, line, code, Severity.ERROR, message, fix)
