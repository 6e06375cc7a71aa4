"""A key that others may have: distrusted, and all it had signed signed anew, in one commit."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from microcred import did, git, places, status_list
from microcred.awarding.landing import Landed, Made, land
from microcred.badge import file_bytes
from microcred.committed import Committed
from microcred.keyring import read_keys, without_trust
from microcred.ledger import Ledger, ledger, line_bytes, read_log, sha256, signed_anew
from microcred.ledger.problems import wrong
from microcred.model.identity import timestamp
from microcred.model.keys import KeyRing
from microcred.model.program import Program
from microcred.pool import Progress, no_progress
from microcred.problem import Problem
from microcred.proof import Bulk, signed
from microcred.signing import KEY, KEY_FILE, KeyProblem, SigningKey, trusted


@dataclass(slots=True)
class Resigned:
    """What was done: how many awards and status lists were signed anew, and what was left.

    `left` are awards that this programme did not make as they are; they are no longer valid.
    """

    awards: int = 0
    lists: int = 0
    left: list[Problem] = field(default_factory=list)
    distrusted: bool = False


def distrust(
    root: Path, key: str, by: SigningKey, at: datetime, progress: Progress = no_progress
) -> Landed[Resigned]:
    """Mark `key` as compromised since `at`, and sign all it had signed anew with `by`.

    Each award keeps all but its proof. Done again, it finds nothing to do. Raises KeyProblem where
    `by` may not sign or `key` is not known, and what `land` raises.
    """

    def make(before: str) -> Made[Resigned]:
        work = _Resigning(_repository(root, before), key, by, at)
        work.distrust()
        work.awards(progress)
        work.lists()
        return Made(work.commit(), work.told)

    return land(root, make, at=at, why=f"Distrust {key}")


@dataclass(frozen=True, slots=True)
class _Repository:
    """What a commit holds that a change of keys needs."""

    root: Path
    revision: str
    program: Program
    ring: KeyRing
    keys: str
    log: bytes
    ledger: Ledger


def _repository(root: Path, revision: str) -> _Repository:
    """Return what a commit holds. Raises KeyProblem where something of it cannot be read."""
    committed = Committed(root, revision)
    program = committed.program.document
    keys = committed.read(places.KEYS)
    ring = read_keys(committed.read).document
    log = git.show(root, revision, places.LOG) or b""
    lines, problems = read_log(log)
    if program is None or ring is None or isinstance(keys, Problem) or problems:
        raise KeyProblem(
            f"program.yml, {places.KEYS} or {places.LOG} cannot be read as they are on main. "
            "`microcred check` says what is wrong; mend and commit that first."
        )
    return _Repository(root, revision, program.model, ring.model, keys.text, log, ledger(lines))


class _Resigning:
    """The changes that distrusting a key makes to the files of a commit."""

    def __init__(self, repository: _Repository, key: str, by: SigningKey, at: datetime) -> None:
        self._repository = repository
        self._key, self._by, self._at = key, by, at
        self._method = did.method(did.did_web(repository.program.url), by.multikey)
        self._changes: dict[str, bytes | None] = {}
        self.told = Resigned()

    def distrust(self) -> None:
        """Change keys.yml. Raises KeyProblem where the keys there do not allow it."""
        ring = self._repository.ring
        known = {each.key: each for each in ring.keys}.get(self._key)
        if known is None:
            raise KeyProblem(
                f"the key {self._key} is not in {places.KEYS} as it is on main. `microcred keys "
                "list` shows those that are; commit the file if you have just changed it."
            )
        if ring.trusted == (known,):
            raise KeyProblem(
                f"{self._key} is the only key that is trusted. Make another one with `microcred "
                f"keys rotate`, commit {places.KEYS}, then run this again."
            )
        if self._by.multikey == self._key:
            raise KeyProblem(
                f"the key to sign with ({KEY}, {KEY_FILE} or --key) is {self._key} itself, the "
                "compromised one. Give the file of the key that replaces it instead."
            )
        trusted(self._by, KeyRing(keys=tuple(each for each in ring.keys if each is not known)))
        if known.compromised is None:
            text = without_trust(self._repository.keys, self._key, self._at)
            self._changes[places.KEYS] = text.encode()
            self.told.distrusted = True

    def awards(self, progress: Progress) -> None:
        """Sign each award of the key anew that is as the log says, and log it."""
        root, revision = self._repository.root, self._repository.revision
        entries = git.entries(root, revision, places.AWARDS)
        wanted = [entry for entry in entries if places.award_named(entry.path)]
        bulk = Bulk(self._method, self._by.sign)
        lines = []
        for count, (path, data) in enumerate(git.contents(root, wanted), start=1):
            progress(count, len(wanted))
            if self._signed(data):
                lines += self._award(path, data, bulk)
        if lines:
            self._changes[places.LOG] = self._repository.log + b"".join(lines)

    def _award(self, path: str, data: bytes, bulk: Bulk) -> list[bytes]:
        """Return the log's line for an award signed anew, none where it is not as it was logged."""
        award = places.award_named(path) or ""
        standing = self._repository.ledger.awards.get(award)
        if standing is None or standing.sha256 != sha256(data):
            said = "this award is not as the log says it was made, so it was not signed anew"
            self.told.left.append(wrong("A06", path, said))
            return []
        self._changes[path] = file = bulk.signed(json.loads(data), self._at)
        self.told.awards += 1
        why = f"The key {self._key} was compromised."
        return [line_bytes(signed_anew(award, self._at, file, self._by.multikey, why))]

    def lists(self) -> None:
        """Sign each status list of the key anew, with what the log says was revoked."""
        known, program = self._repository.ledger, self._repository.program
        for number in sorted(known.taken()):
            path = places.status_list(number)
            data = git.show(self._repository.root, self._repository.revision, path) or b""
            if not self._signed(data):
                continue
            bits = status_list.empty()
            for index in known.revoked(number):
                bits = status_list.with_bit(bits, index)
            issuer = did.did_web(program.url)
            bare = status_list.document(program, issuer, number, bits, self._at)
            made = signed(bare, method=self._method, created=self._at, sign=self._by.sign)
            self._changes[path] = file_bytes(made)
            self.told.lists += 1

    def commit(self) -> str | None:
        """Return the commit that holds all of it, None where nothing changed."""
        if not self._changes:
            return None
        return git.commit_on(
            self._repository.root,
            parents=[self._repository.revision],
            changes=self._changes,
            subject=f"Distrust {self._key}, and sign {self.told.awards:,} awards anew",
            at=self._at,
        )

    def _signed(self, data: bytes) -> bool:
        return f'#{self._key}"'.encode() in data


def summary(told: Resigned, key: str, at: datetime) -> str:
    """Return what was done, for people."""
    if not (told.distrusted or told.awards or told.lists):
        return f"Nothing to do: {key} is compromised already, and signs nothing that stands."
    awards = f"{told.awards:,} award{'' if told.awards == 1 else 's'}"
    lists = f"{told.lists:,} status list{'' if told.lists == 1 else 's'}"
    return (
        f"{key} is compromised since {timestamp(at)}. Signed anew: {awards} and {lists}. "
        "Publish the site now, so that everybody sees it."
    )
