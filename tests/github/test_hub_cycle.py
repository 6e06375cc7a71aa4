"""A life carried through by PyGithub, which nobody told that this is another GitHub."""

import pytest

from github import GithubException
from tests.github.here import AT, ATTEMPT, NAME
from tests.github.people import Declined


def test_from_a_fork_to_the_merge(at):
    mine, theirs = at.client(at.ada.token), at.client(at.grace.token)
    fork = mine.get_repo(NAME).create_fork()
    assert (fork.full_name, fork.parent.full_name) == ("ada/programme", NAME)

    start = fork.get_git_ref("heads/main").object.sha
    fork.create_git_ref("refs/heads/patch-1", start)
    wrote = fork.create_file(ATTEMPT, "Create attempt-1.md", "It went well.\n", branch="patch-1")
    pull = mine.get_repo(NAME).create_pull(
        title="Wait Time", body="Mine", base="main", head="ada:patch-1"
    )
    assert pull.head.sha == wrote["commit"].sha
    assert (pull.commits, pull.changed_files, pull.additions) == (1, 1, 1)
    assert (pull.mergeable, pull.mergeable_state, pull.author_association) == (
        True,
        "clean",
        "NONE",
    )

    token = at.repo.actions_token({"statuses": "write", "issues": "write"})
    bot = at.client(token).get_repo(NAME)
    said = bot.get_pull(pull.number).create_issue_comment("Thank you.")
    assert (said.user.id, said.user.login, said.user.type) == (
        41898282,
        "github-actions[bot]",
        "Bot",
    )

    review = (
        theirs.get_repo(NAME)
        .get_pull(pull.number)
        .create_review(body="Seen at 3:12.", event="APPROVE")
    )
    assert (review.commit_id, review.state, review.user.id) == (pull.head.sha, "APPROVED", 202)

    merged = theirs.get_repo(NAME).get_pull(pull.number).merge(sha=pull.head.sha)
    assert merged.merged
    assert at.repo.main == merged.sha
    assert at.repo.text(ATTEMPT) == "It went well.\n"
    again = mine.get_repo(NAME).get_pull(pull.number)
    assert (again.merged, again.state, again.merged_by.login) == (True, "closed", "grace")
    assert [one.status for one in at.hub.calls if one.status >= 400] == []


@pytest.mark.parametrize(
    ("method", "parents", "author"),
    [("merge", 2, "grace"), ("squash", 1, "Ada Lovelace"), ("rebase", 1, "Ada Lovelace")],
)
def test_ways_of_merging_are_real_merges(at, method, parents, author):
    pull = at.proposal()
    at.grace.pushes(at.repo, "main", {"other.md": "meanwhile\n"})
    made = at.grace.merges(pull, method)
    entry = at.repo.bare.commit(made)
    assert (len(entry.parents), entry.author[0]) == (parents, author)
    assert at.repo.text(ATTEMPT) == "It went well.\n"
    assert at.repo.text("other.md") == "meanwhile\n"
    assert entry.committer[:2] == ("GitHub", "noreply@github.com")


def test_a_merge_names_the_commit_that_was_judged(at):
    pull = at.proposal()
    judged = at.repo.thread(pull.number).pull.head
    at.ada.adds(pull, ATTEMPT, "Changed afterwards.\n")
    with pytest.raises(GithubException) as stale:
        at.client(at.grace.token).get_repo(NAME).get_pull(pull.number).merge(sha=judged)
    assert stale.value.status == 409
    assert at.repo.text(ATTEMPT) is None


def test_what_conflicts_is_not_mergeable(at):
    pull = at.ada.proposes_all(at.repo, {"README.md": "# Hers\n"})
    at.grace.pushes(at.repo, "main", {"README.md": "# Mine\n"})
    shown = at.grace.asks("GET", pull.path)
    assert (shown["mergeable"], shown["mergeable_state"]) == (False, "dirty")
    with pytest.raises(Declined) as refused:
        at.grace.merges(pull)
    assert (refused.value.status, refused.value.body["message"]) == (
        405,
        "Pull Request is not mergeable",
    )


@pytest.mark.parametrize(
    ("who", "verdict", "status"),
    [
        ("ada", "approve", 422),
        ("ada", "request-changes", 422),
        ("ada", "comment", None),
        ("grace", "approve", None),
    ],
)
def test_nobody_approves_their_own(at, who, verdict, status):
    pull = at.proposal()
    person = getattr(at, who)
    if status is None:
        person.reviews(pull, verdict, "Well.")
        return
    with pytest.raises(Declined) as refused:
        person.reviews(pull, verdict, "Well.")
    assert refused.value.status == status


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("ada:patch-1", "A pull request already exists for ada:patch-1."),
        ("ada:main", "No commits between district:main and ada:main"),
    ],
)
def test_a_pull_request_that_makes_no_sense(at, head, message):
    at.proposal()
    with pytest.raises(Declined) as refused:
        at.ada.asks("POST", f"{AT}/pulls", {"title": "Again", "head": head, "base": "main"})
    assert refused.value.status == 422
    assert refused.value.body["errors"][0]["message"] == message


def test_a_fork_that_is_gone_leaves_its_pull_request(at):
    pull = at.proposal()
    at.ada.asks("DELETE", "/repos/ada/programme")
    shown = at.grace.asks("GET", pull.path)
    assert shown["head"]["repo"] is None
    assert at.repo.bare.refs("refs/pull/")[f"refs/pull/{pull.number}/head"] == shown["head"]["sha"]


def test_a_renamed_account_keeps_its_number(at):
    pull = at.proposal()
    at.hub.world.rename(at.ada.account, "countess")
    other = at.hub.person("ada", number=999)
    shown = at.grace.asks("GET", pull.path)
    assert (shown["user"]["login"], shown["user"]["id"]) == ("countess", 201)
    assert at.grace.asks("GET", "/users/ada")["id"] == other.number
    assert at.grace.asks("GET", "/user/201")["login"] == "countess"


def test_a_draft_is_not_merged(at):
    at.grace.pushes(at.repo, "mine", {"x.md": "x\n"})
    given = {"title": "Not yet", "head": "mine", "base": "main", "draft": True}
    shown = at.grace.asks("POST", f"{AT}/pulls", given)
    assert shown["mergeable_state"] == "blocked"
    with pytest.raises(Declined, match="still a draft"):
        at.grace.asks("PUT", f"{AT}/pulls/1/merge", {})


def test_its_author_changes_the_words_and_not_the_labels(at):
    pull = at.proposal()
    given = {"title": "Wait time", "body": "Hers.", "labels": ["scoring"], "assignees": ["grace"]}
    shown = at.ada.asks("PATCH", f"{AT}/issues/{pull.number}", given)
    assert (shown["title"], shown["body"]) == ("Wait time", "Hers.")
    assert (shown["labels"], shown["assignees"]) == ([], [])
    (edited,) = at.hub.happened("pull_request", "edited")
    assert edited.payload["changes"]["title"] == {"from": "Create attempt-1.md"}
    with pytest.raises(Declined, match="403"):
        at.hub.person("ben").asks("PATCH", pull.path, {"title": "Mine"})
