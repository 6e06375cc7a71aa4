"""What the verbs about submissions share: options, the moment, people, what came in, refusals."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

import click
from pydantic import ValidationError

from microcred import people, places, reviews
from microcred.characters import printable
from microcred.cli.common import refuse
from microcred.committed import Committed
from microcred.deciding import Loaded, hearing, load
from microcred.document import Source
from microcred.files import MAX_BYTES, decoded
from microcred.git import GitUnavailable
from microcred.model.evaluators import Roster
from microcred.model.identity import timestamp
from microcred.model.scorecard import EventKind, ReviewEvent
from microcred.problem import Problem, Severity, verdict
from microcred.review import Case, decide

MAX_REASON = 1000
_SECOND = timedelta(seconds=1)

roster_option = click.option(
    "--roster",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="MICROCRED_ROSTER",
    help="The file that tells who earners are, kept outside of the repository.",
)
format_option = click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How to print the answer.",
)


class Refused(click.ClickException):
    """What was asked for cannot be done; the text says why. Nothing was recorded."""

    exit_code = 1


def now() -> datetime:
    """Return this moment, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def next_moment(root: Path, submission: str) -> datetime:
    """Return this moment, waiting for the next second where something has one already.

    What is recorded of a submission is told apart by its moments: which came first decides.
    """
    if places.is_submission(submission):
        found = reviews.read(root, submission)
        moments = [one.at for one in found.scorecards] + [one.at for one in found.events]
        latest = max(moments, default=None)
        if latest and now() == latest:
            time.sleep(max(0.0, (latest + _SECOND - datetime.now(UTC)).total_seconds()))
    return now()


def programme_day(root: Path, at: datetime) -> date:
    """Return the day that a moment is on where the programme is; in UTC where that is not known."""
    settings = Committed(root).program
    known = settings.document if verdict(settings.problems).passed else None
    return at.astimezone(ZoneInfo(known.model.time_zone) if known else UTC).date()


@contextmanager
def with_git() -> Iterator[None]:
    """Tell what Git could not do, in a person's words, and exit."""
    try:
        yield
    except GitUnavailable as why:
        raise Refused(f"Git cannot do this here: {why}. Nothing was recorded.") from None


def roster_of(file: Path | None, root: Path) -> Roster | None:
    """Return who earners are, None where no roster was named. Exits where it has problems."""
    if file is None:
        return None
    reading = people.roster(file, root)
    if reading.document is None or not verdict(reading.problems).passed:
        stop(reading.problems)
    return reading.document.model


def load_one(
    root: Path, submission: str, roster: Roster | None, at: datetime, format_name: str = "text"
) -> Loaded:
    """Return what is known of one submission; exits where nothing can be told of it."""
    loaded = load(root, submission, roster, programme_day(root, at))
    if loaded.case is None:
        stop(loaded.problems, format_name, recorded=False)
    return loaded


def case_of(loaded: Loaded) -> Case:
    """Return the case of what `load_one` returned."""
    if loaded.case is None:
        raise Refused(f"nothing can be told of submission {loaded.submission}")
    return loaded.case


def event_of(kind: EventKind, at: datetime, by: str, reason: str | None) -> ReviewEvent:
    """Return an event; a usage error where who or why is not of the right form."""
    if reason is not None and not (reason.strip() and len(reason) <= MAX_REASON):
        raise click.UsageError(f"a reason has at least a word, and at most {MAX_REASON} characters")
    try:
        return ReviewEvent(kind=kind, at=at, by=by, reason=reason)
    except ValidationError:
        raise click.UsageError(f"“{printable(by[:70])}” is not somebody's id") from None


def refuse_to_record(why: str, format_name: str) -> NoReturn:
    """Say why nothing was recorded, and exit with 1."""
    if format_name == "json":
        click.echo(as_json({"recorded": False, "why_not": why}), nl=False)
        sys.exit(1)
    raise Refused(f"{why} Nothing was recorded.")


def record_event(root: Path, loaded: Loaded, event: ReviewEvent, format_name: str) -> None:
    """Record an event and say where the submission stands then; exits where it would not count."""
    if why := hearing.unheard(loaded, event):
        refuse_to_record(why, format_name)
    reviews.record(root, loaded.submission, event)
    case = case_of(loaded)
    decision = decide(replace(case, events=(*case.events, event)))
    if format_name == "json":
        told = {"recorded": True, "submission": case.submission, "event": event.kind.value}
        after = {"outcome": decision.outcome.value, "next_step": decision.next_step}
        click.echo(as_json({**told, "by": event.by, "at": timestamp(event.at), **after}), nl=False)
        return
    click.echo(f"Recorded: {event.kind.value}, by {event.by}, on {case.submission}.")
    click.echo(f"The submission stands at {decision.outcome.value}. {decision.why}")
    click.echo(f"Next: {decision.next_step}")


def as_its_earner_asked(
    root: Path,
    submission: str,
    kind: EventKind,
    reason: str | None,
    roster: Path | None,
    format_name: str,
) -> None:
    """Record an event in the earner's name; exits where it would not count."""
    root = root.resolve()
    with with_git():
        at = next_moment(root, submission)
        loaded = load_one(root, submission, roster_of(roster, root), at, format_name)
        event = event_of(kind, at, case_of(loaded).earner.id, reason)
        record_event(root, loaded, event, format_name)


def came_in(file: str) -> Source:
    """Return the text of a file, `-` for what is piped in; exits where it cannot be read."""
    path = "-" if file == "-" else printable(file)
    try:
        if file == "-":
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with Path(file).open("rb") as opened:
                data = opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise click.UsageError(f"{path} cannot be read: {error.strerror}.") from None
    source = _too_large(path) if len(data) > MAX_BYTES else decoded(path, data)
    if isinstance(source, Problem):
        stop((source,))
    return source


def _too_large(path: str) -> Problem:
    message = f"this has more than {MAX_BYTES:,} bytes"
    fix = "Shorten it. Media and long documents are linked to, not kept here."
    return Problem(path, 1, "F05", Severity.ERROR, message, fix)


def stop(problems: Sequence[Problem], format_name: str = "text", **answer: Any) -> NoReturn:
    """Print problems, as JSON with the rest of the answer where that was asked for; exit with 1."""
    if format_name == "json":
        click.echo(as_json({**answer, "problems": plain(problems)}), nl=False)
    else:
        refuse(tuple(problems), len({one.path for one in problems}))
    sys.exit(1)


def plain(problems: Sequence[Problem]) -> list[dict[str, Any]]:
    """Return problems as JSON has them."""
    return [asdict(problem) for problem in problems]


def as_json(data: Any) -> str:
    """Return an answer as JSON."""
    return json.dumps(data, indent=2, ensure_ascii=False, default=str) + "\n"
