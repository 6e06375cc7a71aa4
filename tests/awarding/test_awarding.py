"""What is decided is signed, published and logged, at once or not at all."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from microcred import git, places
from microcred.awarding import Stopped, Unsaved
from microcred.awarding.revoking import revoke
from microcred.badge import file_bytes, identity_hash
from microcred.ledger import line_bytes, read_decision
from microcred.model.decision import DecisionRecord, Outcome
from microcred.model.evaluators import Person, Roster
from microcred.model.ledger import StatusEntry
from microcred.proof import verified
from microcred.signing import KeyProblem, SigningKey
from microcred.status_list import HALF, bits_of, indices
from tests import folder, reviewed
from tests.awarding.job import (
    EARNERS,
    FIRST,
    ROSTER,
    SECOND,
    decide,
    known,
    means,
    programme,
    run,
    sound,
)
from tests.ledgers import AWARDED, BEGUN, KEYS, PUBLIC, commit, line, random_id

LATER = AWARDED + timedelta(days=30)


@pytest.fixture
def root(tmp_path):
    return programme(tmp_path / "programme", FIRST)


def given(root, *submissions, **changes):
    return run(root, *submissions, **changes).told.given


def refused(root, *submissions, **changes):
    """Return why submissions got no award."""
    return [(one.submission, one.why) for one in run(root, *submissions, **changes).told.not_given]


def on_main(root, path):
    return git.show(root, places.MAIN, path)


def credential(root, award):
    return json.loads(on_main(root, places.award(award)))


# --- one award ---


def test_an_award_is_signed_and_all_it_rests_on_is_kept(root):
    (one,) = given(root)
    document = credential(root, one.award)
    verified(document, PUBLIC)
    assert file_bytes(document) == on_main(root, one.path)
    assert document["id"] == f"https://good.example/awards/{one.award}.json"
    record = read_decision("x", on_main(root, places.decision("think-time", FIRST)))
    assert isinstance(record, DecisionRecord)
    assert (record.award, record.earner, record.outcome) == (one.award, "k7m2p4", Outcome.AWARD)
    assert record.head == reviewed.tip(root, FIRST)
    assert [card.evaluator for card in record.scorecards] == ["eva", "omar"]
    assert sound(root) == []


def test_it_is_logged_with_its_place_in_a_signed_status_list(root):
    (one,) = given(root)
    standing = known(root).awards[one.award]
    assert (standing.submission, standing.credential) == (FIRST, "think-time@1.0")
    assert standing.awarded == AWARDED
    listed = json.loads(on_main(root, places.status_list(standing.status.list)))
    verified(listed, PUBLIC)
    assert indices(bits_of(listed)) == []
    status = credential(root, one.award)["credentialStatus"]
    assert status["statusListIndex"] == str(standing.status.index)


def test_the_earner_is_known_by_the_salted_hash_of_their_e_mail(root):
    (one,) = given(root)
    (identity,) = credential(root, one.award)["credentialSubject"]["identifier"]
    email = f"{EARNERS[FIRST]}@school.example"
    assert identity["identityHash"] == identity_hash(email, identity["salt"])
    assert len(identity["salt"]) == 24


def test_each_award_has_a_salt_of_its_own(root):
    decide(root, SECOND)
    first, second = (
        credential(root, one.award)["credentialSubject"]["identifier"][0]["salt"]
        for one in given(root)
    )
    assert first != second


def test_main_gets_a_merge_of_the_branch_and_one_commit_on_top(root):
    before = git.resolve(root, places.MAIN)
    (one,) = given(root)
    log = folder.git(root, "log", "--format=%s|%an <%ae>|%P", "--first-parent", "main")
    top, merge, *_ = log.splitlines()
    ours = "microcred <microcred@users.noreply.github.com>"
    assert top.startswith(f"Award {one.award}: think-time@1.0|{ours}|")
    tip = reviewed.tip(root, FIRST)
    assert merge == f"Merge submission {FIRST}|{ours}|{before} {tip}"
    assert sorted(git.touched(root, places.MAIN, str(before))) == sorted([
        one.path,
        places.LOG,
        places.status_list(1),
        places.decision("think-time", FIRST),
        places.Attempt("think-time", FIRST, 1).path,
    ])  # fmt: skip


def test_the_folder_shows_what_main_has(root):
    (one,) = given(root)
    assert (root / one.path).read_bytes() == on_main(root, one.path)
    assert folder.git(root, "status", "--porcelain") == ""


def test_nothing_is_given_twice(root):
    assert len(given(root)) == 1
    before = git.resolve(root, places.MAIN)
    assert run(root).told.given == ()
    assert refused(root, FIRST) == [
        (FIRST, f"it was awarded already: {known(root).submissions[FIRST].award}")
    ]
    assert git.resolve(root, places.MAIN) == before


def test_what_is_asked_for_is_given_and_nothing_else(root):
    decide(root, SECOND)
    assert [one.submission for one in given(root, SECOND)] == [SECOND]
    assert [one.submission for one in given(root)] == [FIRST]


def test_the_same_seed_gives_the_same_bytes(tmp_path):
    one, other = (programme(tmp_path / name, FIRST) for name in ("one", "other"))
    assert given(one) == given(other)
    assert git.resolve(one, places.MAIN) != ""
    award = known(one).submissions[FIRST].award
    first, second = credential(one, award), credential(other, award)
    assert first["credentialStatus"] == second["credentialStatus"]


# --- no award ---


def test_what_is_not_decided_waits(root):
    reviewed.hand_in(root, submission=SECOND, earner=EARNERS[SECOND])
    reviewed.score(root, "eva", submission=SECOND)
    landed = run(root, SECOND)
    (one,) = landed.told.not_given
    assert (one.outcome, one.refused) == (Outcome.SCORING, False)
    assert one.why
    assert landed.told.given == ()


@pytest.mark.parametrize("submission", ["zzzzzzzz", "../../etc", "x"])
def test_there_has_to_be_such_a_submission(root, submission):
    (one,) = run(root, submission).told.not_given
    assert one.refused
    assert [problem.code for problem in one.problems] == ["U02"]


def test_a_branch_that_touches_more_than_its_attempts_gets_nothing(root):
    path = "program/evaluators.yml"
    reviewed.on_branch(root, {path: b"format: 1\n"}, submission=FIRST)
    (one,) = run(root).told.not_given
    assert "U03" in {problem.code for problem in one.problems}
    assert known(root).awards == {}


def test_a_forged_award_on_a_branch_is_never_merged(root):
    reviewed.on_branch(root, {places.award("zzzzzzzzzzzz"): b"{}"}, submission=FIRST)
    assert run(root).told.given == ()
    assert on_main(root, places.award("zzzzzzzzzzzz")) is None


def test_one_that_may_not_be_given_does_not_hold_up_others(root):
    decide(root, SECOND)
    without = [Person(id=one.id, email=one.email) for one in ROSTER.people if one.id != "k7m2p4"]
    landed = run(root, roster=Roster(people=(Person(id="k7m2p4"), *without)))
    assert [one.submission for one in landed.told.given] == [SECOND]
    (one,) = landed.told.not_given
    assert one.refused
    assert one.why.startswith("the roster has no e-mail address for k7m2p4")


# --- again ---


def expiring(root, years=1):
    """Publish a version of the micro-credential that lasts a year."""
    path = "credentials/releases/think-time@1.0.json"
    text = folder.text_of(root, path)
    lasting = f'"validity":{{"years":{years}}},"version":"1.0"}},"format"'
    changed = text.replace('"version":"1.0"},"format"', lasting)
    assert changed != text
    commit(root, {path: changed.encode()}, "Expire", BEGUN)


def test_a_second_award_of_the_same_is_refused_while_the_first_is_live(root):
    given(root)
    decide(root, SECOND, EARNERS[FIRST])
    award = known(root).submissions[FIRST].award
    why = f"they hold {award} for it, which does not expire"
    assert refused(root, at=LATER) == [(SECOND, why)]
    assert sound(root) == []


def test_two_in_one_run_are_no_exception(root):
    decide(root, SECOND, EARNERS[FIRST])
    landed = run(root)
    (one,) = landed.told.given
    assert [(no.submission, no.why) for no in landed.told.not_given] == [
        (SECOND, f"they hold {one.award} for it, which does not expire")
    ]


def test_what_expires_is_renewed_in_its_last_days_by_an_award_of_its_own(tmp_path):
    root = programme(tmp_path / "programme")
    expiring(root)
    decide(root, FIRST)
    (first,) = given(root)
    decide(root, SECOND, EARNERS[FIRST])
    early = AWARDED + timedelta(days=200)
    ((_, why),) = refused(root, at=early)
    assert why == f"they hold {first.award} for it, which can be renewed from 2027-08-23 on"
    (second,) = given(root, at=AWARDED + timedelta(days=300))
    assert second.renews == first.award
    assert known(root).awards[second.award].renews == first.award
    assert credential(root, second.award)["validUntil"] == "2028-09-17T20:48:00Z"


def test_a_revoked_award_is_won_anew(root):
    (first,) = given(root)
    revoke(root, means(1, LATER), first.award, "It was given by mistake.")
    decide(root, SECOND, EARNERS[FIRST])
    (second,) = given(root, at=LATER + timedelta(days=1))
    assert second.renews is None
    assert sound(root) == []


# --- choices of the earner ---


def test_a_page_is_made_for_whoever_asks_for_one_and_is_the_same_for_all_their_awards(tmp_path):
    root = programme(tmp_path / "programme")
    expiring(root)
    decide(root, FIRST, changes={"publish.page": True})
    given(root)
    decide(root, SECOND, EARNERS[FIRST], changes={"publish.page": True})
    given(root, at=AWARDED + timedelta(days=300))
    first, second = (known(root).submissions[one].page for one in (FIRST, SECOND))
    assert first == second
    assert len(first or "") == 12


def test_nobody_gets_a_page_without_asking(root):
    given(root)
    assert known(root).submissions[FIRST].page is None


# --- the repository ---


def test_what_was_merged_by_hand_is_awarded_where_it_is(root):
    folder.git(root, "merge", "--quiet", "--no-ff", "--no-edit", f"submission/{FIRST}")
    folder.git(root, "branch", "--quiet", "--delete", "--force", f"submission/{FIRST}")
    (one,) = given(root)
    assert one.submission == FIRST
    assert folder.git(root, "log", "--format=%s", "-1", "main^") == (
        f"Merge branch 'submission/{FIRST}'"
    )
    assert sound(root) == []


def test_on_another_branch_the_folder_is_left_alone(root):
    folder.git(root, "switch", "--quiet", "--create", "work")
    (one,) = given(root)
    assert not (root / one.path).exists()
    assert on_main(root, one.path)
    assert folder.git(root, "status", "--porcelain") == ""


def test_work_in_the_folder_is_never_lost(root):
    folder.put(root, "docs/mine.md", "My notes.")
    folder.edit(root, folder.PROGRAM, "name: Good example", "name: Better example")
    given(root)
    assert (root / "docs/mine.md").read_text() == "My notes."
    assert "Better example" in folder.text_of(root, folder.PROGRAM)


def test_files_in_its_way_stop_it_before_anything_happens(root):
    folder.put(root, places.LOG, "my own log")
    before = git.resolve(root, places.MAIN)
    with pytest.raises(Unsaved) as stopped:
        run(root)
    assert stopped.value.paths == (places.LOG,)
    assert git.resolve(root, places.MAIN) == before
    assert git.resolve(root, places.JOURNAL) is None
    assert folder.text_of(root, places.LOG) == "my own log"


def test_a_programme_may_lie_in_a_folder_of_its_repository(tmp_path):
    outer = folder.repository(tmp_path / "outer")
    folder.put(outer, "README.md", "Others.")
    folder.commit(outer, "Others")
    inner = programme(tmp_path / "programme")
    folder.git(outer, "fetch", "--quiet", str(inner), "main")
    folder.git(outer, "read-tree", "--prefix=district/", "-u", "FETCH_HEAD")
    folder.commit(outer, "District")
    root = outer / "district"
    decide(root, FIRST)
    (one,) = given(root)
    assert (root / one.path).is_file()
    assert folder.git(outer, "status", "--porcelain") == ""
    assert sound(root) == []


def test_without_a_branch_main_nothing_can_be_awarded(tmp_path):
    root = folder.good(tmp_path / "programme")
    with pytest.raises(git.GitUnavailable):
        run(root)


# --- what has to be in order ---


def test_only_the_current_key_signs(root):
    with pytest.raises(KeyProblem, match=r"is not in program/keys\.yml"):
        run(root, key=SigningKey(bytes(32)))
    added = KEYS.replace("}", ', compromised: "2026-11-20T00:00:00Z"}')
    commit(root, {places.KEYS: added.encode()}, "Distrust", AWARDED)
    with pytest.raises(KeyProblem, match="compromised"):
        run(root)
    assert known(root).awards == {}


@pytest.mark.parametrize(
    ("path", "code"),
    [(places.LOG, "A01"), (folder.PROGRAM, "F02"), (places.KEYS, "F02"), (folder.PROGRAM, "F02")],
)
def test_a_ledger_or_settings_that_cannot_be_read_stop_it(root, path, code):
    commit(root, {path: b"x"}, "Break", AWARDED)
    with pytest.raises(Stopped) as stopped:
        run(root)
    assert {problem.code for problem in stopped.value.problems} == {code}


def test_an_earlier_decision_of_the_same_earner_that_cannot_be_read_stops_it(root):
    given(root)
    decide(root, SECOND, EARNERS[FIRST])
    path = places.decision("think-time", FIRST)
    commit(root, {path: on_main(root, path) + b"# x\n"}, "Break", AWARDED)
    with pytest.raises(Stopped) as stopped:
        run(root)
    assert [problem.code for problem in stopped.value.problems] == ["A11"]


def test_a_list_that_is_half_full_is_followed_by_another(root):
    template = line(1)
    lines = [
        template.model_copy(
            update={
                "award": random_id(f"a{number}"),
                "submission": random_id(f"s{number}", 12),
                "status": StatusEntry(list=1, index=number),
            }
        )
        for number in range(HALF)
    ]
    commit(root, {places.LOG: b"".join(map(line_bytes, lines))}, "Fill", AWARDED)
    (one,) = given(root)
    assert known(root).awards[one.award].status.list == 2
    assert json.loads(on_main(root, places.status_list(2)))["id"].endswith("/status/2.json")


def test_a_folder_that_could_not_be_brought_up_to_date_is_told_and_mended(root):
    (root / ".git/index.lock").write_text("")
    landed = run(root)
    assert len(landed.told.given) == 1
    assert "index.lock" in (landed.unshown or "")
    assert [one for one in sound(root) if "A20" in one]
    (root / ".git/index.lock").unlink()
    assert run(root) == replace(landed, told=run(root).told, unshown=None)
    assert folder.git(root, "status", "--porcelain") == ""
    assert sound(root) == []
