"""The pages of awards. One is rendered for each shape and state; the others are filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import NamedTuple

from markupsafe import Markup

from microcred import links
from microcred.model.identity import release_parts
from microcred.model.release import Release, digest, release_bytes
from microcred.site.awards.fields import Showing, fields, last_day
from microcred.site.awards.filling import Gaps, as_bytes, escaped, gaps, marks, may_hold_marks
from microcred.site.awards.reading import Told, Unreadable, document_of, told
from microcred.site.awards.shape import Shape, Texts, parted, shape_of
from microcred.site.awards.state import State, state_on, turning
from microcred.site.awards.view import Publisher, award_data
from microcred.site.render import render
from microcred.site.shell import Direct, beside_the_catalog, framed, root_of

Releases = Callable[[str], Release | None]

_ROOT = root_of(links.page(links.award("id")))


class Card(NamedTuple):
    """An award in the list of its earner. `issued` is an ISO moment, `html` made by us."""

    award: str
    issued: str
    who: str | None
    html: bytes


class Pages(NamedTuple):
    """What the site shows of an award, and the day on which that next changes.

    `page` is its page, `embed` the one for other sites, `card` for the earner's page if any.
    """

    page: bytes
    embed: bytes
    card: Card | None
    state: State
    turns: date | None


class _Stance(NamedTuple):
    """What decides which words a page has, beside what the award tells."""

    state: State
    has_page: bool


class _Html(NamedTuple):
    """A page, an embedded page and a card."""

    page: str
    embed: str
    card: str


class _Texts(NamedTuple):
    """What is one award's own: texts to be escaped, and the levels of its results as markup."""

    plain: Texts
    levels: Mapping[str, Markup]


@dataclass(frozen=True, slots=True)
class _Kind:
    """Awards of one shape: what all of them tell, and the pages with gaps made for them so far."""

    shape: Shape | None
    told: Told
    pages: dict[_Stance, tuple[Gaps, Gaps, Gaps]] = field(default_factory=dict)


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
        return self._pages(kind, own, showing, plainly=kind.shape is None)

    def plainly(self, data: bytes, showing: Showing) -> Pages:
        """Return the same pages, each rendered from its template. Raises Unreadable."""
        kind, own = self._parsed(data, showing)
        return self._pages(kind, own, showing, plainly=True)

    def _pages(self, kind: _Kind, own: Texts, showing: Showing, *, plainly: bool) -> Pages:
        texts = self._texts(kind, own, showing)
        stance, turns = self._stance(kind, own, showing)
        make = self._rendered if plainly else self._filled
        page, embed, html = make(kind, stance, texts)
        name = kind.told.own_name
        who = texts.plain[name] if name else None
        card = Card(showing.award, texts.plain["awarded"], who, html) if showing.page else None
        return Pages(page, embed, card, stance.state, turns)

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
        clean = not may_hold_marks(self.shell + release.model_dump_json())
        return _Kind(shape_of(document, data) if clean else None, known), own

    def _compare(self, known: Told, name: str) -> None:
        """Raise Unreadable where an award is for another release than the log says."""
        home = links.whole(self.publisher.program, links.permanent(*release_parts(name)))
        if known.achievement != home:
            raise Unreadable(f"is for {known.achievement}, and in the log for {name}")
        if known.fingerprint != digest(release_bytes(known.release)):
            raise Unreadable(f"rests on another release than {name} as it is kept here")

    def _texts(self, kind: _Kind, own: Texts, showing: Showing) -> _Texts:
        """Return the texts of an award by the names that templates know."""
        address = links.whole(self.publisher.program, links.award_data(showing.award))
        if own.get("id") != address:
            raise Unreadable(f"says that it is {own.get('id')}")
        levels = {}
        for row in kind.told.rows:
            level = row.levels.get(own[row.own])
            if level is None:
                raise Unreadable(f"has a level for “{row.name}” that its rubric does not know")
            levels[row.own] = _tag(*level)
        return _Texts(fields(own, kind.told, showing), levels)

    def _stance(self, kind: _Kind, own: Texts, showing: Showing) -> tuple[_Stance, date | None]:
        until, renew = last_day(own), kind.told.renew_from_days
        revoked = showing.revoked is not None
        state = state_on(self.today, until, renew, revoked=revoked)
        turns = turning(self.today, until, renew, revoked=revoked)
        return _Stance(state, showing.page is not None), turns

    def _filled(self, kind: _Kind, stance: _Stance, texts: _Texts) -> tuple[bytes, bytes, bytes]:
        """Return what `_rendered` does, from pages with gaps."""
        known = kind.pages.get(stance)
        if known is None:
            marked = marks([*texts.plain, *texts.levels])
            page, embed, listed = map(gaps, self._html(kind.told, stance, marked))
            known = kind.pages[stance] = page, embed, listed
        values = escaped(texts.plain)
        values.update((name, as_bytes(level)) for name, level in texts.levels.items())
        card = known[2].filled(values) if stance.has_page else b""
        return known[0].filled(values), known[1].filled(values), card

    def _rendered(self, kind: _Kind, stance: _Stance, texts: _Texts) -> tuple[bytes, bytes, bytes]:
        html = self._html(kind.told, stance, {**texts.plain, **texts.levels})
        return as_bytes(html.page), as_bytes(html.embed), as_bytes(html.card)

    def _html(self, known: Told, stance: _Stance, texts: Mapping[str, str]) -> _Html:
        data = award_data(self.publisher, known, stance.state, texts, stance.has_page)
        direct = Direct(
            path=links.page(links.award("id")),
            title=str(data["title"]),
            description=str(data["description"]),
            main=render("award.html", data, _ROOT),
            head=render("award_head.html", data, _ROOT),
        )
        page = framed(beside_the_catalog(self.shell), direct)
        card = render("award_card.html", data, _ROOT) if stance.has_page else ""
        return _Html(page, render("award_embed.html", data, _ROOT), card)


@cache
def _tag(name: str, tone: str) -> Markup:
    """Return a level as it is shown: icon, word and tint."""
    return Markup(render("award_level.html", {"name": name, "tone": tone}, _ROOT))  # noqa: S704
