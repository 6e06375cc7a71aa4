"""The pages of awards. One is rendered for each shape and state; the others are filled in.

The template sees a mark where a text of one award goes. What it makes of that is kept, and each
award's own texts, escaped, take the place of the marks: the same page, many times faster.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import NamedTuple

from markupsafe import Markup, escape

from microcred import links
from microcred.model.identity import release_parts
from microcred.model.release import Release, digest, release_bytes
from microcred.site.awards.fields import Showing, fields, last_day
from microcred.site.awards.reading import Told, Unreadable, document_of, told
from microcred.site.awards.shape import Shape, Texts, parted, shape_of
from microcred.site.awards.state import State, state_on, turning
from microcred.site.awards.view import Publisher, award_data
from microcred.site.render import render
from microcred.site.shell import Direct, beside_the_catalog, framed, root_of

Releases = Callable[[str], Release | None]

_MARK = "\ue000{}\ue001"
_MARKED = re.compile("\ue000([a-z_0-9]+)\ue001")
_GAP = "\ue002"
_ROOT = root_of(links.page(links.award("id")))


class Card(NamedTuple):
    """An award in the list of its earner. `issued` is an ISO moment, `html` made by us."""

    award: str
    issued: str
    who: str | None
    html: str


class Pages(NamedTuple):
    """What the site shows of an award, and the day on which that next changes.

    `page` is its page, `embed` the one for other sites, `card` for the earner's page if any.
    """

    page: str
    embed: str
    card: Card | None
    state: State
    turns: date | None


class _Stance(NamedTuple):
    """What decides which words a page has, beside what the award tells."""

    state: State
    has_page: bool


class _Html(NamedTuple):
    """A page, an embedded page and a card; as templates, with `%(name)s` where a text goes."""

    page: str
    embed: str
    card: str


@dataclass(frozen=True, slots=True)
class _Kind:
    """Awards of one shape: what all of them tell, and the templates made for them so far."""

    shape: Shape | None
    told: Told
    templates: dict[_Stance, _Html] = field(default_factory=dict)


@dataclass(slots=True)
class Press:
    """Makes the pages of awards. `releases` gives the release of a name, None where there is none.

    It remembers the shapes of one release at a time, so awards are best given release by release.
    """

    publisher: Publisher
    shell: str
    releases: Releases
    today: date
    _of: str = ""
    _kinds: list[_Kind] = field(default_factory=list)

    def pages(self, data: bytes, showing: Showing) -> Pages:
        """Return the pages of the award in a file. Raises Unreadable."""
        kind, own = self._read(data, showing)
        texts = self._texts(kind, own, showing)
        stance, turns = self._stance(kind, own, showing)
        html = self._filled(kind, stance, texts)
        return Pages(
            html.page, html.embed, _card(kind.told, html, texts, showing), stance.state, turns
        )

    def plainly(self, data: bytes, showing: Showing) -> Pages:
        """Return the same pages, each rendered from its template. Raises Unreadable."""
        kind, own = self._parsed(data, showing)
        texts = self._texts(kind, own, showing)
        stance, turns = self._stance(kind, own, showing)
        html = self._rendered(kind.told, stance, texts)
        return Pages(
            html.page, html.embed, _card(kind.told, html, texts, showing), stance.state, turns
        )

    def _read(self, data: bytes, showing: Showing) -> tuple[_Kind, Texts]:
        if showing.release != self._of:
            self._of, self._kinds = showing.release, []
        for place, kind in enumerate(self._kinds):
            if kind.shape and (own := kind.shape.texts(data)) is not None:
                if place:
                    self._kinds.insert(0, self._kinds.pop(place))
                return kind, own
        kind, own = self._parsed(data, showing)
        if kind.shape:
            self._kinds.insert(0, kind)
        return kind, own

    def _parsed(self, data: bytes, showing: Showing) -> tuple[_Kind, Texts]:
        document = document_of(data)
        shared, own = parted(document)
        release = self.releases(showing.release)
        if release is None:
            raise Unreadable(f"is for {showing.release}, whose release is missing")
        known = told(shared, release)
        self._compare(known, showing.release)
        clean = "\ue000" not in self.shell + release.model_dump_json()
        return _Kind(shape_of(document, data) if clean else None, known), own

    def _compare(self, known: Told, name: str) -> None:
        """Raise Unreadable where an award is for another release than the log says."""
        home = links.whole(self.publisher.program, links.permanent(*release_parts(name)))
        if known.achievement != home:
            raise Unreadable(f"is for {known.achievement}, and in the log for {name}")
        if known.fingerprint != digest(release_bytes(known.release)):
            raise Unreadable(f"rests on another release than {name} as it is kept here")

    def _texts(self, kind: _Kind, own: Texts, showing: Showing) -> Texts:
        """Return the texts of an award by the names that templates know, levels as markup."""
        address = links.whole(self.publisher.program, links.award_data(showing.award))
        if own.get("id") != address:
            raise Unreadable(f"says that it is {own.get('id')}")
        texts = fields(own, kind.told, showing)
        for row in kind.told.rows:
            level = row.levels.get(texts[row.own])
            if level is None:
                raise Unreadable(f"has a level for “{row.name}” that its rubric does not know")
            texts[row.own] = _tag(*level)
        return texts

    def _stance(self, kind: _Kind, own: Texts, showing: Showing) -> tuple[_Stance, date | None]:
        until, renew = last_day(own), kind.told.renew_from_days
        revoked = showing.revoked is not None
        state = state_on(self.today, until, renew, revoked=revoked)
        turns = turning(self.today, until, renew, revoked=revoked)
        return _Stance(state, showing.page is not None), turns

    def _filled(self, kind: _Kind, stance: _Stance, texts: Texts) -> _Html:
        """Return what `_rendered` does, from a template where the shape has one."""
        if kind.shape is None:
            return self._rendered(kind.told, stance, texts)
        template = kind.templates.get(stance)
        if template is None:
            template = kind.templates[stance] = self._template(kind.told, stance, texts)
        escaped = _escaped(texts)
        card = template.card % escaped if stance.has_page else ""
        return _Html(template.page % escaped, template.embed % escaped, card)

    def _template(self, known: Told, stance: _Stance, texts: Texts) -> _Html:
        marks: Texts = {name: Markup(_MARK.format(name)) for name in texts}  # noqa: S704  no input
        return _Html(*map(_formattable, self._rendered(known, stance, marks)))

    def _rendered(self, known: Told, stance: _Stance, texts: Texts) -> _Html:
        page = "page" if stance.has_page else None
        data = award_data(self.publisher, known, stance.state, texts, page)
        direct = Direct(
            path=links.page(links.award("id")),
            title=str(data["title"]),
            description=str(data["description"]),
            main=render("award.html", data, _ROOT),
            head=render("award_head.html", data, _ROOT),
        )
        page_html = framed(beside_the_catalog(self.shell), direct)
        card = render("award_card.html", data, _ROOT) if stance.has_page else ""
        return _Html(page_html, render("award_embed.html", data, _ROOT), card)


def _card(known: Told, html: _Html, texts: Texts, showing: Showing) -> Card | None:
    """Return the card of an award whose earner has a page."""
    if not showing.page:
        return None
    who = texts[known.own_name] if known.own_name else None
    return Card(showing.award, texts["awarded"], who, html.card)


def _escaped(texts: Texts) -> Texts:
    """Return texts as HTML, levels as they are. All at once, which is ten times faster."""
    plain = {name: text for name, text in texts.items() if not isinstance(text, Markup)}
    parts = str(escape(_GAP.join(plain.values()))).split(_GAP)
    if len(parts) != len(plain):  # a text holds what was to stand between them
        parts = [str(escape(text)) for text in plain.values()]
    return {**texts, **dict(zip(plain, parts, strict=True))}


@cache
def _tag(name: str, tone: str) -> Markup:
    """Return a level as it is shown: icon, word and tint."""
    return Markup(render("award_level.html", {"name": name, "tone": tone}, _ROOT))  # noqa: S704


def _formattable(html: str) -> str:
    return _MARKED.sub(r"%(\1)s", html.replace("%", "%%"))
