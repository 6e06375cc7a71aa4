"""Runs of workflows as webhooks have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.github.clock import stamp
from tests.github.shapes.people import Shape, node_id, user
from tests.github.shapes.repositories import lite
from tests.github.site import Site

if TYPE_CHECKING:
    from tests.github.runs import Run


def workflow_run(site: Site, run: Run) -> Shape:
    """Return a run and its workflow, as the webhook `workflow_run` tells them.

    `pull_requests` is empty where the head is in a fork, as it is on GitHub.
    """
    repository = run.repository
    number = workflow_number(run)
    at = f"{site.api}/repos/{repository.full_name}/actions"
    page, here = f"{site.web}/{repository.full_name}", f"{at}/runs/{run.id}"
    suite = f"{site.api}/repos/{repository.full_name}/check-suites/{run.suite}"
    now = stamp(run.world.clock.now)
    account = run.event.caller.account
    assert account is not None
    part = run.thread.pull if run.thread else None
    there = part.head_repository if part and run.event.fork else None
    entry = repository.bare.commit(run.head_sha)
    workflow = {
        "id": number,
        "node_id": node_id("Workflow", number),
        "name": run.workflow.name,
        "path": run.path,
        "state": "active",
        "created_at": stamp(repository.made),
        "updated_at": stamp(repository.made),
        "url": f"{at}/workflows/{number}",
        "html_url": f"{page}/blob/{repository.default_branch}/{run.path}",
        "badge_url": f"{page}/workflows/{number}/badge.svg",
    }
    shape = {
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
        "workflow_id": number,
        "check_suite_id": run.suite,
        "check_suite_node_id": node_id("CheckSuite", run.suite),
        "url": here,
        "html_url": f"{page}/actions/runs/{run.id}",
        "pull_requests": [],
        "created_at": now,
        "updated_at": now,
        "actor": user(site, account),
        "triggering_actor": user(site, account),
        "run_started_at": now,
        "jobs_url": f"{here}/jobs",
        "logs_url": f"{here}/logs",
        "check_suite_url": suite,
        "artifacts_url": f"{here}/artifacts",
        "cancel_url": f"{here}/cancel",
        "rerun_url": f"{here}/rerun",
        "previous_attempt_url": None,
        "workflow_url": workflow["url"],
        "head_commit": {
            "id": entry.sha,
            "tree_id": entry.tree,
            "message": entry.message,
            "timestamp": entry.committer[2],
            "author": {"name": entry.author[0], "email": entry.author[1]},
            "committer": {"name": entry.committer[0], "email": entry.committer[1]},
        },
        "repository": lite(site, repository),
        "head_repository": lite(site, there or repository),
        "referenced_workflows": [],
    }
    return {"workflow_run": shape, "workflow": workflow}


def workflow_number(run: Run) -> int:
    """Return the number of a run's workflow: the same for each run of the same file."""
    return run.repository.id * 1000 + sum(map(ord, run.path)) % 1000
