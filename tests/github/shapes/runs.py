"""Runs of workflows as webhooks have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.github.bare import Entry
from tests.github.clock import stamp
from tests.github.shapes.people import Shape, node_id, user
from tests.github.shapes.repositories import lite
from tests.github.site import Site

if TYPE_CHECKING:
    from tests.github.runs import Run


def workflow_run(site: Site, run: Run) -> Shape:
    """Return a run and its workflow, as the webhook `workflow_run` tells them."""
    return {"workflow_run": _run(site, run), "workflow": _workflow(site, run)}


def _workflow(site: Site, run: Run) -> Shape:
    repository, number = run.repository, workflow_number(run)
    page = f"{site.web}/{repository.full_name}"
    return {
        "id": number,
        "node_id": node_id("Workflow", number),
        "name": run.workflow.name,
        "path": run.path,
        "state": "active",
        "created_at": stamp(repository.made),
        "updated_at": stamp(repository.made),
        "url": f"{site.api}/repos/{repository.full_name}/actions/workflows/{number}",
        "html_url": f"{page}/blob/{repository.default_branch}/{run.path}",
        "badge_url": f"{page}/workflows/{number}/badge.svg",
    }


def _run(site: Site, run: Run) -> Shape:
    """Return a run; `pull_requests` is empty where the head is in a fork, as it is on GitHub."""
    repository, now = run.repository, stamp(run.world.clock.now)
    account = run.event.caller.account
    assert account is not None
    part = run.thread.pull if run.thread else None
    there = part.head_repository if part and run.event.fork else None
    return {
        "id": run.id,
        "name": run.workflow.name,
        "node_id": node_id("WorkflowRun", run.id),
        "head_branch": run.head_branch,
        "head_sha": run.head_sha,
        "path": run.path,
        "display_title": run.thread.title if run.thread else run.workflow.name,
        "run_number": run.number,
        "run_attempt": 1,
        "event": run.trigger,
        "status": run.status,
        "conclusion": run.conclusion,
        "workflow_id": workflow_number(run),
        "check_suite_id": run.suite,
        "check_suite_node_id": node_id("CheckSuite", run.suite),
        "pull_requests": [],
        "created_at": now,
        "updated_at": now,
        "run_started_at": now,
        "actor": user(site, account),
        "triggering_actor": user(site, account),
        "head_commit": _head(repository.bare.commit(run.head_sha)),
        "repository": lite(site, repository),
        "head_repository": lite(site, there or repository),
        "referenced_workflows": [],
        **_addresses(site, run),
    }


def _addresses(site: Site, run: Run) -> Shape:
    at = f"{site.api}/repos/{run.repository.full_name}"
    here = f"{at}/actions/runs/{run.id}"
    return {
        "url": here,
        "html_url": f"{site.web}/{run.repository.full_name}/actions/runs/{run.id}",
        "jobs_url": f"{here}/jobs",
        "logs_url": f"{here}/logs",
        "check_suite_url": f"{at}/check-suites/{run.suite}",
        "artifacts_url": f"{here}/artifacts",
        "cancel_url": f"{here}/cancel",
        "rerun_url": f"{here}/rerun",
        "previous_attempt_url": None,
        "workflow_url": f"{at}/actions/workflows/{workflow_number(run)}",
    }


def _head(entry: Entry) -> Shape:
    return {
        "id": entry.sha,
        "tree_id": entry.tree,
        "message": entry.message,
        "timestamp": entry.committer[2],
        "author": {"name": entry.author[0], "email": entry.author[1]},
        "committer": {"name": entry.committer[0], "email": entry.committer[1]},
    }


def workflow_number(run: Run) -> int:
    """Return the number of a run's workflow: the same for each run of the same file."""
    return run.repository.id * 1000 + sum(map(ord, run.path)) % 1000
