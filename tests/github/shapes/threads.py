"""Issues, pull requests, comments and reviews as GitHub's answers have them."""

from __future__ import annotations

from tests.github.accounts import Account
from tests.github.clock import stamp
from tests.github.shapes.people import Shape, by_app, integration, label, node_id, user
from tests.github.shapes.repositories import embedded
from tests.github.site import Site
from tests.github.state import Repository
from tests.github.talk import Comment, Review, Thread

NO_REACTIONS = ("+1", "-1", "laugh", "hooray", "confused", "heart", "rocket", "eyes")


def reactions(at: str) -> Shape:
    """Return that nobody reacted."""
    return {"url": f"{at}/reactions", "total_count": 0, **dict.fromkeys(NO_REACTIONS, 0)}


def _users(site: Site, accounts: list[Account]) -> list[Shape]:
    return [user(site, one) for one in accounts]


def page(site: Site, repository: Repository, thread: Thread) -> str:
    """Return the page of an issue or pull request."""
    kind = "issues" if thread.pull is None else "pull"
    return f"{site.web}/{repository.full_name}/{kind}/{thread.number}"


def issue(site: Site, repository: Repository, thread: Thread) -> Shape:
    """Return an issue; a pull request is one too."""
    whole = f"{site.api}/repos/{repository.full_name}"
    at = f"{whole}/issues/{thread.number}"
    shape: Shape = {
        "url": at,
        "repository_url": whole,
        "labels_url": f"{at}/labels{{/name}}",
        "comments_url": f"{at}/comments",
        "events_url": f"{at}/events",
        "html_url": page(site, repository, thread),
        "id": thread.id,
        "node_id": node_id("Issue", thread.id),
        "number": thread.number,
        "title": thread.title,
        "user": user(site, thread.author),
        "labels": [label(site, repository, one) for one in thread.labels],
        "state": thread.state,
        "locked": False,
        "assignee": user(site, thread.assignees[0]) if thread.assignees else None,
        "assignees": _users(site, thread.assignees),
        "milestone": None,
        "comments": len(thread.comments),
        "created_at": stamp(thread.made),
        "updated_at": stamp(thread.updated),
        "closed_at": stamp(thread.closed) if thread.closed else None,
        "author_association": repository.association(thread.author),
        "active_lock_reason": None,
        "body": thread.body,
        "reactions": reactions(at),
        "timeline_url": f"{at}/timeline",
        "performed_via_github_app": integration(site, thread.app),
        "state_reason": thread.reason,
        "draft": thread.pull is not None and thread.pull.draft,
    }
    if thread.pull is not None:
        shape["pull_request"] = {
            "url": f"{whole}/pulls/{thread.number}",
            "html_url": shape["html_url"],
            "diff_url": f"{shape['html_url']}.diff",
            "patch_url": f"{shape['html_url']}.patch",
            "merged_at": stamp(thread.pull.merged) if thread.pull.merged else None,
        }
    return shape


def comment(site: Site, repository: Repository, thread: Thread, one: Comment) -> Shape:
    """Return a comment below an issue or pull request."""
    at = f"{site.api}/repos/{repository.full_name}/issues"
    return {
        "url": f"{at}/comments/{one.id}",
        "html_url": f"{page(site, repository, thread)}#issuecomment-{one.id}",
        "issue_url": f"{at}/{thread.number}",
        "id": one.id,
        "node_id": node_id("IssueComment", one.id),
        "user": user(site, one.author),
        "created_at": stamp(one.made),
        "updated_at": stamp(one.edited),
        "author_association": repository.association(one.author),
        "body": one.body,
        "reactions": reactions(f"{at}/comments/{one.id}"),
        "performed_via_github_app": by_app(site, one.by),
    }


def review(site: Site, repository: Repository, thread: Thread, one: Review) -> Shape:
    """Return a review."""
    html = f"{page(site, repository, thread)}#pullrequestreview-{one.id}"
    pull = f"{site.api}/repos/{repository.full_name}/pulls/{thread.number}"
    return {
        "id": one.id,
        "node_id": node_id("PullRequestReview", one.id),
        "user": user(site, one.author),
        "body": one.body,
        "state": one.state,
        "html_url": html,
        "pull_request_url": pull,
        "author_association": repository.association(one.author),
        "_links": {"html": {"href": html}, "pull_request": {"href": pull}},
        "submitted_at": stamp(one.submitted),
        "commit_id": one.commit,
    }


def pull(site: Site, repository: Repository, thread: Thread) -> Shape:
    """Return a pull request as lists have it."""
    part, links = thread.part, _links(site, repository, thread)
    there = part.head_repository
    return {
        "url": links["self"],
        "id": part.id,
        "node_id": node_id("PullRequest", part.id),
        "html_url": links["html"],
        "diff_url": f"{links['html']}.diff",
        "patch_url": f"{links['html']}.patch",
        "issue_url": links["issue"],
        **{f"{name}_url": links[name] for name in LINKED},
        "number": thread.number,
        "state": thread.state,
        "locked": False,
        "title": thread.title,
        "user": user(site, thread.author),
        "body": thread.body,
        "created_at": stamp(thread.made),
        "updated_at": stamp(thread.updated),
        "closed_at": stamp(thread.closed) if thread.closed else None,
        "merged_at": stamp(part.merged) if part.merged else None,
        "merge_commit_sha": part.merge_commit or part.test_merge,
        "assignee": user(site, thread.assignees[0]) if thread.assignees else None,
        "assignees": _users(site, thread.assignees),
        "requested_reviewers": _users(site, part.requested),
        "requested_teams": [],
        "labels": [label(site, repository, one) for one in thread.labels],
        "milestone": None,
        "draft": part.draft,
        "head": _side(site, there, part.head_owner, part.head_branch, part.head),
        "base": _side(site, repository, repository.owner, part.base_branch, part.base),
        "_links": {name: {"href": link} for name, link in links.items()},
        "author_association": repository.association(thread.author),
        "auto_merge": None,
        "active_lock_reason": None,
    }


LINKED = ("comments", "review_comments", "review_comment", "commits", "statuses")


def _links(site: Site, repository: Repository, thread: Thread) -> dict[str, str]:
    whole = f"{site.api}/repos/{repository.full_name}"
    at = f"{whole}/pulls/{thread.number}"
    return {
        "self": at,
        "html": page(site, repository, thread),
        "issue": f"{whole}/issues/{thread.number}",
        "comments": f"{whole}/issues/{thread.number}/comments",
        "review_comments": f"{at}/comments",
        "review_comment": f"{whole}/pulls/comments{{/number}}",
        "commits": f"{at}/commits",
        "statuses": f"{whole}/statuses/{thread.part.head}",
    }


def _side(
    site: Site, repository: Repository | None, owner: Account, branch: str, sha: str
) -> Shape:
    """Return one side of a pull request; a fork that was deleted is null."""
    there = repository is not None and not repository.deleted
    return {
        "label": f"{owner.login}:{branch}",
        "ref": branch,
        "sha": sha,
        "user": user(site, owner),
        "repo": embedded(site, repository) if repository and there else None,
    }


def whole_pull(site: Site, repository: Repository, thread: Thread, state: str) -> Shape:
    """Return a pull request as its own address gives it; `state` is its mergeable_state."""
    part = thread.part
    start = part.base
    if part.merge_commit is None:
        start = repository.bare.merge_base(part.base, part.head) or part.base
    plus, minus, files = repository.bare.counts(start, part.head)
    return {
        **pull(site, repository, thread),
        "merged": part.merged is not None,
        "mergeable": part.mergeable,
        "rebaseable": part.mergeable,
        "mergeable_state": state,
        "merged_by": user(site, part.merged_by) if part.merged_by else None,
        "comments": len(thread.comments),
        "review_comments": 0,
        "maintainer_can_modify": part.maintainer_can_modify,
        "commits": len(repository.bare.commits(start, part.head)),
        "additions": plus,
        "deletions": minus,
        "changed_files": files,
    }
