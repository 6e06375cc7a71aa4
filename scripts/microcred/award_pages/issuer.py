"""What a site tells verifiers of its issuer: the DID document, made from program/keys.yml."""

from __future__ import annotations

import json

from microcred import did
from microcred.document import read_yaml
from microcred.model.keys import KeyRing
from microcred.model.program import Program
from microcred.places import KEYS
from microcred.problem import Problem, Severity
from microcred.settings import PROGRAM, Reader

NO_JEKYLL = ".nojekyll"
"""Tells GitHub Pages to publish folders whose names begin with a dot, as .well-known does."""


def issuer_files(
    read: Reader, program: Program, awards: bool
) -> tuple[list[tuple[str, bytes]], list[Problem]]:
    """Return path and bytes of each file, and what is wrong with the keys.

    Without keys there is nothing to tell, which is a problem once there are `awards`.
    """
    source = read(KEYS)
    if isinstance(source, Problem):
        missing = source.code == "F10"
        return [], [] if missing and not awards else [_NO_KEYS if missing else source]
    reading = read_yaml(KEYS, source.text, KeyRing)
    if reading.document is None:
        return [], list(reading.problems)
    try:
        name = did.did_web(program.url)
    except ValueError:
        return [], [*reading.problems, _NO_NAME]
    keys = [key.key for key in reading.document.model.trusted]
    document = json.dumps(did.did_document(name, keys), separators=(",", ":"))
    files = [(did.document_address(program.url), f"{document}\n".encode()), (NO_JEKYLL, b"")]
    return files, list(reading.problems)


_NO_KEYS = Problem(
    KEYS,
    1,
    "E03",
    Severity.ERROR,
    "this file is missing, and without its keys nobody can check an award",
    "Restore it from Git.",
)
_NO_NAME = Problem(
    PROGRAM,
    1,
    "E03",
    Severity.ERROR,
    "`url` gives no did:web, the name by which an issuer is known",
    "Use an address of letters, digits, hyphens and dots, such as https://badges.example.org/",
)
