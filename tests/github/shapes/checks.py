"""Check runs as GitHub's answers have them."""

from __future__ import annotations

from tests.github.clock import stamp
from tests.github.shapes.people import Shape, integration, node_id
from tests.github.site import Site
from tests.github.state import CheckRun, Repository


def check_run(site: Site, repository: Repository, one: CheckRun) -> Shape:
    """Return a check run."""
    at = f"{site.api}/repos/{repository.full_name}/check-runs/{one.id}"
    html = f"{site.web}/{repository.full_name}/runs/{one.id}"
    return {
        "id": one.id,
        "name": one.name,
        "node_id": node_id("CheckRun", one.id),
        "head_sha": one.sha,
        "external_id": "",
        "url": at,
        "html_url": html,
        "details_url": html,
        "status": one.status,
        "conclusion": one.conclusion,
        "started_at": stamp(one.started),
        "completed_at": stamp(one.completed) if one.completed else None,
        "output": {
            "title": None,
            "summary": None,
            "text": None,
            "annotations_count": 0,
            "annotations_url": f"{at}/annotations",
        },
        "check_suite": {"id": one.suite},
        "app": integration(site, one.app),
        "pull_requests": [],
    }
