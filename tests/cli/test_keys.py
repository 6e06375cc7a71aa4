"""`microcred keys` as a coordinator runs it."""

import json
import stat

import pytest
from click.testing import CliRunner

from microcred import cli, did
from microcred.document import read_yaml
from microcred.model.keys import KeyRing
from microcred.places import KEYS
from microcred.signing import KEY, KEY_FILE
from tests import ledgers
from tests.folder import commit, good, put, repository, text_of

SECRET = did.secret_multikey(ledgers.SEED)


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A programme in a repository, without any key."""
    monkeypatch.delenv(KEY, raising=False)
    monkeypatch.delenv(KEY_FILE, raising=False)
    programme = good(tmp_path / "programme")
    repository(programme)
    (programme / KEYS).unlink(missing_ok=True)
    commit(programme)
    return programme


def keys(*words, **environment):
    """Run `microcred keys`. Nothing it says may hold a private key."""
    result = CliRunner().invoke(
        cli.cli, ["keys", *map(str, words)], env=environment, prog_name="microcred"
    )
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert "z3u2" not in result.output.replace("starts with z3u2", "")
    return result


def ring(root):
    document = read_yaml(KEYS, text_of(root, KEYS), KeyRing).document
    assert document
    return document.model


def secret_of(path):
    return did.seed(path.read_text().strip())


def test_new_makes_a_key_of_two_halves(root, tmp_path):
    result = keys("new", "--out", tmp_path / "key", "--note", "kept in the safe", "--root", root)
    assert result.exit_code == 0, result.output
    (key,) = ring(root).keys
    assert key.note == "kept in the safe"
    assert result.stdout.startswith(f"{key.key} signs from now on.")
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600
    from microcred.signing import SigningKey

    assert SigningKey(secret_of(tmp_path / "key")).multikey == key.key


def test_each_key_is_another(root, tmp_path):
    keys("new", "--out", tmp_path / "1", "--root", root)
    keys("rotate", "--out", tmp_path / "2", "--root", root)
    assert secret_of(tmp_path / "1") != secret_of(tmp_path / "2")


def test_pitfall_07_rotation_adds_a_key_and_removes_none(root, tmp_path):
    keys("new", "--out", tmp_path / "1", "--root", root)
    (first,) = ring(root).keys
    result = keys("rotate", "--out", tmp_path / "2", "--root", root)
    assert result.exit_code == 0
    assert ring(root).keys[0] == first
    assert ring(root).trusted == ring(root).keys
    assert ring(root).current == ring(root).keys[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["rotate", "--out", "{tmp}/1"], "Make the first one with `microcred keys new`"),
        (["new", "--out", "{root}/key"], "inside a repository"),
        (["new", "--out", "{tmp}/none/key"], "could not write"),
        (["new"], "Missing option"),
        (["compromised", ledgers.MULTIKEY], "no key to sign with"),
        (["compromised"], "Missing argument"),
        (["nothing"], "No such command"),
    ],
)
def test_what_cannot_be_done_is_wrong_usage(root, tmp_path, words, said):
    words = [word.format(tmp=tmp_path, root=root) for word in words]
    result = keys(*words, *([] if words == ["nothing"] else ["--root", root]))
    assert result.exit_code == 2
    assert said in result.stderr
    assert not (root / KEYS).exists()


def test_new_does_not_replace_a_key(root, tmp_path):
    keys("new", "--out", tmp_path / "1", "--root", root)
    result = keys("new", "--out", tmp_path / "2", "--root", root)
    assert (result.exit_code, (tmp_path / "2").exists()) == (2, False)
    assert "microcred keys rotate" in result.stderr


def test_no_key_is_left_where_the_list_cannot_be_written(root, tmp_path):
    (root / KEYS).mkdir(parents=True)
    result = keys("new", "--out", tmp_path / "key", "--root", root)
    assert result.exit_code in (1, 2)
    assert not (tmp_path / "key").exists()


def test_a_list_that_cannot_be_read_is_left_as_it_is(root, tmp_path):
    put(root, KEYS, "keys: [\n")
    result = keys("new", "--out", tmp_path / "key", "--root", root)
    assert result.exit_code == 1
    assert "F02" in result.stderr
    assert text_of(root, KEYS) == "keys: [\n"
    assert not (tmp_path / "key").exists()


def test_list_says_which_one_signs(root, tmp_path):
    assert "no key yet" in keys("list", "--root", root).stdout
    keys("new", "--out", tmp_path / "1", "--root", root)
    keys("rotate", "--out", tmp_path / "2", "--note", "the second", "--root", root)
    first, second = ring(root).keys
    one, two = keys("list", "--root", root).stdout.splitlines()
    assert one.startswith(f"{first.key}  trusted, added 20")
    assert two.startswith(f"{second.key}  signs, added 20")
    assert two.endswith("  the second")
    told = json.loads(keys("list", "--format", "json", "--root", root).stdout)
    assert [(each["key"], each["signs"]) for each in told] == [
        (first.key, False),
        (second.key, True),
    ]
    assert told[0]["added"].endswith("Z")


@pytest.fixture
def awarded(tmp_path, monkeypatch):
    """A programme with two awards, and a second key in `tmp_path / "new"`."""
    monkeypatch.delenv(KEY, raising=False)
    monkeypatch.delenv(KEY_FILE, raising=False)
    programme = ledgers.programme(tmp_path / "programme", 2)
    keys("rotate", "--out", tmp_path / "new", "--root", programme)
    commit(programme)
    return programme


def test_compromised_signs_all_anew_and_says_so(awarded, tmp_path):
    words = ("compromised", ledgers.MULTIKEY, "--key", tmp_path / "new", "--root", awarded)
    result = keys(*words)
    assert result.exit_code == 0, result.output
    assert "Signed anew: 2 awards and 1 status list." in result.stdout
    assert ring(awarded).trusted == (ring(awarded).keys[1],)
    again = keys(*words)
    assert again.exit_code == 0
    assert again.stdout.startswith("Nothing to do")
    listed = json.loads(keys("list", "--format", "json", "--root", awarded).stdout)
    assert listed[0]["compromised"].endswith("Z")


def test_the_key_may_come_from_the_environment(awarded, tmp_path):
    words = ("compromised", ledgers.MULTIKEY, "--root", awarded)
    result = keys(*words, **{KEY: (tmp_path / "new").read_text()})
    assert result.exit_code == 0, result.output
    assert keys(*words, **{KEY_FILE: str(tmp_path / "new")}).stdout.startswith("Nothing to do")


def test_compromised_with_the_compromised_key_is_refused(awarded):
    result = keys("compromised", ledgers.MULTIKEY, "--root", awarded, **{KEY: SECRET})
    assert result.exit_code == 2
    assert (
        f"the key to sign with (MICROCRED_SIGNING_KEY, MICROCRED_SIGNING_KEY_FILE or --key) is "
        f"{ledgers.MULTIKEY} itself, the compromised one. Give the file of the key that replaces it"
    ) in result.stderr
    assert "keys new" not in result.stderr


def test_changes_that_are_not_committed_are_told_of(awarded, tmp_path):
    put(awarded, KEYS, text_of(awarded, KEYS) + "# mine\n")
    words = ("compromised", ledgers.MULTIKEY, "--key", tmp_path / "new", "--root", awarded)
    result = keys(*words)
    assert result.exit_code == 2
    assert f"your changes of {KEYS}" in result.stderr


def test_a_forged_award_is_left_and_told_of(awarded, tmp_path):
    path = sorted(awarded.glob("awards/??/*.json"))[0]
    document = json.loads(path.read_bytes()) | {"name": "With honours"}
    path.write_text(json.dumps(ledgers.sign(document)))
    commit(awarded)
    result = keys("compromised", ledgers.MULTIKEY, "--key", tmp_path / "new", "--root", awarded)
    assert result.exit_code == 1
    assert "Signed anew: 1 award and" in result.stdout
    assert f"{path.relative_to(awarded).as_posix()}:1: A06" in result.stderr


def test_outside_of_a_repository_it_says_so(tmp_path, monkeypatch):
    programme = good(tmp_path / "programme")
    result = keys("compromised", ledgers.MULTIKEY, "--root", programme, **{KEY: SECRET})
    assert result.exit_code == 2
    assert "Git repository" in result.stderr
