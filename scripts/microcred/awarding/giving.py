"""Decided submissions to files of the ledger: ids are drawn, credentials built and signed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from microcred import links, places, status_list
from microcred.awarding.recording import recorded
from microcred.awarding.scene import Scene
from microcred.badge import by_account, by_email, unsigned
from microcred.ledger import Held, Refused, awarded, decision_bytes, held, line_bytes, may_award
from microcred.model.credential import Validity
from microcred.model.decision import DecisionRecord
from microcred.model.evaluators import Roster
from microcred.model.identity import ALPHABET, release_parts
from microcred.model.ledger import StatusEntry
from microcred.model.submission import Submission
from microcred.problem import Problem
from microcred.releases import read_release, release_path
from microcred.review import Case, Decision
from microcred.signing import SigningKey
from microcred.status_list import Below

ID, SALT = 12, 24
"""How many random letters an id and a salt have: 60 and 120 bits."""


@dataclass(frozen=True, slots=True)
class Means:
    """What awards are made with: the moment, randomness, the key, and who people are."""

    at: datetime
    below: Below
    key: SigningKey
    roster: Roster | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """An award that was given; `url` is its page, `path` its file."""

    submission: str
    award: str
    credential: str
    url: str
    path: str
    renews: str | None = None


@dataclass(slots=True)
class Batch:
    """Awards made together, and the files that come of them.

    `earlier` are the decisions of the same earners that main has.
    """

    scene: Scene
    means: Means
    earlier: list[DecisionRecord]
    files: dict[str, bytes] = field(init=False)
    given: list[Given] = field(default_factory=list)
    taken: dict[int, set[int]] = field(init=False)

    def __post_init__(self) -> None:
        self.taken = self.scene.ledger.taken()
        self.files = {places.LOG: self.scene.log}

    def give(self, case: Case, decision: Decision, attempts: tuple[Submission, ...]) -> None:
        """Add the award that a decision earns.

        Raises Refused where its earner may not have it, ProofProblem where it cannot be signed.
        """
        renews = may_award(self._held(case), self.means.at)
        identity = self._identity(case.earner.id)
        page = self._page(case.earner.id) if attempts[-1].publish.page else None
        record = recorded(case, decision, self.means.at, self._new_id(), page)
        status = status_list.draw(self.taken, self.means.below)
        document = unsigned(self.scene.issuing, case.release, record, attempts, identity, status)
        self._add(record, self._signed(document), status, renews)

    def _add(
        self, record: DecisionRecord, data: bytes, status: StatusEntry, renews: str | None
    ) -> None:
        slug, _ = release_parts(record.credential)
        path = places.award(record.award)
        line = awarded(record, data, status, self.means.key.multikey, renews)
        if status.list not in self.taken:
            self.files[places.status_list(status.list)] = self._new_list(status.list)
        self.taken.setdefault(status.list, set()).add(status.index)
        self.files[path] = data
        self.files[places.decision(slug, record.submission)] = decision_bytes(record)
        self.files[places.LOG] += line_bytes(line)
        self.earlier.append(record)
        url = links.whole(self.scene.issuing.program, links.award(record.award))
        given = Given(record.submission, record.award, record.credential, url, path, renews)
        self.given.append(given)

    def _new_list(self, number: int) -> bytes:
        program, did = self.scene.issuing.program, self.scene.issuing.did
        bits = status_list.empty()
        return self._signed(status_list.document(program, did, number, bits, self.means.at))

    def _signed(self, document: dict[str, Any]) -> bytes:
        return self.scene.signed(document, self.means.at, self.means.key)

    def _identity(self, earner: str) -> dict[str, Any]:
        """Return whom the award is for. Raises Refused where their e-mail is not known."""
        if earner.startswith("github:"):
            return by_account(earner)
        person = self.means.roster.find(earner) if self.means.roster else None
        if person is None or person.email is None:
            raise Refused(
                f"the roster has no e-mail address for {earner}: add it, or name the roster with "
                "`--roster FILE`"
            )
        return by_email(person.email, drawn(self.means.below, SALT))

    def _held(self, case: Case) -> Iterator[Held]:
        """Yield what the earner was awarded before for the same micro-credential."""
        for one in self.earlier:
            same = release_parts(one.credential)[0] == case.release.credential.id
            if one.earner == case.earner.id and same:
                standing = self.scene.ledger.awards.get(one.award)
                revoked = standing.revoked if standing else None
                yield held(one.award, one.decided, revoked, self._validity(one.credential))

    def _validity(self, name: str) -> Validity | str | None:
        path = release_path(*release_parts(name))
        data = self.scene.main.read_bytes(path)
        release = data if isinstance(data, Problem) else read_release(path, data)
        return None if isinstance(release, Problem) else release.credential.validity

    def _new_id(self) -> str:
        known = {*self.scene.ledger.awards, *(one.award for one in self.given)}
        while (identity := drawn(self.means.below, ID)) in known:
            pass
        return identity

    def _page(self, earner: str) -> str:
        """Return the page of an earner: the one they have, or a new one."""
        theirs = (one.page for one in self.earlier if one.earner == earner and one.page)
        return next(theirs, None) or drawn(self.means.below, ID)


def drawn(below: Below, length: int) -> str:
    """Return so many random letters and digits, each as likely as any other."""
    return "".join(ALPHABET[below(len(ALPHABET))] for _ in range(length))
