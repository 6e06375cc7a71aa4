"""Pages that lead to awards: one for each earner who chose it, and `/awards/`, which lists none."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from microcred import links
from microcred.model.program import Program
from microcred.site.awards.press import Card
from microcred.site.awards.view import Data
from microcred.site.render import render
from microcred.site.shell import Direct, beside_the_catalog, framed, root_of
from microcred.words import number, sentence


def earner_page(program: Program, shell: str, page: str, cards: Sequence[Card]) -> tuple[str, str]:
    """Return path and HTML of an earner's page: the newest award first.

    It bears the name that the newest award of those that show one does.
    """
    newest = sorted(cards, key=lambda card: (card.issued, card.award), reverse=True)
    who = next((card.who for card in newest if card.who), None)
    address = links.earner(page)
    data: Data = {
        "named": who is not None,
        "who": who,
        "count": f"{sentence(number(len(newest)))} badge{'' if len(newest) == 1 else 's'}",
        "cards": Markup(b"\n".join(card.html for card in newest).decode()),  # noqa: S704  rendered by us
        "address": links.whole(program, address),
    }
    title = f"Badges of {who}" if who else "Badges of one earner"
    description = "What they showed, and whether it still stands."
    return _page(shell, address, (title, description), ("earner.html", "earner_head.html"), data)


def awards_page(program: Program, shell: str) -> tuple[str, str]:
    """Return path and HTML of `/awards/`."""
    data: Data = {"url": links.whole(program, links.AWARDS)}
    described = (
        "Awards",
        "Each has a page of its own. Ask its holder for the link, or check a badge.",
    )
    return _page(shell, links.AWARDS, described, ("awards.html", "facet_head.html"), data)


def _page(
    shell: str, address: str, described: tuple[str, str], templates: tuple[str, str], data: Data
) -> tuple[str, str]:
    path = links.page(address)
    main, head = (render(template, data, root_of(path)) for template in templates)
    return path, framed(beside_the_catalog(shell), Direct(path, *described, main, head))
