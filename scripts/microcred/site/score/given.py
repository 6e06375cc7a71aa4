"""What the script of the page for scoring is given: a release and the programme, as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from microcred.labels import label
from microcred.model.evidence import EvidenceSlot
from microcred.model.program import Program
from microcred.model.release import Release
from microcred.model.rubric import AtLeast, Rubric
from microcred.scorecards.spoken import titles
from microcred.site.achievement_view import Data
from microcred.site.sharing import sharing


def given(release: Release, release_hash: str, program: Program, pages: Mapping[str, str]) -> Data:
    """Return a release as a scorecard is written by it, and what else the script has to know.

    `pages` maps the hash of each release to the address of the page that scores by it.
    """
    return {
        "release": release_given(release, release_hash),
        "pages": dict(pages),
        "hosts": list(program.evidence_hosts),
        "sharing": {host: _sharing(host) for host in program.evidence_hosts},
        "anywhere": sharing("").setting,
        "pulls": pulls(program),
    }


def release_given(release: Release, release_hash: str) -> Data:
    """Return the release alone. `passing` is the place of the lowest level that meets, else -1."""
    rubric = release.rubric or Rubric(id="none", version="1.0", levels=(), criteria=())
    passing = rubric.passing_level
    rule = rubric.pass_rule
    return {
        "name": release.name,
        "hash": release_hash,
        "slug": release.credential.id,
        "title": release.credential.name,
        "language": release.credential.language,
        "criteria": [
            one.model_dump(mode="json", include={"id", "name", "critical"})
            for one in rubric.criteria
        ],
        "levels": [one.model_dump(mode="json", include={"id", "name"}) for one in rubric.levels],
        "passing": rubric.levels.index(passing) if passing else -1,
        "pass_rule": {"at_least": rule.at_least} if isinstance(rule, AtLeast) else rule,
        "slots": [_slot(one) for one in release.credential.evidence],
        "titles": titles(release),
    }


def _slot(slot: EvidenceSlot) -> Data:
    fields = slot.model_dump(mode="json", include={"id", "name", "kind", "prompt", "min", "max"})
    return {**fields, "written": slot.written, "kind_word": label("evidence", slot.kind.value)}


def _sharing(host: str) -> dict[str, str]:
    found = sharing(host)
    return {"service": found.service, "setting": found.setting}


def pulls(program: Program) -> str | None:
    """Return the address on GitHub where submissions are found, None where it is not known."""
    repository = program.submissions_repository or program.repository
    address = urlsplit(repository or "")
    owner_and_name = address.path.strip("/").removesuffix(".git")
    github = address.hostname is not None and "github" in address.hostname.split(".")
    if not github or owner_and_name.count("/") != 1:
        return None
    return f"https://{address.netloc}/{owner_and_name}/pulls"
