"""Rules about the key method and its components."""

from __future__ import annotations

from collections.abc import Iterator

from microcred.definition import Definition
from microcred.rules.parts import criteria, repeated
from microcred.rules.prose import sentence_count
from microcred.rules.rule import Finding, found, rule


@rule(
    "L02",
    "The key method is stated in one sentence and rests on published research.",
    reason="A teacher should see at a glance what to do, and that it is more than an opinion.",
    source="Digital Promise's framework: a research-backed key method. ExcelinEd: the best "
    "micro-credentials “clearly identify a researched-based practice”.",
    fix="Give `method.summary` one sentence, and `research` at least one source.",
)
def method_with_research(definition: Definition) -> Iterator[Finding]:
    """Yield where the method is missing, too long to be one, or rests on nothing."""
    document = definition.credential
    method = document.model.method
    if method is None:
        yield found(document, ("method",), "`method` is missing: nothing says what to do")
    elif (sentences := sentence_count(method.summary)) > 1:
        message = f"`method.summary` has {sentences} sentences"
        yield found(document, ("method", "summary"), message, "Say it in one; components follow.")
    if not document.model.research:
        yield found(document, ("research",), "`research` names no source for the method")


@rule(
    "L03",
    "The method has components, and the rubric looks for each of them.",
    reason="What is taught and what is scored must be the same, or a teacher is judged on "
    "something else than what the page asks for.",
    source="Digital Promise's framework: method components.",
    fix="Name the component in a criterion (`component: its-id`), or remove what is not scored.",
)
def components_are_scored(definition: Definition) -> Iterator[Finding]:
    """Yield components that are missing, named twice, not scored, or scored but unknown."""
    document = definition.credential
    method = document.model.method
    known = [component.id for component in method.components] if method else []
    if not known:
        fix = "List under `method.components` what a teacher does, one thing each."
        yield found(document, ("method", "components"), "the method has no components", fix)
    for number in repeated(known):
        at = ("method", "components", number, "id")
        yield found(document, at, f"component `{known[number]}` is there twice", "Rename one.")
    scored = {criterion.component for criterion in criteria(definition)}
    for identity in dict.fromkeys(known):
        if identity not in scored:
            number = known.index(identity)
            message = f"no criterion looks for component `{identity}`"
            yield found(document, ("method", "components", number), message)
    yield from _unknown_components(definition, frozenset(known))


def _unknown_components(definition: Definition, known: frozenset[str]) -> Iterator[Finding]:
    if definition.rubric is None:
        return
    for number, criterion in enumerate(criteria(definition)):
        if criterion.component is not None and criterion.component not in known:
            yield found(
                definition.rubric,
                ("criteria", number, "component"),
                f"criterion `{criterion.id}` looks for component `{criterion.component}`, "
                "which the method does not have",
                "Correct the name, or add the component to the micro-credential.",
            )
