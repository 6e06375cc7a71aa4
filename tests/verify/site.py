"""A site as far as verifying needs it: did.json, awards, status lists."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from microcred import did, links, status_list
from microcred.badge import file_bytes
from tests import ledgers

AT_HOST = "https://good.example/"
BELOW_HOST = "https://org.github.io/repo/"


def site(
    folder: Path, awards: int = 1, revoked: tuple[int, ...] = (), url: str = AT_HOST
) -> list[Path]:
    """Write a site with so many awards; return where each of them is."""
    program = ledgers.program(url=url)
    issuer = did.did_web(url)
    put(folder, did.document_address(url), did.did_document(issuer, [ledgers.MULTIKEY]))
    bits = status_list.empty()
    for number in revoked:
        bits = status_list.with_bit(bits, ledgers.status(number).index)
    listed = status_list.document(program, issuer, 1, bits, ledgers.AWARDED)
    put(folder, links.status_list(1), ledgers.sign(listed))
    return [
        put(
            folder,
            links.award_data(ledgers.decision(number).award),
            ledgers.signed(number, program=program),
        )
        for number in range(awards)
    ]


def put(folder: Path, path: str, document: dict[str, Any]) -> Path:
    """Write a document into a site."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(file_bytes(document))
    return file


def edited(file: Path, **changes: Any) -> None:
    """Change top-level fields of a document."""
    file.write_bytes(file_bytes({**json.loads(file.read_bytes()), **changes}))
