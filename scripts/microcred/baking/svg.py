"""SVG: the credential is an element `credential` of Open Badges' own namespace.

JSON is the element's text, a JWT its attribute `verify`. Images are read by expat, which loads
nothing. A document type that brings entities is refused before one of them is looked at; the plain
one of SVG 1.1, which drawing programs write, is let be. An image is not written anew but cut and
joined at the bytes where elements begin and end, so that all else in it stays as it was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from microcred.baking.carried import (
    MAX_TEXT,
    BakingProblem,
    Carried,
    check_credential,
    check_size,
    is_jwt,
)

OPEN_BADGES_3: Final = "https://purl.imsglobal.org/ob/v3p0"
OPEN_BADGES_2: Final = "http://openbadges.org"
CREDENTIAL: Final = f"{OPEN_BADGES_3} credential"
ASSERTION: Final = f"{OPEN_BADGES_2} assertion"

MAX_ELEMENTS: Final = 100

_SVG = ("http://www.w3.org/2000/svg svg", "svg")
_ACTIVE = frozenset({"script", "handler", "listener", "iframe", "object", "embed"})
_BEGINNING = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:svg\b|\?xml\b|!--|!DOCTYPE\s+svg\b|\w+:svg\b)")
_START_TAG = re.compile(rb"""<(?:"[^"]*"|'[^']*'|[^'">])*>""")
_DANGER = re.compile(r"[\s\x00-\x1f]*(?:javascript|vbscript)\s*:", re.IGNORECASE)


def looks_like(image: bytes) -> bool:
    """True when the data begin as an SVG may: with a tag, a declaration or a comment of XML."""
    return _BEGINNING.match(image) is not None


def taken_out(image: bytes) -> Carried:
    """Return what an SVG carries. Raises BakingProblem for one that is broken or could act."""
    reader = _read(image)
    return Carried(
        credential=_credential(reader.only(CREDENTIAL)),
        assertion=_assertion(reader.only(ASSERTION)),
    )


def baked(image: bytes, credential: str) -> bytes:
    """Return an SVG with a credential as its last element, in place of any that it carried.

    Raises BakingProblem for an image or a credential that is broken.
    """
    text = check_credential(credential)
    reader = _read(image)
    parts, at = [], 0
    for element in reader.elements:
        if element.name == CREDENTIAL:
            parts.append(image[at : element.start])
            at = element.end
    if reader.root_end is None:
        raise BakingProblem("this SVG is empty: there is no picture to put a credential into")
    parts += [image[at : reader.root_end], _element(text).encode(), image[reader.root_end :]]
    return b"".join(parts)


@dataclass(slots=True)
class _Element:
    """An element that carries something: its name, and where its bytes are."""

    name: str
    start: int
    verify: str | None
    end: int = 0
    text: list[str] = field(default_factory=list)


class _Reader:
    """Hears what expat finds in an image, and notes what matters here."""

    def __init__(self, image: bytes) -> None:
        self.elements: list[_Element] = []
        self.root_end: int | None = None
        self._image = image
        self._depth = 0
        self._inside: _Element | None = None
        self._parser = parser = expat.ParserCreate("utf-8", " ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._said
        parser.StartDoctypeDeclHandler = _doctype
        parser.SkippedEntityHandler = _entity
        parser.ProcessingInstructionHandler = _instruction

    def read(self) -> None:
        """Hear the whole image."""
        self._parser.Parse(self._image, True)

    def only(self, name: str) -> _Element | None:
        """Return the one element of a name, None where there is none."""
        found = [element for element in self.elements if element.name == name]
        if len(found) > 1:
            raise BakingProblem(
                f"this SVG carries {len(found)} elements named {name.split(' ')[-1]}, and nothing "
                "tells which of them counts"
            )
        return found[0] if found else None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self._depth == 0 and name not in _SVG:
            raise BakingProblem("this is XML, but not an SVG image")
        if self._inside:
            raise BakingProblem("the credential in this SVG holds other elements")
        _refuse_action(name, attributes)
        self._depth += 1
        if name in (CREDENTIAL, ASSERTION):
            start = self._parser.CurrentByteIndex
            self._inside = _Element(name, start, attributes.get("verify"))
            self.elements.append(self._inside)
            if len(self.elements) > MAX_ELEMENTS:
                raise BakingProblem(f"this SVG carries more than {MAX_ELEMENTS} badges")

    def _end(self, _name: str) -> None:
        self._depth -= 1
        at = self._parser.CurrentByteIndex
        if self._inside:
            tag = _START_TAG.match(self._image, self._inside.start)
            empty = tag is not None and tag[0].endswith(b"/>")
            self._inside.end = at if empty else self._image.index(b">", at) + 1
            self._inside = None
        elif self._depth == 0 and self._image.startswith(b"</", at):
            self.root_end = at

    def _said(self, text: str) -> None:
        if self._inside:
            self._inside.text.append(text)


def _read(image: bytes) -> _Reader:
    check_size(image)
    reader = _Reader(image)
    try:
        reader.read()
    except expat.ExpatError as error:
        why = expat.ErrorString(error.code)
        raise BakingProblem(
            f"this SVG is not well-formed XML in UTF-8 (line {error.lineno}: {why})"
        ) from error
    return reader


def _doctype(_name: str, _system: str | None, public: str | None, own: bool) -> None:
    if own or not (public or "").startswith("-//W3C//DTD SVG "):
        raise BakingProblem(
            "this SVG has a document type of its own, which can bring in other files or texts that "
            "never end; badges need none"
        )


def _entity(name: str, _parameter: bool) -> None:
    raise BakingProblem(f"this SVG names an entity, {name}, that it does not say the meaning of")


def _instruction(target: str, _: str) -> None:
    if target.lower() == "xml-stylesheet":
        raise BakingProblem("this SVG names a style sheet to load, which can act; badges need none")


def _refuse_action(name: str, attributes: dict[str, str]) -> None:
    """Raise BakingProblem for an element that a browser would run."""
    local = name.rpartition(" ")[2].lower()
    acting = local in _ACTIVE or any(
        key.rpartition(" ")[2].lower().startswith("on") or _DANGER.match(value)
        for key, value in attributes.items()
    )
    if acting:
        raise BakingProblem(
            f"this SVG can act: its element {local} would be run by a browser. Badges are only "
            "pictures; do not open this one"
        )


def _credential(element: _Element | None) -> str | None:
    """Return the JWT of the attribute, or else the JSON of the text."""
    if element is None:
        return None
    return _bounded(element.verify or "".join(element.text))


def _assertion(element: _Element | None) -> str | None:
    """Return the JWS of the attribute, or else the JSON of the text, or else the address."""
    if element is None:
        return None
    verify, text = (element.verify or "").strip(), "".join(element.text).strip()
    return _bounded(verify if is_jwt(verify) else text or verify)


def _bounded(text: str) -> str:
    if len(text) > MAX_TEXT:
        raise BakingProblem(
            f"the text in this SVG has {len(text):,} characters; at most {MAX_TEXT:,} are read"
        )
    return text.strip()


def _element(text: str) -> str:
    """Return the element for a credential, with its namespace of its own."""
    name = f'openbadges:credential xmlns:openbadges="{OPEN_BADGES_3}"'
    if is_jwt(text):
        return f"<{name} verify={quoteattr(text)}/>"
    # What XML cannot hold, JSON can say in another way; `]]>` would end the section.
    said = _NOT_IN_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return f"<{name}><![CDATA[{said.replace(']]>', ']]]]><![CDATA[>')}]]></openbadges:credential>"


_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
