"""Rules about sources and claims of evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microcred.definition import Definition
from microcred.model.credential import Citation, Essa
from microcred.problem import Severity
from microcred.rules.rule import EVERY_STATUS, Finding, found, rule


@rule(
    "L04",
    "Every source can be found, and the sources are not all old.",
    reason="A reader must be able to check a claim. Old research can still be the best there is, "
    "but somebody should have looked and say why.",
    source="Digital Promise's framework: supporting research and rationale. The age at which it "
    "warns is ours: `thresholds.research_age_years` in program/program.yml.",
    fix="Add the source's `doi`, `isbn`, `eric` number or `url`.",
    note="A year that the citation does not name is a warning, and so is research that is all old.",
)
def sources_can_be_found(definition: Definition) -> Iterator[Finding]:
    """Yield sources without an address, with a wrong year, or all of them old."""
    document = definition.credential
    for number, source in enumerate(document.model.research):
        if not (source.doi or source.isbn or source.eric or source.url):
            message = f"source {number + 1} says nothing of where it can be found"
            yield found(document, ("research", number), message)
        yield from _year(definition, number, source)
    yield from _all_old(definition)


def _year(definition: Definition, number: int, source: Citation) -> Iterator[Finding]:
    at = ("research", number, "year")
    if source.year > definition.today.year:
        message = f"source {number + 1} is from {source.year}, which is still to come"
        yield found(definition.credential, at, message, "Correct `year`.")
    elif str(source.year) not in source.citation:
        message = f"source {number + 1} has `year: {source.year}`, but its citation does not say so"
        fix = "Make the two agree."
        yield found(definition.credential, at, message, fix, Severity.WARNING)


def _all_old(definition: Definition) -> Iterator[Finding]:
    research = definition.credential.model.research
    if not research or any(source.classic for source in research):
        return
    newest = max(source.year for source in research)
    limit = definition.program.thresholds.research_age_years
    if definition.today.year - newest > limit:
        yield found(
            definition.credential,
            ("research",),
            f"no source is newer than {newest}, more than {limit} years ago",
            "Add a newer one, or say in `classic` why an old one is still the one to cite.",
            Severity.WARNING,
        )


_LINK = re.compile(r"https?://\S+|\b10\.[0-9]{4,9}/\S+|\bE[DJ][0-9]{5,8}\b")


@rule(
    "L22",
    "A claimed ESSA tier shows what it rests on.",
    reason="Tiers 1 to 3 are claims about a study, so the study must be there to read. Tier 4 is "
    "a reasoned hope, so the reason and the plan to look for effects must be there.",
    source="Every Student Succeeds Act, section 8101(21)(A): strong, moderate and promising "
    "evidence, or a rationale with ongoing efforts to examine the effects.",
    fix="Name the study with its link in `essa.study`, or claim tier 4.",
    statuses=EVERY_STATUS,
    note="Whoever claims no tier leaves `essa` out. A tier other than 1 to 4 is M03.",
)
def tier_is_supported(definition: Definition) -> Iterator[Finding]:
    """Yield what a claimed tier lacks."""
    essa = definition.credential.model.essa
    for field, lack, fix in _lacking(essa) if essa else ():
        yield found(definition.credential, ("essa", field), lack, fix)


def _lacking(essa: Essa) -> Iterator[tuple[str, str, str | None]]:
    if essa.tier < 4:
        if not essa.study:
            yield "study", f"tier {essa.tier} is claimed, but `essa.study` names no study", None
        elif not _LINK.search(essa.study):
            yield "study", "`essa.study` gives no link or DOI to the study", "Add its DOI or link."
        return
    if not essa.rationale:
        fix = "Say in `essa.rationale` why it should work."
        yield "rationale", "tier 4 is claimed, but `essa.rationale` is missing", fix
    if not essa.evaluation:
        fix = "Say in `essa.evaluation` how its effects are examined."
        yield "evaluation", "tier 4 is claimed, but `essa.evaluation` is missing", fix
