"""A repository of an empty organisation brought to what the setup says, through GitHub's API."""

import os
import re
import subprocess
from dataclasses import replace

import pytest

from microcred.github import GitHub
from microcred.github.sealing import sealed
from microcred.model.evaluators import Evaluator, Evaluators
from microcred.model.program import Program
from microcred.model.setup import App, Main, Setup, Signing, Workflows
from microcred.model.vocabulary import Mode
from microcred.setting_up import Secrets, apply, look
from microcred.setup import Role, State, Target
from microcred.setup.signing import DEPLOY_KEY, SIGNING_KEY
from microcred.setup.writer import TITLE
from microcred.signing import deploy_key
from tests.github.here import AT, NAME, here

PROGRAM = Program(
    format=1,
    name="District",
    tagline="Badges",
    url="https://district.github.io/programme/",
    mode=Mode.OPEN,
    time_zone="UTC",
    language="en",
)
SIGNED_BY = Setup(signing=Signing(reviewers=("olga",)))
OWNERS = "submissions/ @grace\n"
SECRET = "z3u2-not-a-real-key"


def target(**changes) -> Target:
    given = {"role": Role.WHOLE, "setup": SIGNED_BY, "program": PROGRAM, "evaluators": Evaluators()}
    return Target(repository=NAME, **{**given, **changes})


def secrets(key: str | None = SECRET, byte: int = 7) -> Secrets:
    return Secrets(lambda: deploy_key(bytes([byte]) * 32, TITLE), key)


def states(findings) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in findings:
        found.setdefault(one.part, set()).add(one.state.value)
    return found


@pytest.fixture
def at(tmp_path):
    with here(tmp_path, **{".github/CODEOWNERS": OWNERS}) as found:
        yield found


@pytest.fixture
def owner(at) -> GitHub:
    return GitHub(at.owner.token, NAME, at.hub.api, pause=0)


def test_a_new_repository_differs_in_nearly_everything(owner):
    found = states(look(owner, target()))
    assert found == {
        "Repository": {"fine"},
        "Merging": {"change"},
        "GitHub Actions": {"change"},
        "Outside contributors": {"change"},
        "Rules on main": {"change"},
        "Who writes to main": {"change", "fine"},
        "Signing environment": {"change"},
        "Secrets": {"by-hand", "change", "fine"},
        "Pages": {"change", "fine"},
        "Labels": {"change"},
        "Owners of files": {"fine"},
    }


def test_looking_changes_nothing(at, owner):
    look(owner, target())
    assert {call.method for call in at.hub.calls} == {"GET"}


def test_once_applied_everything_is_as_wanted(at, owner):
    after = apply(owner, target(), secrets())
    assert {one.state for one in after.findings} == {State.FINE}
    repository = at.repo.state
    assert repository.actions.approval == "all_external_contributors"
    assert (repository.actions.allowed, repository.actions.pinned) == ("selected", True)
    assert set(repository.environments["signing"].secrets) == {DEPLOY_KEY, SIGNING_KEY}
    assert [(key.title, key.read_only) for key in repository.keys.values()] == [(TITLE, False)]


def test_applied_again_nothing_is_sent(at, owner):
    apply(owner, target(), secrets())
    before = len(at.hub.calls)
    assert apply(owner, target(), secrets()).done == []
    assert {call.method for call in list(at.hub.calls)[before:]} == {"GET"}


def test_afterwards_main_takes_the_award_jobs_push_and_nobody_elses(at, owner, tmp_path):
    apply(owner, target(), secrets())
    private, _ = deploy_key(bytes([7]) * 32, TITLE)
    key = tmp_path / "key"
    key.write_text(private)
    key.chmod(0o600)
    ssh = f"{at.hub.ssh(tmp_path / 'bin')} -i {key}"
    assert pushed(at, tmp_path / "job", at.repo.ssh_address, GIT_SSH_COMMAND=ssh)
    for person in (at.owner, at.grace):
        assert not pushed(at, tmp_path / person.login, at.repo.address(person.token))


def pushed(at, clone, address: str, **more: str) -> bool:
    """Return whether main takes a commit that is pushed to an address."""
    subprocess.run(["git", "clone", "-q", at.repo.address(at.owner.token), clone], check=True)
    name = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    commit = ["git", *name, "commit", "-q", "--allow-empty", "-m", "A change"]
    subprocess.run(commit, cwd=clone, check=True)
    push = ["git", "push", "-q", address, "HEAD:main"]
    done = subprocess.run(push, cwd=clone, env={**os.environ, **more}, capture_output=True)
    return done.returncode == 0


@pytest.mark.parametrize("number", [0, 5, 7, 23, 24, 25])
def test_cut_off_at_any_write_it_is_ended_by_the_next_run(at, owner, number, monkeypatch):
    real, writes = owner.request, []

    def cut(method, path, body=None, parameters=None):
        if method != "GET":
            writes.append(path)
            if len(writes) > number:
                raise KeyboardInterrupt
        return real(method, path, body, parameters)

    monkeypatch.setattr(owner, "request", cut)
    with pytest.raises(KeyboardInterrupt):
        apply(owner, target(), secrets())
    monkeypatch.setattr(owner, "request", real)
    after = apply(owner, target(), secrets(byte=8))
    assert {one.state for one in after.findings} == {State.FINE}
    assert len(at.repo.state.keys) == 1


def test_without_the_signing_key_that_alone_is_left_to_do(owner):
    after = apply(owner, target(), secrets(None))
    left = [one for one in after.findings if one.state is not State.FINE]
    assert [(one.part, one.state) for one in left] == [("Secrets", State.BY_HAND)]
    assert "--signing-key" in left[0].fix


def test_who_lets_signing_run_has_to_be_decided(owner):
    found = look(owner, target(setup=Setup()))
    assert any("not decided" in one.says and "nobody" in one.fix for one in found)
    assert not any("not decided" in one.says for one in look(owner, target(setup=_nobody())))


def _nobody() -> Setup:
    return Setup(signing=Signing(reviewers="nobody"))


def test_a_reviewer_whom_github_does_not_know(owner):
    setup = Setup(signing=Signing(reviewers=("olga", "nobody-of-that-name")))
    after = apply(owner, target(setup=setup), secrets())
    (no,) = [one for one in after.findings if one.part == "Signing environment"]
    assert no.state is State.UNKNOWN
    assert "nobody-of-that-name" in no.says


def test_somebody_who_does_not_administer_it_is_told_so(at):
    grace = GitHub(at.grace.token, NAME, at.hub.api, pause=0)
    found = look(grace, target())
    assert State.FINE not in {one.state for one in found if one.part == "Rules on main"}
    assert any("not that of an administrator" in one.says for one in found)
    after = apply(grace, target(), secrets())
    assert {one.path for one in after.done} <= {f"{AT}/labels"}


def test_a_private_repository_needs_a_plan_for_rules_and_is_told_so(at):
    at.hub.repository("district/hidden", private=True, files={"README.md": "# Ours\n"})
    github = GitHub(at.owner.token, "district/hidden", at.hub.api, pause=0)
    wanted = replace(
        target(role=Role.SUBMISSIONS),
        repository="district/hidden",
        program=PROGRAM.model_copy(
            update={
                "mode": "private",
                "repository": f"https://github.com/{NAME}",
                "submissions_repository": "https://github.com/district/hidden",
            }
        ),
    )
    after = apply(github, wanted, secrets())
    (rules,) = [one for one in after.findings if one.part == "Rules on main"]
    assert rules.state is State.BY_HAND
    assert "plan" in rules.says
    assert "Secrets" not in {one.part for one in after.findings if one.state is State.CHANGE}


def test_another_deploy_key_that_may_write_is_told_of(at, owner):
    apply(owner, target(), secrets())
    _, public = deploy_key(bytes([9]) * 32, "somebody's")
    at.owner.asks("POST", f"{AT}/keys", {"title": "old laptop", "key": public})
    (no,) = [one for one in look(owner, target()) if one.state is not State.FINE]
    assert (no.part, no.state) == ("Who writes to main", State.BY_HAND)
    assert no.differences[0].setting == "deploy key “old laptop”"


def test_a_secret_that_every_workflow_can_read_is_told_of(at, owner):
    apply(owner, target(), secrets())
    key = at.owner.asks("GET", f"{AT}/actions/secrets/public-key")
    body = {"encrypted_value": sealed(key["key"], SECRET), "key_id": key["key_id"]}
    at.owner.asks("PUT", f"{AT}/actions/secrets/{SIGNING_KEY}", body)
    (no,) = [one for one in look(owner, target()) if one.state is not State.FINE]
    assert "rotate" in no.fix


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"enforcement": "disabled"}, "enforcement"),
        ({"bypass_actors": []}, "may push past it"),
        ({"rules": [{"type": "deletion"}]}, "required_status_checks"),
    ],
)
def test_a_ruleset_that_somebody_weakened_is_put_right(at, owner, changed, said):
    apply(owner, target(), secrets())
    (number,) = at.repo.state.rulesets
    given = at.repo.state.rulesets[number].given
    at.owner.asks("PUT", f"{AT}/rulesets/{number}", {**given, **changed})
    (no,) = [one for one in look(owner, target()) if one.state is not State.FINE]
    assert said in [one.setting for one in no.differences]
    assert {one.state for one in apply(owner, target(), secrets()).findings} == {State.FINE}


def test_an_app_in_place_of_a_deploy_key(at, owner):
    app = at.hub.app("microcred", {"contents": "write"}, at.repo)
    setup = SIGNED_BY.model_copy(update={"main": Main(writer=App(app=app.id))})
    after = apply(owner, target(setup=setup), secrets())
    (given,) = [one.given for one in at.repo.state.rulesets.values()]
    assert given["bypass_actors"] == [
        {"actor_id": app.id, "actor_type": "Integration", "bypass_mode": "always"}
    ]
    assert at.repo.state.keys == {}
    assert "MICROCRED_APP_KEY" in str([one for one in after.findings if one.part == "Secrets"])


def test_a_data_only_repository_may_use_the_engines_workflows(at, owner):
    setup = SIGNED_BY.model_copy(update={"workflows": Workflows(engine="makers/microcred")})
    apply(owner, target(setup=setup), secrets())
    assert at.repo.state.actions.selected["patterns_allowed"] == [
        "makers/microcred/*",
        "makers/microcred@*",
    ]


@pytest.mark.parametrize(
    ("login", "number", "said"),
    [
        ("grace", 202, None),
        ("grace", 203, "grace is not gr"),
        ("gone", 202, "no account gone"),
        ("grace", None, "no number"),
    ],
)
def test_an_evaluators_login_is_held_to_the_number_on_record(owner, login, number, said):
    one = Evaluator(id="gr", login=login, github=number, credentials=("any",))
    found = look(owner, target(evaluators=Evaluators(evaluators=(one,))))
    (about,) = [one for one in found if one.part == "Evaluators"]
    assert (about.state is State.FINE) == (said is None)
    assert said is None or said in about.says


def test_github_being_away_is_never_fine(owner, at):
    at.hub.limits.hourly = 3
    found = states(look(owner, target()))
    for part in ("Rules on main", "Who writes to main", "Pages", "Labels", "Owners of files"):
        assert found[part] == {"unknown"}


def test_a_deploy_key_whose_other_half_is_lost_is_replaced(at, owner):
    apply(owner, target(), secrets())
    (before,) = at.repo.state.keys.values()
    at.owner.asks("DELETE", f"{AT}/environments/signing/secrets/{DEPLOY_KEY}")
    after = apply(owner, target(), secrets(byte=8))
    assert {one.state for one in after.findings} == {State.FINE}
    (now,) = at.repo.state.keys.values()
    assert now.key != before.key


def test_no_secret_is_in_what_is_told(owner):
    after = apply(owner, target(), secrets())
    private, _ = deploy_key(bytes([7]) * 32, TITLE)
    told = repr(after)
    assert SECRET not in told
    assert not any(line in told for line in private.splitlines()[1:-1])
    assert re.search("BEGIN", told) is None
