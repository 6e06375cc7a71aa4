"""A Markdown block, pasted by a person, to the fields of a scorecard.

K01 there is not just one whole scorecard · K02 a line that cannot be read · K03 no such criterion ·
K04 no such level · K05 no such evidence slot · K06 something is there twice · K07 a criterion
without a level · K08 it does not say what it is for · K13 no word on conflicts of interest ·
K16 a result that cannot be read.
"""

from __future__ import annotations

from microcred.model.release import Release
from microcred.problem import Problem
from microcred.scorecards.checks import checks
from microcred.scorecards.fields import structure
from microcred.scorecards.head import head
from microcred.scorecards.layout import Layout, Part, layout
from microcred.scorecards.parts import Section, sections
from microcred.scorecards.piece import Piece
from microcred.scorecards.prose import decoded
from microcred.scorecards.rows import rows
from microcred.scorecards.score import score
from microcred.yamltext import Lines


def read_block(path: str, text: str, release: Release) -> Piece:
    """Return what the one scorecard in a text says. Never guesses: what is unclear is a problem.

    Scores and checks of which something could not be read are left out.
    """
    lines, problems = rows(path, text)
    laid_out = layout(release)
    parts = sections(path, lines, laid_out) if lines else []
    if isinstance(parts, Problem):
        return Piece(path, parts.line, problems=[*problems, parts])
    if not parts:
        return Piece(path, 1, problems=problems)
    whole = head(path, parts[0], laid_out)
    whole.problems[:0] = problems
    for part in parts[1:]:
        _add(whole, part, laid_out)
    return whole


def _add(whole: Piece, part: Section, laid_out: Layout) -> None:
    """Put what one part of a block says to the rest."""
    if part.heading.part is Part.CRITERION:
        _append(whole, "scores", score(whole.path, part, laid_out))
    elif part.heading.part is Part.EVIDENCE:
        for piece in checks(whole.path, part, laid_out):
            _append(whole, "checks", piece)
    else:
        _feedback(whole, part, laid_out)


def _append(whole: Piece, name: str, piece: Piece) -> None:
    whole.problems += piece.problems
    whole.spoiled += piece.spoiled
    if piece.value:
        values = whole.value.setdefault(name, [])
        at = whole.inside.setdefault(name, Lines(piece.line))
        at.inside[len(values)] = piece.lines
        values.append(piece.value)


def _feedback(whole: Piece, part: Section, laid_out: Layout) -> None:
    if first := whole.inside.get("feedback"):
        message = f"“{part.heading.title}” is here a second time (first on line {first.line})"
        whole.problem("K06", part.line, message, "Keep one of the two.")
        return
    text = decoded([line.text for line in part.lines], structure(laid_out, {}), labelled=False)
    whole.put("feedback", text or None, part.line)
