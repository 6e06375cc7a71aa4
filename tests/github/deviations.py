"""Where GitHub itself is not as its OpenAPI says: each one reviewed, with its reason.

Nothing else may differ. An entry that no test needs any more is to be taken out.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Deviation(NamedTuple):
    """A problem that is none: how it reads, and why GitHub does so all the same."""

    pattern: str
    reason: str


ALLOWED = (
    Deviation(
        r".* never answers (401|403|404|405|422|429)$",
        "Every operation can answer that the token is unknown, may not, sees nothing there, or that"
        " a value is not taken; the description lists these for some operations only.",
    ),
    Deviation(
        r"(PUT|POST) /repos/\{owner\}/\{repo\}/issues/\{issue_number\}/labels asked with \$: \[",
        "PyGithub sends the labels as a bare list, which GitHub takes although it describes an"
        " object with `labels` alone.",
    ),
    Deviation(
        r"(GET|PATCH|POST) /repos/.* 20[01] \$(\[\d+\])?\.head\.repo: None is not of type 'object'",
        "A pull request whose fork was deleted has no repository of its head, which the description"
        " does not foresee.",
    ),
    Deviation(
        r"PUT /repos/\{owner\}/\{repo\}/contents/\{path\} 409 \$: .*is valid under each of",
        "The description asks for one of two schemas, of which neither requires anything: every"
        " error fits both.",
    ),
)


def allowed(problem: str) -> bool:
    """Return whether a problem is one of those reviewed."""
    return any(re.match(one.pattern, problem) for one in ALLOWED)
