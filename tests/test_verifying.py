"""Files, addresses and folders to verify: through a real host, and from a built site alone."""

import shutil
from datetime import UTC, datetime, timedelta

import pytest

from microcred.verify import CannotFetch
from microcred.verifying import (
    Asking,
    NoSite,
    is_address,
    offline,
    verified_address,
    verified_file,
    verified_folder,
)
from microcred.web import Web
from tests import ledgers
from tests.baking.pictures import badge_png
from tests.loopback import HOST, Answer, host
from tests.verify import others
from tests.verify.site import AT_HOST, BELOW_HOST, edited, put, site
from tests.verify.world import outcomes

PAGE = b'<!doctype html><html><head><link rel="alternate" type="%s" href="%s"></head></html>'
NOW = ledgers.AWARDED + timedelta(days=1)


def asking(folder, recipient=None):
    """Return a way to ask from a built site alone."""
    return Asking(offline(folder), NOW, recipient)


# --- from a built site ---


@pytest.mark.parametrize("url", [AT_HOST, BELOW_HOST])
def test_a_built_site_answers_for_its_own_awards(tmp_path, url):
    (award,) = site(tmp_path, url=url)
    found = verified_file(award, asking(tmp_path, ledgers.EMAIL))
    assert found.name == str(award)
    assert found.verification.verified
    assert set(outcomes(found.verification).values()) == {"passed"}


def test_an_address_of_the_site_is_answered_from_the_site(tmp_path):
    (award,) = site(tmp_path)
    url = AT_HOST + award.relative_to(tmp_path).as_posix()
    assert verified_address(url, asking(tmp_path)).verification.verified


@pytest.mark.parametrize("url", [AT_HOST, BELOW_HOST])
def test_the_page_of_an_award_leads_to_the_award(tmp_path, url):
    (award,) = site(tmp_path, url=url)
    page = tmp_path / "awards" / award.stem / "index.html"
    page.parent.mkdir()
    page.write_bytes(PAGE % (b"application/vc+ld+json", f"../../awards/{award.name}".encode()))
    found = verified_address(f"{url}awards/{award.stem}/", asking(tmp_path))
    assert found.verification.verified


def test_another_issuers_badge_is_unknown_to_a_site(tmp_path):
    site(tmp_path)
    badge = tmp_path / "other.json"
    badge.write_bytes(others.integrity())
    found = verified_file(badge, asking(tmp_path)).verification
    assert outcomes(found)["issuer"] == "unknown"
    assert not found.verified
    assert "only this site is asked" in found.checks[3].message


def test_a_site_that_lacks_its_list(tmp_path):
    (award,) = site(tmp_path)
    (tmp_path / "awards/status/1.json").unlink()
    assert outcomes(verified_file(award, asking(tmp_path)).verification)["status"] == "unknown"


@pytest.mark.parametrize(
    "url",
    [
        "https://good.example.evil.example/did.json",
        "https://evil.example/",
        "http://good.example/.well-known/did.json",
        "https://good.example/../secret.json",
        "https://good.example/awards/../../secret.json",
        "https://good.example/..%2fsecret.json",
        "https://good.example//secret.json",
        "https://good.example/secret.json?x",
        "https://good.example/.well-known/did.json\x00",
        "https://good.example/",
        "https://good.example//",
        "https://good.example",
        "https://good.example/awards",
        "https://good.example/link.json",
        "",
    ],
)
def test_only_files_of_the_site_are_given(tmp_path, url):
    site(tmp_path / "site")
    (tmp_path / "secret.json").write_text("{}")
    (tmp_path / "site/link.json").symlink_to(tmp_path / "secret.json")
    with pytest.raises(CannotFetch):
        offline(tmp_path / "site")(url)


def test_a_part_behind_the_address_does_not_matter(tmp_path):
    site(tmp_path)
    assert offline(tmp_path)("https://good.example/.well-known/did.json#key").startswith(b"{")


@pytest.mark.parametrize(
    ("path", "document", "says"),
    [
        (None, {}, "has no did.json"),
        ("did.json", {}, "is not a site's DID document"),
        ("did.json", {"id": "did:key:z6Mk"}, "is not a site's DID document"),
        ("did.json", {"id": "did:web:good.example"}, "has its DID document elsewhere"),
        (".well-known/did.json", {"id": "did:web:good.example:below"}, "elsewhere"),
    ],
)
def test_a_folder_that_is_no_site(tmp_path, path, document, says):
    if path:
        put(tmp_path, path, document)
    with pytest.raises(NoSite, match=says):
        offline(tmp_path)


# --- files ---


@pytest.mark.parametrize(("name", "outcome"), [("missing.json", "unknown"), (".", "unknown")])
def test_what_cannot_be_read_is_unknown(tmp_path, name, outcome):
    site(tmp_path)
    found = verified_file(tmp_path / name, asking(tmp_path)).verification
    assert outcomes(found)["structure"] == outcome
    assert not found.verified


def test_a_file_that_is_far_too_large(tmp_path):
    site(tmp_path)
    (tmp_path / "large.png").write_bytes(badge_png() + bytes(17_000_000))
    found = verified_file(tmp_path / "large.png", asking(tmp_path)).verification
    assert "more than 16,777,216 bytes" in found.checks[0].message


# --- folders ---


def test_a_folder_has_one_result_for_each_file(tmp_path):
    awards = site(tmp_path / "site", awards=3, revoked=(1,))
    folder = tmp_path / "badges"
    (folder / "more").mkdir(parents=True)
    shutil.copy(awards[0], folder / "a.json")
    shutil.copy(awards[1], folder / "more" / "b.JSON")
    (folder / "holiday.png").write_bytes(badge_png())
    (folder / "list.json").write_bytes((tmp_path / "site/awards/status/1.json").read_bytes())
    for left_out in (".hidden.json", "notes.pdf", "log.jsonl"):
        (folder / left_out).write_bytes(awards[2].read_bytes())
    (folder / "gone.json").symlink_to(tmp_path / "nowhere")
    told = []
    results, lists = verified_folder(
        folder, asking(tmp_path / "site"), lambda done, total: told.append((done, total))
    )
    assert [(one.name, one.verification.verified) for one in results] == [
        ("a.json", True),
        ("holiday.png", False),
        ("more/b.JSON", False),
    ]
    assert outcomes(results[2].verification)["status"] == "failed"
    assert lists == 1
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_what_badges_name_is_read_once_for_a_whole_folder(tmp_path):
    site(tmp_path, awards=5)
    asked = []
    answer = offline(tmp_path)

    def fetch(url):
        asked.append(url)
        return answer(url)

    results, lists = verified_folder(tmp_path / "awards", Asking(fetch, NOW))
    assert len(results) == 5
    assert all(one.verification.verified for one in results)
    assert lists == 1
    assert len(asked) == len(set(asked)) == 2


# --- through a real host ---


@pytest.fixture(name="there")
def _there(tmp_path):
    with host(tmp_path / "certificate") as there:
        there.answers.update(others.web(there.address))
        yield there


def through(there, recipient=others.EMAIL):
    """Return a way to ask a real host on this machine."""
    web = Web(frozenset({HOST}), tls=there.tls)
    return Asking(web, datetime(2026, 12, 21, tzinfo=UTC), recipient)


def other_badges(address):
    """Return a badge of every kind, issued at an address."""
    return {
        "signed.jws": others.signed_assertion(address),
        "hosted.json": others.hosted_assertion(address),
        "token.jwt": others.token(address, **others.listed(address)),
        "integrity.json": others.integrity(address, **others.listed(address)),
    }


@pytest.mark.parametrize("name", other_badges("https://x.example"))
def test_badges_of_others_through_a_real_host(there, name, tmp_path):
    (tmp_path / name).write_bytes(other_badges(there.address)[name])
    found = verified_file(tmp_path / name, through(there)).verification
    assert set(outcomes(found).values()) == {"passed"}


@pytest.mark.parametrize("name", other_badges("https://x.example"))
def test_a_badge_at_an_address(there, name):
    there.answers["/badge"] = other_badges(there.address)[name]
    assert verified_address(f"{there.address}/badge", through(there)).verification.verified


@pytest.mark.parametrize(
    "kind", [b"application/vc", b"application/vc+ld+json", b"application/ld+json; charset=utf-8"]
)
def test_a_page_that_tells_where_its_badge_is(there, kind):
    there.answers["/page/"] = PAGE % (kind, b"../badge.json")
    there.answers["/badge.json"] = others.integrity(there.address)
    assert verified_address(f"{there.address}/page/", through(there)).verification.verified


@pytest.mark.parametrize(
    "page",
    [
        PAGE % (b"application/atom+xml", b"/badge.json"),
        PAGE % (b"application/json", b"https://evil.example/badge.json"),
        b"<!doctype html><html></html>",
    ],
)
def test_any_other_page_is_no_badge(there, page):
    there.answers["/page/"] = page
    there.answers["/badge.json"] = others.integrity(there.address)
    found = verified_address(f"{there.address}/page/", through(there)).verification
    assert "a web page, not a badge" in found.checks[0].message


def test_an_address_where_nothing_is(there):
    found = verified_address(f"{there.address}/missing", through(there)).verification
    assert outcomes(found)["structure"] == "unknown"
    assert "answers 404" in found.checks[0].message


def test_a_hosted_badge_that_is_gone(there, tmp_path):
    there.answers["/assertions/1"] = Answer(b"", 410)
    (tmp_path / "hosted.json").write_bytes(others.hosted_assertion(there.address))
    found = verified_file(tmp_path / "hosted.json", through(there)).verification
    assert outcomes(found)["status"] == "failed"


def test_a_badge_does_not_get_to_name_hosts_of_a_private_network(there, tmp_path):
    (tmp_path / "badge.json").write_bytes(others.integrity(there.address))
    found = verified_file(tmp_path / "badge.json", Asking(Web(tls=there.tls), NOW)).verification
    assert outcomes(found)["issuer"] == "unknown"
    assert "inside a private network" in found.checks[3].message
    assert there.asked == []


@pytest.mark.parametrize(
    ("target", "is_one"),
    [("https://a.b/c", True), ("HTTP://a.b", True), ("a.json", False), ("C:/https://x", False)],
)
def test_what_is_an_address(target, is_one):
    assert is_address(target) is is_one


def test_a_revoked_award_is_found_out_by_the_site_alone(tmp_path):
    awards = site(tmp_path, awards=2, revoked=(1,))
    found = [outcomes(verified_file(path, asking(tmp_path)).verification) for path in awards]
    assert [one["status"] for one in found] == ["passed", "failed"]
    edited(tmp_path / ".well-known/did.json", assertionMethod=[])
    found = [outcomes(verified_file(path, asking(tmp_path)).verification) for path in awards]
    assert [one["issuer"] for one in found] == ["failed", "failed"]
