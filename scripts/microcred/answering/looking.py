"""What a run sees on GitHub and in Git, and what it does about one pull request of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from microcred.answering.desk import Desk, Done
from microcred.answering.doing import Doing, repeated
from microcred.bot.actions import CALLS
from microcred.bot.happening import Happening, Kind
from microcred.bot.matter import Matter
from microcred.bot.planning import plan
from microcred.bot.pull import Pull
from microcred.bot.standing import hands_in, may_be_awarded
from microcred.gathering import Scene, fetch_heads, gather, heads, rivals, scene, throw_away
from microcred.git import GitUnavailable
from microcred.github import GitHubRefused, GitHubUnavailable
from microcred.problem import Problem


class Stopped(Exception):
    """Nothing can be done before these problems of main are mended."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """`problems` say why."""
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Look:
    """The programme, the head of each pull request there ever was, and those known to be open.

    `whole` says that no others are open.
    """

    desk: Desk
    scene: Scene
    heads: dict[int, str]
    pulls: tuple[Pull, ...] = ()
    whole: bool = False

    def fetch(self, pulls: Collection[Pull]) -> None:
        """Bring here what is needed to gather some pull requests: their heads and their rivals'."""
        wanted = {one.number for one in pulls}
        others = {
            other.number for one in pulls for other in rivals(self.scene.program, one, self.pulls)
        }
        for numbers in (wanted, others - wanted):
            fetch_heads(self.scene.root, self.desk.there, self.heads, numbers, lean=True)

    def gather(self, pull: Pull) -> Matter:
        """Return what is known of a pull request whose head was fetched: one call, or two.

        One that hands nothing in has no comment that remembers its check, so that is asked for.
        Raises GitHubUnavailable, GitHubRefused and GitUnavailable.
        """
        told = self._with_author(self.desk.github.told(pull))
        matter = gather(self.scene, told, self.pulls, whole=self.whole)
        if hands_in(matter) or not matter.pull.open:
            return replace(matter, beside=tuple(self._beside(matter.pull)))
        return self._checked(matter)

    def settle(self, happening: Happening, pull: Pull, calls: int = CALLS) -> Done:
        """Return what came of a pull request whose head was fetched, within so many calls."""
        doing = Doing(self.desk, self.scene, calls)
        try:
            matter = self.gather(pull)
            if happening.kind is Kind.SWEEP and matter.pull.open and may_be_awarded(matter):
                matter = self._checked(matter)  # others may have said something of this commit
        except GitHubUnavailable as why:
            return Done(pull.number, (), why=str(why), until=why.until)
        except (GitHubRefused, GitUnavailable) as why:
            return Done(pull.number, (), why=str(why))
        planned = (*plan(happening, matter), *repeated(matter.pull, self.desk.bot))
        return doing.perform(pull.number, planned, matter.pull)

    def _checked(self, matter: Matter) -> Matter:
        """Return a matter with what its check says now: one call."""
        checked = self.desk.github.checked(matter.pull.head)
        return replace(matter, pull=replace(matter.pull, checked=checked))

    def _beside(self, pull: Pull) -> Iterator[Pull]:
        """Yield the other open pull requests that are at the same commit, as Git knows it."""
        for one in self.pulls:
            if one.number != pull.number and self.heads.get(one.number) == pull.head:
                yield one

    def _with_author(self, pull: Pull) -> Pull:
        """Return a pull request with whose it is: of one that we made from an issue, the issue's.

        What somebody else's says of an issue is not believed.
        """
        if pull.issue is None:
            return pull
        if pull.author.number != self.desk.bot or pull.repository != self.desk.github.repository:
            return replace(pull, issue=None, proposed=None)
        return replace(pull, author=self.desk.github.author_of(pull.issue))


@contextmanager
def looked(desk: Desk) -> Iterator[Look]:
    """Give a look at the repository as it is now, in a clone that is thrown away.

    Raises Stopped where main is not in order, GitUnavailable where it cannot be had.
    """
    with throw_away(desk.source, desk.there) as root:
        yield Look(desk, seen(desk, root), heads(root, desk.there))


def seen(desk: Desk, root: Path) -> Scene:
    """Return what a run is done with. Raises Stopped where main is not in order."""
    found = scene(root, desk.roster, desk.bot, desk.at)
    if not isinstance(found, Scene):
        raise Stopped(found)
    return found
