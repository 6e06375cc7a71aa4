"""One micro-credential from its files to a definition and every problem with it."""

from __future__ import annotations

import pytest

from microcred.document import Source
from microcred.examine import examine, examine_rubric
from microcred.model.program import Program
from microcred.model.release import release_bytes
from microcred.places import credential_path, rubric_path
from microcred.problem import Problem, Severity, verdict
from microcred.releases import current_release
from tests.folder import CREDENTIAL, GOOD, RUBRIC, TODAY
from tests.rules.good import definition

FILES = {path: (GOOD / path).read_text(encoding="utf-8") for path in (CREDENTIAL, RUBRIC)}
PROGRAM: Program = definition().program


def edited(path, *changes):
    text = FILES[path]
    for old, new in changes:
        assert text.count(old) == 1, (old, text.count(old))
        text = text.replace(old, new)
    return {path: text}


def examined(files, released=None, program=PROGRAM, slug="think-time"):
    def read(path):
        if path not in {**FILES, **files}:
            return Problem(path, 1, "F10", Severity.ERROR, "this file does not exist", "Add it.")
        return Source(path, {**FILES, **files}[path])

    return examine(slug, read, released or {}, program, TODAY)


def said(examination):
    return [str(problem) for problem in examination.problems]


def codes(examination):
    return [f"{one.path.partition('/')[0]}:{one.line} {one.code}" for one in examination.problems]


def test_paths():
    assert credential_path("wait-time") == "credentials/wait-time.md"
    assert rubric_path("wait-time") == "rubrics/wait-time.yml"


def test_a_good_one():
    found = examined({})
    assert not found.problems
    assert found.definition is not None
    assert found.definition.credential.model.id == "think-time"
    assert found.definition.rubric is not None
    assert found.definition.rubric.model.id == "think-time"


def test_problems_come_in_the_order_of_files_and_lines():
    found = examined(
        edited(
            CREDENTIAL,
            ("review_by: 2027-06-30\n", ""),
            ("- Both recordings open.", "- Both excel."),
        )
        | edited(RUBRIC, ("pass_rule: every-criterion", ""))
    )
    assert list(found.problems) == sorted(found.problems)
    assert {problem.path for problem in found.problems} == {CREDENTIAL, RUBRIC}


def test_a_file_is_named_after_its_id():
    found = examined(edited(CREDENTIAL, ("id: think-time\n", "id: wait-time\n")))
    assert said(found) == [
        f"{CREDENTIAL}:2: F09 `id` is “wait-time”, but the file is named “think-time”"
    ]


def test_letters_that_look_alike_are_told_apart():
    path = "credentials/think-tim\u0435.md"
    found = examined({path: FILES[CREDENTIAL]}, slug="think-tim\u0435")
    assert said(found) == [
        (
            f"{path}:2: F09 `id` is “think-time”, but the file is named “think-tim\u0435” "
            "(“\u0435” is CYRILLIC SMALL LETTER IE)"
        )
    ]


# --- what cannot be read does not hide the rest ---

NO_REVIEW = ("review_by: 2027-06-30\n", "")
NO_CONSENT = ("    consent: Keep signed consent on file, and leave names out.\n", "")

BROKEN_RUBRICS = {
    "missing": ({"rubric": None}, ["credentials:74 F10"]),
    "not YAML": ({RUBRIC: "id: think-time\nlevels: [\n"}, ["rubrics:2 F02"]),
    "no fields": ({RUBRIC: ""}, ["rubrics:1 F02"]),
    "misshapen": (edited(RUBRIC, ("critical: true", "critical: perhaps")), ["rubrics:18 M03"]),
    "another's": (edited(RUBRIC, ("id: think-time\n", "id: wait-time\n")), ["rubrics:1 F09"]),
}


@pytest.mark.parametrize(("files", "expected"), BROKEN_RUBRICS.values(), ids=BROKEN_RUBRICS)
def test_a_broken_rubric_brings_no_other_problem(files, expected):
    found = examined(*lost(files))
    assert codes(found) == expected
    assert not verdict(found.problems).passed


@pytest.mark.parametrize(("files", "expected"), BROKEN_RUBRICS.values(), ids=BROKEN_RUBRICS)
def test_a_broken_rubric_hides_no_problem_of_the_micro_credential(files, expected):
    text = edited(CREDENTIAL, NO_REVIEW, NO_CONSENT)[CREDENTIAL]
    more = {problem.code for problem in examined({CREDENTIAL: text}).problems}
    assert more == {"L16", "L25"}
    found = examined(*lost({CREDENTIAL: text, **files}))
    assert {problem.code for problem in found.problems} == more | {one[-3:] for one in expected}
    assert found.definition is not None


def lost(files):
    """Return files in which the rubric that is named does not exist, if so asked for."""
    if "rubric" not in files:
        return [files]
    text = files.get(CREDENTIAL, FILES[CREDENTIAL])
    return [{CREDENTIAL: text.replace("\nrubric: think-time", "\nrubric: lost")}]


def test_a_missing_rubric_is_told_of_where_it_is_named():
    found = examined(*lost({"rubric": None}))
    assert said(found) == [f"{CREDENTIAL}:74: F10 the rubric rubrics/lost.yml does not exist"]


def test_a_micro_credential_that_names_no_rubric_is_told_so():
    found = examined(edited(CREDENTIAL, ("rubric: think-time\n", "")))
    assert {problem.code for problem in found.problems} >= {"L07", "L08", "L09"}


def test_a_rubric_that_refers_to_a_missing_slot():
    found = examined(edited(RUBRIC, ("evidence: [context, clips]", "evidence: [context, film]")))
    assert said(found) == [
        (
            f"{RUBRIC}:10: L07 criterion `questions` is scored from slot `film`, "
            "which the micro-credential does not ask for"
        )
    ]


def test_without_the_programme_rules_say_what_they_can():
    text = edited(CREDENTIAL, NO_REVIEW, ("hours: {min: 6, max: 10}", "hours: {min: 6, max: 40}"))
    assert {one.code for one in examined(text).problems} == {"L25", "L27"}
    assert {one.code for one in examined(text, program=None).problems} == {"L25"}


def test_without_the_programme_nothing_untrue_is_said():
    frozen = release_bytes(current_release(definition()))
    assert said(examined({}, {"1.0": frozen}, program=None)) == []


def test_a_frozen_version_keeps_the_settings_it_was_frozen_with():
    frozen = release_bytes(current_release(definition({"program/review": {"bar_self": "false"}})))
    assert said(examined({}, {"1.0": frozen})) == []


# --- releases ---


def test_it_is_held_to_its_release():
    frozen = release_bytes(current_release(definition()))
    assert not examined({}, {"1.0": frozen}).problems
    changed = examined(
        edited(CREDENTIAL, ("  turnaround_days: 15", "  turnaround_days: 20")), {"1.0": frozen}
    )
    assert codes(changed) == ["credentials:3 L24"]


def test_a_release_that_is_none_is_told_of_whatever_else_is_wrong():
    unsound = {"0.9": b"{}"}
    v02 = "credentials/releases/think-time@0.9.json:1: V02"
    for files in (
        {},
        {CREDENTIAL: "broken"},
        edited(CREDENTIAL, ("status: active", "status: draft")),
    ):
        assert [one for one in said(examined(files, unsound)) if one.startswith(v02)]


def test_a_release_that_cannot_be_compared_is_not_said_to_differ():
    frozen = {"1.0": release_bytes(current_release(definition())), "2.0": b"{}"}
    found = examined({RUBRIC: "broken"}, frozen)
    assert codes(found) == ["credentials:1 V02", "credentials:3 V03", "rubrics:1 F02"]


# --- rubrics that nobody uses ---


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (FILES[RUBRIC], ["rubrics/think-time.yml:1: F12 no micro-credential uses this rubric"]),
        (
            FILES[RUBRIC].replace("id: think-time", "id: other", 1),
            [
                "rubrics/think-time.yml:1: F12 no micro-credential uses this rubric",
                "rubrics/think-time.yml:1: F09 `id` is “other”, but the file is named “think-time”",
            ],
        ),
        ("", ["rubrics/think-time.yml:1: F02 this file holds no fields"]),
    ],
    ids=["good", "misnamed", "empty"],
)
def test_an_unused_rubric(text, expected):
    found = examine_rubric("think-time", lambda path: Source(path, text))
    assert [str(problem) for problem in found] == expected
