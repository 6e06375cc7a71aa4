"""What a page says of an achievement, current or frozen: all that a release holds, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Final

from microcred import links
from microcred.labels import label
from microcred.model.credential import Achievement, Audience, Citation, Essa, Validity
from microcred.model.program import Review
from microcred.model.rubric import Rubric
from microcred.model.vocabulary import Origin
from microcred.site.evidence_view import evidence_view, parts_to_send
from microcred.site.jsonld import license_url
from microcred.site.markdown import to_html
from microcred.site.rubric_view import rubric_view
from microcred.site.scoring_words import scoring_words
from microcred.words import counted, span

Data = dict[str, object]


OPEN: Final = MappingProxyType(
    {
        "show": "What you will show",
        "audience": "For",
        "send": "What you will send",
        "complete": "Complete when",
        "complete_note": "We check this first. It does not yet say how good your evidence is.",
        "rubric_note": "This is the rubric your evaluators use, word for word.",
    }
)
CLOSED: Final = MappingProxyType(
    {
        "show": "What it asked teachers to show",
        "audience": "It was for",
        "send": "What it asked for",
        "complete": "It was complete when",
        "complete_note": "",
        "rubric_note": "This is the rubric that evaluators were to use, word for word.",
    }
)
"""The words around a definition's own, while it is open and once it is closed."""


def achievement_view(
    achievement: Achievement, rubric: Rubric | None, settings: Review, closed: bool = False
) -> Data:
    """Return the parts that the current and the permanent page have in common.

    One that is `closed` is told in the past, without what only concerns who would send something.
    Only `narrative` is HTML, and it is sanitised; all else is plain text to be escaped.
    """
    return {
        "slug": achievement.id,
        "version": achievement.version,
        "language": achievement.language,
        "name": achievement.name,
        "description": achievement.description,
        "competency": achievement.competency,
        "area": achievement.area.value,
        "area_word": label("area", achievement.area.value),
        "depth_word": label("depth", achievement.depth.value),
        "says": dict(CLOSED if closed else OPEN),
        "facts": list(_facts(achievement, closed)),
        "audience": audience_words(achievement.audience),
        "narrative": to_html(achievement.narrative),
        "method": _method(achievement),
        "research": _research(achievement),
        "evidence": evidence_view(achievement.evidence),
        "completion": list(achievement.completion),
        "omitted": _omitted(achievement),
        "integrity": achievement.integrity,
        "rubric": rubric_view(rubric, achievement.evidence) if rubric else None,
        "scoring": {} if closed else scoring_words(achievement, settings),
        "qualification": achievement.scoring.qualification if achievement.scoring else None,
        "alignments": _alignments(achievement),
        "provider": _provider(achievement),
        "license": {"name": achievement.license, "url": license_url(achievement.license)},
    }


def _facts(achievement: Achievement, closed: bool) -> Iterator[dict[str, str]]:
    """Yield the facts under the title that are known: time, evidence, evaluators, reply, life."""
    hours, scoring = achievement.hours, None if closed else achievement.scoring
    if hours:
        yield _fact("Time it took" if closed else "Your time", span(hours.min, hours.max, "hour"))
    if parts := parts_to_send(achievement.evidence):
        yield _fact("Evidence", counted(parts, "part"))
    if scoring and scoring.scorers:
        yield _fact("Scored by", counted(scoring.scorers, "evaluator"))
    if scoring and scoring.turnaround_days:
        yield _fact("Reply within", counted(scoring.turnaround_days, "school day"))
    if isinstance(achievement.validity, Validity):
        yield _fact("Badge lasts", counted(achievement.validity.years, "year"))
    elif achievement.validity == "none":
        yield _fact("Badge lasts", "for good")


def _fact(term: str, value: str) -> dict[str, str]:
    return {"term": term, "value": value}


def audience_words(audience: Audience) -> str:
    """Return whom it is for: “Teacher · Grades K–2, 3–5 · Any subject · Experienced”."""
    roles = [label("role", role.value) for role in audience.roles]
    grades = [label("grades", grade.value) for grade in audience.grades]
    subjects = [label("subject", subject) for subject in audience.subjects]
    stages = [label("stage", stage.value) for stage in audience.stages]
    groups = (roles, _shortened(grades), subjects, stages)
    return " · ".join(", ".join(group) for group in groups if group)


def _shortened(grades: Sequence[str]) -> list[str]:
    """Return “Grades K–2”, then “3–5”: the word once."""
    first = next((grade for grade in grades if grade.startswith("Grades ")), None)
    return [grade if grade is first else grade.removeprefix("Grades ") for grade in grades]


def _method(achievement: Achievement) -> Data | None:
    method = achievement.method
    if method is None:
        return None
    return {"summary": method.summary, "components": [part.text for part in method.components]}


def _research(achievement: Achievement) -> Data | None:
    if not (achievement.research or achievement.essa or achievement.research_limits):
        return None
    return {
        "sources": [_source(citation) for citation in achievement.research],
        "limits": achievement.research_limits,
        "tier": _tier(achievement.essa) if achievement.essa else None,
    }


def _source(citation: Citation) -> dict[str, str | None]:
    shown = (
        f"doi:{citation.doi}" if citation.doi
        else f"ERIC {citation.eric}" if citation.eric
        else citation.url
    )  # fmt: skip
    return {
        "text": citation.citation,
        "finding": citation.finding,
        "classic": citation.classic,
        "href": citation.address,
        "shown": shown,
        "isbn": citation.isbn,
    }


def _tier(essa: Essa) -> Data:
    return {
        "word": label("tier", str(essa.tier)),
        "texts": [text for text in (essa.study, essa.rationale, essa.evaluation) if text],
    }


def _omitted(achievement: Achievement) -> list[str]:
    """Return why a part that others ask for is not asked for here."""
    omitted = achievement.omitted_parts
    reasons = {
        "overview": omitted.overview,
        "artefacts": omitted.artefacts,
        "reflection": omitted.reflection,
    }
    return [f"No {part}: {reason}" for part, reason in reasons.items() if reason]


def _alignments(achievement: Achievement) -> list[dict[str, str | None]]:
    return [
        {"framework": one.framework, "code": one.code, "name": one.name, "href": one.url}
        for one in achievement.alignments
    ]


_ORIGINS = {Origin.IN_HOUSE: "in-house", Origin.EXTERNAL: "an outside provider"}


def _provider(achievement: Achievement) -> dict[str, str | None]:
    provider = achievement.provider
    return {
        "name": provider.name,
        "origin": _ORIGINS[provider.origin],
        "page": links.provider(provider.name),
        "href": provider.url,
        "terms": provider.terms,
        "funder": provider.funder,
    }
