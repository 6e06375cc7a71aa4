"""S16: where the links of a submission lead."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from microcred.rules.submission_links import refusal
from tests.rules.submitted import problems, said

ALLOWED = ("drive.google.com", "school.sharepoint.com")


@pytest.mark.parametrize(
    "url",
    [
        "https://drive.google.com/file/d/1abc/view?usp=sharing",
        "https://drive.google.com",
        "https://drive.google.com/?a@b",
        "https://drive.google.com/a@b#c:d",
        "https://DRIVE.Google.com/file",
        "https://school.sharepoint.com/:v:/s/x",
    ],
)
def test_links_that_may_be_followed(url):
    assert refusal(url, ALLOWED) is None


LIKE = ", which is not drive.google.com"
ELSE = ", which is not where this programme keeps evidence"


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("https://example.org/x", f"leads to example.org{ELSE}"),
        # names that look like those of the list
        ("https://drive.google.com.evil.example/", f"leads to drive.google.com.evil.example{LIKE}"),
        ("https://evil-drive.google.com/x", f"leads to evil-drive.google.com{LIKE}"),
        ("https://drive.google.com-x.example/", f"leads to drive.google.com-x.example{LIKE}"),
        ("https://x.drive.google.com/x", f"leads to x.drive.google.com{LIKE}"),
        ("https://google.com/drive", f"leads to google.com{ELSE}"),
        ("https://drive-google-com.example/", f"leads to drive-google-com.example{LIKE}"),
        # who one claims to be, in front of the host
        (
            "https://drive.google.com@evil.example/x",
            "hides where it leads behind an @: it leads to evil.example",
        ),
        (
            "https://drive.google.com:x@evil.example/",
            "hides where it leads behind an @: it leads to evil.example",
        ),
        (
            "https://me@drive.google.com/x",
            "hides where it leads behind an @: it leads to drive.google.com",
        ),
        # ports and numbers
        (
            "https://drive.google.com:8443/x",
            "names a port (drive.google.com:8443), which links to files never do",
        ),
        ("https://192.168.0.1/x", "leads to a number in place of a service's name"),
        ("https://192.168.0.1:80/x", "leads to a number in place of a service's name"),
        ("https://0x7f.1/x", "leads to a number in place of a service's name"),
        ("https://2130706433/x", "leads to a number in place of a service's name"),
        ("https://[::1]/x", "leads to a number in place of a service's name"),
        # a host that is not spelt plainly
        ("https://drive.google.com./x", "does not spell the name of its host plainly"),
        ("https://drive.google.com%2eevil/", "does not spell the name of its host plainly"),
        ("https://drive.gооgle.com/", "does not spell the name of its host plainly"),  # noqa: RUF001
        ("https:///drive.google.com/", "does not spell the name of its host plainly"),
        ("https://localhost/", "does not spell the name of its host plainly"),
        ("https://", "does not spell the name of its host plainly"),
        # others can read it on its way
        ("http://drive.google.com/x", "starts with http://, so others on the way can read it"),
        ("ftp://drive.google.com/x", "is no web address"),
        ("javascript:alert(1)", "is no web address"),
    ],
)
def test_links_that_are_refused(url, why):
    assert refusal(url, ALLOWED) == why


def test_a_programme_without_a_list():
    why = "leads to drive.google.com, and the programme has not said where evidence may be kept"
    assert refusal("https://drive.google.com/x", ()) == why


@given(st.text(min_size=1, max_size=40))
def test_nothing_but_a_host_of_the_list_is_followed(rest):
    url = f"https://drive.google.com{rest}"
    assume(not rest.startswith(("/", "?", "#")))
    assert refusal(url, ALLOWED) is not None


@given(st.text(max_size=60))
def test_no_text_is_followed_by_chance(text):
    why = refusal(text, ALLOWED)
    assert why is not None or text.lower().startswith("https://drive.google.com")


def test_both_links_of_an_item_are_looked_at():
    changes = {
        "evidence.0.url": "https://evil.example/",
        "evidence.1.transcript": "https://evil.example/",
    }
    assert said("S16", **changes) == [
        f"url error: the link of item 1 leads to evil.example{ELSE}",
        f"transcript error: the transcript's link of item 2 leads to evil.example{ELSE}",
    ]


def test_the_places_that_are_allowed_are_named():
    changes = {"evidence.0.url": "https://evil.example/"}
    (problem,) = problems(**changes)
    assert problem.fix == (
        "Keep it at drive.google.com or onedrive.live.com, and copy the link from there."
    )
    first, *_ = problems(program={"evidence_hosts": ()})
    assert "evidence_hosts" in first.fix
