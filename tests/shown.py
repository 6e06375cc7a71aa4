"""Programmes that show awards of every kind: named and not, standing, expired, revoked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from microcred import places, status_list
from microcred.badge import by_account, by_email, file_bytes
from microcred.did import did_web
from microcred.document import read_yaml
from microcred.files import write_if_changed
from microcred.ledger import awarded, line_bytes
from microcred.model.decision import CriterionResult
from microcred.model.ledger import Happening, LogLine
from microcred.model.program import Issuer, Program
from microcred.model.release import Release, digest, release_bytes
from microcred.releases import release_path
from tests.ledgers import KEYS, MULTIKEY, attempt, decision, document, random_id, sign, status

SHOWN_ON = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Shown:
    """An award to be made. `level` is the rubric's, counted from the end; -1 is the best."""

    number: int
    release: str = "wait-time@1.0"
    at: datetime = SHOWN_ON
    name: str | None = None
    page: str | None = None
    links: bool = False
    account: bool = False
    revoked: str | None = None
    levels: Sequence[int] = (-1, -2)

    @property
    def award(self) -> str:
        """Return its id."""
        return random_id(f"award {self.number}")


PAGE = random_id("page of Amara")
VALID = Shown(1, name="Amara Okafor", page=PAGE)
UNNAMED = Shown(2)
EXPIRED = Shown(3, at=datetime(2021, 3, 9, tzinfo=UTC), name="Ben Adeyemi")
RENEWABLE = Shown(4, at=datetime(2021, 12, 1, tzinfo=UTC), name="Amara Okafor", page=PAGE,
                  release="exit-tickets@1.0")  # fmt: skip
REVOKED = Shown(5, name="Amara Okafor", page=PAGE, revoked="The recording was of another class.")
LINKED = Shown(6, account=True, links=True, name="Zoë O’Neill & Søn")
ALL = (VALID, UNNAMED, EXPIRED, RENEWABLE, REVOKED, LINKED)


def show(root: Path, shown: Sequence[Shown] = ALL) -> None:
    """Write a key and a ledger of awards into a programme with frozen releases."""
    lines: list[bytes] = []
    bits = status_list.empty()
    for one in shown:
        data, line = award_of(root, one)
        write_if_changed(root / places.award(one.award), data)
        lines.append(line_bytes(line))
    for one in shown:
        if one.revoked:
            bits = status_list.with_bit(bits, status(one.number).index)
            lines.append(line_bytes(revocation(root, one)))
    write_if_changed(root / places.LOG, b"".join(lines))
    write_if_changed(root / places.KEYS, KEYS.encode())
    program, _ = settings(root)
    listed = status_list.document(program, did_web(program.url), 1, bits, SHOWN_ON)
    write_if_changed(root / places.status_list(1), file_bytes(sign(listed)))


def award_of(root: Path, shown: Shown) -> tuple[bytes, LogLine]:
    """Return the file of an award, signed, and its line in the log."""
    program, issuer = settings(root)
    data = (root / release_path(*shown.release.split("@"))).read_bytes()
    release = Release.model_validate_json(data)
    decided = replaced(shown, release)
    publish = {"name": shown.name, "evidence": shown.links, "page": shown.page is not None}
    bare = document(
        shown.number,
        program=program,
        issuer=issuer,
        release=release,
        decision=decided,
        attempts=(attempt(publish={k: v for k, v in publish.items() if v is not None}),),
        identity=by_account("github:7654321") if shown.account else by_email("a@b.example", "salt"),
    )
    file = file_bytes(sign(bare))
    return file, awarded(decided, file, status(shown.number), MULTIKEY)


def replaced(shown: Shown, release: Release):
    """Return the decision on an award that is shown."""
    assert release.rubric
    levels = release.rubric.levels
    results = tuple(
        CriterionResult(
            criterion=criterion.id,
            level=levels[shown.levels[place % len(shown.levels)]].id,
            met=True,
            attempt=1,
        )
        for place, criterion in enumerate(release.rubric.criteria)
    )
    return decision(
        shown.number,
        credential=shown.release,
        release=digest(release_bytes(release)),
        decided=shown.at,
        results=results,
        page=shown.page,
    )


def revocation(root: Path, shown: Shown) -> LogLine:
    """Return the line of the log for an award that is revoked."""
    _, line = award_of(root, shown)
    return LogLine(
        at=SHOWN_ON,
        event=Happening.REVOKED,
        award=shown.award,
        sha256=line.sha256,
        reason=shown.revoked,
    )


def settings(root: Path) -> tuple[Program, Issuer]:
    """Return the programme's settings."""
    program = read_yaml("p", (root / "program/program.yml").read_text("utf-8"), Program).document
    issuer = read_yaml("i", (root / "program/issuer.yml").read_text("utf-8"), Issuer).document
    assert program and issuer
    return program.model, issuer.model


__all__ = ["ALL", "Shown", "replace", "show"]
