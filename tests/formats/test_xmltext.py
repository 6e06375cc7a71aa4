"""Any text can stand in XML, as text and as an attribute."""

from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.formats.xmltext import child, document, plain


def read_back(text: str) -> list[str | None]:
    root = Element("root")
    child(root, "one", text, two=text)
    found = fromstring(document(root))[0]
    return [found.text or "", found.get("two")]


@pytest.mark.parametrize(
    "text", ["a\rb", "a\r\nb", "\ta\n", "]]>", "<!--", "&#0;", "“é”", "\U0001f600", "\x85\u2028"]
)
def test_text_is_read_back_as_it_was(text: str):
    assert plain(text) == text
    assert read_back(text) == [text, text]


@given(st.text())
def test_whatever_the_text(text: str):
    assert read_back(text) == [plain(text), plain(text)]


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"))))
def test_only_what_xml_cannot_carry_is_replaced(text: str):
    kept = text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    assert plain(text) == kept


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\ud800", "\ufffe", "\uffff"])
def test_what_xml_cannot_carry_is_shown_as_such(character: str):
    assert plain(f"a{character}b") == "a\ufffdb"
