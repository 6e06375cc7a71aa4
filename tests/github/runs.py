"""Runs of workflows: started by events, with a token for each job, ended by whoever runs them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from tests.github import tokens, workflows
from tests.github.accounts import Caller
from tests.github.shapes import runs as shapes
from tests.github.state import CheckRun, Repository
from tests.github.talk import Thread
from tests.github.tokens import READ_ONLY_FROM_FORKS
from tests.github.workflows import Workflow
from tests.github.world import Event, World


@dataclass(eq=False)
class Run:
    """A run. `trigger` is the event's name as workflows know it; `sha` is GITHUB_SHA."""

    world: World
    id: int
    number: int
    suite: int
    repository: Repository
    workflow: Workflow
    event: Event
    trigger: str
    ref: str
    sha: str
    head_branch: str
    head_sha: str
    waiting: bool
    depth: int
    status: str = "queued"
    conclusion: str | None = None
    checks: dict[str, CheckRun] = field(default_factory=dict)
    given: list[str] = field(default_factory=list)

    @property
    def path(self) -> str:
        """Return the path of its workflow file."""
        return self.workflow.path

    @property
    def thread(self) -> Thread | None:
        """Return the issue or pull request that it is about."""
        return self.repository.threads.get(self.event.number or 0)

    def token(self, job: str, inner: str | None = None) -> str:
        """Return the GITHUB_TOKEN of a job, or of a job inside the workflow that it calls.

        It ends with the run. A job may only come from where `permissions:` was read.
        """
        scopes = self.scopes(job)
        if inner is not None:
            called = self.called(job)
            wanted = called.jobs[inner].get("permissions") or called.permissions
            if wanted is not None:
                declared = tokens.scopes(
                    wanted, None, default="read", trigger=self.trigger, fork=self.event.fork
                )
                scopes = tokens.capped(scopes, declared)
        app = self.world.actions
        caller = Caller("actions", app.bot, scopes, frozenset({self.repository.id}), app)
        made = self.world.token(caller, "ghs").token
        self.given.append(made)
        return made

    def scopes(self, job: str) -> dict[str, str]:
        """Return what the token of a job may."""
        declared = self.workflow.jobs[job].get("permissions")
        return tokens.scopes(
            self.workflow.permissions,
            declared,
            default=self.repository.actions.default,
            trigger=self.trigger,
            fork=self.event.fork,
        )

    def called(self, job: str) -> Workflow:
        """Return the workflow that a job calls, of this repository or another one here."""
        uses = str(self.workflow.jobs[job]["uses"])
        if uses.startswith("./"):
            data = self.repository.bare.blob(self.sha, uses.removeprefix("./"))
            return workflows.read(uses, (data or b"").decode())
        name, _, ref = uses.partition("@")
        owner, repository, path = name.split("/", 2)
        found = self.world.repository(owner, repository)
        assert found is not None, uses
        data = found.bare.blob(found.bare.resolve(ref) or ref, path)
        return workflows.read(path, (data or b"").decode())

    def secrets(self, job: str) -> dict[str, str]:
        """Return what a job's `secrets` holds: none on a fork's pull request but for the target's.

        Those of an environment only where its branches may deploy to it.
        """
        if self.event.fork and self.trigger in READ_ONLY_FROM_FORKS:
            return {}
        kept = dict(self.repository.secrets)
        name = self.environment_name(job)
        if name is not None:
            kept |= self.repository.environments[name].secrets
        opened = {one.name: self.world.seal.opened(one.sealed) for one in kept.values()}
        return {name: value for name, value in opened.items() if value is not None}

    def variables(self, job: str) -> dict[str, str]:
        """Return what a job's `vars` holds."""
        kept = dict(self.repository.variables)
        name = self.environment_name(job)
        if name is not None:
            kept |= self.repository.environments[name].variables
        return {one.name: one.value for one in kept.values()}

    def environment_name(self, job: str) -> str | None:
        """Return the environment of a job. Raises MayNotDeploy where it leaves this branch out."""
        given = self.workflow.jobs[job].get("environment")
        name = given.get("name") if isinstance(given, dict) else given
        if name is None or name not in self.repository.environments:
            return None
        found = self.repository.environments[name]
        branch = self.ref.removeprefix("refs/heads/")
        names = {one["name"] for one in found.branches.values()}
        custom = found.policy is not None and found.policy["custom_branch_policies"]
        if custom and branch not in names:
            raise MayNotDeploy(f"{branch} is not allowed to deploy to {name}")
        return str(name)

    def environment(self, job: str) -> dict[str, str]:
        """Return the GITHUB_ variables of a job, but for its token and the file with its event."""
        part = self.thread.pull if self.thread else None
        pulls = self.trigger.startswith("pull_request") and part is not None
        repository, site = self.repository, self.world.site
        actor = self.event.caller.account
        assert actor is not None
        return {
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTOR": actor.login,
            "GITHUB_ACTOR_ID": str(actor.number),
            "GITHUB_API_URL": site.api,
            "GITHUB_BASE_REF": part.base_branch if pulls and part else "",
            "GITHUB_EVENT_NAME": self.trigger,
            "GITHUB_HEAD_REF": part.head_branch if pulls and part else "",
            "GITHUB_JOB": job,
            "GITHUB_REF": self.ref,
            "GITHUB_REF_NAME": self.ref.removeprefix("refs/heads/").removeprefix("refs/pull/"),
            "GITHUB_REF_TYPE": "branch",
            "GITHUB_REPOSITORY": repository.full_name,
            "GITHUB_REPOSITORY_ID": str(repository.id),
            "GITHUB_REPOSITORY_OWNER": repository.owner.login,
            "GITHUB_REPOSITORY_OWNER_ID": str(repository.owner.number),
            "GITHUB_RUN_ATTEMPT": "1",
            "GITHUB_RUN_ID": str(self.id),
            "GITHUB_RUN_NUMBER": str(self.number),
            "GITHUB_SERVER_URL": site.web,
            "GITHUB_SHA": self.sha,
            "GITHUB_TRIGGERING_ACTOR": actor.login,
            "GITHUB_WORKFLOW": self.workflow.name,
            "GITHUB_WORKFLOW_REF": f"{repository.full_name}/{self.path}@{self.ref}",
            "GITHUB_WORKFLOW_SHA": self.sha,
        }

    def event_file(self, folder: Path) -> Path:
        """Write the payload where GITHUB_EVENT_PATH may point to; return the file."""
        file = folder / f"event-{self.id}.json"
        file.write_text(json.dumps(self.event.payload))
        return file

    def approve(self) -> None:
        """Let a run begin that waited for a maintainer."""
        assert self.waiting, "nobody waits for an approval of this run"
        self.waiting, self.status, self.conclusion = False, "queued", None

    def begin(self) -> None:
        """Start it: a check run for each job."""
        assert not self.waiting, "a run that waits for approval"
        self.status = "in_progress"
        for job in self.workflow.jobs:
            check = CheckRun(
                self.world.next(),
                self.suite,
                self.workflow.job_name(job),
                self.head_sha,
                self.world.actions,
                self.world.clock.now,
            )
            self.checks[job] = check
            self.repository.checks.setdefault(self.head_sha, []).append(check)
        self._tell("in_progress")

    def finish(self, conclusion: str = "success", jobs: dict[str, str] | None = None) -> None:
        """End it; `jobs` names those that ended otherwise, such as skipped."""
        if self.status != "in_progress":
            self.begin()
        for job, check in self.checks.items():
            check.status, check.completed = "completed", self.world.clock.now
            check.conclusion = (jobs or {}).get(job, conclusion)
        for token in self.given:
            self.world.tokens.pop(token, None)
        self.status, self.conclusion = "completed", conclusion
        self._tell("completed")

    def _tell(self, action: str) -> None:
        said = shapes.workflow_run(self.world.site, self)
        self.world.emit(
            self.repository,
            "workflow_run",
            action,
            self.event.caller,
            said,
            number=self.event.number,
            cause=self,
            **default_branch(self.repository),
        )

    def announce(self) -> None:
        """Tell that it is there."""
        self._tell("requested")


class MayNotDeploy(Exception):
    """A branch that an environment does not let deploy."""


def default_branch(repository: Repository) -> dict[str, str]:
    """Return where GitHub looks for what is not about a branch: its ref and commit."""
    branch = f"refs/heads/{repository.default_branch}"
    return {"ref": branch, "sha": repository.bare.resolve(branch) or ""}
