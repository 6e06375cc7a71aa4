"""What an award's pages show, put together from what its shape tells and its own texts.

A field goes to the template as it is, or with other text around it: never cut, changed or asked
about. So the same page comes out when a mark stands for it, and the text is put there later.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import escape

from microcred import links
from microcred.labels import label
from microcred.model.program import Issuer, Program
from microcred.site.awards.linkedin import add_to_profile
from microcred.site.awards.reading import Row, Told
from microcred.site.awards.state import State
from microcred.words import listed, number, sentence

Data = dict[str, object]

HOLDER = "The holder of this badge"


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes the site."""

    program: Program
    issuer: Issuer


def award_data(
    publisher: Publisher, told: Told, state: State, fields: Mapping[str, str], has_page: bool
) -> Data:
    """Return the data of theme/award.html, award_head.html and award_embed.html.

    `has_page` says whether its earner has a page.
    """
    program, achievement = publisher.program, told.release.credential
    home = links.permanent(achievement.id, achievement.version)
    address = links.whole(program, links.award(fields["id"]))
    who = fields[told.own_name] if told.own_name else None
    return {
        "state": state.value,
        "stands": state.stands,
        "title": _title(told, state, fields, who),
        "description": _description(told, state, fields, who),
        "field": fields,
        "who": who or HOLDER,
        "named": who is not None,
        "account": fields[told.own_account] if told.own_account else None,
        "name": told.name,
        "language": told.language,
        "stage": label("depth", achievement.depth.value),
        "competency": achievement.competency,
        "version": achievement.version,
        "issuer": {"name": told.issuer, "href": told.issuer_url, "email": told.issuer_email},
        "expires": told.expires,
        "home": home,
        "current": links.credential(achievement.id),
        "image": f"{home}badge{state.ribbon}",
        "badge": f"{home}badge",
        "picture": links.whole(program, f"{home}badge{state.ribbon}.png"),
        "picture_alt": f"{told.name} badge" + ("" if state.stands else f", {state.value}"),
        "address": address,
        "path": links.award(fields["id"]),
        "snippet": _snippet(told, links.whole(program, links.embed(fields["id"]))),
        "file": links.award_data(fields["id"]),
        "whole_file": links.whole(program, links.award_data(fields["id"])),
        "programme": links.whole(program, ""),
        "slug": achievement.id,
        "earner": links.earner(fields["page"]) if has_page else None,
        "rows": [_row(row, fields) for row in told.rows],
        "scored": _scored(told),
        "items": [
            {"name": item.name, "genre": item.genre, "href": fields[item.own] if item.own else None}
            for item in told.items
        ],
        "unsaid": list(_unsaid(told, who)),
        "linkedin": _linkedin(publisher, told, fields),
        "fingerprint": told.fingerprint,
        "did": told.did,
        "commit": fields["commit"] if told.own_commit else None,
        "cards": [fields[name] for name in told.own_cards],
        "achievement": links.whole(program, home),
        "listed": state.stands and who is not None,
    }


def _title(told: Told, state: State, fields: Mapping[str, str], who: str | None) -> str:
    name = f"{who}: {told.name}" if who else f"{told.name}, award {fields['number']}"
    return name if state.stands else f"{sentence(state.value)}: {name}"


def _description(told: Told, state: State, fields: Mapping[str, str], who: str | None) -> str:
    """Return the sentence under a link to the page, which says first what no longer holds."""
    issued = (
        f"Issued by {told.issuer} on {fields['issued']} to {who or 'a holder who shows no name'}."
    )
    if state is State.REVOKED:
        return f"Revoked on {fields['revoked']}: do not rely on it. {issued}"
    if state is State.EXPIRED:
        return f"Expired: it was good until {fields['until']}. {issued}"
    until = f"Good until {fields['until']}." if told.expires else "It does not expire."
    return f"{issued} {until} Check it on this page."


def _row(row: Row, fields: Mapping[str, str]) -> Data:
    return {
        "name": row.name,
        "critical": row.critical,
        "evidence": listed([f"“{name}”" for name in row.evidence]),
        "level": fields[row.own],
    }


def _scored(told: Told) -> str:
    """Return on how many scorecards it was decided, and which level was needed."""
    cards = len(told.own_cards)
    said = [f"Decided on {number(cards)} scorecard{'' if cards == 1 else 's'}."] if cards else []
    if told.level:
        said.append(f"The level to reach is “{told.level}”.")
    return " ".join(said)


def _unsaid(told: Told, who: str | None) -> Iterator[str]:
    achievement = told.release.credential
    yield f"It is about one skill, and does not rate {who or 'the holder'} as a teacher."
    if told.items:
        yield "It rests on what was handed in, and says nothing about other lessons."
    if achievement.evidence and not any(slot.impact for slot in achievement.evidence):
        yield "None of what was asked for shows what changed for students."
    if not told.expires:
        yield "It does not expire, so it says nothing about how well the skill was kept up since."
    if who is None:
        yield "It does not say who holds it: that is for the holder to show."
    yield (
        "It is not a licence, a degree or college credit. Whether it counts for pay, hours or a "
        "licence is for a state or district to say."
    )


def _snippet(told: Told, address: str) -> str:
    """Return the HTML for other sites that shows the small page of an award."""
    return (
        f'<iframe src="{address}" title="{escape(told.name)} badge" width="360" height="136" '
        'style="border:0" loading="lazy"></iframe>'
    )


def _linkedin(publisher: Publisher, told: Told, fields: Mapping[str, str]) -> str:
    """Return the address that opens LinkedIn's form, filled in."""
    awards = links.whole(publisher.program, links.AWARDS)
    return add_to_profile(
        told.name,
        told.issuer,
        publisher.issuer.linkedin,
        (fields["issued_year"], fields["issued_month"]),
        (fields["until_year"], fields["until_month"]) if told.expires else None,
        f"{quote(awards, safe='')}{fields['id']}%2F",
        fields["number"],
    )
