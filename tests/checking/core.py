"""The scripts of the browser, run by Node.js: what they answer to badges and to what is none."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from microcred import bundle, did, scripts, status_list
from microcred.model.ledger import LIST_SIZE
from tests import ledgers

MODULES = (
    "check.js",
    "words.js",
    "canonical.js",
    "recipient.js",
    "png.js",
    "issuer.js",
    "plain.js",
)
DRIVER = Path(__file__).parent / "driver.mjs"
NOW = "2026-11-30T12:00:00Z"
HOME = ledgers.program().url
DID = did.did_web(HOME)
KEYS = did.document_url(DID)
LIST = f"{HOME}awards/status/1.json"


@cache
def modules() -> Path:
    """Return a folder with the modules, each bundled with all it needs."""
    folder = Path(tempfile.mkdtemp(prefix="microcred-modules-"))
    for name, data in bundle.bundled(Path(), MODULES).items():
        (folder / name).write_bytes(data)
    (folder / "package.json").write_text('{"type": "module"}')
    return folder


def answers(run: str, cases: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return what the scripts make of each case: `value`, or the `error` they stopped with."""
    given = {"modules": str(modules()), "run": run, "cases": list(cases)}
    found: list[dict[str, Any]] = json.loads(scripts.node(DRIVER, json.dumps(given).encode()))
    return found


def values(run: str, cases: Iterable[Mapping[str, Any]]) -> list[Any]:
    """Return the values of all cases; none may stop with an error."""
    found = answers(run, cases)
    assert all("value" in one for one in found), found
    return [one["value"] for one in found]


def value(run: str, **case: Any) -> Any:
    """Return the value of one case."""
    return values(run, [case])[0]


def keys(*multikeys: str, **changes: Any) -> str:
    """Return the text of the issuer's DID document."""
    return json.dumps(did.did_document(DID, multikeys or (ledgers.MULTIKEY,)) | changes)


def revocations(*indices: int, size: int = LIST_SIZE, **changes: Any) -> str:
    """Return the text of the issuer's status list, in which some bits are set, signed."""
    bits = bytes(size // 8)
    for index in indices:
        bits = status_list.with_bit(bits, index)
    bare = status_list.document(ledgers.program(), DID, 1, bits, ledgers.AWARDED)
    subject: Any = bare["credentialSubject"]
    subject |= changes.pop("subject", {})
    return json.dumps(ledgers.sign(bare | changes))


def web(**changes: Any) -> dict[str, str]:
    """Return what the issuer publishes: its keys and its list, by their addresses."""
    return {KEYS: changes.get("keys", keys()), LIST: changes.get("list", revocations())}


def case(said: str | dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Return a case for `check`: a badge, and the world it is checked in."""
    text = said if isinstance(said, str) else json.dumps(said)
    return {"said": text, "web": web(), "now": NOW, "programme": HOME} | changes


def check(said: str | dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Return what checking a badge comes to."""
    found: dict[str, Any] = value("check", **case(said, **changes))
    return found
