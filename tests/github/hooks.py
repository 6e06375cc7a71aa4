"""The hooks of a repository: a push is shown to the hub before it counts, and told once it does."""

from __future__ import annotations

import stat
import sys
from typing import Any

from tests.github import rules
from tests.github.bare import Bare
from tests.github.faults import Pushed
from tests.github.state import Repository
from tests.github.world import World

HOOK_PATH = "/_hook"
QUARANTINE = (
    "GIT_QUARANTINE_PATH",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
)


def install(world: World, repository: Repository) -> None:
    """Give a repository its hooks."""
    folder = repository.bare.path / "hooks"
    for old in folder.glob("*.sample"):
        old.unlink()
    for name in ("pre-receive", "post-receive"):
        file = folder / name
        file.write_text(_SOURCE.format(python=sys.executable, name=name, at=world.site.web))
        file.chmod(file.stat().st_mode | stat.S_IXUSR)


_SOURCE = '''#!{python} -IS
"""Ask the hub whether a push may be; it knows who pushes by the token in our environment."""
import http.client, json, os, sys
names = ["LOOPBACK_TOKEN", "LOOPBACK_REPOSITORY", "GIT_QUARANTINE_PATH", "GIT_OBJECT_DIRECTORY",
         "GIT_ALTERNATE_OBJECT_DIRECTORIES"]
told = {{name: os.environ.get(name, "") for name in names}}
told |= {{"hook": "{name}", "updates": [line.split() for line in sys.stdin]}}
host = "{at}".partition("://")[2]
asking = http.client.HTTPConnection(host, timeout=60)
asking.request("POST", "/_hook", json.dumps(told), {{"Content-Type": "application/json"}})
said = asking.getresponse()
text = said.read().decode()
sys.stderr.write(text)
sys.exit(0 if said.status == 200 else 1)
'''


def answer(world: World, told: dict[str, Any], pushes: list[Pushed]) -> tuple[int, str]:
    """Return whether a push may be (200), and what its owner is told."""
    repository = world.repository(*told["LOOPBACK_REPOSITORY"].split("/"))
    assert repository is not None
    caller = world.tokens[told["LOOPBACK_TOKEN"]]
    updates = [(ref, old, new) for old, new, ref in told["updates"]]
    login = caller.account.login if caller.account else ""
    if told["hook"] == "post-receive":
        pushes.append(Pushed(repository.full_name, tuple(updates), caller.kind, login))
        world.moved(repository, updates, caller)
        return 200, ""
    # Objects of a push wait apart until it is taken in, and git finds them by these names.
    more = tuple((name, told[name]) for name in QUARANTINE if told[name])
    bare = Bare(repository.bare.path, more)
    against = [
        (update[0], one)
        for update in updates
        for one in rules.against_push(world, repository, caller, bare, update)
    ]
    if not against:
        return 200, ""
    said = refusal(world, repository, against)
    pushes.append(Pushed(repository.full_name, tuple(updates), caller.kind, login, said))
    return 403, said


def refusal(world: World, repository: Repository, against: list[tuple[str, str]]) -> str:
    """Return what GitHub says of a push that rules do not allow."""
    ref = against[0][0]
    page = f"{world.site.web}/{repository.full_name}/rules?ref={ref.replace('/', '%2F')}"
    listed = "".join(f"- {one}\n\n" for _, one in against)
    return (
        f"error: GH013: Repository rule violations found for {ref}.\n"
        f"Review all repository rules at {page}\n\n{listed}"
    )
