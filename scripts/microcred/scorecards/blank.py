"""Empty scorecards to be filled in, with the rubric's levels as guidance beside each criterion."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from microcred.model.evidence import EvidenceSlot
from microcred.model.rubric import Criterion
from microcred.model.scorecard import Comparison
from microcred.model.submission import EvidenceItem
from microcred.scorecards.items import WORDS
from microcred.scorecards.layout import HEAD, SCORE, Layout, layout
from microcred.scorecards.task import Task
from microcred.scorecards.writing import whole_block
from microcred.words import listed

CONFLICT = "Write none, or how you are close to the earner."
SHOWN = 12
"""How many characters of a fingerprint are shown: enough to see that a file is another one."""

FEEDBACK = "Say in `why` what you saw, and in `feedback` what the teacher can do next."


def blank_block(task: Task) -> str:
    """Return an empty scorecard to be pasted into a review, levels and descriptors as guidance.

    It has the criteria that are open and a line for each item of evidence. The guidance is in
    comments, which a page does not show.
    """
    laid_out = layout(task.release)
    items = list(_item_lines(task, laid_out))
    opened = _comment(f"Open each item and compare its fingerprint: {listed(WORDS, 'or')}.")
    return whole_block(
        _head(task),
        [_score(criterion, task, laid_out) for criterion in task.criteria],
        [opened, *items] if items else [],
        _comment("A word on the whole, if you like. Write it below this line."),
    )


def _head(task: Task) -> str:
    known = {
        "submission": task.submission,
        "attempt": task.attempt,
        "credential": task.release.name,
        "release": task.release_hash,
        "commit": task.head,
    }
    lines = [f"{HEAD[name][0]}: {value}" for name, value in known.items() if value]
    return "\n".join([*lines, f"{HEAD['conflict'][0]}: {_comment(CONFLICT)}"])


def _score(criterion: Criterion, task: Task, laid_out: Layout) -> str:
    levels = listed([laid_out.level_title(one) for one in laid_out.levels.by_id], "or")
    return "\n".join(
        [
            f"#### {laid_out.criterion_title(criterion.id)}",
            "",
            _comment("\n".join(_guidance(criterion, task))),
            "",
            f"{SCORE['level'][0]}: {_comment(levels)}",
            *(f"{SCORE[name][0]}: " for name in ("why", "where", "feedback")),
        ]
    )


def _comment(text: str) -> str:
    """Return text that is not shown; a double hyphen could end it."""
    safe = text.replace("--", "–")
    return f"<!--\n{safe}\n-->" if "\n" in safe else f"<!-- {safe} -->"


def _guidance(criterion: Criterion, task: Task) -> Iterator[str]:
    """Yield what an evaluator has to know of a criterion: its levels, what it is scored from."""
    rubric = task.release.rubric
    for level in rubric.levels if rubric else ():
        said = criterion.descriptors.get(level.id, "no descriptor")
        least = " (the least that meets it)" if level.passing else ""
        yield f"{level.name}{least}: {' '.join(said.split())}"
    slots = {slot.id: slot.name for slot in task.release.credential.evidence}
    if names := [f"“{slots[one]}”" for one in criterion.evidence if one in slots]:
        yield f"Scored from {listed(names)}."
    if criterion.critical:
        yield "Critical: nothing can make up for it."


def _item_lines(task: Task, laid_out: Layout) -> Iterator[str]:
    """Yield a line for each item, below a comment with what is known of its file."""
    for slot, number in _items(task):
        if item := task.item(slot.id, number):
            yield _comment(_file(item))
        yield f"- {laid_out.slots.title(slot.id)}, item {number}: "


def _file(item: EvidenceItem) -> str:
    """Return where a file is, and how its fingerprint begins."""
    address = item.url.replace("--", "-%2D")  # the same address, which ends no comment
    return f"{address} (fingerprint {item.sha256[:SHOWN]}…)"


def _items(task: Task) -> Iterator[tuple[EvidenceSlot, int]]:
    """Yield each item to open. Written parts are in the submission itself."""
    for slot in task.release.credential.evidence:
        count = slot.min if task.items is None else task.items.get(slot.id, 0)
        for item in range(1, 0 if slot.written else count + 1):
            yield slot, item


def blank_yaml(task: Task) -> str:
    """Return an empty scorecard as a YAML file, levels and descriptors as guidance."""
    name = task.release.credential.name
    lines = [
        *_remark(f"A scorecard for attempt {task.attempt} at {name}. Fill in what is empty."),
        f"submission: {task.submission}",
        f"credential: {task.release.name}",
        f"attempt: {task.attempt}",
        f"release: {task.release_hash}",
        *([f"commit: {task.head}"] if task.head else []),
        *_remark(CONFLICT),
        "conflict:",
        *_remark(f"For each criterion a level, by its id. {FEEDBACK}"),
        "scores:",
        *(line for criterion in task.criteria for line in _yaml_score(criterion, task)),
    ]
    items = list(_items(task))
    if items:
        lines += [
            *_remark(f"Of each item: {listed([one.value for one in Comparison], 'or')}."),
            "checks:",
        ]
        for slot, number in items:
            item = task.item(slot.id, number)
            lines += [f"  # {_file(item)}"] if item else []
            lines.append(f"  - {{slot: {slot.id}, item: {number}, result: }}")
    return "\n".join([*lines, *_remark("A word on the whole, if you like."), "feedback:"]) + "\n"


def _yaml_score(criterion: Criterion, task: Task) -> Iterator[str]:
    yield ""
    yield from _remark(criterion.name, "  ")
    for line in _guidance(criterion, task):
        yield from _remark(line, "  ", "  ")
    levels = task.release.rubric.levels if task.release.rubric else ()
    yield f"  - criterion: {criterion.id}"
    yield f"    level:  # {listed([level.id for level in levels], 'or')}"
    yield from (f"    {field}:" for field in ("why", "where", "feedback"))


def _remark(text: str, indent: str = "", hang: str = "") -> list[str]:
    """Return text as comments of a YAML file, wrapped."""
    first = f"{indent}# {hang}"
    then = f"{first}  " if hang else first
    return textwrap.wrap(text, 100, initial_indent=first, subsequent_indent=then)
