"""Problems as text for people, and as formats that programs read."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from urllib.parse import quote

from microcred.characters import printable
from microcred.problem import Problem, Severity, verdict


def as_text(problems: Sequence[Problem], checked: int) -> str:
    """Return `path:line: CODE message` lines, each with its fix, and a closing line."""
    lines: list[str] = []
    for problem in problems:
        mark = "" if problem.severity is Severity.ERROR else f" ({problem.severity.value})"
        lines += [f"{problem}{mark}", f"    {printable(problem.fix)}"]
    return "\n".join([*lines, _closing(problems, checked)]) + "\n"


def as_json(problems: Sequence[Problem], checked: int) -> str:
    """Return an object with `problems` and `checked`."""
    data = {"problems": [asdict(problem) for problem in problems], "checked": checked}
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def as_github(problems: Sequence[Problem], checked: int) -> str:
    """Return workflow commands that GitHub shows as annotations on the lines of a pull request.

    Escapes after https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
    """
    lines = [
        f"::{_GITHUB_LEVEL[problem.severity]} file={_property(problem.path)},line={problem.line},"
        f"title={_property(problem.code)}::{_data(printable(f'{problem.message} {problem.fix}'))}"
        for problem in problems
    ]
    return "\n".join([*lines, _closing(problems, checked)]) + "\n"


def as_sarif(problems: Sequence[Problem], checked: int) -> str:
    """Return a SARIF 2.1.0 log, as code-scanning services take it."""
    codes = sorted({problem.code for problem in problems})
    driver = {"name": "microcred", "rules": [{"id": code} for code in codes]}
    run = {"tool": {"driver": driver}, "results": [_sarif_result(one) for one in problems]}
    log = {"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


FORMATS: dict[str, Callable[[Sequence[Problem], int], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}

_SARIF_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_GITHUB_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.UNKNOWN: "error"}


def _closing(problems: Sequence[Problem], checked: int) -> str:
    counts = verdict(problems)
    files = _counted(checked, "file")
    if not problems:
        return f"Checked {files}: everything is in order."
    said = [_counted(counts.errors, "error"), _counted(counts.warnings, "warning")]
    if counts.unknown:
        said.append(f"{counts.unknown:,} could not be checked")
    return f"Checked {files}: {', '.join(said)}."


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _sarif_result(problem: Problem) -> dict[str, object]:
    region = {"startLine": problem.line}
    where = {"artifactLocation": {"uri": quote(problem.path)}, "region": region}
    return {
        "ruleId": problem.code,
        "level": "warning" if problem.severity is Severity.WARNING else "error",
        "message": {"text": f"{problem.message} {problem.fix}"},
        "locations": [{"physicalLocation": where}],
    }
