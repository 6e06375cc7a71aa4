"""How many words a text has."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_UNSPOKEN = re.compile(r"(?<=\])\([^()\s]{0,600}\)|<[A-Za-z/][^<>\n]{0,600}>|https?://\S+")
_WORD = re.compile(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
    "|[^\\s\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+"
)
PATTERNS = {"comment": _COMMENT, "unspoken": _UNSPOKEN, "word": _WORD}
"""What is looked for, by the names that the form in the browser knows it by."""


def words(markdown: str) -> int:
    """Return how many words a text has, counted as word processors do: by the spaces.

    Chinese and Japanese characters count one each. Comments, tags, web addresses and what holds
    neither letter nor digit do not count.
    """
    plain = _UNSPOKEN.sub(" ", without_comments(markdown))
    return sum(1 for word in _WORD.findall(plain) if any(map(str.isalnum, word)))


def without_comments(markdown: str) -> str:
    """Return a text without the remarks (`<!-- … -->`) that nobody is shown."""
    return _COMMENT.sub(" ", markdown)
