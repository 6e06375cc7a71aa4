"""The ledger of awards is guarded: whatever is not as the award job wrote it is told.

Each case spoils a programme with three awards, the second of which is revoked, and names every
problem that is found.
"""

import json
import shutil

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from microcred import did, places
from microcred.audit import audit_problems
from microcred.badge import file_bytes
from microcred.ledger import sha256
from microcred.settings import read_program
from microcred.survey import Survey
from tests import folder
from tests.ledgers import (
    KEYS,
    decision,
    listed,
    programme,
    sign,
    status,
)

FIRST, ENDED, LAST = (places.award(decision(number).award) for number in range(3))
DECISION = places.decision("think-time", decision(0).submission)
ATTEMPT = places.Attempt("think-time", decision(0).submission, 1).path
LIST = places.status_list(1)
LOG = places.LOG
STRANGER = Ed25519PrivateKey.from_private_bytes(b"a key of somebody else, 32 bytes")
STRANGE = did.multikey(STRANGER.public_key().public_bytes_raw())


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return programme(tmp_path_factory.mktemp("audit") / "whole", 3, ended=(1,))


@pytest.fixture
def root(whole, tmp_path):
    return shutil.copytree(whole, tmp_path / "programme")


def audited(root):
    """Return what is wrong with a ledger, as `path:line CODE`."""
    return [f"{one.path}:{one.line} {one.code}" for one in told(root)]


def told(root):
    survey = Survey(root)
    program = read_program(survey.read).document
    return sorted(set(audit_problems(survey, program.model if program else None)))


# --- ways to spoil a ledger ---


def load(root, path):
    return json.loads((root / path).read_bytes())


def rewrite(root, path, **changes):
    """Change fields of a credential without signing it."""
    folder.put(root, path, file_bytes(load(root, path) | changes))


def forge(root, path, **changes):
    """Change fields of a credential, sign it with another key, and log that as it is logged."""
    given = {"sign": STRANGER.sign, "method": did.method("did:web:good.example", STRANGE)}
    bare = {key: value for key, value in load(root, path).items() if key != "proof"}
    before = sha256((root / path).read_bytes())
    folder.put(root, path, file_bytes(sign(bare | changes, **given)))
    folder.edit(root, LOG, before, sha256((root / path).read_bytes()))


def lines(root, change):
    """Change the list of the log's lines."""
    found = (root / LOG).read_bytes().splitlines(keepends=True)
    folder.put(root, LOG, b"".join(change(found)))


def put_list(root, made, **given):
    folder.put(root, LIST, file_bytes(sign(made, **given)))


def remove(root, path):
    (root / path).unlink()


def add_key(root):
    """List the stranger's key as if it were the programme's."""
    folder.put(root, places.KEYS, f'{KEYS}  - {{key: {STRANGE}, added: "2026-07-02T00:00:00Z"}}\n')


def copy(root, path, target):
    folder.put(root, target, (root / path).read_bytes())


def become_a_folder(root, path):
    remove(root, path)
    folder.put(root, f"{path}/x", "")


def forge_with_a_listed_key(root, path, **changes):
    add_key(root)
    forge(root, path, **changes)


# --- what is found ---


def test_a_ledger_as_the_award_job_writes_it_has_nothing_wrong(root):
    assert audited(root) == []


def test_a_programme_without_awards_has_nothing_to_check(tmp_path):
    assert audited(folder.good(tmp_path / "programme")) == []


CASES = {
    # the log
    "a line that nobody can read": (
        lambda root: lines(root, lambda found: [*found, b"{}\n"]),
        [f"{LOG}:5 A01"],
    ),
    "an award that is logged twice": (
        lambda root: lines(root, lambda found: [*found, found[0]]),
        [f"{LOG}:5 A02"],
    ),
    "a line that is removed": (
        lambda root: lines(root, lambda found: found[:-1]),
        [f"{LOG}:4 A03", f"{LIST}:1 A15"],
    ),
    "lines that are moved": (
        lambda root: lines(root, lambda found: [found[1], found[0], *found[2:]]),
        [f"{LOG}:1 A03"],
    ),
    "a reason that is rewritten": (
        lambda root: folder.edit(root, LOG, "by mistake", "in good faith"),
        [f"{LOG}:4 A03"],
    ),
    "a log that is gone": (
        lambda root: remove(root, LOG),
        sorted(
            [f"{LOG}:1 A03", f"{LIST}:1 A17"]
            + [f"{path}:1 A04" for path in (FIRST, ENDED, LAST)]
            + [f"{places.decision('think-time', decision(n).submission)}:1 A12" for n in range(3)]
        ),
    ),
    # an award's file
    "an award that nobody logged": (
        lambda root: copy(root, FIRST, places.award("zzzzzzzzzzzz")),
        [f"{places.award('zzzzzzzzzzzz')}:1 A04"],
    ),
    "an award that is gone": (
        lambda root: remove(root, FIRST),
        [f"{FIRST}:1 A05"],
    ),
    "a space more": (
        lambda root: folder.put(root, FIRST, (root / FIRST).read_bytes() + b" "),
        [f"{FIRST}:1 A06"],
    ),
    "a word changed": (
        lambda root: rewrite(root, FIRST, name="Better Time"),
        [f"{FIRST}:1 A06", f"{FIRST}:1 A08", f"{FIRST}:1 A09"],
    ),
    "no JSON": (
        lambda root: folder.put(root, FIRST, "[" * 100_000),
        [f"{FIRST}:1 A06", f"{FIRST}:1 A07"],
    ),
    "a name twice": (
        lambda root: folder.edit(root, FIRST, '"validFrom"', '"awardedDate":"x","validFrom"'),
        [f"{FIRST}:1 A06", f"{FIRST}:1 A07"],
    ),
    "the award of another": (
        lambda root: copy(root, LAST, FIRST),
        [f"{FIRST}:1 A06", f"{FIRST}:1 A07", f"{FIRST}:1 A08"],
    ),
    "an award that became a folder": (
        lambda root: become_a_folder(root, FIRST),
        [f"{FIRST}/x:1 A17", f"{FIRST}:1 F06"],
    ),
    # signatures
    "an award signed anew by a stranger, and logged so": (
        lambda root: forge(root, FIRST),
        [f"{FIRST}:1 A10", f"{LOG}:1 A03"],
    ),
    "an award made to last by a stranger's key in keys.yml": (
        lambda root: forge_with_a_listed_key(root, FIRST, validUntil="2099-01-01T00:00:00Z"),
        [f"{FIRST}:1 A08", f"{FIRST}:1 A10", f"{FIRST}:1 A11", f"{LOG}:1 A03"],
    ),
    "a key that is compromised": (
        lambda root: folder.put(
            root, places.KEYS, KEYS.replace("}", ', compromised: "2026-12-01T00:00:00Z"}')
        ),
        sorted([f"{path}:1 A10" for path in (FIRST, ENDED, LAST)] + [f"{LIST}:1 A14"]),
    ),
    "a proof that is gone": (
        lambda root: rewrite(root, FIRST, proof=[]),
        [f"{FIRST}:1 A06", f"{FIRST}:1 A10"],
    ),
    # decisions
    "a decision that is gone": (
        lambda root: remove(root, DECISION),
        [f"{DECISION}:1 A11"],
    ),
    "a decision that was edited": (
        lambda root: folder.put(
            root, DECISION, (root / DECISION).read_bytes().replace(b"meets", b"not-yet", 1)
        ),
        [f"{FIRST}:1 A11", f"{FIRST}:1 A11", f"{DECISION}:1 A12"],
    ),
    "a decision with a note": (
        lambda root: folder.put(root, DECISION, (root / DECISION).read_bytes() + b"# fine\n"),
        [f"{DECISION}:1 A11", f"{DECISION}:1 A12"],
    ),
    "a decision without an award": (
        lambda root: copy(root, DECISION, places.decision("think-time", "zzzzzzzz")),
        ["submissions/think-time/zzzzzzzz/decision.yml:1 A12"],
    ),
    "a release that is gone": (
        lambda root: remove(root, "credentials/releases/think-time@1.0.json"),
        [f"{path}:1 A11" for path in sorted((FIRST, ENDED, LAST))],
    ),
    "an attempt that came after the award": (
        lambda root: copy(root, ATTEMPT, ATTEMPT.replace("-1.md", "-2.md")),
        [f"{FIRST}:1 A11"],
    ),
    "an attempt that is now somebody else's": (
        lambda root: folder.edit(root, ATTEMPT, "id: k7m2p4", "id: p9q8r7"),
        [f"{FIRST}:1 A11"],
    ),
    "an attempt that cannot be read": (
        lambda root: folder.put(root, ATTEMPT, "gone"),
        [f"{ATTEMPT}:1 A11"],
    ),
    # status lists
    "a list that is gone": (
        lambda root: remove(root, LIST),
        [f"{LIST}:1 A14"],
    ),
    "a list that is no JSON": (
        lambda root: folder.put(root, LIST, "{"),
        [f"{LIST}:1 A14"],
    ),
    "a list that was rolled back": (
        lambda root: put_list(root, listed(1, [])),
        [f"{LIST}:1 A15", f"{LIST}:1 A15"],
    ),
    "a list that is shrunk": (
        lambda root: put_list(root, listed(1, [status(1).index]) | {"credentialSubject": {}}),
        [f"{LIST}:1 A14"],
    ),
    "a list that says more than the log": (
        lambda root: put_list(root, listed(1, [status(0).index, status(1).index, 7])),
        [f"{LIST}:1 A15", f"{LIST}:1 A15"],
    ),
    "a list that a stranger signed": (
        lambda root: put_list(
            root, listed(1, [status(1).index]),
            method=did.method("did:web:good.example", STRANGE), sign=STRANGER.sign,
        ),
        [f"{LIST}:1 A14"],
    ),
    "a list of another issuer": (
        lambda root: put_list(
            root, listed(1, [status(1).index]) | {"issuer": "did:web:other.example"}
        ),
        [f"{LIST}:1 A14"],
    ),
    "a list with the address of another": (
        lambda root: put_list(
            root, listed(1, [status(1).index]) | {"id": "https://good.example/awards/status/2.json"}
        ),
        [f"{LIST}:1 A14"],
    ),
    "a list that was changed and not signed": (
        lambda root: rewrite(root, LIST, validFrom="2020-01-01T00:00:00Z"),
        [f"{LIST}:1 A14"],
    ),
    # what else may lie there
    "an award in the wrong folder": (
        lambda root: copy(root, FIRST, "awards/00/z8mk9qmldmuz.json"),
        ["awards/00/z8mk9qmldmuz.json:1 A17"],
    ),
    "a status list that no award names": (
        lambda root: copy(root, LIST, "awards/status/7.json"),
        ["awards/status/7.json:1 A17"],
    ),
    "notes beside the awards": (
        lambda root: folder.put(root, "awards/notes.txt", "x"),
        ["awards/notes.txt:1 A17"],
    ),
    "a README beside the awards": (
        lambda root: folder.put(root, "awards/README.md", "What this is."),
        [],
    ),
    # the programme
    "an address that changed": (
        lambda root: folder.edit(root, folder.PROGRAM, "//good.example/", "//new.example/"),
        [f"{LIST}:1 A14", f"{folder.PROGRAM}:4 A18"],
    ),
    "settings that cannot be read": (
        lambda root: folder.put(root, folder.PROGRAM, "x"),
        ["awards:1 A09"],
    ),
    "keys that cannot be read": (
        lambda root: remove(root, places.KEYS),
        ["awards:1 A09"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_what_is_not_as_it_was_written_is_told(root, case):
    spoil, expected = CASES[case]
    spoil(root)
    assert sorted(f"{one.path}:{one.line} {one.code}" for one in told(root)) == sorted(expected)


def test_messages_say_what_happened_and_what_to_do(root):
    folder.edit(root, LOG, "by mistake", "in good faith")
    (problem,) = told(root)
    assert problem.message == (
        "line 4 of the log was changed, removed or moved since it was committed"
    )
    assert problem.fix == (
        "Restore the file from Git. Only the award job writes here. What happened is only ever "
        "added."
    )
