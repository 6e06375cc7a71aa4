"""The evidence in a block: what was found on opening and comparing each item."""

from __future__ import annotations

from collections.abc import Iterator

from microcred.saying import Saying
from microcred.scorecards.fields import structure
from microcred.scorecards.items import WORDS, begins, nearest_result, place, result
from microcred.scorecards.layout import Layout, is_rule
from microcred.scorecards.parts import Line, Section
from microcred.scorecards.piece import Piece, either, shortened
from microcred.scorecards.prose import Structural, decoded


def checks(path: str, section: Section, layout: Layout) -> Iterator[Piece]:
    """Yield what each line says of an item. K05 for an unknown slot, K16 for an unknown result."""
    structural = in_evidence(layout)
    items: list[list[Line]] = []
    for line in section.lines:
        if is_rule(line.text):
            continue
        if begins(line.text, layout.slots) or not items:
            items.append([line])
        else:
            items[-1].append(line)
    for lines in items:
        if any(line.text for line in lines):
            yield _check(path, lines, layout, structural)


def in_evidence(layout: Layout) -> Structural:
    """Return what tells lines that begin something from text, where evidence is listed."""
    structural = structure(layout, {})
    return lambda line: structural(line) or begins(line, layout.slots)


def _check(path: str, lines: list[Line], layout: Layout, structural: Structural) -> Piece:
    first = lines[0]
    piece = Piece(path, first.number)
    where = place(first.text, layout.slots)
    if where is None:
        message = f"it cannot be told what this line is for: “{shortened(first.text)}”"
        fix = f"Write an item, a colon and {either(*WORDS)}; or take the line out."
        piece.problem("K02", first.number, message, fix)
        return piece
    if len(where.slots) != 1:
        _slot(piece, where.named, where.slots, layout)
    rest = [where.rest, *(line.text for line in lines[1:])]
    found = result(decoded(rest, structural, labelled=True))
    if found is None:
        _result(piece, " ".join(rest).strip())
    elif len(where.slots) == 1:
        piece.put("slot", where.slots[0], first.number)
        piece.put("item", where.item, first.number)
        piece.put("result", found.result.value, first.number)
        piece.put("note", found.note or None, first.number)
    return piece


def _slot(piece: Piece, named: str, found: tuple[str, ...], layout: Layout) -> None:
    if found:
        message = f"“{shortened(named)}” could be more than one piece of evidence"
        fix = f"Write one of the ids between backticks: {either(*found)}."
    else:
        near = layout.slots.nearest(named)
        known = either(*map(layout.slots.title, [near] if near else layout.slots.by_id))
        message = f"“{shortened(named)}” is not a piece of evidence of this micro-credential"
        fix = f"Write {known}, then `, item 1` or another number."
    piece.problem("K05", piece.line, message, fix)


def _result(piece: Piece, given: str) -> None:
    near = nearest_result(given) if given else None
    if given:
        message = f"“{shortened(given)}” does not say what was found of this item"
    else:
        message = _UNSAID()
    fix = f"Write `{near}`." if near else f"Write {either(*WORDS)}."
    piece.problem("K16", piece.line, message, fix)


_UNSAID = Saying("K16", "it is not said what was found on opening and comparing this item")
