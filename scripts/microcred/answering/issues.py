"""An issue that was written with the form: a pull request of it, or what it lacks."""

from __future__ import annotations

from dataclasses import replace

from microcred import git, places
from microcred.answering.desk import Done
from microcred.answering.doing import Doing
from microcred.answering.looking import Look
from microcred.bot.actions import CALLS, Propose
from microcred.bot.issues import IssueMatter, is_form, plan_issue, proposal, wanted
from microcred.bot.matter import Matter
from microcred.bot.pull import Issue, Pull
from microcred.gathering import gather, heads
from microcred.gathering.others import Open, handing_in
from microcred.git import GitUnavailable
from microcred.github import GitHubRefused, GitHubUnavailable


def settle_issue(look: Look, number: int, calls: int = CALLS) -> Done:
    """Return what came of an issue, within so many calls. `look` has the open pull requests."""
    doing = Doing(look.desk, look.scene, calls)
    try:
        issue = look.desk.github.issue(number)
        if not is_form(issue):
            return Done(number, ())
        matter = _matter(look, issue)
        planned = plan_issue(issue, matter)
        if not (planned and isinstance(planned[0], Propose)):
            return doing.perform(number, planned)
        first = doing.perform(number, planned)
        if look.desk.dry or first.why or first.done < len(first.actions):
            return first
        after = plan_issue(issue, _proposed(look, matter, doing))
        then = doing.perform(number, after)
    except (GitHubUnavailable, GitHubRefused, GitUnavailable) as why:
        return Done(number, (), why=str(why))
    actions = (*first.actions, *then.actions)
    return replace(then, actions=actions, done=first.done + then.done)


def _matter(look: Look, issue: Issue) -> IssueMatter:
    """Return what an issue is read against: one call more where it goes on with a submission."""
    github, scene = look.desk.github, look.scene
    theirs = _theirs(look, issue)
    earlier = _earlier(look, issue, theirs)
    return IssueMatter(
        repository=github.repository,
        program=scene.program,
        offered=scene.main.offers(scene.today),
        today=scene.today,
        bot=scene.bot,
        proposed=_proposal(look, issue) if earlier is None else None,
        earlier=earlier,
        open_now=len(theirs),  # of many, those among the newest: never too many
    )


def _theirs(look: Look, issue: Issue) -> list[Open]:
    """Return what an issue's author has open, by pull requests of their own and by ours."""
    numbers = (issue.author.number, look.desk.bot)
    pulls = [one for one in look.pulls if one.author.number in numbers]
    look.fetch(pulls)
    earner = f"github:{issue.author.number}"
    return [one for one in handing_in(look.scene.root, pulls) if one.earner == earner]


def _earlier(look: Look, issue: Issue, theirs: list[Open]) -> Matter | None:
    """Return the submission that an issue goes on with, None where its author has none such."""
    submission = wanted(issue)
    number = next((one.number for one in theirs if one.place.submission == submission), None)
    pull = next((one for one in look.pulls if one.number == number), None)
    return look.gather(pull) if pull else None


def _proposal(look: Look, issue: Issue) -> int | None:
    """Return the pull request that was made of an issue, None where there is none."""
    github = look.desk.github
    branch = places.branch(proposal(github.repository, issue.number))
    mine = [one for one in look.pulls if _is_from(one, github.repository, branch)]
    ref = f"refs/heads/{branch}"
    if not mine and git.remote_refs(look.scene.root, look.desk.there, ref):
        mine = list(github.pulls_from(branch))  # one that was closed, or is an old one
    return max((one.number for one in mine), default=None)


def _is_from(pull: Pull, repository: str, branch: str) -> bool:
    return (pull.repository, pull.branch) == (repository, branch)


def _proposed(look: Look, matter: IssueMatter, doing: Doing) -> IssueMatter:
    """Return the matter once the attempt lies on its branch."""
    if matter.earlier is None:
        return replace(matter, proposed=doing.proposed)
    anew = replace(look, heads=heads(look.scene.root, look.desk.there))
    anew.fetch([matter.earlier.pull])
    pull = replace(matter.earlier.pull, proposed=doing.head)
    return replace(matter, earlier=gather(look.scene, pull))
