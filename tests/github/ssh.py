"""Git over SSH, for deploy keys: a stand-in for `ssh` that knows who comes by their key."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from tests.github.accounts import Caller
from tests.github.configured import DeployKey
from tests.github.smart_http import may_push, may_read
from tests.github.state import Repository
from tests.github.world import World

SSH_PATH = "/_ssh"

_SOURCE = '''#!{python} -I
"""Run Git for who holds a deploy key, as git@github.com does: ssh [options] host command."""
import http.client, json, os, re, shlex, sys
from pathlib import Path
from cryptography.hazmat.primitives.serialization import (
    Encoding, PublicFormat, load_ssh_private_key)

words, key, given = sys.argv[1:], None, []
while words and words[0].startswith("-"):
    option = words.pop(0)
    if option[:2] in ("-i", "-o", "-p", "-F", "-l"):
        value = option[2:] or words.pop(0)
        found = re.match(r"IdentityFile[= ]+(.*)", value) if option[:2] == "-o" else None
        key = value if option[:2] == "-i" else found[1] if found else key
host, command = words[0], shlex.split(" ".join(words[1:]))
if key is None:
    sys.exit("git@github.com: Permission denied (publickey).")
private = load_ssh_private_key(Path(key).expanduser().read_bytes(), None)
public = private.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()
asking = http.client.HTTPConnection("{at}".partition("://")[2], timeout=60)
asked = {{"key": public, "service": command[0], "repository": command[1]}}
asking.request("POST", "{path}", json.dumps(asked), {{"Content-Type": "application/json"}})
said = asking.getresponse()
told = json.loads(said.read())
if said.status != 200:
    sys.exit(told["message"])
os.environ |= told["environment"]
os.execvp("git", ["git", command[0].removeprefix("git-"), told["path"]])
'''


def write(world: World, folder: Path) -> Path:
    """Write the stand-in into a folder, as `ssh`; return it."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "ssh"
    file.write_text(_SOURCE.format(python=sys.executable, at=world.site.web, path=SSH_PATH))
    file.chmod(0o755)
    return file


def answer(world: World, told: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    """Return where a repository lies and who comes (200), or GitHub's refusal."""
    owner, _, name = str(told["repository"]).strip("/").removesuffix(".git").partition("/")
    repository, found = world.repository(owner, name), _keyed(world, told["key"])
    if found is None:
        return 403, {"message": "git@github.com: Permission denied (publickey)."}
    home, key = found
    level = "read" if key.read_only else "write"
    caller = Caller("deploy-key", key.by, {"contents": level}, frozenset({home.id}))
    if repository is None or not may_read(repository, caller):
        return 404, {"message": "ERROR: Repository not found."}
    if told["service"] == "git-receive-pack" and not may_push(repository, caller):
        if home is repository:
            return 403, {"message": "ERROR: The key you are authenticating with is read only."}
        said = f"ERROR: Permission to {repository.full_name}.git denied to deploy key"
        return 403, {"message": said}
    names = {
        "LOOPBACK_TOKEN": world.token(caller, "key").token,
        "LOOPBACK_REPOSITORY": repository.full_name,
    }
    return 200, {"path": str(repository.bare.path), "environment": names}


def _keyed(world: World, public: str) -> tuple[Repository, DeployKey] | None:
    for repository in world.repositories.values():
        for key in repository.keys.values():
            if key.key == public:
                return repository, key
    return None
