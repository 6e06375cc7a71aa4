"""What main holds that awards are made by: the programme, its keys, and the ledger so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from microcred import did, git, proof
from microcred.badge import Issuing, file_bytes
from microcred.committed import Committed
from microcred.keyring import read_keys
from microcred.ledger import Ledger, ledger, read_log
from microcred.ledger.log import MAX_LOG
from microcred.places import LOG
from microcred.problem import Problem, verdict
from microcred.settings import Settings, read_settings
from microcred.signing import SigningKey, trusted


class Stopped(Exception):
    """Nothing can be awarded or revoked before these problems are mended."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """`problems` say why."""
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True)
class Scene:
    """Main at one commit. `log` is the log's file, `ledger` what it tells."""

    main: Committed
    issuing: Issuing
    ledger: Ledger
    log: bytes

    def signed(self, document: dict[str, Any], at: datetime, key: SigningKey) -> bytes:
        """Return the file of a credential, signed and verified. Raises ProofProblem."""
        method = did.method(self.issuing.did, key.multikey)
        return file_bytes(proof.signed(document, method=method, created=at, sign=key.sign))


def scene(root: Path, head: str, key: SigningKey) -> Scene:
    """Return what main holds at a commit.

    Raises Stopped where that is not in order, KeyProblem where the key may not sign.
    """
    main = Committed(root, head)
    settings, problems = read_settings(main.read)
    if settings is None or not verdict(problems).passed:
        raise Stopped(problems)
    _trust(main, key)
    log = git.show(root, head, LOG, MAX_LOG) or b""
    lines, unread = read_log(log)
    known = ledger(lines)
    if unread or known.problems:
        raise Stopped((*unread, *known.problems))
    return Scene(main, _issuing(settings), known, log)


def _issuing(settings: Settings) -> Issuing:
    program = settings.program.model
    return Issuing(program, settings.issuer.model, did.did_web(program.url))


def _trust(main: Committed, key: SigningKey) -> None:
    reading = read_keys(main.read)
    if reading.document is None or not verdict(reading.problems).passed:
        raise Stopped(reading.problems)
    trusted(key, reading.document.model)
