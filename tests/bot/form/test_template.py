"""The form as GitHub has to take it, and as a teacher reads it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from microcred.bot.form import Choice, form_files
from microcred.bot.form.fields import Field, Tick
from microcred.bot.form.template import CONFIG, FORM, PUBLIC
from tests import ledgers
from tests.bot.form.answered import CHOICE, OTHER, PROGRAM, form

GOLDEN = Path(__file__).parent / "golden"
KEYS = {
    "markdown": {"value"},
    "dropdown": {"label", "description", "options"},
    "input": {"label", "description", "placeholder"},
    "textarea": {"label", "description", "placeholder", "render"},
    "checkboxes": {"label", "description", "options"},
}
"""What a question may have, by GitHub's schema, of which we use no more."""
FORBIDDEN = re.compile("(?i)y|n|yes|no|true|false|on|off|none|null")
"""What GitHub refuses as an option, or takes for no answer."""


@pytest.mark.parametrize(("path", "golden"), [(FORM, "submission.yml"), (CONFIG, "config.yml")])
def test_as_it_is_written(path, golden):
    assert form_files(PROGRAM, [CHOICE, OTHER])[path] == (GOLDEN / golden).read_text("utf-8")


def test_it_is_a_form_that_github_takes():
    made = form()
    assert set(made) == {"name", "description", "title", "labels", "body"}
    questions = [one for one in made["body"] if one["type"] != "markdown"]
    for one in made["body"]:
        assert set(one["attributes"]) <= KEYS[one["type"]]
        assert all(isinstance(text, str | list) and text for text in one["attributes"].values())
    ids = [one["id"] for one in questions]
    assert ids == [field.value for field in Field]
    assert all(re.fullmatch("[A-Za-z0-9_-]+", one) for one in ids)
    labels = [one["attributes"]["label"] for one in questions]
    assert len({re.sub("[^a-z0-9]", "", label.lower()) for label in labels}) == len(labels)
    for one in questions:
        options = one["attributes"].get("options", [])
        said = [option["label"] if isinstance(option, dict) else option for option in options]
        assert len(set(said)) == len(said)
        assert not any(map(FORBIDDEN.fullmatch, said))


def test_the_sentence_on_what_is_public_stands_above_and_where_it_is_agreed_to():
    made = form()
    assert made["body"][0]["attributes"]["value"].startswith(f"**{PUBLIC}**")
    last = made["body"][-1]
    assert last["attributes"]["description"] == PUBLIC
    assert last["attributes"]["options"] == [{"label": Tick.UNDERSTOOD.says, "required": True}]


def test_nothing_can_be_attached():
    areas = [one for one in form()["body"] if one["type"] == "textarea"]
    assert len(areas) == 3
    assert all(one["attributes"]["render"] for one in areas)
    assert not any(one["type"] == "upload" for one in form()["body"])


def test_what_is_open_can_be_chosen_and_nothing_else():
    (dropdown,) = (one for one in form()["body"] if one["type"] == "dropdown")
    assert dropdown["attributes"]["options"] == [
        "Exit Tickets (exit-tickets@1.1)",
        "Think Time (think-time@1.0)",
    ]
    assert dropdown["validations"] == {"required": True}


def test_in_private_mode_there_is_no_form_and_the_chooser_leads_to_the_site():
    files = form_files(ledgers.program(), [CHOICE])
    assert files[FORM] is None
    (link,) = yaml.safe_load(files[CONFIG] or "")["contact_links"]
    assert link["url"] == "https://good.example/catalog/"
    assert "Not here: all that is written here is public" in link["about"]


def test_nor_is_there_one_while_nothing_is_open():
    assert form_files(PROGRAM, [])[FORM] is None


def test_a_name_cannot_be_more_than_a_name():
    odd = Choice("Odd: {a} 'b' # \n- c\u202e", "odd@1.0")
    text = form_files(PROGRAM, [odd])[FORM]
    options = yaml.safe_load(text or "")["body"][1]["attributes"]["options"]
    assert options == ["Odd: {a} 'b' # [U+000A]- c[U+202E] (odd@1.0)"]
