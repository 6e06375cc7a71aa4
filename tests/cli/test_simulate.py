"""`microcred simulate`: what it answers, what it refuses, and that it changes nothing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from microcred.cli import cli

PROGRAMMES = Path(__file__).parent.parent / "programmes"
RULE = "program/recognition/eighteen-in-a-year.yml"


@pytest.fixture
def root(tmp_path):
    """Return a programme with a rule in force and a draft, people beside it."""
    row = PROGRAMMES / "c15-incentives"
    shutil.copytree(PROGRAMMES / "bare", tmp_path / "programme")
    shutil.copytree(row / "programme", tmp_path / "programme", dirs_exist_ok=True)
    shutil.copytree(row / "people", tmp_path / "people")
    return tmp_path / "programme"


def simulate(root, *words, code=0, people=True):
    """Return what the verb says."""
    folder = ["--people", str(root.parent / "people")] if people else []
    asked = ["simulate", "--root", str(root), "--on", "2016-10-01", *folder, *map(str, words)]
    result = CliRunner().invoke(cli, asked, env={"MICROCRED_PEOPLE": None}, prog_name="microcred")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == code, result.output
    return result.output


def files(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_says_that_nothing_was_adopted_and_changes_no_file(root):
    before = files(root.parent)
    said = simulate(root, "eighteen-in-a-year", "--set", "at_least=12")
    assert "nothing was adopted, no file was changed, and nobody is owed anything" in said
    assert files(root.parent) == before


def test_a_rule_may_be_a_file_that_the_programme_does_not_have(root, tmp_path):
    file = tmp_path / "idea.yml"
    text = (root / RULE).read_text("utf-8").replace("id: eighteen-in-a-year", "id: fifteen")
    file.write_text(text.replace("at_least: 18", "at_least: 15"), "utf-8")
    said = json.loads(simulate(root, file, "--format", "json"))
    assert said["says"][1] == "3 people of 10 would reach it; as yet there is no such rule."


def test_a_file_of_a_rule_in_force_is_told_beside_it(root, tmp_path):
    file = tmp_path / "idea.yml"
    text = (root / RULE).read_text("utf-8")
    file.write_text(text.replace("at_least: 18", "at_least: 15"), "utf-8")
    said = json.loads(simulate(root, file, "--format", "json"))
    assert said["says"][1] == "3 people of 10 would reach it; as it stands, 2 do."


def test_a_rule_that_takes_something_away_says_so(root):
    said = simulate(root, "eighteen-in-a-year", "--set", "window.days=100")
    assert "2 people would no longer reach it." in said
    assert "in 2017 1,000.00 USD less" in " ".join(said.split())


def test_a_table_as_csv(root):
    said = simulate(root, "eighteen-in-a-year", "--table", "costs", "--format", "csv", "--years", 1)
    assert said.splitlines() == [
        "year,currency,now,then,others,more",
        "2016,USD,1000.00,1000.00,0.00,0.00",
        "2017,USD,1000.00,1000.00,0.00,0.00",
    ]


WRONG = {
    "no such rule": (["eighteen"], 2, "Did you mean `eighteen-in-a-year`?"),
    "no sign": (["stipend", "--set", "at_least"], 2, "Write --set as FIELD=VALUE"),
    "no such part": (["stipend", "--set", "rewards.9.amount=1"], 2, "no such part 9"),
    "no number": (
        ["stipend", "--set", "at_least=many"],
        1,
        "--set at_least=many:1: M03 `counts.at_least`",
    ),
    "no field": (["stipend", "--set", "counts.atleast=2"], 1, "M02 `counts.atleast`"),
    "never to be met": (["eighteen-in-a-year", "--set", "at_least=19"], 1, "N04"),
    "not there": (["eighteen-in-a-year", "--set", "counts.from=wait-tim"], 1, "N02"),
    "no one table": (["stipend", "--format", "csv"], 2, "`--table`"),
    "no amendment": (["stipend", "--amend", "nowhere.yml"], 2, "cannot be read"),
}


@pytest.mark.parametrize(("words", "code", "said"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_simulated_is_refused_in_words(root, words, code, said):
    assert said in simulate(root, *words, code=code)


def test_without_people_nobody_would_get_anything(root):
    said = simulate(root, "stipend", code=2, people=False)
    assert "add --people DIR" in said


def test_people_that_cannot_be_read_are_told_and_nothing_is_simulated(root):
    (root.parent / "people/awards.csv").write_text("person,credential,awarded\nx,y,z\n", "utf-8")
    said = simulate(root, "stipend", code=1)
    assert "awards.csv:2" in said
    assert "simulation" not in said.lower()
