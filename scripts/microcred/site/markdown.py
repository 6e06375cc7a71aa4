"""A definition's narrative to HTML that is safe to print on a page.

Three fences, one behind the other: the parser passes no HTML through, its links must be of a kind
we name, and what it wrote is cleaned against a short list of elements and attributes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

# The page gives h1 to the title and h2 to its sections, so a narrative starts at h3.
_FIRST_HEADING = 3
_LAST_HEADING = 6

_TAGS = {"a", "blockquote", "br", "code", "em", "h3", "h4", "h5", "h6", "hr"} | {
    "li", "ol", "p", "pre", "strong", "ul",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto"}
_LINK = re.compile(r"\A(?:https?://|mailto:)\S+\Z", re.IGNORECASE)


def to_html(text: str) -> str:
    """Return sanitised HTML for CommonMark `text`, with headings from h3 down.

    Raw HTML comes out as the text it is. An image gives way to its alternative text, since a page
    asks no other host for anything. A link that is not http, https or mailto stays as text: a
    relative one would mean something else on each page that prints it.
    """
    return nh3.clean(
        _PARSER.render(text),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer",
        attribute_filter=_leading_somewhere,
    ).strip()


def _leading_somewhere(tag: str, name: str, value: str) -> str | None:
    """Return the value of an attribute, None for an empty one, as `[]()` gives a link."""
    return value or None


class _Renderer(RendererHTML):
    """HTML without images."""

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return escapeHtml(self.renderInlineAsText(tokens[idx].children, options, env))


class _Parser(MarkdownIt):
    """CommonMark without HTML, with our own idea of a valid link."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"html": False}, renderer_cls=_Renderer)

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the parser's name for it
        return _LINK.match(url) is not None

    def parse(self, src: str, env: Any = None) -> list[Token]:
        return _demoted(super().parse(src, env))


def _demoted(tokens: list[Token]) -> list[Token]:
    """Return the tokens with the heading levels they use moved to h3, h4 and so on."""
    headings = [token for token in tokens if token.type.startswith("heading_")]
    levels = sorted({token.tag for token in headings})
    for token in headings:
        token.tag = f"h{min(_FIRST_HEADING + levels.index(token.tag), _LAST_HEADING)}"
    return tokens


_PARSER = _Parser()
