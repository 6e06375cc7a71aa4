"""The page of another issuer's catalog: what counts here, and is issued there."""

from __future__ import annotations

from datetime import date

from microcred import links
from microcred.labels import label
from microcred.model.adopted import AdoptedCatalog, AdoptedCredential
from microcred.offered.offers import Offers
from microcred.site.chart import Data
from microcred.site.offers.counting import adopters, counts_toward, values_of
from microcred.site.offers.words import sourced
from microcred.words import span


def adopted_page(catalog: AdoptedCatalog, offers: Offers, today: date) -> Data:
    """Return the data of an adopted catalog's page."""
    return {
        "name": catalog.name,
        "issuer": {
            "name": offers.organization_name(catalog.issuer),
            "href": links.organization(catalog.issuer),
        },
        "did": catalog.did,
        "terms": catalog.terms,
        "items": [_item(one, catalog, offers, today) for one in catalog.credentials],
        "source": sourced(catalog.source, catalog.as_of),
    }


def _item(one: AdoptedCredential, catalog: AdoptedCatalog, offers: Offers, today: date) -> Data:
    facts = [label("area", one.area.value)] if one.area else []
    facts += [span(one.hours.min, one.hours.max, "hour")] if one.hours else []
    return {
        "id": one.id,
        "name": one.name,
        "url": one.url,
        "facts": facts,
        "adopters": [
            {"name": organization.name, "href": links.organization(organization.id)}
            for organization in adopters(offers, one.id, catalog.id)
        ],
        "counts": counts_toward(offers, (one.id,), today),
        "values": list(values_of(offers, one.id)),
    }
