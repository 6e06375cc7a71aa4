"""The small programme whose every output is kept in golden/."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TypeVar

from microcred import __version__
from microcred.definition import Definition
from microcred.document import Document, Reading, read_markdown, read_yaml
from microcred.entry import entry
from microcred.formats import CatalogView
from microcred.model.credential import Credential
from microcred.model.program import Issuer, Program
from microcred.model.rubric import Rubric

M = TypeVar("M", Credential, Rubric)

HERE = Path(__file__).parent
SLUGS = ("wait-time", "not-yet", "lectura-en-voz-alta", "counting-pauses")

PROGRAM = Program.model_validate(
    {
        "format": 1,
        "name": "Heron County micro-credentials",
        "tagline": "Small skills, scored by people & open to all",
        "url": "https://heron.example/badges/",
        "mode": "private",
        "time_zone": "America/Chicago",
        "language": "en",
    }
)
ISSUER = Issuer(name="Heron County", url="https://heron.example/", email="office@heron.example")


def definition(slug: str) -> Definition:
    """Return one definition of the programme."""
    text = _text(f"credentials/{slug}.md")
    credential = _document(read_markdown(f"credentials/{slug}.md", text, Credential))
    rubric = None
    if credential.model.rubric:
        path = f"rubrics/{credential.model.rubric}.yml"
        rubric = _document(read_yaml(path, _text(path), Rubric))
    return Definition(credential, rubric, PROGRAM, date(2026, 11, 21))


def view() -> CatalogView:
    """Return the programme as formats see it."""
    return CatalogView(
        entries=[entry(definition(slug)) for slug in SLUGS],
        program=PROGRAM,
        issuer=ISSUER,
        updated={"wait-time": "2026-11-18", "counting-pauses": "2026-09-01"},
        versions={"wait-time": ("1.0", "1.1"), "counting-pauses": ("1.9", "1.10")},
    )


def golden(name: str) -> str:
    """Return a kept output, for the version of microcred that runs."""
    return _read(HERE / "golden" / name).replace("@version@", __version__)


def _text(path: str) -> str:
    return _read(HERE / "programme" / path)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _document(reading: Reading[M]) -> Document[M]:
    assert reading.document is not None, reading.problems
    return reading.document
