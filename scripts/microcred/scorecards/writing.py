"""A scorecard as a Markdown block that is read as the same."""

from __future__ import annotations

from collections.abc import Sequence

from microcred.model.release import Release
from microcred.model.scorecard import CriterionScore, ItemCheck, Scorecard
from microcred.scorecards.checks import in_evidence
from microcred.scorecards.fields import structure
from microcred.scorecards.items import written
from microcred.scorecards.layout import HEAD, SCORE, TITLES, Layout, Part, layout
from microcred.scorecards.prose import encoded


def block(card: Scorecard, release: Release) -> str:
    """Return a scorecard as the Markdown block that `read` takes for the same."""
    laid_out = layout(release)
    return whole_block(
        _head(card, laid_out),
        [_score(score, laid_out) for score in card.scores],
        [_check(check, laid_out) for check in card.checks],
        encoded(card.feedback, structure(laid_out, {}), labelled=False) if card.feedback else "",
    )


def whole_block(head: str, scores: Sequence[str], checks: Sequence[str], feedback: str) -> str:
    """Return the parts of a block under their headings."""
    parts = [title(Part.START), head, *scores]
    if checks:
        parts += [title(Part.EVIDENCE), "\n".join(checks)]
    if feedback:
        parts += [title(Part.WHOLE), feedback]
    return "\n\n".join([*parts, title(Part.END)]) + "\n"


def title(part: Part) -> str:
    """Return a heading."""
    marks = "###" if part is Part.START else "####"
    return f"{marks} {TITLES[part][0]}"


def _head(card: Scorecard, laid_out: Layout) -> str:
    structural = structure(laid_out, HEAD)
    said = {
        "submission": card.submission,
        "attempt": str(card.attempt),
        "credential": card.credential,
        "release": card.release,
        "commit": card.commit,
        "conflict": encoded(card.conflict, structural, labelled=True),
    }
    return "\n".join(f"{HEAD[name][0]}: {text}" for name, text in said.items() if text)


def _score(score: CriterionScore, laid_out: Layout) -> str:
    structural = structure(laid_out, SCORE)
    lines = [f"#### {laid_out.criterion_title(score.criterion)}", ""]
    lines.append(f"Level: {laid_out.level_title(score.level)}")
    for name, text in (("why", score.why), ("where", score.where), ("feedback", score.feedback)):
        if text:
            lines.append(f"{SCORE[name][0]}: {encoded(text, structural, labelled=True)}")
    return "\n".join(lines)


def _check(check: ItemCheck, laid_out: Layout) -> str:
    line = written(check, laid_out)
    if check.note is None:
        return line
    return f"{line} — {encoded(check.note, in_evidence(laid_out), labelled=True)}"
