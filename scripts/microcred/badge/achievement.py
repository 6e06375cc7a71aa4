"""What was achieved: a release as an Open Badges Achievement."""

from __future__ import annotations

import re
from typing import Any

from microcred import links
from microcred.labels import label
from microcred.model.credential import Achievement, Alignment
from microcred.model.program import Program
from microcred.model.release import Release
from microcred.model.rubric import Criterion, Rubric
from microcred.model.vocabulary import Origin

Json = dict[str, Any]

_LANGUAGE = re.compile(r"[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
"""The languages that the official JSON schema takes."""


def achievement(program: Program, release: Release) -> Json:
    """Return the Achievement of a release. Its `id` is the permanent address of the version.

    It tells each criterion with its levels and the level required, but not what the levels look
    like: that stands at the address.
    """
    model, rubric = release.credential, release.rubric
    address = home(program, release)
    return present({
        "id": address,
        "type": ["Achievement"],
        "achievementType": "MicroCredential",
        "name": model.name,
        "description": model.description,
        "version": model.version,
        "inLanguage": model.language if _LANGUAGE.fullmatch(model.language) else None,
        "criteria": {"id": f"{address}#criteria", "narrative": narrative(release)},
        "image": _image(program, model),
        "creator": _creator(program, model),
        "alignment": [_alignment(alignment) for alignment in model.alignments],
        "tag": _tags(model),
        "resultDescription": [
            _result_description(address, rubric, criterion) for criterion in rubric.criteria
        ] if rubric else [],
    })  # fmt: skip


def home(program: Program, release: Release) -> str:
    """Return the permanent address of a release."""
    model = release.credential
    return links.whole(program, links.permanent(model.id, model.version))


def criterion_address(home: str, criterion: str) -> str:
    """Return the `id` of a criterion's ResultDescription."""
    return f"{home}#criterion/{criterion}"


def level_address(home: str, criterion: str, level: str) -> str:
    """Return the `id` of one level of a criterion."""
    return f"{criterion_address(home, criterion)}/{level}"


def present(fields: Json) -> Json:
    """Return the fields that say something."""
    return {name: value for name, value in fields.items() if value not in (None, [])}


def narrative(release: Release) -> str:
    """Return, as Markdown, what is needed to earn it: the competency, and how it is decided."""
    model, rubric = release.credential, release.rubric
    parts = [model.competency]
    if rubric:
        parts.append("\n".join([_needed(rubric), *map(_row, rubric.criteria)]))
    if model.completion:
        complete = (f"- {_on_one_line(one)}" for one in model.completion)
        parts.append("\n".join(["A complete submission:", *complete]))
    return "\n\n".join(parts)


def _needed(rubric: Rubric) -> str:
    level = rubric.passing_level
    named = f"“{level.name}” or better" if level else "the passing level"
    rule = rubric.pass_rule
    if rule is None or rule == "every-criterion":
        return f"Every criterion at {named}:"
    critical = ", the critical ones among them" if rule.and_ else ""
    return f"At least {rule.at_least} of {len(rubric.criteria)} criteria at {named}{critical}:"


def _row(criterion: Criterion) -> str:
    return f"- {criterion.name}{' (critical)' if criterion.critical else ''}"


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _image(program: Program, model: Achievement) -> Json:
    address = links.whole(program, links.permanent_badge(model.id, model.version))
    caption = model.image.alt if model.image else None
    return present({"id": address, "type": "Image", "caption": caption})


def _creator(program: Program, model: Achievement) -> Json | None:
    """Return the partner who wrote it, None where the issuer did."""
    provider = model.provider
    if provider.origin is not Origin.EXTERNAL:
        return None
    page = links.whole(program, links.provider(provider.name))
    return present({
        "id": provider.url or page,
        "type": ["Profile"],
        "name": provider.name,
        "url": provider.url,
    })  # fmt: skip


def _alignment(alignment: Alignment) -> Json:
    return {
        "type": ["Alignment"],
        "targetName": alignment.name or f"{alignment.framework} {alignment.code}",
        "targetUrl": alignment.url,
        "targetCode": alignment.code,
        "targetFramework": alignment.framework,
        "targetType": alignment.type.value,
    }


def _tags(model: Achievement) -> list[str]:
    subjects = [label("subject", subject) for subject in model.audience.subjects
                if subject != "any"]  # fmt: skip
    return [label("area", model.area.value), label("depth", model.depth.value), *subjects]


def _result_description(home: str, rubric: Rubric, criterion: Criterion) -> Json:
    required = rubric.passing_level
    return present({
        "id": criterion_address(home, criterion.id),
        "type": ["ResultDescription"],
        "name": criterion.name,
        "resultType": "RubricCriterionLevel",
        "rubricCriterionLevel": [
            {
                "id": level_address(home, criterion.id, level.id),
                "type": ["RubricCriterionLevel"],
                "name": level.name,
                "level": str(rank),
            }
            for rank, level in enumerate(rubric.levels, start=1)
        ],
        "requiredLevel": level_address(home, criterion.id, required.id) if required else None,
    })  # fmt: skip
