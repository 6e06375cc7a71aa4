"""Contexts come from installed packages, and are the ones that were looked at."""

import hashlib
import json
from importlib import resources

import pytest

from microcred.proof import ProofProblem, contexts


def test_all_known_contexts_are_there_and_as_they_were():
    for url in contexts.KNOWN:
        assert contexts.context(url)["@context"], url


def test_an_unknown_one_is_an_error():
    with pytest.raises(ProofProblem, match=r"https://www\.w3\.org/ns/credentials/v1"):
        contexts.context("https://www.w3.org/ns/credentials/v1")


@pytest.mark.parametrize("url", ["http://www.w3.org/ns/credentials/v2", f"{contexts.CREDENTIALS}/"])
def test_an_address_is_known_only_as_it_is(url):
    with pytest.raises(ProofProblem):
        contexts.context(url)


def test_a_copy_that_differs_is_refused(monkeypatch):
    name, sha256 = contexts._PINNED[contexts.CREDENTIALS]
    data = resources.files("openbadgeslib.ob3.contexts").joinpath(name).read_bytes()
    assert hashlib.sha256(data).hexdigest() == sha256
    changed = {**contexts._PINNED, contexts.CREDENTIALS: ("ob-v3p0-extensions.json", sha256)}
    monkeypatch.setattr(contexts, "_PINNED", changed)
    with pytest.raises(ProofProblem, match="is not the one that is pinned"):
        contexts.context(contexts.CREDENTIALS)


def test_what_is_handed_out_may_be_changed_without_harm():
    contexts.context(contexts.CREDENTIALS).clear()
    assert json.dumps(contexts.context(contexts.CREDENTIALS)).startswith('{"@context"')
