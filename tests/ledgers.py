"""A programme with real signed awards: the key from fixed bytes, times and ids always the same.

`document()` is one credential before it is signed, `signed()` the same with its proof, and
`programme(folder, awards=3)` a repository that holds three of them with all they rest on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from microcred import did, git, places, proof, status_list
from microcred.badge import Issuing, by_account, by_email, file_bytes, unsigned
from microcred.document import Source, read_markdown, read_yaml
from microcred.ledger import Logged, awarded, decision_bytes, ledger, line_bytes, revoked
from microcred.model.credential import Credential
from microcred.model.decision import CountedScorecard, CriterionResult, DecisionRecord, Outcome
from microcred.model.identity import ALPHABET
from microcred.model.ledger import LIST_SIZE, LogLine, StatusEntry
from microcred.model.program import Issuer, Program
from microcred.model.release import Release, digest, freeze, release_bytes
from microcred.model.rubric import Rubric
from microcred.model.submission import Submission
from microcred.releases import release_path
from tests import folder
from tests.folder import CREDENTIAL, GOOD, RUBRIC
from tests.handed import complete

SEED = hashlib.sha256(b"microcred: a key for tests, known to everybody").digest()
KEY = Ed25519PrivateKey.from_private_bytes(SEED)
PUBLIC = KEY.public_key().public_bytes_raw()
MULTIKEY = did.multikey(PUBLIC)
AWARDED = datetime(2026, 11, 21, 20, 48, tzinfo=UTC)
EMAIL = "ada@school.example"
HEAD = "4" * 40


def program(**changes: Any) -> Program:
    """Return the settings of programmes/good, with changes."""
    settings: Program = _yaml("program/program.yml", Program)
    return settings.model_copy(update=changes)


def issuer(**changes: Any) -> Issuer:
    """Return the issuer of programmes/good, with changes."""
    profile: Issuer = _yaml("program/issuer.yml", Issuer)
    return profile.model_copy(update=changes)


def release(**changes: Any) -> Release:
    """Return the release think-time@1.0 of programmes/good; `changes` are its Achievement's."""
    text = (GOOD / CREDENTIAL).read_text("utf-8")
    reading = read_markdown(CREDENTIAL, text, Credential)
    assert reading.document, reading.problems
    model = reading.document.model.model_copy(update=changes)
    return freeze(model, _yaml(RUBRIC, Rubric), program().review)


def attempt(**changes: Any) -> Submission:
    """Return a clean attempt at think-time@1.0; `changes` are those of tests.handed."""
    return _attempt(complete("think-time@1.0", **changes))


def _attempt(text: str) -> Submission:
    reading = read_markdown("attempt-1.md", text, Submission)
    assert reading.document, reading.problems
    return reading.document.model


def random_id(seed: str, length: int = 12) -> str:
    """Return an id that looks random and is always the same."""
    return "".join(ALPHABET[byte % 32] for byte in hashlib.sha256(seed.encode()).digest()[:length])


def decision(number: int = 0, **changes: Any) -> DecisionRecord:
    """Return the n-th decision: each of another earner, an hour after the one before."""
    decided = AWARDED + timedelta(hours=number)
    fields: dict[str, Any] = {
        "submission": random_id(f"submission {number}", 8),
        "credential": "think-time@1.0",
        "release": digest(release_bytes(release())),
        "earner": "k7m2p4" if number == 0 else f"earner-{number}",
        "outcome": Outcome.AWARD,
        "attempt": 1,
        "head": HEAD,
        "decided": decided,
        "results": tuple(
            CriterionResult(criterion=criterion, level="meets", met=True, attempt=1)
            for criterion in ("questions", "silence")
        ),
        "scorecards": tuple(
            CountedScorecard(
                evaluator=who, at=decided, attempt=1,
                sha256=hashlib.sha256(f"{who} {number}".encode()).hexdigest(),
            )
            for who in ("eva", "omar")
        ),
        "award": random_id(f"award {number}"),
    }  # fmt: skip
    return DecisionRecord.model_validate(fields | changes)


def document(number: int = 0, mode: str = "private", **changes: Any) -> dict[str, Any]:
    """Return the n-th credential without a proof.

    `changes` may name `program`, `issuer`, `release`, `decision`, `attempts`, `identity`, `status`.
    """
    decided = changes.get("decision", decision(number))
    salt = random_id(f"salt {number}", 24)
    by = by_email(EMAIL, salt) if mode == "private" else by_account("github:1234567")
    given = {"program": program(), "issuer": issuer(), "release": release()} | changes
    return unsigned(
        Issuing(given["program"], given["issuer"], did.did_web(given["program"].url)),
        given["release"],
        decided,
        given.get("attempts", (attempt(),)),
        given.get("identity", by),
        given.get("status", status(number)),
    )


def status(number: int = 0) -> StatusEntry:
    """Return the place of the n-th award in a status list."""
    return StatusEntry(list=1 + number // LIST_SIZE, index=(9973 * (number + 1)) % LIST_SIZE)


def line(number: int = 0, **changes: Any) -> LogLine:
    """Return the log's line for the n-th award, with changes."""
    made = awarded(decision(number), file_bytes(signed(number)), status(number), MULTIKEY)
    return made.model_copy(update=changes)


def signed(number: int = 0, mode: str = "private", **changes: Any) -> dict[str, Any]:
    """Return the n-th credential with the proof that the award job gives it."""
    return sign(document(number, mode, **changes))


def sign(bare: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Return a document signed with the test key; `created`, `method` and `sign` may differ."""
    issuer = bare["issuer"]
    name = issuer if isinstance(issuer, str) else issuer["id"]
    given: dict[str, Any] = {
        "method": did.method(name, MULTIKEY),
        "created": datetime.fromisoformat(bare["validFrom"]),
        "sign": KEY.sign,
    }
    return proof.signed(bare, **(given | changes))


KEYS = f"""\
format: 1
keys:
  - {{key: {MULTIKEY}, added: "2026-07-01T00:00:00Z"}}
"""
EVALUATORS = """\
format: 1
evaluators:
  - {id: eva, earner: none, school: north, credentials: [any], trained: 2026-08-01}
  - {id: omar, earner: none, school: south, credentials: [any], trained: 2026-08-01}
  - {id: lea, earner: none, school: west, credentials: [any], trained: 2026-08-01, lead: true}
"""
BEGUN = datetime(2026, 7, 1, tzinfo=UTC)


def beginnings(target: Path) -> Path:
    """Make a repository of programmes/good, with a frozen release, a key and evaluators."""
    folder.repository(target)
    files = {
        path.relative_to(GOOD).as_posix(): path.read_bytes()
        for path in GOOD.rglob("*")
        if path.is_file()
    }
    files |= {
        release_path("think-time", "1.0"): release_bytes(release()),
        places.KEYS: KEYS.encode(),
        places.EVALUATORS: EVALUATORS.encode(),
    }
    commit(target, files, "Begin", BEGUN)
    return target


Changes = Mapping[int, Mapping[str, Any]]
NONE: Changes = {}


def programme(
    target: Path,
    awards: int = 1,
    ended: tuple[int, ...] = (),
    *,
    decisions: Changes = NONE,
    handed_in: Changes = NONE,
    lines: Changes = NONE,
) -> Path:
    """Make a repository with so many awards; those whose numbers are in `ended` are revoked.

    The others change, by the number of an award, the decision, what tests.handed makes of the
    attempt, and the log's line (`status`, `renews`); all that follows from them follows.
    """
    beginnings(target)
    records = [decision(number, **decisions.get(number, {})) for number in range(awards)]
    texts = {
        places.Attempt("think-time", record.submission, 1).path: complete(
            "think-time@1.0", **{"earner": record.earner, **handed_in.get(number, {})}
        )
        for number, record in enumerate(records)
    }
    head = commit(target, {path: text.encode() for path, text in texts.items()}, "Hand in", BEGUN)
    made = [record.model_copy(update={"head": head}) for record in records]
    submissions = [_attempt(text) for text in texts.values()]
    files = _ledger(made, submissions, ended, lines)
    commit(target, files, "Award", AWARDED + timedelta(hours=awards))
    return target


def commit(root: Path, changes: dict[str, bytes | None] | dict[str, bytes], why: str,
           at: datetime) -> str:  # fmt: skip
    """Commit changes of files on main, and bring them into the folder; return the commit's id."""
    before = git.resolve(root, "refs/heads/main")
    made = git.commit_on(
        root, parents=[before] if before else [], changes=dict(changes), subject=why, at=at
    )
    git.move(root, "refs/heads/main", made, before)
    git.refresh(root, sorted(changes))
    return made


def _ledger(
    records: list[DecisionRecord],
    attempts: list[Submission],
    ended: tuple[int, ...],
    changes: Changes,
) -> dict[str, bytes]:
    """Return the files that the award job writes for these decisions."""
    files: dict[str, bytes] = {}
    lines: list[LogLine] = []
    for number, record in enumerate(records):
        told = changes.get(number, {})
        place = told.get("status", status(number))
        data = file_bytes(
            signed(number, decision=record, attempts=(attempts[number],), status=place)
        )
        files[places.decision("think-time", record.submission)] = decision_bytes(record)
        files[places.award(record.award)] = data
        lines.append(awarded(record, data, place, MULTIKEY, told.get("renews")))
    at = AWARDED + timedelta(hours=len(records))
    known = ledger([Logged(number, one) for number, one in enumerate(lines, start=1)])
    lines += [revoked(known.awards[records[number].award], at, REASON) for number in ended]
    files[places.LOG] = b"".join(map(line_bytes, lines))
    return files | _lists(lines, at)


def _lists(lines: list[LogLine], at: datetime) -> dict[str, bytes]:
    """Return the status lists that the log's lines ask for."""
    known = ledger([Logged(number, one) for number, one in enumerate(lines, start=1)])
    return {
        places.status_list(number): file_bytes(sign(listed(number, known.revoked(number), at)))
        for number in known.taken()
    }


def listed(number: int, ended: Iterable[int], at: datetime = AWARDED) -> dict[str, Any]:
    """Return a status list without a proof, in which these indices are revoked."""
    bits = status_list.empty()
    for index in ended:
        bits = status_list.with_bit(bits, index)
    return status_list.document(program(), did.did_web(program().url), number, bits, at)


REASON = "It was given by mistake."


def _yaml(path: str, model: Any) -> Any:
    source = Source(path, (GOOD / Path(path)).read_text("utf-8"))
    reading = read_yaml(source.path, source.text, model)
    assert reading.document, reading.problems
    return reading.document.model
