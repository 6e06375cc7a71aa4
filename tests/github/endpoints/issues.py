"""Issues: opened, listed, read, changed; their timeline and comments."""

from __future__ import annotations

from typing import Any

from tests.github import threads
from tests.github.accounts import Account, Role
from tests.github.calls import (
    NO_RIGHTS,
    NO_SCOPE,
    Call,
    Refused,
    Response,
    invalid,
    missing,
    page_of,
    route,
)
from tests.github.shapes import threads as shapes
from tests.github.shapes.timeline import timeline
from tests.github.talk import Comment, Thread

ISSUES = "/repos/{owner}/{repo}/issues"
ONE = f"{ISSUES}/{{issue_number}}"
WRITES = ("issues:write", "pull-requests:write")
READS = ("issues:read", "pull-requests:read")
LONGEST = 65536


def scope_fits(call: Call, thread: Thread | None) -> None:
    """Hold a program to `issues` for an issue; a pull request may be written with either scope."""
    about_pull = thread is not None and thread.pull is not None
    if call.caller.is_integration and not about_pull and not call.caller.has("issues", "write"):
        raise Refused(403, NO_SCOPE)


def _text(call: Call, name: str, resource: str) -> str:
    """Return a text that must be there and short enough. Raises Refused."""
    text = str(call.body.get(name) or "")
    if not text.strip():
        raise invalid(resource, name, "missing_field")
    if len(text) > LONGEST:
        said = f"{name} is too long (maximum is {LONGEST} characters)"
        raise invalid(resource, name, "custom", said)
    return text


@route(f"GET {ONE}", *READS)
def get_issue(call: Call) -> Any:
    """Give an issue, or a pull request as one."""
    return shapes.issue(call.site, call.repository, call.thread)


@route(f"GET {ISSUES}", *READS)
def list_issues(call: Call) -> Any:
    """List issues and pull requests, the newest first."""
    wanted = call.query("state") or "open"
    names = {one for one in (call.query("labels") or "").lower().split(",") if one}
    found = [
        one
        for one in call.repository.threads.values()
        if wanted in {"all", one.state} and names <= {label.name.lower() for label in one.labels}
    ]
    page, headers = page_of(call, in_order(call, found, "desc"))
    return Response(200, [shapes.issue(call.site, call.repository, one) for one in page], headers)


def in_order(call: Call, found: list[Thread], usual: str) -> list[Thread]:
    """Return threads as they were asked for: by when they were made or last touched.

    `usual` is which end comes first where nothing is said.
    """
    if call.query("sort") == "updated":
        found = sorted(found, key=lambda one: (one.updated, one.number))
    ascending = (call.query("direction") or usual) == "asc"
    return found if ascending else found[::-1]


@route(f"POST {ISSUES}", "issues:write", status=201)
def create_issue(call: Call) -> Any:
    """Open an issue. Labels and assignees of who may not set them are dropped without a word."""
    title = str(_text(call, "title", "Issue"))
    body = call.body.get("body")
    if body is not None and len(body) > LONGEST:
        raise invalid(
            "Issue", "body", "custom", f"body is too long (maximum is {LONGEST} characters)"
        )
    may = call.role >= Role.TRIAGE
    wanted = _assignees(call, None) if may else []
    thread = threads.open_issue(call.world, call.repository, call.caller, title, body)
    names = names_of(call.body.get("labels") or []) if may else []
    thread.labels = [threads.label_named(call.world, call.repository, name) for name in names]
    for one in thread.labels:
        said = {"name": one.name, "color": one.color}
        threads.happened(call.world, thread, "labeled", call.caller, label=said)
    threads.tell(call.world, call.repository, thread, "opened", call.caller)
    threads.set_assignees(call.world, call.repository, thread, call.caller, wanted)
    return shapes.issue(call.site, call.repository, thread)


def names_of(labels: list[Any]) -> list[str]:
    """Return the names of labels, which are given as such or in objects."""
    return [one if isinstance(one, str) else str(one["name"]) for one in labels]


def assignable(call: Call, thread: Thread | None, account: Account | None) -> bool:
    """Return whether somebody can be assigned: who was let in, and whoever commented."""
    spoke = {one.author.number for one in thread.comments} if thread else set()
    return account is not None and (
        account.number in spoke or call.repository.can_be_assigned(account)
    )


def _assignees(call: Call, thread: Thread | None) -> list[Account]:
    """Return who a request names, of whom each must be one that can be. Raises Refused."""
    found = []
    for login in call.body.get("assignees") or []:
        account = call.world.accounts.get(login.lower())
        if account is None or not assignable(call, thread, account):
            error = {"value": login, "resource": "Issue", "field": "assignees", "code": "invalid"}
            raise Refused(422, "Validation Failed", [error])
        found.append(account)
    return found


@route(f"PATCH {ONE}", *WRITES)
def change_issue(call: Call) -> Any:
    """Change an issue or pull request; each field that is given."""
    thread, body = call.thread, call.body
    scope_fits(call, thread)
    if call.role < Role.TRIAGE and thread.author is not call.account:
        raise Refused(403, NO_RIGHTS)
    may = call.role >= Role.TRIAGE
    wanted = _assignees(call, thread) if may else []
    title = body["title"] if body.get("title") is not None else thread.title
    text = body.get("body", thread.body)
    threads.edit(call.world, call.repository, thread, call.caller, title, text)
    if may and "labels" in body:
        names = names_of(body["labels"])
        threads.set_labels(call.world, call.repository, thread, call.caller, names)
    if may and "assignees" in body:
        threads.set_assignees(call.world, call.repository, thread, call.caller, wanted)
    change_state(call, thread)
    return shapes.issue(call.site, call.repository, thread)


def change_state(call: Call, thread: Thread) -> None:
    """Close or reopen a thread where that was asked for. Raises Refused."""
    wanted = call.body.get("state")
    if wanted == "closed" and thread.state == "open":
        reason = call.body.get("state_reason")
        threads.close(call.world, call.repository, thread, call.caller, reason)
    if wanted == "open" and thread.state == "closed":
        if thread.pull is not None and thread.pull.merged is not None:
            raise invalid("PullRequest", "state")
        threads.reopen(call.world, call.repository, thread, call.caller)


@route(f"GET {ONE}/timeline", *READS)
def get_timeline(call: Call) -> Any:
    """Give what happened, the oldest first, page by page."""
    whole = timeline(call.site, call.repository, call.thread)
    page, headers = page_of(call, whole)
    return Response(200, page, headers)


@route(f"GET {ONE}/comments", *READS)
def list_comments(call: Call) -> Any:
    """List comments, the oldest first."""
    thread = call.thread
    found = [shapes.comment(call.site, call.repository, thread, one) for one in thread.comments]
    page, headers = page_of(call, found)
    return Response(200, page, headers)


@route(f"POST {ONE}/comments", *WRITES, status=201)
def create_comment(call: Call) -> Any:
    """Add a comment."""
    thread = call.thread
    scope_fits(call, thread)
    text = _text(call, "body", "IssueComment")
    made = threads.comment(call.world, call.repository, thread, call.caller, text)
    return shapes.comment(call.site, call.repository, thread, made)


COMMENT = f"{ISSUES}/comments/{{comment_id}}"


def _comment(call: Call) -> tuple[Thread, Comment]:
    wanted = call.number("comment_id")
    for thread in call.repository.threads.values():
        for one in thread.comments:
            if one.id == wanted:
                return thread, one
    raise missing()


@route(f"GET {COMMENT}", *READS)
def get_comment(call: Call) -> Any:
    """Give a comment."""
    return shapes.comment(call.site, call.repository, *_comment(call))


@route(f"PATCH {COMMENT}", *WRITES)
def change_comment(call: Call) -> Any:
    """Change a comment; one's own, or anybody's for who may write."""
    thread, one = _comment(call)
    scope_fits(call, thread)
    if one.author is not call.account and call.role < Role.WRITE:
        raise Refused(403, NO_RIGHTS)
    text = _text(call, "body", "IssueComment")
    threads.edit_comment(call.world, call.repository, thread, one, call.caller, text)
    return shapes.comment(call.site, call.repository, thread, one)


@route(f"DELETE {COMMENT}", *WRITES, status=204)
def delete_comment(call: Call) -> Any:
    """Take a comment away."""
    thread, one = _comment(call)
    scope_fits(call, thread)
    if one.author is not call.account and call.role < Role.WRITE:
        raise Refused(403, NO_RIGHTS)
    threads.delete_comment(call.world, call.repository, thread, one, call.caller)
