"""The private key: where it may come from, and that it never shows."""

import copy
import os
import pickle
import stat
import traceback
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_ssh_private_key,
)

from microcred import did
from microcred.model.keys import KeyRing, PublicKey
from microcred.signing import (
    KEY,
    KEY_FILE,
    KeyProblem,
    SigningKey,
    deploy_key,
    signing_key,
    stored,
    trusted,
    write_new,
)

SEED = bytes(range(32))
SECRET = did.secret_multikey(SEED)
PUBLIC = SigningKey(SEED).multikey
ADDED = datetime(2026, 7, 1, tzinfo=UTC)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A programme's folder, in a repository."""
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    (tmp_path / "repository" / "district").mkdir()
    return tmp_path / "repository" / "district"


def key_file(path: Path, text: str = SECRET + "\n", mode: int = 0o600) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(mode)
    return path


def refusal(root, environment=None, file=None):
    with pytest.raises(KeyProblem) as problem:
        signing_key(root, environment or {}, file)
    told = "".join(traceback.format_exception(problem.value))
    assert SECRET[4:] not in told
    assert SECRET[8:30] not in told
    return str(problem.value)


def test_from_the_environment(root):
    assert signing_key(root, {KEY: SECRET}).multikey == PUBLIC
    assert signing_key(root, {KEY: f" {SECRET}\n"}).multikey == PUBLIC


def test_from_a_file_outside_of_the_repository(root, tmp_path):
    file = key_file(tmp_path / "home" / "key")
    assert signing_key(root, {}, file).multikey == PUBLIC
    assert signing_key(root, {KEY_FILE: str(file)}).multikey == PUBLIC


def test_the_file_that_is_named_goes_before_the_environment(root, tmp_path):
    other = did.secret_multikey(bytes(32))
    file = key_file(tmp_path / "key")
    assert signing_key(root, {KEY: other}, file).multikey == PUBLIC
    assert signing_key(root, {KEY: other, KEY_FILE: str(file)}).multikey != PUBLIC


def test_a_file_may_be_a_link_that_stays_outside(root, tmp_path):
    key_file(tmp_path / "secrets" / "key")
    (tmp_path / "key").symlink_to("secrets/key")
    assert signing_key(root, {}, tmp_path / "key").multikey == PUBLIC


def test_without_one_it_is_said_how_to_give_it(root):
    said = refusal(root)
    assert KEY in said
    assert "microcred keys new" in said


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o620, 0o602, 0o610, 0o666])
def test_a_file_that_others_may_read_or_change_is_refused(root, tmp_path, mode):
    said = refusal(root, file=key_file(tmp_path / "key", mode=mode))
    assert f"{mode:04o}" in said
    assert "chmod 600" in said


def test_a_file_of_somebody_else_is_refused(root, tmp_path, monkeypatch):
    file = key_file(tmp_path / "key")
    mine = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: mine + 1)
    assert f"owner {mine}" in refusal(root, file=file)


@pytest.mark.parametrize("place", ["district/key", "district/program/key", "key", "other/key"])
def test_a_file_inside_the_repository_is_refused(root, place):
    file = key_file(root.parent / place)
    assert "inside a repository" in refusal(root, file=file)
    assert "inside a repository" in refusal(root, {KEY_FILE: str(file)})


def test_a_file_inside_any_repository_is_refused(root, tmp_path):
    (tmp_path / "another" / ".git").mkdir(parents=True)
    assert "inside a repository" in refusal(root, file=key_file(tmp_path / "another" / "key"))


def test_a_file_inside_the_programme_is_refused_where_there_is_no_git(tmp_path):
    root = tmp_path / "programme"
    root.mkdir()
    assert "inside a repository" in refusal(root, file=key_file(root / "key"))


def test_a_link_into_the_repository_is_refused(root, tmp_path):
    key_file(root / "key")
    (tmp_path / "key").symlink_to(root / "key")
    assert "inside a repository" in refusal(root, file=tmp_path / "key")
    (tmp_path / "folder").symlink_to(root)
    assert "inside a repository" in refusal(root, file=tmp_path / "folder" / "key")


def test_so_is_a_link_that_leads_out_of_it(root, tmp_path):
    key_file(tmp_path / "key")
    (root / "key").symlink_to(tmp_path / "key")
    assert "inside a repository" in refusal(root, file=root / "key")


def test_a_path_is_seen_through(root, tmp_path, monkeypatch):
    key_file(root / "key")
    monkeypatch.chdir(root)
    assert "inside a repository" in refusal(root, file=Path("key"))
    assert "inside a repository" in refusal(
        root, file=tmp_path / "x" / ".." / "repository/district/key"
    )


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda path: None, "No such file"),
        (lambda path: path.mkdir(mode=0o700), "not a file"),
        (lambda path: os.mkfifo(path, 0o600), "not a file"),
        (lambda path: path.symlink_to(path), "leads nowhere"),
    ],
    ids=["nothing", "folder", "pipe", "loop"],
)
def test_what_is_no_file_is_told(root, tmp_path, made, said):
    made(tmp_path / "key")
    assert said in refusal(root, file=tmp_path / "key")


@pytest.mark.parametrize(
    "text",
    ["", "\n", "key", PUBLIC, SECRET[:-1], SECRET + "1", SECRET.replace("z3u2", "z3u3"), "é" * 48,
     f"{SECRET} {SECRET}", "x" * 5000, "-----BEGIN PRIVATE KEY-----"],
)  # fmt: skip
def test_what_is_no_key_is_told_without_showing_it(root, tmp_path, text):
    file = key_file(tmp_path / "key", text)
    assert "is not a private key" in refusal(root, file=file)
    if text.strip():
        assert "is not a private key" in refusal(root, {KEY: text})


def test_bytes_that_are_no_text_are_no_key(root, tmp_path):
    file = key_file(tmp_path / "key")
    file.write_bytes(bytes(range(256)))
    assert "is not a private key" in refusal(root, file=file)


def test_a_key_signs():
    key = SigningKey(SEED)
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    Ed25519PublicKey.from_public_bytes(did.public_key(key.multikey)).verify(key.sign(b"x"), b"x")


def test_a_key_shows_its_public_half_alone():
    key = SigningKey(SEED)
    for shown in (repr(key), str(key), f"{key}", f"{key!r}", str([key]), repr({"key": key})):
        assert PUBLIC in shown
        assert SECRET[4:20] not in shown
        assert SEED.hex()[:16] not in shown
    assert not hasattr(key, "__dict__")


@pytest.mark.parametrize("copied", [pickle.dumps, copy.copy, copy.deepcopy])
def test_a_key_is_never_copied(copied):
    with pytest.raises(TypeError, match="never copied") as error:
        copied(SigningKey(SEED))
    assert SECRET[4:20] not in str(error.value)


def ring(*keys):
    return KeyRing(keys=keys)


def public(key=PUBLIC, **changes):
    return PublicKey.model_validate({"key": key, "added": ADDED} | changes)


OTHER = SigningKey(bytes(32)).multikey


def test_the_last_key_of_the_list_signs():
    key = SigningKey(SEED)
    assert trusted(key, ring(public())) is key
    assert trusted(key, ring(public(OTHER), public())) is key
    assert trusted(key, ring(public(), public(OTHER, compromised=ADDED))) is key


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ((), "is not in program/keys.yml"),
        ((public(OTHER),), "is not in program/keys.yml"),
        ((public(compromised=ADDED),), "is compromised since 2026-07-01T00:00:00Z"),
        ((public(), public(OTHER)), f"since 2026-07-01T00:00:00Z {OTHER} signs"),
    ],
    ids=["none", "another", "compromised", "replaced"],
)
def test_any_other_key_is_refused(keys, said):
    with pytest.raises(KeyProblem) as problem:
        trusted(SigningKey(SEED), ring(*keys))
    assert said in str(problem.value)
    assert PUBLIC in str(problem.value)


def test_a_new_key_is_written_for_its_owner_alone(root, tmp_path):
    key = write_new(root, tmp_path / "key", SEED)
    assert key.multikey == PUBLIC
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600
    assert signing_key(root, {}, tmp_path / "key").multikey == PUBLIC


def test_a_file_that_is_there_is_never_written_over(root, tmp_path):
    file = key_file(tmp_path / "key", "mine")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for path in (file, tmp_path / "link"):
        with pytest.raises(KeyProblem):
            write_new(root, path, SEED)
    assert file.read_text() == "mine"


@pytest.mark.parametrize("place", ["key", "program/key"])
def test_a_new_key_is_never_written_into_the_repository(root, place):
    with pytest.raises(KeyProblem, match="inside a repository"):
        write_new(root, root / place, SEED)
    assert not (root / place).exists()


def test_where_nothing_can_be_written_it_is_said(root, tmp_path):
    with pytest.raises(KeyProblem, match="could not write"):
        write_new(root, tmp_path / "nowhere" / "key", SEED)


def test_a_key_that_is_to_be_stored_elsewhere_is_read_with_the_same_care(root, tmp_path):
    assert stored(root, key_file(tmp_path / "signing.key")) == SECRET
    for file in (
        key_file(tmp_path / "open.key", mode=0o644),
        key_file(tmp_path / "other.key", "not a key"),
        key_file(root / "inside.key"),
    ):
        with pytest.raises(KeyProblem):
            stored(root, file)


def test_a_deploy_key_is_one_that_ssh_reads():
    private, public = deploy_key(SEED, "award job")
    read = load_ssh_private_key(private.encode(), None).public_key()
    line = read.public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()
    assert public == f"{line} award job"
    assert deploy_key(SEED, "award job")[1] == public
    assert deploy_key(bytes(32), "award job")[1] != public
