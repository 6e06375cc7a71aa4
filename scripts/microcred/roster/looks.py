"""Whether a file is a list of people, by how it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Final

from microcred.roster.headings import Heading, lists_people

PROSE: Final = (".htm", ".html", ".md")
"""How the names of pages end: a page may speak of a roster, and have a few addresses on it."""

PRIVATE_PAGE: Final = '<meta name="microcred" content="private">'
"""What marks a page of reports that tells of people."""

FIRST: Final = 50
"""How many lines, and how many objects of JSON, are looked at for the names of columns."""


def looks_like_people(path: str, text: str) -> bool:
    """Return whether a text is a list of people: YAML, JSON, a table, or a page with one.

    By e-mail address, by name, or by what is known of them by their ids alone. What `microcred
    report` writes of people is known too, by its mark or by its columns.
    """
    name = path.rpartition("/")[2].lower()
    if PRIVATE_PAGE in text:
        return True
    if name.endswith(PROSE):
        return any(lists_people(heading, contacts=True) for heading in _of_pages(text))
    return (
        ("roster" in name and "@" in text)
        or any(shape.search(text) for shape in _SHAPES)
        or sum(map(_is_address, text.split("\n", FIRST))) > 1
        or any(map(lists_people, _of_data(text)))
    )


_ADDRESS = r"[^\s@\"',:<>]{1,64}@[^\s@\"',<>]{1,200}"

_SHAPES: Final = (
    re.compile(r"(?:^|[{,])[\"' \t]*people[\"']?\s*:(?=.{0,2000}?e?mail[\"']?\s*:)", re.M | re.S),
    re.compile(
        r"(?:^|[{,])[\"' \t]*people[\"']?\s*:(?=.{0,200}?\bid[\"']?\s*:)"
        r"(?=.{0,2000}?\b(?:name|mentor|shows|stage|school)[\"']?\s*:)",
        re.M | re.S,
    ),
    re.compile(
        r"^[\"' \t{]*extensions[\"']?\s*:(?=.{0,2000}?\bperson[\"']?\s*:)"
        r"(?=.{0,2000}?\bapproved_by[\"']?\s*:)",
        re.M | re.S,
    ),
    re.compile(r"\A\W{0,20}(?=.{0,300}\bid\b)[^\n]{0,300}\be-?mail\b[^\n]{0,300}[\n][^\n]*@", re.I),
    # an export of a report that tells of people
    re.compile(r"\A\s*\{\s*\"report\"\s*:\s*\"[a-z-]+\",\s*\"private\"\s*:\s*true\b"),
    # a list of objects with an address, and a list of nothing but addresses
    re.compile(rf"\A\s*\[\s*\{{[^{{}}]{{0,2000}}mail[^\"'{{}}]{{0,20}}\"\s*:\s*\"{_ADDRESS}", re.I),
    re.compile(rf"\[\s*[\"']?{_ADDRESS}[\"']?\s*,\s*[\"']?{_ADDRESS}"),
    # two of whatever kind that have one
    re.compile(
        rf"mail[\"']?\s*:\s*[\"']?{_ADDRESS}(?=.{{0,2000}}?mail[\"']?\s*:\s*[\"']?{_ADDRESS})",
        re.I | re.S,
    ),
)


def _is_address(line: str) -> bool:
    return re.fullmatch(_ADDRESS, line[:300].strip(" \t\r\"'-,;")) is not None


def _of_data(text: str) -> Iterator[Heading]:
    """Yield what may name the columns: a line over another, the keys of objects."""
    lines = [line for line in text.lstrip("\ufeff").split("\n", FIRST)[:FIRST] if line.strip()]
    for line, below in pairwise(lines):
        for mark in ",;\t|":
            if mark in line and mark in below:
                yield Heading.of(line.split(mark))
        if re.fullmatch(r" {2}-[ -]*", below):
            yield Heading.of(re.split(r" {2,}", line.strip()), report=True)
    if listed := re.findall(r"^ {2,4}([A-Z][a-z]+): ", "\n".join(lines), re.M):
        yield Heading.of(listed, report=True)
    for found in islice(re.finditer(r"\{[^{}]{0,4000}\}", text), FIRST):
        keys = re.findall(r"\"([^\"\n]{1,60})\"\s*:", found[0])
        # one address may be a contact's: `_SHAPES` knows two
        yield Heading.of((key for key in keys if "mail" not in key.lower()), tagged=False)


def _of_pages(text: str) -> Iterator[Heading]:
    """Yield the columns of each table of a page that has a row; not of one shown as an example."""
    shown = re.sub(r"^(```|~~~).*?^\1", "", text, flags=re.M | re.S)
    lines = [line.strip() for line in shown.split("\n")]
    for head, rule, row in zip(lines, lines[1:], lines[2:], strict=False):
        if re.fullmatch(r"\|?[ :|-]*-[ :|-]*\|[ :|-]*", rule) and "|" in head and "|" in row:
            yield Heading.of(head.strip("|").split("|"), page=True)
    for table in re.findall(r"<table.*?(?:</table>|\Z)", shown, re.S | re.I):
        cells = re.findall(r"<th[^>]*>(.*?)</th>", table, re.S | re.I)
        yield Heading.of([re.sub(r"<[^>]*>", "", cell) for cell in cells], page=True)
