"""The page of an organisation, as data: what it issues, adopts and recognises, each apart."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from microcred import links
from microcred.entry import Entry
from microcred.labels import label
from microcred.model.adopted import AdoptedCredential
from microcred.model.organization import HERE, Adoption, Need, Organization, Part
from microcred.offered.finding import ANY
from microcred.offered.offers import Offers
from microcred.site.chart import Data
from microcred.site.offers.counting import does, models, rule_view, support_view
from microcred.site.offers.listing import item, items
from microcred.site.offers.pathway import pathway_line
from microcred.site.offers.series import series_line
from microcred.site.offers.words import changes, sourced
from microcred.words import counted, day


def organizations_page(offers: Offers) -> Data:
    """Return the data of the list of organisations, states first."""
    return {"organizations": [_line(one) for one in models(offers)]}


def _line(one: Organization) -> Data:
    return {
        "name": one.name,
        "href": links.organization(one.id),
        "text": f"{does(one)} here.",
        "facts": [label("organization", one.kind.value)],
        "tag": None,
    }


def organization_page(
    one: Organization, offers: Offers, entries: Mapping[str, Entry], today: date
) -> Data:
    """Return the data of an organisation's page."""
    return {
        "name": one.name,
        "kind": label("organization", one.kind.value),
        "does": does(one),
        "part_of": _other(offers, one.part_of) if one.part_of else None,
        "parts": [_other(offers, each.id) for each in models(offers) if each.part_of == one.id],
        "url": one.url,
        "contact": _contact(one.contact),
        "schools": [school.name for school in one.schools],
        "issues": [
            {"name": document.model.name, "href": links.adopted(document.model.id),
             "count": counted(len(document.model.credentials), "micro-credential")}
            for document in offers.adopted.values()
            if document.model.issuer == one.id
        ],
        "adopts": [_adoption(each, offers, entries) for each in one.adopts],
        "rules": [
            rule_view(document.model, offers, today)
            | {"changes": list(changes(document.model, today, adopts=bool(one.adopts)))}
            for document in offers.rules.values()
            if document.model.owner == one.id
        ],
        "recognises": Part.RECOGNISER in one.parts,
        "values": [
            {"credential": item(offers, entries, value.credential), "says": value.says,
             "source": sourced(value.source, one.as_of)}
            for value in one.values
        ],
        "supports": [support_view(each) for each in one.supports],
        "load": one.first_year_load,
        "needs": [_need(each, offers, entries) for each in one.needs],
        "pathways": [
            pathway_line(document.model, offers)
            for document in offers.pathways.values()
            if document.model.organization == one.id
        ],
        "series": [
            series_line(document.model, offers, today)
            for document in offers.series.values()
            if one.id in (document.model.organization, *document.model.partners)
        ],
        "source": sourced(one.source, one.as_of),
    }  # fmt: skip


def _other(offers: Offers, organization: str) -> Data:
    return {
        "name": offers.organization_name(organization),
        "href": links.organization(organization),
    }


def _contact(contact: str | None) -> Data | None:
    if contact is None:
        return None
    web = contact.startswith(("http://", "https://"))
    return {"text": contact, "href": contact if web else f"mailto:{contact}"}


def _adoption(adoption: Adoption, offers: Offers, entries: Mapping[str, Entry]) -> Data:
    own = adoption.catalog == HERE
    catalog = None if own else offers.adopted.get(adoption.catalog)
    return {
        "name": catalog.model.name if catalog else "this catalog",
        "href": links.adopted(adoption.catalog) if catalog else links.CATALOG,
        "issuer": offers.organization_name(catalog.model.issuer) if catalog else None,
        "all": ANY in adoption.credentials,
        "since": day(adoption.since),
        "items": items(offers, entries, [one for one in adoption.credentials if one != ANY]),
    }


def _need(need: Need, offers: Offers, entries: Mapping[str, Entry]) -> Data:
    return {
        "name": need.name,
        "wanted": f"{need.wanted:,}" if need.wanted else None,
        "items": items(offers, entries, serving(need, offers, entries)),
    }


def serving(need: Need, offers: Offers, entries: Mapping[str, Entry]) -> list[str]:
    """Return the micro-credentials that serve a need: those named, then those of its field."""
    own = (slug for slug, entry in entries.items() if _serves(need, entry))
    return list(dict.fromkeys([*need.credentials, *own, *_others(need, offers)]))


def _serves(need: Need, entry: Entry) -> bool:
    return entry.status == "active" and _fits(need, entry.area, entry.purposes)


def _others(need: Need, offers: Offers) -> Iterator[str]:
    for document in offers.adopted.values():
        for one in document.model.credentials:
            if _fits(need, *_fields(one)):
                yield one.id


def _fields(one: AdoptedCredential) -> tuple[str | None, Collection[str]]:
    return one.area.value if one.area else None, [purpose.value for purpose in one.purposes]


def _fits(need: Need, area: str | None, purposes: Collection[str]) -> bool:
    """True where an area or a purpose is asked for, and all that is asked for is there."""
    by_area = need.area is None or area == need.area.value
    by_purpose = need.purpose is None or need.purpose.value in purposes
    return bool(need.area or need.purpose) and by_area and by_purpose
