"""What a release asks for, as the form in the browser is built from it."""

from __future__ import annotations

from microcred.labels import label
from microcred.model.evidence import EvidenceSlot
from microcred.model.release import Release
from microcred.model.vocabulary import EvidenceKind
from microcred.site.achievement_view import Data
from microcred.site.evidence_view import evidence_view
from microcred.site.rubric_view import rubric_view


def form(release: Release) -> Data:
    """Return the slots of a release with their terms in words, and its rubric, as JSON holds them.

    `attempts` is how many there may be, None for any number.
    """
    model, rubric = release.credential, release.rubric
    attempts = model.scoring.attempts if model.scoring else None
    rows = rubric_view(rubric, model.evidence) if rubric else {"levels": [], "rows": []}
    criteria = rubric.criteria if rubric else ()
    return {
        "name": release.name,
        "version": model.version,
        "language": model.language,
        "slots": [
            _slot(slot) | _words(shown)
            for slot, shown in zip(model.evidence, evidence_view(model.evidence), strict=True)
        ],
        "levels": rows["levels"],
        "criteria": [
            one.model_dump(mode="json", include={"id", "name", "critical", "evidence"})
            | {"levels": [one.descriptors.get(level.id, "") for level in rubric.levels]}
            for one in criteria
            if rubric
        ],
        "attempts": attempts if isinstance(attempts, int) else None,
        "integrity": model.integrity,
    }


def _slot(slot: EvidenceSlot) -> Data:
    return slot.model_dump(mode="json", exclude={"impact"})


def _words(shown: dict[str, object]) -> Data:
    return {name: shown[name] for name in ("terms", "instead", "kind_word")}


def kind_words() -> dict[str, str]:
    """Return what people call each kind of evidence."""
    return {kind.value: label("evidence", kind.value) for kind in EvidenceKind}
