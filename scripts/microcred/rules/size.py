"""Rules about how much a micro-credential asks for."""

from __future__ import annotations

from collections.abc import Iterator

from microcred.definition import Definition
from microcred.problem import Severity
from microcred.rules.parts import criteria, demands
from microcred.rules.rule import Finding, found, rule

MOST_HOURS = 60


@rule(
    "L17",
    "The work is estimated in hours, from 1 to 60.",
    reason="A teacher plans a term around it. Beyond 60 hours it is a course.",
    source="NEA: about 15 hours. The longest found is Florida's elementary literacy "
    "micro-credential: 60.",
    fix="Write `hours: {min: 8, max: 12}`.",
)
def hours_are_estimated(definition: Definition) -> Iterator[Finding]:
    """Yield when hours are missing, reversed or too many; fewer than 1 is M03."""
    document = definition.credential
    hours = document.model.hours
    if hours is None:
        yield found(document, ("hours",), "`hours` is missing")
    elif hours.min > hours.max:
        message = f"`hours` runs from {hours.min} to {hours.max}"
        yield found(document, ("hours",), message, "Put the smaller number in `min`.")
    elif hours.max > MOST_HOURS:
        message = f"`hours.max` is {hours.max}, more than {MOST_HOURS}"
        yield found(document, ("hours", "max"), message, "Make two micro-credentials of it.")


@rule(
    "L27",
    "It is small enough to be finished.",
    severity=Severity.WARNING,
    reason="Small steps get done and can be recombined. Large ones are courses under another name.",
    source="“Five Reasons Why Everyone’s Talking About Micro-Credentials”: “bite-sized pieces”. "
    "The limits are ours: `thresholds` in program/program.yml.",
    fix="Make two micro-credentials of it, or ask for less.",
    note="Slots of one `any_of` group count as one artefact, since a teacher hands in one of them.",
)
def small_enough(definition: Definition) -> Iterator[Finding]:
    """Yield each limit of size that is passed."""
    limits = definition.program.thresholds
    model = definition.credential.model
    asked = sum(any(not slot.written for slot in demand) for demand in demands(model))
    if asked > limits.artefacts_max:
        message = f"`evidence` asks for {asked} artefacts, more than {limits.artefacts_max}"
        yield found(definition.credential, ("evidence",), message)
    if model.hours and limits.hours_max < model.hours.max <= MOST_HOURS:
        message = f"`hours.max` is {model.hours.max}, more than {limits.hours_max}"
        yield found(definition.credential, ("hours", "max"), message)
    if definition.rubric and (count := len(criteria(definition))) > limits.criteria_max:
        message = f"the rubric has {count} criteria, more than {limits.criteria_max}"
        yield found(definition.rubric, ("criteria",), message)
