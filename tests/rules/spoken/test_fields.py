"""What a model allows, for the form: taken from the model, with the sentences of `check`."""

from typing import Annotated

import pytest
from pydantic import BaseModel, Field, StringConstraints

from microcred.attempt import read_attempt
from microcred.model.submission import Submission
from microcred.rules.spoken.fields import fields
from tests.handed import complete

FIELDS = fields(Submission)


def test_every_field_of_the_model_is_there():
    item = FIELDS["evidence"]["fields"]
    assert set(FIELDS) == set(Submission.model_fields)
    assert {name for name, one in item.items() if one["required"]} == {
        *("slot", "url", "sha256", "media_type", "bytes")
    }
    assert "class" in item


@pytest.mark.parametrize(
    ("field", "limit", "value"),
    [
        ("url", "pattern", "drive.google.com/a"),
        ("url", "maxLength", "https://a.example/" + "a" * 500),
        ("sha256", "pattern", "abc"),
        ("media_type", "pattern", "Video"),
        ("bytes", "minimum", 0),
        ("bytes", "maximum", 10**12 + 1),
        ("duration", "maximum", 90_000),
        ("class", "maxLength", "a" * 201),
    ],
)
def test_the_sentence_for_a_limit_is_that_of_check(field, limit, value):
    (problem,) = read_attempt("a.md", complete(**{f"evidence.0.{field}": value})).problems
    assert FIELDS["evidence"]["fields"][field]["fix"][limit] == problem.fix


def test_limits_are_those_of_the_model():
    class Model(BaseModel):
        text: Annotated[str, StringConstraints(max_length=7)] | None = None
        count: Annotated[int, Field(ge=2)]

    assert fields(Model) == {
        "text": {
            "required": False,
            "maxLength": 7,
            "fix": {"maxLength": "Cut it to 7 characters or fewer."},
        },
        "count": {
            "required": True,
            "minimum": 2,
            "fix": {"minimum": "Write a number from 2 on."},
        },
    }
