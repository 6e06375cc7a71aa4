"""Pages of offers: what they say of whom, and what they never say."""

from __future__ import annotations

import re
from datetime import date

import pytest

from microcred.model.program import Program
from microcred.model.requests import Requests
from microcred.offered.offers import NO_OFFERS
from microcred.site.offers import OfferView, credential_offers, elsewhere, offer_files, offer_pages
from microcred.site.offers.series import series_state
from microcred.site.render import render
from tests.offered.programme import SOUND, altered, reading
from tests.site.example import PROGRAM as SETTINGS
from tests.site.markup import words

TODAY = date(2026, 11, 22)
PROGRAM = Program.model_validate(SETTINGS)
SHELL = "<title>@@title@@</title><!--@@head@@--><body><!--@@main@@--></body>"


def view(texts: dict[str, str] | None = None, requests: Requests | None = None) -> OfferView:
    offers, problems = reading(texts or SOUND)
    assert [problem.message for problem in problems if problem.severity == "error"] == []
    return OfferView(offers, requests, {}, PROGRAM, TODAY)


def text_of(address: str, shown: OfferView) -> str:
    files = dict(offer_files(shown, SHELL))
    found: str = words(files[f"{address}index.html"].decode())
    return found


def test_there_is_a_page_for_each() -> None:
    assert [page.address for page in offer_pages(view(requests=Requests()))] == [
        "organizations/",
        "programmes/",
        "organizations/guild/",
        "organizations/lakeside/",
        "organizations/northland/",
        "pathways/talk/",
        "programmes/first/",
        "adopted/union-set/",
        "requests/",
    ]


def test_without_offers_there_is_none() -> None:
    assert list(offer_pages(OfferView(NO_OFFERS, None, {}, PROGRAM, TODAY))) == []
    assert credential_offers(NO_OFFERS, "wait-time", TODAY) is None
    assert elsewhere(NO_OFFERS) == []


def test_a_draft_would_count_and_says_so() -> None:
    offers, _ = reading(SOUND)
    found = credential_offers(offers, "peer-talk", TODAY)

    assert found is not None
    (state,) = found["counts"]
    assert state["organization"] == "Northland"
    assert [rule["tag"]["text"] for rule in state["rules"]] == ["Draft: would count"]
    assert state["rules"][0]["source"] == {
        "text": "A draft",
        "url": None,
        "as_of": "1 February 2026",
    }


def test_a_state_without_a_rule_is_told_of_and_never_as_a_yes() -> None:
    texts = {path: text for path, text in SOUND.items() if "renewal" not in path}
    offers, _ = reading(texts)
    found = credential_offers(offers, "peer-talk", TODAY)

    assert found is not None
    assert [(row["organization"], row["rules"]) for row in found["counts"]] == [("Northland", [])]
    page = text_of("organizations/northland/", view(texts))
    assert "No rule recorded That is neither yes nor no" in page
    assert "Counts" not in page


def test_a_rule_is_told_on_what_it_counts_and_on_nothing_else() -> None:
    offers, _ = reading(SOUND)

    def rules(slug: str) -> list[str]:
        found = credential_offers(offers, slug, TODAY)
        assert found is not None
        return [rule["id"] for row in found["counts"] for rule in row["rules"]]

    assert rules("wait-time") == ["renewal", "bonus"]
    assert rules("peer-talk") == ["renewal"]


def test_what_is_issued_elsewhere_is_flagged_wherever_it_is_named() -> None:
    flag = "Issued by Teachers' Guild, not here"

    assert flag in text_of("pathways/talk/", view())
    assert flag in text_of("organizations/lakeside/", view())
    assert text_of("adopted/union-set/", view()).count(flag) == 2
    assert [one["issuer"] for one in elsewhere(view().offers)] == ["Teachers' Guild"]


def test_the_parts_of_an_organisation_are_told_apart() -> None:
    assert "Adopts and recognises micro-credentials here" in text_of(
        "organizations/lakeside/", view()
    )
    assert "Issues micro-credentials, and assists programmes here." in text_of(
        "organizations/guild/", view()
    )


def test_the_picture_has_its_words_and_the_list_behind_it_all_names() -> None:
    page = dict(offer_files(view(), SHELL))["pathways/talk/index.html"].decode()

    titles = re.findall(r"<title id=\"mc-path-[a-z]+\">([^<]+)</title>", page)
    told = "1. First, any 1 of 2; 2. Some of each, some of two groups; 3. Planning, the capstone"
    assert titles == [f"The path in 3 steps: {told}."] * 2
    assert page.count('role="img"') == 2
    for name in ("Wait Time", "Think-Aloud", "Peer Talk", "Feedback", "Planning"):
        assert name in page[page.index("What it takes") :]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2025, 12, 31), "Opens 1 January 2026"),
        (date(2026, 1, 1), "Apply until 1 February 2026"),
        (date(2026, 2, 1), "Apply until 1 February 2026"),
        (date(2026, 2, 2), "Under way"),
        (date(2027, 1, 1), "Under way"),
    ],
)
def test_where_a_series_stands(day: date, said: str) -> None:
    assert series_state(view().offers.series["first"].model, day)["text"] == said


def test_a_series_whose_cohorts_all_ended_has_ended_and_a_draft_is_planned() -> None:
    first = "program/cohorts/first.yml"
    over = altered(first, ("starts: 2026-09-01", "starts: 2026-09-01, ends: 2026-11-21"))
    draft = altered(first, ("status: in-force", "status: draft"))

    assert series_state(view(over).offers.series["first"].model, TODAY)["text"] == "Ended"
    assert series_state(view(draft).offers.series["first"].model, TODAY)["text"] == "Planned"
    assert "Planned" in text_of("programmes/", view(draft))


def test_moments_are_told_in_the_time_zone_of_the_programme() -> None:
    program = Program.model_validate(
        PROGRAM.model_dump(by_alias=True) | {"time_zone": "Europe/London"}
    )
    shown = OfferView(view().offers, None, {}, program, TODAY)

    assert "1 January 2026, 14:00 GMT to 1 February 2026, 14:00 GMT" in text_of(
        "programmes/first/", shown
    )


@pytest.mark.parametrize("evil", ["<script>alert(1)</script>", "{{ 7*7 }}", "<img onerror=x>"])
def test_what_a_file_says_is_text_and_nothing_else(evil: str) -> None:
    texts = altered("program/organizations/lakeside.yml", ("Lakeside Schools", f'"{evil}"'))
    for _, data in offer_files(view(texts), SHELL):
        page = data.decode()
        assert "<script>" not in page
        assert "<img" not in page
        assert "49" not in page or evil != "{{ 7*7 }}"


def test_requests_are_sorted_and_say_what_came_of_them() -> None:
    requests = Requests.model_validate(
        {
            "requests": [
                {"id": "a", "name": "Few", "why": "x", "asked": "2026-01-01", "votes": 2},
                {"id": "b", "name": "Many", "why": "x", "asked": "2026-01-01", "votes": 20},
                {
                    "id": "c",
                    "name": "No",
                    "why": "x",
                    "asked": "2026-01-01",
                    "votes": 90,
                    "became": "declined",
                    "answer": "A tool.",
                },
            ]
        }
    )
    page = text_of("requests/", view(requests=requests))

    assert page.index("Many") < page.index("Few") < page.index("A tool.")
    assert "Not planned" in page


def test_the_head_names_the_page_s_own_address() -> None:
    head = render("offers_head.html", {"url": "https://x.example/requests/"}, "..")

    assert 'rel="canonical" href="https://x.example/requests/"' in head


def test_a_card_says_whom_a_rule_is_for_and_that_its_owner_pays_once() -> None:
    lakeside = text_of("organizations/lakeside/", view())
    northland = text_of("organizations/northland/", view())

    assert "Pays Once for an award: what is due first." in lakeside
    assert "Once for an award" not in northland
    assert "For Northland" in northland


def test_any_is_no_rule_for_what_its_owner_never_adopted() -> None:
    adopts = "adopts: [{catalog: here, credentials: [peer-talk], since: 2026-01-01}]\n"
    texts = altered(
        "program/organizations/northland.yml",
        ("[recogniser]\n", "[recogniser, adopter]\n" + adopts),
    )
    offers = view(texts).offers

    def rules(slug: str) -> list[str]:
        found = credential_offers(offers, slug, TODAY)
        assert found
        return [
            one["asks"] for row in found["counts"] for one in row["rules"] if one["id"] == "renewal"
        ]

    assert rules("peer-talk") == ["any adopted micro-credential"]
    assert rules("wait-time") == []
