"""Repositories, commits and files as GitHub's answers have them."""

from __future__ import annotations

from typing import Any

from tests.github.accounts import Role
from tests.github.bare import Entry
from tests.github.clock import stamp
from tests.github.shapes.people import Shape, node_id, user
from tests.github.site import Site
from tests.github.state import MERGE_METHODS, Repository

# Each address below a repository's own: what it ends in.
BELOW = {
    "archive_url": "/{archive_format}{/ref}",
    "assignees_url": "/assignees{/user}",
    "blobs_url": "/git/blobs{/sha}",
    "branches_url": "/branches{/branch}",
    "collaborators_url": "/collaborators{/collaborator}",
    "comments_url": "/comments{/number}",
    "commits_url": "/commits{/sha}",
    "compare_url": "/compare/{base}...{head}",
    "contents_url": "/contents/{+path}",
    "contributors_url": "/contributors",
    "deployments_url": "/deployments",
    "downloads_url": "/downloads",
    "events_url": "/events",
    "forks_url": "/forks",
    "git_commits_url": "/git/commits{/sha}",
    "git_refs_url": "/git/refs{/sha}",
    "git_tags_url": "/git/tags{/sha}",
    "hooks_url": "/hooks",
    "issue_comment_url": "/issues/comments{/number}",
    "issue_events_url": "/issues/events{/number}",
    "issues_url": "/issues{/number}",
    "keys_url": "/keys{/key_id}",
    "labels_url": "/labels{/name}",
    "languages_url": "/languages",
    "merges_url": "/merges",
    "milestones_url": "/milestones{/number}",
    "notifications_url": "/notifications{?since,all,participating}",
    "pulls_url": "/pulls{/number}",
    "releases_url": "/releases{/id}",
    "stargazers_url": "/stargazers",
    "statuses_url": "/statuses/{sha}",
    "subscribers_url": "/subscribers",
    "subscription_url": "/subscription",
    "tags_url": "/tags",
    "teams_url": "/teams",
    "trees_url": "/git/trees{/sha}",
}


def lite(site: Site, repository: Repository) -> Shape:
    """Return a repository as runs of workflows name it."""
    at = f"{site.api}/repos/{repository.full_name}"
    return {
        "id": repository.id,
        "node_id": node_id("Repository", repository.id),
        "name": repository.name,
        "full_name": repository.full_name,
        "private": repository.private,
        "owner": user(site, repository.owner),
        "html_url": f"{site.web}/{repository.full_name}",
        "description": repository.description,
        "fork": repository.parent is not None,
        "url": at,
        **{name: f"{at}{end}" for name, end in BELOW.items()},
    }


def simple(site: Site, repository: Repository) -> Shape:
    """Return a repository as it stands inside pull requests and webhooks."""
    page = f"{site.web}/{repository.full_name}"
    open_threads = sum(one.state == "open" for one in repository.threads.values())
    return {
        **lite(site, repository),
        "created_at": stamp(repository.made),
        "updated_at": stamp(repository.updated),
        "pushed_at": stamp(repository.pushed),
        "git_url": f"{page.replace('http:', 'git:', 1)}.git",
        "ssh_url": f"{page.replace('http://', 'ssh://git@', 1)}.git",
        "clone_url": f"{page}.git",
        "svn_url": page,
        "homepage": repository.homepage,
        "size": 0,
        "stargazers_count": 0,
        "watchers_count": 0,
        "language": None,
        "has_issues": True,
        "has_projects": True,
        "has_downloads": True,
        "has_wiki": False,
        "has_pages": repository.pages is not None,
        "has_discussions": False,
        "forks_count": 0,
        "mirror_url": None,
        "archived": False,
        "disabled": False,
        "open_issues_count": open_threads,
        "license": None,
        "allow_forking": True,
        "is_template": False,
        "web_commit_signoff_required": False,
        "topics": [],
        "visibility": "private" if repository.private else "public",
        "forks": 0,
        "open_issues": open_threads,
        "watchers": 0,
        "default_branch": repository.default_branch,
        "custom_properties": {},
    }


SETTINGS: dict[str, Any] = {
    "allow_squash_merge": True,
    "allow_merge_commit": True,
    "allow_rebase_merge": True,
    "allow_auto_merge": False,
    "delete_branch_on_merge": False,
    "allow_update_branch": False,
    "use_squash_pr_title_as_default": False,
    "squash_merge_commit_message": "COMMIT_MESSAGES",
    "squash_merge_commit_title": "COMMIT_OR_PR_TITLE",
    "merge_commit_message": "PR_TITLE",
    "merge_commit_title": "MERGE_MESSAGE",
}


def settings(repository: Repository) -> Shape:
    """Return what a repository allows in merging."""
    return {**SETTINGS, **repository.settings}


def merge_methods(repository: Repository) -> set[str]:
    """Return the ways of merging that a repository allows."""
    names = {"merge": "allow_merge_commit", "squash": "allow_squash_merge"}
    names["rebase"] = "allow_rebase_merge"
    return {one for one in MERGE_METHODS if settings(repository)[names[one]]}


def embedded(site: Site, repository: Repository) -> Shape:
    """Return a repository as the two sides of a pull request name it."""
    return {**simple(site, repository), **settings(repository)}


def permissions(role: Role) -> Shape:
    """Return what a role may, one by one."""
    return {
        "admin": role >= Role.ADMIN,
        "maintain": role >= Role.MAINTAIN,
        "push": role >= Role.WRITE,
        "triage": role >= Role.TRIAGE,
        "pull": role >= Role.READ,
    }


def full(site: Site, repository: Repository, role: Role) -> Shape:
    """Return a repository as its own address gives it; settings only to who may change them."""
    shape = {
        **simple(site, repository),
        "permissions": permissions(role),
        "temp_clone_token": "",
        "network_count": 0,
        "subscribers_count": 0,
    }
    if role >= Role.WRITE:
        shape |= settings(repository)
    if repository.owner.kind == "Organization":
        shape["organization"] = user(site, repository.owner)
    if repository.parent is not None:
        shape["parent"] = shape["source"] = embedded(site, repository.parent)
    return shape


def git_person(person: tuple[str, str, str]) -> Shape:
    """Return whom a commit names."""
    return {"name": person[0], "email": person[1], "date": person[2]}


UNVERIFIED = {
    "verified": False,
    "reason": "unsigned",
    "signature": None,
    "payload": None,
    "verified_at": None,
}


def git_commit(site: Site, repository: Repository, entry: Entry) -> Shape:
    """Return a commit as Git has it."""
    at = f"{site.api}/repos/{repository.full_name}/git"
    page = f"{site.web}/{repository.full_name}/commit"
    return {
        "sha": entry.sha,
        "node_id": node_id("Commit", int(entry.sha[:12], 16)),
        "url": f"{at}/commits/{entry.sha}",
        "html_url": f"{page}/{entry.sha}",
        "author": git_person(entry.author),
        "committer": git_person(entry.committer),
        "tree": {"sha": entry.tree, "url": f"{at}/trees/{entry.tree}"},
        "message": entry.message,
        "parents": [
            {"sha": one, "url": f"{at}/commits/{one}", "html_url": f"{page}/{one}"}
            for one in entry.parents
        ],
        "verification": UNVERIFIED,
    }


def hook_commit(site: Site, repository: Repository, entry: Entry, paths: Shape) -> Shape:
    """Return a commit as a push's webhook lists it."""
    return {
        "id": entry.sha,
        "tree_id": entry.tree,
        "distinct": True,
        "message": entry.message,
        "timestamp": entry.committer[2],
        "url": f"{site.web}/{repository.full_name}/commit/{entry.sha}",
        "author": {"name": entry.author[0], "email": entry.author[1]},
        "committer": {"name": entry.committer[0], "email": entry.committer[1]},
        **paths,
    }


def ref(site: Site, repository: Repository, name: str, sha: str) -> Shape:
    """Return a ref."""
    at = f"{site.api}/repos/{repository.full_name}/git"
    return {
        "ref": name,
        "node_id": node_id("Ref", int(sha[:12], 16)),
        "url": f"{at}/{name}",
        "object": {"sha": sha, "type": "commit", "url": f"{at}/commits/{sha}"},
    }
