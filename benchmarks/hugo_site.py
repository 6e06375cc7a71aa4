"""The same catalog for Hugo: the same files, the same kinds of page."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

SITE = Path(__file__).parent / "hugo"


def hugo_site(programme: Path, target: Path) -> None:
    """Write a Hugo site of a programme: its definitions, rubrics as data, our facets as taxonomies.

    Hugo takes taxonomies from the top of the front matter, so the facets are repeated there.
    """
    shutil.copytree(SITE, target)
    shutil.copytree(programme / "rubrics", target / "data" / "rubrics")
    content = target / "content" / "credentials"
    content.mkdir(parents=True)
    for path in sorted((programme / "credentials").glob("*.md")):
        _, front, narrative = path.read_text(encoding="utf-8").split("---\n", 2)
        data = yaml.load(front, yaml.CSafeLoader)
        facets = yaml.dump(_facets(data), Dumper=yaml.CSafeDumper)
        (content / path.name).write_text(f"---\n{front}{facets}---\n{narrative}", encoding="utf-8")


def _facets(data: dict[str, Any]) -> dict[str, Any]:
    audience = data["audience"]
    return {
        **{name: audience[name] for name in ("subjects", "grades", "roles", "stages")},
        "by": data["provider"]["name"],
        "origin": data["provider"]["origin"],
        "tier": f"tier-{data['essa']['tier']}",
        "time": "long" if data["hours"]["max"] > 20 else "short",
        "kinds": sorted({slot["kind"] for slot in data["evidence"]} - {"overview"}),
    }
