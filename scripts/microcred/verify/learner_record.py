"""A Comprehensive Learner Record 2.0: several signed badges of one person, signed together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from microcred.proof.contexts import CREDENTIALS, LEARNER_RECORD
from microcred.verify.about import first
from microcred.verify.check import Failed, Outcome, Unknown, Verification
from microcred.words import counted

KIND: Final = "ClrCredential"
MAX_MEMBERS: Final = 500


def is_record(document: dict[str, Any]) -> bool:
    """True for a credential that says that it is a learner record."""
    types = document.get("type")
    return isinstance(types, list) and KIND in types


def check_schema(document: dict[str, Any]) -> str:
    """Return that it has what CLR 2.0 asks for. Raises Failed where it has not."""
    if problem := next(_problems(document), None):
        raise Failed(f"It is not as CLR 2.0 has it: {problem}.")
    return "It has what CLR 2.0 asks of a ClrCredential."


def check_members(
    document: dict[str, Any], verify: Callable[[dict[str, Any]], Verification]
) -> str:
    """Return that every badge in it is verified. Raises Failed or Unknown for the worst of them."""
    found = [(number, verify(one)) for number, one in enumerate(members(document), 1)]
    said = [_said(number, one) for number, one in found if not one.verified]
    if any(one.failed for _, one in found):
        raise Failed("; ".join(said))
    if said:
        raise Unknown("; ".join(said))
    return f"what it holds is verified: {counted(len(found), 'badge')}"


def members(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the badges in a record."""
    held = first(document.get("credentialSubject")).get("verifiableCredential")
    return [one for one in held if isinstance(one, dict)] if isinstance(held, list) else []


def _problems(document: dict[str, Any]) -> Iterator[str]:
    contexts = document.get("@context")
    if not isinstance(contexts, list) or contexts[:1] != [CREDENTIALS]:
        yield f"its first context is not {CREDENTIALS}"
    elif LEARNER_RECORD not in contexts:
        yield f"the context {LEARNER_RECORD} is missing"
    for field in ("id", "name"):
        if not isinstance(document.get(field), str):
            yield f"it has no {field}"
    subject = first(document.get("credentialSubject"))
    held = subject.get("verifiableCredential")
    if "ClrSubject" not in (subject.get("type") or []):
        yield "its subject is no ClrSubject"
    if not isinstance(held, list) or not held or len(held) != len(members(document)):
        yield "it does not hold a list of badges"
    elif len(held) > MAX_MEMBERS:
        yield f"it holds more than {MAX_MEMBERS} badges"
    elif any(is_record(one) for one in held):
        yield "it holds another record"


def _said(number: int, one: Verification) -> str:
    """Return why a badge is not verified: the first check that failed, or could not be made."""
    worst = sorted(one.checks, key=lambda check: check.outcome is not Outcome.FAILED)
    why = next(check for check in worst if check.outcome in (Outcome.FAILED, Outcome.UNKNOWN))
    name = one.about.name if one.about and one.about.name else "without a name"
    return f"badge {number}, {name}: {why.message.rstrip('.')}"
