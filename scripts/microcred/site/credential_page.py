"""The current page of a micro-credential, as data for theme/credential.html."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from urllib.parse import quote

from microcred import links
from microcred.definition import Definition
from microcred.labels import label
from microcred.model.credential import Credential, Owner
from microcred.model.program import Issuer, Program
from microcred.model.release import Release
from microcred.model.vocabulary import Status
from microcred.site.achievement_view import CLOSED, OPEN, Data, achievement_view
from microcred.site.citing import citing
from microcred.site.head import head
from microcred.site.history import Change
from microcred.site.rigor import STEPS, rigor_profile
from microcred.words import day


def credential_page(
    definition: Definition,
    release: Release,
    release_hash: str,
    frozen: bool,
    history: Sequence[Change],
    versions: Sequence[str],
    program: Program,
    issuer: Issuer,
    frozen_on: date | None = None,
    offered: Data | None = None,
) -> Data:
    """Return the data of `/credentials/<slug>/`.

    `release` is the definition's release, as frozen or as it would be; `frozen` tells which.
    `history` is newest first, `versions` are all that are frozen, newest first. `frozen_on` is the
    day of the release, for citing. `offered` is what organisations say and give for it.
    """
    model = definition.credential.model
    slug = model.id
    path = links.credential(slug)
    place = links.permanent(slug, model.version) if frozen else path
    year = frozen_on.year if frozen_on else None
    address = links.whole(program, place)
    closed = model.status is Status.RETIRED
    data = achievement_view(model, release.rubric, release.settings, closed) | {
        "tags": _tags(model),
        "notice": _notice(model, frozen),
        "actions": _actions(model, release, frozen),
        "closing": _closing(model, frozen),
        "frozen": frozen,
        "hash": release_hash,
        "file": f"credentials/{slug}.json",
        "rigor": _rigor(definition, release),
        "offered": offered,
        "supports": None if closed else model.supports,
        "resources": [] if closed else [one.model_dump(mode="json") for one in model.resources],
        "about": list(_about(model)),
        "policy_uses": [label("policy_use", use.value) for use in model.policy_uses],
        "versions": _versions(slug, versions),
        "history": [_change(change, program.repository) for change in history],
        "cite": citing(model, issuer.name, address, year).as_data(),
        "head": head(model, program, issuer, path=path, canonical=path, frozen=frozen),
    }
    return data | {"contents": list(_contents(data, CLOSED if closed else OPEN))}


_STATUS_TAGS = {
    Status.DRAFT: ("clock", "mute"),
    Status.PLANNED: ("calendar", "info"),
    Status.ACTIVE: ("check", "ok"),
    Status.RETIRED: ("archive", "mute"),
}


def _tags(model: Credential) -> Data:
    """Return the state, which is always an icon, a word and a tint, and the depth and area."""
    icon, tone = _STATUS_TAGS[model.status]
    status = {"text": label("status", model.status.value), "icon": icon, "tone": tone}
    words = [label("depth", model.depth.value), label("area", model.area.value)]
    return {"status": status, "words": words}


def _notice(model: Credential, frozen: bool) -> Data | None:
    """Return what a visitor must know before reading on, if anything."""
    if model.status is Status.RETIRED:
        closed = model.retired
        texts = [f"Closed on {day(closed.on)}. {closed.why}"] if closed else []
        title = "Closed to new submissions. Any badge earned before still stands."
        return {"tone": "mute", "title": title, "texts": texts, "link": _replacement(model)}
    if model.status is Status.PLANNED:
        texts = [model.opens] if model.opens else []
        link = _action("Feed of changes, for feed readers", "feed.xml")
        return {"tone": "info", "title": "Not open yet", "texts": texts, "link": link}
    if model.status is Status.DRAFT or not frozen:
        title = f"Version {model.version} is not frozen yet."
        text = "Its text and its rubric may still change before the first submission."
        return {"tone": "info", "title": title, "texts": [text], "link": None}
    return None


def _replacement(model: Credential) -> dict[str, str] | None:
    slug = model.retired.replaced_by if model.retired else None
    if slug is None:
        return None
    return _action("See its successor", links.credential(slug))


def _action(text: str, path: str) -> dict[str, str]:
    """Return a link. A path that starts with # is a part of the page, others go from the root."""
    return {"text": text, "path": path}


def _actions(model: Credential, release: Release, frozen: bool) -> list[dict[str, str]]:
    """Return the buttons under the title; the first is the main one."""
    actions = (
        [_action("Send your evidence", links.submit(model.id))] if _takes(model, frozen) else []
    )
    if model.evidence:
        wording = "See what it asked for" if model.retired else "See what you will need"
        actions.append(_action(wording, "#send"))
    if release.rubric:
        actions.append(_action("Print the rubric", links.rubric(model.id)))
    return actions


def _takes(model: Credential, frozen: bool) -> bool:
    """True where the form for handing in is open."""
    return frozen and model.status is Status.ACTIVE and bool(model.evidence)


def _closing(model: Credential, frozen: bool) -> Data:
    """Return the call at the foot of the page."""
    if model.status is Status.RETIRED:
        title, text = "Looking for one that is open?", "The catalog lists all that you can start."
        return {"title": title, "text": text, "action": _action("Browse the catalog", "catalog/")}
    if model.status is Status.PLANNED:
        title, text = "Not open yet", "Meanwhile, the catalog lists all that you can start now."
        return {"title": title, "text": text, "action": _action("Browse the catalog", "catalog/")}
    if _takes(model, frozen):
        text = "Take the time you need: what you put in is kept on your device until you send it."
        action = _action("Send your evidence", links.submit(model.id))
        return {"title": "Ready to begin?", "text": text, "action": action}
    text = "Start with the list of what you will send, and take the time you need."
    return {"title": "Where to begin", "text": text,
            "action": _action("See what you will need", "#send")}  # fmt: skip


def _rigor(definition: Definition, release: Release) -> list[Data]:
    model = definition.credential.model
    answers = rigor_profile(
        model, release.rubric, model.reviewed, model.review_by, definition.today
    )
    return [asdict(answer) | {"of": STEPS} for answer in answers]


def _about(model: Credential) -> Iterator[Data]:
    """Yield what is known of its upkeep, as terms and values; a value may have a link."""
    if model.authors:
        yield _known("Teachers who wrote it", " · ".join(model.authors))
    yield _known("Kept current by", model.owner.name, _contact(model.owner))
    if model.reviewed:
        yield _known("Last reviewed", day(model.reviewed))
    if model.review_by:
        yield _known("Next review", f"by {day(model.review_by)}")
    if model.purposes:
        purposes = [label("purpose", purpose.value) for purpose in model.purposes]
        yield _known("Offered for", " · ".join(purposes))


def _known(term: str, value: str, href: str | None = None) -> Data:
    return {"term": term, "value": value, "href": href}


def _contact(owner: Owner) -> str:
    """Return the owner's contact as a link: a page, or mail with nothing but the address in it."""
    web = owner.contact.startswith(("http://", "https://"))
    return owner.contact if web else f"mailto:{quote(owner.contact, safe='@+')}"


def _versions(slug: str, versions: Sequence[str]) -> list[dict[str, str]]:
    return [_action(version, links.permanent(slug, version)) for version in versions]


def _change(change: Change, repository: str | None) -> Data:
    link = f"{repository.rstrip('/')}/commit/{quote(change.commit)}" if repository else None
    when = date.fromisoformat(change.date)
    return {"iso": change.date, "date": day(when), "subject": change.subject, "href": link}


def _contents(data: Data, says: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Yield the sections that the page has, in its order."""
    scoring = data["scoring"]
    present = {
        "show": True,
        "method": data["method"],
        "research": data["research"],
        "send": data["evidence"],
        "rubric": data["rubric"],
        "scoring": isinstance(scoring, dict) and any(scoring.values()),
        "rigor": True,
        "counts": data["offered"],
        "help": data["supports"] or data["resources"] or _supported(data),
        "about": True,
        "cite": True,
    }
    for section, text in _SECTIONS.items():
        if present[section]:
            yield {"id": section, "text": says.get(section, text)}


def _supported(data: Data) -> bool:
    offered = data["offered"]
    return isinstance(offered, dict) and bool(offered["supports"])


_SECTIONS = {
    "show": "What you will show",
    "method": "The method",
    "research": "What the research says",
    "send": "What you will send",
    "rubric": "The rubric",
    "scoring": "How it is scored",
    "rigor": "How much this badge can tell you",
    "counts": "What it counts toward",
    "help": "Help along the way",
    "about": "Who keeps it, and on what terms",
    "cite": "How to cite it",
}
