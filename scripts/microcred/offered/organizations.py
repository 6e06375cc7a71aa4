"""What may be wrong with organisations and adopted catalogs: O01 to O08."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final

from microcred.document import Document
from microcred.model.adopted import AdoptedCatalog
from microcred.model.organization import HERE, Organization, OrganizationKind, Part
from microcred.offered.finding import (
    ANY,
    Around,
    Finding,
    arrows,
    circles,
    own_name,
    problems,
    twice,
)
from microcred.offered.offers import ADOPTED, ORGANIZATIONS
from microcred.problem import Problem, Severity


def organization_problems(around: Around) -> Iterator[Problem]:
    """Yield every problem with what organisations and adopted catalogs say."""
    for organization in around.offers.organizations.values():
        findings = chain.from_iterable(check(organization, around) for check in _ORGANIZATION)
        yield from problems(organization, findings)
    for catalog in around.offers.adopted.values():
        findings = chain.from_iterable(look(catalog, around) for look in _CATALOG)
        yield from problems(catalog, findings)
    yield from _belonging(around)
    yield from _schools(around)


# --- one organisation ---


def _named(document: Document[Organization], around: Around) -> Iterator[Finding]:
    yield from own_name(document, "O01", document.model.id)


def _names(document: Document[Organization], around: Around) -> Iterator[Finding]:
    model = document.model
    yield from around.file(("part_of",), "O02", ORGANIZATIONS, model.part_of)
    for number, one in enumerate(model.adopts):
        if one.catalog != HERE:
            yield from around.file(("adopts", number, "catalog"), "O02", ADOPTED, one.catalog)
        at = ("adopts", number, "credentials")
        yield from around.credentials(at, "O02", one.credentials, any_too=True)
        yield from _of_that_catalog(document, around, number)
    for number, value in enumerate(model.values):
        yield from around.credential(("values", number, "credential"), "O02", value.credential)
    for number, need in enumerate(model.needs):
        yield from around.credentials(("needs", number, "credentials"), "O02", need.credentials)


def _of_that_catalog(
    document: Document[Organization], around: Around, number: int
) -> Iterator[Finding]:
    """Yield O02 for a micro-credential that is known, but of another catalog."""
    adoption = document.model.adopts[number]
    for place, slug in enumerate(adoption.credentials):
        found = around.offers.known.get(slug)
        if found is not None and found.catalog != adoption.catalog:
            theirs = "our own" if found.catalog == HERE else f"of the catalog {found.catalog}"
            message = f"{slug} is {theirs}, not of {adoption.catalog}"
            fix = f"Name it under `catalog: {found.catalog}`."
            yield Finding(("adopts", number, "credentials", place), "O02", message, fix)


def _listed_once(document: Document[Organization], around: Around) -> Iterator[Finding]:
    model = document.model
    yield from twice(("parts",), "O04", model.parts, "the part")
    yield from twice(("needs",), "O04", [one.id for one in model.needs], "the need")
    yield from twice(("values",), "O04", [one.credential for one in model.values], "a value of")
    for number, one in enumerate(model.adopts):
        at = ("adopts", number, "credentials")
        yield from twice(at, "O04", one.credentials, "the micro-credential")


def _parts(document: Document[Organization], around: Around) -> Iterator[Finding]:
    model = document.model
    if not model.parts:
        fix = f"Write what it does: {', '.join(Part)}."
        yield Finding(("parts",), "O05", f"{model.id} has no part in the programme", fix)
    elif model.adopts and Part.ADOPTER not in model.parts:
        message = f"{model.id} adopts micro-credentials, and `parts` does not say so"
        yield Finding(("parts",), "O05", message, "Add `adopter` to `parts`.")
    for number, one in enumerate(model.adopts):
        if not one.credentials:
            message = "this adopts nothing: `credentials` is empty"
            fix = f"Name micro-credentials, or write [{ANY}]."
            yield Finding(("adopts", number, "credentials"), "O05", message, fix)


def _served(document: Document[Organization], around: Around) -> Iterator[Finding]:
    for number, need in enumerate(document.model.needs):
        if need.area is None and need.purpose is None and not need.credentials:
            message = f"nothing could ever serve the need “{need.name}”: it says neither what area "
            fix = "Write `area:`, `purpose:` or `credentials:`."
            message += "or purpose it has, nor which micro-credentials show it"
            yield Finding(("needs", number), "O08", message, fix)


def _dated(document: Document[Organization], around: Around) -> Iterator[Finding]:
    model = document.model
    if model.source and model.as_of is None:
        message = "nothing says on which day the source was read"
        yield Finding(("source",), "O07", message, "Add `as_of:` with the day.", Severity.WARNING)


_ORGANIZATION: Final[tuple[Callable[[Document[Organization], Around], Iterator[Finding]], ...]] = (
    _named,
    _names,
    _listed_once,
    _parts,
    _served,
    _dated,
)


# --- one adopted catalog ---


def _catalog_named(document: Document[AdoptedCatalog], around: Around) -> Iterator[Finding]:
    yield from own_name(document, "O01", document.model.id)
    if document.model.id == HERE:
        message = f"`{HERE}` is what our own catalog is called"
        yield Finding(("id",), "O01", message, "Give the catalog, and its file, another name.")


def _issuer(document: Document[AdoptedCatalog], around: Around) -> Iterator[Finding]:
    issuer = document.model.issuer
    yield from around.file(("issuer",), "O02", ORGANIZATIONS, issuer)
    found = around.offers.organizations.get(issuer)
    if found and Part.ISSUER not in found.model.parts:
        message = f"{issuer} issues these, and `parts` of {found.path} does not say so"
        yield Finding(("issuer",), "O05", message, "Add `issuer` to its `parts`.")


def _offered(document: Document[AdoptedCatalog], around: Around) -> Iterator[Finding]:
    model = document.model
    slugs = [one.id for one in model.credentials]
    if not slugs:
        fix = "Name at least one, or remove the file."
        yield Finding(("credentials",), "O05", "this catalog has no micro-credential", fix)
    yield from twice(("credentials",), "O04", slugs, "the micro-credential")
    for number, slug in enumerate(slugs):
        found = around.offers.known.get(slug)
        if found and found.catalog != model.id:
            theirs = "ours" if found.catalog == HERE else f"one of {found.catalog}"
            message = f"{slug} is also the name of {theirs}, so nobody could tell which is meant"
            fix = f"Write another id, such as {model.id}-{slug}; the name on the page can stay."
            yield Finding(("credentials", number, "id"), "O06", message, fix)


_CATALOG: Final[tuple[Callable[[Document[AdoptedCatalog], Around], Iterator[Finding]], ...]] = (
    _catalog_named,
    _issuer,
    _offered,
)


# --- several organisations ---


def _belonging(around: Around) -> Iterator[Problem]:
    """Yield O03 for organisations each of which belongs to the next, around to the first."""
    organizations = around.offers.organizations
    above = {one: {found.model.part_of or ""} - {""} for one, found in organizations.items()}
    for way in circles(above):
        document = organizations[way[0]]
        message = f"each of these is part of the next: {arrows(way)}"
        fix = "Take `part_of` out of the one that is above the others."
        yield from problems(document, [Finding(("part_of",), "O03", message, fix)])


def _schools(around: Around) -> Iterator[Problem]:
    """Yield O04 for each school that is listed before, here or elsewhere."""
    first: dict[str, str] = {}
    for one, document in around.offers.organizations.items():
        for number, school in enumerate(document.model.schools):
            if school.id in first:
                where = "here" if first[school.id] == one else f"by {first[school.id]}"
                message = f"the school {school.id} is listed before, {where}"
                fix = "Keep one, or give the other an id of its own: rosters name schools by id."
                found = Finding(("schools", number, "id"), "O04", message, fix)
                yield from problems(document, [found])
            first.setdefault(school.id, one)


def known_schools(around: Around) -> set[str]:
    """Return the ids of all schools: those listed, and organisations that are one."""
    models = [document.model for document in around.offers.organizations.values()]
    listed = {school.id for model in models for school in model.schools}
    return listed | {model.id for model in models if model.kind is OrganizationKind.SCHOOL}
