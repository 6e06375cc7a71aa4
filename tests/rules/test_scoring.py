import pytest

from tests.rules.good import GONE, said

MISSING = {
    "turnaround_days": "nobody knows when to expect an answer",
    "attempts": "nobody knows how often one may try",
    "after_last": "nobody knows what follows the last attempt",
    "scorers": "nobody knows how many people score",
    "blind": "nobody knows whether evaluators see whose work it is",
    "adjudication": "nobody knows who settles a split",
    "qualification": "anybody could score",
}
CODES = {
    "L18": ["turnaround_days"],
    "L19": ["attempts", "after_last"],
    "L20": ["scorers", "blind", "adjudication"],
    "L21": ["qualification"],
}
FIELDS = [(code, field) for code, fields in CODES.items() for field in fields]


def missing(code: str, place: str, field: str) -> str:
    severity = "error" if code == "L21" else "warning"
    return f"{place} {severity}: `scoring.{field}` is missing: {MISSING[field]}"


@pytest.mark.parametrize("code", CODES)
def test_good(code):
    assert said(code, {}) == []


@pytest.mark.parametrize(("code", "field"), FIELDS)
def test_missing_field(code, field):
    assert said(code, {f"scoring.{field}": GONE}) == [missing(code, "scoring", field)]


@pytest.mark.parametrize("code", CODES)
def test_missing_block_is_missing_fields(code):
    fields = [field for field in CODES[code] if field != "after_last"]
    assert said(code, {"scoring": GONE}) == [missing(code, "top", field) for field in fields]


def test_unlimited_attempts_have_no_last():
    assert said("L19", {"scoring.attempts": "unlimited", "scoring.after_last": GONE}) == []


def test_one_scorer_cannot_disagree():
    assert said("L20", {"scoring.scorers": "1", "scoring.adjudication": GONE}) == []


def test_blind_scoring_needs_private_mode():
    assert said("L20", {"program/mode": "open"}) == [
        (
            "scoring.blind error: `scoring.blind` cannot be kept in open mode: "
            "a pull request shows its author"
        )
    ]
    assert said("L20", {"program/mode": "open", "scoring.blind": "false"}) == []


def test_self_review_is_barred():
    assert said("L21", {"program/review": {"bar_self": "false"}}) == [
        "top error: `review.bar_self` is false: people may score their own work"
    ]
