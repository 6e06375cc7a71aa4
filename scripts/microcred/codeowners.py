""".github/CODEOWNERS: whom GitHub asks to review a change of definitions, settings or code.

Lead evaluators, by their logins. Submissions and awards have no owners, and the file says why.

P17 the file is not what program/evaluators.yml makes of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from microcred.evaluators import ANY
from microcred.model.evaluators import Evaluator, Evaluators
from microcred.places import AWARDS, SUBMISSIONS, credential_path, rubric_path
from microcred.problem import Problem, Severity

CODEOWNERS: Final = ".github/CODEOWNERS"
MAX_BYTES: Final = 3_000_000
"""GitHub reads no larger file, and asks nobody."""

_COMMAND: Final = "microcred github codeowners"
_HEAD: Final = f"""\
# Whom GitHub asks to review a pull request, by what it changes: lead evaluators with a login.
# Written by `{_COMMAND}` from program/evaluators.yml: change that, and run it.
"""
_NOBODY: Final = """\
#
# No lead evaluator has a `login:` there, so nobody is named here and GitHub asks nobody.
"""
_UNOWNED: Final = f"""\

# Submissions and awards have no owner on purpose. What may be merged there, the required check
# microcred/decision and the ruleset on main say: owners would all be notified of each submission,
# their approval would be asked for beside the scorecards, and it would decide nothing.
/{SUBMISSIONS}/
/{AWARDS}/
"""


def codeowners_text(evaluators: Evaluators) -> str:
    """Return the text of .github/CODEOWNERS. The last line that fits a file names its owners.

    Leads who may score everything own all; one who leads some micro-credentials owns those too.
    Where no lead may score everything, all leads own all.
    """
    leads = [one for one in evaluators.evaluators if one.lead and one.login]
    if not leads:
        return f"{_HEAD}{_NOBODY}"
    whole = [one for one in leads if ANY in one.credentials]
    lines = "".join(_particular(leads, whole)) if whole else ""
    start = f"{_HEAD}\n* {_mentioned(whole or leads)}\n"
    text = f"{start}{lines}{_UNOWNED}"
    return text if len(text.encode()) < MAX_BYTES else f"{start}{_UNOWNED}"


def _particular(leads: Iterable[Evaluator], whole: list[Evaluator]) -> Iterator[str]:
    """Yield lines for the files of micro-credentials that somebody leads who does not lead all."""
    some = [one for one in leads if one not in whole]
    for slug in sorted({slug for one in some for slug in one.credentials}):
        owners = _mentioned([*whole, *(one for one in some if slug in one.credentials)])
        yield f"/{credential_path(slug)} {owners}\n/{rubric_path(slug)} {owners}\n"


def _mentioned(people: Iterable[Evaluator]) -> str:
    return " ".join(sorted({f"@{one.login}" for one in people}, key=str.casefold))


def codeowners_problems(evaluators: Evaluators, present: str | None) -> Iterator[Problem]:
    """Yield P17 where the file is not current. `present` is its text, None where there is none."""
    text = codeowners_text(evaluators)
    if present == text:
        return
    fix = f"`{_COMMAND}` writes it. Commit what it wrote."
    if present is not None:
        said = "this is not what program/evaluators.yml makes of it, so GitHub asks others"
        line = _first_difference(present, text)
        yield Problem(CODEOWNERS, line, "P17", Severity.ERROR, said, fix)
    elif any(one.lead and one.login for one in evaluators.evaluators):
        said = "there is no such file, so GitHub asks nobody to review a change of definitions"
        yield Problem(CODEOWNERS, 1, "P17", Severity.WARNING, said, fix)


def _first_difference(one: str, other: str) -> int:
    """Return the number of the first line in which two texts differ."""
    pairs = zip(one.splitlines(), other.splitlines(), strict=False)
    same = next((number for number, (a, b) in enumerate(pairs) if a != b), None)
    return 1 + (min(one.count("\n"), other.count("\n")) if same is None else same)
