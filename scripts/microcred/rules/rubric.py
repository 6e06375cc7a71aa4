"""Rules about rubrics: what is scored from what, at which levels, and what passes."""

from __future__ import annotations

from collections.abc import Iterator

from microcred.definition import Definition
from microcred.document import Document
from microcred.model.rubric import AtLeast, Criterion, Rubric
from microcred.rules.parts import criteria, repeated
from microcred.rules.rule import Finding, found, rule


@rule(
    "L07",
    "Everything handed in is scored, and every score rests on something handed in.",
    reason="Evidence that no criterion uses wastes a teacher's evening. A criterion without "
    "evidence leaves an evaluator to guess.",
    source="NEA's part 2: each artefact has a rubric. New America: evidence is “assessed via a "
    "validated rubric”.",
    fix="Name the slot in a criterion's `evidence`, or stop asking for it.",
)
def evidence_and_criteria_match(definition: Definition) -> Iterator[Finding]:
    """Yield slots that no criterion uses, and criteria that use none, or one that is not there."""
    document = definition.credential
    slots = [slot.id for slot in document.model.evidence]
    for number in repeated(slots):
        at = ("evidence", number, "id")
        yield found(document, at, f"slot `{slots[number]}` is there twice", "Rename one.")
    if definition.rubric is None:
        yield _no_rubric(definition, "nothing that is handed in is scored")
    elif not definition.rubric.model.criteria:
        fix = "Add at least one criterion."
        yield found(definition.rubric, ("criteria",), "the rubric has no criterion", fix)
    used = {slot for criterion in criteria(definition) for slot in criterion.evidence}
    for number, slot in enumerate(slots):
        if slot not in used and definition.rubric is not None:
            message = f"no criterion is scored from slot `{slot}`"
            yield found(document, ("evidence", number), message)
    if definition.rubric:
        yield from _criteria_without_evidence(definition.rubric, frozenset(slots))


def _no_rubric(definition: Definition, consequence: str) -> Finding:
    slug = definition.credential.model.rubric
    what = f"`rubric: {slug}` cannot be read" if slug else "`rubric` is missing"
    fix = "Write rubrics/<name>.yml and name it in `rubric`."
    return found(definition.credential, ("rubric",), f"{what}: {consequence}", fix)


def _criteria_without_evidence(
    rubric: Document[Rubric], slots: frozenset[str]
) -> Iterator[Finding]:
    names = [criterion.id for criterion in rubric.model.criteria]
    for number in repeated(names):
        at = ("criteria", number, "id")
        yield found(rubric, at, f"criterion `{names[number]}` is there twice", "Rename one.")
    for number, criterion in enumerate(rubric.model.criteria):
        if not criterion.evidence:
            message = f"criterion `{criterion.id}` is scored from no slot"
            fix = "List the slots it is scored from in `evidence`."
            yield found(rubric, ("criteria", number, "evidence"), message, fix)
        for place, slot in enumerate(criterion.evidence):
            if slot not in slots:
                message = f"criterion `{criterion.id}` is scored from slot `{slot}`, "
                yield found(
                    rubric,
                    ("criteria", number, "evidence", place),
                    message + "which the micro-credential does not ask for",
                    "Correct the name, or add the slot to the micro-credential.",
                )


@rule(
    "L08",
    "Levels are told apart in words, and exactly one is where passing begins.",
    reason="Two strangers can only agree on a score when each level says what it looks like, and "
    "on a result when the rubric says which level is enough.",
    source="New America: a “validated rubric”. Open Badges 3.0: `requiredLevel` of a "
    "ResultDescription.",
    fix="Describe each of the rubric's levels in words of its own.",
)
def levels_are_described(definition: Definition) -> Iterator[Finding]:
    """Yield what is wrong with the levels, then with each criterion's descriptors."""
    rubric = definition.rubric
    if rubric is None:
        yield _no_rubric(definition, "no level is described")
        return
    yield from _levels(rubric)
    for number, criterion in enumerate(rubric.model.criteria):
        yield from _descriptors(rubric, number, criterion)


def _levels(rubric: Document[Rubric]) -> Iterator[Finding]:
    levels = rubric.model.levels
    names = [level.id for level in levels]
    if len(levels) < 2:
        fix = "Add a level below the passing one."
        message = f"a rubric needs two levels or more, not {len(levels)}"
        yield found(rubric, ("levels",), message, fix)
    for number in repeated(names):
        at = ("levels", number, "id")
        yield found(rubric, at, f"level `{names[number]}` is there twice", "Rename one.")
    passing = [level for level in levels if level.passing]
    fix = "Mark the lowest level that meets a criterion `passing: true`, and no other."
    if len(passing) != 1:
        message = f"{len(passing)} of the levels are marked `passing: true`, where one should be"
        yield found(rubric, ("levels",), message, fix)
    elif passing[0] is levels[0]:
        message = f"`{levels[0].id}` is the lowest level, so everything would pass"
        yield found(rubric, ("levels", 0), message, fix)


def _descriptors(rubric: Document[Rubric], number: int, criterion: Criterion) -> Iterator[Finding]:
    at = ("criteria", number, "descriptors")
    names = {level.id for level in rubric.model.levels}
    if missing := sorted(names - criterion.descriptors.keys()):
        more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
        message = f"criterion `{criterion.id}` does not describe level `{missing[0]}`{more}"
        yield found(rubric, at, message)
    seen: dict[str, str] = {}
    for level, text in criterion.descriptors.items():
        if level not in names:
            message = f"criterion `{criterion.id}` describes `{level}`, which is not a level"
            yield found(rubric, (*at, level), message, "Use the ids of the rubric's `levels`.")
        twin = seen.setdefault(" ".join(text.casefold().split()), level)
        if twin != level:
            message = f"criterion `{criterion.id}` says the same of `{twin}` and of `{level}`"
            yield found(rubric, (*at, level), message)


@rule(
    "L09",
    "The rubric says when a submission passes.",
    reason="A teacher must be able to work out from the scores alone whether the award is due. "
    "The usual rule is that every criterion is met.",
    source="BloomBoard's help centre: all criteria must be demonstrated.",
    fix="Write `pass_rule: every-criterion`, or `pass_rule: {at_least: 4, and: [critical]}`.",
)
def pass_rule_is_stated(definition: Definition) -> Iterator[Finding]:
    """Yield when the pass rule is missing or contradicts the criteria."""
    rubric = definition.rubric
    if rubric is None:
        yield _no_rubric(definition, "no rule says what passes")
    elif rubric.model.pass_rule is None:
        yield found(rubric, ("pass_rule",), "`pass_rule` is missing")
    elif isinstance(rubric.model.pass_rule, AtLeast):
        yield from _at_least(rubric, rubric.model.pass_rule)


def _at_least(rubric: Document[Rubric], rule_: AtLeast) -> Iterator[Finding]:
    count = len(rubric.model.criteria)
    critical = [criterion.id for criterion in rubric.model.criteria if criterion.critical]
    if rule_.at_least > count:
        message = f"`pass_rule` wants {rule_.at_least} criteria met, but there are {count}"
        yield found(rubric, ("pass_rule",), message)
    if critical and not rule_.and_:
        message = f"`{critical[0]}` is critical, but `pass_rule` lets a submission pass without it"
        yield found(rubric, ("pass_rule",), message, "Add `and: [critical]`.")
    if rule_.and_ and not critical:
        message = "`pass_rule` speaks of critical criteria, but none is marked `critical: true`"
        yield found(rubric, ("pass_rule",), message)
