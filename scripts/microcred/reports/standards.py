"""Which micro-credentials speak to which standards, and which standards have none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from microcred.model.credential import Credential
from microcred.model.framework import Framework, Standard
from microcred.model.vocabulary import Status
from microcred.reports.report import Bars, Column, Ground, Kind, Recipe, Report, Table
from microcred.words import counted, listed, sentence

SHORT: Final = 90
OFFERED: Final = (Status.ACTIVE, Status.PLANNED)


def standards(ground: Ground) -> Report:
    """Return the report: each framework's share, each standard's micro-credentials, the gaps."""
    asked = ground.only("framework", ground.frameworks)
    frameworks = [ground.frameworks[one] for one in ([asked] if asked else ground.frameworks)]
    found = {one.id: list(_served(ground, one)) for one in frameworks}
    return Report(
        "standards",
        "Standards and micro-credentials",
        ground.today,
        tuple(_said(one, found[one.id]) for one in frameworks) or (_NONE,),
        (_shares(frameworks, found), _served_table(frameworks, found), _gaps(frameworks, found)),
        (
            (
                "A micro-credential speaks to a standard where its `alignments` give the "
                "standard's address, or its code in the framework of that title."
            ),
            "Only statements without parts of their own are counted.",
        ),
    )


RECIPE: Final = Recipe(
    "standards",
    "Which standards have a micro-credential, and which have none.",
    standards,
    only=("framework",),
)

_NONE: Final = "No framework is here yet; `microcred import case FILE` takes one in."

Served = tuple[Standard, tuple[Credential, ...]]


def _served(ground: Ground, framework: Framework) -> Iterator[Served]:
    """Yield each standard that has no parts, with the micro-credentials that speak to it."""
    parents = {one.parent for one in framework.standards}
    by_uri: dict[str, list[Credential]] = {}
    by_code: dict[str, list[Credential]] = {}
    for model in ground.credentials.values():
        if model.status in OFFERED:
            for alignment in model.alignments:
                by_uri.setdefault(alignment.url, []).append(model)
                if alignment.framework == framework.title:
                    by_code.setdefault(alignment.code, []).append(model)
    for one in framework.standards:
        if one.identifier not in parents:
            models = [*by_uri.get(one.uri, ()), *(by_code.get(one.code or "", ()))]
            yield one, tuple({model.id: model for model in models}.values())


def _said(framework: Framework, served: list[Served]) -> str:
    count = sum(bool(_open(models)) for _, models in served)
    verb = "has" if count == 1 else "have"
    many = counted(len(served), "standard")
    return sentence(f"{count:,} of {many} of {framework.title} {verb} a micro-credential now.")


def _open(models: tuple[Credential, ...]) -> list[Credential]:
    return [model for model in models if model.status is Status.ACTIVE]


def _shares(frameworks: list[Framework], found: dict[str, list[Served]]) -> Table:
    columns = (
        Column("framework", "Framework"),
        Column("standards", "Standards", Kind.COUNT),
        Column("served", "With one now", Kind.COUNT),
        Column("planned", "With one planned", Kind.COUNT),
        Column("none", "With none", Kind.COUNT),
        Column("share", "Share", Kind.SHARE),
    )
    rows = []
    for one in frameworks:
        served = sum(bool(_open(models)) for _, models in found[one.id])
        some = sum(bool(models) for _, models in found[one.id])
        all_of = len(found[one.id])
        share = served / all_of if all_of else None
        rows.append((one.title, all_of, served, some - served, all_of - some, share))
    chart = Bars("framework", "served", "none")
    return Table("frameworks", "Standards with a micro-credential", columns, tuple(rows), chart)


def _served_table(frameworks: list[Framework], found: dict[str, list[Served]]) -> Table:
    columns = (*_NAMED, Column("credentials", "Micro-credentials"))
    rows = tuple(
        (*_names(framework, standard), listed([_named(model) for model in models]))
        for framework in frameworks
        for standard, models in found[framework.id]
        if models
    )
    return Table("served", "Standards and what speaks to them", columns, rows)


def _named(model: Credential) -> str:
    return model.name if model.status is Status.ACTIVE else f"{model.name} ({model.status.value})"


def _gaps(frameworks: list[Framework], found: dict[str, list[Served]]) -> Table:
    rows = tuple(
        _names(framework, standard)
        for framework in frameworks
        for standard, models in found[framework.id]
        if not models
    )
    return Table("gaps", "Standards with none", _NAMED, rows)


_NAMED: Final = (
    Column("framework", "Framework"),
    Column("code", "Code"),
    Column("standard", "Standard"),
)


def _names(framework: Framework, standard: Standard) -> tuple[str, str | None, str]:
    said = standard.statement
    short = said if len(said) <= SHORT else f"{said[: SHORT - 1].rstrip()}…"
    return framework.id, standard.code, short
