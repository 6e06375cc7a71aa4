"""HTML taken apart, to compare what pages are made of."""

from html.parser import HTMLParser


class _Parts(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.elements, self.scripts, self.text, self._inside = [], [], [], None

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self._inside = tag
        if tag == "script":
            self.scripts.append("")

    def handle_endtag(self, tag):
        self._inside = None

    def handle_data(self, data):
        if self._inside == "script":
            self.scripts[-1] += data
        else:
            self.text.append(data)


def _parts(html):
    parts = _Parts()
    parts.feed(html)
    return parts


def elements(html, tag=None):
    """Return (tag, attributes) of each element, or the attributes of those of one tag."""
    found = _parts(html).elements
    return found if tag is None else [attrs for name, attrs in found if name == tag]


def structure(html):
    """Return each element with the names of its attributes: what no text may change."""
    return [(tag, sorted(attrs)) for tag, attrs in elements(html)]


def scripts(html):
    """Return the text inside each script element."""
    return _parts(html).scripts


def words(html):
    """Return the text of a page with its white space evened out."""
    return " ".join(" ".join(_parts(html).text).split())


def between(html, start, end):
    """Return the part of a page from `start` up to and including `end`."""
    first = html.index(start)
    return html[first : html.index(end, first) + len(end)]


class _Seen(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.pieces, self._hidden = [], False

    def handle_starttag(self, tag, attrs):
        self._hidden = tag in ("script", "style")
        address = dict(attrs).get("href") or ""
        if tag == "a" and address.startswith("https://"):
            self.pieces.append(f"→ {address}")

    def handle_endtag(self, tag):
        self._hidden = False

    def handle_data(self, data):
        if not self._hidden and data.strip():
            self.pieces.append(" ".join(data.split()))


def seen(html, start, end):
    """Return a page's pieces of text, a line each, from the one that is `start` to before `end`.

    Before the text of a link that leads elsewhere stands its address.
    """
    page = _Seen()
    page.feed(html)
    first = page.pieces.index(start)
    return "\n".join([*page.pieces[first : page.pieces.index(end, first + 1)], ""])
