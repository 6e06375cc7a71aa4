"""Made-up catalogs of any size, for measuring. The same size always gives the same files.

Each micro-credential has the size and make-up of a real one: four method components, three
sources, five evidence slots, and a rubric of five criteria by four levels.
"""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import Any

import yaml

AREAS = ("literacy", "mathematics", "science", "talk", "inclusion", "digital", "assessment")
DEPTHS = ("foundation", "practice", "lead")
GRADES = ("k-2", "3-5", "6-8", "9-12")
SUBJECTS = ("any", "reading", "mathematics", "science", "social-studies", "arts")
STAGES = ("pre-service", "early", "experienced")
PURPOSES = ("skill-need", "licensure", "shortage", "career-pathway")
LEVELS = ("not-yet", "emerging", "meets", "strong")
VERBS = [
    "asks",
    "models",
    "compares",
    "sorts",
    "maps",
    "plans",
    "notices",
    "names",
    "draws",
    "builds",
    "checks",
    "groups",
]
NOUNS = [
    "pupils",
    "questions",
    "drafts",
    "sketches",
    "passages",
    "problems",
    "models",
    "tables",
    "answers",
    "reasons",
    "routines",
    "prompts",
    "signals",
    "samples",
    "sources",
    "graphs",
    "stories",
    "claims",
    "steps",
    "pairs",
]
# Invented, so that a large catalog has as many different words as a real one would.
TERMS = [
    first + middle + last
    for first in [
        "ba",
        "co",
        "de",
        "fi",
        "ga",
        "ho",
        "ju",
        "ka",
        "lo",
        "me",
        "no",
        "pa",
        "ri",
        "so",
        "tu",
    ]
    for middle in ["bri", "cla", "dro", "fle", "gri", "lam", "mon", "nel", "por", "tan", "ver"]
    for last in ["d", "k", "l", "m", "n", "p", "s", "t"]
]


class _Writer:
    """Sentences that read like English and differ from one another."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311  reproducible, not secret

    def some(self, values: tuple[str, ...], most: int) -> list[str]:
        return self._random.sample(values, self._random.randint(1, most))

    def one(self, values: tuple[str, ...]) -> str:
        return self._random.choice(values)

    def sentence(self, words: int) -> str:
        said = [self._random.choice((VERBS, TERMS, NOUNS, TERMS)[n % 4]) for n in range(words)]
        return f"The teacher {' '.join(said)}."

    def text(self, sentences: int) -> str:
        return " ".join(self.sentence(9) for _ in range(sentences))

    def number(self, low: int, high: int) -> int:
        return self._random.randint(low, high)


def programme(folder: Path, size: int, source: Path) -> None:
    """Write a whole programme of `size` micro-credentials, with the settings of `source`."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("credentials", "rubrics", "docs"):
        (folder / name).mkdir(parents=True)
    (folder / "program").mkdir()
    for name in ("program.yml", "issuer.yml"):
        shutil.copy(source / "program" / name, folder / "program" / name)
    shutil.copy(source / "mkdocs.yml", folder / "mkdocs.yml")
    settings = folder / "program" / "program.yml"
    kept = settings.read_text(encoding="utf-8").split("shelves:")[0]
    settings.write_text(kept, encoding="utf-8")
    (folder / "docs" / "guides").mkdir()
    for page in ("about.md", "guides/index.md"):
        (folder / "docs" / page).write_text("# A page\n", encoding="utf-8")
    for number in range(size):
        definition(folder, number)


def definition(folder: Path, number: int, edition: int = 0) -> None:
    """Write one micro-credential and its rubric; another `edition` differs in its words alone."""
    writer, shape = _Writer(number + 1_000_003 * edition), _Writer(number)
    slug = f"skill-{number:05d}"
    front = yaml.dump(
        _front_matter(slug, number, writer, shape), Dumper=yaml.CSafeDumper, sort_keys=False
    )
    narrative = "\n\n".join(writer.text(4) for _ in range(3))
    page = f"---\n{front}---\n{narrative}\n"
    (folder / "credentials" / f"{slug}.md").write_text(page, encoding="utf-8")
    rubric = yaml.dump(_rubric(slug, writer), Dumper=yaml.CSafeDumper, sort_keys=False)
    (folder / "rubrics" / f"{slug}.yml").write_text(rubric, encoding="utf-8")


def _front_matter(slug: str, number: int, writer: _Writer, shape: _Writer) -> dict[str, Any]:
    return {
        "id": slug,
        "version": "1.0",
        "status": "active",
        "language": "en",
        "name": f"Skill {number:05d}",
        "description": writer.sentence(12),
        "competency": writer.sentence(18),
        "area": shape.one(AREAS),
        "depth": shape.one(DEPTHS),
        "owner": {"name": "Benchmarks", "contact": "bench@microcred.example"},
        "provider": {"name": f"Provider {number % 12}", "origin": "in-house"},
        "license": "CC-BY-4.0",
        "audience": {
            "subjects": shape.some(SUBJECTS, 2),
            "grades": shape.some(GRADES, 3),
            "roles": ["teacher"],
            "stages": shape.some(STAGES, 2),
        },
        "method": {
            "summary": writer.sentence(15),
            "components": [{"id": f"part-{n}", "text": writer.sentence(14)} for n in range(4)],
        },
        "purposes": shape.some(PURPOSES, 2),
        "policy_uses": ["recertification"],
        "hours": {"min": shape.number(6, 10), "max": shape.number(11, 28)},
        "review_by": "2099-06-30",
        "reviewed": "2026-09-01",
        "validity": {"years": 5},
        "research": [_citation(number, place, writer) for place in range(3)],
        "research_limits": writer.text(2),
        "essa": {"tier": 4, "rationale": writer.text(2), "evaluation": writer.text(1)},
        "evidence": _evidence(writer),
        "completion": [writer.sentence(10) for _ in range(3)],
        "rubric": slug,
        "scoring": {
            "scorers": 2,
            "blind": False,
            "qualification": writer.sentence(14),
            "adjudication": "third-scorer",
            "turnaround_days": 15,
            "attempts": 3,
            "after_last": "coaching",
        },
        "resources": [
            {
                "title": f"Made-up resource {number}",
                "url": f"https://resource.example/{number}",
                "free": True,
                "text_alternative": "The page is text.",
            }
        ],
        "image": {"alt": "A badge made for measuring", "code": "SK"},
        "integrity": f"{writer.text(2)} No AI tool wrote any of it.",
    }


def _citation(number: int, place: int, writer: _Writer) -> dict[str, Any]:
    return {
        "citation": f"Made up for measuring {number}.{place} (2024). Not a publication.",
        "year": 2024,
        "url": f"https://source.example/{number}/{place}",
        "finding": writer.text(2),
    }


def _evidence(writer: _Writer) -> list[dict[str, Any]]:
    return [
        {"id": "context", "name": "Your class", "kind": "overview", "words": [150, 400],
         "prompt": writer.text(2)},
        {"id": "clips", "name": "Two recordings", "kind": "video", "min": 2, "max": 2,
         "vary": ["date"], "minutes": [6, 12], "shows_students": True,
         "consent": "Keep consent on file and leave names out.", "transcript": "Add captions.",
         "prompt": writer.text(3)},
        {"id": "samples", "name": "Student work", "kind": "student-work", "min": 2, "max": 4,
         "shows_students": True, "consent": "Keep consent on file and redact every name.",
         "prompt": writer.text(3)},
        {"id": "tally", "name": "A tally", "kind": "data", "impact": True,
         "prompt": writer.text(3)},
        {"id": "reflection", "name": "What changed", "kind": "reflection", "words": [250, 500],
         "prompt": writer.text(3)},
    ]  # fmt: skip


def _rubric(slug: str, writer: _Writer) -> dict[str, Any]:
    levels: list[dict[str, Any]] = [{"id": name, "name": name.capitalize()} for name in LEVELS]
    levels[2]["passing"] = True
    return {
        "id": slug,
        "version": "1.0",
        "levels": levels,
        "criteria": [
            {
                "id": f"row-{row}",
                "name": writer.sentence(4),
                "component": f"part-{row % 4}",
                "evidence": [("context", "clips", "samples", "tally", "reflection")[row]],
                "critical": row < 2,
                "descriptors": {level: writer.text(2) for level in LEVELS},
            }
            for row in range(5)
        ],
        "pass_rule": "every-criterion",
    }
