"""All pages of offers, drawn straight into the site's frame."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from microcred import links
from microcred.entry import Entry
from microcred.model.program import Program
from microcred.model.requests import Requests
from microcred.offered.offers import Offers
from microcred.site.chart import Data
from microcred.site.offers.adopted import adopted_page
from microcred.site.offers.organization import organization_page, organizations_page
from microcred.site.offers.pathway import pathway_page
from microcred.site.offers.series import programmes_page, series_page
from microcred.site.offers.wishes import requests_page
from microcred.site.render import render
from microcred.site.shell import Direct, beside_the_catalog, framed, root_of


@dataclass(frozen=True, slots=True)
class OfferView:
    """All that pages of offers show. `requests` is None where there is no such file.

    `guide` is the address of a hand-written page on proposing a micro-credential, if there is one.
    """

    offers: Offers
    requests: Requests | None
    entries: Mapping[str, Entry]
    program: Program
    today: date
    guide: str | None = None


@dataclass(frozen=True, slots=True)
class OfferPage:
    """One page: its address, template, title, description and data."""

    address: str
    template: str
    title: str
    description: str
    data: Data


def offer_files(view: OfferView, shell: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of every page."""
    frame = beside_the_catalog(shell)
    for page in offer_pages(view):
        path = links.page(page.address)
        root = root_of(path)
        head = render("offers_head.html", {"url": links.whole(view.program, page.address)}, root)
        main = render(page.template, page.data, root)
        direct = Direct(path, page.title, page.description, main, head)
        yield path, framed(frame, direct).encode()


def offer_pages(view: OfferView) -> Iterator[OfferPage]:
    """Yield every page that there is something for."""
    offers, today, name = view.offers, view.today, view.program.name
    if offers.organizations:
        said = f"Who issues, adopts and recognises the micro-credentials of {name}."
        data = organizations_page(offers)
        yield OfferPage(links.ORGANIZATIONS, "organizations.html", "Organisations", said, data)
    if offers.series or offers.pathways:
        said = f"Programmes and pathways of {name}: open, under way and planned."
        data = programmes_page(offers, view.entries, today)
        yield OfferPage(links.PROGRAMMES, "programmes.html", "Programmes", said, data)
    yield from _single(view)
    if view.requests is not None:
        said = f"What teachers asked {name} to offer, and what became of it."
        data = requests_page(view.requests, view.program, offers, view.entries)
        data["guide"] = view.guide
        yield OfferPage(links.REQUESTS, "requests.html", "Requests", said, data)


def _single(view: OfferView) -> Iterator[OfferPage]:
    """Yield the page of each organisation, pathway, series and adopted catalog."""
    offers, entries, today, here = view.offers, view.entries, view.today, view.program
    for organization in (one.model for one in offers.organizations.values()):
        page = organization_page(organization, offers, entries, today)
        said = f"What {organization.name} issues, adopts and recognises at {here.name}."
        address = links.organization(organization.id)
        yield OfferPage(address, "organization.html", organization.name, said, page)
    for pathway in (one.model for one in offers.pathways.values()):
        page = pathway_page(pathway, offers, entries, today)
        address = links.pathway(pathway.id)
        yield OfferPage(address, "pathway.html", pathway.name, pathway.goal, page)
    for series in (one.model for one in offers.series.values()):
        page = series_page(series, offers, today, here.time_zone)
        said = series.goal or f"A programme of {offers.organization_name(series.organization)}."
        yield OfferPage(links.series(series.id), "series.html", series.name, said, page)
    for catalog in (one.model for one in offers.adopted.values()):
        page = adopted_page(catalog, offers, today)
        said = f"Micro-credentials that {page['issuer']['name']} issues, and that count here."
        yield OfferPage(links.adopted(catalog.id), "adopted.html", catalog.name, said, page)
