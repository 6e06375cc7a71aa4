"""`/opensearch.xml`: lets a browser search the catalog from its address bar.

OpenSearch 1.1, https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md
"""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from microcred.formats.view import CatalogView
from microcred.formats.xmltext import child, document

NAMESPACE: Final = "http://a9.com/-/spec/opensearch/1.1/"
PATH: Final = "opensearch.xml"
MEDIA_TYPE: Final = "application/opensearchdescription+xml"
SHORT_NAME: Final = 16
LONG_NAME: Final = 48
DESCRIPTION: Final = 1024


def opensearch(view: CatalogView) -> bytes:
    """Return the description: a search goes to the catalog page with its words as `q`."""
    program = view.program
    root = Element("OpenSearchDescription", {"xmlns": NAMESPACE})
    child(root, "ShortName", shortened(program.name, SHORT_NAME))
    child(root, "LongName", shortened(program.name, LONG_NAME))
    child(root, "Description", shortened(f"{program.name}. {program.tagline}.", DESCRIPTION))
    search = view.whole("catalog/?q=") + "{searchTerms}"
    child(root, "Url", type="text/html", template=search)
    child(root, "Url", type=MEDIA_TYPE, rel="self", template=view.whole(PATH))
    child(root, "Language", program.language)
    child(root, "InputEncoding", "UTF-8")
    child(root, "OutputEncoding", "UTF-8")
    return document(root)


def shortened(text: str, most: int) -> str:
    """Return the text, cut at the end of a word where it has more than `most` characters."""
    if len(text) <= most:
        return text
    head = text[: most + 1].rpartition(" ")[0].rstrip(" ,;:-–—")
    return head or text[:most]
