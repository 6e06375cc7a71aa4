"""What counts toward what, by organisation, with source and day; never yes where nobody said so."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from microcred import links
from microcred.labels import label
from microcred.model.organization import HERE, Organization, OrganizationKind, Part, Support
from microcred.model.recognition import RecognitionRule
from microcred.offered.adopting import adopted_by
from microcred.offered.finding import ANY
from microcred.offered.offers import Offers
from microcred.pathways import everything_on
from microcred.recognition.comparing import counts
from microcred.site.chart import Data
from microcred.site.offers.words import asks, for_whom, gives, once, sourced, state
from microcred.words import listed, sentence

KINDS = {kind: place for place, kind in enumerate(OrganizationKind)}


def in_order(organizations: Iterable[Organization]) -> list[Organization]:
    """Return organisations, states first, then by name."""
    return sorted(organizations, key=lambda one: (KINDS[one.kind], one.name.casefold()))


def models(offers: Offers) -> list[Organization]:
    """Return all organisations in the order in which pages list them."""
    return in_order(document.model for document in offers.organizations.values())


def counts_toward(offers: Offers, slugs: Collection[str], today: date) -> list[Data]:
    """Return each organisation with its rules that count one of `slugs`.

    A state that has none is told of: nobody is to take silence for a yes.
    """
    rows = []
    adopted = adopted_by(offers)
    for organization in models(offers):
        rules = [
            document.model
            for document in offers.rules.values()
            if document.model.owner == organization.id and _counts(document.model, slugs, adopted)
        ]
        if rules or organization.kind is OrganizationKind.STATE:
            rows.append(
                {
                    "organization": organization.name,
                    "href": links.organization(organization.id),
                    "kind": label("organization", organization.kind.value),
                    "rules": [rule_view(rule, offers, today) for rule in rules],
                }
            )
    return rows


def _counts(
    rule: RecognitionRule, slugs: Collection[str], adopted: Mapping[str, Collection[str]]
) -> bool:
    return any(counts(rule, slug, adopted.get(rule.owner)) for slug in slugs)


def rule_view(rule: RecognitionRule, offers: Offers, today: date) -> Data:
    """Return what is shown of a rule wherever it is listed."""
    owner = offers.organizations.get(rule.owner)
    adopts = owner is not None and bool(owner.model.adopts)
    return {
        "id": rule.id,
        "name": rule.name,
        "tag": state(rule, today),
        "strand": label("policy_use", rule.strand.value) if rule.strand else None,
        "gives": gives(rule, today),
        "asks": asks(rule, today, adopts=adopts),
        "whom": for_whom(rule, offers),
        "once": once(rule, owner.model if owner else None, today),
        "note": rule.note,
        "source": sourced(rule.source, rule.as_of),
    }


def credential_offers(offers: Offers, slug: str, today: date) -> Data | None:
    """Return what organisations say and give for one of our micro-credentials; None for nothing."""
    if not offers.organizations:
        return None
    return {
        "counts": counts_toward(offers, (slug,), today),
        "values": list(values_of(offers, slug)),
        "adopters": [_adopter(one) for one in adopters(offers, slug, HERE)],
        "supports": [
            {"organization": one.name, "items": [support_view(each) for each in one.supports]}
            for one in adopters(offers, slug, HERE)
            if one.supports
        ],
        "pathways": [
            {"name": document.model.name, "href": links.pathway(document.model.id)}
            for document in offers.pathways.values()
            if slug in everything_on(document.model)
        ],
    }


def adopters(offers: Offers, slug: str, catalog: str) -> Iterator[Organization]:
    """Yield the organisations that count a micro-credential as their own."""
    for organization in models(offers):
        for adoption in organization.adopts:
            if adoption.catalog == catalog and {slug, ANY} & set(adoption.credentials):
                yield organization
                break


def _adopter(organization: Organization) -> Data:
    return {"name": organization.name, "href": links.organization(organization.id)}


def support_view(support: Support) -> Data:
    """Return one thing that teachers can count on."""
    kind = label("support", support.kind.value)
    return {"kind": kind, "text": support.text, "url": support.url}


def values_of(offers: Offers, slug: str) -> Iterator[Data]:
    """Yield what each organisation holds of a micro-credential, with its source."""
    for organization in models(offers):
        for value in organization.values:
            if value.credential == slug:
                yield {
                    "organization": organization.name,
                    "href": links.organization(organization.id),
                    "says": value.says,
                    "source": sourced(value.source, organization.as_of),
                }


def does(organization: Organization) -> str:
    """Return `Issues and recognises micro-credentials, and assists programmes`."""
    said = []
    for what, verbs in PARTS.items():
        does = [verb for part, verb in verbs.items() if part in organization.parts]
        said += [f"{listed(does)} {what}"] if does else []
    return sentence(", and ".join(said))


PARTS = {
    "micro-credentials": {
        Part.ISSUER: "issues",
        Part.ADOPTER: "adopts",
        Part.RECOGNISER: "recognises",
    },
    "programmes": {Part.FUNDER: "funds", Part.ASSISTANCE: "assists"},
}
