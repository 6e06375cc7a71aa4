"""`microcred transcript`: what somebody holds as one signed file."""

import json
from pathlib import Path

import pytest

from microcred import did, places
from tests import ledgers
from tests.cli.running import run
from tests.folder import put


@pytest.fixture
def root(tmp_path: Path) -> Path:
    put(tmp_path, "key", did.secret_multikey(ledgers.SEED))
    (tmp_path / "key").chmod(0o600)
    return ledgers.programme(tmp_path / "programme", awards=2)


def transcript(root: Path, earner: str, *words: str | Path):
    return run(root, "transcript", earner, "--key", root.parent / "key", *words)


def test_it_holds_the_awards_as_they_were_signed(root, tmp_path):
    done = transcript(root, "k7m2p4", "--out", tmp_path / "record.json")
    assert (done.exit_code, done.stderr) == (0, "")
    record = json.loads((tmp_path / "record.json").read_text("utf-8"))
    file = root / places.award(ledgers.random_id("award 0"))
    assert record["credentialSubject"]["verifiableCredential"] == [json.loads(file.read_bytes())]
    assert record["id"].startswith("urn:uuid:")


def test_without_a_key_nothing_is_written(root, tmp_path):
    done = run(root, "transcript", "k7m2p4", "--out", tmp_path / "record.json")
    assert done.exit_code == 2
    assert "there is no key to sign with" in done.stderr
    assert not (tmp_path / "record.json").exists()


def test_a_key_that_is_not_ours_signs_nothing(root, tmp_path):
    (tmp_path / "key").write_text(did.secret_multikey(bytes(32)), "utf-8")
    done = transcript(root, "k7m2p4", "--out", tmp_path / "record.json")
    assert done.exit_code == 2
    assert "is not in program/keys.yml" in done.stderr
