"""Labels of repositories and issues, and who is to act on an issue."""

from __future__ import annotations

from typing import Any

from tests.github import threads
from tests.github.accounts import Role
from tests.github.calls import Call, Refused, Response, invalid, missing, page_of, route
from tests.github.endpoints.issues import ONE, READS, WRITES, assignable, names_of, scope_fits
from tests.github.shapes import threads as shapes
from tests.github.shapes.people import label as label_shape
from tests.github.talk import Label, Thread

REPO = "/repos/{owner}/{repo}"

# --- of issues ---


def _labels(call: Call, thread: Thread) -> list[Any]:
    return [label_shape(call.site, call.repository, one) for one in thread.labels]


def _wanted(call: Call) -> list[str]:
    """Return the labels of a request: `{labels: […]}` or, as PyGithub sends it, the bare list."""
    body = call.request.body
    return names_of(body if isinstance(body, list) else (body or {}).get("labels", []))


@route(f"GET {ONE}/labels", *READS)
def list_issue_labels(call: Call) -> Any:
    """List the labels of an issue."""
    page, headers = page_of(call, _labels(call, call.thread))
    return Response(200, page, headers)


@route(f"PUT {ONE}/labels", *WRITES, role=Role.TRIAGE)
def set_issue_labels(call: Call) -> Any:
    """Give an issue these labels and no others."""
    thread = call.thread
    scope_fits(call, thread)
    threads.set_labels(call.world, call.repository, thread, call.caller, _wanted(call))
    return _labels(call, thread)


@route(f"POST {ONE}/labels", *WRITES, role=Role.TRIAGE)
def add_issue_labels(call: Call) -> Any:
    """Give an issue more labels."""
    thread = call.thread
    scope_fits(call, thread)
    names = [*(one.name for one in thread.labels), *_wanted(call)]
    threads.set_labels(call.world, call.repository, thread, call.caller, names)
    return _labels(call, thread)


@route(f"DELETE {ONE}/labels/{{name}}", *WRITES, role=Role.TRIAGE)
def remove_issue_label(call: Call) -> Any:
    """Take one label from an issue."""
    thread, gone = call.thread, call.params["name"].lower()
    scope_fits(call, thread)
    if gone not in {one.name.lower() for one in thread.labels}:
        raise Refused(404, "Label does not exist")
    names = [one.name for one in thread.labels if one.name.lower() != gone]
    threads.set_labels(call.world, call.repository, thread, call.caller, names)
    return _labels(call, thread)


@route(f"POST {ONE}/assignees", *WRITES, role=Role.TRIAGE, status=201)
def add_assignees(call: Call) -> Any:
    """Let more people act on an issue; who cannot be assigned is dropped without a word."""
    thread = call.thread
    scope_fits(call, thread)
    named = [call.world.find(login) for login in call.body.get("assignees") or []]
    wanted = [*thread.assignees, *(one for one in named if assignable(call, thread, one))]
    unique = list(dict.fromkeys(wanted))
    threads.set_assignees(call.world, call.repository, thread, call.caller, unique)
    return shapes.issue(call.site, call.repository, thread)


@route(f"DELETE {ONE}/assignees", *WRITES, role=Role.TRIAGE)
def remove_assignees(call: Call) -> Any:
    """Let these people no longer act on an issue."""
    thread = call.thread
    scope_fits(call, thread)
    gone = {login.lower() for login in call.body.get("assignees", [])}
    left = [one for one in thread.assignees if one.login.lower() not in gone]
    threads.set_assignees(call.world, call.repository, thread, call.caller, left)
    return shapes.issue(call.site, call.repository, thread)


# --- of repositories ---

LABELS = f"{REPO}/labels"


@route(f"GET {LABELS}", "issues:read", "pull-requests:read")
def list_labels(call: Call) -> Any:
    """List the labels of a repository."""
    found = [
        label_shape(call.site, call.repository, one) for one in call.repository.labels.values()
    ]
    page, headers = page_of(call, found)
    return Response(200, page, headers)


@route(f"POST {LABELS}", "issues:write", "pull-requests:write", role=Role.WRITE, status=201)
def create_label(call: Call) -> Any:
    """Add a label to a repository."""
    name = str(call.body["name"])
    if name.lower() in call.repository.labels:
        raise invalid("Label", "name", "already_exists")
    color = str(call.body.get("color", "ededed")).lower()
    made = Label(call.world.next(), name, color, call.body.get("description"))
    call.repository.labels[name.lower()] = made
    return label_shape(call.site, call.repository, made)


@route(f"GET {LABELS}/{{name}}", "issues:read", "pull-requests:read")
def get_label(call: Call) -> Any:
    """Give a label."""
    return label_shape(call.site, call.repository, _label(call))


@route(f"PATCH {LABELS}/{{name}}", "issues:write", "pull-requests:write", role=Role.WRITE)
def change_label(call: Call) -> Any:
    """Change a label's colour or description."""
    one = _label(call)
    one.color = str(call.body.get("color", one.color))
    one.description = call.body.get("description", one.description)
    return label_shape(call.site, call.repository, one)


def _label(call: Call) -> Label:
    found = call.repository.labels.get(call.params["name"].lower())
    if found is None:
        raise missing()
    return found
