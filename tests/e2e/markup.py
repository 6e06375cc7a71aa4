"""The built files read as HTML, without a browser."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

HEADINGS = {f"h{level}" for level in range(1, 7)}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


@dataclass
class Markup(HTMLParser):
    """What tests ask of a page: its links, what it loads, ids, headings and head."""

    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    canonical: list[str] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)
    handlers: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    language: str | None = None
    title: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self._inside.append(tag)
        if "template" in self._inside:
            return  # not part of the page until a script copies it
        if "id" in given:
            self.ids.append(given["id"])
        self.handlers += [f"{tag} {name}" for name in given if name.startswith("on")]
        if tag == "html":
            self.language = given.get("lang")
        if tag in HEADINGS:
            self.headings.append((int(tag[1]), ""))
        if tag == "meta":
            self.properties[given.get("property") or given.get("name", "")] = given.get(
                "content", ""
            )
        if tag == "script":
            self.scripts.append(given.get("src", ""))
        self._refer(tag, given)

    def _refer(self, tag: str, given: dict[str, str]) -> None:
        if tag == "link" and given.get("rel") == "canonical":
            self.canonical.append(given["href"])
        elif tag in ("link", "use", "image"):
            alternate = given.get("rel") in ("alternate", "search", "prev", "next")
            (self.links if alternate else self.loads).append(given.get("href", ""))
        elif "href" in given:
            self.links.append(given["href"])
        self.loads += [given[name] for name in ("src", "poster", "data") if name in given]
        if "srcset" in given:
            self.loads += [part.split()[0] for part in given["srcset"].split(",")]
        self.links += [given[name] for name in ("action", "formaction", "cite") if name in given]

    def handle_endtag(self, tag: str) -> None:
        while tag in self._inside and self._inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "title" in self._inside and "svg" not in self._inside:
            self.title += data
        if self.headings and HEADINGS & set(self._inside):
            level, text = self.headings[-1]
            self.headings[-1] = (level, text + data)


def markup(path: Path) -> Markup:
    """Return what a file of HTML says."""
    read = Markup()
    read.feed(path.read_text(encoding="utf-8"))
    read.close()
    return read
