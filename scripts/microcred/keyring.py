"""program/keys.yml: read and checked, and changed as people would change it by hand.

Y02 a key that nobody could use.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Final

from microcred import did
from microcred.document import Document, Reading, Source, read_yaml
from microcred.model.identity import timestamp
from microcred.model.keys import KeyRing, PublicKey
from microcred.places import KEYS
from microcred.problem import Problem, Severity

HEAD: Final = """\
# The public halves of the keys that sign awards; `microcred keys` writes here. The last one that is
# not compromised signs. None is ever removed: what it signed could no longer be verified.
"""


def read_keys(read: Callable[[str], Source | Problem]) -> Reading[KeyRing]:
    """Return the keys of a programme, and all problems with them."""
    source = read(KEYS)
    if isinstance(source, Problem):
        return Reading(None, (source,))
    reading = read_yaml(KEYS, source.text, KeyRing)
    if reading.document is None:
        return reading
    return Reading(reading.document, (*reading.problems, *_unusable(reading.document)))


def with_key(text: str | None, key: PublicKey) -> str:
    """Return keys.yml with one more key, the last. `text` is what it was, None where it was not."""
    ring = _ring(text) if text else KeyRing()
    wanted = KeyRing(keys=(*ring.keys, key))
    added = f"{(text or '').rstrip()}\n{_entry(key)}"
    return added if text and _ring(added) == wanted else _written(wanted)


def without_trust(text: str, key: str, at: datetime) -> str:
    """Return keys.yml in which a key is compromised since a moment. KeyError where it is not in."""
    ring = _ring(text)
    place = {each.key: place for place, each in enumerate(ring.keys)}[key]
    distrusted = ring.keys[place].model_copy(update={"compromised": at})
    wanted = KeyRing(keys=(*ring.keys[:place], distrusted, *ring.keys[place + 1 :]))
    document = read_yaml(KEYS, text, KeyRing).document
    lines = text.splitlines(keepends=True)
    after = document.line("keys", place, "added") if document else 0
    lines.insert(after, f'    compromised: "{timestamp(at)}"\n')
    marked = "".join(lines)
    return marked if _ring(marked) == wanted else _written(wanted)


def _ring(text: str) -> KeyRing:
    """Return the keys in a text, none where it cannot be read."""
    document = read_yaml(KEYS, text, KeyRing).document
    return document.model if document else KeyRing()


def _written(ring: KeyRing) -> str:
    """Return keys.yml anew. What people wrote beside the keys is lost."""
    return f"{HEAD}format: {ring.format}\nkeys:\n{''.join(map(_entry, ring.keys))}"


def _entry(key: PublicKey) -> str:
    lines = [f"  - key: {key.key}", f'    added: "{timestamp(key.added)}"']
    lines += [f'    compromised: "{timestamp(key.compromised)}"'] if key.compromised else []
    lines += [f"    note: {json.dumps(key.note, ensure_ascii=False)}"] if key.note else []
    return "\n".join(lines) + "\n"


def _unusable(document: Document[KeyRing]) -> list[Problem]:
    problems = []
    seen: set[str] = set()
    for place, each in enumerate(document.model.keys):
        why = _why_unusable(each, seen)
        seen.add(each.key)
        if why:
            said, fix = why
            line = document.line("keys", place, "key")
            problems.append(Problem(KEYS, line, "Y02", Severity.ERROR, said, fix))
    return problems


def _why_unusable(key: PublicKey, seen: set[str]) -> tuple[str, str] | None:
    try:
        did.public_key(key.key)
    except ValueError:
        return f"{key.key} is no Ed25519 key: it has letters too few or too many", "Copy it whole."
    if key.key in seen:
        return f"the key {key.key} is there twice", "Keep the older of the two."
    if key.compromised and key.compromised < key.added:
        return f"the key {key.key} is compromised before it was added", "Correct the moment."
    return None
