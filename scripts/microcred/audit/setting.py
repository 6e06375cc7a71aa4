"""What all awards are held against: the programme, its keys, and what the log tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from microcred.badge import Issuing
from microcred.did import did_web
from microcred.keyring import read_keys
from microcred.model.program import Issuer, Program
from microcred.model.release import Release, digest
from microcred.places import KEYS
from microcred.problem import Problem
from microcred.releases import read_release, release_path
from microcred.survey import Survey


@dataclass(frozen=True, slots=True)
class Setting:
    """What an award is held against. `keys` maps each multikey to whether it is trusted.

    `elsewhere` is True where submissions and decisions are kept in a repository of their own.
    """

    survey: Survey
    issuing: Issuing
    keys: Mapping[str, bool]
    elsewhere: bool = False


def setting(survey: Survey, program: Program, *, elsewhere: bool = False) -> Setting | str:
    """Return what awards are held against, or why they cannot be."""
    try:
        did = did_web(program.url)
    except ValueError as error:
        return str(error)
    ring = read_keys(survey.read).document
    if ring is None:
        return f"{KEYS} cannot be read"
    keys = {key.key: key.compromised is None for key in ring.model.keys}
    # The issuer's name and description may change; nothing here looks at them.
    issuing = Issuing(program, Issuer(name="-", url=program.url), did)
    return Setting(survey, issuing, keys, elsewhere)


@lru_cache(maxsize=4096)
def release_of(survey: Survey, name: str) -> tuple[Release, str] | None:
    """Return a release by its name, `wait-time@1.0`, and its hash; None where it cannot be read."""
    path = release_path(*name.split("@", 1))
    data = survey.read_bytes(path)
    if isinstance(data, Problem):
        return None
    release = read_release(path, data)
    return None if isinstance(release, Problem) else (release, digest(data))
