"""Well-formed XML from any text."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

# What the production Char of XML 1.0 leaves out; nothing can carry it, not even an escape.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(text: str) -> str:
    """Return the text with � in place of each character that XML cannot carry."""
    return _NOT_XML.sub("\ufffd", text)


def child(parent: Element, name: str, text: str | None = None, **attributes: str) -> Element:
    """Add an element to `parent` and return it."""
    clean = {key: plain(value) for key, value in attributes.items()}
    element = SubElement(parent, name, clean)
    element.text = plain(text) if text is not None else None
    return element


def document(root: Element) -> bytes:
    """Return an element as an indented XML document in UTF-8."""
    indent(root)
    body = tostring(root, encoding="unicode", short_empty_elements=True)
    # A bare carriage return would be read back as a line feed.
    body = body.replace("\r", "&#13;")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'.encode()
