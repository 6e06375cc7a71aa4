"""Rules about what keeps a micro-credential current and lets others list it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microcred.definition import Definition
from microcred.model.credential import Credential
from microcred.model.vocabulary import Status
from microcred.problem import Severity
from microcred.rules.parts import repeated
from microcred.rules.rule import EVERY_STATUS, Finding, found, rule
from microcred.yamltext import Location


@rule(
    "L25",
    "Its dates fit its status, and somebody looks at it again in time.",
    reason="Research and practice move on. A date makes someone look. An award is worth less when "
    "nobody has.",
    source="Mary Strain of Teaching Matters in Education Week: “quality, currency, and the "
    "quality of the assessment”.",
    fix="Add `review_by` with the date by which its owner looks at it again.",
    statuses=EVERY_STATUS,
    note="An active one needs `review_by` (passed: a warning), a planned one `opens`, a retired "
    "one `retired`. A missing version or status is M01.",
)
def dates_fit_status(definition: Definition) -> Iterator[Finding]:
    """Yield what its status asks for and is missing, passed or contradicted."""
    document = definition.credential
    model = document.model
    if model.status is Status.ACTIVE:
        yield from _review_date(definition)
    if model.status is Status.PLANNED and model.opens is None:
        fix = "Add `opens: Autumn 2027`, or whatever is known."
        yield found(document, ("status",), "it is planned, but `opens` does not say for when", fix)
    if model.status is Status.RETIRED and model.retired is None:
        fix = "Add `retired: {on: 2026-06-30, why: …}`."
        yield found(document, ("status",), "it is retired, but `retired` does not say why", fix)
    if model.status is not Status.RETIRED and model.retired is not None:
        message = f"`retired` is filled in, but `status` is {model.status}"
        yield found(document, ("retired",), message, "Set `status: retired`, or remove `retired`.")
    if model.reviewed and model.reviewed > definition.today:
        message = f"`reviewed` is {model.reviewed}, which is still to come"
        yield found(document, ("reviewed",), message, "Write the day of the last review.")


def _review_date(definition: Definition) -> Iterator[Finding]:
    document = definition.credential
    if (due := document.model.review_by) is None:
        yield found(document, ("review_by",), "`review_by` is missing")
    elif due < definition.today:
        message = f"the review that was due by {due} has not been recorded"
        fix = "Look through it, then move `review_by` on and set `reviewed`."
        yield found(document, ("review_by",), message, fix, Severity.WARNING)


_PLACEHOLDER = re.compile(
    r"^https?://(?:[^/:]*\.)?(?:example\.(?:com|net|org)|example|invalid|localhost|test)(?:[:/?#]|$)",
    re.IGNORECASE,
)
"""Names kept for examples: RFC 2606."""


@rule(
    "L29",
    "Each alignment leads to one standard.",
    reason="A machine follows the address to the standard. The same one twice says nothing more.",
    source="Open Badges 3.0, Alignment: targetUrl, and targetType out of its closed list.",
    fix="Write the standard's own address.",
    statuses=EVERY_STATUS,
    note="An alignment without a web address, or with a type outside the list, is M01 or M03.",
)
def alignments_lead_somewhere(definition: Definition) -> Iterator[Finding]:
    """Yield alignments to a placeholder address, or to the same standard twice."""
    document = definition.credential
    alignments = document.model.alignments
    for number, alignment in enumerate(alignments):
        if _PLACEHOLDER.match(alignment.url):
            message = f"`alignments[{number + 1}].url` is a placeholder"
            yield found(document, ("alignments", number, "url"), message)
    for number in repeated([f"{one.framework} {one.code}" for one in alignments]):
        message = f"{alignments[number].framework} {alignments[number].code} is there twice"
        yield found(document, ("alignments", number), message, "Remove one of the two.")


SHORTEST_DESCRIPTION = 15


@rule(
    "L30",
    "It holds what a registry and a shelf need to list it.",
    reason="Other catalogs refuse an entry with a shorter description, and a micro-credential for "
    "nobody is found by nobody.",
    source="Credential Transparency Description Language (CTDL), the fields required to publish: "
    "name, description of at least 15 characters, owner, status, language, subject page.",
    fix="Say in a sentence what a teacher does.",
    statuses=EVERY_STATUS,
    note="A missing name, language, owner or status is M01. The page itself is always built.",
)
def can_be_listed(definition: Definition) -> Iterator[Finding]:
    """Yield a description too short to be listed, a name without letters, and empty audiences."""
    document = definition.credential
    model = document.model
    if not re.search(r"[^\W\d_]{2}", model.name):
        yield found(document, ("name",), "`name` holds no word", "Write a name people can say.")
    if len(model.description) < SHORTEST_DESCRIPTION:
        message = f"`description` has {len(model.description)} characters, fewer than 15"
        yield found(document, ("description",), message)
    for at in _empty_audiences(model):
        fix = "List at least one; `subjects: [any]` stands for all."
        yield found(document, at, f"`{'.'.join(map(str, at))}` is empty", fix)


def _empty_audiences(model: Credential) -> Iterator[Location]:
    for field in ("subjects", "grades", "roles", "stages"):
        if not getattr(model.audience, field):
            yield "audience", field
