"""Every word of the closed lists has a label."""

import pytest

from microcred.labels import LABELS, humanised, label
from microcred.model import vocabulary

CLOSED = {
    "area": vocabulary.Area,
    "depth": vocabulary.Depth,
    "stage": vocabulary.Stage,
    "grades": vocabulary.Grade,
    "role": vocabulary.Role,
    "origin": vocabulary.Origin,
    "purpose": vocabulary.Purpose,
    "policy_use": vocabulary.PolicyUse,
    "status": vocabulary.Status,
    "evidence": vocabulary.EvidenceKind,
    "adjudication": vocabulary.Adjudication,
    "after_last": vocabulary.AfterLast,
    "vary": vocabulary.Vary,
}


@pytest.mark.parametrize("kind", CLOSED)
def test_every_word_of_a_closed_list_has_a_label(kind):
    assert set(LABELS[kind]) == {word.value for word in CLOSED[kind]}


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("area", "talk", "Talk and questioning"),
        ("subject", "english-language-arts", "English language arts"),
        ("subject", "any", "Any subject"),
        ("policy_use", "recertification", "Licence renewal"),
        ("no-such-list", "a-word", "A word"),
    ],
)
def test_labels(kind, value, text):
    assert label(kind, value) == text


def test_a_slug_in_words():
    assert humanised("social-studies") == "Social studies"
