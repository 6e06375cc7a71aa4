"""A micro-credential that fills every field, and the same with something hostile in each."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, FileSystemLoader
from pydantic import BaseModel, ValidationError

from microcred.definition import Definition
from microcred.document import Document
from microcred.model.credential import Credential
from microcred.model.program import Issuer, Program
from microcred.model.release import Release, digest, freeze, release_bytes
from microcred.model.rubric import Rubric
from microcred.site.credential_page import credential_page
from microcred.site.history import Change
from microcred.yamltext import Lines
from tests.theme import MATERIAL, THEME

TODAY = date(2026, 11, 21)
HISTORY = (
    Change("2026-11-20", "ab12" * 10, "Say what the second pause is for"),
    Change("2026-10-02", "cd34" * 10, "First version"),
)

CREDENTIAL: dict[str, Any] = {
    "id": "wait-time",
    "version": "1.1",
    "status": "active",
    "language": "en",
    "name": "Wait Time",
    "description": "Pause after you ask and again after a student answers.",
    "competency": "The teacher pauses for three seconds after a question.",
    "area": "talk",
    "depth": "foundation",
    "owner": {"name": "The team", "contact": "team@example.org"},
    "provider": {
        "name": "Example College",
        "origin": "external",
        "url": "https://college.example.org/",
        "terms": "Free for members.",
        "funder": "A foundation",
    },
    "license": "CC-BY-4.0",
    "audience": {
        "subjects": ["any", "science"],
        "grades": ["pre-k", "k-2", "3-5"],
        "roles": ["teacher", "coach"],
        "stages": ["early"],
    },
    "purposes": ["skill-need"],
    "policy_uses": ["recertification"],
    "hours": {"min": 8, "max": 12},
    "opens": "in spring",
    "retired": {"on": "2026-06-30", "why": "It was merged.", "replaced_by": "talk-moves"},
    "review_by": "2027-11-30",
    "reviewed": "2026-11-20",
    "validity": {"years": 5, "renew_from_days": 90},
    "method": {
        "summary": "Hold two pauses.",
        "components": [{"id": "pause", "text": "Wait after the question."}],
    },
    "research": [
        {
            "citation": "Author, A. (1986). Title. Journal, 1(1), 1–2.",
            "year": 1986,
            "doi": "10.1000/example",
            "finding": "Answers grew longer.",
            "classic": "It came first.",
        },
        {"citation": "Book, B. (2001).", "year": 2001, "isbn": "9780306406157", "finding": "Yes."},
        {"citation": "Report, C. (2003).", "year": 2003, "eric": "ED370885", "finding": "Also."},
        {"citation": "Page, D. (2005).", "year": 2005, "url": "https://a.example", "finding": "S."},
    ],
    "research_limits": "Most studies are old.",
    "essa": {"tier": 4, "study": "A study.", "rationale": "A reason.", "evaluation": "A plan."},
    "alignments": [
        {
            "framework": "A framework",
            "code": "Standard 8",
            "url": "https://standards.example.org/8",
            "type": "CFItem",
            "name": "Strategies",
        }
    ],
    "evidence": [
        {"id": "context", "name": "Your class", "kind": "overview", "words": [150, 400],
         "prompt": "Describe it."},
        {"id": "clips", "name": "Two recordings", "kind": "video", "alternatives": ["audio"],
         "min": 2, "max": 2, "vary": ["date", "topic"], "minutes": [6, 12], "formats": "MP4",
         "shows_students": True, "consent": "Keep consents.", "transcript": "Add captions.",
         "prompt": "Two stretches."},
        {"id": "tally", "name": "A tally", "kind": "data", "any_of": "impact", "impact": True,
         "formats": "a table", "prompt": "Count."},
        {"id": "samples", "name": "Samples", "kind": "student-work", "any_of": "impact",
         "impact": True, "prompt": "Three samples."},
        {"id": "extra", "name": "A plan", "kind": "lesson-plan", "min": 0, "prompt": "If any."},
        {"id": "reflection", "name": "What changed", "kind": "reflection", "words": [250, 500],
         "prompt": "What changed?"},
    ],
    "omitted_parts": {"overview": "none", "artefacts": "none", "reflection": "none"},
    "completion": ["Both recordings open."],
    "rubric": "wait-time",
    "scoring": {
        "scorers": 2,
        "blind": False,
        "qualification": "Has taught for three years.",
        "adjudication": "third-scorer",
        "turnaround_days": 15,
        "attempts": 3,
        "after_last": "coaching",
    },
    "supports": "A colleague can count.",
    "resources": [
        {"title": "A digest", "url": "https://example.org/digest", "free": True,
         "text_alternative": "It is text."}
    ],
    "image": {"alt": "A badge", "code": "WT", "title": "Wait Time"},
    "integrity": "The words are your own.",
    "narrative": "Most of us wait a second.",
}  # fmt: skip

RUBRIC: dict[str, Any] = {
    "id": "wait-time",
    "version": "1.0",
    "levels": [
        {"id": "not-yet", "name": "Not yet"},
        {"id": "meets", "name": "Meets", "passing": True},
        {"id": "strong", "name": "Strong"},
    ],
    "criteria": [
        {
            "id": "pauses",
            "name": "Pausing",
            "component": "pause",
            "evidence": ["clips", "tally"],
            "critical": True,
            "descriptors": {"not-yet": "Short.", "meets": "Long.", "strong": "Long and used."},
        },
        {
            "id": "learning",
            "name": "Learning",
            "component": "pause",
            "evidence": ["reflection"],
            "descriptors": {"not-yet": "Tells.", "meets": "Shows.", "strong": "Explains."},
        },
    ],
    "pass_rule": "every-criterion",
}

PROGRAM: dict[str, Any] = {
    "format": 1,
    "name": "Example Schools",
    "tagline": "Micro-credentials",
    "url": "https://badges.example.org/",
    "repository": "https://git.example.org/schools/badges/",
    "mode": "private",
    "time_zone": "America/Chicago",
    "language": "en",
    "review": {"bar_same_school": True},
}

ISSUER: dict[str, Any] = {"name": "Example Schools", "url": "https://example.org/"}


def credential(**changes: Any) -> Credential:
    """Return the example, some of its fields changed; a value of None removes a field."""
    return Credential.model_validate(changed(CREDENTIAL, changes))


def rubric(**changes: Any) -> Rubric:
    return Rubric.model_validate(changed(RUBRIC, changes))


def program(**changes: Any) -> Program:
    return Program.model_validate(changed(PROGRAM, changes))


def issuer() -> Issuer:
    return Issuer.model_validate(ISSUER)


def changed(data: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    merged = deepcopy(data) | changes
    return {name: value for name, value in merged.items() if value is not None}


def definition(
    model: Credential | None = None,
    judged_by: Rubric | None = None,
    settings: Program | None = None,
) -> Definition:
    lines = Lines(1, {})
    model = model or credential()
    judged_by = judged_by or (rubric() if model.rubric else None)
    return Definition(
        Document("credentials/wait-time.md", model, lines),
        Document("rubrics/wait-time.yml", judged_by, lines) if judged_by else None,
        settings or program(),
        TODAY,
    )


def release(of: Definition) -> Release:
    judged_by = of.rubric.model if of.rubric else None
    return freeze(of.credential.model, judged_by, of.program.review)


def page(
    of: Definition | None = None,
    frozen: bool = True,
    history: tuple[Change, ...] = HISTORY,
    by: Issuer | None = None,
) -> dict[str, Any]:
    """Return the data of the current page, as the site makes it."""
    of = of or definition()
    model = release(of)
    versions = ["1.1", "1.0"] if frozen else []
    return dict(
        credential_page(
            of,
            model,
            digest(release_bytes(model)),
            frozen,
            history,
            versions,
            of.program,
            by or issuer(),
            date(2026, 11, 20),
        )
    )


def engine_html(data: dict[str, Any]) -> str:
    """Return credential.html as the engine draws it: our templates, nothing escaped by itself."""
    environment = Environment(loader=FileSystemLoader([THEME, MATERIAL]), autoescape=False)
    environment.filters["url"] = str
    environment.filters["script_tag"] = str
    meta = {"title": data["name"], "description": data["description"], "data": data}
    return environment.get_template("credential.html").render(
        page=SimpleNamespace(
            meta=meta,
            title=data["name"],
            url=f"credentials/{data['slug']}/",
            canonical_url=data["head"]["canonical"],
            is_homepage=False,
        ),
        config=SimpleNamespace(
            site_name="Example Schools",
            site_description="",
            theme=SimpleNamespace(language="en"),
            extra={},
            plugins={},
        ),
        base_url="../..",
        nav=[],
    )


def spoiled(model: type[BaseModel], data: dict[str, Any], text: str) -> Any:
    """Return the model with `text` in every field that takes it, alone or as part of an address."""
    worst = deepcopy(data)
    for put in list(_leaves(worst)):
        for attempt in (text, f"{text}@a.b", f"10.1000/{text}"):
            before = put(attempt)
            try:
                model.model_validate(worst)
                break
            except ValidationError:
                put(before)
    return model.model_validate(worst)


def _leaves(node: Any) -> Iterator[Callable[[Any], Any]]:
    """Yield, for each string inside `node`, what replaces it and returns what was there."""
    keys = node.keys() if isinstance(node, dict) else range(len(node))
    for key in list(keys):
        if isinstance(node[key], str):
            yield _putter(node, key)
        elif isinstance(node[key], dict | list):
            yield from _leaves(node[key])


def _putter(node: Any, key: Any) -> Callable[[Any], Any]:
    def put(value: Any) -> Any:
        before, node[key] = node[key], value
        return before

    return put
