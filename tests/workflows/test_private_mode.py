"""Private mode: the award workflow of the public repository works in both, as a GitHub App."""

import re

import pytest

from microcred import did
from microcred.github import GitHub
from microcred.github.sealing import sealed
from microcred.model.evaluators import Evaluators
from microcred.model.setup import App, Main, Setup, Signing
from microcred.setting_up import Secrets, apply
from microcred.settings import read_program
from microcred.setup import Target, role
from microcred.survey import Survey
from tests import folder, ledgers, lives, reviewed
from tests.folder import CREDENTIAL, text_of
from tests.github import github
from tests.lives import SUBMISSION, Life
from tests.workflows import hosting
from tests.workflows.hosting import engine, it_is_now, scores
from tests.workflows.machine import Machine

PUBLIC, PRIVATE = lives.NAME, "district/hidden"
TOLD_NOWHERE = re.compile(r"ana@school|k7m2p4|submissions/think-time", re.IGNORECASE)
MAY = {"contents": "write", "issues": "write", "pull-requests": "write", "statuses": "write"}


def beginnings(target):
    """Make a programme in private mode, as the public repository has it."""
    lives.programme(target)
    program = text_of(target, folder.PROGRAM).replace("mode: open", "mode: private")
    program = re.sub(r"(?m)^url: .*$", f"url: {hosting.SITE}", program)
    program += (
        f"repository: https://github.com/{PUBLIC}\n"
        f"submissions_repository: https://github.com/{PRIVATE}\n"
    )
    files = {
        **engine(),
        folder.PROGRAM: program.encode(),
    }
    ledgers.commit(target, files, "Private", ledgers.BEGUN)
    return target


def keep_secret(owner: GitHub, name: str, secret: str) -> None:
    """Store a secret in the signing environment, as an owner does on GitHub's page."""
    place = f"/repos/{PUBLIC}/environments/signing/secrets"
    key = owner.request("GET", f"{place}/public-key")
    body = {"encrypted_value": sealed(key["key"], secret), "key_id": key["key_id"]}
    owner.request("PUT", f"{place}/{name}", body)


@pytest.fixture
def both(tmp_path, its_python):
    source = beginnings(tmp_path / "source")
    with github(tmp_path / "hub") as hub:
        people = {one: hub.person(one, number=number) for one, number in lives.NUMBERS.items()}
        hub.organization("district").owners.add(lives.NUMBERS["olga"])
        public = hub.repository(PUBLIC, source=source)
        private = hub.repository(PRIVATE, source=source, private=True)
        for login in ("eva", "omar", "lea", "ada"):
            private.grant(people[login], "write")
        clone = tmp_path / "clone"
        folder.git(tmp_path, "clone", "--quiet", private.address(people["olga"].token), str(clone))
        life = Life(hub, private, people, clone)
        it_is_now(life)
        app = hub.app("microcred", MAY, public, private)
        set_up(life, app, clone)
        (tmp_path / "machine").mkdir()
        yield life, public, Machine(hub, tmp_path / "machine", its_python)


def set_up(life, app, clone) -> None:
    """Set both repositories up as the guide says."""
    read = Survey(clone).read
    program = read_program(read).document
    assert program
    wanted = Setup(main=Main(writer=App(app=app.id)), signing=Signing(reviewers="nobody"))
    for name in (PUBLIC, PRIVATE):
        github = GitHub(life.olga.token, name, life.hub.api, pause=0)
        kind = role(name, program.model)
        target = Target(name, kind, wanted, program.model, Evaluators())
        apply(github, target, Secrets(lambda: ("", "")))
    owner = GitHub(life.olga.token, PUBLIC, life.hub.api, pause=0)
    keep_secret(owner, "MICROCRED_SIGNING_KEY", did.secret_multikey(ledgers.SEED))
    keep_secret(owner, "MICROCRED_APP_KEY", app.token)
    keep_secret(owner, "MICROCRED_ROSTER", reviewed.ROSTER)
    client = {"name": "MICROCRED_APP", "value": "Iv23liApp"}
    owner.request("POST", f"/repos/{PUBLIC}/actions/variables", client)


def test_awards_reach_the_public_repository_and_nothing_else_does(both):
    life, public, machine = both
    text = reviewed.handed(earner="k7m2p4")
    pull = life.ada.proposes(life.repo, life.path(), text)
    for evaluator in ("eva", "omar"):
        scores(life, evaluator, pull, "approve")
    it_is_now(life)
    life.hub.schedule(public, "47 */6 * * *")
    (run,) = [
        one
        for one in life.hub.runs
        if one.path.endswith("/award.yml") and one.repository.full_name == PUBLIC
    ]
    ended = machine.run(run)
    told = {name: one.result for name, one in ended.items()}
    assert told == {"due": "skipped", "award": "success", "build": "success",
                    "publish": "success"}, "\n".join(one.log for one in ended.values())  # fmt: skip

    listed = public.bare.run("ls-tree", "-r", "--name-only", "main").decode().split()
    assert [path for path in listed if path.startswith("submissions/")] == []
    (award,) = [path for path in listed if re.fullmatch(r"awards/../[a-z0-9]+\.json", path)]
    assert (machine.published / "awards" / award.rpartition("/")[2]).exists()
    decision = f"submissions/think-time/{SUBMISSION}/decision.yml"
    assert "outcome" in (life.repo.text(decision) or "")
    part = life.repo.thread(pull.number).pull
    assert part is not None
    assert part.merged
    log = "".join(line for one in ended.values() for line in one.log.splitlines() if "| " in line)
    assert not TOLD_NOWHERE.search(log)
    assert CREDENTIAL in listed


def test_in_the_private_repository_nothing_is_signed_or_published(both):
    life, _, machine = both
    life.hub.schedule(life.repo, "47 */6 * * *")
    (run,) = [one for one in life.hub.runs if one.repository.full_name == PRIVATE
              and one.path.endswith("/award.yml")]  # fmt: skip
    assert {one.result for one in machine.run(run).values()} == {"skipped"}
