"""Pull requests of a real Git repository to what is known of them, each read anew."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from microcred import git, places
from microcred.bot.standing import may_be_awarded, obstacles
from microcred.gathering import one_each
from microcred.model.decision import Outcome
from microcred.problem import Severity
from tests import folder
from tests.github.bare import Signature
from tests.github.people import Proposal
from tests.lives import SUBMISSION, lives

FIRST = f"submissions/think-time/{SUBMISSION}/attempt-1.md"


@pytest.fixture
def life(tmp_path):
    with lives(tmp_path) as life:
        yield life


def codes(matter):
    return sorted(one.code for one in obstacles(matter))


def folder_of(root):
    """Return where Git keeps the refs of a repository."""
    return Path(folder.git(root, "rev-parse", "--path-format=absolute", "--git-common-dir"))


def everything(root):
    return folder.git(root, "for-each-ref"), folder.git(root, "status", "--porcelain", "--branch")


# --- what is handed in ---


def test_a_submission_stands_as_it_would_on_a_machine_of_its_own(life):
    pull = life.hand_in()
    with life.looking(pull) as (look, own):
        matter = look.gather(own)
        root = look.scene.root
        assert git.resolve(root, places.branch_ref(SUBMISSION)) == life.head(pull)
        assert git.resolve(root, places.reviews(SUBMISSION)) is None
    assert (matter.submission, matter.touched) == (SUBMISSION, (FIRST,))
    assert matter.decision
    assert matter.decision.outcome is Outcome.SCORING
    (attempt,) = matter.attempts
    assert (attempt.head, attempt.text) == (life.head(pull), life.text())
    assert attempt.completion
    assert attempt.completion.there == attempt.completion.needed
    assert codes(matter) == []


def test_nothing_of_it_shows_in_the_clone(life):
    before = everything(life.clone)
    pull = life.hand_in()
    life.score("eva", pull)
    life.matter(pull)
    assert everything(life.clone) == before


def test_reviews_become_the_same_chain_each_time(life):
    pull = life.hand_in()
    for hour, who in enumerate(("eva", "omar"), start=1):
        life.hub.clock.forward(hours=hour)
        life.score(who, pull)
    chains = []
    for _ in range(2):
        with life.looking(pull) as (look, own):
            assert may_be_awarded(look.gather(own))
            chains.append(git.resolve(look.scene.root, places.reviews(SUBMISSION)))
    assert chains[0] == chains[1] is not None


def test_what_was_said_is_written_anew_where_it_changed(life):
    pull = life.hand_in()
    first = life.score("eva", pull)
    with life.looking(pull) as (look, own):
        assert len(look.gather(own).case.rounds[0].scorecards) == 1
        life.eva.dismisses(pull, first, "A slip.")
        assert look.gather(own).case.rounds[0].scorecards == ()
        assert git.resolve(look.scene.root, places.reviews(SUBMISSION)) is None


def test_a_pull_request_that_hands_nothing_in(life):
    pull = life.ada.proposes(life.repo, "docs/idea.md", "An idea.\n")
    matter = life.matter(pull)
    assert (matter.submission, matter.touched, matter.problems) == (None, ("docs/idea.md",), ())


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        ({"rubrics/think-time.yml": "id: x\n"}, "rubrics/think-time.yml"),
        ({"program/evaluators.yml": "format: 1\n"}, "program/evaluators.yml"),
        ({".github/workflows/x.yml": "on: push\n"}, ".github/workflows/x.yml"),
        ({f"submissions/think-time/{SUBMISSION}/decision.yml": "x"}, "decision.yml"),
        ({"submissions/think-time/zzzzzzzz/attempt-1.md": "x"}, "zzzzzzzz/attempt-1.md"),
        ({"awards/00/aaaaaaaaaaaa.json": "{}"}, "awards/00/aaaaaaaaaaaa.json"),
    ],
)
def test_whatever_else_is_touched_stands_against_it(life, more, shown):
    pull = life.ada.proposes_all(life.repo, {FIRST: life.text(), **more})
    matter = life.matter(pull)
    assert matter.submission == SUBMISSION
    (found,) = [one for one in obstacles(matter) if one.code == "B01"]
    assert shown in found.message
    assert not may_be_awarded(matter)


def test_what_was_touched_and_taken_back_counts_too(life):
    pull = life.hand_in()
    life.ada.adds(pull, "video.mp4", b"\x00" * 1000)
    life.ada.adds(pull, "video.mp4", None)
    assert "video.mp4" in life.matter(pull).touched
    assert codes(life.matter(pull)) == ["B01"]


def test_a_decision_without_an_attempt_is_about_that_submission(life):
    path = f"submissions/think-time/{SUBMISSION}/decision.yml"
    matter = life.matter(life.ada.proposes(life.repo, path, "outcome: award\n"))
    assert matter.submission == SUBMISSION
    assert "U02" in codes(matter)


def test_a_branch_that_main_was_merged_into_touches_its_own_alone(life):
    pull = life.hand_in()
    life.olga.writes(life.repo, "main", "docs/new.md", "New.\n")
    fork = life.ada.forks(life.repo).bare
    fork.run("fetch", "--quiet", str(life.repo.path), "main")
    both = [life.head(pull), life.repo.main]
    by = Signature("ada", "101+ada@users.noreply.github.com", life.hub.clock.now)
    tree = fork.line("merge-tree", "--write-tree", *both)
    made = fork.write_commit(tree, both, "Update", by, by)
    fork.run("push", "--quiet", life.repo.address(life.olga.token), f"{made}:refs/heads/update")
    life.ada.forks(life.repo)
    fork.move(f"refs/heads/{pull.branch}", made)
    life.repo.bare.run("fetch", "--quiet", str(fork.path), f"+{made}:refs/pull/{pull.number}/head")
    matter = life.matter(pull)
    assert matter.touched == (FIRST,)
    assert codes(matter) == []


# --- whose it is, and when ---


def test_an_account_hands_in_for_itself_alone(life):
    text = life.text("ben")
    pull = life.ada.proposes(life.repo, FIRST, text)
    assert codes(life.matter(pull)) == ["B02"]


def test_nothing_was_handed_in_before_its_pull_request_was_opened(life):
    life.hub.clock.set(datetime(2026, 10, 1, tzinfo=UTC))
    fork = life.ada.forks(life.repo)
    where = {"ref": "refs/heads/patch-1", "sha": life.repo.main}
    life.ada.asks("POST", f"/repos/{fork.full_name}/git/refs", where)
    life.ada.writes(fork, "patch-1", FIRST, life.text())
    life.hub.clock.set(datetime(2026, 11, 2, tzinfo=UTC))
    said = {"title": "x", "head": "ada:patch-1", "base": "main"}
    made = life.ada.asks("POST", f"/repos/{life.repo.full_name}/pulls", said)
    matter = life.matter(Proposal(made["number"], life.repo.full_name, fork.full_name, "patch-1"))
    assert matter.attempts[0].handed_in == life.hub.clock.now
    assert matter.case.rounds[0].handed_in == life.hub.clock.now


def test_an_attempt_from_the_future_was_handed_in_now(life):
    pull = life.hand_in()
    life.hub.clock.forward(days=400)
    life.again(pull, 2)
    life.hub.clock.forward(days=-399)
    assert life.matter(pull).attempts[-1].handed_in == life.hub.clock.now


def test_an_address_in_a_commit_is_told_with_what_to_tick(life):
    fork = life.ada.forks(life.repo)
    by = Signature("Ada L.", "ada@school.example", life.hub.clock.now)
    start = life.repo.main
    tree = fork.bare.edited_tree(start, {FIRST: life.text().encode()})
    made = fork.bare.write_commit(tree, [start], "Hand in", by, by)
    fork.bare.move("refs/heads/patch-9", made)
    said = {"title": "x", "head": "ada:patch-9", "base": "main"}
    number = life.ada.asks("POST", f"/repos/{life.repo.full_name}/pulls", said)["number"]
    (problem,) = obstacles(life.matter(Proposal(number, life.repo.full_name, "", "")))
    assert problem.code == "S38"
    assert "ada@school.example" not in problem.message
    assert "Keep my email addresses private" in problem.fix


def test_a_draft_on_github_is_not_handed_in_yet(life):
    pull = life.hand_in()
    life.repo.thread(pull.number).pull.draft = True
    matter = life.matter(pull)
    assert matter.decision.outcome is Outcome.DRAFT
    assert codes(matter) == []


def test_another_base_than_main(life):
    life.repo.bare.move("refs/heads/other", life.repo.main)
    pull = life.hand_in()
    life.repo.thread(pull.number).pull.base_branch = "other"
    assert codes(life.matter(pull)) == ["B03"]


# --- what else is open ---


def test_of_two_pull_requests_with_one_submission_the_older_goes_on(life):
    older = life.hand_in()
    younger = life.hand_in()
    assert codes(life.matter(older)) == []
    (problem,) = obstacles(life.matter(younger))
    assert problem.code == "G02"
    assert f"#{older.number}" in problem.fix
    life.ada.closes(older)
    assert codes(life.matter(younger)) == []


def test_one_account_has_one_submission_open_for_a_micro_credential(life):
    older = life.hand_in()
    younger = life.hand_in(submission="p4g8r3n6")
    assert codes(life.matter(older)) == []
    (problem,) = obstacles(life.matter(younger))
    assert (problem.code, f"#{older.number}" in problem.message) == ("G03", True)
    assert life.matter(older).ahead == 0
    assert life.matter(younger).ahead == 1


def test_somebody_elses_submission_is_none_of_ones_business(life):
    life.hand_in()
    theirs = life.hand_in("ben", submission="p4g8r3n6")
    assert codes(life.matter(theirs)) == []
    assert life.matter(theirs).ahead == 0


def test_who_takes_somebody_elses_id_disturbs_nobody_but_themselves(life):
    own = life.hand_in()
    theirs = life.hand_in("ben")  # the same id
    assert codes(life.matter(own)) == []
    with life.looking(own) as (look, pull):
        other = look.desk.github.untold(theirs.number)
        look.fetch([other])
        look.gather(other)
        assert may_be_awarded(look.gather(pull)) is False
        assert git.resolve(look.scene.root, places.branch_ref(SUBMISSION)) == life.head(own)


def test_how_much_evaluators_have_to_do_is_what_labels_show(life):
    pull, other = life.hand_in(), life.hand_in("ben", submission="p4g8r3n6")
    life.bot("pull", pull.number)
    life.bot("pull", other.number)
    shown = {one.name for one in life.repo.thread(other.number).labels}
    busy = {one.removeprefix("evaluator: ") for one in shown if one.startswith("evaluator: ")}
    assert len(busy) == 2
    assert life.matter(pull).loads == dict.fromkeys(busy, 1)


# --- several with one submission ---


def test_of_several_with_one_submission_the_refs_are_those_of_one(life):
    theirs, own = life.hand_in("ben"), life.hand_in()
    life.hub.clock.forward(hours=1)
    for who in ("eva", "omar"):
        life.score(who, own)
    with life.looking(own) as (look, pull):
        other = look.desk.github.untold(theirs.number)
        look.fetch([other])
        matters = [look.gather(pull), look.gather(other)]  # the refs are the other's now
        root = look.scene.root
        assert git.resolve(root, places.branch_ref(SUBMISSION)) == life.head(theirs)
        found = one_each(look.scene, matters, look.pulls, whole=True)
        assert [one.pull.number for one in found.values()] == [own.number]
        assert may_be_awarded(found[SUBMISSION])
        assert git.resolve(root, places.branch_ref(SUBMISSION)) == life.head(own)
        assert git.resolve(root, places.reviews(SUBMISSION))


def test_what_was_merged_has_its_submission_whatever_else_is_open(life):
    open_still, merged = life.hand_in("ben"), life.hand_in()
    life.olga.merges(merged)
    with life.looking(merged) as (look, pull):
        other = look.desk.github.untold(open_still.number)
        look.fetch([other])
        found = one_each(look.scene, [look.gather(other), look.gather(pull)])
        assert [one.pull.number for one in found.values()] == [merged.number]


# --- what cannot be had ---


def test_what_git_does_not_do_for_one_is_a_problem_of_that_one_alone(life):
    pull, other = life.hand_in(), life.hand_in("ben", submission="p4g8r3n6")
    with life.looking(pull) as (look, own):
        lock = folder_of(look.scene.root) / f"{places.reviews(SUBMISSION)}.lock"
        life.score("eva", pull)
        lock.parent.mkdir(parents=True)
        lock.touch()
        matter = look.gather(own)
        theirs = look.desk.github.untold(other.number)
        look.fetch([theirs])
        assert codes(look.gather(theirs)) == []
    assert matter.submission == SUBMISSION
    (problem,) = [one for one in obstacles(matter) if one.code == "G01"]
    assert problem.severity is Severity.UNKNOWN
    assert not may_be_awarded(matter)


def test_a_head_that_vanished_is_not_read_and_not_fine(life):
    pull = life.hand_in()
    life.repo.bare.remove(f"refs/pull/{pull.number}/head")
    (problem,) = life.matter(pull).problems
    assert (problem.code, problem.severity.value) == ("G01", "unknown")
    assert "could not be fetched" in problem.message


def test_a_fork_that_was_deleted_takes_nothing_with_it(life):
    pull = life.hand_in()
    life.ada.asks("DELETE", f"/repos/{pull.head}")
    matter = life.matter(pull)
    assert (matter.pull.repository, codes(matter)) == (None, [])


def test_a_huge_file_is_not_even_fetched(life):
    pull = life.ada.proposes_all(life.repo, {FIRST: life.text(), "video.mp4": b"\x01" * 3_000_000})
    with life.looking(pull) as (look, own):
        assert "B01" in codes(look.gather(own))
        (video,) = git.entries(look.scene.root, life.head(pull), "video.mp4")
        with pytest.raises(git.GitUnavailable, match="not in this clone"):
            git.show(look.scene.root, life.head(pull), "video.mp4")
        assert video.size == git.LARGE


def test_a_huge_attempt_is_told_as_such(life):
    pull = life.ada.proposes(life.repo, FIRST, "x" * 2_000_000)
    (problem,) = [one for one in life.matter(pull).problems if one.code == "U04"]
    assert problem.message == "this attempt has 1,048,576 bytes or more; at most 524,288 are read"


def test_a_thousand_files(life):
    fork = life.ada.forks(life.repo).bare
    data = {f"files/{number:04}.txt": b"x" for number in range(1000)}
    by = Signature("ada", "101+ada@users.noreply.github.com", life.hub.clock.now)
    tree = fork.edited_tree(life.repo.main, data | {FIRST: life.text().encode()})
    fork.move("refs/heads/patch-9", fork.write_commit(tree, [life.repo.main], "All", by, by))
    said = {"title": "x", "head": "ada:patch-9", "base": "main"}
    number = life.ada.asks("POST", f"/repos/{life.repo.full_name}/pulls", said)["number"]
    matter = life.matter(Proposal(number, life.repo.full_name, "", ""))
    assert len(matter.touched) == 1001
    (problem,) = obstacles(matter)
    assert problem.message.endswith("and 995 more")


# --- what was merged by hand ---


@pytest.mark.parametrize("method", ["merge", "squash", "rebase"])
def test_a_submission_that_was_merged_by_hand_is_found_again(life, method):
    pull = life.hand_in()
    life.hub.clock.forward(hours=1)
    life.score("eva", pull)
    life.score("omar", pull)
    life.olga.merges(pull, method)
    life.olga.writes(life.repo, "main", "docs/later.md", "Later.\n")
    matter = life.matter(pull)
    assert (matter.submission, matter.touched) == (SUBMISSION, (FIRST,))
    assert matter.pull.merged
    assert may_be_awarded(matter)


def test_one_of_several_that_were_merged(life):
    mine, theirs = life.hand_in(), life.hand_in("ben", submission="p4g8r3n6")
    for pull in (mine, theirs):
        life.olga.merges(pull)
    assert life.matter(mine).submission == SUBMISSION
    assert life.matter(theirs).submission == "p4g8r3n6"
    assert timedelta(0) <= life.hub.clock.now - life.matter(mine).attempts[0].handed_in
