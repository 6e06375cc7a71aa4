"""What the page of an award says, state by state."""

import re
from datetime import date
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

import pytest

from microcred.site.awards import Card
from tests.ledgers import MULTIKEY, random_id
from tests.site.awards.made import REASON, award, press, release, revoked, showing
from tests.site.markup import elements, words

ID = random_id("award 0")
NUMBER = f"{ID[:4]}-{ID[4:8]}-{ID[8:]}".upper()
ADDRESS = f"https://good.example/awards/{ID}/"
STATES = {
    "valid": (date(2026, 11, 22), showing()),
    "renew": (date(2031, 11, 1), showing()),
    "expired": (date(2031, 11, 22), showing()),
    "revoked": (date(2026, 11, 22), revoked()),
}


class Html(NamedTuple):
    page: str
    embed: str
    card: Card | None


def made(state: str = "valid", page: str | None = None, **changes) -> Html:
    today, told = STATES[state]
    known = release(changes.get("years", 5))
    pages = press(known, today).pages(award(0, **changes), told._replace(page=page))
    return Html(pages.page.decode(), pages.embed.decode(), pages.card)


def text(state: str = "valid", **changes) -> str:
    return str(words(made(state, **changes).page))


def properties(html: str) -> dict[str, str]:
    """Return what the head says, by name."""
    found = elements(html, "meta")
    return {one.get("property") or one["name"]: one["content"] for one in found if len(one) == 2}


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("valid", "This award stood when this page was made"),
        ("valid", "Good example signed it on 21 November 2026, and had not withdrawn it then."),
        ("valid", "Checking with Good example…"),
        ("renew", "It can be renewed now: hand in new evidence for Think Time"),
        ("expired", "This award expired on 21 November 2031 It was genuine, and stood until then."),
        ("expired", "You hold it? Renew it: hand in new evidence for Think Time"),
        ("revoked", "This award was revoked on 22 November 2026"),
        ("revoked", f"It should not be relied on. Reason given by the issuer: {REASON}"),
        ("revoked", "What this means The badge file is still a real file from this issuer"),
        ("revoked", "Scores at the time"),
    ],
)
def test_the_verdict_is_said_in_words(state: str, said: str) -> None:
    assert said in text(state)


@pytest.mark.parametrize(
    ("state", "tones", "icons"),
    [
        ("valid", ["ok", "mute"], {"check", "help"}),
        ("renew", ["ok", "mute"], {"check", "help"}),
        ("expired", ["warn"], {"expired"}),
        ("revoked", ["bad"], {"revoked"}),
    ],
)
def test_the_verdict_has_an_icon_and_a_tint(state: str, tones, icons) -> None:
    html = made(state).page
    assert re.findall(r'class="mc-verdict mc-verdict--(\w+)', html) == tones
    shown = set(re.findall(r'mc-verdict__icon"[^>]*><use href="[^"]*icons\.svg#(\w+)"', html))
    assert shown == icons


def test_nothing_green_is_seen_before_it_was_checked() -> None:
    html = made().page
    assert '<div class="mc-verdict mc-verdict--ok mc-noscript" data-mc-static>' in html
    assert html.index('<div class="mc-script">\n<section class="mc-verdict mc-verdict--mute"') > 0


@pytest.mark.parametrize(
    ("state", "image"),
    [("valid", ""), ("renew", ""), ("expired", "-expired"), ("revoked", "-revoked")],
)
def test_badge_and_preview_are_those_of_the_state(state: str, image: str) -> None:
    pages = made(state)
    path = f"credentials/think-time/1.0/badge{image}"
    assert elements(pages.page, "img")[0]["src"] == f"../../{path}.svg"
    assert elements(pages.embed, "img")[0]["src"] == f"../../{path}.svg"
    head = properties(pages.page)
    assert head["og:image"] == f"https://good.example/{path}.png"
    assert head["og:url"] == ADDRESS
    assert head["og:image:alt"] == "Think Time badge" + image.replace("-", ", ")


@pytest.mark.parametrize(
    ("state", "title", "description"),
    [
        (
            "valid",
            "Ada: Think Time",
            "Issued by Good example on 21 November 2026 to Ada. Good until",
        ),
        ("expired", "Expired: Ada: Think Time", "Expired: it was good until 21 November 2031."),
        ("revoked", "Revoked: Ada: Think Time", "Revoked on 22 November 2026: do not rely on it."),
    ],
)
def test_a_preview_says_first_what_no_longer_holds(state, title, description) -> None:
    pages = made(state, name="Ada")
    assert f"<title>{title}</title>" in pages.page
    assert properties(pages.page)["description"].startswith(description)
    ended = "" if state == "valid" else f", {state}"
    assert f"<title>Think Time badge{ended}, {NUMBER}</title>" in pages.embed


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("valid", "Good until 21 November 2031"),
        ("renew", "Good until 21 November 2031"),
        ("expired", "Expired on 21 November 2031"),
        ("revoked", "Revoked on 22 November 2026"),
    ],
)
def test_what_others_embed_says_it_too(state: str, said: str) -> None:
    embed = made(state, name="Ada").embed
    assert said in words(embed)
    assert "Ada" in words(embed)
    assert elements(embed, "a") == [{"href": ADDRESS, "target": "_top"}]
    assert elements(embed, "script") == []


def test_an_award_that_does_not_expire() -> None:
    pages = made(years=None)
    assert "Good until Does not expire" in words(pages.page)
    assert "Does not expire" in words(pages.embed)
    assert "says nothing about how well the skill was kept up" in words(pages.page)
    assert "expirationYear" not in pages.page


@pytest.mark.parametrize(
    ("state", "name", "listed"),
    [
        ("valid", "Ada", True),
        ("renew", "Ada", True),
        ("valid", None, False),
        ("expired", "Ada", False),
        ("revoked", "Ada", False),
    ],
)
def test_only_who_shows_a_name_and_holds_what_stands_can_be_searched_for(
    state: str, name: str | None, listed: bool
) -> None:
    assert ("robots" in properties(made(state, name=name).page)) is not listed
    assert properties(made(state, name=name).embed)["robots"] == "noindex"


def test_who_shows_no_name() -> None:
    assert "The holder of this badge" in text()
    assert "Ask which e-mail address it was issued to" in text()
    assert "It does not say who holds it" in text()
    assert "GitHub account number 1234567" in text(mode="open")
    assert "It does not say who holds it" not in text(name="Ada")
    assert "and does not rate Ada as a teacher" in text(name="Ada")


def test_the_facts() -> None:
    said = text(name="Ada")
    assert f"Award number {NUMBER}" in said
    assert "Issued on 21 November 2026" in said
    assert "for Think Time , Foundation stage" in said
    assert "Decided on two scorecards. The level to reach is “Meets”." in said
    assert "Choosing questions Meets “Your class” and “Two recordings”" in said
    assert "Waiting Key row Meets" in said
    assert f"Check this award at https://good.example/ awards/{ID}/" in said


def test_a_level_that_was_not_met_is_not_green() -> None:
    html = made(levels=("meets", "not-yet")).page
    assert re.findall(r'mc-tag--(\w+)"><svg[^>]*><use href="[^"]*#(\w+)"', html) == [
        ("ok", "check"),
        ("mute", "clock"),
    ]


def test_links_to_evidence_are_shown_where_the_earner_chose_so() -> None:
    assert "drive.google.com" not in made().page
    html = made(links=True).page
    assert html.count('href="https://drive.google.com/') == 3
    assert 'rel="nofollow noopener noreferrer"' in html
    script = award(0, links=True).replace(b'"https://drive.google.com', b'"javascript:alert(1)//')
    assert b"javascript:" not in press().pages(script, showing()).page


def test_technical_details() -> None:
    said = text()
    for part in (
        f"Key {MULTIKEY}",
        "Issuer did:web:good.example",
        "Commit judged 4444444444444444444444444444444444444444",
        "Status list https://good.example/awards/status/1.json , entry 9973",
        "Proof eddsa-rdfc-2022 , made 2026-11-20T20:48:00Z",
        "Think Time, version 1.0",
    ):
        assert part in said
    assert len(re.findall(r"\b[0-9a-f]{64}\b", said)) == 3, "the release, two scorecards"


def test_add_to_linkedin() -> None:
    [href] = [
        one["href"] for one in elements(made().page, "a") if "linkedin" in one.get("href", "")
    ]
    assert parse_qs(urlsplit(href).query) == {
        "startTask": ["CERTIFICATION_NAME"],
        "name": ["Think Time"],
        "organizationName": ["Good example"],
        "issueYear": ["2026"],
        "issueMonth": ["11"],
        "expirationYear": ["2031"],
        "expirationMonth": ["11"],
        "certUrl": [ADDRESS],
        "certId": [NUMBER],
    }
    said = text()
    for field in ("Issue date 21 November 2026", f"Credential ID {NUMBER}", f"URL {ADDRESS}"):
        assert field in said


def test_an_issuer_with_a_page_on_linkedin() -> None:
    html = press(linkedin=1337).pages(award(), showing()).page.decode()
    assert "&amp;organizationId=1337&amp;" in html
    assert "organizationName" not in html


def test_the_snippet_for_other_sites() -> None:
    embed = f"https://good.example/awards/{ID}/embed.html"
    assert f'<iframe src="{embed}" title="Think Time badge" width="360"' in text()


def test_a_revoked_award_is_not_shared() -> None:
    html = made("revoked", page="p" * 12, name="Ada").page
    for part in ("linkedin", "iframe", "data-mc-bake", "data-mc-copy=", "earners/", "download>"):
        assert part not in html
    assert 'data-mc-state="revoked"' in html


def test_an_earner_who_has_a_page() -> None:
    pages = made(page="p" * 12, name="Ada")
    assert '<a href="../../earners/pppppppppppp/">' in pages.page
    assert pages.card and pages.card.who == "Ada" and pages.card.issued == "2026-11-21T20:48:00Z"
    assert "Good until 21 November 2031" in words(pages.card.html.decode())
    assert made().card is None


def test_programs_find_the_signed_data() -> None:
    found = [one for one in elements(made().page, "link") if one["rel"] == "alternate"]
    assert found == [
        {"rel": "alternate", "type": "application/vc+ld+json", "href": f"../../awards/{ID}.json"}
    ]


def test_the_frame_does_not_say_that_this_is_the_catalog() -> None:
    assert "aria-current" not in made().page
