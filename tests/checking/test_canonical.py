"""What is signed: the same for the browser's parts of jsonld, for all of it, and for pyld."""

import json
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld

from microcred import bundle, scripts
from microcred.proof.contexts import KNOWN, context, load
from tests import ledgers
from tests.checking.core import answers, revocations, value


def bare(document: dict[str, Any]) -> dict[str, Any]:
    return {name: part for name, part in document.items() if name != "proof"}


LETTERS = 'Ä "q" \\ \U0001d518 \n\t é'
DOCUMENTS: dict[str, dict[str, Any]] = {
    "award by e-mail": ledgers.document(),
    "award by account": ledgers.document(mode="open"),
    "status list": bare(json.loads(revocations(5))),
    "letters of every kind": ledgers.document(release=ledgers.release(name=LETTERS)),
    "proof options": {"@context": ledgers.document()["@context"], "type": "DataIntegrityProof",
                      "created": "2026-11-21T20:48:00Z", "cryptosuite": "eddsa-rdfc-2022"},
}  # fmt: skip


@pytest.fixture(params=DOCUMENTS)
def document(request: pytest.FixtureRequest) -> dict[str, Any]:
    return DOCUMENTS[request.param]


def test_it_is_what_jsonld_as_a_whole_makes_of_it(document):
    packages = str(scripts.installed(bundle.SOURCES, scripts.shared_cache(Path())))
    contexts = {url: context(url) for url in KNOWN}
    whole = value("whole", document=document, packages=packages, contexts=contexts)
    assert value("canonical", document=document) == whole
    assert len(whole) > 100


def test_it_is_what_pyld_makes_of_it(document):
    options = {"algorithm": "URDNA2015", "format": "application/n-quads", "documentLoader": load}
    assert value("canonical", document=document) == jsonld.normalize(document, options)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"shoeSize": "44"}, "shoeSize"),
        ({"type": ["VerifiableCredential", "Sandwich"]}, "Sandwich"),
        ({"id": "not an address"}, "not an address"),
    ],
)
def test_what_a_signature_would_not_cover_is_refused_by_name(change, named):
    (answer,) = answers("canonical", [{"document": ledgers.document() | change}])
    assert "not covered by its signature" in answer["error"]
    assert named in answer["error"]


def test_a_context_that_is_not_known_is_never_fetched():
    strange = {"@context": ["https://elsewhere.example/context"], "id": "urn:a", "name": "b"}
    (answer,) = answers("canonical", [{"document": strange}])
    assert "error" in answer
