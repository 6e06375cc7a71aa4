"""Problems as people and programs read them: golden/report.* for a list with odd characters."""

import json
from pathlib import Path

import jsonschema
import pytest

from microcred.problem import Problem, Severity
from microcred.report import FORMATS, as_json, as_sarif, as_text

GOLDEN = Path(__file__).parent / "golden"
PROBLEMS = (
    Problem(
        "credentials/wait-time.md",
        8,
        "L14",
        Severity.WARNING,
        "“regular” claims consistent use, but no slot asks for two occasions",
        "Ask one slot for `min: 2` or more.",
    ),
    Problem(
        "credentials/100% café: a, b#c.md",
        12,
        "M03",
        Severity.ERROR,
        "`name` is “50%,\n::error::x”, which is not of the right form",
        "Keep it on one line.\r\nThat is all.",
    ),
    Problem(
        "credentials/releases",
        1,
        "V01",
        Severity.UNKNOWN,
        "could not check whether a published release was changed: git is not installed",
        "Run this in a full clone of the repository.",
    ),
    Problem("rubrics/a.yml", 1234, "F07", Severity.ERROR, "odd: \x1b[31m<b> 😀", "Delete it."),
)


@pytest.mark.parametrize("name", FORMATS)
def test_golden(name):
    assert FORMATS[name](PROBLEMS, 1234) == (GOLDEN / f"report.{name}").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("problems", "checked", "closing"),
    [
        ([], 0, "Checked 0 files: everything is in order."),
        ([], 1, "Checked 1 file: everything is in order."),
        ([], 12_345, "Checked 12,345 files: everything is in order."),
        (PROBLEMS[:1], 3, "Checked 3 files: 0 errors, 1 warning."),
        (PROBLEMS[1:2], 3, "Checked 3 files: 1 error, 0 warnings."),
        (PROBLEMS[2:3], 3, "Checked 3 files: 0 errors, 0 warnings, 1 could not be checked."),
    ],
)
def test_closing(problems, checked, closing):
    assert as_text(problems, checked).splitlines()[-1] == closing
    assert FORMATS["github"](problems, checked).splitlines()[-1] == closing


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_whole_without_problems(name):
    text = FORMATS[name]([], 4)
    assert text.endswith("\n")
    if name in ("json", "sarif"):
        json.loads(text)


def test_json_is_what_programs_were_promised():
    data = json.loads(as_json(PROBLEMS, 1234))
    assert data.keys() == {"problems", "checked"}
    assert data["checked"] == 1234
    for told, problem in zip(data["problems"], PROBLEMS, strict=True):
        assert list(told) == ["path", "line", "code", "severity", "message", "fix"]
        assert Problem(**{**told, "severity": Severity(told["severity"])}) == problem


def test_text_and_annotations_have_one_line_for_each_thing_said():
    assert len(as_text(PROBLEMS, 1).splitlines()) == 2 * len(PROBLEMS) + 1
    annotations = FORMATS["github"](PROBLEMS, 1).splitlines()
    assert len(annotations) == len(PROBLEMS) + 1
    assert [line.split(" ")[0] for line in annotations[:-1]] == [
        *("::warning", "::error", "::error", "::error")
    ]


# The part of SARIF 2.1.0 that code-scanning services need.
SARIF = {
    "type": "object",
    "required": ["$schema", "version", "runs"],
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "properties": {
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name", "rules"],
                                "properties": {
                                    "name": {"type": "string", "minLength": 1},
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {"required": ["id"]},
                                    },
                                },
                            }
                        },
                    },
                    "results": {"type": "array", "items": {"$ref": "#/$defs/result"}},
                },
            },
        },
    },
    "$defs": {
        "result": {
            "type": "object",
            "required": ["ruleId", "level", "message", "locations"],
            "properties": {
                "level": {"enum": ["none", "note", "warning", "error"]},
                "message": {"required": ["text"], "properties": {"text": {"type": "string"}}},
                "locations": {
                    "type": "array",
                    "minItems": 1,
                    "items": {
                        "required": ["physicalLocation"],
                        "properties": {"physicalLocation": {"$ref": "#/$defs/place"}},
                    },
                },
            },
        },
        "place": {
            "required": ["artifactLocation", "region"],
            "properties": {
                "artifactLocation": {
                    "required": ["uri"],
                    # A relative reference: no scheme, no space, nothing that ends a path.
                    "properties": {"uri": {"pattern": "^[A-Za-z0-9._~/%@-]+$"}},
                },
                "region": {
                    "required": ["startLine"],
                    "properties": {"startLine": {"type": "integer", "minimum": 1}},
                },
            },
        },
    },
}


@pytest.mark.parametrize("problems", [PROBLEMS, ()], ids=["problems", "none"])
def test_sarif_has_what_code_scanning_needs(problems):
    log = json.loads(as_sarif(problems, 3))
    jsonschema.validate(log, SARIF)
    (run,) = log["runs"]
    known = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert known == sorted({problem.code for problem in problems})
    assert [result["ruleId"] for result in run["results"]] == [one.code for one in problems]
