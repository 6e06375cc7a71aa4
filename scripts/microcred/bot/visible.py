"""What of a comment its readers see as its author's own words.

Not what is quoted, folded away, shown as code, or left out by Markdown altogether. Commands are
taken from plain paragraphs alone. Of a scorecard, what is folded away or shown as code is left out.
So are footnotes, which GitHub shows far below, or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

_NOTE = re.compile(r"\[\^[^\]\s]+\]:")
"""What begins a footnote on GitHub."""


def _footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take a footnote for one token: up to where a paragraph would end, since it may be one."""
    if state.is_code_block(start):
        return False
    if not _NOTE.match(state.src, state.bMarks[start] + state.tShift[start]):
        return False
    if silent:
        return True
    ends = state.md.block.ruler.getRules("paragraph")
    line = start + 1
    while line < end and not state.isEmpty(line):
        if state.sCount[line] - state.blkIndent <= 3 and any(
            rule(state, line, end, True) for rule in ends
        ):
            break
        line += 1
    state.line = line
    state.push("footnote", "", 0).map = [start, line]
    return True


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark")
    parser.block.ruler.before("reference", "footnote", _footnote, {"alt": ["paragraph"]})
    return parser


_PARSER: Final = _parser()
_BREAKS: Final = frozenset({"softbreak", "hardbreak"})
_UNSEEN: Final = frozenset({"fence", "footnote"})
_SHOWN: Final = frozenset(
    [
        *("a", "abbr", "area", "b", "bdo", "br", "cite", "col", "dd", "del", "dfn", "dt", "em"),
        *("font", "hr", "i", "img", "input", "ins", "li", "mark", "p", "q", "s", "small"),
        *("source", "span", "strike", "strong", "sub", "sup", "time", "u", "var", "wbr"),
    ]
)
"""Elements whose content is shown as any other text, or that have none or end by themselves."""

_HTML_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Visible:
    """A text in which lines that are not read are empty; `hidden` are the numbers of those."""

    text: str
    hidden: tuple[int, ...]


def spoken_lines(text: str) -> Iterator[str]:
    """Yield the lines of plain paragraphs, as a page shows them."""
    elements = _Elements()
    before = ""
    for token in _PARSER.parse(text):
        if token.type == "html_block":
            elements.feed(token.content)
        elif token.type == "inline":
            lines = list(_shown(token.children or (), elements))
            if before == "paragraph_open" and token.level == 1:
                yield from (line for line in lines if line is not None)
        before = token.type


def visible(text: str) -> Visible:
    """Return a text without what is folded away or shown as code; its lines keep their numbers."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    hidden = {number for number in _hidden(text) if number < len(lines) and lines[number].strip()}
    kept = ("" if number in hidden else line for number, line in enumerate(lines))
    return Visible("\n".join(kept), tuple(sorted(number + 1 for number in hidden)))


def _hidden(text: str) -> Iterator[int]:
    """Yield the numbers of lines, counted from 0, that are not shown as plain text.

    Those of code blocks, those inside of HTML elements, footnotes, and definitions of links.
    """
    elements = _Elements()
    env: dict[str, Any] = {}
    tokens = _PARSER.parse(text, env)
    for one in (*env.get("references", {}).values(), *env.get("duplicate_refs", [])):
        yield from range(*one["map"])
    for token in tokens:
        before = elements.hide
        if token.type == "html_block":
            elements.feed(token.content)
        elif token.type == "inline":
            list(_shown(token.children or (), elements))
        unseen = before or elements.hide or elements.began or token.type in _UNSEEN
        if token.map and unseen:
            yield from range(*token.map)
        elements.began = False


def _shown(children: Sequence[Token], elements: _Elements) -> Iterator[str | None]:
    """Yield the lines that inline tokens come to, None for one that is not seen as plain text.

    A line that begins with code begins with a tick.
    """
    line: str | None = None if elements.hide else ""
    for token in children:
        if token.type in _BREAKS:
            yield line
            line = None if elements.hide else ""
        elif token.type == "html_inline":
            elements.feed(token.content)
            line = None if elements.hide else line
        elif line is not None and token.type == "code_inline":
            line += f"`{token.content}`"
        elif line is not None and token.type == "text":
            line += token.content
    yield line


class _Elements(HTMLParser):
    """The elements that are open after some HTML and hide what is in them, or may do so."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.began = False

    @property
    def hide(self) -> bool:
        """True inside of such an element, and behind a tag that has no end."""
        return bool(self.open or self.rawdata)

    def feed(self, data: str) -> None:
        super().feed(_HTML_COMMENT.sub("", data))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _SHOWN:
            self.began = True
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)  # as HTML has it: the slash closes nothing

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass
