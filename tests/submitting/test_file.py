"""A draft becomes a file, and the file says exactly what the draft says."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from microcred.attempt import UNASSIGNED, read_attempt, written_parts
from microcred.model.identity import ALPHABET
from microcred.places import Attempt
from microcred.rules.submissions import submission_problems
from microcred.site.submit import form
from tests.rules.submitted import RELEASE, asking, submitted
from tests.submitting.attempts import LETTERS
from tests.submitting.core import values
from tests.submitting.drafts import BLANK, draft

GOLDEN = Path(__file__).parents[1] / "golden" / "submitting" / "attempt.md"
OPEN = {"mode": "open", "repository": "https://github.com/riverbend/microcred"}
PRIVATE = {"mode": "private", "repository": None}


def made(*drafts: dict[str, Any], program: dict[str, Any] = OPEN) -> list[dict[str, Any]]:
    """Return what the form makes of drafts: `submission`, `text`, `from`, `address`, `filled`."""
    common = {"release": form(RELEASE), "program": program, "slug": "wait-time"}
    found: list[dict[str, Any]] = values("made", [common | {"draft": one} for one in drafts])
    return found


def test_a_clean_draft_makes_a_clean_file():
    (one,) = made(draft())
    handed = submitted(one["text"], path="mine.md", program={"mode": "open"})
    assert list(submission_problems(handed)) == []
    assert len(one["from"]) == one["text"].count("\n")


def test_it_is_laid_out_for_people_to_read():
    (one,) = made(draft(publish={"name": "Ada", "evidence": True, "page": True}))
    assert one["text"] == GOLDEN.read_text("utf-8")


ANY = st.text(
    LETTERS | st.sampled_from("\n\r\t\u2028\u200e\ufeff\x07\"'\\#:-{}[]&*!|>%@`"), max_size=60
)
LINE = st.one_of(
    ANY, st.sampled_from(["true", "null", "12", "1e5", "2026-10-02", "- a", "a: b", "~", "#"])
)
ENTRY = st.builds(
    lambda slot, texts, facts: {**BLANK, "slot": slot, "name": "a.mp4", **texts, **facts},
    st.sampled_from(["clips", "tally"]),
    st.fixed_dictionaries({"class": LINE, "topic": LINE}),
    st.fixed_dictionaries(
        {
            "url": st.sampled_from(
                ["https://drive.google.com/a", " https://drive.google.com/b?c=d&e#f "]
            ),
            "sha256": st.sampled_from(["ab" * 32, "0123" * 16, "AB" * 32]),
            "media_type": st.sampled_from(["video/mp4", "Application/PDF"]),
            "bytes": st.integers(1, 10**12),
            "duration": st.none() | st.integers(1, 86_400),
            "captured": st.sampled_from(["", "2026-10-02"]),
        }
    ),
)
DRAFTS = st.builds(
    lambda entries, written, ai, name, flags: draft(
        entries=entries,
        written=written,
        integrity={"own_work": flags[0], "ai_use": ai},
        publish={"name": name, "evidence": flags[1], "page": flags[2]},
    ),
    st.lists(ENTRY, max_size=4),
    st.fixed_dictionaries({"context": ANY, "reflection": ANY}),
    ANY,
    LINE,
    st.tuples(st.booleans(), st.booleans(), st.booleans()),
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
)
@given(st.lists(DRAFTS, min_size=20, max_size=40))
def test_whatever_is_typed_the_file_is_read_as_what_was_meant(drafts):
    for one in made(*drafts):
        reading = read_attempt("attempt-1.md", one["text"])
        assert reading.document, (reading.problems, one["text"])
        said = reading.document.model.model_dump(
            mode="json", by_alias=True, exclude_defaults=True, exclude={"narrative"}
        )
        meant = one["submission"]
        meant["publish"] = {k: v for k, v in meant.get("publish", {}).items() if v}
        assert said.pop("publish", {}) == meant.pop("publish")
        said.setdefault("evidence", [])
        assert said == meant
        assert len(one["from"]) == one["text"].count("\n")


@settings(
    max_examples=10, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
)
@given(st.lists(ANY.filter(lambda text: "#" not in text), min_size=20, max_size=30))
def test_each_written_part_stays_one_part(texts):
    drafts = [draft(written={"context": "About it.", "reflection": text}) for text in texts]
    for one in made(*drafts):
        slots = [part.slot for part in written_parts(one["text"], RELEASE.credential.evidence)]
        assert set(slots) <= {"context", "reflection"}
        assert Counter(slots)["context"] == 1


def test_a_part_whose_name_is_taken_stands_under_its_id():
    release = asking({"reflection": {"name": "Your class and your questions"}})
    case = {"draft": draft(), "release": form(release), "program": OPEN, "slug": "wait-time"}
    (one,) = values("made", [case])
    parts = written_parts(one["text"], release.credential.evidence)
    assert sorted(part.slot or "" for part in parts) == ["context", "reflection"]


def test_in_private_mode_the_earner_is_set_at_intake():
    (one,) = made(draft(), program=PRIVATE)
    assert one["submission"]["earner"] == {"id": UNASSIGNED}
    document = read_attempt("mine.md", one["text"]).document
    assert document
    assert "earner" in one["text"].split("\n")[document.line("earner") - 1]


def test_what_is_empty_is_left_out():
    bare = draft(
        account="",
        entries=[{**BLANK, "slot": "clips"}],
        written={},
        consent={"students_visible": None, "forms_on_file": True, "redacted": True},
        integrity={"own_work": False, "ai_use": " "},
    )
    (one,) = made(bare)
    assert one["submission"] == {
        "credential": "wait-time@1.0",
        "status": "ready",
        "evidence": [],
        "integrity": {"own_work": False},
    }
    assert one["text"].endswith("own_work: false\n---\n")


# --- where it goes ---


def test_the_address_has_the_path_and_the_text():
    (one,) = made(draft())
    address = urlsplit(one["address"])
    asked = parse_qs(address.query, strict_parsing=True)
    assert asked["value"] == [one["text"]]
    assert asked["filename"] == [Attempt("wait-time", "k3f9q2m7", 1).path]
    assert one["filled"]
    assert address.path == "/riverbend/microcred/new/main"


@settings(
    max_examples=10, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
)
@given(st.lists(ANY, min_size=20, max_size=30))
def test_any_text_comes_out_of_the_address_as_it_went_in(texts):
    drafts = [draft(written={"context": text}) for text in texts]
    for one in made(*drafts):
        assert one["filled"]
        assert re.fullmatch(r"[!#-;=?-Z_a-z~&%]+", one["address"]), "as RFC 3986 has them"
        assert parse_qs(urlsplit(one["address"]).query)["value"] == [one["text"]]


@pytest.mark.parametrize(("more", "filled"), [(0, True), (400, False), (5000, False)])
def test_it_is_filled_in_below_six_thousand_letters_alone(more, filled):
    (start,) = made(draft(written={"context": "a"}))
    room = 5999 - len(start["address"])
    (one,) = made(draft(written={"context": "a" * (1 + room + (more and more + 1))}))
    assert one["filled"] is filled
    assert len(one["address"]) < 6000


def test_a_next_attempt_goes_to_the_branch_of_the_one_before():
    again = {"repository": "ada/microcred", "branch": "ada/patch 1", "unmet": []}
    (one,) = made(draft(attempt=2, again=again))
    assert one["address"].startswith(
        "https://github.com/ada/microcred/new/ada/patch%201?filename=submissions/wait-time/"
        "k3f9q2m7/attempt-2.md"
    )


@pytest.mark.parametrize(
    ("address", "found"),
    [
        (
            "https://github.com/ada/mc/blob/patch-1/submissions/wait-time/k3f9q2m7/attempt-1.md",
            ("ada/mc", "patch-1", "k3f9q2m7", 1),
        ),
        (
            "https://github.com/ada/mc/blob/a/b%20c/submissions/wait-time/k3f9q2m7/attempt-12.md?x#L1",
            ("ada/mc", "a/b c", "k3f9q2m7", 12),
        ),
        ("https://github.com/ada/mc/pull/3", None),
        ("https://github.com/ada/mc/blob/x/submissions/other/k3f9q2m7/attempt-1.md", None),
        ("https://github.com/ada/mc/blob/x/submissions/wait-time/io01/attempt-1.md", None),
        ("javascript:alert(1)", None),
        ("", None),
    ],
)
def test_the_address_of_an_attempt_tells_where_it_is(address, found):
    (told,) = values("before", [{"address": address, "slug": "wait-time"}])
    names = ("repository", "branch", "submission", "attempt")
    assert told == (found and dict(zip(names, found, strict=True)))


# --- numbers ---


def test_an_id_takes_each_letter_as_likely_as_any_other():
    (every,) = values("id", [{"bytes": list(range(256))}])
    assert set(Counter(every).values()) == {256 // len(ALPHABET)}
    assert set(every) == set(ALPHABET)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("6:52", 412),
        (" 1:06:52 ", 4012),
        ("0:09", 9),
        ("25", 1500),
        ("412", None),
        ("6:72", None),
        ("", None),
    ],
)
def test_a_length_is_read(text, seconds):
    assert values("seconds", [{"text": text}]) == [seconds]


# --- and back ---


def test_a_file_becomes_the_draft_that_it_came_from():
    (one,) = made(draft())
    (back,) = values("earlier", [{"text": one["text"], "release": form(RELEASE)}])
    before = draft(key="key", submission="key")
    before["written"] = {name: text.strip() for name, text in before["written"].items()}
    assert back == before


@settings(
    max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
)
@given(st.lists(DRAFTS, min_size=20, max_size=30))
def test_any_file_of_the_form_is_read_back_and_made_the_same_again(drafts):
    texts = [one["text"] for one in made(*drafts)]
    given_ = [{"text": text, "release": form(RELEASE)} for text in texts]
    for back, text, before in zip(values("earlier", given_), texts, drafts, strict=True):
        if "#" in str(before["written"]) or "**" in str(before["written"]):
            continue  # a heading among the words may begin another part
        (again,) = made(back)
        assert again["text"] == text
