"""Files made to harm whoever checks them: a clear answer each time, nothing run, nobody asked."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests import ledgers
from tests.checking.test_png import HOSTILE, MEGABYTE, carrier, picture
from tests.e2e.checking import GENUINE, give, paste, text_of, verdict, words
from tests.e2e.conftest import Site
from tests.e2e.watch import Watch

SVG = 'xmlns="http://www.w3.org/2000/svg"'
OPEN_BADGES = 'xmlns:ob="https://purl.imsglobal.org/ob/v3p0"'
CREDENTIAL = f"<ob:credential {OPEN_BADGES}>{{}}</ob:credential>"
SHOUT = "window.hacked = 1"
LAUGHS = "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10)
)  # a billion laughs

FILES: dict[str, tuple[bytes, str]] = {
    "script": (
        f"<svg {SVG}><script>{SHOUT}</script>{CREDENTIAL}</svg>".encode(),
        "holds a program",
    ),
    "handler": (f'<svg {SVG} onload="{SHOUT}">{CREDENTIAL}</svg>'.encode(), "holds a program"),
    "script link": (
        f'<svg {SVG}><a href=" javascript:{SHOUT}">x</a>{CREDENTIAL}</svg>'.encode(),
        "holds a program",
    ),
    "page inside": (
        f'<svg {SVG}><foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" '
        f'srcdoc="&lt;script>parent.{SHOUT}&lt;/script>"/></foreignObject></svg>'.encode(),
        "holds a program",
    ),
    "image to load": (
        f'<svg {SVG}><image href="https://elsewhere.example/seen.png"/></svg>'.encode(),
        "carries no badge",
    ),
    "style sheet": (
        f'<?xml-stylesheet href="https://elsewhere.example/a.css"?><svg {SVG}/>'.encode(),
        "names a style sheet",
    ),
    "external entity": (
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "https://elsewhere.example/x">]>'
        f"<svg {SVG}>&x;</svg>".encode(),
        "a document type of its own",
    ),
    "billion laughs": (
        f"<!DOCTYPE svg [{LAUGHS}]><svg {SVG}>&l9;</svg>".encode(),
        "a document type of its own",
    ),
    "two badges": (f"<svg {SVG}>{CREDENTIAL}{CREDENTIAL}</svg>".encode(), "two badges"),
    "broken XML": (f"<svg {SVG}><g></svg>".encode(), "damaged"),
    "a web page": (f"<!doctype html><script>{SHOUT}</script>".encode(), "damaged, or no SVG"),
    "no text": (b"\xff\xd8\xff\xe0 a photograph", "neither a badge file nor a picture"),
    "nothing": (b"", "nothing in it"),
    "deep JSON": (b"[" * 1_000_000, "nested deeper"),
    "long JSON": (b'"' + b"a" * 2 * MEGABYTE + b'"', "longer than any badge"),
    "huge": (b" " * 17 * MEGABYTE, "larger than any badge"),
    "a PNG bomb": (picture(carrier(b" " * 100 * MEGABYTE, packed=True)), "unpacks to more"),
    "a PNG cut off": HOSTILE["cut off"],
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_gets_a_clear_answer_and_does_nothing(
    awarded: Site, watched: Callable[..., tuple[Page, Watch]], name: str
) -> None:
    data, why = FILES[name]
    page, watch = watched(awarded, "verify")
    give(page, "badge", data)
    assert verdict(page) == ("mute", "Cannot tell")
    assert why in words(page)
    assert page.evaluate("window.hacked") is None
    assert watch.complaints == []


MARKUP = "<img src=x onerror='window.hacked = 1'><b>bold</b>"


def test_what_a_badge_says_is_text_and_nothing_else(
    awarded: Site, watched: Callable[..., tuple[Page, Watch]]
) -> None:
    badge = ledgers.signed(
        release=ledgers.release(name=MARKUP[:80]), issuer=ledgers.issuer(name=MARKUP)
    )
    page, watch = watched(awarded, "verify")
    give(page, "badge.json", json.dumps(badge).encode())
    assert verdict(page)[0] == "ok"
    assert MARKUP in words(page)
    assert page.evaluate("window.hacked") is None
    assert page.locator("main b").count() == 0
    assert watch.complaints == []


def test_an_address_that_a_badge_names_is_never_a_script(
    awarded: Site, watched: Callable[..., tuple[Page, Watch]]
) -> None:
    older = {"@context": "https://w3id.org/openbadges/v2", "id": "javascript:window.hacked=1"}
    page, _ = watched(awarded, "verify")
    give(page, "badge.json", json.dumps(older).encode())
    assert verdict(page)[0] == "mute"
    expect(page.locator("[data-mc-visit]")).to_be_hidden()
    assert "javascript" not in (page.locator("[data-mc-visit] a").get_attribute("href") or "")


def test_a_list_that_is_a_bomb_leaves_it_open(
    awarded: Site, watched: Callable[..., tuple[Page, Watch]]
) -> None:
    page, _ = watched(awarded, "verify")
    page.route("**/status/1.json", lambda route: route.fulfill(body="[" * 5 * MEGABYTE))
    paste(page, text_of(awarded, GENUINE))
    assert verdict(page) == ("mute", "Cannot tell")
    assert "larger than any badge" in words(page)
