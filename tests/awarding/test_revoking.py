"""What may follow an award: it is revoked, or shows its earner's name no more."""

import json
from datetime import timedelta

import pytest

from microcred import git, places
from microcred.awarding import Stopped
from microcred.awarding.revoking import Unknown, revoke, unfit, withdraw_name
from microcred.proof import verified
from microcred.status_list import bits_of, indices
from tests import folder
from tests.awarding.job import FIRST, SECOND, TODAY, decide, known, means, programme, run, sound
from tests.ledgers import AWARDED, PUBLIC, commit

LATER = AWARDED + timedelta(days=3)
WHY = "It was given by mistake."


@pytest.fixture(scope="module")
def awarded(tmp_path_factory):
    root = programme(tmp_path_factory.mktemp("revoking") / "programme", SECOND)
    decide(root, FIRST, changes={"publish.name": "Ada Example"})
    run(root)
    return root


@pytest.fixture
def root(awarded, tmp_path):
    folder.git(awarded, "clone", "--quiet", "--no-hardlinks", str(awarded), str(tmp_path / "root"))
    return tmp_path / "root"


def of(root, submission):
    return known(root).submissions[submission].award


def on_main(root, path):
    return git.show(root, places.MAIN, path)


def set_bits(root):
    listed = json.loads(on_main(root, places.status_list(1)))
    verified(listed, PUBLIC)
    return indices(bits_of(listed))


def test_a_revocation_sets_a_bit_of_a_list_that_is_signed_anew(root):
    award = of(root, FIRST)
    revoke(root, means(at=LATER), award, WHY)
    standing = known(root).awards[award]
    assert set_bits(root) == [standing.status.index]
    assert (standing.revoked, standing.reason) == (LATER, WHY)
    assert json.loads(on_main(root, places.status_list(1)))["validFrom"] == "2026-11-24T20:48:00Z"
    assert sound(root) == []


def test_the_credential_itself_stays_as_it_is(root):
    path = places.award(of(root, FIRST))
    before = on_main(root, path)
    revoke(root, means(at=LATER), of(root, FIRST), WHY)
    assert on_main(root, path) == before


def test_it_is_one_commit_that_the_folder_shows(root):
    award, before = of(root, FIRST), git.resolve(root, places.MAIN)
    revoke(root, means(at=LATER), award, WHY)
    assert folder.git(root, "log", "--format=%s %P", "-1") == f"Revoke {award} {before}"
    assert git.touched(root, places.MAIN, str(before)) == (places.LOG, places.status_list(1))
    assert folder.git(root, "status", "--porcelain") == ""


def test_one_after_the_other_none_is_taken_back(root):
    for day, submission in enumerate((FIRST, SECOND)):
        revoke(root, means(at=LATER + timedelta(days=day)), of(root, submission), WHY)
    assert set_bits(root) == sorted(one.status.index for one in known(root).awards.values())
    assert sound(root) == []


def test_revoked_again_it_stays_as_it_was(root):
    award = of(root, FIRST)
    first = revoke(root, means(at=LATER), award, WHY)
    before = git.resolve(root, places.MAIN)
    again = revoke(root, means(at=LATER + timedelta(days=1)), award, "Another reason.")
    assert (first.told.already, again.told.already) == (False, True)
    assert git.resolve(root, places.MAIN) == before
    assert known(root).awards[award].reason == WHY


def test_a_bit_that_a_lost_list_had_is_set_again(root):
    """The log is what counts: a list that was rolled back is made good by the next revocation."""
    old = on_main(root, places.status_list(1))
    revoke(root, means(at=LATER), of(root, FIRST), WHY)
    commit(root, {places.status_list(1): old}, "Roll back", LATER)
    assert [one for one in sound(root) if "A15" in one]
    revoke(root, means(at=LATER + timedelta(days=1)), of(root, SECOND), WHY)
    assert len(set_bits(root)) == 2
    assert sound(root) == []


def test_a_list_that_cannot_be_read_stops_it(root):
    commit(root, {places.status_list(1): b"{"}, "Break", LATER)
    with pytest.raises(Stopped, match="A14"):
        revoke(root, means(at=LATER), of(root, FIRST), WHY)


def ended(root, made, award):
    return revoke(root, made, award, WHY)


@pytest.mark.parametrize("act", [withdraw_name, ended])
def test_there_has_to_be_such_an_award(root, act):
    with pytest.raises(Unknown, match="there is no award zzzzzzzzzzzz here"):
        act(root, means(), "zzzzzzzzzzzz")


# --- names ---


def test_a_withdrawn_name_is_gone_and_all_else_stays(root):
    award = of(root, FIRST)
    before = json.loads(on_main(root, places.award(award)))
    assert "Ada Example" in json.dumps(before)
    withdraw_name(root, means(at=LATER), award)
    after = json.loads(on_main(root, places.award(award)))
    verified(after, PUBLIC)
    assert "Ada Example" not in json.dumps(after)
    assert after["validFrom"] == "2026-11-24T20:48:00Z"
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"validFrom", "credentialSubject", "proof"}
    assert after["awardedDate"] == before["awardedDate"]
    assert known(root).awards[award].revoked is None
    assert sound(root) == []


def test_where_no_name_is_shown_nothing_has_to_be_done(root):
    before = git.resolve(root, places.MAIN)
    assert withdraw_name(root, means(at=LATER), of(root, SECOND)).told.already
    assert git.resolve(root, places.MAIN) == before


def test_an_award_that_is_not_as_it_was_logged_is_not_signed_anew(root):
    path = places.award(of(root, FIRST))
    commit(root, {path: on_main(root, path) + b" "}, "Forge", LATER)
    with pytest.raises(Stopped, match="A06"):
        withdraw_name(root, means(at=LATER), of(root, FIRST))


# --- reasons ---


@pytest.mark.parametrize(
    "reason",
    [
        "It was given by mistake.",
        "The evidence was not the earner's own work.",
        "Two recordings showed the same lesson of 2026-10-02.",
    ],
)
def test_a_reason_says_what_happened(reason):
    assert unfit(reason, TODAY) == ()


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        ("Ask ana@school.example about it.", "S31"),
        ("Call (312) 555-0188.", "S32"),
        ("Student number 1234567 complained.", "S36"),
        ("Jordan scored 45% and it was called a pass.", "S33"),
        ("Ms. Ortiz found that it was copied.", "S34"),
    ],
)
def test_a_reason_names_nobody(reason, code):
    assert code in [problem.code for problem in unfit(reason, TODAY)]
