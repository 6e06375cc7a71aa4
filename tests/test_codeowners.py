"""CODEOWNERS: who owns which file, what nobody owns, and that no login can add a line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from microcred.codeowners import CODEOWNERS, MAX_BYTES, codeowners_problems, codeowners_text
from microcred.evaluators import read_evaluators
from microcred.model.evaluators import Evaluators
from microcred.places import EVALUATORS
from microcred.survey import Survey
from tests import folder
from tests.review.world import evaluator, listed
from tests.whole import REPOSITORY

COMMENTS = """\
# Whom GitHub asks to review a pull request, by what it changes: lead evaluators with a login.
# Written by `microcred github codeowners` from program/evaluators.yml: change that, and run it.
"""
NOBODY = """\
#
# No lead evaluator has a `login:` there, so nobody is named here and GitHub asks nobody.
"""
UNOWNED = """\

# Submissions and awards have no owner on purpose. What may be merged there, the required check
# microcred/decision and the ruleset on main say: owners would all be notified of each submission,
# their approval would be asked for beside the scorecards, and it would decide nothing.
/submissions/
/awards/
"""


def lead(name: str, *credentials: str, **changes: Any) -> dict[str, Any]:
    """Return a lead evaluator's entry, with a login."""
    given = {"credentials": credentials or ["any"], "lead": True, "login": name, "github": 1}
    return evaluator(name.lower(), **{**given, **changes})


def owners(text: str, path: str) -> list[str]:
    """Return who owns a file: those of the last line that fits it, as GitHub reads it."""
    found: list[str] = []
    for line in text.splitlines():
        pattern, *named = line.split()[:1] + line.split()[1:] if line.strip() else ("#",)
        fits = pattern == "*" or f"/{path}" == pattern
        if not pattern.startswith("#") and (
            fits or (pattern.endswith("/") and f"/{path}".startswith(pattern))
        ):
            found = named
    return found


TEXTS = {
    "nobody": (listed(), f"{COMMENTS}{NOBODY}"),
    "leads alone": (
        listed(lead("zoe"), lead("Ada"), evaluator("ben", login="ben"), lead("cem", login=None)),
        f"{COMMENTS}\n* @Ada @zoe\n{UNOWNED}",
    ),
    "one who leads some": (
        listed(lead("ada"), lead("ben", "wait-time", "exit-tickets")),
        (
            f"{COMMENTS}\n* @ada\n"
            "/credentials/exit-tickets.md @ada @ben\n/rubrics/exit-tickets.yml @ada @ben\n"
            f"/credentials/wait-time.md @ada @ben\n/rubrics/wait-time.yml @ada @ben\n{UNOWNED}"
        ),
    ),
    "nobody leads everything": (
        listed(lead("ada", "wait-time"), lead("ben", "exit-tickets")),
        f"{COMMENTS}\n* @ada @ben\n{UNOWNED}",
    ),
}


@pytest.mark.parametrize(("people", "expected"), TEXTS.values(), ids=TEXTS)
def test_the_file(people, expected):
    assert codeowners_text(people) == expected


OWNED = {
    "credentials/wait-time.md": ["@ada", "@ben"],
    "rubrics/wait-time.yml": ["@ada", "@ben"],
    "credentials/exit-tickets.md": ["@ada"],
    "credentials/releases/wait-time@1.0.json": ["@ada"],
    "program/evaluators.yml": ["@ada"],
    ".github/workflows/check.yml": ["@ada"],
    ".github/CODEOWNERS": ["@ada"],
    "scripts/microcred/review/deciding.py": ["@ada"],
    "mkdocs.yml": ["@ada"],
    "submissions/wait-time/k3f9q2m7/attempt-1.md": [],
    "submissions/wait-time/k3f9q2m7/decision.yml": [],
    "awards/log.jsonl": [],
}


@pytest.mark.parametrize(("path", "expected"), OWNED.items(), ids=OWNED)
def test_who_owns_a_file(path, expected):
    text = codeowners_text(listed(lead("ada"), lead("ben", "wait-time")))
    assert owners(text, path) == expected


@pytest.mark.parametrize(
    "login",
    [
        *("a\n* @mallory", "a\r\n* @mallory", "a @mallory", "a\t@mallory", "@ada", "a#b", ""),
        *("org/team", "ada\u2028* @mallory", "ada[bot]", "a" * 40, "-ada", "*", "a\\", "ада"),
    ],
)
def test_no_login_can_add_an_owner_or_a_line(login):
    with pytest.raises(ValidationError):
        listed(lead("ada", login=login))


LOGINS = st.text(st.characters(codec="utf-8"), max_size=45)


@given(st.lists(LOGINS, max_size=6))
def test_whatever_may_be_a_login_makes_one_owner(logins):
    accepted = []
    for number, login in enumerate(logins):
        try:
            accepted.append(lead(f"e{number}", login=login))
            listed(*accepted)
        except ValidationError:
            accepted.pop()
    text = codeowners_text(listed(*accepted))
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert len(lines) == (3 if accepted else 0)
    if accepted:
        named = {one.strip() for one in (str(each["login"]) for each in accepted)}
        assert set(lines[0].split()[1:]) == {f"@{one}" for one in named}


def test_the_order_of_the_register_does_not_matter():
    people = [lead("ada"), lead("ben", "wait-time"), lead("cem", "wait-time")]
    assert codeowners_text(listed(*people)) == codeowners_text(listed(*reversed(people)))


def test_it_never_grows_beyond_what_github_reads():
    many = [f"skill-{number:05}-{'x' * 40}" for number in range(20_000)]
    text = codeowners_text(listed(lead("ada"), lead("ben", *many)))
    assert len(text.encode()) < MAX_BYTES
    assert owners(text, f"credentials/{many[0]}.md") == ["@ada"]
    assert owners(text, "awards/log.jsonl") == []


# --- whether it is current ---

PEOPLE = listed(lead("ada"))


def told(people: Evaluators, present: str | None) -> list[str]:
    return [f"{one.severity.value} {one}" for one in codeowners_problems(people, present)]


def test_a_current_file_is_fine_and_so_is_none_where_nobody_has_a_login():
    assert told(PEOPLE, codeowners_text(PEOPLE)) == []
    assert told(listed(), codeowners_text(listed())) == []
    assert told(listed(), None) == []
    assert told(listed(evaluator("ben", login="ben", github=2)), None) == []


def test_a_file_that_is_missing_or_not_current_is_told():
    assert told(PEOPLE, None) == [
        (
            f"warning {CODEOWNERS}:1: P17 there is no such file, so GitHub asks nobody to review a "
            "change of definitions"
        )
    ]
    said = "P17 this is not what program/evaluators.yml makes of it, so GitHub asks others"
    for present, line in (
        ("", 1),
        (codeowners_text(listed()), 3),
        (codeowners_text(PEOPLE).replace("@ada", "@mallory"), 4),
        (codeowners_text(PEOPLE) + "/awards/ @mallory\n", 11),
    ):
        assert told(PEOPLE, present) == [f"error {CODEOWNERS}:{line}: {said}"]


def test_check_looks_at_the_file(tmp_path: Path) -> None:
    root = folder.good(tmp_path / "programme")
    people = (
        "format: 1\nevaluators:\n"
        "  - {id: ada, earner: none, credentials: [any], trained: 2026-08-01, lead: true,"
        " github: 7, login: ada-l}\n"
    )
    folder.put(root, EVALUATORS, people)
    assert folder.codes(root) == [f"{CODEOWNERS}:1 P17"]
    document = read_evaluators(Survey(root).read).document
    assert document
    folder.put(root, CODEOWNERS, codeowners_text(document.model))
    assert folder.codes(root) == []
    for other in (b"* @mallory\n", b"\xff\xfe"):
        folder.put(root, CODEOWNERS, other)
        assert folder.codes(root) == [f"{CODEOWNERS}:1 P17"]
    (root / CODEOWNERS).unlink()
    (root / CODEOWNERS).symlink_to("elsewhere")
    assert folder.codes(root) == [f"{CODEOWNERS}:1 F06"]


def test_the_sample_says_truthfully_that_nobody_is_named():
    text = (REPOSITORY / CODEOWNERS).read_text(encoding="utf-8")
    document = read_evaluators(Survey(REPOSITORY).read).document
    assert document
    assert text == codeowners_text(document.model)
    assert "nobody is named here" in text
