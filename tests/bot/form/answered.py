"""The issue form, filled in as a browser does it: what GitHub makes of it is an issue's text.

How GitHub writes an answer: `### ` and the label, then the answer; `_No response_` where there is
none; a block of code where the question has `render`; `- [X] ` or `- [ ] ` before each box.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from microcred.bot.form import Choice, form_files
from microcred.bot.form.fields import Field, Tick
from microcred.bot.form.template import FORM
from microcred.model.vocabulary import Mode
from tests import ledgers
from tests.handed import CONTEXT, FIELDS, REFLECTION

PROGRAM = ledgers.program(mode=Mode.OPEN)
CHOICE = Choice("Think Time", "think-time@1.0")
OTHER = Choice("Exit Tickets", "exit-tickets@1.1")
TICKED = frozenset(
    {Tick.STUDENTS_VISIBLE, Tick.FORMS_ON_FILE, Tick.REDACTED, Tick.OWN_WORK, Tick.UNDERSTOOD}
)


def line(item: Mapping[str, Any]) -> str:
    """Return an item as a line of evidence."""
    facts = (f"{name}: {value}" for name, value in item.items() if name not in ("slot", "url"))
    return " | ".join([item["slot"], item["url"], *facts])


EVIDENCE = "\n".join(map(line, FIELDS["evidence"]))
PARTS = f"## Your class\n\n{CONTEXT}\n## What changed\n\n{REFLECTION}"
WHOLE: Mapping[Field, Any] = {
    Field.CREDENTIAL: str(CHOICE),
    Field.EVIDENCE: EVIDENCE,
    Field.PARTS: PARTS,
    Field.CONSENT: TICKED,
    Field.INTEGRITY: TICKED,
    Field.AI: "An AI tool corrected spelling, nothing else.",
    Field.PUBLIC: TICKED,
}
"""A clean first attempt at think-time."""


def form() -> dict[str, Any]:
    """Return the form as GitHub reads it."""
    text = form_files(PROGRAM, [CHOICE, OTHER])[FORM]
    assert text
    made: dict[str, Any] = yaml.safe_load(text)
    return made


def issue_text(answers: Mapping[Field, Any] = WHOLE, **changes: Any) -> str:
    """Return the text of an issue in which these answers were given; `again="…"` changes one."""
    given = {**answers, **{Field(name): value for name, value in changes.items()}}
    return "\n\n".join(
        f"### {question['attributes']['label']}\n\n{_answer(question, given)}"
        for question in form()["body"]
        if question["type"] != "markdown"
    )


def _answer(question: Mapping[str, Any], given: Mapping[Field, Any]) -> str:
    answer = given.get(Field(question["id"]))
    attributes = question["attributes"]
    if question["type"] == "checkboxes":
        says = {tick.says for tick in answer or ()}
        options = (option["label"] for option in attributes["options"])
        return "\n".join(f"- [{'X' if one in says else ' '}] {one}" for one in options)
    if not answer:
        return "_No response_"
    if "render" in attributes:
        return f"```{attributes['render']}\n{answer}\n```"
    assert question["type"] != "dropdown" or answer in attributes["options"]
    return str(answer)
