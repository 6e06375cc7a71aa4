"""What editors complete and check files with is current, and agrees with `check`."""

import json
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from microcred.document import read_markdown, read_yaml
from microcred.model.credential import Credential
from microcred.problem import Problem, Severity
from microcred.report import as_text
from microcred.schemas import FILES, MODELS, SNIPPETS, editor_files, schema, schemas
from microcred.starters import STARTERS
from microcred.yamltext import parse
from tests.handed import complete

ROOT = Path(__file__).parent.parent


@cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(
        json.loads(schema(name)), format_checker=Draft202012Validator.FORMAT_CHECKER
    )


class Yaml12(yaml.SafeLoader):
    """Types scalars as YAML 1.2 does, and with it editors: `on` is a text, and so is a day."""


Yaml12.yaml_implicit_resolvers = {
    first: [
        (tag, re.compile("(?:true|false)$") if tag.endswith(":bool") else pattern)
        for tag, pattern in resolvers
        if not tag.endswith(":timestamp")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def as_an_editor_reads(text: str) -> Any:
    return yaml.load(text, Yaml12)


def front_matter(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    return text.split("\n---\n")[0] if path.suffix == ".md" else text


# --- the committed files ---


@pytest.mark.parametrize("path", [*schemas(), SNIPPETS])
def test_the_committed_file_is_current(path: str):
    made = editor_files()[path]
    assert (ROOT / path).read_text(encoding="utf-8") == made, "run `microcred schema`"


def test_nothing_else_is_committed_beside_the_schemas():
    assert {f".schemas/{path.name}" for path in (ROOT / ".schemas").iterdir()} == set(schemas())


@pytest.mark.parametrize("name", MODELS)
def test_it_is_a_schema(name: str):
    Draft202012Validator.check_schema(json.loads(schema(name)))


FILES_OF_OURS = [
    pytest.param(name, path, id=path.relative_to(ROOT).as_posix())
    for name, pattern in FILES.items()
    for path in sorted(ROOT.glob(pattern))
]


@pytest.mark.parametrize(("name", "path"), FILES_OF_OURS)
def test_every_file_of_ours_fits_its_schema(name: str, path: Path):
    data = as_an_editor_reads(front_matter(path))
    assert [error.message for error in validator(name).iter_errors(data)] == []


def test_there_are_files_of_every_kind():
    """But for the keys of the sample programme, whose private halves nobody could keep.

    Nobody has handed in anything there yet, either; tests/handed.py is held to the schema below.
    """
    ours = {str(parameter.values[0]) for parameter in FILES_OF_OURS}
    assert ours == set(FILES) - {"keys", "submission"}


def test_a_submission_fits_its_schema():
    data = as_an_editor_reads(complete().split("\n---\n")[0])
    assert [error.message for error in validator("submission").iter_errors(data)] == []
    assert list(validator("submission").iter_errors({**data, "evidence": [{"slot": "A B"}]}))


# --- schema and `check` agree ---


CREDENTIAL = """\
id: wait-time
version: "1.0"
status: active
language: en
name: Wait Time
description: Pause after you ask.
competency: The teacher pauses.
area: talk
depth: foundation
owner: {name: Team, contact: team@heron.us}
provider: {name: Team, origin: in-house}
license: CC-BY-4.0
audience: {subjects: [any], grades: [k-2], roles: [teacher], stages: [early]}
"""
RUBRIC = """\
id: wait-time
version: "1.0"
levels: [{id: not-yet, name: Not yet}, {id: meets, name: Meets, passing: true}]
criteria: [{id: pausing, name: Pausing, evidence: [clips], descriptors: {meets: Pauses.}}]
"""
PROGRAM = """\
format: 1
name: Heron
tagline: Small skills
url: https://heron.us/
mode: private
time_zone: America/Chicago
language: en
"""
SCORECARD = """\
submission: k3f9q2m7
credential: wait-time@1.0
attempt: 1
conflict: none
"""
EVALUATOR = "evaluators: [{{id: eva, credentials: [any], {}}}]"
SCORE = "scores: [{{criterion: pausing, level: meets, {}}}]"
CHECK = "checks: [{{slot: clips, {}}}]"
KEY = "keys: [{{key: z6Mk{}, added: 2026-11-21T20:48:00Z}}]"
MINIMAL = {
    "credential": CREDENTIAL,
    "rubric": RUBRIC,
    "program": PROGRAM,
    "issuer": "name: Heron\nurl: https://heron.us/\n",
    "evaluators": "format: 1\n",
    "keys": "format: 1\n",
    "scorecard": SCORECARD,
}

SLOT = "evidence: [{{id: clips, name: Clips, kind: video, prompt: Two., {}}}]"
SOURCE = "research: [{{citation: Rowe, finding: Pauses help., {}}}]"


@pytest.mark.parametrize(
    ("name", "line", "fits"),
    [
        ("credential", "", True),
        ("credential", "hours: {min: 8, max: 12}", True),
        ("credential", 'hours: {min: "8", max: "12"}', True),
        ("credential", "hours: {min: eight, max: 12}", False),
        ("credential", "hours: {min: 0, max: 12}", False),
        ("credential", "hours: {min: 8}", False),
        ("credential", "hours: {min: 8, max: 12, per: week}", False),
        ("credential", "validity: none", True),
        ("credential", "validity: {years: 5}", True),
        ("credential", "validity: {years: 5, renew_from_days: 90}", True),
        ("credential", "validity: never", False),
        ("credential", "review_by: 2027-06-30", True),
        ("credential", 'review_by: "2027-06-30"', True),
        ("credential", "review_by: next year", False),
        ("credential", "review_by: 2027-13-30", False),
        ("credential", "purposes: [skill-need]", True),
        ("credential", "purposes: [skill]", False),
        ("credential", "purposes: skill-need", False),
        ("credential", "opens: 2027", True),
        ("credential", "opens: 12.5", True),
        ("credential", "rubric: wait-time", True),
        ("credential", "rubric: 2027", True),
        ("credential", "rubric: Wait Time", False),
        ("credential", "rubrik: wait-time", False),
        ("credential", "image: {alt: An arch, code: WT}", True),
        ("credential", "image: {alt: An arch, code: wt}", False),
        ("credential", "scoring: {attempts: unlimited, blind: false}", True),
        ("credential", 'scoring: {attempts: 3, blind: "true"}', True),
        ("credential", 'scoring: {blind: "yes"}', False),
        ("credential", "scoring: {attempts: many}", False),
        ("credential", "scoring: {attempts: 0}", False),
        ("credential", "narrative: text", False),
        ("credential", SLOT.format("words: [150, 400]"), True),
        ("credential", SLOT.format('words: ["150", "400"]'), True),
        ("credential", SLOT.format("words: [150]"), False),
        ("credential", SLOT.format("words: [150, 400, 500]"), False),
        ("credential", SLOT.format('min: "2"'), True),
        ("credential", SLOT.format("shows_students: true"), True),
        ("credential", SLOT.format("kinds: [video]"), False),
        ("credential", SOURCE.format("year: 1986"), True),
        ("credential", SOURCE.format('year: "1986"'), True),
        ("credential", SOURCE.format("year: 86"), False),
        ("credential", SOURCE.format("year: 1986, isbn: 9781462504978"), True),
        ("credential", SOURCE.format("year: 1986, isbn: 978-1-4625-0497-8"), True),
        ("credential", SOURCE.format("year: 1986, url: www.heron.us"), False),
        ("credential", SOURCE.format("year: 1986, doi: 10.1177/002248"), True),
        ("credential", SOURCE.format("year: 1986, doi: 10.1177"), False),
        ("rubric", "", True),
        ("rubric", "pass_rule: every-criterion", True),
        ("rubric", "pass_rule: {at_least: 4, and: [critical]}", True),
        ("rubric", 'pass_rule: {at_least: "4"}', True),
        ("rubric", "pass_rule: {at_least: 4, and_: [critical]}", False),
        ("rubric", "pass_rule: most", False),
        ("program", "", True),
        ("program", "thresholds: {overlap: 0.6, reading_grade: 12}", True),
        ("program", 'thresholds: {overlap: "0.6"}', True),
        ("program", "thresholds: {overlap: 1.5}", False),
        ("program", "calendar: {holidays: [2026-11-26]}", True),
        ("program", "calendar: {holidays: [Thanksgiving]}", False),
        ("program", "evidence_hosts: [drive.google.com]", True),
        ("program", "evidence_hosts: [localhost]", False),
        ("issuer", "", True),
        ("issuer", "email: office@heron.us", True),
        ("issuer", "email: office", False),
        ("evaluators", "", True),
        ("evaluators", EVALUATOR.format("trained: 2026-08-17"), True),
        ("evaluators", EVALUATOR.format("github: 1234567, lead: true"), True),
        ("evaluators", EVALUATOR.format('github: "1234567"'), True),
        ("evaluators", EVALUATOR.format("github: ada"), False),
        ("evaluators", EVALUATOR.format("earner: github:1234567"), True),
        ("evaluators", EVALUATOR.format("earner: Ada Lovelace"), False),
        ("evaluators", EVALUATOR.format("conflicts: h6t4y2"), False),
        ("evaluators", EVALUATOR.format("email: ada@heron.us"), False),
        ("evaluators", "evaluators: [{id: eva}]", False),
        ("keys", "", True),
        ("keys", KEY.format("t" * 44), True),
        ("keys", KEY.format("0" * 44), False),
        ("keys", "private: abc", False),
        ("scorecard", "", True),
        ("scorecard", SCORE.format("why: Seen at 3:12."), True),
        ("scorecard", SCORE.format("where: 3"), True),
        ("scorecard", SCORE.format("grade: A"), False),
        ("scorecard", CHECK.format("item: 2, result: not-opened"), True),
        ("scorecard", CHECK.format("result: lost"), False),
        ("scorecard", "commit: 4444444", False),
    ],
)
def test_an_editor_and_check_are_of_one_mind(name: str, line: str, fits: bool):
    text = f"{MINIMAL[name]}{line}\n"
    assert accepted(name, text) is fits
    assert validator(name).is_valid(as_an_editor_reads(text)) is fits


def accepted(name: str, text: str) -> bool:
    if name == "credential":
        return read_markdown("x.md", f"---\n{text}---\n", Credential).document is not None
    return read_yaml("x.yml", text, MODELS[name]).document is not None


def test_unquoted_versions_fit():
    text = CREDENTIAL.replace('"1.0"', "1.0")
    assert accepted("credential", text)
    assert validator("credential").is_valid(as_an_editor_reads(text))


@pytest.mark.parametrize("slug", ["Not_yet", "not yet"])
def test_descriptors_are_named_by_slugs(slug: str):
    text = RUBRIC.replace("{meets: Pauses.}", f"{{{slug}: Pauses.}}")
    assert not accepted("rubric", text)
    assert not validator("rubric").is_valid(as_an_editor_reads(text))


def test_an_editor_also_points_out_a_field_left_empty():
    text = f"{CREDENTIAL}opens:\n"
    assert accepted("credential", text)
    assert not validator("credential").is_valid(as_an_editor_reads(text))


# --- what an editor shows ---


def enumerations(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if "enumDescriptions" in node:
            yield node
        for inside in node.values():
            yield from enumerations(inside)


def test_the_values_of_an_enumeration_are_explained():
    found = {
        value: text
        for node in enumerations(json.loads(schema("credential")))
        for value, text in zip(node["enum"], node["enumDescriptions"], strict=True)
    }
    assert found["shortage"] == "Teacher shortage areas"
    assert found["early"] == "First years of teaching"
    assert found["k-2"] == "Grades K–2"


# --- the settings of VS Code ---


def settings(name: str) -> Any:
    """Return a settings file without its remarks."""
    text = (ROOT / ".vscode" / name).read_text(encoding="utf-8")
    return json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))


def test_each_kind_of_file_is_tied_to_its_schema():
    tied = settings("settings.json")["yaml.schemas"]
    assert tied == {f"./.schemas/{name}.json": [pattern] for name, pattern in FILES.items()}


def test_starters_are_where_the_schemas_look_for_them():
    for kind, starter in STARTERS.items():
        assert fnmatch(starter.path_of("wait-time"), FILES[kind])


@pytest.mark.parametrize("severity", Severity)
def test_problems_are_shown_at_their_lines(severity: Severity):
    pattern = settings("tasks.json")["tasks"][0]["problemMatcher"]["pattern"]
    problem = Problem("credentials/a: b.md", 12, "L28", severity, "“X” (one) is not: known", "Fix.")
    lines = as_text([problem], 1).splitlines()
    matches = [match for line in lines if (match := re.match(pattern["regexp"], line))]
    (match,) = matches
    parts = {part: match[group] for part, group in pattern.items() if part != "regexp"}
    assert parts == {
        "file": "credentials/a: b.md",
        "line": "12",
        "code": "L28",
        "message": "“X” (one) is not: known",
        "severity": None if severity is Severity.ERROR else severity.value,
    }


# --- snippets ---


def expanded(body: list[str]) -> str:
    """Return a snippet as it stands after Tab was pressed through all of its stops."""
    text = "\n".join(body)
    text = text.replace("$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE", "2026-11-21")
    text = re.sub(r"\$\{\d+\|([^,|]*)[^|]*\|\}", r"\1", text)
    text = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", text)
    return re.sub(r"\$\d+", "word", text)


SNIPPETS_OF_OURS = json.loads(editor_files()[SNIPPETS])
UNTYPED = {"pattern", "format", "anyOf"}


@pytest.mark.parametrize("name", SNIPPETS_OF_OURS)
def test_a_snippet_gives_a_field_that_fits(name: str):
    text = expanded(SNIPPETS_OF_OURS[name]["body"])
    field = name.removesuffix("-item")
    lines = text if field == name else f"{field}:\n{text}"
    assert "$" not in lines
    parse(lines)
    errors = validator("credential").iter_errors(
        {**as_an_editor_reads(CREDENTIAL), **as_an_editor_reads(lines)}
    )
    assert [error.message for error in errors if error.validator not in UNTYPED] == []


def test_there_is_a_snippet_for_every_field():
    fields = set(Credential.model_fields) - {"narrative"}
    assert fields == {name for name in SNIPPETS_OF_OURS if not name.endswith("-item")}


def test_a_closed_list_is_offered_as_a_choice():
    assert SNIPPETS_OF_OURS["depth"]["body"] == ["depth: ${1|foundation,practice,lead|}"]
    assert SNIPPETS_OF_OURS["depth"]["include"] == ["**/credentials/*.md"]
