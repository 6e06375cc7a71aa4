"""What awards count for toward licences: hours and credits by organisation and strand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from microcred.model.organization import Part
from microcred.model.recognition import RecognitionRule, RewardKind
from microcred.offered.adopting import adopted_by
from microcred.recognition.comparing import Holding, Recognised, holding, recognised, rewards_on
from microcred.recognition.entitlement import Due, Entitlement
from microcred.recognition.wording import gives, quantity
from microcred.reports.entitled import OWNER, PERSON, RULE, chosen, organizations, rules, standings
from microcred.reports.progress import standing
from microcred.reports.report import Cell, Column, Ground, Kind, Recipe, Report, Table
from microcred.words import counted

QUANTITIES: Final = (RewardKind.HOURS, RewardKind.CREDITS, RewardKind.LICENCE)
NO_STRAND: Final = "none"


def licence(ground: Ground) -> Report:
    """Return the report: rules by strand, people with hours and credits, awards by organisation."""
    strand = ground.only("strand", _strands(ground))
    asked = [one for one in rules(ground) if _for_licence(one)]
    asked = [one for one in asked if strand in (None, one.strand)]
    fits = chosen(ground)
    found = [one for one in standings(ground, asked) if fits(one)]
    credit = tuple(_credit(ground, asked, found))
    return Report(
        "licence",
        "Awards toward licences",
        ground.today,
        tuple(_says(asked, found)),
        (
            Table(
                "rules", "Rules by organisation and strand", _RULES, tuple(_rules(ground, asked))
            ),
            Table("people", "People", _PEOPLE, tuple(_people(ground, found))),
            Table("totals", "Hours and credits", _TOTALS, tuple(_totals(ground, found))),
            Table("credit", "The same award in each organisation", _CREDIT, credit),
        ),
        (
            "No rule recorded: nobody recorded one here, which is neither yes nor no.",
            "Hours are what an organisation gives for an award; no award asks how long it took.",
        ),
    )


RECIPE: Final = Recipe(
    "licence",
    "What awards count for toward licences: hours and credits by organisation and strand.",
    licence,
    only=("owner", "rule", "strand", "credential", "school", "person"),
    private=True,
)

_STRAND: Final = Column("strand", "Strand")
_SOURCE: Final = (Column("source", "Source"), Column("as-of", "As of", Kind.DAY))
_RULES: Final = (
    OWNER,
    _STRAND,
    RULE,
    Column("holds", "Holds"),
    Column("from", "From", Kind.DAY),
    Column("until", "Until", Kind.DAY),
    Column("gives", "Gives"),
)
_PEOPLE: Final = (
    PERSON,
    RULE,
    _STRAND,
    Column("standing", "Standing"),
    Column("counted", "Counted", Kind.COUNT),
    Column("to-go", "To go", Kind.COUNT),
    Column("hours", "Hours", Kind.HOURS),
    Column("credits", "Credits", Kind.HOURS),
)
_TOTALS: Final = (
    OWNER,
    _STRAND,
    Column("toward", "Toward"),
    Column("holds", "Holds"),
    Column("people", "People", Kind.COUNT),
    Column("hours", "Hours", Kind.HOURS),
    Column("credits", "Credits", Kind.HOURS),
)
_CREDIT: Final = (
    Column("credential", "Micro-credential"),
    OWNER,
    Column("holds", "Holds"),
    Column("gives", "Gives"),
    *_SOURCE,
)


def _for_licence(rule: RecognitionRule) -> bool:
    return rule.strand is not None or any(one.kind in QUANTITIES for one in rule.rewards)


def _strands(ground: Ground) -> set[str]:
    return {one.model.strand for one in ground.offers.rules.values() if one.model.strand}


def _says(asked: Sequence[RecognitionRule], found: Sequence[Entitlement]) -> Iterator[str]:
    if not asked:
        yield "None of the rules is on licences or strands of teaching policy."
        return
    owners = len({one.owner for one in asked})
    many = counted(owners, "organisation")
    yield f"{counted(len(asked), 'rule')} of {many} on licences or strands of teaching policy."
    drafts = {one.rule.id for one in found if one.would}
    if drafts:
        would = sum(one.would and bool(one.dues) for one in found)
        people = counted(would, "person", "people")
        many = counted(len(drafts), "draft")
        yield f"{many}: would count for {people}, and counts for nobody yet."


def _rules(ground: Ground, asked: Sequence[RecognitionRule]) -> Iterator[tuple[Cell, ...]]:
    for rule in sorted(asked, key=lambda one: (one.owner, one.strand or "", one.id)):
        yield (
            ground.offers.organization_name(rule.owner),
            rule.strand or NO_STRAND,
            rule.id,
            holding(rule, ground.today).value,
            rule.effective.first,
            rule.effective.last,
            "; ".join(map(gives, rewards_on(rule, ground.today))),
        )
    owners = {rule.owner for rule in asked}
    for body in organizations(ground):
        if Part.RECOGNISER in body.parts and body.id not in owners and not _narrowed(ground):
            nothing = (None,) * (len(_RULES) - 4)
            yield (body.name, None, None, Holding.NOTHING.value, *nothing)


def _narrowed(ground: Ground) -> bool:
    """Return whether only some rules are asked for, so that others may well be recorded."""
    return not {"owner", "rule", "strand"}.isdisjoint(ground.options)


def _people(ground: Ground, found: Sequence[Entitlement]) -> Iterator[tuple[Cell, ...]]:
    for one in sorted(found, key=lambda one: (one.person, one.rule.owner, one.rule.id)):
        if one.counted or one.person in ground.facts.people:
            yield (
                one.person,
                one.rule.id,
                one.rule.strand or NO_STRAND,
                standing(one),
                len(one.counted),
                one.to_go,
                _sum(one.dues, RewardKind.HOURS),
                _sum(one.dues, RewardKind.CREDITS),
            )


def _totals(ground: Ground, found: Sequence[Entitlement]) -> Iterator[tuple[Cell, ...]]:
    """Yield hours and credits by what they are for; what only would count apart from the rest."""
    groups: dict[tuple[str, str, str, str], list[tuple[str, Due]]] = defaultdict(list)
    for one in found:
        held = holding(one.rule, ground.today).value
        for due in one.dues:
            if due.reward.kind in QUANTITIES:
                toward = due.reward.toward or ""
                key = (one.rule.owner, one.rule.strand or NO_STRAND, toward, held)
                groups[key].append((one.person, due))
    for (owner, strand, toward, held), given in sorted(groups.items()):
        dues = [due for _, due in given]
        yield (
            ground.offers.organization_name(owner),
            strand,
            toward,
            held,
            len({person for person, _ in given}),
            _sum(dues, RewardKind.HOURS),
            _sum(dues, RewardKind.CREDITS),
        )


def _sum(dues: Sequence[Due], kind: RewardKind) -> Decimal | None:
    """Return an exact sum, None where nothing of the kind is given."""
    amounts = [due.amount for due in dues if due.reward.kind is kind]
    return Decimal(quantity(sum(amounts, Decimal(0)))) if amounts else None


def _credit(
    ground: Ground, asked: Sequence[RecognitionRule], found: Sequence[Entitlement]
) -> Iterator[tuple[Cell, ...]]:
    """Yield what the same micro-credential gives in each organisation, “no rule recorded” too."""
    one = ground.only("credential", ground.offers.known)
    held = {each.credential for each in ground.facts.earned}
    bodies, adopted = organizations(ground), adopted_by(ground.offers)
    for slug in [one] if one else sorted(held):
        for each in recognised(slug, asked, bodies, ground.today, adopted):
            yield _credited(ground, slug, each)


def _credited(ground: Ground, slug: str, one: Recognised) -> tuple[Cell, ...]:
    rule = one.rule
    return (
        slug,
        ground.offers.organization_name(one.organization),
        one.holding.value,
        "; ".join(map(gives, one.rewards)) if rule else None,
        rule.source.text if rule else None,
        rule.as_of if rule else None,
    )
