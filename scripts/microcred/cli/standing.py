"""Where submissions stand, as tables for people and as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import click
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from microcred.characters import printable
from microcred.cli.casework import plain
from microcred.cli.started import runnable
from microcred.deciding import Loaded
from microcred.ledger import Standing
from microcred.model.identity import timestamp
from microcred.model.scorecard import EventKind, ReviewEvent, Scored
from microcred.report import as_text
from microcred.review import Case, CriterionVerdict, Decision, Ignored
from microcred.words import day

WIDTH = 100
"""How wide tables are where no terminal tells."""


def show(parts: Iterator[RenderableType]) -> None:
    """Print tables and texts; what others wrote is never taken for markup."""
    console = Console(highlight=False, markup=False, emoji=False)
    if console.is_terminal:
        console.print(Group(*parts))
        return
    console.width = WIDTH
    with console.capture() as captured:
        console.print(Group(*parts))
    for line in captured.get().splitlines():
        click.echo(line.rstrip())


# --- one submission ---


def told(
    loaded: Loaded, case: Case, decision: Decision, standing: Standing | None = None
) -> Iterator[RenderableType]:
    """Yield where a submission stands, why, criterion by criterion, who counted, what is next."""
    name = case.release.credential.name
    attempt = f", attempt {decision.attempt}" if decision.attempt else ""
    stands = "awarded" if loaded.record else decision.outcome.value
    stands = "revoked" if standing and standing.revoked else stands
    yield line(f"Submission {loaded.submission}{attempt}: {stands}", "bold")
    whose = "" if _blind(case) else f", handed in by {case.earner.id}"
    yield line(f"“{name}” ({case.release.name}){whose}")
    if loaded.record:
        when = day(loaded.record.decided.date())
        yield line(f"It was awarded on {when}: {loaded.record.award}.")
        if standing and standing.revoked:
            yield line(f"It was revoked on {day(standing.revoked.date())}: {standing.reason}")
        yield line("It would be decided now as:")
    elif loaded.merged:
        yield line("It is merged into main, and was not awarded.")
    yield line("")
    yield line(f"Why: {decision.why}")
    yield line(f"Next: {decision.next_step}")
    yield line("")
    yield _criteria(case, decision.criteria)
    yield from _section("Scorecards that count", map(_card, decision.counted))
    yield from _section(
        "Scorecards that do not count",
        ((*_card(one.scored), one.why) for one in decision.uncounted),
    )
    yield from _section(
        "Stepped back",
        ((one.by, timestamp(one.at), one.reason or "") for one in _recusals(case)),
    )
    yield from _section(
        "Not heard",
        (
            (_by(case, one) or "the earner", one.event.kind.value, timestamp(one.event.at), one.why)
            for one in decision.ignored
        ),
    )
    if loaded.problems:
        yield line("")
        yield line("To be mended before anything is awarded", "bold")
        said = as_text(loaded.problems, len({one.path for one in loaded.problems}))
        yield Text(runnable(said).rstrip())


def _recusals(case: Case) -> list[ReviewEvent]:
    """Return who stepped back from scoring, and why, the first one first."""
    stepped = (one for one in case.events if one.kind is EventKind.RECUSED)
    return sorted(stepped, key=lambda one: one.at)


def _section(title: str, rows: Iterable[tuple[str, ...]]) -> Iterator[RenderableType]:
    """Yield rows under a title; nothing where there are none."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    for row in rows:
        table.add_row(*map(line, row))
    if table.row_count:
        yield from (line(""), line(title, "bold"), table)


def _criteria(case: Case, criteria: Sequence[CriterionVerdict]) -> Table:
    names, levels = _names(case)
    table = _table("Criterion", "Level", "Met", "Why, and what to do next")
    for one in criteria:
        critical = " (critical)" if one.critical else ""
        level = levels.get(one.level or "", "–")
        met = {True: f"yes, attempt {one.attempt}", False: "not yet", None: "open"}[one.met]
        feedback = [f"Feedback: {text}" for text in one.feedback]
        where = [f"Where: {', '.join(one.where)}"] if one.where else []
        said = Text("\n".join(map(_plain, [one.why, *where, *feedback])))
        table.add_row(line(names[one.criterion] + critical), line(level), line(met), said)
    return table


def _card(scored: Scored) -> tuple[str, str, str]:
    return scored.evaluator, f"attempt {scored.card.attempt}", timestamp(scored.at)


def answer(loaded: Loaded, standing: Standing | None = None) -> dict[str, Any]:
    """Return where a submission stands, as JSON has it; `outcome` is null where nobody can tell."""
    case, decision = loaded.case, loaded.decision
    known = _decided(case, decision) if case and decision else {"outcome": None}
    return {
        "submission": loaded.submission,
        **known,
        "merged": loaded.merged,
        "award": loaded.record.award if loaded.record else None,
        "revoked": {"at": timestamp(standing.revoked), "reason": standing.reason}
        if standing and standing.revoked
        else None,
        "problems": plain(loaded.problems),
    }


def _decided(case: Case, decision: Decision) -> dict[str, Any]:
    names, _ = _names(case)
    return {
        "credential": case.release.name,
        "release": case.release_hash,
        "earner": None if _blind(case) else case.earner.id,
        "attempt": decision.attempt,
        "head": decision.head,
        "outcome": decision.outcome.value,
        "why": decision.why,
        "next_step": decision.next_step,
        "criteria": [
            {
                "criterion": one.criterion,
                "name": names[one.criterion],
                "critical": one.critical,
                "level": one.level,
                "met": one.met,
                "attempt": one.attempt,
                "why": one.why,
                "feedback": list(one.feedback),
                "where": list(one.where),
            }
            for one in decision.criteria
        ],
        "counted": [_scored(one) for one in decision.counted],
        "uncounted": [
            {**_scored(one.scored), "reason": one.reason.value, "why": one.why}
            for one in decision.uncounted
        ],
        "recused": [
            {"by": one.by, "at": timestamp(one.at), "reason": one.reason} for one in _recusals(case)
        ],
        "ignored": [
            {
                "by": _by(case, one),
                "kind": one.event.kind.value,
                "at": timestamp(one.event.at),
                "why": one.why,
            }
            for one in decision.ignored
        ],
    }


def _blind(case: Case) -> bool:
    """True where evaluators, who may ask too, are not to be told whose work it is."""
    scoring = case.release.credential.scoring
    return bool(scoring and scoring.blind)


def _by(case: Case, ignored: Ignored) -> str | None:
    """Return who an event is by, None where that would tell who the earner is."""
    by = ignored.event.by
    return None if _blind(case) and by == case.earner.id else by


def _scored(scored: Scored) -> dict[str, Any]:
    return {
        "evaluator": scored.evaluator,
        "attempt": scored.card.attempt,
        "at": timestamp(scored.at),
        "sha256": scored.sha256,
    }


def _names(case: Case) -> tuple[dict[str, str], dict[str, str]]:
    """Return the names of the rubric's criteria, and those of its levels."""
    rubric = case.release.rubric
    criteria = {one.id: one.name for one in rubric.criteria} if rubric else {}
    return criteria, {one.id: one.name for one in rubric.levels} if rubric else {}


# --- one scorecard ---


def understood(case: Case, scored: Scored) -> Table:
    """Return a scorecard as it was read, in the words of the rubric."""
    names, levels = _names(case)
    table = _table("Criterion", "Level", "Why, where, and what to do next")
    for one in scored.card.scores:
        said = [one.why or "–"]
        said += [f"Where: {one.where}"] if one.where else []
        said += [f"Feedback: {one.feedback}"] if one.feedback else []
        name, level = names.get(one.criterion, one.criterion), levels.get(one.level, one.level)
        table.add_row(line(name), line(level), Text("\n".join(map(_plain, said))))
    for check in scored.card.checks:
        note = check.note or ""
        what = f"{check.slot}, item {check.item}"
        table.add_row(line(what), line(_words(check.result.value)), line(note))
    return table


def _words(value: str) -> str:
    return value.replace("-", " ")


# --- many ---


def overview(found: Sequence[Loaded]) -> Iterator[RenderableType]:
    """Yield all open submissions with where each stands."""
    if not found:
        yield line("No submission is open.")
        return
    table = _table("Submission", "For", "Attempt", "Stands", "Next")
    for one in found:
        table.add_row(*map(line, _row(one)))
    yield table


def _row(loaded: Loaded) -> tuple[str, str, str, str, str]:
    case, decision = loaded.case, loaded.decision
    if case is None or decision is None:
        first = next((str(one) for one in loaded.problems), "")
        return loaded.submission, "", "", "cannot be told", first
    stands = decision.outcome.value
    step = decision.next_step
    if loaded.problems:
        command = runnable(f"`microcred decide {loaded.submission}`")
        step = f"{len(loaded.problems)} to mend: {command}. {step}"
    return loaded.submission, case.release.name, str(decision.attempt or ""), stands, step


# --- tables ---


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 1, 0))
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def line(text: str, style: str = "") -> Text:
    """Return a text that is never taken for markup, without characters that nobody can see."""
    return Text(_plain(text), style=style)


def _plain(text: str) -> str:
    return printable(" ".join(text.split()))
