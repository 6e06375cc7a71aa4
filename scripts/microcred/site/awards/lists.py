"""Pages that lead to awards: one for each earner who chose it, and `/awards/`, which lists none."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from microcred import links
from microcred.model.program import Program
from microcred.site.awards.press import Card
from microcred.site.render import render
from microcred.site.shell import Direct, beside_the_catalog, framed, root_of
from microcred.site.words import number, sentence


def earner_page(program: Program, shell: str, page: str, cards: Sequence[Card]) -> tuple[str, str]:
    """Return path and HTML of an earner's page: the newest award first.

    It bears the name that the newest award of those that show one does.
    """
    newest = sorted(cards, key=lambda card: (card.issued, card.award), reverse=True)
    who = next((card.who for card in newest if card.who), None)
    title = f"Badges of {who}" if who else "Badges of one earner"
    data = {
        "named": who is not None,
        "who": who,
        "count": f"{sentence(number(len(newest)))} badge{'' if len(newest) == 1 else 's'}",
        "cards": Markup("\n".join(card.html for card in newest)),  # noqa: S704  rendered by us
        "address": links.whole(program, links.earner(page)),
    }
    return _page(shell, links.earner(page), title, "What they showed, and whether it still stands.",
                 "earner", data)  # fmt: skip


def awards_page(program: Program, shell: str) -> tuple[str, str]:
    """Return path and HTML of `/awards/`."""
    data = {"url": links.whole(program, links.AWARDS)}
    description = (
        "Every award has a page of its own. Ask its holder for the link, or check a badge."
    )
    path, main = _page(
        shell, links.AWARDS, "Awards", description, "awards", data, "facet_head.html"
    )
    return path, main


def _page(
    shell: str,
    address: str,
    title: str,
    description: str,
    name: str,
    data: dict[str, object],
    head: str | None = None,
) -> tuple[str, str]:
    path = links.page(address)
    root = root_of(path)
    direct = Direct(
        path,
        title,
        description,
        render(f"{name}.html", data, root),
        render(head or f"{name}_head.html", data, root),
    )
    return path, framed(beside_the_catalog(shell), direct)
