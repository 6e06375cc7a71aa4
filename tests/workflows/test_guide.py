"""What the guides say of the workflows is what these say themselves."""

import re

import pytest
from click.testing import CliRunner

from microcred.cli import cli
from microcred.model.setup import Setup
from microcred.setup import SETUP, read_setup
from microcred.survey import Survey
from tests.workflows.keeping import ROOT, WORKFLOWS
from tests.workflows.keeping import SETUP as ACTION
from tests.workflows.table import table

IT = (ROOT / "docs" / "guides" / "it.md").read_text("utf-8")
GUIDE = (ROOT / "docs" / "github-setup.md").read_text("utf-8")
PIN = re.compile(r"uses: (actions/[a-z-]+)@([0-9a-f]{40}) # (v[0-9.]+)")


def test_the_table_of_what_they_may_do_is_current():
    assert table() in IT, "python -m tests.workflows.table prints it"


def test_every_action_can_be_compared_by_the_guide():
    texts = [path.read_text("utf-8") for path in (*WORKFLOWS.glob("*.yml"), ACTION)]
    used = {found for text in texts for found in PIN.findall(text)}
    told = set(re.findall(r"\| (actions/[a-z-]+) \| (v[0-9.]+) \| ([0-9a-f]{40}) \|", GUIDE))
    assert told == {(action, version, commit) for action, commit, version in used}


@pytest.mark.parametrize("line", sorted(set(re.findall(r"(?m)^microcred (.+?) *(?:#.*)?$", GUIDE))))
def test_every_command_of_the_guide_is_one(line):
    words = line.split(">")[0].split()
    verb = [word for word in words[:2] if not word.startswith("-") and "/" not in word]
    names = verb if words[0] in {"github", "keys", "new"} else verb[:1]
    asked = CliRunner().invoke(cli, [*names, "--help"])
    assert asked.exit_code == 0, asked.output
    for option in (word for word in words if word.startswith("--")):
        assert option in asked.output


def test_the_setup_that_is_shipped_says_all_that_can_be_said_and_leaves_one_thing_to_decide():
    reading = read_setup(Survey(ROOT).read)
    assert reading.problems == ()
    assert reading.document
    assert reading.document.model == Setup()
    text = (ROOT / SETUP).read_text("utf-8")
    left_out = {"engine"}
    for part in ("merging", "main", "signing", "workflows", "pages"):
        for name in getattr(Setup(), part).__class__.model_fields:
            assert name in left_out or f"  {name}:" in text
