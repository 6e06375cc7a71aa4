"""Reviews of pull requests: listed, handed in, changed, dismissed, asked for."""

from __future__ import annotations

from typing import Any

from tests.github import reviews
from tests.github.accounts import Role
from tests.github.calls import NO_RIGHTS, Call, Refused, Response, missing, page_of, route
from tests.github.endpoints.pulls import ONE, READS, WRITES
from tests.github.shapes import threads as shapes
from tests.github.talk import Review


@route(f"GET {ONE}/reviews", READS)
def list_reviews(call: Call) -> Any:
    """List reviews, the oldest first."""
    thread = call.thread
    found = [shapes.review(call.site, call.repository, thread, one) for one in call.pull.reviews]
    page, headers = page_of(call, found)
    return Response(200, page, headers)


@route(f"POST {ONE}/reviews", WRITES)
def create_review(call: Call) -> Any:
    """Hand in a review, of the newest commit unless another is named. Raises Refused."""
    thread, part, event = call.thread, call.pull, str(call.body.get("event", ""))
    text = str(call.body.get("body") or "")
    if event not in reviews.STATES:
        raise Refused(422, "Unprocessable Entity", ["Variable $event is not one of those known"])
    if event != "APPROVE" and not text.strip():
        raise Refused(422, "Unprocessable Entity", ["Body can't be blank"])
    if thread.author is call.account and event != "COMMENT":
        word = "approve" if event == "APPROVE" else "request changes on"
        raise Refused(422, "Unprocessable Entity", [f"Review Can not {word} your own pull request"])
    by_actions = event == "APPROVE" and call.caller.kind == "actions"
    if by_actions and not call.repository.actions.may_approve:
        said = "GitHub Actions is not permitted to approve pull requests."
        raise Refused(422, "Unprocessable Entity", [said])
    commit = str(call.body.get("commit_id") or part.head)
    if commit != part.head and commit not in part.pushed:
        raise Refused(422, "Unprocessable Entity", ["The commit is not part of the pull request"])
    made = reviews.submit(
        call.world, call.repository, thread, call.caller, event=event, body=text, commit=commit
    )
    return shapes.review(call.site, call.repository, thread, made)


REVIEW = f"{ONE}/reviews/{{review_id}}"


def _review(call: Call) -> Review:
    wanted = call.number("review_id")
    for one in call.pull.reviews:
        if one.id == wanted:
            return one
    raise missing()


@route(f"GET {REVIEW}", READS)
def get_review(call: Call) -> Any:
    """Give a review."""
    return shapes.review(call.site, call.repository, call.thread, _review(call))


@route(f"PUT {REVIEW}", WRITES)
def change_review(call: Call) -> Any:
    """Change what a review says: one's own alone."""
    one = _review(call)
    if one.author is not call.account:
        raise Refused(403, NO_RIGHTS)
    text = str(call.body["body"])
    reviews.edit_review(call.world, call.repository, call.thread, one, call.caller, text)
    return shapes.review(call.site, call.repository, call.thread, one)


@route(f"PUT {REVIEW}/dismissals", WRITES, role=Role.WRITE)
def dismiss_review(call: Call) -> Any:
    """Let a review count no longer."""
    one = _review(call)
    if one.state not in {"APPROVED", "CHANGES_REQUESTED"}:
        raise Refused(
            422, "Unprocessable Entity", ["Can not dismiss a commented pull request review"]
        )
    text = str(call.body["message"])
    reviews.dismiss(call.world, call.repository, call.thread, one, call.caller, text)
    return shapes.review(call.site, call.repository, call.thread, one)


@route(f"POST {ONE}/requested_reviewers", WRITES, role=Role.TRIAGE, status=201)
def request_reviewers(call: Call) -> Any:
    """Ask people for a review. Raises Refused."""
    thread = call.thread
    for login in call.body.get("reviewers", []):
        found = call.world.find(login)
        if not call.repository.can_be_assigned(found):
            said = "Reviews may only be requested from collaborators. One or more of the users or"
            raise Refused(
                422, f"{said} teams you specified is not a collaborator of the repository."
            )
        if found is thread.author:
            raise Refused(422, "Review cannot be requested from pull request author.")
        reviews.request_review(call.world, call.repository, thread, call.caller, found)
    return shapes.pull(call.site, call.repository, thread)
