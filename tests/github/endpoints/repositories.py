"""Repositories: read, changed, forked; their refs and files."""

from __future__ import annotations

from base64 import b64decode, b64encode
from binascii import Error
from typing import Any

from tests.github import bare as bares
from tests.github import rules
from tests.github.accounts import Role
from tests.github.bare import ABSENT, Signature
from tests.github.calls import Call, Refused, Response, missing, route
from tests.github.shapes.repositories import SETTINGS, full, git_commit, ref
from tests.github.state import Repository

REPO = "/repos/{owner}/{repo}"


@route(f"GET {REPO}", "metadata:read")
def get_repository(call: Call) -> Any:
    """Give a repository."""
    return full(call.site, call.repository, call.role)


@route(f"PATCH {REPO}", "administration:write", role=Role.ADMIN)
def change_repository(call: Call) -> Any:
    """Change a repository's settings."""
    body, repository = call.body, call.repository
    repository.settings |= {name: body[name] for name in SETTINGS if name in body}
    repository.description = body.get("description", repository.description)
    repository.homepage = body.get("homepage", repository.homepage)
    if "visibility" in body or "private" in body:
        repository.private = bool(body.get("private", body.get("visibility") == "private"))
    return full(call.site, repository, call.role)


@route(f"DELETE {REPO}", "administration:write", role=Role.ADMIN, status=204)
def delete_repository(call: Call) -> Any:
    """Delete a repository; pull requests from it lose where they came from."""
    call.repository.deleted = True
    del call.world.repositories[call.repository.full_name.lower()]


@route(f"POST {REPO}/forks", status=202)
def fork_repository(call: Call) -> Any:
    """Fork a repository to one's own account; a second time gives the same."""
    only = bool(call.body.get("default_branch_only", False))
    made = fork(call, str(call.body.get("name") or call.repository.name), only)
    return full(call.site, made, Role.ADMIN)


def fork(call: Call, name: str, only_default: bool) -> Repository:
    """Return one's own fork."""
    for one in call.world.repositories.values():
        if one.parent is call.repository and one.owner is call.account:
            return one
    branches = (call.repository.default_branch,) if only_default else ()
    place = call.world.place(call.account, name)
    copy = bares.forked(call.repository.bare, place, *branches)
    made = call.world.add(call.account, name, copy, call.repository.private)
    made.parent = call.repository
    call.world.prepare(made)
    return made


# --- refs ---


@route(f"GET {REPO}/git/ref/{{ref}}", "contents:read")
def get_ref(call: Call) -> Any:
    """Give a ref, named without `refs/`."""
    name = f"refs/{call.params['ref']}"
    found = call.repository.bare.refs(name).get(name)
    if found is None:
        raise missing()
    return ref(call.site, call.repository, name, found)


@route(f"POST {REPO}/git/refs", "contents:write", role=Role.WRITE, status=201)
def create_ref(call: Call) -> Any:
    """Make a branch of a commit that is there."""
    name, sha = str(call.body["ref"]), str(call.body["sha"])
    if call.repository.bare.resolve(sha) is None:
        raise Refused(422, "Object does not exist")
    if name in call.repository.bare.refs(name):
        raise Refused(422, "Reference already exists")
    move_ref(call, name, ABSENT, sha)
    return ref(call.site, call.repository, name, sha)


@route(f"PATCH {REPO}/git/refs/{{ref}}", "contents:write", role=Role.WRITE)
def change_ref(call: Call) -> Any:
    """Let a branch name another commit; backwards only by force."""
    name, sha = f"refs/{call.params['ref']}", str(call.body["sha"])
    old = call.repository.bare.refs(name).get(name)
    if old is None or call.repository.bare.resolve(sha) is None:
        raise Refused(422, "Reference does not exist" if old is None else "Object does not exist")
    if not call.body.get("force") and not call.repository.bare.is_ancestor(old, sha):
        raise Refused(422, "Update is not a fast forward")
    move_ref(call, name, old, sha)
    return ref(call.site, call.repository, name, sha)


@route(f"DELETE {REPO}/git/refs/{{ref}}", "contents:write", role=Role.WRITE, status=204)
def delete_ref(call: Call) -> Any:
    """Remove a branch."""
    name = f"refs/{call.params['ref']}"
    old = call.repository.bare.refs(name).get(name)
    if old is None:
        raise Refused(422, "Reference does not exist")
    move_ref(call, name, old, ABSENT)


def move_ref(call: Call, name: str, old: str, new: str) -> None:
    """Move a ref where the rules let it. Raises Refused."""
    bare = call.repository.bare
    against = rules.against_push(call.world, call.repository, call.caller, bare, (name, old, new))
    if against:
        raise Refused(422, "Repository rule violations found\n\n" + "\n\n".join(against))
    if new == ABSENT:
        bare.remove(name)
    else:
        bare.move(name, new, old)
    call.world.moved(call.repository, [(name, old, new)], call.caller)


# --- files ---


def _content(call: Call, branch: str, path: str, sha: str, size: int, kind: str = "file") -> Any:
    at = f"{call.site.api}/repos/{call.repository.full_name}"
    page = f"{call.site.web}/{call.repository.full_name}/blob/{branch}/{path}"
    here = f"{at}/contents/{path}?ref={branch}"
    git = f"{at}/git/blobs/{sha}"
    return {
        "name": path.rpartition("/")[2],
        "path": path,
        "sha": sha,
        "size": size,
        "url": here,
        "html_url": page,
        "git_url": git,
        "download_url": f"{page}?raw=true",
        "type": kind,
        "_links": {"self": here, "git": git, "html": page},
    }


@route(f"GET {REPO}/contents/{{path}}", "contents:read")
def get_content(call: Call) -> Any:
    """Give a file, or what a folder holds."""
    branch = call.query("ref") or call.repository.default_branch
    bare, path = call.repository.bare, call.params["path"].strip("/")
    commit = bare.resolve(f"refs/heads/{branch}") or bare.resolve(branch)
    if commit is None:
        raise Refused(404, f"No commit found for the ref {branch}")
    data = bare.blob(commit, path)
    if data is not None:
        sha = bare.line("rev-parse", f"{commit}:{path}")
        text = b64encode(data).decode()
        shape = _content(call, branch, path, sha, len(data))
        return {**shape, "encoding": "base64", "content": text}
    rows = bare.listing(commit, path)
    if not rows:
        raise missing()
    kinds = {"blob": "file", "tree": "dir", "commit": "submodule"}
    return [
        _content(call, branch, f"{path}/{name}".lstrip("/"), sha, size, kinds[kind])
        for _, kind, sha, size, name in rows
    ]


@route(f"PUT {REPO}/contents/{{path}}", "contents:write", role=Role.WRITE)
def put_content(call: Call) -> Any:
    """Write a file in a commit of its own, as the web editor does."""
    body, bare, path = call.body, call.repository.bare, call.params["path"]
    branch = str(body.get("branch", call.repository.default_branch))
    old = bare.resolve(f"refs/heads/{branch}")
    if old is None:
        raise Refused(404, f"Branch {branch} not found")
    before = bare.blob(old, path)
    known = bare.line("rev-parse", f"{old}:{path}") if before is not None else None
    if known is not None and body.get("sha") is None:
        raise Refused(422, 'Invalid request.\n\n"sha" wasn\'t supplied.')
    if known is not None and body["sha"] != known:
        raise Refused(409, f"{path} does not match {body['sha']}")
    try:
        data = b64decode(str(body["content"]), validate=True)
    except Error as error:
        raise Refused(422, "content is not valid Base64") from error
    sha = commit_files(call, branch, old, {path: data}, str(body["message"]))
    blob = bare.line("rev-parse", f"{sha}:{path}")
    entry = git_commit(call.site, call.repository, bare.commit(sha))
    shape = {"content": _content(call, branch, path, blob, len(data)), "commit": entry}
    return Response(200 if known else 201, shape)


def commit_files(
    call: Call, branch: str, old: str, changes: dict[str, bytes | None], message: str
) -> str:
    """Commit files to a branch as the one who asks; return the commit. Raises Refused."""
    bare, account = call.repository.bare, call.account
    if call.caller.kind == "actions" and any(is_workflow(path) for path in changes):
        raise Refused(403, "Resource not accessible by integration")
    author = Signature(account.name or account.login, account.email, call.now)
    by = Signature("GitHub", "noreply@github.com", call.now)
    made = bare.write_commit(bare.edited_tree(old, changes), [old], message, author, by)
    move_ref(call, f"refs/heads/{branch}", old, made)
    return made


def is_workflow(path: str) -> bool:
    """Return whether a file is a workflow, which takes a right of its own to write."""
    return path.startswith(".github/workflows/")
