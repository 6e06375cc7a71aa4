"""`microcred github` as owners and workflows run it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from microcred import did
from microcred.cli import cli
from tests import folder, lives
from tests.folder import put
from tests.github.here import NAME, here

SETUP = ".github/microcred-setup.yml"
WANTED = "signing:\n  reviewers: [olga]\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = lives.programme(tmp_path / "programme")
    put(made, SETUP, WANTED)
    return made


@pytest.fixture
def at(tmp_path):
    with here(tmp_path) as found:
        yield found


def run(root: Path, command: str, *words: str, **environment: str) -> Result:
    """Return what a command comes to in a programme; an exception of ours is raised."""
    asked = ["github", command, "--root", str(root), *words]
    result = CliRunner().invoke(cli, asked, env=environment, prog_name="microcred")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def asked(at, root, *words):
    """Return what a command comes to with the token of the owner."""
    given = {"GITHUB_TOKEN": at.owner.token, "GITHUB_API_URL": at.hub.api}
    return run(root, *words, **given, GITHUB_REPOSITORY=NAME)


def test_setup_shows_what_differs_and_changes_nothing(at, root):
    done = asked(at, root, "setup")
    assert (done.exit_code, done.stderr) == (1, "")
    assert done.stdout.startswith(f"{NAME} (whole)\n\nRepository\n  fine     the branch is main\n")
    assert (
        "           - allow_squash_merge: yes\n           + allow_squash_merge: no\n" in done.stdout
    )
    assert "`microcred github setup --apply` changes them." in done.stdout
    assert {call.method for call in at.hub.calls} == {"GET"}


def test_setup_as_json(at, root):
    done = asked(at, root, "setup", "--format", "json")
    told = json.loads(done.stdout)
    assert (told["repository"], told["role"], told["done"]) == (NAME, "whole", [])
    merging = next(one for one in told["findings"] if one["part"] == "Merging")
    assert merging["state"] == "change"
    assert {"setting": "allow_squash_merge", "now": "yes", "wanted": "no"} in merging["differences"]


def test_setup_applies_and_never_tells_a_secret(at, root, tmp_path):
    secret = did.secret_multikey(bytes(range(32)))
    key = tmp_path / "signing.key"
    key.write_text(f"{secret}\n")
    key.chmod(0o600)
    done = asked(at, root, "setup", "--apply", "--signing-key", str(key), "--format", "json")
    told = json.loads(done.stdout)
    assert "change" not in {one["state"] for one in told["findings"]}
    assert {"method": "PUT", "path": f"/repos/{NAME}/actions/permissions"} in told["done"]
    assert secret not in done.output
    assert "PRIVATE KEY" not in done.output
    assert set(at.repo.state.environments["signing"].secrets) == {
        "MICROCRED_DEPLOY_KEY",
        "MICROCRED_SIGNING_KEY",
    }


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (None, "does not exist"),
        ("merging: {methods: [squash]}\n", "merging.methods"),
        ("main: {check_app: 1}\n", "check_app"),
        ("workflows: {token: write}\n", "token"),
        ("signing: {reviewers: [a, b, c, d, e, f, g]}\n", "reviewers"),
        ("surprise: 1\n", "surprise"),
    ],
)
def test_a_file_that_would_weaken_it_is_told_of_and_nothing_asked(at, root, text, says):
    (root / SETUP).unlink()
    if text is not None:
        put(root, SETUP, text)
    done = asked(at, root, "setup", "--apply")
    assert done.exit_code == 1
    assert says in done.output
    assert list(at.hub.calls) == []


def test_without_a_token_it_says_which_one_it_needs(root):
    done = run(root, "setup", GITHUB_TOKEN="", GH_TOKEN="", GITHUB_REPOSITORY=NAME)
    assert done.exit_code == 2
    assert "GITHUB_TOKEN" in done.stderr


def test_the_repository_is_where_the_folder_was_cloned_from(at, root):
    folder.git(root, "remote", "add", "origin", f"https://github.com/{NAME}.git")
    given = {"GITHUB_TOKEN": at.owner.token, "GITHUB_API_URL": at.hub.api}
    assert run(root, "setup", **given, GITHUB_REPOSITORY="").stdout.startswith(f"{NAME} (whole)")


def test_codeowners_are_written_and_checked(root):
    assert run(root, "codeowners", "--check").exit_code == 1
    assert run(root, "codeowners").exit_code == 0
    assert "* @lea" in (root / ".github" / "CODEOWNERS").read_text()
    assert run(root, "codeowners", "--check").exit_code == 0
    put(root, ".github/CODEOWNERS", "* @somebody\n")
    done = run(root, "codeowners", "--check")
    assert (done.exit_code, "out of date" in done.stderr) == (1, True)


def test_whether_an_award_is_due(tmp_path):
    with lives.lives(tmp_path) as life:
        pull = life.hand_in()
        token = life.repo.actions_token(
            {"contents": "read", "issues": "read", "pull-requests": "read"}
        )

        def told() -> str:
            return run(life.clone, "due", **_workflow(life, token)).output

        assert told() == "due=false\n"
        for who in ("eva", "omar"):
            life.hub.clock.forward(hours=1)
            life.score(who, pull)
        assert told() == "due=true\n"
        assert "PUT" not in {call.method for call in life.hub.calls}


def test_watch_keeps_an_issue(tmp_path):
    with lives.lives(tmp_path) as life:
        token = life.repo.actions_token({"contents": "read", "issues": "write"})
        given = {**_workflow(life, token), "https_proxy": "http://127.0.0.1:9"}
        done = run(life.clone, "watch", "--format", "json", **given)
        assert done.exit_code == 0, done.output
        told = json.loads(done.stdout)
        assert told["issue"] == "opened"
        assert {one["state"] for one in told["links"]} == {"unknown"}
        (issue,) = [one for one in life.repo.state.threads.values() if one.pull is None]
        assert "could not be checked" in str(issue.body)
        again = run(life.clone, "watch", "--dry-run", **given)
        assert again.stdout.endswith(" links lead somewhere.\n")


def _workflow(life, token: str) -> dict[str, str]:
    """Return what a workflow's step has in its environment."""
    return {
        "GITHUB_ACTIONS": "true",
        "GITHUB_API_URL": life.hub.api,
        "GITHUB_REPOSITORY": lives.NAME,
        "GITHUB_SERVER_URL": life.hub.web,
        "GITHUB_TOKEN": token,
    }


def test_every_command_is_told_of():
    told = CliRunner().invoke(cli, ["github", "--help"]).stdout
    for name in ("setup", "codeowners", "form", "due", "watch"):
        assert f"\n  {name} " in told
