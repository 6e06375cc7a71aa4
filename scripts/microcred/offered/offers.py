"""All that a programme offers beside its own micro-credentials, as its files say it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeVar

from microcred.document import Document, Reading, read_yaml
from microcred.model.adopted import AdoptedCatalog
from microcred.model.base import Model
from microcred.model.cohort import Series
from microcred.model.organization import HERE, Organization
from microcred.model.pathway import Pathway, Standing
from microcred.model.recognition import RecognitionRule
from microcred.problem import Problem
from microcred.settings import Reader
from microcred.starters.unwritten import unwritten

ORGANIZATIONS: Final = "program/organizations"
ADOPTED: Final = "program/adopted"
PATHWAYS: Final = "program/pathways"
COHORTS: Final = "program/cohorts"
RECOGNITION: Final = "program/recognition"

FOLDERS: Final[Mapping[str, type[Model]]] = {
    ORGANIZATIONS: Organization,
    ADOPTED: AdoptedCatalog,
    PATHWAYS: Pathway,
    COHORTS: Series,
    RECOGNITION: RecognitionRule,
}
"""What the files of each folder hold."""

M = TypeVar("M", bound=Model)


class Named(NamedTuple):
    """A micro-credential as far as offers know it; `catalog` is `here` for our own."""

    name: str
    catalog: str = HERE


@dataclass(frozen=True, slots=True)
class Offers:
    """What could be read, by id in the order of ids.

    `known` are all micro-credentials that may be named: our own and those of adopted catalogs.
    """

    organizations: Mapping[str, Document[Organization]]
    adopted: Mapping[str, Document[AdoptedCatalog]]
    pathways: Mapping[str, Document[Pathway]]
    series: Mapping[str, Document[Series]]
    rules: Mapping[str, Document[RecognitionRule]]
    known: Mapping[str, Named]

    def organization_name(self, organization: str) -> str:
        """Return what an organisation is called; its id where nothing is known of it."""
        found = self.organizations.get(organization)
        return found.model.name if found else organization

    def credential_name(self, slug: str) -> str:
        """Return what a micro-credential is called; its id where nothing is known of it."""
        found = self.known.get(slug)
        return found.name if found else slug


NO_OFFERS: Final = Offers({}, {}, {}, {}, {}, {})


def load_offers(
    names: Mapping[str, Sequence[str]], read: Reader, catalog: Mapping[str, str]
) -> tuple[Offers, tuple[Problem, ...]]:
    """Return what can be read, and why the rest cannot; nothing is held against anything else.

    `names` are the ids found in each of FOLDERS, `catalog` our own micro-credentials' names by id.
    """
    problems: list[Problem] = []

    def load(folder: str, model: type[M]) -> dict[str, Document[M]]:
        readings = {one: _read(f"{folder}/{one}.yml", read, model) for one in names.get(folder, ())}
        problems.extend(problem for found in readings.values() for problem in found.problems)
        return {one: found.document for one, found in readings.items() if found.document}

    adopted = load(ADOPTED, AdoptedCatalog)
    offers = Offers(
        load(ORGANIZATIONS, Organization),
        adopted,
        load(PATHWAYS, Pathway),
        load(COHORTS, Series),
        load(RECOGNITION, RecognitionRule),
        _known(catalog, adopted),
    )
    return offers, tuple(problems)


def _read(path: str, read: Reader, model: type[M]) -> Reading[M]:
    source = read(path)
    if isinstance(source, Problem):
        return Reading(None, (source,))
    reading = read_yaml(path, source.text, model)
    draft = reading.document and getattr(reading.document.model, "status", None) is Standing.DRAFT
    still = unwritten(path, source.text, draft=bool(draft))
    return Reading(reading.document, (*reading.problems, *still))


def _known(
    catalog: Mapping[str, str], adopted: Mapping[str, Document[AdoptedCatalog]]
) -> dict[str, Named]:
    theirs = {
        one.id: Named(one.name, name)
        for name, document in adopted.items()
        for one in document.model.credentials
    }
    return theirs | {slug: Named(name) for slug, name in catalog.items()}
