"""What the steps of the demonstration share: who plays, and what came of earlier steps."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from microcred import files
from microcred.cli.demo.stage import NotAsExpected, Stage
from microcred.model.decision import Outcome
from microcred.model.release import Release, digest
from microcred.model.rubric import Criterion, Rubric
from microcred.model.scorecard import Comparison, CriterionScore, ItemCheck, Scorecard
from microcred.releases import read_release, release_path
from microcred.settings import read_settings

EARNER: Final = "q7h3w9"
EMAIL: Final = "sample.teacher@school.example"
SCORERS: Final = ("demo-scorer-1", "demo-scorer-2")


@dataclass(slots=True)
class Play:
    """The demonstration as it goes on."""

    stage: Stage
    slug: str
    today: date
    version: str = ""
    submission: str = ""
    head: str = ""
    award: str = ""

    @property
    def release(self) -> Release:
        """Return the release that the sample earner hands in for."""
        found = read_release(self._path, self._release_bytes)
        if not isinstance(found, Release):
            raise NotAsExpected(found.message)
        return found

    @property
    def rubric(self) -> Rubric:
        """Return its rubric."""
        rubric = self.release.rubric
        if rubric is None:
            raise NotAsExpected(f"{self.slug} has no rubric to score by")
        return rubric

    @property
    def release_hash(self) -> str:
        """Return the hash of the release."""
        return digest(self._release_bytes)

    @property
    def _path(self) -> str:
        return release_path(self.slug, self.version)

    @property
    def _release_bytes(self) -> bytes:
        return (self.stage.repository / self._path).read_bytes()

    @property
    def award_file(self) -> Path:
        """Return the signed credential as the site has it."""
        return self.stage.site / "awards" / f"{self.award}.json"

    def decide(self, expected: Outcome) -> None:
        """Show what is decided on the submission. Raises NotAsExpected for another outcome."""
        stage = self.stage
        found = stage.run("decide", self.submission, *stage.root, "--format", "json").json()
        stage.say(f"| {found['outcome']}: {found['why']} {found['next_step']}")
        for one in found["criteria"]:
            if one["met"] is not None:
                stage.say(f"|   {one['level']:10} {one['name']}")
                stage.quote("\n".join(f"             {said}" for said in one["feedback"]))
        if found["outcome"] != expected:
            raise NotAsExpected(f"the outcome is {found['outcome']}, not {expected}")

    def build(self) -> None:
        """Build the site of the throw-away clone."""
        stage = self.stage
        stage.run("build", "--site", stage.site, "--no-search", *stage.root)

    def verify(self, file: Path, *options: str, code: int = 0) -> Any:
        """Return what `microcred verify` says of a file from the built site alone, as JSON."""
        words = ("verify", "--offline", str(self.stage.site), str(file), *options)
        return self.stage.run(*words, "--format", "json", code=code).json()

    def hosts(self) -> tuple[str, ...]:
        """Return where the programme lets evidence be kept."""
        settings, problems = read_settings(lambda path: files.read(self.stage.repository, path))
        if settings is None:
            raise NotAsExpected("; ".join(map(str, problems)))
        hosts = settings.program.model.evidence_hosts
        if not hosts:
            raise NotAsExpected("program/program.yml names no `evidence_hosts` for evidence")
        return hosts

    def weakest(self) -> Criterion:
        """Return the criterion that the first attempt does not meet: the last critical one."""
        criteria = self.rubric.criteria
        return next((one for one in reversed(criteria) if one.critical), criteria[-1])

    def card(self, attempt: int, unmet: Collection[str], rows: Collection[str]) -> Scorecard:
        """Return a scorecard for the criteria `rows`, those of `unmet` not met yet."""
        levels = self.rubric.levels
        meets = next(level.id for level in levels if level.passing)
        return Scorecard(
            submission=self.submission,
            credential=self.release.name,
            attempt=attempt,
            release=self.release_hash,
            commit=self.head,
            conflict="none",
            scores=tuple(
                self._score(one, levels[0].id if one.id in unmet else meets, one.id in unmet)
                for one in self.rubric.criteria
                if one.id in rows
            ),
            checks=tuple(
                ItemCheck(slot=slot.id, item=number, result=Comparison.MATCHED)
                for slot in self.release.credential.evidence
                if not slot.written and slot.any_of is None
                for number in range(1, max(slot.min, 1) + 1)
            ),
        )

    def _score(self, criterion: Criterion, level: str, unmet: bool) -> CriterionScore:
        return CriterionScore(
            criterion=criterion.id,
            level=level,
            why=criterion.descriptors.get(level, "Sample reason."),
            where="recording 1, 02:15; recording 2, 04:40",
            feedback="Sample feedback: show two more moments of this, with their time codes."
            if unmet
            else None,
        )


def first(found: Any, *names: str) -> Any:
    """Return the first of some fields that a JSON object has. Raises NotAsExpected for none."""
    for name in names:
        if isinstance(found, dict) and found.get(name):
            return found[name]
    raise NotAsExpected(f"the answer has no {' or '.join(names)}: {found}")
