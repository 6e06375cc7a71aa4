"""Git over HTTP and SSH: somebody did every push, and it sets off what it does on GitHub."""

import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.folder import commit, git, put
from tests.github.bare import GitFailed, environment
from tests.github.here import ATTEMPT, NAME
from tests.github.people import Declined


def run(folder: Path, *words: str, **told: str) -> subprocess.CompletedProcess[str]:
    """Return how git ended."""
    return subprocess.run(
        ["git", "-C", str(folder), *words],
        capture_output=True,
        text=True,
        env=environment({"GIT_TERMINAL_PROMPT": "0", **told}),
        check=False,
    )


def clone(at, tmp_path: Path, token: str | None = None) -> Path:
    """Clone the programme."""
    git(tmp_path, "clone", "--quiet", at.repo.address(token), "copy")
    return tmp_path / "copy"


def keys(folder: Path) -> tuple[Path, str]:
    """Make a key pair; return the file of the private one, and the public one."""
    private = Ed25519PrivateKey.generate()
    file = folder / "key"
    raw, ssh = serialization.Encoding.PEM, serialization.PrivateFormat.OpenSSH
    file.write_bytes(private.private_bytes(raw, ssh, serialization.NoEncryption()))
    public = private.public_key().public_bytes(
        serialization.Encoding.OpenSSH, serialization.PublicFormat.OpenSSH
    )
    return file, public.decode()


def test_anybody_reads_what_is_public(at, tmp_path):
    assert (clone(at, tmp_path) / "README.md").read_text() == "# Ours\n"


@pytest.mark.parametrize(
    ("who", "said"),
    [
        (None, "could not read Username"),
        ("ada", "Permission to district/programme.git denied to ada."),
        ("grace", None),
        ("wrong", "Invalid username or token"),
    ],
)
def test_who_may_push(at, tmp_path, who, said):
    tokens = {"ada": at.ada.token, "grace": at.grace.token, "wrong": "ghp_none"}
    token = tokens.get(who)
    copy = clone(at, tmp_path)
    put(copy, "new.md", "new\n")
    sha = commit(copy)
    done = run(copy, "push", at.repo.address(token), "HEAD:main")
    assert (done.returncode == 0) is (said is None)
    assert (said or "") in done.stderr
    assert (at.repo.main == sha) is (said is None)


def test_a_push_is_known_by_who_did_it(at):
    sha = at.grace.pushes(at.repo, "main", {"new.md": "new\n"})
    (push,) = at.hub.pushes
    assert (push.repository, push.login, push.kind) == (NAME, "grace", "user")
    (event,) = at.hub.happened("push")
    assert (event.payload["after"], event.payload["pusher"]["name"]) == (sha, "grace")
    assert event.payload["commits"][0]["added"] == ["new.md"]


def test_a_private_repository_is_not_there_for_others(at, tmp_path):
    hidden = at.hub.repository("district/hidden", private=True)
    for token in (None, at.ada.token, at.repo.actions_token({"contents": "read"})):
        assert run(tmp_path, "ls-remote", hidden.address(token)).returncode != 0
    mine = hidden.actions_token({"contents": "read"})
    assert hidden.main in run(tmp_path, "ls-remote", hidden.address(mine)).stdout


def test_heads_of_pull_requests_can_be_fetched_and_not_pushed(at, tmp_path):
    pull = at.proposal()
    head = at.repo.thread(pull.number).pull.head
    copy = clone(at, tmp_path, at.grace.token)
    git(copy, "fetch", "--quiet", "origin", f"refs/pull/{pull.number}/head")
    assert git(copy, "rev-parse", "FETCH_HEAD") == head
    git(copy, "fetch", "--quiet", "origin", f"refs/pull/{pull.number}/merge")
    assert git(copy, "rev-parse", "FETCH_HEAD^1", "FETCH_HEAD^2").split() == [at.repo.main, head]
    git(copy, "fetch", "--quiet", "origin", head)
    done = run(copy, "push", "origin", "HEAD:refs/pull/1/head")
    assert "deny updating a hidden ref" in done.stderr


def test_a_pull_request_is_merged_once_its_head_is_reachable(at, tmp_path):
    pull = at.proposal()
    head = at.repo.thread(pull.number).pull.head
    copy = clone(at, tmp_path, at.grace.token)
    git(copy, "fetch", "--quiet", "origin", f"refs/pull/{pull.number}/head")
    git(copy, "merge", "--quiet", "--no-ff", "-m", "Award", "FETCH_HEAD")
    merge = git(copy, "rev-parse", "HEAD")
    put(copy, "awards.md", "one\n")
    commit(copy)
    git(copy, "push", "--quiet", "origin", "HEAD:main")
    shown = at.ada.asks("GET", pull.path)
    assert (shown["merged"], shown["state"], shown["merged_by"]["login"]) == (
        True,
        "closed",
        "grace",
    )
    assert (shown["merge_commit_sha"], shown["head"]["sha"]) == (merge, head)
    assert [one.action for one in at.hub.happened("pull_request")] == ["opened", "closed"]
    assert at.hub.happened("pull_request", "closed")[0].payload["pull_request"]["merged"] is True


def test_a_pull_request_whose_files_are_there_by_another_way_stays_open(at):
    pull = at.proposal()
    at.grace.pushes(at.repo, "main", {ATTEMPT: "It went well.\n"})
    assert at.ada.asks("GET", pull.path)["state"] == "open"


def test_a_pull_request_follows_its_branch(at, tmp_path):
    pull = at.proposal()
    before = at.repo.thread(pull.number).pull.head
    after = at.ada.adds(pull, "another.md", "x\n")
    (event,) = at.hub.happened("pull_request", "synchronize")
    assert (event.payload["before"], event.payload["after"]) == (before, after)
    assert at.repo.bare.refs("refs/pull/")["refs/pull/1/head"] == after


def test_a_branch_pushed_anew_by_force_is_told(at, tmp_path):
    pull = at.proposal()
    git(tmp_path, "clone", "--quiet", at.repo.address(), "copy")
    copy = tmp_path / "copy"
    put(copy, ATTEMPT, "Quite another.\n")
    sha = commit(copy)
    fork = at.repo.address(at.ada.token).replace(NAME, "ada/programme")
    git(copy, "push", "--quiet", "--force", fork, "HEAD:patch-1")
    assert at.repo.thread(pull.number).pull.head == sha
    events = [
        one["event"]
        for one in at.ada.asks("GET", f"{pull.path}/timeline".replace("pulls", "issues"))
    ]
    assert events == ["head_ref_force_pushed", "committed"]


def test_a_branch_that_is_deleted_closes_its_pull_request(at):
    pull = at.proposal()
    at.ada.asks("DELETE", "/repos/ada/programme/git/refs/heads/patch-1")
    shown = at.ada.asks("GET", pull.path)
    assert (shown["state"], shown["merged"]) == ("closed", False)


def test_a_deploy_key_pushes_by_ssh(at, tmp_path):
    file, public = keys(tmp_path)
    at.repo.deploy_key(f"{public} award@job")
    command = f"{at.hub.ssh(tmp_path / 'bin')} -i {file} -o IdentitiesOnly=yes"
    copy = clone(at, tmp_path)
    put(copy, "award.md", "signed\n")
    sha = commit(copy)
    done = run(copy, "push", at.repo.ssh_address, "HEAD:main", GIT_SSH_COMMAND=command)
    assert done.returncode == 0, done.stderr
    assert at.repo.main == sha
    assert at.hub.pushes[-1].kind == "deploy-key"
    assert at.hub.happened("push")[-1].payload["after"] == sha


@pytest.mark.parametrize(
    ("known", "where", "said"),
    [
        ("nowhere", NAME, "Permission denied (publickey)"),
        ("read", NAME, "The key you are authenticating with is read only"),
        ("write", "ada/programme", "denied to deploy key"),
        ("write", "ada/nothing", "Repository not found"),
    ],
)
def test_a_deploy_key_is_for_one_repository(at, tmp_path, known, where, said):
    at.proposal()
    file, public = keys(tmp_path)
    if known != "nowhere":
        at.repo.deploy_key(public, read_only=known == "read")
    command = f"{at.hub.ssh(tmp_path / 'bin')} -i {file}"
    copy = clone(at, tmp_path)
    done = run(copy, "push", f"git@github.com:{where}.git", "HEAD:new", GIT_SSH_COMMAND=command)
    assert done.returncode != 0
    assert said in done.stderr


def test_somebody_else_may_be_first(at, tmp_path):
    copy = clone(at, tmp_path, at.grace.token)
    put(copy, "mine.md", "mine\n")
    commit(copy)
    at.hub.faults.before_push(
        lambda: at.owner.asks(
            "PUT",
            f"/repos/{NAME}/contents/first.md",
            {"message": "First", "content": "Zmlyc3QK"},
        )
    )
    assert run(copy, "push", "origin", "HEAD:main").returncode != 0
    assert at.repo.text("first.md") == "first\n"
    git(copy, "pull", "--quiet", "--rebase", "origin", "main")
    assert run(copy, "push", "origin", "HEAD:main").returncode == 0


def test_a_token_that_ended_opens_nothing(at):
    token = at.repo.actions_token({"contents": "write"})
    del at.hub.world.tokens[token]
    with pytest.raises(GitFailed, match="Invalid username or token"):
        at.repo.bare.run("push", at.repo.address(token), "main:refs/heads/x")


def test_the_web_editor_does_not_overwrite(at):
    path = f"/repos/{NAME}/contents/README.md"
    said = {"message": "Mine", "content": "eA=="}
    with pytest.raises(Declined) as refused:
        at.grace.asks("PUT", path, said)
    assert refused.value.status == 422
    with pytest.raises(Declined) as refused:
        at.grace.asks("PUT", path, {**said, "sha": "0" * 40})
    assert refused.value.status == 409
