"""What is read of a submission's branch, and what of a hostile one is refused."""

from pathlib import Path

import pytest

from microcred import git as store
from microcred import places
from microcred.deciding import load
from microcred.deciding.branch import Branch, read_branch
from tests.folder import TODAY, commit, git, put
from tests.reviewed import (
    FOLDER,
    SUBMISSION,
    hand_in,
    handed,
    on_branch,
    programme,
    score,
    tip,
)

SLUGS = ["think-time"]
BRANCH = f"submission/{SUBMISSION}"
ONE, TWO = f"{FOLDER}/attempt-1.md", f"{FOLDER}/attempt-2.md"


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return programme(tmp_path / "repo")


def branch(root: Path, submission: str = SUBMISSION) -> Branch:
    found = read_branch(root, submission, SLUGS)
    assert isinstance(found, Branch), found
    return found


def told(root: Path, submission: str = SUBMISSION) -> list[str]:
    """Return all that is wrong with a submission."""
    return [str(one) for one in load(root, submission, None, TODAY).problems]


def heads(found: Branch) -> list[tuple[int, str]]:
    return [(turn.place.number, turn.head) for turn in found.turns]


# --- attempts and the commits to be judged ---


def test_one_attempt_is_judged_as_the_branch_has_it(repo):
    made = hand_in(repo)
    found = branch(repo)
    assert (found.tip, found.merged, heads(found)) == (made, False, [(1, made)])
    assert dict(found.files) == {ONE: handed().encode()}
    assert found.problems == ()


def test_each_attempt_is_judged_as_the_next_one_found_it(repo):
    first, second, third = (hand_in(repo, number) for number in (1, 2, 3))
    assert heads(branch(repo)) == [(1, first), (2, second), (3, third)]


def test_a_change_of_the_last_attempt_is_what_is_judged(repo):
    first = hand_in(repo)
    changed = on_branch(repo, {ONE: handed(status="draft").encode()})
    assert heads(branch(repo)) == [(1, changed)]
    second = hand_in(repo, 2)
    assert heads(branch(repo)) == [(1, changed), (2, second)]
    assert first != changed


def test_ten_attempts_are_in_the_order_of_their_numbers(repo):
    for number in range(1, 12):
        hand_in(repo, number)
    assert [number for number, _ in heads(branch(repo))] == list(range(1, 12))


def test_when_it_was_handed_in_is_when_its_commit_was_made(repo):
    hand_in(repo)
    on_branch(repo, {ONE: handed(status="draft").encode()}, day=2)
    hand_in(repo, 3 - 1)
    moments = [turn.handed_in.isoformat() for turn in branch(repo).turns]
    assert moments == ["2026-11-02T09:00:00+00:00", "2026-11-09T09:00:00+00:00"]


def test_main_may_be_merged_into_the_branch(repo):
    hand_in(repo)
    put(repo, "docs/page.md", "# Page\n")
    commit(repo, "Go on")
    git(repo, "switch", "--quiet", BRANCH)
    git(repo, "merge", "--quiet", "--no-ff", "--message", "Update", "main")
    git(repo, "switch", "--quiet", "main")
    assert told(repo) == []
    assert heads(branch(repo)) == [(1, tip(repo))]


# --- after it was merged ---


def merged(root: Path) -> None:
    git(root, "merge", "--quiet", "--no-ff", "--message", "Merge it", BRANCH)


def test_a_merged_submission_is_read_all_the_same(repo):
    first, second = hand_in(repo), hand_in(repo, 2)
    merged(repo)
    found = branch(repo)
    assert (found.tip, found.merged) == (second, True)
    assert heads(found) == [(1, first), (2, second)]


def test_a_merged_submission_without_its_branch(repo):
    first, second = hand_in(repo), hand_in(repo, 2)
    merged(repo)
    put(repo, f"{FOLDER}/decision.yml", "later")
    commit(repo, "Decide")
    git(repo, "branch", "--quiet", "-D", BRANCH)
    found = branch(repo)
    assert (found.tip, found.merged) == (second, True)
    assert heads(found) == [(1, first), (2, second)]
    assert sorted(dict(found.files)) == [ONE, TWO]


def test_a_submission_that_was_committed_to_main_itself(repo):
    put(repo, ONE, handed())
    made = commit(repo, "Hand in on main")
    assert heads(branch(repo)) == [(1, made)]
    assert branch(repo).merged


# --- there is no such submission ---

NAMES = {
    "../x": "“../x” is not the id of a submission",
    "-x": "“-x” is not the id of a submission",
    "": "“” is not the id of a submission",
    "a b": "“a b” is not the id of a submission",
    "UPPER234": "“UPPER234” is not the id of a submission",
    "k3f9\nq2m7": "“k3f9[U+000A]q2m7” is not the id of a submission",
    "x" * 5000: f"“{'x' * 40}” is not the id of a submission",
    "refs/heads/main": "“refs/heads/main” is not the id of a submission",
    "zzzzzzzz": "there is no submission zzzzzzzz here",
}


@pytest.mark.parametrize(("name", "message"), NAMES.items(), ids=lambda text: ascii(text)[:30])
def test_names_of_no_submission(repo, name, message):
    (problem,) = load(repo, name, None, TODAY).problems
    assert (problem.code, problem.message) == ("U02", message)
    assert problem.fix == "Check the id: `microcred decide` without one lists all that are open."


def test_a_tag_is_no_branch(repo):
    hand_in(repo, submission="aa22bb33")
    git(repo, "tag", BRANCH, "submission/aa22bb33")
    assert told(repo) == [f"{BRANCH}:1: U02 there is no submission {SUBMISSION} here"]


def test_a_branch_without_an_attempt(repo):
    on_branch(repo, {"docs/x.md": b"x"})
    assert told(repo) == [f"{BRANCH}:1: U02 {BRANCH} adds no attempt"]
    git(repo, "branch", "--quiet", "--force", BRANCH, "main")
    assert told(repo) == [f"{BRANCH}:1: U02 {BRANCH} adds no attempt"]


def test_a_branch_that_shares_nothing_with_main(repo):
    made = store.commit_on(
        repo, parents=[], changes={ONE: b"x"}, subject="S", at=store.moment(repo, "HEAD")
    )
    git(repo, "update-ref", places.branch_ref(SUBMISSION), made)
    assert told(repo) == [f"{BRANCH}:1: U02 {BRANCH} shares no history with main"]


def test_a_branch_for_two_micro_credentials(repo):
    other = ONE.replace("think-time", "wait-time")
    on_branch(repo, {ONE: handed().encode(), other: handed().encode()})
    assert told(repo) == [f"{BRANCH}:1: U02 {BRANCH} is for think-time and wait-time at once"]


# --- what is not its own ---

FOREIGN = {
    "evaluators": "program/evaluators.yml",
    "a decision": f"{FOLDER}/decision.yml",
    "an award": "awards/00/aaaaaaaaaaaa.json",
    "a release": "credentials/releases/think-time@1.0.json",
    "media": f"{FOLDER}/clip.mp4",
    "somebody else's": "submissions/think-time/aa22bb33/attempt-1.md",
    "a workflow": ".github/workflows/x.yml",
    "an attempt of no number": f"{FOLDER}/attempt-01.md",
    "an odd name": "docs/a b\u202e.md",
}


@pytest.mark.parametrize("path", FOREIGN.values(), ids=FOREIGN)
def test_a_branch_that_touches_what_is_not_its_own(repo, path):
    hand_in(repo)
    # By git itself, which takes any name.
    git(repo, "switch", "--quiet", BRANCH)
    put(repo, path, "x")
    git(repo, "add", "--force", "--all")
    git(repo, "commit", "--quiet", "--message", "More")
    git(repo, "switch", "--quiet", "main")
    shown = path.replace("\u202e", "[U+202E]")
    assert told(repo)[0] == (f"{BRANCH}:1: U03 this branch touches what is not its own: {shown}")


@pytest.mark.parametrize("path", [f"{ONE}\n", f"\n{ONE}"], ids=ascii)
def test_a_name_that_is_its_own_but_for_a_newline(repo, path):
    hand_in(repo)
    git(repo, "switch", "--quiet", BRANCH)
    put(repo, path, "x")
    commit(repo)
    git(repo, "rm", "--quiet", path)
    commit(repo)
    git(repo, "switch", "--quiet", "main")
    shown = path.replace("\n", "[U+000A]")
    assert f"{BRANCH}:1: U03 this branch touches what is not its own: {shown}" in told(repo)


def test_what_was_taken_back_again_is_still_in_its_history(repo):
    hand_in(repo)
    on_branch(repo, {f"{FOLDER}/clip.mp4": b"film"})
    on_branch(repo, {f"{FOLDER}/clip.mp4": None})
    assert told(repo) == [
        f"{BRANCH}:1: U03 this branch touches what is not its own: {FOLDER}/clip.mp4"
    ]


def test_many_foreign_files_are_counted(repo):
    hand_in(repo)
    on_branch(repo, {f"docs/{number}.md": b"x" for number in range(9)})
    shown = ", ".join(f"docs/{number}.md" for number in range(5))
    assert told(repo) == [
        f"{BRANCH}:1: U03 this branch touches what is not its own: {shown} and 4 more"
    ]


def test_a_programme_in_a_folder_of_its_repository(repo):
    district = repo / "district"
    district.mkdir()
    git(repo, "mv", "credentials", "program", "rubrics", "district")
    commit(repo, "Make room")
    hand_in(district)
    assert load(district, SUBMISSION, None, TODAY).problems == ()
    assert dict(branch(district).files) == {ONE: handed().encode()}
    on_branch(repo, {"elsewhere/x.md": b"x"})
    assert [str(one) for one in load(district, SUBMISSION, None, TODAY).problems] == [
        f"{BRANCH}:1: U03 this branch touches what is not its own: :/elsewhere/x.md"
    ]


def test_a_decision_is_not_made_by_whom_the_branch_lists(repo):
    """A branch that lists its own author as an evaluator is refused, and main's list counts."""
    hand_in(repo)
    mine = b"evaluators: [{id: mallory, credentials: [any], trained: 2026-01-01}]\n"
    on_branch(repo, {places.EVALUATORS: mine})
    score(repo, "mallory")
    score(repo, "mallory", hours=25)
    loaded = load(repo, SUBMISSION, None, TODAY)
    assert [problem.code for problem in loaded.problems] == ["U03"]
    assert loaded.decision is not None
    assert loaded.decision.counted == ()


# --- odd files ---


@pytest.mark.parametrize(
    ("mode", "said"),
    [
        ("120000", "this attempt is a link"),
        ("160000", "this attempt is a repository"),
        ("100755", "this attempt is marked as a program"),
    ],
)
def test_an_attempt_is_a_plain_file(repo, mode, said):
    hand_in(repo)
    blob = git(repo, "rev-parse", "HEAD" if mode == "160000" else f"{BRANCH}:{ONE}")
    git(repo, "switch", "--quiet", BRANCH)
    git(repo, "update-index", "--add", "--cacheinfo", f"{mode},{blob},{ONE}")
    git(repo, "commit", "--quiet", "--message", "Odd")
    git(repo, "switch", "--quiet", "--force", "main")
    assert f"{ONE}:1: U04 {said}" in told(repo)
    assert load(repo, SUBMISSION, None, TODAY).case is None


def test_an_attempt_of_any_size_is_not_read(repo):
    on_branch(repo, {ONE: b"#" * 600_000})
    assert told(repo) == [f"{ONE}:1: U04 this attempt has 600,000 bytes; at most 524,288 are read"]


def test_attempts_come_one_after_the_other(repo):
    on_branch(repo, {ONE: handed().encode(), TWO: handed().encode()})
    said = "this attempt was handed in together with the next one, so nobody could score it"
    assert f"{ONE}:1: U04 {said}" in told(repo)


def test_an_attempt_is_not_edited_after_the_next_one(repo):
    hand_in(repo)
    hand_in(repo, 2)
    on_branch(repo, {ONE: handed(status="draft").encode()})
    said = "this attempt was changed after the next one was handed in; evaluators scored what it"
    assert told(repo) == [f"{ONE}:1: S39 {said} said before"]


def test_the_second_attempt_alone(repo):
    on_branch(repo, {TWO: handed().encode()})
    assert told(repo) == [f"{TWO}:1: S04 this is attempt 2, but there is no attempt-1.md beside it"]
