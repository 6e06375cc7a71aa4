"""Keys guarded: none that is private in the repository or its past, none that signed is lost."""

import time
from datetime import UTC, datetime

import pytest

from microcred import did, places
from microcred.keyguard import key_problems
from microcred.keyring import with_key, without_trust
from microcred.model.keys import PublicKey
from microcred.places import KEYS
from microcred.problem import Severity
from microcred.signing import SigningKey
from microcred.survey import Survey
from tests import ledgers
from tests.folder import commit, found, git, put, repository, text_of

SEED = bytes(range(32))
SECRET = did.secret_multikey(SEED)
OTHER = did.multikey(bytes(32))
AT = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture
def root(tmp_path):
    """A programme with two awards and nothing wrong."""
    return ledgers.programme(tmp_path / "programme", 2)


def problems(root):
    return [str(problem) for problem in key_problems(Survey(root))]


def codes(root):
    return sorted({problem.split(" ")[1] for problem in problems(root)})


def test_nothing_is_wrong_with_a_good_programme(root):
    assert problems(root) == []


def test_nor_with_one_that_has_no_keys_and_no_repository(tmp_path):
    assert problems(tmp_path) == []


def test_check_tells_of_it(root):
    put(root, "notes.txt", SECRET)
    assert any("Y01" in problem for problem in found(root))


@pytest.mark.parametrize(
    "path", ["notes.txt", "program/key", "docs/a/b.md", ".hidden", "a b é.txt"]
)
def test_a_private_key_in_a_new_file_is_found_before_it_is_committed(root, path):
    put(root, path, f"one\ntwo\nkey: {SECRET}\n")
    (problem,) = problems(root)
    assert problem.startswith(f"{path}:3: Y01 a private key (Multikey), that of z6Mk")
    assert SECRET[4:20] not in problem


def test_in_a_file_that_is_changed_and_staged(root):
    put(root, KEYS, text_of(root, KEYS) + f"# {SECRET}\n")
    git(root, "add", "--all")
    (problem,) = problems(root)
    assert problem.startswith(f"{KEYS}:4: Y01")
    git(root, "restore", "--source=HEAD", "--worktree", KEYS)
    assert codes(root) == ["Y01"]  # the next commit would still hold it


def test_one_that_git_ignores_will_not_be_committed(root):
    put(root, ".gitignore", "*.key\n")
    commit(root)
    put(root, "our.key", SECRET)
    assert problems(root) == []


def test_one_that_was_committed_once_is_found_for_ever(root):
    put(root, "notes.txt", f"\n{SECRET}")
    commit(root)
    assert codes(root) == ["Y01"]
    (root / "notes.txt").unlink()
    commit(root)
    (problem,) = problems(root)
    assert problem.startswith("notes.txt:2: Y01")
    assert "was given to Git in this file" in problem


def test_on_another_branch_under_a_tag_and_in_a_ref_of_ours(root):
    for ref in ("refs/heads/submission/a", "refs/tags/v1", "refs/microcred/reviews/a"):
        git(root, "checkout", "--quiet", "--detach", "main")
        put(root, "notes.txt", f"{ref} {SECRET}")
        git(root, "update-ref", ref, commit(root))
        git(root, "checkout", "--quiet", "main")
        assert codes(root) == ["Y01"], ref
        git(root, "update-ref", "-d", ref)
        assert problems(root) == []


def test_in_a_repository_without_any_commit(tmp_path):
    root = repository(tmp_path)
    put(root, "notes.txt", SECRET)
    assert codes(root) == ["Y01"]


def test_in_a_programme_that_is_a_folder_of_its_repository(tmp_path):
    repository(tmp_path)
    put(tmp_path, "district/notes.txt", SECRET)
    put(tmp_path, "elsewhere.txt", SECRET)
    assert [problem.partition(":")[0] for problem in problems(tmp_path / "district")] == [
        "notes.txt"
    ]
    commit(tmp_path)
    paths = {problem.partition(":")[0] for problem in problems(tmp_path / "district")}
    assert paths <= {"district/notes.txt", "elsewhere.txt"}  # one content, told of once
    assert len(paths) == 1


def test_how_to_mend_it_names_the_key(root):
    put(root, "notes.txt", SECRET)
    (problem,) = key_problems(Survey(root))
    assert f"microcred keys compromised {SigningKey(SEED).multikey}" in problem.fix


def test_a_shallow_clone_cannot_be_checked(root, tmp_path):
    put(root, "docs/x.md", "x")
    commit(root)
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{root}", "clone")
    found = list(key_problems(Survey(tmp_path / "clone")))
    assert {problem.severity for problem in found} == {Severity.UNKNOWN}
    assert "fetch-depth: 0" in found[0].fix


def test_the_time_it_takes_is_bounded_by_what_there_is(root):
    for number in range(300):
        put(root, f"docs/{number}.md", f"{number} z3u2 PRIVATE KEY----- {{'d'}} " * 1000)
    commit(root)
    started = time.monotonic()
    assert problems(root) == []
    assert time.monotonic() - started < 10


def test_a_file_too_large_to_search_is_not_taken_for_fine(root, monkeypatch):
    monkeypatch.setattr("microcred.keyguard.MAX_BYTES", 100_000)
    put(root, "docs/large.md", "x" * 100_001)
    commit(root)
    (problem,) = key_problems(Survey(root))
    assert (problem.path, problem.severity) == ("docs/large.md", Severity.UNKNOWN)


def test_nor_is_a_history_too_large_to_search(root, monkeypatch):
    monkeypatch.setattr("microcred.keyguard.MOST", 20_000)
    assert {problem.severity for problem in key_problems(Survey(root))} == {Severity.UNKNOWN}


def test_a_key_that_signed_is_never_removed(root):
    put(root, KEYS, with_key(None, PublicKey(key=OTHER, added=AT)))
    commit(root)
    problem, unused = problems(root)
    assert "Y05" in unused
    assert f"the key {ledgers.MULTIKEY} signed 2 times by the log" in problem


def test_nor_is_the_file(root):
    (root / KEYS).unlink()
    commit(root)
    assert codes(root) == ["F10"]


def test_a_key_that_never_signed_may_go(root):
    before = text_of(root, KEYS)
    put(root, KEYS, with_key(before, PublicKey(key=OTHER, added=AT)))
    commit(root)
    put(root, KEYS, before)
    commit(root)
    assert problems(root) == []


def test_a_compromised_key_is_never_trusted_again(root):
    before = with_key(text_of(root, KEYS), PublicKey(key=OTHER, added=AT))
    put(root, KEYS, without_trust(before, OTHER, AT))
    commit(root)
    assert problems(root) == []
    put(root, KEYS, before)
    problem, _ = problems(root)
    assert f"Y04 the key {OTHER} was compromised, and this file trusts it again" in problem
    commit(root)
    assert codes(root) == ["Y04", "Y05"]


def test_a_key_that_has_signed_nothing_yet_may_be_somebody_elses(root):
    added = with_key(text_of(root, KEYS), PublicKey(key=OTHER, added=AT))
    put(root, KEYS, added)
    (problem,) = key_problems(Survey(root))
    assert (problem.path, problem.code, problem.severity) == (KEYS, "Y05", Severity.WARNING)
    assert text_of(root, KEYS).splitlines()[problem.line - 1] == f"  - key: {OTHER}"
    assert f"the key {OTHER} was added and has signed nothing yet" in problem.message
    assert f"`microcred keys compromised {OTHER}`" in problem.fix
    put(root, KEYS, without_trust(added, OTHER, AT))
    assert problems(root) == []


def test_of_many_private_keys_in_a_file_twenty_are_told(root):
    put(root, "notes.txt", f"{SECRET}\n" * 21)
    told = problems(root)
    assert len(told) == 20
    assert [problem for problem in told if "It holds more" in problem] == [told[-1]]


def test_a_private_key_in_utf_16_is_found(root):
    (root / "notes.txt").write_bytes(f"key: {SECRET}\r\n".encode("utf-16"))
    assert codes(root) == ["Y01"]


def test_problems_of_the_file_itself_are_told(root):
    put(
        root,
        KEYS,
        text_of(root, KEYS) + f'  - {{key: {ledgers.MULTIKEY}, added: "{AT.isoformat()}"}}\n',
    )
    assert codes(root) == ["Y02"]
    put(root, KEYS, "keys: nothing\n")
    assert codes(root) == ["M03"]


def test_a_log_that_cannot_be_read_hides_nothing_else(root):
    put(root, places.LOG, text_of(root, places.LOG) + "{broken\n")
    put(root, "notes.txt", SECRET)
    assert codes(root) == ["Y01"]
