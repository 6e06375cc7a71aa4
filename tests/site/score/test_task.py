"""What a link asks to be scored: taken where it is whole, refused where it is anything else."""

from __future__ import annotations

import base64
import json
import zlib
from typing import Any

import pytest

from microcred.bot.packing import LARGEST, pack
from microcred.rules.submission_links import refusal
from tests.review.world import HASH, SUBMISSION, head
from tests.site.score.core import values
from tests.site.score.drafts import task

ITEM = {
    "slot": "clips",
    "item": 1,
    "url": "https://drive.google.com/x",
    "sha256": "a" * 64,
    "media_type": "video/mp4",
    "bytes": 73400320,
}
WHOLE: dict[str, Any] = {
    "submission": SUBMISSION,
    "attempt": 2,
    "commit": head(2),
    "release": HASH,
    "open": ["choice"],
    "evidence": [ITEM],
    "text": "---\n---\n\n## Reflection\n\nÀ la fin…",
}


def asked(*fragments: str) -> list[Any]:
    return values("asked", [{"fragment": one} for one in fragments])


def link(said: Any) -> str:
    return f"#task={pack(said)}"


def packed(data: bytes) -> str:
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    deflated = packer.compress(data) + packer.flush()
    return "#task=" + base64.urlsafe_b64encode(deflated).decode().rstrip("=")


def test_what_the_bot_packs_is_unpacked():
    (found,) = asked(link(WHOLE))
    assert found == {
        "release": HASH,
        "task": {name: WHOLE[name] for name in WHOLE if name != "release"},
    }


@pytest.mark.parametrize("left_out", ["text", "commit", "open", "evidence"])
def test_what_may_be_missing_is_not_known(left_out):
    (found,) = asked(link({name: said for name, said in WHOLE.items() if name != left_out}))
    nothing = {"text": "", "commit": "", "open": None, "evidence": None}
    assert found["task"][left_out] == nothing[left_out]


@pytest.mark.parametrize("fragment", ["", "#", "#main", "#row-choice", "#again=abc"])
def test_another_place_of_the_page_asks_nothing(fragment):
    assert asked(fragment) == [None]


HOSTILE: dict[str, Any] = {
    "no object": ["a"],
    "nothing": None,
    "a number": 7,
    "no submission": WHOLE | {"submission": ""},
    "a script for a submission": WHOLE | {"submission": "<script>x</script>"},
    "a submission too long": WHOLE | {"submission": "k" * 17},
    "a list for a submission": WHOLE | {"submission": ["k3f9q2m7"]},
    "attempt 0": WHOLE | {"attempt": 0},
    "attempt 100": WHOLE | {"attempt": 100},
    "attempt 1.5": WHOLE | {"attempt": 1.5},
    "an attempt as a text": WHOLE | {"attempt": "1"},
    "a commit that is none": WHOLE | {"commit": "HEAD"},
    "a release by its name": WHOLE | {"release": "wait-time@1.0"},
    "no release": WHOLE | {"release": None},
    "criteria that are none": WHOLE | {"open": ["<b>"]},
    "too many criteria": WHOLE | {"open": ["a"] * 101},
    "criteria as a text": WHOLE | {"open": "choice"},
    "an item with no place": WHOLE | {"evidence": [{**ITEM, "item": None}]},
    "an item of nothing": WHOLE | {"evidence": [None]},
    "a fingerprint that is none": WHOLE | {"evidence": [{**ITEM, "sha256": "a" * 63}]},
    "an address too long": WHOLE | {"evidence": [{**ITEM, "url": "https://" + "a" * 500}]},
    "a size below nothing": WHOLE | {"evidence": [{**ITEM, "bytes": -1}]},
    "too many items": WHOLE | {"evidence": [ITEM] * 401},
    "a text too long": WHOLE | {"text": "a" * 1_000_001},
    "a text that is none": WHOLE | {"text": {"toString": "x"}},
    "a prototype": {"__proto__": WHOLE},
}


@pytest.mark.parametrize("said", HOSTILE.values(), ids=HOSTILE)
def test_what_is_of_the_wrong_kind_is_refused(said):
    assert asked(link(said)) == ["unreadable"]


BROKEN = {
    "empty": "#task=",
    "cut off": link(WHOLE)[:-9],
    "not base64": "#task=%3Cscript%3E",
    "not deflated": "#task=abcd",
    "not JSON": packed(b"{"),
    "not UTF-8": packed(b'"\xff"'),
    "more than is unpacked": packed(b'"' + b"a" * LARGEST + b'"'),
    "a bomb": packed(b" " * 200_000_000),
}


@pytest.mark.parametrize("fragment", BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_unpacked_is_refused(fragment):
    assert asked(fragment) == ["unreadable"]


HOSTS = ("drive.google.com", "onedrive.live.com")
ADDRESSES = [
    "https://drive.google.com/file/d/x/view?usp=sharing",
    "https://DRIVE.google.com/x",
    "https://onedrive.live.com#x",
    "http://drive.google.com/x",
    "https://drive.google.com.evil.example/x",
    "https://evil.drive.google.com/x",
    "https://drive.google.com@evil.example/",
    "https://drive.google.com:8443/x",
    "https://drive.google.com\\@evil.example/",
    "https://evil.example/?drive.google.com",
    "javascript:alert(1)//https://drive.google.com/",
    "data:text/html,<script>",
    "//drive.google.com/x",
    "https:/drive.google.com/x",
    "https://192.0.2.1/x",
    "https://drive。google.com/x",
    " https://drive.google.com/x",
    "",
]


@pytest.mark.parametrize("hosts", [HOSTS, ()], ids=["some hosts", "no hosts"])
def test_no_link_is_followed_that_check_would_refuse(hosts):
    found = values("followed", [{"url": one, "hosts": list(hosts)} for one in ADDRESSES])
    for url, host in zip(ADDRESSES, found, strict=True):
        allowed = refusal(url, hosts) is None and "\\" not in url
        assert (host is not None) == allowed, url
    assert {one for one in found if one} <= set(hosts)


def test_the_task_of_other_tests_is_one():
    (found,) = asked(link(task(None, head(1)) | {"release": HASH}))
    assert json.dumps(found["task"], sort_keys=True) == json.dumps(
        task(None, head(1)), sort_keys=True
    )
