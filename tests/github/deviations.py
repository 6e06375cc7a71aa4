"""Where GitHub itself is not as its OpenAPI says: each one reviewed, with its reason.

Nothing else may differ. The tests hold that each of them is needed still.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Deviation(NamedTuple):
    """A problem that is none: how it reads, and why GitHub does so all the same."""

    pattern: str
    reason: str


ALLOWED = {
    "refusals": Deviation(
        r".* (never answers (401|403|404|422|429)|(401|403|404|422): a body, .*)$",
        "Every operation can answer that the token is unknown, may not, sees nothing there, or that"
        " a value is not taken, and says why; the description lists these for some operations, and"
        " for some without their text.",
    ),
    "conflicts": Deviation(
        r"(POST .*/variables|(GET|PUT) .*/actions/permissions/selected-actions) never answers 409$",
        "A variable that is there already, and actions that are selected where all may run, are"
        " conflicts; the description knows none.",
    ),
    "labels": Deviation(
        r"(PUT|POST) /repos/\{owner\}/\{repo\}/issues/\{issue_number\}/labels asked with \$: \[",
        "PyGithub sends the labels as a bare list, which GitHub takes although it describes an"
        " object with `labels` alone.",
    ),
    "no-fork": Deviation(
        r"(GET|PATCH|POST) .* 20[01] \$(\[\d+\])?\.head\.repo: None is not of type 'object'$",
        "A pull request whose fork was deleted has no repository of its head, which the description"
        " does not foresee.",
    ),
    "undescribed": Deviation(
        r"(GET|PATCH|POST) /repos/.* 20[01] \$.*labels\[\d+\]\.description: None is not .*",
        "A label that was made by naming it has no description, which the description of pull"
        " requests does not foresee.",
    ),
    "either": Deviation(
        r"PUT /repos/\{owner\}/\{repo\}/contents/\{path\} 409 \$: .*is valid under each of",
        "The description asks for one of two schemas, of which neither requires anything: every"
        " error fits both.",
    ),
    "sentences": Deviation(
        r"(POST|PUT) .*/rulesets.* 422 \$\.errors\[0\]: .* is not of type 'object'$",
        "What is wrong with a ruleset is listed as plain sentences, where the description has"
        " objects.",
    ),
}


def allowed(problem: str) -> bool:
    """Return whether a problem is one of those reviewed."""
    return any(re.match(one.pattern, problem) for one in ALLOWED.values())
