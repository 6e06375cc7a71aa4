"""An award is held against its decision, even where whoever made it had the right key."""

import pytest

from microcred import places
from microcred.ledger import decision_bytes
from microcred.model.decision import CriterionResult
from tests import folder
from tests.audit.test_audit import told
from tests.ledgers import decision, line, programme, status

FIRST, SECOND = (places.award(decision(number).award) for number in range(2))


def results(*levels):
    """Return results at these levels, as the decision says them."""
    return tuple(
        CriterionResult(criterion=criterion, level=level, met=level == "meets", attempt=1)
        for criterion, level in zip(("questions", "silence", "other"), levels, strict=False)
    )


def said(root):
    return [f"{one.path}: {one.code} {one.message}" for one in told(root)]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"results": results("meets", "not-yet")}, "results that do not pass under its release"),
        ({"results": results("not-yet", "meets")}, "results that do not pass under its release"),
        ({"results": results("meets")}, "results that do not pass under its release"),
        ({"results": ()}, "results that do not pass under its release"),
        ({"results": results("meets", "superb")}, "results that do not pass under its release"),
        ({"results": results("meets", "meets", "meets")}, "results that do not pass"),
        ({"results": (*results("meets", "meets"), *results("meets"))}, "do not pass"),
        ({"scorecards": decision().scorecards[:1]}, "fewer scorecards than its release asks for"),
        ({"scorecards": decision().scorecards[:1] * 2}, "fewer scorecards than its release"),
        ({"attempt": 2}, "decided on attempt 2, and there are 1"),
        ({"release": "0" * 64}, "another release than think-time@1.0 as it is kept here"),
    ],
)
def test_a_decision_that_does_not_support_an_award_is_told(tmp_path, changes, why):
    root = programme(tmp_path / "programme", 1, decisions={0: changes})
    found = [one for one in said(root) if "A11" in one]
    assert any(why in one for one in found), said(root)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("id: k7m2p4", "id: p9q8r7", "another earner than the one who handed in"),
        ("think-time@1.0", "think-time@1.1", "another version than the one that was handed in for"),
    ],
)
def test_an_award_is_for_who_handed_in_and_for_what(tmp_path, old, new, why):
    root = programme(tmp_path / "programme", 1)
    folder.edit(root, places.Attempt("think-time", decision().submission, 1).path, old, new)
    assert said(root) == [f"{FIRST}: A11 this award was decided for {why}"]


def test_an_account_is_that_of_the_decision(tmp_path):
    theirs = {"earner": "github:1234567"}
    root = programme(tmp_path / "programme", 1, decisions={0: theirs})
    assert said(root) == [f"{FIRST}: A11 this award names another earner than its decision"]


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"decided": "2026-11-20T08:00:00Z"}, "when it was awarded"),
        ({"head": "5" * 40}, "the commit and the scorecards"),
        ({"scorecards": decision(7).scorecards}, "the commit and the scorecards"),
    ],
)
def test_an_award_says_what_was_decided(tmp_path, changes, what):
    root = programme(tmp_path / "programme", 1)
    path = places.decision("think-time", decision().submission)
    record = decision(head=folder.git(root, "rev-parse", "HEAD^")).model_copy(
        update={name: getattr(decision(**{name: value}), name) for name, value in changes.items()}
    )
    folder.put(root, path, decision_bytes(record))
    found = said(root)
    assert f"{FIRST}: A11 this award says something else than its decision: {what}" in found
    assert found[-1] == f"{path}: A12 this decision was changed after it was made"


def test_an_award_is_logged_when_it_was_decided(tmp_path):
    decided = decision(decided="2026-11-20T08:00:00Z")
    root = programme(tmp_path / "programme", 1, decisions={0: {"decided": decided.decided}})
    folder.edit(root, places.LOG, "2026-11-20T08:00:00Z", "2026-11-20T08:00:01Z")
    why = "this award is logged at another moment than it was decided"
    assert f"{FIRST}: A11 {why}" in said(root)


def test_a_decision_names_its_award(tmp_path):
    root = programme(tmp_path / "programme", 2)
    ours, other = (places.decision("think-time", decision(n).submission) for n in range(2))
    folder.put(root, ours, (root / other).read_bytes())
    found = said(root)
    assert f"{FIRST}: A11 this award is not the one of its decision, which names {line(1).award}" \
        in found  # fmt: skip
    assert f"{ours}: A12 this decision was changed after it was made" in found


# --- one earner, one live award ---


def test_two_live_awards_of_one_earner_are_told(tmp_path):
    same = {"earner": "k7m2p4"}
    root = programme(tmp_path / "programme", 2, decisions={1: same})
    why = f"they hold {line(0).award} for it, which does not expire"
    assert said(root) == [f"{SECOND}: A13 this award was made while its earner had one: {why}"]


def test_an_award_is_not_logged_as_a_renewal_of_what_it_does_not_renew(tmp_path):
    root = programme(tmp_path / "programme", 2, lines={1: {"renews": line(0).award}})
    assert said(root) == [
        f"{SECOND}: A13 this award renews none, but is logged to renew {line(0).award}"
    ]


def test_one_index_is_one_award(tmp_path):
    root = programme(tmp_path / "programme", 2, lines={1: {"status": status(0)}})
    why = f"{line(1).award} has the place of {line(0).award} in status list 1: 9973"
    assert said(root) == [f"{places.LOG}: A16 {why}"]
