"""Verifiers and signers of others, run by Node.js on what a site folder holds and nothing else.

Their packages are those of package-lock.json, installed once into the environment's cache.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from microcred import did
from microcred.model.identity import timestamp
from microcred.scripts import run, shared_cache

FOLDER = Path(__file__).parent
CACHE = shared_cache(FOLDER.parent.parent)


class Verdict(NamedTuple):
    """What one of them says of a credential, and why."""

    verified: bool
    why: str


class Verdicts(NamedTuple):
    """What @digitalbazaar/vc and @digitalcredentials/verifier-core say."""

    bazaar: Verdict
    core: Verdict

    @property
    def accepted(self) -> bool:
        """True where both accept it."""
        return self.bazaar.verified and self.core.verified

    @property
    def rejected(self) -> bool:
        """True where both reject it."""
        return not (self.bazaar.verified or self.core.verified)


def verdicts(site: Path, url: str, documents: Sequence[dict[str, Any]]) -> list[Verdicts]:
    """Return what both say of each document, `site` being what is at `url`."""
    given = {"site": {"url": url, "folder": str(site)}, "documents": documents}
    answers = json.loads(run(FOLDER, "verify.js", CACHE, json.dumps(given).encode()))
    return [Verdicts(Verdict(**one["bazaar"]), Verdict(**one["core"])) for one in answers]


class Signed(NamedTuple):
    """Proofs that Node.js made, and how many seconds that took it, start-up not counted."""

    proofs: list[dict[str, Any]]
    seconds: float


def proofs(
    issuer: str,
    seed: bytes,
    multikey: str,
    documents: Sequence[dict[str, Any]],
    created: Sequence[Any],
) -> Signed:
    """Return the proofs that @digitalbazaar/vc gives documents, each at its moment."""
    given = {
        "key": {
            "id": did.method(issuer, multikey),
            "controller": issuer,
            "publicKeyMultibase": multikey,
            "secretKeyMultibase": did.secret_multikey(seed),
        },
        "documents": documents,
        "created": [timestamp(moment) for moment in created],
    }
    return Signed(**json.loads(run(FOLDER, "sign.js", CACHE, json.dumps(given).encode())))
