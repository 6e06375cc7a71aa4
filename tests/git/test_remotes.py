"""Other repositories: real ones on this disk, and a host that tells what it was sent."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from microcred import git as edge
from microcred.git import BadName, GitUnavailable, Moved, Remote, elsewhere
from tests import loopback
from tests.folder import commit, git, put, repository

AT = datetime(2026, 11, 21, 20, 48, tzinfo=UTC)
MAIN = "refs/heads/main"
SECRET = "s3cr3t-of-the-host"


@pytest.fixture
def there(tmp_path: Path) -> Path:
    """A bare repository with a branch main and two pull requests, as GitHub keeps them."""
    bare = tmp_path / "there.git"
    repository(tmp_path / "work")
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(bare))
    git(bare, "config", "uploadpack.allowFilter", "true")
    work = tmp_path / "work"
    put(work, "a.txt", "a\n")
    commit(work, "Begin")
    git(work, "push", "--quiet", str(bare), "main")
    for number, size in ((1, 10), (2, edge.LARGE)):
        git(work, "switch", "--quiet", "--create", f"pull{number}", "main")
        put(work, f"file{number}.bin", b"\x01" * size)
        commit(work, f"Propose {number}")
        git(work, "push", "--quiet", str(bare), f"HEAD:refs/pull/{number}/head")
    git(work, "tag", "v1")
    git(work, "push", "--quiet", str(bare), "v1")
    return bare


@pytest.fixture
def here(tmp_path: Path, there: Path) -> Path:
    git(tmp_path, "clone", "--quiet", "--no-tags", "--no-local", str(there), "here")
    return tmp_path / "here"


def head(there: Path, ref: str) -> str:
    return git(there, "rev-parse", ref)


def successor(root: Path, parent: str, text: bytes = b"b") -> str:
    changes = {"b.txt": text}
    return edge.commit_on(root, parents=[parent], changes=changes, subject="Go on", at=AT)


# --- what there is ---


def test_the_refs_of_another_repository(here, there):
    origin = edge.remote(here)
    assert origin.address == str(there)
    found = edge.remote_refs(here, origin, "refs/pull/*/head")
    assert found == {f"refs/pull/{n}/head": head(there, f"refs/pull/{n}/head") for n in (1, 2)}
    assert edge.remote_refs(here, origin, MAIN) == {MAIN: head(there, "main")}
    assert "refs/tags/v1" in edge.remote_refs(here, origin)
    assert edge.remote_refs(here, origin, "refs/heads/no") == {}


def test_an_address_without_a_repository(here, tmp_path):
    with pytest.raises(GitUnavailable, match="does not appear to be a git repository"):
        edge.remote_refs(here, elsewhere(str(tmp_path / "nowhere")))
    with pytest.raises(GitUnavailable, match="No such remote 'other'"):
        edge.remote(here, "other")


@pytest.mark.parametrize(
    "address", ["", "--upload-pack=touch x", "ext::sh -c touch", "a\nb", "-oProxyCommand=x"]
)
def test_what_is_no_address(address):
    with pytest.raises(BadName, match="not the address of a repository"):
        elsewhere(address)


# --- what is fetched ---


def test_a_pull_request_comes_as_objects_under_a_ref_of_ours(here, there):
    before = git(here, "status", "--porcelain", "--branch"), git(here, "branch", "--all")
    edge.fetch(here, edge.remote(here), {"refs/pull/1/head": "refs/microcred/pulls/1"})
    assert edge.resolve(here, "refs/microcred/pulls/1") == head(there, "refs/pull/1/head")
    assert edge.show(here, "refs/microcred/pulls/1", "file1.bin") == b"\x01" * 10
    assert (git(here, "status", "--porcelain", "--branch"), git(here, "branch", "--all")) == before
    assert git(here, "tag") == ""
    assert not (here / "file1.bin").exists()
    assert not (here / ".git" / "FETCH_HEAD").exists()


def test_what_was_pushed_over_is_fetched_over(here, there, tmp_path):
    wanted = {"refs/pull/1/head": "refs/microcred/pulls/1"}
    edge.fetch(here, edge.remote(here), wanted)
    git(there, "update-ref", "refs/pull/1/head", head(there, "refs/pull/2/head"))
    edge.fetch(here, edge.remote(here), wanted)
    assert edge.resolve(here, "refs/microcred/pulls/1") == head(there, "refs/pull/2/head")


def test_a_ref_that_is_not_there(here):
    with pytest.raises(GitUnavailable, match="couldn't find remote ref refs/pull/9/head"):
        edge.fetch(here, edge.remote(here), {"refs/pull/9/head": "refs/microcred/pulls/9"})


def test_nothing_to_fetch_asks_nobody(here, tmp_path):
    edge.fetch(here, elsewhere(str(tmp_path / "nowhere")), {})


@pytest.mark.parametrize("theirs", ["refs/pull/1/head:refs/heads/main", "+refs/x", "--all", "x"])
def test_only_whole_names_of_refs_are_fetched(here, theirs):
    with pytest.raises(BadName):
        edge.fetch(here, edge.remote(here), {theirs: "refs/microcred/pulls/1"})


def test_large_files_stay_where_they_are(here, there, tmp_path):
    root = edge.apart(here, tmp_path / "apart", MAIN)
    over_the_wire = elsewhere(there.as_uri())
    pulls = {f"refs/pull/{number}/head": f"refs/microcred/pulls/{number}" for number in (1, 2)}
    edge.fetch(root, over_the_wire, pulls, lean=True)
    small, large = (
        edge.entries(root, f"refs/microcred/pulls/{n}", f"file{n}.bin")[0] for n in (1, 2)
    )
    assert (small.size, large.size) == (10, edge.LARGE)
    assert edge.show(root, "refs/microcred/pulls/1", "file1.bin") == b"\x01" * 10
    with pytest.raises(edge.TooLarge):
        edge.show(root, "refs/microcred/pulls/2", "file2.bin", most=edge.LARGE - 1)
    with pytest.raises(GitUnavailable, match=r"^file2.bin is not in this clone$"):
        edge.show(root, "refs/microcred/pulls/2", "file2.bin")
    assert edge.touched(root, "refs/microcred/pulls/2", MAIN) == ("file2.bin",)


@pytest.mark.parametrize(
    ("plain", "spoiled"),
    [("author ", "author  <broken> "), ("\n\nPropose 1", "\n\nPropose 1\0and what nobody sees")],
    ids=["author", "end of a message"],
)
def test_a_commit_that_is_not_well_formed_is_not_fetched_from_others(
    here, there, tmp_path, plain, spoiled
):
    made = git(there, "rev-parse", "refs/pull/1/head")
    lines = git(there, "cat-file", "commit", made)
    assert plain in lines
    lines = lines.replace(plain, spoiled, 1)
    put(tmp_path, "commit", f"{lines}\n")
    literally = ("hash-object", "-t", "commit", "-w", "--literally")
    odd = git(there, *literally, str(tmp_path / "commit"))
    (there / "refs" / "pull" / "3").mkdir()
    put(there, "refs/pull/3/head", f"{odd}\n")
    root = edge.apart(here, tmp_path / "apart", MAIN)
    with pytest.raises(GitUnavailable):
        edge.fetch(
            root,
            elsewhere(there.as_uri()),
            {"refs/pull/3/head": "refs/microcred/pulls/3"},
            lean=True,
        )
    assert edge.resolve(root, "refs/microcred/pulls/3") is None


# --- what is pushed ---


def test_main_moves_from_where_it_was_seen(here, there):
    seen = head(there, "main")
    new = successor(here, seen)
    edge.push(here, edge.remote(here), MAIN, new, seen)
    assert head(there, "main") == new


def test_who_lost_the_race_is_told(here, there):
    seen = head(there, "main")
    edge.push(here, edge.remote(here), MAIN, successor(here, seen, b"theirs"), seen)
    theirs = head(there, "main")
    with pytest.raises(Moved, match="refs/heads/main was moved by somebody else"):
        edge.push(here, edge.remote(here), MAIN, successor(here, seen, b"ours"), seen)
    assert head(there, "main") == theirs


def test_a_branch_that_must_not_be_there_yet(here, there):
    seen = head(there, "main")
    branch = "refs/heads/submission/k3f9q2m7"
    edge.push(here, edge.remote(here), branch, seen, None)
    assert head(there, branch) == seen
    with pytest.raises(Moved):
        edge.push(here, edge.remote(here), branch, successor(here, seen), None)


def test_rules_of_the_other_side_are_told_in_its_words(here, there):
    put(
        there,
        "hooks/pre-receive",
        "#!/bin/sh\n"
        "echo 'error: GH013: Repository rule violations found for refs/heads/main.' >&2\n"
        "echo '- Changes must be made through a pull request.' >&2\nexit 1\n",
    )
    (there / "hooks" / "pre-receive").chmod(0o755)
    seen = head(there, "main")
    with pytest.raises(GitUnavailable) as refused:
        edge.push(here, edge.remote(here), MAIN, successor(here, seen), seen)
    assert not isinstance(refused.value, Moved)
    assert str(refused.value) == (
        "refs/heads/main may not be written by this account: error: GH013: Repository rule "
        "violations found for refs/heads/main.; - Changes must be made through a pull request."
    )


def test_another_side_that_cannot_be_reached_is_no_lost_race(here, tmp_path):
    seen = git(here, "rev-parse", "main")
    with pytest.raises(GitUnavailable, match="does not appear to be a git repository") as away:
        edge.push(here, elsewhere(str(tmp_path / "away")), MAIN, seen, None)
    assert not isinstance(away.value, Moved)


def test_no_hook_of_a_clone_is_run(here, there, tmp_path):
    for name in ("pre-push", "reference-transaction", "post-checkout"):
        put(here, f".git/hooks/{name}", f"#!/bin/sh\ntouch {tmp_path}/ran\nexit 1\n")
        (here / ".git" / "hooks" / name).chmod(0o755)
    seen = head(there, "main")
    edge.push(here, edge.remote(here), MAIN, successor(here, seen), seen)
    edge.fetch(here, edge.remote(here), {"refs/pull/1/head": "refs/microcred/pulls/1"})
    assert not (tmp_path / "ran").exists()


# --- secrets ---


def test_a_clones_own_credentials_go_with_its_remote_and_show_nowhere(tmp_path, here):
    with loopback.host(tmp_path / "tls", plain=True) as host:
        git(here, "remote", "set-url", "origin", f"{host.address}/o/r")
        git(here, "config", f"http.{host.address}/.extraheader", f"Authorization: basic {SECRET}")
        carried = edge.remote(here, carried=True)
        root = edge.apart(here, tmp_path / "apart")
        with pytest.raises(GitUnavailable) as refused:
            edge.remote_refs(root, carried)
        (path, sent), *_ = host.asked
    assert path.startswith("/o/r/info/refs")
    assert sent["Authorization"] == f"basic {SECRET}"
    assert SECRET not in repr(carried) + str(refused.value)
    assert SECRET not in (tmp_path / "apart" / ".git" / "config").read_text()
    assert edge.remote(here).settings == ()  # used where it is, its settings hold already


def test_a_token_of_the_environment_is_sent_once_and_never_said(tmp_path, here, monkeypatch):
    put(
        tmp_path,
        "bin/git",
        f'#!/bin/sh\necho "$@" >> {tmp_path}/words\nPATH={os.environ["PATH"]} exec git "$@"\n',
    )
    (tmp_path / "bin" / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "http.userAgent")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "somebody's own")
    with loopback.host(tmp_path / "tls", plain=True) as host:
        there = edge.authorized(elsewhere(f"{host.address}/o/r"), f"basic {SECRET}")
        assert edge.authorized(there, "basic other") == there
        with pytest.raises(GitUnavailable) as refused:
            edge.remote_refs(here, there)
        sent = host.asked[0][1]
    assert sent["Authorization"] == f"basic {SECRET}"
    assert sent["User-Agent"] == "somebody's own"
    assert SECRET not in (tmp_path / "words").read_text() + repr(there) + str(refused.value)


def test_a_secret_in_an_address_is_left_out_of_what_went_wrong(tmp_path, here):
    with loopback.host(tmp_path / "tls", plain=True) as host:
        address = host.address.replace("//", f"//token:{SECRET}@")
        with pytest.raises(GitUnavailable) as refused:
            edge.remote_refs(here, Remote(f"{address}/o/r", address))
    assert SECRET not in str(refused.value)
    assert host.address in str(refused.value)


def test_nobody_follows_to_another_host(tmp_path, here):
    with (
        loopback.host(tmp_path / "tls", plain=True) as host,
        loopback.host(tmp_path / "t", plain=True) as other,
    ):
        path = "/o/r/info/refs?service=git-upload-pack"
        moved = {"Location": f"{other.address}{path}"}
        host.answers[path] = loopback.Answer(b"", 301, moved)
        there = edge.authorized(elsewhere(f"{host.address}/o/r"), f"basic {SECRET}")
        with pytest.raises(GitUnavailable):
            edge.remote_refs(here, there)
        assert other.asked == []
