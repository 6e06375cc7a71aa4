"""What is said about commits: statuses, check runs, and the pull requests they are part of."""

from __future__ import annotations

from typing import Any

from tests.github.accounts import Role
from tests.github.calls import Call, Refused, Response, page_of, route
from tests.github.clock import stamp
from tests.github.shapes import threads as shapes
from tests.github.shapes.checks import check_run
from tests.github.shapes.people import node_id, user
from tests.github.shapes.repositories import embedded, git_commit
from tests.github.state import Repository, Status

COMMITS = "/repos/{owner}/{repo}/commits"
LONGEST = 140


def sha_of(call: Call, name: str) -> str:
    """Return the full id of a commit that a path names by id or branch. Raises Refused."""
    text = call.params[name]
    bare = call.repository.bare
    found = bare.resolve(f"refs/heads/{text}") or bare.resolve(text)
    if found is None:
        raise Refused(422, f"No commit found for SHA: {text}")
    return found


def simple_status(call: Call, sha: str, one: Status) -> Any:
    """Return a status as lists have it."""
    return {
        "url": f"{call.site.api}/repos/{call.repository.full_name}/statuses/{sha}",
        "avatar_url": f"{call.site.web}/avatars/u/{one.creator.number}?v=4",
        "id": one.id,
        "node_id": node_id("StatusContext", one.id),
        "state": one.state,
        "description": one.description,
        "target_url": one.target,
        "context": one.context,
        "created_at": stamp(one.at),
        "updated_at": stamp(one.at),
    }


@route("POST /repos/{owner}/{repo}/statuses/{sha}", "statuses:write", role=Role.WRITE, status=201)
def create_status(call: Call) -> Any:
    """Say something about a commit; the last word of each context counts."""
    sha = call.params["sha"]
    if len(sha) != 40 or call.repository.bare.resolve(sha) is None:
        raise Refused(422, f"No commit found for SHA: {sha}")
    body = call.body
    if len(str(body.get("description") or "")) > LONGEST:
        said = f"description is too long (maximum is {LONGEST} characters)"
        error = {"resource": "Status", "code": "custom", "field": "description", "message": said}
        raise Refused(422, "Validation Failed", [error])
    made = Status(
        call.world.next(),
        str(body["state"]),
        str(body.get("context", "default")),
        body.get("description"),
        body.get("target_url"),
        call.caller,
        call.account,
        call.now,
    )
    call.repository.statuses.setdefault(sha, []).append(made)
    shape = {**simple_status(call, sha, made), "creator": user(call.site, call.account)}
    _tell(call, sha, made)
    return shape


def _tell(call: Call, sha: str, one: Status) -> None:
    bare, site, repository = call.repository.bare, call.site, call.repository
    at = f"{site.api}/repos/{repository.full_name}"
    shape = git_commit(site, repository, bare.commit(sha))
    commit = {name: shape[name] for name in ("author", "committer", "message", "tree")}
    commit |= {"url": shape["url"], "comment_count": 0, "verification": _bare_verification(shape)}
    containing = bare.line(
        "for-each-ref", f"--contains={sha}", "--format=%(refname)", "refs/heads/"
    )
    said = {
        "id": one.id,
        "sha": sha,
        "name": repository.full_name,
        "avatar_url": f"{site.web}/avatars/u/{one.creator.number}?v=4",
        "target_url": one.target,
        "context": one.context,
        "description": one.description,
        "state": one.state,
        "commit": {
            "sha": sha,
            "node_id": shape["node_id"],
            "commit": commit,
            "url": f"{at}/commits/{sha}",
            "html_url": shape["html_url"],
            "comments_url": f"{at}/commits/{sha}/comments",
            "author": None,
            "committer": None,
            "parents": shape["parents"],
        },
        "branches": [
            {
                "name": name.removeprefix("refs/heads/"),
                "commit": {"sha": tip, "url": f"{at}/commits/{tip}"},
                "protected": False,
            }
            for name in containing.split()
            for tip in [bare.resolve(name)]
        ],
        "created_at": stamp(one.at),
        "updated_at": stamp(one.at),
    }
    main = bare.resolve(repository.default_branch) or ""
    ref = f"refs/heads/{repository.default_branch}"
    call.world.emit(repository, "status", None, call.caller, said, ref=ref, sha=main)


def _bare_verification(shape: Any) -> Any:
    names = ("verified", "reason", "signature", "payload")
    return {name: shape["verification"][name] for name in names}


def newest(repository: Repository, sha: str) -> list[Status]:
    """Return the last status of each context."""
    return list({one.context: one for one in repository.statuses.get(sha, [])}.values())


@route(f"GET {COMMITS}/{{ref}}/status", "statuses:read")
def combined_status(call: Call) -> Any:
    """Give what all statuses of a commit come to."""
    sha = sha_of(call, "ref")
    found = newest(call.repository, sha)
    states = {one.state for one in found}
    bad = states & {"failure", "error"}
    state = "failure" if bad else "success" if states == {"success"} else "pending"
    at = f"{call.site.api}/repos/{call.repository.full_name}/commits/{sha}"
    page, headers = page_of(call, [simple_status(call, sha, one) for one in found])
    shape = {
        "state": state,
        "statuses": page,
        "sha": sha,
        "total_count": len(found),
        "repository": embedded(call.site, call.repository),
        "commit_url": at,
        "url": f"{at}/status",
    }
    return Response(200, shape, headers)


@route(f"GET {COMMITS}/{{ref}}/statuses", "statuses:read")
def list_statuses(call: Call) -> Any:
    """List all statuses of a commit, the newest first."""
    sha = sha_of(call, "ref")
    found = [
        {**simple_status(call, sha, one), "creator": user(call.site, one.creator)}
        for one in reversed(call.repository.statuses.get(sha, []))
    ]
    page, headers = page_of(call, found)
    return Response(200, page, headers)


@route(f"GET {COMMITS}/{{ref}}/check-runs", "checks:read")
def list_check_runs(call: Call) -> Any:
    """List the check runs of a commit."""
    sha = sha_of(call, "ref")
    found = [
        check_run(call.site, call.repository, one) for one in call.repository.checks.get(sha, [])
    ]
    wanted = call.query("check_name")
    found = [one for one in found if wanted in {None, one["name"]}]
    page, headers = page_of(call, found)
    return Response(200, {"total_count": len(found), "check_runs": page}, headers)


@route(f"GET {COMMITS}/{{commit_sha}}/pulls", "pull-requests:read")
def pulls_of_commit(call: Call) -> Any:
    """List the pull requests of the repository that have a commit: merged with it, or open."""
    sha = sha_of(call, "commit_sha")
    found = [
        shapes.pull(call.site, call.repository, one)
        for one in call.repository.pulls
        if one.pull and (sha in one.pull.pushed or sha == one.pull.merge_commit)
    ]
    page, headers = page_of(call, found)
    return Response(200, page, headers)
