"""Actions done one after the other, as far as calls go; none after one that could not be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from microcred import git
from microcred.answering.desk import Desk, Done
from microcred.bot import marker
from microcred.bot.actions import Action, Answer, Keep, Propose, Remove, Show
from microcred.bot.issues import with_head
from microcred.bot.labelling import is_ours
from microcred.bot.pull import Comment, Pull
from microcred.gathering import Scene
from microcred.github import GitHubRefused, GitHubUnavailable
from microcred.places import MAIN


class Doing:
    """Does what was planned.

    `proposed` is the number of the pull request that was opened last, `head` the commit of it.
    """

    def __init__(self, desk: Desk, scene: Scene, calls: int) -> None:
        """`calls` is how many requests it may cost, those that read from now on among them.

        Of a list that is read, only the first hundred entries count.
        """
        self._desk = desk
        self._scene = scene
        self._last = desk.github.spent + calls
        self.proposed: int | None = None
        self.head: str | None = None

    def perform(self, number: int, actions: Sequence[Action], pull: Pull | None = None) -> Done:
        """Return what came of some actions; `pull` is as it was when they were planned."""
        planned = tuple(_whole(one, pull, self._scene) for one in actions)
        if self._desk.dry:
            return Done(number, planned)
        for count, action in enumerate(planned):
            if self._desk.github.spent >= self._last:
                return Done(number, planned, count)
            if self._desk.quiet and _is_new(action):
                continue
            try:
                self._do(action)
            except GitHubUnavailable as why:
                if not self._is_there(action):
                    return Done(number, planned, count, str(why), why.until)
            except (GitHubRefused, git.GitUnavailable) as why:
                return Done(number, planned, count, str(why))
        return Done(number, planned, len(planned))

    def _do(self, action: Action) -> None:
        if isinstance(action, Propose):
            self._propose(action)
        else:
            self._desk.github.perform(action)

    def _propose(self, action: Propose) -> None:
        """Push a file to its branch, and open its pull request, or note there what was pushed."""
        head = push_proposal(self._desk, self._scene, action)
        self.proposed = self._desk.github.propose(
            replace(action, body=with_head(action.body, head))
        )
        self.head = head

    def _is_there(self, action: Action) -> bool:
        """True where a comment was written after all, though its answer was lost."""
        if not _is_new(action) or self._desk.github.spent >= self._last:
            return False
        try:
            said = self._desk.github.comments(action.number)  # type: ignore[union-attr]  # is new
        except (GitHubUnavailable, GitHubRefused):
            return False
        return any(_same(action, one, self._desk.bot) for one in said)


def repeated(pull: Pull, bot: int) -> Iterator[Remove]:
    """Yield what takes away comments of ours that an older one says already."""
    said: set[tuple[str, str]] = set()
    for comment in sorted(pull.comments, key=lambda one: one.id):
        mark = marker.read(comment, bot)
        if mark is None:
            continue
        about = (mark.name, "" if mark.name == marker.KEPT else str(mark.said.get("to")))
        if about in said:
            yield Remove(pull.number, comment.id)
        said.add(about)


def push_proposal(desk: Desk, scene: Scene, action: Propose) -> str:
    """Return the commit that puts a file on a branch there, which may be there already.

    Raises GitUnavailable.
    """
    ref = f"refs/heads/{action.branch}"
    there = git.remote_refs(scene.root, desk.there, ref).get(ref)
    if there:
        git.fetch(scene.root, desk.there, {ref: ref})
        if _is_made(scene, there, action):
            return there
    if there != action.onto:
        raise git.Moved(f"{action.branch} was moved by somebody else in the meantime")
    parent = there or git.resolve(scene.root, scene.main.revision)
    commit = git.commit_on(
        scene.root,
        parents=[parent] if parent else [],
        changes={action.path: action.text.encode()},
        subject=action.title,
        at=scene.at,
    )
    git.push(scene.root, desk.there, ref, commit, there)
    return commit


def _is_made(scene: Scene, commit: str, action: Propose) -> bool:
    """True for a commit that does what is proposed, and nothing else."""
    if git.show(scene.root, commit, action.path) != action.text.encode():
        return False
    before = action.onto or git.merge_base(scene.root, MAIN, commit)
    return git.resolve(scene.root, f"{commit}^") == before


def _whole(action: Action, pull: Pull | None, scene: Scene) -> Action:
    """Return an action as GitHub takes it: with the labels and assignees that are not ours."""
    if not isinstance(action, Show) or pull is None:
        return action
    evaluators = {one.login.lower() for one in scene.evaluators.evaluators if one.login}
    labels = [one for one in pull.labels if not is_ours(one)]
    people = [one for one in pull.assignees if one.lower() not in evaluators]
    return replace(
        action,
        labels=tuple(dict.fromkeys([*labels, *action.labels])),
        assignees=tuple(dict.fromkeys([*people, *action.assignees])),
    )


def _is_new(action: Action) -> bool:
    """True for a comment that is not there yet."""
    return isinstance(action, Answer) or (isinstance(action, Keep) and action.comment is None)


def _same(action: Action, comment: Comment, bot: int) -> bool:
    return isinstance(action, Answer | Keep) and marker.same(action.body, comment, bot)
