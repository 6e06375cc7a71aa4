"""An entry: the little that lists, facets, feeds and catalog.json need of a micro-credential."""

from __future__ import annotations

from dataclasses import dataclass

from microcred.definition import Definition
from microcred.model.credential import Achievement
from microcred.model.vocabulary import EvidenceKind


@dataclass(frozen=True, slots=True)
class Entry:
    """One micro-credential in a list. Plain values only, so that it can be kept as JSON."""

    id: str
    version: str
    status: str
    name: str
    description: str
    competency: str
    area: str
    depth: str
    language: str
    subjects: tuple[str, ...]
    grades: tuple[str, ...]
    roles: tuple[str, ...]
    stages: tuple[str, ...]
    provider: str
    origin: str
    funder: str | None
    purposes: tuple[str, ...]
    policy_uses: tuple[str, ...]
    hours: tuple[int, int] | None
    tier: int | None
    evidence: tuple[str, ...]
    code: str
    badge_title: str
    variant: int
    opens: str | None
    replaced_by: str | None
    reviewed: str | None
    path: str
    competency_line: int
    image_line: int
    provider_url: str | None = None
    provider_terms: str | None = None


def entry(definition: Definition) -> Entry:
    """Return what lists need of a definition."""
    document = definition.credential
    model = document.model
    return Entry(
        id=model.id,
        version=model.version,
        status=model.status.value,
        name=model.name,
        description=model.description,
        competency=model.competency,
        area=model.area.value,
        depth=model.depth.value,
        language=model.language,
        subjects=model.audience.subjects,
        grades=tuple(grade.value for grade in model.audience.grades),
        roles=tuple(role.value for role in model.audience.roles),
        stages=tuple(stage.value for stage in model.audience.stages),
        provider=model.provider.name,
        origin=model.provider.origin.value,
        funder=model.provider.funder,
        purposes=tuple(purpose.value for purpose in model.purposes),
        policy_uses=tuple(use.value for use in model.policy_uses),
        hours=(model.hours.min, model.hours.max) if model.hours else None,
        tier=model.essa.tier if model.essa else None,
        evidence=evidence_kinds(model),
        code=model.image.code if model.image else initials(model.name),
        badge_title=(model.image.title if model.image else None) or model.name,
        variant=model.image.variant if model.image else 0,
        opens=model.opens,
        replaced_by=model.retired.replaced_by if model.retired else None,
        reviewed=model.reviewed.isoformat() if model.reviewed else None,
        path=document.path,
        competency_line=document.line("competency"),
        image_line=document.line("image"),
        provider_url=model.provider.url,
        provider_terms=model.provider.terms,
    )


def evidence_kinds(model: Achievement) -> tuple[str, ...]:
    """Return the kinds of evidence asked for, in the page's order, the overview left out."""
    kinds = (slot.kind for slot in model.evidence if slot.kind is not EvidenceKind.OVERVIEW)
    return tuple(dict.fromkeys(kind.value for kind in kinds))


def initials(name: str) -> str:
    """Return two capital letters for a name that brings none."""
    words = [word for word in name.split() if word[0].isalpha()]
    letters = "".join(word[0] for word in words[:2]) if len(words) > 1 else name[:2]
    return (letters.upper() + "X")[:2]
