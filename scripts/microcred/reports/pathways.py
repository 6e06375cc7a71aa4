"""The report `pathways`: how far each person has come on each pathway, and what is left to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from microcred.earned import Earned
from microcred.model.pathway import Pathway, Standing
from microcred.pathways import PartDone, Progress, everything_on, progress
from microcred.reports.cells import percent
from microcred.reports.report import Bars, Cell, Column, Ground, Kind, Recipe, Report, Table
from microcred.reports.whereabouts import end_of, holdings
from microcred.words import counted, listed

PATHWAY, PERSON = Column("pathway", "Pathway"), Column("person", "Person")


class _Walked(NamedTuple):
    """One person on one pathway."""

    pathway: Pathway
    person: str
    progress: Progress


def pathways_report(ground: Ground) -> Report:
    """Return what each person holds, lacks and holds beyond, for pathways in force or ended.

    On a pathway is who holds an award that it names, or asked for a seat in a series that follows
    it and did not withdraw.
    """
    known = ground.offers.pathways
    asked = ground.only("pathway", known)
    person = ground.only("person", _everybody(ground))
    models = [one.model for slug, one in known.items() if asked in (None, slug)]
    holds = holdings(ground)
    walked = [
        one
        for model in models
        if model.status is not Standing.DRAFT
        for one in _on(ground, model, holds)
        if person in (None, one.person)
    ]
    drafts = [model.name for model in models if model.status is Standing.DRAFT]
    return Report(
        "pathways",
        "Progress on pathways",
        ground.today,
        tuple(_says(walked, models)),
        (_summary(walked, models), _people(walked), _steps(walked), _left(walked)),
        tuple(_notes(drafts)),
    )


def _everybody(ground: Ground) -> set[str]:
    facts = ground.facts
    return {*facts.people, *facts.by_person, *(one.person for one in facts.applications)}


def _on(
    ground: Ground, pathway: Pathway, holds: Mapping[str, Mapping[str, Earned]]
) -> Iterator[_Walked]:
    """Yield everybody on a pathway, by id; `holds` is what each person holds."""
    series = ground.offers.series.values()
    follow = {one.model.id for one in series if one.model.pathway == pathway.id}
    end = end_of(ground)
    applied = {
        one.person
        for one in ground.facts.applications
        if one.series in follow and one.at <= end and not one.withdrawn
    }
    named = set(everything_on(pathway))
    for person in sorted(applied | holds.keys()):
        held = holds.get(person, {})
        if person in applied or not named.isdisjoint(held):
            yield _Walked(pathway, person, progress(pathway, held))


def _says(walked: Sequence[_Walked], models: Sequence[Pathway]) -> Iterator[str]:
    for model in models:
        if model.status is Standing.DRAFT:
            continue
        on = [one for one in walked if one.pathway.id == model.id]
        done = sum(one.progress.complete for one in on)
        share = f" ({percent(done / len(on))} %)" if on else ""
        people = counted(len(on), "person is", "people are")
        yield f"{people} on “{model.name}”, and {done:,} completed it{share}."


def _summary(walked: Sequence[_Walked], models: Sequence[Pathway]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for model in models:
        on = [one.progress for one in walked if one.pathway.id == model.id]
        complete = sum(one.complete for one in on)
        if model.status is not Standing.DRAFT:
            under_way = len(on) - complete
            rows.append((model.name, len(on), complete, under_way, complete / (len(on) or 1)))
    columns = (
        PATHWAY,
        Column("people", "People", Kind.COUNT),
        Column("complete", "Completed", Kind.COUNT),
        Column("under_way", "Under way", Kind.COUNT),
        Column("share", "Share completed", Kind.SHARE),
    )
    title = "How many completed each pathway"
    return Table("pathways", title, columns, tuple(rows), Bars("pathway", "complete", "under_way"))


def _people(walked: Sequence[_Walked]) -> Table:
    columns = (
        PATHWAY,
        PERSON,
        Column("done", "Done", Kind.COUNT),
        Column("to_go", "To go", Kind.COUNT),
        Column("says", "What that means"),
        Column("counted", "Counted"),
        Column("surplus", "Beyond what it takes"),
        Column("outside", "Not on this pathway"),
    )
    rows = [
        (
            one.pathway.id,
            one.person,
            one.progress.done,
            one.progress.to_go,
            _standing(one.progress),
            _several(_counted(one.progress)),
            _several(one.progress.surplus),
            _several(one.progress.outside),
        )
        for one in walked
    ]
    return Table("people", "Each person", columns, tuple(rows))


def _counted(found: Progress) -> list[str]:
    last = [found.capstone] if found.capstone and found.capstone_held else []
    return [*dict.fromkeys(award for step in found.steps for award in step.done), *last]


def _standing(found: Progress) -> str:
    if found.complete:
        return "complete"
    if found.capstone_open:
        return f"the capstone is left: {found.capstone}"
    return f"{found.to_go} more"


def _steps(walked: Sequence[_Walked]) -> Table:
    columns = (
        PATHWAY,
        PERSON,
        Column("step", "Step"),
        Column("done", "Done", Kind.COUNT),
        Column("to_go", "To go", Kind.COUNT),
        Column("from_which", "From which"),
        Column("waiting", "First"),
    )
    rows = [
        (one.pathway.id, one.person, _name(step.name, part), len(part.done), part.to_go,
         _from_which(part), _first(part, one.progress))
        for one in walked
        for step in one.progress.steps
        for part in step.parts
    ]  # fmt: skip
    return Table("steps", "Each person, step by step", columns, tuple(rows))


def _left(walked: Sequence[_Walked]) -> Table:
    columns = (PATHWAY, PERSON, Column("left", "On its lists, and not earned yet"))
    rows = [(one.pathway.id, one.person, _several(one.progress.left)) for one in walked]
    return Table("left", "What each could still earn there", columns, tuple(rows))


def _name(step: str, part: PartDone) -> str:
    return f"{step}: {part.name}" if part.name else step


def _from_which(part: PartDone) -> str | None:
    if not part.to_go:
        return None
    names = _several(part.from_which) or ""
    if part.to_go == len(part.from_which):
        return names
    return f"{part.to_go} of these {len(part.from_which)}: {names}"


def _first(part: PartDone, found: Progress) -> str | None:
    """Return what is to be held before what is left can be begun."""
    waits = [
        f"{listed(found.waiting[slug])} before {slug}"
        for slug in part.from_which
        if slug in found.waiting
    ]
    return "; ".join(waits) or None


def _several(names: Sequence[str]) -> str | None:
    return ", ".join(names) or None


def _notes(drafts: Sequence[str]) -> Iterator[str]:
    if drafts:
        names = listed([f"“{name}”" for name in drafts])
        yield f"Left out, as nobody is on a draft: {names}."
    yield "An award counts for one step, unless the pathway says that it may be shared."
    yield "Nothing earned is lost: what a pathway does not need is listed beside it."


RECIPE: Final = Recipe(
    "pathways",
    "How far each person has come on each pathway, and what is left to do.",
    pathways_report,
    only=("pathway", "person"),
    private=True,
)
