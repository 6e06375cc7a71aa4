"""What checks came to, as text for people and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, NamedTuple

from microcred.verify.about import About
from microcred.verify.check import Outcome, Verification
from microcred.verify.controller import known_as


class Result(NamedTuple):
    """What the checks of one file or address came to."""

    name: str
    verification: Verification


def as_json(result: Result) -> str:
    """Return one result: `verified`, `checks` of name, outcome and message, what it is about."""
    return _dumped(_fields(result.verification))


def all_as_json(results: Sequence[Result]) -> str:
    """Return many: `verified` of all together, and under `files` each one's with its name."""
    files = [{"file": result.name, **_fields(result.verification)} for result in results]
    return _dumped({"verified": all_verified(results), "files": files})


def as_text(result: Result) -> str:
    """Return one result: the verdict, what the badge says of itself, and every check."""
    found = result.verification
    lines = [f"{_verdict(found)}: {result.name}", *_told(found.about)]
    lines += [f"  {check.outcome:<8} {check.name:<10} {check.message}" for check in found.checks]
    return "\n".join(lines) + "\n"


def all_as_text(results: Sequence[Result], lists: int) -> str:
    """Return many, a line each, and how many of them are verified. `lists` were left out."""
    width = max((len(result.name) for result in results), default=0)
    lines = [
        f"{_verdict(found):<22} {name:<{width}}  {_reason(found)}".rstrip()
        for name, found in results
    ]
    good = sum(result.verification.verified for result in results)
    lines.append(f"{good:,} of {len(results):,} files hold a badge that is verified.")
    if lists:
        lines.append(f"Left out as lists of revoked awards: {lists:,}.")
    return "\n".join(lines) + "\n"


def all_verified(results: Sequence[Result]) -> bool:
    """True when there are results and all of them are verified."""
    return bool(results) and all(result.verification.verified for result in results)


def _fields(verification: Verification) -> dict[str, Any]:
    return {
        "verified": verification.verified,
        "checks": [
            {"name": check.name, "outcome": check.outcome.value, "message": check.message}
            for check in verification.checks
        ],
        "about": asdict(verification.about) if verification.about else None,
    }


def _dumped(fields: dict[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False, indent=1) + "\n"


def _verdict(verification: Verification) -> str:
    if verification.verified:
        return "VERIFIED"
    return "NOT VERIFIED" if verification.failed else "COULD NOT BE VERIFIED"


def _told(about: About | None) -> list[str]:
    """Return what a badge says of itself, and who issued it by what is sure: the issuer's id."""
    if about is None:
        return []
    issuer = about.issuer or "an issuer without a name"
    lines = [f"  {about.name or 'Without a name'}, by {issuer}"]
    if about.issuer_id:
        lines.append(f"  Issuer: {known_as(about.issuer_id)}, {about.issuer_id}")
    return lines


def _reason(verification: Verification) -> str:
    """Return in a few words what a file is, or the first reason why it is not verified."""
    for outcome in (Outcome.FAILED, Outcome.UNKNOWN, Outcome.NOT_RUN):
        for check in verification.checks:
            if not verification.verified and check.outcome is outcome:
                return f"{check.name}: {check.message}"
    about = verification.about
    return f"{about.name}, by {about.issuer}" if about else ""
