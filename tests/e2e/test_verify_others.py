"""Badges of other issuers: checked where they let other pages read, and nobody else is asked."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests import ledgers
from tests.e2e.checking import give, paste, steps, verdict, words
from tests.e2e.conftest import Site
from tests.e2e.issuer import Issuer, issuing
from tests.e2e.watch import Watch

OTHERS = "https://elsewhere.example/"


@pytest.fixture
def issuer(tmp_path: Path) -> Iterator[Issuer]:
    with issuing(tmp_path) as one:
        yield one


@pytest.fixture
def start(
    awarded: Site, watched: Callable[..., tuple[Page, Watch]]
) -> Callable[[], tuple[Page, Watch]]:
    return lambda: watched(awarded, "verify", ignore_https_errors=True)


def hosts(watch: Watch, site: Site) -> set[str]:
    """Return the hosts asked but for the site's own."""
    return {urlsplit(url).netloc for url in watch.requests if not url.startswith(site.address)}


def test_a_badge_of_another_issuer_is_checked_at_that_issuer_alone(start, awarded, issuer):
    page, watch = start()
    give(page, "badge.json", json.dumps(issuer.award()).encode())
    assert verdict(page) == ("ok", "Genuine, from another issuer")
    host = urlsplit(issuer.address).netloc
    assert f"by Good example ({host})" in words(page)
    assert f"whether you trust {host}" in words(page)
    assert steps(page) == ["Passed"] * 5
    assert hosts(watch, awarded) == {host}
    assert sorted(issuer.asked) == ["/.well-known/did.json", "/awards/status/1.json"]
    assert page.get_by_role("link", name="Open the award page").count() == 0


def test_its_link_is_fetched_from_where_it_leads(start, awarded, issuer):
    badge = issuer.award()
    page, _ = start()
    paste(page, badge["id"])
    assert verdict(page)[0] == "ok"
    assert len(issuer.asked) == 3


def test_a_badge_that_another_issuer_withdrew_is_revoked(start, issuer):
    page, _ = start()
    give(page, "badge.json", json.dumps(issuer.award(revoked=True)).encode())
    assert verdict(page)[0] == "bad"
    assert "Its page says why" not in words(page)


def test_an_issuer_learns_neither_the_page_nor_who_visits_it(start, issuer):
    page, _ = start()
    page.context.add_cookies([{"name": "known", "value": "yes", "url": issuer.address}])
    give(page, "badge.json", json.dumps(issuer.award()).encode())
    assert len(issuer.told) == 2
    assert not any({"referer", "cookie"} & headers for headers in issuer.told)


def test_an_issuer_that_lets_no_other_page_read_leaves_it_open(start, awarded, tmp_path):
    with issuing(tmp_path, open=False) as closed:
        page, watch = start()
        give(page, "badge.json", json.dumps(closed.award()).encode())
        assert verdict(page) == ("mute", "Cannot tell")
        assert steps(page) == ["Passed", "Passed", "Cannot tell", *["Not run"] * 2]
        assert "could not be asked" in words(page)
        link = page.locator("[data-mc-visit] a")
        assert (link.inner_text(), link.get_attribute("href")) == (closed.address, closed.address)
        assert "noreferrer" in (link.get_attribute("rel") or "")
        assert hosts(watch, awarded) == {urlsplit(closed.address).netloc}


def test_an_issuer_that_sends_on_to_a_third_is_not_followed(start, awarded, issuer):
    badge = issuer.award()
    issuer.redirects["/.well-known/did.json"] = f"{OTHERS}did.json"
    page, watch = start()
    give(page, "badge.json", json.dumps(badge).encode())
    assert verdict(page) == ("mute", "Cannot tell")
    assert hosts(watch, awarded) == {urlsplit(issuer.address).netloc}


def test_a_list_that_a_third_keeps_is_not_asked_for(start, awarded, issuer):
    issuer.award()
    program = ledgers.program(url=issuer.address)
    bare = ledgers.document(program=program)
    bare["credentialStatus"]["statusListCredential"] = f"{OTHERS}list.json"
    page, watch = start()
    give(page, "badge.json", json.dumps(ledgers.sign(bare)).encode())
    assert verdict(page) == ("mute", "Cannot tell")
    assert "kept at another site than its issuer" in words(page)
    assert hosts(watch, awarded) == {urlsplit(issuer.address).netloc}


def test_pictures_schemas_and_contexts_of_a_badge_are_never_asked_for(start, awarded, issuer):
    badge = issuer.award()
    assert "purl.imsglobal.org" in json.dumps(badge)
    badge["credentialSubject"]["achievement"]["image"]["id"] = f"{OTHERS}image.png"
    signed = ledgers.sign({name: part for name, part in badge.items() if name != "proof"})
    page, watch = start()
    give(page, "badge.json", json.dumps(signed).encode())
    assert verdict(page)[0] == "ok"
    assert hosts(watch, awarded) == {urlsplit(issuer.address).netloc}


def test_a_page_of_another_site_leads_only_to_badges_of_its_own(start, awarded, issuer):
    badge = issuer.award()
    link = '<link rel="alternate" type="application/vc+ld+json" href="{}">'
    path = badge["id"].removeprefix(issuer.address)
    issuer.served["/own"] = f"<!doctype html><head>{link.format('/' + path)}".encode()
    issuer.served["/away"] = f"<!doctype html><head>{link.format(OTHERS + 'a.json')}".encode()
    page, watch = start()
    paste(page, f"{issuer.address}own")
    assert verdict(page)[0] == "ok"
    paste(page, f"{issuer.address}away")
    assert verdict(page) == ("mute", "Cannot tell")
    assert hosts(watch, awarded) == {urlsplit(issuer.address).netloc}
