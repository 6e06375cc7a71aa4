"""Guards of the keys: none that is private in the repository, none that signed is lost.

Y01 a private key was committed, or soon will be · Y02 a key in keys.yml cannot be used · Y03 a key
that signed awards is gone from keys.yml · Y04 a key that was distrusted is trusted again ·
Y05 a key has signed nothing yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from microcred import files, git
from microcred.document import Document, read_yaml
from microcred.keyring import read_keys
from microcred.ledger import read_log
from microcred.model.keys import KeyRing
from microcred.places import KEYS, LOG
from microcred.private_keys import private_keys
from microcred.problem import Problem, Severity
from microcred.survey import Survey

MAX_BYTES: Final = 32 * 2**20
"""The largest file that is searched."""
MAX_LOG: Final = 2**30
MOST: Final = 4 * 2**30
"""How much of a repository's history is searched: some twenty seconds."""


def key_problems(survey: Survey) -> Iterator[Problem]:
    """Yield every problem with the keys of a programme."""
    used = (survey.root / KEYS).is_file()
    yield from _committed(survey.root, used)
    signed = _signed(survey)
    if not used and not signed:
        return
    reading = read_keys(survey.read)
    yield from reading.problems
    if reading.document:
        yield from _lost(reading.document.model, signed)
        yield from _trusted_again(survey.root, reading.document.model)
        yield from _unused(reading.document, signed)


def _committed(root: Path, used: bool) -> Iterator[Problem]:
    """Yield Y01 for each private key in a file that is new or changed, or that ever was there."""
    try:
        for path in git.uncommitted(root):
            data = files.read_bytes(root, path, MAX_BYTES)
            if isinstance(data, bytes):
                yield from _private(path, data, "is in this file")
        yield from _in_history(root)
    except git.GitUnavailable as why:
        if used:
            yield _unknown(f"could not check whether a private key was ever committed: {why}")


def _in_history(root: Path) -> Iterator[Problem]:
    entries = git.everything(root)
    searched: list[git.Entry] = []
    total = 0
    for entry in entries:
        total += entry.size
        if entry.size > MAX_BYTES or total > MOST:
            said = "not searched for private keys: this file, or the whole history, is too large"
            yield _unknown(said, entry.path)
            continue
        searched.append(entry)
    for path, data in git.contents(root, searched):
        yield from _private(path, data, "was given to Git in this file")


def _private(path: str, data: bytes, where: str) -> Iterator[Problem]:
    for found in private_keys(data):
        whose = f", that of {found.public}," if found.public else ""
        public = found.public or "KEY"
        more = ". It holds more, which are not told one by one" if found.more else ""
        yield Problem(
            path,
            found.line,
            "Y01",
            Severity.ERROR,
            f"a private key ({found.form}){whose} {where}: whoever reads it can sign in your name"
            f"{more}",
            f"Take it as known to everybody: `microcred keys rotate`, then `microcred keys "
            f"compromised {public}` if awards are signed with it. Then remove it, from the history "
            "too.",
        )


def _signed(survey: Survey) -> dict[str, int]:
    """Return the keys that signed by the log, each with how many lines tell so."""
    data = survey.read_bytes(LOG, MAX_LOG) if (survey.root / LOG).is_file() else b""
    lines, _ = read_log(data) if isinstance(data, bytes) else ((), ())
    signed: dict[str, int] = {}
    for _, line in lines:
        if line.key:
            signed[line.key] = signed.get(line.key, 0) + 1
    return signed


def _lost(ring: KeyRing, signed: dict[str, int]) -> Iterator[Problem]:
    known = {each.key for each in ring.keys}
    for key, count in signed.items():
        if key not in known:
            said = f"the key {key} signed {count:,} times by the log, and is not in this file"
            fix = "Put it back, as the history of this file has it. A key is never removed."
            yield Problem(KEYS, 1, "Y03", Severity.ERROR, said, fix)


def _trusted_again(root: Path, ring: KeyRing) -> Iterator[Problem]:
    """Yield Y04 for each key that some version of keys.yml distrusts and this one does not."""
    trusted = {each.key for each in ring.trusted}
    try:
        before = {key for earlier in _earlier(root) for key in _distrusted(earlier)}
    except git.GitUnavailable as why:
        yield _unknown(f"could not check whether a compromised key is trusted again: {why}")
        return
    for key in sorted(before & trusted):
        said = f"the key {key} was compromised, and this file trusts it again"
        fix = "Put `compromised` back: whoever has the key could sign in your name."
        yield Problem(KEYS, 1, "Y04", Severity.ERROR, said, fix)


def _unused(ring: Document[KeyRing], signed: dict[str, int]) -> Iterator[Problem]:
    """Yield Y05 for each trusted key that the log does not know: anybody may have put it there."""
    for place, each in enumerate(ring.model.keys):
        if not each.compromised and each.key not in signed:
            said = (
                f"the key {each.key} was added and has signed nothing yet: whoever has its private "
                "half can sign badges in your name"
            )
            fix = (
                "Be sure that it is yours; the first award takes this warning away. If it is not: "
                f"`microcred keys compromised {each.key}`."
            )
            line = ring.line("keys", place, "key")
            yield Problem(KEYS, line, "Y05", Severity.WARNING, said, fix)


def _earlier(root: Path) -> Iterator[KeyRing]:
    for commit in git.history(root, KEYS):
        data = git.show(root, commit.id, KEYS, files.MAX_BYTES)
        text = data.decode(errors="replace") if data else ""
        document = read_yaml(KEYS, text, KeyRing).document
        if document:
            yield document.model


def _distrusted(ring: KeyRing) -> Iterable[str]:
    return (each.key for each in ring.keys if each.compromised)


def _unknown(said: str, path: str = KEYS) -> Problem:
    fix = "Run this in a full clone of the repository (in a workflow: `fetch-depth: 0`)."
    return Problem(path, 1, "Y01", Severity.UNKNOWN, said, fix)
