"""What GitHub finds wrong with CODEOWNERS: owners who may not write there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.github.accounts import Role
from tests.github.calls import Call, missing, route
from tests.github.owners import PLACES

KIND = "Unknown owner"


@route("GET /repos/{owner}/{repo}/codeowners/errors")
def list_codeowners_errors(call: Call) -> Any:
    """List them; 404 where there is no such file on the default branch."""
    repository = call.repository
    main = repository.bare.resolve(f"refs/heads/{repository.default_branch}") or ""
    for place in PLACES:
        data = repository.bare.blob(main, place)
        if data is not None:
            return {"errors": list(_errors(call, place, data.decode("utf-8", "replace")))}
    raise missing()


def _errors(call: Call, place: str, text: str) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(text.splitlines(), 1):
        for word in line.partition("#")[0].split()[1:]:
            account = call.world.accounts.get(word.removeprefix("@").lower())
            if account is None or call.repository.role(account) < Role.WRITE:
                column = line.index(word) + 1
                said = f"{KIND} on line {number}: make sure {word} exists and has write access"
                yield {
                    "line": number,
                    "column": column,
                    "kind": KIND,
                    "source": line,
                    "suggestion": f"make sure {word} exists and has write access to the repository",
                    "message": f"{said}\n\n  {line}\n  {' ' * (column - 1)}^",
                    "path": place,
                }
