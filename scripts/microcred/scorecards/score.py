"""One criterion of a block: its level, why, where in the evidence, and feedback."""

from __future__ import annotations

from microcred.scorecards.fields import Fields, fields, near_label
from microcred.scorecards.keys import Names, plain
from microcred.scorecards.layout import SCORE, Layout, labelled
from microcred.scorecards.parts import Section
from microcred.scorecards.piece import Piece, either, shortened


def score(path: str, section: Section, layout: Layout) -> Piece:
    """Return one score. K03 for a criterion and K04 for a level that is not there, K07 for none."""
    piece = Piece(path, section.line)
    said = fields(path, section.lines, layout, SCORE)
    piece.problems += said.problems
    criterion = _criterion(piece, section, layout.criteria)
    level = _level(piece, section, said, layout)
    if criterion is None or level is None:
        piece.spoiled += [criterion] if criterion else []
        return piece
    piece.put("criterion", criterion, section.line)
    piece.put("level", level, said.line("level", section.line))
    for name in ("why", "where", "feedback"):
        piece.put(name, said.text(name), said.line(name, section.line))
    return piece


def _criterion(piece: Piece, section: Section, criteria: Names) -> str | None:
    named = section.heading.criteria
    if len(named) == 1:
        return named[0]
    title = shortened(section.heading.title)
    if named:
        piece.spoiled += named
        message = f"“{title}” could be more than one criterion"
        piece.problem("K03", section.line, message, f"Write one of the ids: {either(*named)}.")
        return None
    near = criteria.nearest(title)
    piece.spoiled += [near] if near else []
    known = either(*map(criteria.title, [near] if near else criteria.by_id))
    message = f"“{title}” is not a criterion of this rubric"
    piece.problem("K03", section.line, message, f"Write {known}, or take the heading out.")
    return None


def _level(piece: Piece, section: Section, said: Fields, layout: Layout) -> str | None:
    text, line = said.text("level"), said.line("level", section.line)
    levels = either(*map(layout.level_title, layout.levels.by_id))
    if text is None:
        message = f"“{section.heading.title}” has no level"
        piece.problem("K07", line, message, f"Write `Level:` with {levels}{_instead(section)}.")
        return None
    found = layout.levels.find(text) or layout.levels.find(plain(text))
    if len(found) == 1:
        return found[0]
    near = layout.levels.nearest(text)
    if found:
        message = f"“{shortened(text)}” could be more than one level"
        fix = f"Write one of the ids between backticks: {either(*found)}."
    else:
        message = f"“{shortened(text)}” is not a level of this rubric"
        fix = f"Write {f'`{layout.level_title(near)}`' if near else levels}."
    piece.problem("K04", line, message, fix)
    return None


def _instead(section: Section) -> str:
    """Return a remark on a line that may have been meant to be the level."""
    for line in section.lines:
        labels = {"level": SCORE["level"]}
        if near_label(line.text, labels) and not labelled(line.text, labels):
            return f"; perhaps in place of “{shortened(line.text)}” on line {line.number}"
    return ""
