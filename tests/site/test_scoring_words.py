"""How scoring is told to the teacher."""

import pytest

from microcred.model.program import Review
from microcred.site.scoring_words import scoring_words
from tests.site.example import credential


def told(part, settings=None, validity=None, **scoring):
    model = credential(scoring=scoring or None, validity=validity)
    return " ".join(scoring_words(model, settings or Review(bar_self=False))[part])


WHO = {
    "nothing stated": ({}, ""),
    "one": ({"scorers": 1}, "One evaluator scores what you send, row by row."),
    "a rule without a second one": (
        {"scorers": 1, "adjudication": "third-scorer"},
        "One evaluator scores what you send, row by row.",
    ),
    "two, blind": (
        {"scorers": 2, "blind": True},
        (
            "Two evaluators score what you send, each on their own, row by row. "
            "Evaluators are not told whose work it is."
        ),
    ),
    "two, known": (
        {"scorers": 2, "blind": False, "adjudication": "lead-evaluator"},
        (
            "Two evaluators score what you send, each on their own, row by row. "
            "Evaluators can see whose work it is. Where they differ, the lead evaluator decides."
        ),
    ),
}


@pytest.mark.parametrize(("scoring", "words"), WHO.values(), ids=WHO)
def test_who_scores(scoring, words):
    assert told("who", **scoring) == words


BARRED = {
    "nobody": (Review(bar_self=False), ""),
    "self": (Review(), " Nobody scores their own work."),
    "school": (
        Review(bar_same_school=True),
        " Nobody scores their own work, or that of a colleague at their school.",
    ),
}


@pytest.mark.parametrize(("settings", "words"), BARRED.values(), ids=BARRED)
def test_who_may_not(settings, words):
    assert told("who", settings, scorers=1) == (
        f"One evaluator scores what you send, row by row.{words}"
    )


RESEND = "Not met yet? You can revise and send it again"
ANSWER = {
    "days": (
        {"turnaround_days": 1},
        "You have an answer within 1 school day: a level for every row, and why.",
    ),
    "once": (
        {"attempts": 1, "after_last": "closed"},
        "You can send it once. After the last time you cannot send it again.",
    ),
    "twice": (
        {"attempts": 2, "after_last": "new-application"},
        (
            f"{RESEND}, once at most. Rows you have met stay met. "
            "After the last time you start again with a new submission."
        ),
    ),
    "three times": (
        {"attempts": 3, "after_last": "coaching"},
        (
            f"{RESEND}, twice at most. Rows you have met stay met. "
            "After the last time you are offered coaching."
        ),
    ),
    "without limit": (
        {"attempts": "unlimited", "after_last": "coaching"},
        f"{RESEND} as often as you like. Rows you have met stay met.",
    ),
}


@pytest.mark.parametrize(("scoring", "words"), ANSWER.values(), ids=ANSWER)
def test_what_follows(scoring, words):
    assert told("answer", **scoring) == words


LASTS = {
    "years": ({"years": 5}, "The badge lasts 5 years. You can renew it during its last 90 days."),
    "one year": ({"years": 1, "renew_from_days": 0}, "The badge lasts 1 year."),
    "for good": ("none", "The badge does not expire."),
    "not stated": (None, ""),
}


@pytest.mark.parametrize(("validity", "words"), LASTS.values(), ids=LASTS)
def test_how_long_it_lasts(validity, words):
    assert told("lasts", validity=validity) == words
