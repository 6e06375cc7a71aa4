"""What may change in a published award: its proof, `validFrom`, and a name that is withdrawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

NAME = "name"
"""The identityType of a name that is shown by choice."""


def unallowed(before: Mapping[str, Any], after: Mapping[str, Any]) -> str | None:
    """Return the first part, as `credentialSubject.achievement`, that changed and may not have."""
    shown = _names(before)
    if any(name not in shown for name in _names(after)):
        return "credentialSubject.identifier"
    return next(_differences(_fixed(before), _fixed(after), ""), None)


def without_name(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a credential that no longer shows its earner's name."""
    return _map_identifiers(document, lambda one: not _is_name(one))


def names_shown(document: Mapping[str, Any]) -> bool:
    """True where a credential shows its earner's name."""
    return bool(_names(document))


def _fixed(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return what may never change of a credential."""
    kept = without_name(document)
    return {key: value for key, value in kept.items() if key not in ("proof", "validFrom")}


def _map_identifiers(document: Mapping[str, Any], kept: Any) -> dict[str, Any]:
    subject = document.get("credentialSubject")
    if not isinstance(subject, dict) or not isinstance(subject.get("identifier"), list):
        return dict(document)
    identifiers = [one for one in subject["identifier"] if kept(one)]
    return {**document, "credentialSubject": {**subject, "identifier": identifiers}}


def _names(document: Mapping[str, Any]) -> list[Any]:
    subject = document.get("credentialSubject")
    found = subject.get("identifier") if isinstance(subject, dict) else None
    return [one for one in found if _is_name(one)] if isinstance(found, list) else []


def _is_name(identity: object) -> bool:
    return isinstance(identity, dict) and identity.get("identityType") == NAME


def _differences(before: object, after: object, at: str) -> Iterator[str]:
    """Yield the paths of the deepest objects' fields that differ."""
    if not (isinstance(before, dict) and isinstance(after, dict)):
        if before != after or type(before) is not type(after):
            yield at
        return
    for key in [*before, *(key for key in after if key not in before)]:
        yield from _differences(before.get(key), after.get(key), f"{at}.{key}" if at else key)
