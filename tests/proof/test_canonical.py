"""Canonical N-Quads: those that pyld gives untouched, and those of another implementation."""

import json
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyld import jsonld
from pyoxigraph import CanonicalizationAlgorithm, Dataset, RdfFormat, parse, serialize

from microcred.proof import contexts
from microcred.proof.atlas import Atlas
from microcred.proof.suite import quads
from tests.ledgers import document as award
from tests.proof.credentials import badge

CLEAN = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], max_codepoint=0xD7FF)
    | st.sampled_from("\t\n\r"),
    max_size=8,
)


def by_pyld(document):
    """Return what pyld's own function gives, with nothing of ours but the contexts."""
    options = {
        "algorithm": "URDNA2015",
        "format": "application/n-quads",
        "documentLoader": contexts.load,
    }
    return jsonld.normalize(document, options)


def by_oxigraph(document):
    """Return what another implementation of RDFC-1.0 makes of the same quads."""
    dataset = Dataset(parse(quads(document).encode(), format=RdfFormat.N_QUADS))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    text = (serialize(dataset, format=RdfFormat.N_QUADS) or b"").decode()
    return "".join(sorted(text.splitlines(keepends=True)))


def nasty(*texts):
    """Return a badge with these texts in places where they matter to labels and order."""
    name, salt, one, other = texts
    document = badge(
        name=name,
        evidence=[
            {"type": ["Evidence"], "name": one},
            {"type": ["Evidence"], "name": other, "narrative": name},
        ],
    )
    document["credentialSubject"]["identifier"][0]["salt"] = salt
    document["credentialSubject"]["achievement"]["tag"] = [one, other, salt]
    return document


@given(st.tuples(CLEAN, CLEAN, CLEAN, CLEAN))
@settings(max_examples=100)
def test_ours_are_those_of_pyld_and_of_oxigraph(texts):
    document = nasty(*texts)
    assert quads(document) == by_pyld(document)
    assert sorted(quads(document).split("\n")) == sorted(by_oxigraph(document).split("\n"))


@given(st.lists(st.tuples(CLEAN, CLEAN, CLEAN, CLEAN), min_size=3, max_size=6))
@settings(max_examples=100)
def test_so_are_those_filled_into_a_shape(several):
    atlas = Atlas()
    for number, texts in enumerate(several):
        document = nasty(*texts) | {"id": f"https://good.example/{number}"}
        data = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
        found = atlas.quads(document, data)
        if found is not None:
            text = b"".join(found).decode()
            assert text == by_pyld(document)
            assert sorted(text.split("\n")) == sorted(by_oxigraph(document).split("\n"))


def test_real_awards():
    for number in range(3):
        assert quads(award(number)) == by_pyld(award(number)) == by_oxigraph(award(number))


@pytest.mark.parametrize("url", contexts.KNOWN)
def test_contexts_name_no_terms_with_a_colon(url):
    """Such a term could change an address that a shape takes as it is."""
    terms = contexts.context(url)["@context"]
    for each in terms if isinstance(terms, list) else [terms]:
        assert not [term for term in each if ":" in term]


ALONE = """
import sys
from pyld import jsonld
from microcred import proof
from microcred.proof.suite import quads
from microcred.proof.contexts import load
asked = []
sys.addaudithook(lambda event, args: asked.append(event) if event.startswith("socket.") else None)
assert jsonld.get_document_loader() is load
document = {"@context": ["https://www.w3.org/ns/credentials/v2"], "name": "x"}
assert quads(document)
for context in ("https://www.w3.org/ns/credentials/examples/v2", "http://127.0.0.1:9/context"):
    try:
        quads({"@context": [context], "name": "x"})
    except proof.ProofProblem as problem:
        assert context in str(problem)
    else:
        raise AssertionError
    try:
        jsonld.expand({"@context": context, "name": "x"})
    except jsonld.JsonLdError:
        pass
    else:
        raise AssertionError
assert asked == [], asked
"""


def test_nothing_ever_asks_the_network():
    subprocess.run([sys.executable, "-c", ALONE], check=True, timeout=60)
