"""What each organisation counts as its own: what `any` of its rules stands for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from microcred.model.organization import HERE, Adoption, Organization, Part
from microcred.offered.finding import ANY
from microcred.offered.offers import Offers


def adopted_by(offers: Offers) -> Mapping[str, frozenset[str]]:
    """Return the micro-credentials of each organisation that adopts any, by its id.

    What it issues itself is among them. One that adopts nothing is not there: `any` of its rules
    is every one.
    """
    return {
        one.model.id: frozenset(_own(one.model, offers))
        for one in offers.organizations.values()
        if one.model.adopts
    }


def _own(model: Organization, offers: Offers) -> Iterator[str]:
    for adoption in model.adopts:
        yield from _adopted(adoption, offers)
    issued = [one.model.id for one in offers.adopted.values() if one.model.issuer == model.id]
    ours = [HERE] if Part.ISSUER in model.parts and not issued else []
    for catalog in (*issued, *ours):
        yield from _all(catalog, offers)


def _adopted(adoption: Adoption, offers: Offers) -> Iterator[str]:
    if ANY in adoption.credentials:
        yield from _all(adoption.catalog, offers)
    else:
        yield from adoption.credentials


def _all(catalog: str, offers: Offers) -> Iterator[str]:
    return (slug for slug, named in offers.known.items() if named.catalog == catalog)
