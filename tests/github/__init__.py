"""A GitHub on this machine: real bare repositories, its REST API, its webhooks, its tokens.

Nothing of the product imports this; tests of the product speak to it as to GitHub itself.

    from tests.github import github

    with github(tmp_path / "hub") as hub:
        programme = hub.repository("district/programme", source=folder)   # or files={path: text}
        ada, grace = hub.person("ada"), hub.person("grace", number=202)
        programme.grant(grace, "write")             # admin, maintain, write, triage, read

        pull = ada.proposes(programme, "submissions/…/attempt-1.md", text)   # fork, patch-1, pull
        ada.adds(pull, "submissions/…/attempt-2.md", text)                   # another commit to it
        review = grace.reviews(pull, "request-changes", body)  # approve, request-changes, comment
        comment = ada.comments(pull, "/withdraw please")
        ada.edits(comment, "/status")                          # or a review
        grace.merges(pull, "squash")                           # merge, squash, rebase
        issue = ada.opens_issue(programme, "My submission", body, labels=["submission"])
        grace.pushes(programme, "main", {"x.md": text})        # by git; GitFailed where refused

        token = programme.actions_token({"issues": "write", "statuses": "write"})
        client = Github(base_url=hub.api, auth=Auth.Token(token))
        git("clone", programme.address(token))                 # or programme.address(ada.token)

Leaving the `with` fails the test where an answer or a request broke GitHub's OpenAPI
(`hub.violations`), or an endpoint was asked for that is not here (`hub.unknown`); a test that means
it empties the list. Every person acts through the same endpoints, in the process, uncounted;
`ada.asks("PATCH", "/repos/…", {…})` is any of them, and raises Declined with GitHub's answer.

**Where.** `hub.api` is the REST address (for PyGithub, and GITHUB_API_URL), `hub.web` that of the
pages and of Git (`<web>/<owner>/<name>.git`, user `x-access-token`, password the token; what is
public can be read without). `programme.path` is the bare repository, to look into with git;
`programme.main`, `.text(path)`, `.thread(7)`, `.status(sha, context)`, `.checks(sha)` look for you.

**When.** `hub.clock.now` is an aware datetime; `hub.clock.set(moment)`, `.forward(days=3)`. It
never moves by itself. Comments and reviews keep when they were made; edits move `updated_at`.

**Who may.** A person's token may what their role lets them. `programme.actions_token(permissions,
trigger="issue_comment", fork=False)` is a GITHUB_TOKEN: its scope is what is declared (None: the
repository's default), made read-only where the trigger is a fork's pull_request or
pull_request_review. Beyond it: 403 "Resource not accessible by integration".
`hub.app("microcred", {"contents": "write"}, programme)` is an App: `.token`, `.number`, `.id`.
`programme.deploy_key(public, read_only=False)` is a key for Git. `hub.ssh(folder)` writes a
stand-in for `ssh` (for GIT_SSH_COMMAND, or first in PATH) that pushes to here, to
`programme.ssh_address` or any `git@host:owner/name.git`, with the key of `-i` or IdentityFile.
Rulesets are made by `owner.asks("POST", "/repos/…/rulesets", {…})` and hold for pushes and merges;
`hub.organization("district")` has `.plan` (free, team, enterprise), `.owners` and `.members`.

**What happens.** Each change is an Event, in order: `hub.events`, `hub.happened(name, action)`.
An Event has `name`, `action`, `payload` (as GitHub sends it: held to its schemas), `repository`,
`ref`, `sha`, `fork` and `actor`. Each event starts the workflows that `.github/workflows` names in
it, at the commit where GitHub looks: `hub.runs`. A Run has `path` (of its workflow), `trigger`
(GITHUB_EVENT_NAME), `event`, `waiting` (a new contributor's, until `run.approve()`), `token(job)`
(scope from the trigger, the fork, `permissions:` of workflow and job; `token(job, inner)` for a
reusable workflow's), `secrets(job)`, `variables(job)`, `environment(job)` (GITHUB_* variables) and
`event_file(folder)`. `run.begin()` makes its check runs; `run.finish("success")` ends it, with its
`workflow_run` event, and its tokens. Events of a GITHUB_TOKEN start nothing but the two dispatches.
`hub.schedule(programme)` lets its scheduled workflows start.

**What was asked.** `hub.calls` has each call over HTTP: method, route, path, status, kind (user,
actions, app, none), login. `hub.calls.table()` counts them by route. `hub.pushes` has each push.

**What goes wrong.** `from tests.github.faults import Fault`. `hub.faults.at(3, Fault.BAD_GATEWAY)`
meets the third call from now, `hub.faults.on("PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge",
Fault.STALE)` the next of that route, `hub.faults.after(3, action)` calls `action()` once the third
is done and before it is answered (to kill who asked). `hub.faults.before_push(action)` lets
somebody else be first. `hub.faults.silence`, `.retry_after` and `.reset_after` are seconds.
`hub.limits.hourly = 1000` and `hub.limits.content = 80` set limits; None, as at first, lifts them.
"""

from tests.github.hub import Hub, NotAsGitHub, github

__all__ = ["Hub", "NotAsGitHub", "github"]
