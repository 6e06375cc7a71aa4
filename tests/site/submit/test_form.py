"""What the form is built from: the release, with its terms in words."""

import json
from typing import Any

from microcred.model.credential import Scoring
from microcred.model.evidence import EvidenceSlot
from microcred.site.submit.form import form, kind_words
from tests.rules.submitted import RELEASE, asking

FORM: Any = form(RELEASE)


def slot(name):
    return next(one for one in FORM["slots"] if one["id"] == name)


def test_it_names_the_release_and_can_be_json():
    assert FORM["name"] == "wait-time@1.0"
    assert json.loads(json.dumps(FORM))["version"] == "1.0"


def test_a_slot_has_all_that_the_model_has_but_for_what_teachers_are_not_asked():
    assert set(EvidenceSlot.model_fields) - set(slot("clips")) == {"impact"}
    assert slot("clips")["vary"] == ["date", "topic"]
    assert slot("clips")["minutes"] == [6, 12]


def test_its_terms_are_in_words():
    assert slot("clips")["terms"] == (
        "2 items, different in date and topic · 6–12 minutes each · MP4, MOV or M4A · audio "
        "accepted too"
    )


def test_a_criterion_tells_what_it_is_scored_from_and_each_level():
    first = FORM["criteria"][0]
    assert first["id"] == "question-choice"
    assert first["evidence"] == ["context", "clips"]
    assert len(first["levels"]) == len(FORM["levels"]) == 3
    assert [level["passing"] for level in FORM["levels"]] == [False, True, False]


def test_a_release_without_a_rubric_has_no_criteria():
    bare: Any = form(RELEASE.model_copy(update={"rubric": None}))
    assert (bare["criteria"], bare["levels"]) == ([], [])


def test_attempts_are_a_number_or_none():
    def allowed(attempts):
        scoring = Scoring(attempts=attempts)
        return form(asking({}, scoring=scoring))["attempts"]

    assert (allowed(3), allowed("unlimited"), allowed(None)) == (3, None, None)
    assert form(asking({}, scoring=None))["attempts"] is None


def test_every_kind_has_a_word():
    assert kind_words()["lesson-plan"] == "Lesson plan"
    assert len(kind_words()) == 10
