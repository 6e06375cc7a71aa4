"""Rules that let everybody take part: free resources, words for pictures and recordings."""

from __future__ import annotations

from collections.abc import Iterator

from microcred.definition import Definition
from microcred.model.vocabulary import EvidenceKind
from microcred.problem import Severity
from microcred.rules.prose import words
from microcred.rules.rule import Finding, found, rule

RECORDED_KINDS = frozenset({EvidenceKind.VIDEO, EvidenceKind.AUDIO})
RECORDED_MEDIA = frozenset({"video", "audio"})


@rule(
    "L05",
    "There is something free to learn from, and it can be read.",
    severity=Severity.WARNING,
    reason="A teacher should be able to prepare without paying, and without seeing or hearing.",
    source="Digital Promise's framework: free resources.",
    fix="Add a free one under `resources`.",
    note="A recorded resource without `text_alternative` is an error of L31.",
)
def resources_are_open(definition: Definition) -> Iterator[Finding]:
    """Yield when there are no resources, none is free, or one has no text alternative."""
    document = definition.credential
    resources = document.model.resources
    if not resources:
        yield found(document, ("resources",), "`resources` is missing")
    elif not any(resource.free for resource in resources):
        yield found(document, ("resources",), "none of the resources is free")
    for number, resource in enumerate(resources):
        if resource.medium == "interactive" and not resource.text_alternative:
            message = f"`resources[{number + 1}]` is interactive and has no `text_alternative`"
            fix = "Say in `text_alternative` where the same can be read."
            yield found(document, ("resources", number), message, fix)


@rule(
    "L31",
    "Pictures and recordings have words beside them.",
    reason="Colleagues who do not see or hear must be able to earn, and to score. Public schools "
    "in the United States must meet WCAG 2.1 AA, the first of them from April 2027.",
    source="WCAG 2.1, success criteria 1.1.1, 1.2.1 and 1.2.2; the ADA Title II web rule.",
    fix="Ask in `transcript` for captions or a transcript.",
)
def words_beside_media(definition: Definition) -> Iterator[Finding]:
    """Yield a badge, a recording or a recorded resource without words."""
    yield from _image(definition)
    document = definition.credential
    for number, slot in enumerate(document.model.evidence):
        if not RECORDED_KINDS.isdisjoint({slot.kind, *slot.alternatives}) and not slot.transcript:
            message = f"slot `{slot.id}` takes recordings, but asks for no captions or transcript"
            yield found(document, ("evidence", number, "transcript"), message)
    for number, resource in enumerate(document.model.resources):
        if resource.medium in RECORDED_MEDIA and not resource.text_alternative:
            message = f"`resources[{number + 1}]` is {resource.medium} without a text alternative"
            fix = "Say in `text_alternative` where its captions or its transcript are."
            yield found(document, ("resources", number, "text_alternative"), message, fix)


def _image(definition: Definition) -> Iterator[Finding]:
    image = definition.credential.model.image
    fix = "Say in `image.alt` what the badge looks like and what is written on it."
    if image is None:
        yield found(definition.credential, ("image",), "`image` is missing", fix)
    elif len(words(image.alt)) < 3:
        message = f"`image.alt` does not describe the badge: “{image.alt}”"
        yield found(definition.credential, ("image", "alt"), message, fix)
