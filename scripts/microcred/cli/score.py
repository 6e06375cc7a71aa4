"""`microcred score`: an evaluator's scorecard, or what else an evaluator has to say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

import click
from rich.console import RenderableType

from microcred import reviews
from microcred.attempt import without_earner
from microcred.cli.casework import (
    as_json,
    came_in,
    case_of,
    event_of,
    format_option,
    load_one,
    next_moment,
    plain,
    record_event,
    refuse_to_record,
    roster_of,
    roster_option,
    stop,
    with_git,
)
from microcred.cli.common import root_option
from microcred.cli.standing import line, show, understood
from microcred.cli.started import runnable
from microcred.deciding import Loaded, hearing
from microcred.document import Source
from microcred.model.identity import timestamp
from microcred.model.scorecard import EventKind, Scored
from microcred.problem import Problem, Severity
from microcred.report import as_text
from microcred.review import Case, decide
from microcred.scorecards import Task, blank_block, blank_yaml


@click.command()
@click.argument("submission")
@click.argument("file", required=False)
@click.option("--evaluator", metavar="ID", required=True, help="Who: an id of evaluators.yml.")
@click.option("--yaml", "as_yaml", is_flag=True, help="Write the empty scorecard as YAML.")
@click.option("--show", "shown", is_flag=True, help="Show what is to be scored, not whose it is.")
@click.option("--hold", metavar="REASON", help="Say that something cannot be opened or compared.")
@click.option("--release-hold", is_flag=True, help="Say that it can be scored again.")
@click.option("--recuse", metavar="REASON", help="Step back from scoring this submission.")
@roster_option
@format_option
@root_option
def command(
    submission: str,
    file: str | None,
    evaluator: str,
    as_yaml: bool,
    shown: bool,
    hold: str | None,
    release_hold: bool,
    recuse: str | None,
    roster: Path | None,
    format_name: str,
    root: Path,
) -> None:
    """Take in the scorecard in FILE (`-` for what is piped in): YAML, or the Markdown block.

    Without FILE an empty scorecard is printed, for the criteria of SUBMISSION that are open. A
    scorecard counts for the commit that it judged. With --show, the attempt to be scored
    is printed, without `earner` and `publish`. What was understood is said criterion by criterion;
    where anything could not be, that is said instead, and nothing is recorded.

    With --format json the answer has `recorded`, `submission`, `attempt`, `commit`, `evaluator`,
    `at`, `sha256`, `scores` (`criterion`, `level`, `why`, `where`, `feedback`), `counts` (null
    where only the roster can tell), `why_not`, `outcome`, `next_step` and `problems`. Where nothing
    was recorded, it has `recorded` and `why_not` or `problems`. With --show it has `submission`,
    `attempt`, `commit`, `path` and `text`.
    """
    root = root.resolve()
    asked = {EventKind.HELD: hold, EventKind.RECUSED: recuse}
    kinds = [kind for kind, reason in asked.items() if reason is not None]
    kinds += [EventKind.RELEASED] if release_hold else []
    if len(kinds) + (file is not None) + shown > 1:
        raise click.UsageError("give one of FILE, --show, --hold, --release-hold and --recuse")
    with with_git():
        at = next_moment(root, submission)
        loaded = load_one(root, submission, roster_of(roster, root), at, format_name)
        if kinds:
            event = event_of(kinds[0], at, evaluator, asked.get(kinds[0]))
            record_event(root, loaded, event, format_name)
            return
        task = _task(loaded, evaluator, at, format_name)
        evaluation = Evaluation(root, loaded, task, evaluator, at)
        if shown:
            _show_attempt(evaluation, format_name)
        elif file is None:
            _print_blank(evaluation, as_yaml)
        else:
            _score(evaluation, came_in(file), format_name)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Who scores what, and when."""

    root: Path
    loaded: Loaded
    task: Task
    evaluator: str
    at: datetime


def _task(loaded: Loaded, evaluator: str, at: datetime, format_name: str) -> Task:
    """Return what there is to score; exits where this evaluator is not to score anything."""
    if wrong := [one for one in loaded.problems if one.severity is Severity.ERROR]:
        stop(wrong, format_name, recorded=False)
    if why := hearing.may_not_score(case_of(loaded), evaluator, at):
        refuse_to_record(why, format_name)
    task = hearing.task_of(loaded, evaluator)
    if task is None:
        if loaded.merged:
            refuse_to_record("There is nothing to score: it is merged into main.", format_name)
        decision = decide(case_of(loaded))
        said = f"There is nothing to score: the submission stands at {decision.outcome.value}."
        refuse_to_record(f"{said} {decision.why}", format_name)
    return task


def _print_blank(evaluation: Evaluation, as_yaml: bool) -> None:
    task = evaluation.task
    click.echo((blank_yaml if as_yaml else blank_block)(task))
    click.echo(f"Fill it in, and hand it in: {_again(evaluation)} FILE", err=True)
    click.echo(f"What is to be scored: {_again(evaluation)} --show", err=True)


def _show_attempt(evaluation: Evaluation, format_name: str) -> None:
    """Print what is to be scored; not whose it is, which blind scoring promises."""
    loaded, task = evaluation.loaded, evaluation.task
    turn = next(one for one in loaded.turns if one.place.number == task.attempt)
    if isinstance(turn.source, Problem):
        stop((turn.source,), format_name)
    text = without_earner(turn.source.text)
    if format_name == "json":
        told = {"submission": task.submission, "attempt": task.attempt, "commit": task.head}
        click.echo(as_json({**told, "path": turn.place.path, "text": text}), nl=False)
        return
    click.echo(text, nl=False)


def _again(evaluation: Evaluation) -> str:
    said = f"microcred score {evaluation.task.submission} --evaluator {evaluation.evaluator}"
    return runnable(said)


def _score(evaluation: Evaluation, source: Source, format_name: str) -> None:
    """Record a scorecard and say what was understood; or say what was not, and record nothing."""
    case = case_of(evaluation.loaded)
    scored, problems = hearing.scored(evaluation.task, source, evaluation.evaluator, evaluation.at)
    if scored is None:
        _refuse(problems, format_name)
    if why := hearing.must_not_keep(case, scored):
        refuse_to_record(why, format_name)
    reviews.record(evaluation.root, case.submission, scored)
    after = hearing.with_card(case, scored)
    if format_name == "json":
        click.echo(as_json(_answer(after, scored, problems)), nl=False)
        return
    if problems:
        click.echo(runnable(as_text(problems, 1)))
    show(_told(after, scored))


def _refuse(problems: Sequence[Problem], format_name: str) -> NoReturn:
    if format_name == "text":
        click.echo("Nothing was recorded. What is wrong with the scorecard:", err=True)
    stop(problems, format_name, recorded=False)


def _told(case: Case, scored: Scored) -> Iterator[RenderableType]:
    attempt = scored.card.attempt
    yield line(f"Recorded: {scored.evaluator} on {case.submission}, attempt {attempt}", "bold")
    yield line("This is what was understood:")
    yield line("")
    yield understood(case, scored)
    yield line("")
    decision = decide(case)
    yield line(hearing.counts(case, scored).why)
    yield line(f"The submission stands at {decision.outcome.value}. {decision.why}")
    yield line(f"Next: {decision.next_step}")


def _answer(case: Case, scored: Scored, problems: Sequence[Problem]) -> dict[str, Any]:
    decision, counts = decide(case), hearing.counts(case, scored)
    return {
        "recorded": True,
        "submission": case.submission,
        "attempt": scored.card.attempt,
        "commit": scored.commit,
        "evaluator": scored.evaluator,
        "at": timestamp(scored.at),
        "sha256": scored.sha256,
        "scores": [one.model_dump(mode="json") for one in scored.card.scores],
        "counts": counts.counts,
        "why_not": None if counts.counts else counts.why,
        "outcome": decision.outcome.value,
        "next_step": decision.next_step,
        "problems": plain(problems),
    }
