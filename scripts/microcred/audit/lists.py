"""The status lists: whole, signed, and saying of each award what the log says.

A14 a status list is missing or cannot be used · A15 it does not say what the log says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from microcred import did, links, places
from microcred.audit.setting import Setting
from microcred.ledger import Ledger
from microcred.ledger.problems import wrong
from microcred.ledger.reading import issuer, signing_key
from microcred.model.ledger import LIST_SIZE
from microcred.problem import Problem
from microcred.proof import ProofProblem, verified
from microcred.status_list import BadStatusList, bits_of, indices
from microcred.verify.jsontext import NotJson, read_object

ANEW = "Restore the file from Git; if it was never right, `microcred revoke` writes it anew."


def list_problems(setting: Setting, ledger: Ledger) -> Iterator[Problem]:
    """Yield every problem with the status lists that awards name."""
    for number in sorted(ledger.taken()):
        path = places.status_list(number)
        data = setting.survey.read_bytes(path)
        if isinstance(data, Problem):
            said = f"there is no status list {number}, and awards name it; they cannot be verified"
            yield wrong("A14", path, said) if data.code == "F10" else data
            continue
        for why in _unusable(setting, number, data):
            yield wrong("A14", path, f"this status list cannot be used: {why}", ANEW)
        bits = bits_in(data)
        if bits is not None:
            yield from _unlike(path, bits, ledger, number)


def bits_in(data: bytes) -> bytes | None:
    """Return the bits of the status list in a file, None where it cannot be read."""
    try:
        return bits_of(read_object(data))
    except (NotJson, BadStatusList):
        return None


def _unusable(setting: Setting, number: int, data: bytes) -> Iterator[str]:
    """Yield each reason why verifiers could not use a status list."""
    try:
        document = read_object(data)
        bits = bits_of(document)
    except (NotJson, BadStatusList) as why:
        yield str(why)
        return
    if len(bits) * 8 != LIST_SIZE:
        yield f"it has {len(bits) * 8:,} bits, and ours have {LIST_SIZE:,}"
    address = links.whole(setting.issuing.program, links.status_list(number))
    if issuer(document) != setting.issuing.did:
        yield f"it is issued by {issuer(document)}, not by {setting.issuing.did}"
    elif document.get("id") != address:
        yield "it has the address of another"
    else:
        yield from _unsigned(setting, document)


def _unsigned(setting: Setting, document: dict[str, Any]) -> Iterator[str]:
    named, _, key = (signing_key(document) or "").partition("#")
    if named != setting.issuing.did or not setting.keys.get(key):
        yield f"it is signed with {key or 'no key'}, which is not one that {places.KEYS} trusts"
        return
    try:
        verified(document, did.public_key(key))
    except ProofProblem as why:
        yield f"its signature does not stand: {why}"


def _unlike(path: str, bits: bytes, ledger: Ledger, number: int) -> Iterator[Problem]:
    """Yield A15 for each award whose bit and log disagree."""
    told, due = set(indices(bits)), ledger.revoked(number)
    awards = {
        award.status.index: award.award
        for award in ledger.awards.values()
        if award.status.list == number
    }
    for index in sorted(due - told):
        said = f"{awards[index]} was revoked, but this list says it was not (bit {index})"
        yield wrong("A15", path, said, ANEW)
    yield from _unlogged(path, sorted(told - due), awards)


def _unlogged(path: str, extra: Iterable[int], awards: dict[int, str]) -> Iterator[Problem]:
    for index in extra:
        award = awards.get(index, "a place that no award has")
        said = f"this list says that {award} is revoked (bit {index}), and the log does not"
        yield wrong("A15", path, said)
