"""Pull requests: opened, listed, read, changed, merged; and their files."""

from __future__ import annotations

from typing import Any

from tests.github import pulls, rules, threads
from tests.github.accounts import Role
from tests.github.calls import NO_RIGHTS, Call, Refused, Response, invalid, page_of, route
from tests.github.endpoints.issues import change_state, in_order
from tests.github.shapes import threads as shapes
from tests.github.shapes.repositories import merge_methods
from tests.github.state import Repository
from tests.github.talk import PullPart, Thread

PULLS = "/repos/{owner}/{repo}/pulls"
ONE = f"{PULLS}/{{pull_number}}"
WRITES = "pull-requests:write"
READS = "pull-requests:read"
MOST_OPEN = 1000
METHODS = {"merge": "Merge commits", "squash": "Squash merges", "rebase": "Rebase merges"}


def whole(call: Call, thread: Thread) -> Any:
    """Return a pull request in full, its mergeability found out anew."""
    pulls.try_merge(call.world, call.repository, thread)
    state = rules.mergeable_state(call.world, call.repository, thread)
    return shapes.whole_pull(call.site, call.repository, thread, state)


@route(f"GET {PULLS}", READS)
def list_pulls(call: Call) -> Any:
    """List pull requests, the newest first; by state, base, or `owner:branch` of the head."""
    state, base, head = call.query("state") or "open", call.query("base"), call.query("head")
    found = [
        one
        for one in call.repository.pulls
        if state in {"all", one.state} and _is_asked(one.part, base, head)
    ]
    # docs.github.com/rest/pulls/pulls#list-pull-requests: the newest first, unless sorted otherwise
    usual = "desc" if call.query("sort") in {None, "created"} else "asc"
    page, headers = page_of(call, in_order(call, found, usual))
    return Response(200, [shapes.pull(call.site, call.repository, one) for one in page], headers)


def _is_asked(part: PullPart, base: str | None, head: str | None) -> bool:
    here = f"{part.head_owner.login}:{part.head_branch}"
    return base in {None, part.base_branch} and head in {None, here}


@route(f"POST {PULLS}", WRITES, status=201)
def create_pull(call: Call) -> Any:
    """Open a pull request. Raises Refused."""
    body = call.body
    if call.caller.kind == "actions" and not call.repository.actions.may_approve:
        said = "GitHub Actions is not permitted to create or approve pull requests."
        raise Refused(403, said)
    there, branch = _head(call, str(body["head"]))
    tip = there.bare.resolve(f"refs/heads/{branch}")
    base = call.repository.bare.resolve(f"refs/heads/{body['base']}")
    if tip is None or base is None:
        raise invalid("PullRequest", "head" if tip is None else "base")
    if not str(body.get("title") or "").strip():
        raise invalid("PullRequest", "title", "missing_field")
    _refuse_hopeless(call, there, branch, tip, base)
    thread = pulls.open_pull(
        call.world,
        call.repository,
        call.caller,
        head=(there, branch),
        base=str(body["base"]),
        title=str(body["title"]),
        body=body.get("body"),
        draft=bool(body.get("draft", False)),
    )
    return whole(call, thread)


def _head(call: Call, text: str) -> tuple[Repository, str]:
    """Return where `owner:branch` or `branch` is: the repository itself, or that owner's fork."""
    owner, _, branch = text.rpartition(":")
    if not owner or owner.lower() == call.repository.owner.login.lower():
        return call.repository, branch
    for one in call.world.repositories.values():
        mine = one.owner.login.lower() == owner.lower() and not one.deleted
        if mine and call.repository in {one.parent, one}:
            return one, branch
    raise invalid("PullRequest", "head")


def _refuse_hopeless(call: Call, there: Repository, branch: str, tip: str, base: str) -> None:
    """Raise Refused where there is such a pull request, too many, or nothing to merge."""
    name = f"{there.owner.login}:{branch}"
    open_ones = [one for one in call.repository.pulls if one.state == "open"]
    for one in open_ones:
        part = one.part
        if part.head_repository is there and part.head_branch == branch:
            said = f"A pull request already exists for {name}."
            raise Refused(
                422,
                "Validation Failed",
                [{"resource": "PullRequest", "code": "custom", "message": said}],
            )
    if len(open_ones) >= MOST_OPEN:
        raise invalid("PullRequest", "base", "custom", "too many open pull requests")
    if there.bare.is_ancestor(tip, base) or tip == base:
        said = f"No commits between {call.repository.owner.login}:{call.body['base']} and {name}"
        raise Refused(
            422,
            "Validation Failed",
            [{"resource": "PullRequest", "code": "custom", "message": said}],
        )


@route(f"GET {ONE}", READS)
def get_pull(call: Call) -> Any:
    """Give a pull request in full."""
    return whole(call, call.thread)


@route(f"PATCH {ONE}", WRITES)
def change_pull(call: Call) -> Any:
    """Change a pull request's title, body or state."""
    thread, body = call.thread, call.body
    if call.role < Role.TRIAGE and thread.author is not call.account:
        raise Refused(403, NO_RIGHTS)
    title = body["title"] if body.get("title") is not None else thread.title
    text = body.get("body", thread.body)
    threads.edit(call.world, call.repository, thread, call.caller, title, text)
    change_state(call, thread)
    return whole(call, thread)


@route(f"GET {ONE}/files", READS)
def list_files(call: Call) -> Any:
    """List the files that a pull request changes."""
    part, bare = call.pull, call.repository.bare
    start = bare.merge_base(part.base, part.head) or part.base
    names = {"A": "added", "M": "modified", "D": "removed", "T": "changed"}
    at = f"{call.site.web}/{call.repository.full_name}"
    contents = f"{call.site.api}/repos/{call.repository.full_name}/contents"
    found = []
    for letter, path in bare.changed(start, part.head):
        plus, minus, _ = bare.counts(start, part.head, path)
        sha = bare.line("rev-parse", f"{start if letter == 'D' else part.head}:{path}")
        found.append(
            {
                "sha": sha,
                "filename": path,
                "status": names[letter],
                "additions": plus,
                "deletions": minus,
                "changes": plus + minus,
                "blob_url": f"{at}/blob/{part.head}/{path}",
                "raw_url": f"{at}/raw/{part.head}/{path}",
                "contents_url": f"{contents}/{path}",
            }
        )
    page, headers = page_of(call, found)
    return Response(200, page, headers)


@route(f"PUT {ONE}/merge", "contents:write", role=Role.WRITE)
def merge_pull(call: Call) -> Any:
    """Merge a pull request, only at the commit that was named. Raises Refused."""
    thread, part, body = call.thread, call.pull, call.body
    method = str(body.get("merge_method", "merge"))
    ref = f"refs/heads/{part.base_branch}"
    before = call.repository.bare.resolve(ref) or ""
    _refuse_merge(call, method, (ref, before, part.head))
    made = pulls.merge(
        call.world,
        call.repository,
        thread,
        call.caller,
        method=method,
        title=body.get("commit_title"),
        message=body.get("commit_message"),
    )
    call.world.moved(call.repository, [(ref, before, made)], call.caller)
    return {"sha": made, "merged": True, "message": "Pull Request successfully merged"}


def _refuse_merge(call: Call, method: str, update: tuple[str, str, str]) -> None:
    """Raise Refused where a pull request cannot be merged, not so, not now, or not by this one."""
    thread, part, repository = call.thread, call.pull, call.repository
    if part.merged is not None or thread.state == "closed":
        raise Refused(405, "Pull Request is not mergeable")
    if part.draft:
        raise Refused(405, "Pull Request is still a draft")
    if call.body.get("sha") not in {None, part.head}:
        raise Refused(409, "Head branch was modified. Review and try the merge again.")
    if method not in merge_methods(repository):
        raise Refused(405, f"{METHODS[method]} are not allowed on this repository.")
    for barred in rules.barred_workflows(repository, call.caller, repository.bare, update):
        raise Refused(403, barred)
    against = rules.against_merge(call.world, repository, thread, call.caller, method)
    if against:
        raise Refused(405, "Repository rule violations found\n\n" + "\n\n".join(against) + "\n\n")
