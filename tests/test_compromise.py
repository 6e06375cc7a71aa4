"""A compromised key: all it had signed is signed anew, in one commit, and keeps its dates."""

import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from microcred import did, git, places
from microcred.audit import audit_problems
from microcred.awarding.landing import Unsaved
from microcred.badge import file_bytes
from microcred.compromise import distrust
from microcred.document import read_yaml
from microcred.keyguard import key_problems
from microcred.keyring import with_key
from microcred.ledger import read_log
from microcred.model.keys import KeyRing, PublicKey
from microcred.model.ledger import Happening
from microcred.places import KEYS, LOG
from microcred.proof import verified
from microcred.signing import KeyProblem, SigningKey
from microcred.status_list import bits_of, indices
from microcred.survey import Survey
from tests import ledgers
from tests.folder import put, text_of

NEW = SigningKey(bytes(range(32)))
AT = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
LATER = datetime(2026, 12, 2, tzinfo=UTC)


@pytest.fixture
def root(tmp_path):
    """A programme with four awards, one revoked, and a second key that has signed nothing."""
    return rotated(ledgers.programme(tmp_path / "programme", 4, ended=(1,)))


def rotated(root, key=NEW, at=AT):
    text = with_key(text_of(root, KEYS), PublicKey(key=key.multikey, added=at))
    ledgers.commit(root, {KEYS: text.encode()}, "Rotate", at)
    return root


def told(root, key=ledgers.MULTIKEY, by=NEW, at=AT):
    """Return how many awards and lists were signed anew, and what was left."""
    landed = distrust(root, key, by, at)
    assert landed.unshown is None
    return landed.told.awards, landed.told.lists, [str(each) for each in landed.told.left]


def awards(root):
    return {
        path.relative_to(root).as_posix(): json.loads(path.read_bytes())
        for path in root.glob("awards/??/*.json")
    }


def ring(root):
    document = read_yaml(KEYS, text_of(root, KEYS), KeyRing).document
    assert document
    return document.model


def lines(root):
    return [line for _, line in read_log((root / LOG).read_bytes())[0]]


def main(root):
    return git.resolve(root, "refs/heads/main")


def test_pitfall_07_everything_the_key_had_signed_is_signed_anew(root):
    before = awards(root)
    assert told(root) == (4, 1, [])
    after = awards(root)
    assert before.keys() == after.keys()
    method = did.method("did:web:good.example", NEW.multikey)
    for path, document in after.items():
        verified(document, did.public_key(NEW.multikey))
        assert document["proof"]["verificationMethod"] == method
        assert document["proof"]["created"] == "2026-12-01T09:30:00Z"
        assert (root / path).read_bytes() == file_bytes(document)


def test_pitfall_08_only_the_proof_differs_so_that_an_award_keeps_its_dates(root):
    before = awards(root)
    told(root)
    for path, document in awards(root).items():
        assert document.pop("proof") != before[path].pop("proof")
        assert document == before[path]
        assert document["awardedDate"].startswith("2026-11-2")


def test_status_lists_are_signed_anew_and_tell_the_same(root):
    before = json.loads(text_of(root, places.status_list(1)))
    told(root)
    after = json.loads(text_of(root, places.status_list(1)))
    verified(after, did.public_key(NEW.multikey))
    assert indices(bits_of(after)) == indices(bits_of(before)) == [ledgers.status(1).index]


def test_a_status_list_that_was_changed_is_made_again_from_the_log(root):
    clean = ledgers.sign(ledgers.listed(1, []))
    ledgers.commit(root, {places.status_list(1): file_bytes(clean)}, "Forge", AT)
    told(root)
    after = json.loads(text_of(root, places.status_list(1)))
    assert indices(bits_of(after)) == [ledgers.status(1).index]


def test_the_log_tells_of_each(root):
    before = lines(root)
    told(root)
    after = lines(root)
    assert after[: len(before)] == before
    added = after[len(before) :]
    assert {line.event for line in added} == {Happening.SIGNED_ANEW}
    assert {line.key for line in added} == {NEW.multikey}
    assert {line.reason for line in added} == {f"The key {ledgers.MULTIKEY} was compromised."}
    assert {line.award for line in added} == {ledgers.random_id(f"award {n}") for n in range(4)}


def test_the_key_is_marked_and_the_new_one_signs(root):
    told(root)
    assert ring(root).keys[0].compromised == AT
    assert ring(root).current.key == NEW.multikey


def test_all_of_it_is_one_commit_of_the_award_job(root):
    before = main(root)
    told(root)
    (commit,) = git.first_parents(root, "refs/heads/main", since=before)
    assert {change.path for change in commit.changes} == {
        *awards(root), KEYS, LOG, places.status_list(1),
    }  # fmt: skip


def test_check_finds_the_ledger_in_order_before_and_after(root):
    survey = Survey(root)
    assert list(audit_problems(survey, ledgers.program())) == []
    told(root)
    assert [str(each) for each in audit_problems(Survey(root), ledgers.program())] == []
    assert list(key_problems(Survey(root))) == []


def test_done_again_it_finds_nothing_to_do(root):
    told(root)
    before = main(root)
    assert told(root, at=LATER) == (0, 0, [])
    assert main(root) == before
    assert ring(root).keys[0].compromised == AT


def test_what_another_key_has_signed_stays_as_it_is(root):
    told(root)
    third = SigningKey(bytes(32))
    rotated(root, third, LATER)
    before = awards(root)
    assert told(root, third.multikey, by=NEW, at=LATER) == (0, 0, [])
    assert awards(root) == before
    assert ring(root).current.key == NEW.multikey


def test_an_award_that_nobody_logged_is_not_signed_anew(root):
    """Whoever has the key may have forged one. Signing it anew would make it real."""
    path = places.award("222222222222")
    forged = ledgers.sign(
        ledgers.document(9) | {"id": "https://good.example/awards/222222222222.json"}
    )
    first = next(iter(sorted(awards(root))))
    changed = ledgers.sign(awards(root)[first] | {"name": "Think Time, with honours"})
    ledgers.commit(root, {path: file_bytes(forged), first: file_bytes(changed)}, "Forge", AT)
    awarded, _, left = told(root)
    assert awarded == 3
    assert sorted(each.partition(":")[0] for each in left) == sorted([path, first])
    assert f"#{ledgers.MULTIKEY}" in text_of(root, path)


def refusal(root, *words, **changes):
    before = main(root)
    with pytest.raises(KeyProblem) as problem:
        told(root, *words, **changes)
    assert main(root) == before
    return str(problem.value)


def test_the_only_key_cannot_be_distrusted_since_nothing_could_be_signed(tmp_path):
    root = ledgers.programme(tmp_path / "programme")
    assert "microcred keys rotate" in refusal(root, by=SigningKey(ledgers.SEED))


def test_it_takes_the_key_that_signs_from_now_on(root):
    assert "not in program/keys.yml" in refusal(root, by=SigningKey(bytes(32)))
    assert "itself, the compromised one" in refusal(root, by=SigningKey(ledgers.SEED))


def test_a_key_that_is_not_known_cannot_be_distrusted(root):
    assert "keys list" in refusal(root, SigningKey(bytes(32)).multikey)


def test_a_programme_that_cannot_be_read_is_left_alone(root):
    ledgers.commit(root, {LOG: (root / LOG).read_bytes() + b"{broken\n"}, "Break", AT)
    assert "microcred check" in refusal(root)


def test_what_is_not_committed_is_not_written_over(root):
    put(root, KEYS, text_of(root, KEYS) + "# mine\n")
    with pytest.raises(Unsaved):
        told(root)
    assert text_of(root, KEYS).endswith("# mine\n")


def test_progress_is_told(root):
    seen = []
    distrust(root, ledgers.MULTIKEY, NEW, AT, lambda done, total: seen.append((done, total)))
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]


KILLED = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from microcred import git
from microcred.compromise import distrust
from microcred.signing import SigningKey
root, key, name, count = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
calls = []
real = getattr(git, name)
def deadly(*words, **more):
    calls.append(1)
    if len(calls) == count:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*words, **more)
setattr(git, name, deadly)
distrust(root, key, SigningKey(bytes(range(32))), datetime.fromisoformat(sys.argv[5]))
"""


@pytest.mark.parametrize(
    ("name", "count"),
    [("commit_on", 1), ("commit_on", 2), ("move", 1), ("move", 2), ("refresh", 1), ("move", 3)],
)
def test_killed_at_any_step_and_run_again_it_is_done_once(root, name, count):
    words = [
        sys.executable,
        "-c",
        KILLED,
        str(root),
        ledgers.MULTIKEY,
        name,
        str(count),
        AT.isoformat(),
    ]
    done = subprocess.run(words, check=False, env=os.environ, timeout=120)
    assert done.returncode == -signal.SIGKILL
    distrust(root, ledgers.MULTIKEY, NEW, LATER)
    assert len([line for line in lines(root) if line.event is Happening.SIGNED_ANEW]) == 4
    assert [str(each) for each in audit_problems(Survey(root), ledgers.program())] == []
    assert ring(root).keys[0].compromised in (AT, LATER)
    assert told(root, at=LATER) == (0, 0, [])
