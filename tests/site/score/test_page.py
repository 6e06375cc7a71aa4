"""The pages for scoring: one for each release, and what they are made of."""

from __future__ import annotations

import json
from typing import Any

import pytest

from microcred.model.credential import Credential
from microcred.model.program import Issuer, Program
from microcred.model.release import Release, digest, release_bytes
from microcred.model.rubric import Rubric
from microcred.scorecards import Task, received
from microcred.scorecards.spoken import titles
from microcred.site.render import render
from microcred.site.score import score_pages
from microcred.site.score.given import pulls
from tests.review.world import SUBMISSION, release
from tests.site import example
from tests.site.markup import elements, scripts, structure, words

ROOT = "../../.."


def frozen(*versions: str, **changes: Any) -> dict[str, bytes]:
    """Return the example frozen under these versions."""
    return {
        version: release_bytes(
            example.release(example.definition(example.credential(version=version, **changes)))
        )
        for version in versions
    }


def pages(*versions: str, program: Program | None = None, **changes: Any) -> list[dict[str, Any]]:
    found = score_pages(
        frozen(*versions, **changes), program or example.program(), example.issuer()
    )
    return [dict(one) for one in found]


def test_the_newest_release_is_where_the_bots_links_lead():
    found = pages("1.2", "1.10", "1.9")
    assert [(one["version"], one["path"]) for one in found] == [
        ("1.10", "credentials/wait-time/score/"),
        ("1.9", "credentials/wait-time/1.9/score/"),
        ("1.2", "credentials/wait-time/1.2/score/"),
    ]


def test_each_page_knows_the_pages_of_all_others_by_the_fingerprint():
    hashes = {version: digest(data) for version, data in frozen("1.0", "1.1").items()}
    newest, older = pages("1.0", "1.1")
    assert newest["given"]["pages"] == older["given"]["pages"]
    assert (newest["title"], older["title"]) == ("Score Wait Time", "Score Wait Time, version 1.0")
    assert newest["given"]["pages"] == {
        hashes["1.1"]: "credentials/wait-time/score/",
        hashes["1.0"]: "credentials/wait-time/1.0/score/",
    }
    assert older["given"]["release"]["hash"] == hashes["1.0"]


def test_nobody_scores_by_what_is_not_frozen_or_has_no_rubric():
    assert pages() == []
    assert pages("1.0", rubric=None) == []


def test_the_page_has_each_row_with_each_level_as_it_is_in_the_rubric():
    (data,) = pages("1.1")
    html = render("score.html", data, ROOT)
    shown = words(html)
    for text in (
        *("1. Pausing", "Key row", "Short.", "Long and used.", "2. Learning", "Explains."),
        *("To pass: “Meets” or better on every row.", "Scored from “Two recordings”"),
    ):
        assert text in shown, text
    radios = [one for one in elements(html, "input") if one.get("type") == "radio"]
    levels = [one["value"] for one in radios if one.get("name") == "row-pauses-level"]
    assert levels == ["not-yet", "meets", "strong"]
    assert json.loads(scripts(html)[0]) == data["given"]


def test_no_id_is_there_twice():
    (data,) = pages("1.1")
    ids = [one["id"] for _, one in elements(render("score.html", data, ROOT)) if "id" in one]
    assert len(ids) == len(set(ids))


def test_its_empty_scorecard_is_read_once_it_is_filled_in():
    (data,) = pages("1.1")
    by = Release.model_validate_json(frozen("1.1")["1.1"])
    assert data["blank"] in words_kept(render("score.html", data, ROOT))
    text = data["blank"].replace("<!-- its number, such as k3f9q2m7 -->", SUBMISSION)
    for before, after in (
        ("Level: <!-- Not yet, Meets or Strong -->", "Level: Meets"),
        ("Why: ", "Why: Seen."), ("Where: ", "Where: p. 1"), ("item 1: ", "item 1: matched"),
        ("item 2: ", "item 2: matched"), ("Conflict of interest:", "Conflict of interest: none"),
    ):  # fmt: skip
        assert before in text
        text = text.replace(before, after)
    task = Task(SUBMISSION, by, digest(release_bytes(by)))
    assert received("card.md", text, task).problems == ()


def words_kept(html: str) -> str:
    """Return a page with its escapes undone."""
    return html.replace("&lt;", "<").replace("&gt;", ">").replace("&#34;", '"')


def test_names_that_would_not_be_read_are_written_as_ids():
    odd = release().model_copy(
        update={
            "rubric": Rubric.model_validate(
                {
                    "id": "odd",
                    "version": "1.0",
                    "levels": [{"id": "low", "name": "Level"}, {"id": "high", "name": "level!"}],
                    "criteria": [{"id": "one", "name": "Evidence"}, {"id": "two", "name": "Two"}],
                    "pass_rule": "every-criterion",
                }
            )
        }
    )
    found = titles(odd)
    assert found["criteria"] == {"one": "`one`", "two": "Two"}
    assert found["levels"] == {"low": "`low`", "high": "`high`"}


REPOSITORIES = {
    "none": ({}, None),
    "on GitHub": ({"repository": "https://github.com/river/badges"}, "river/badges"),
    "as it is cloned": ({"repository": "https://github.com/river/badges.git"}, "river/badges"),
    "with a slash": ({"repository": "https://github.com/river/badges/"}, "river/badges"),
    "submissions elsewhere": (
        {
            "repository": "https://github.com/river/badges",
            "submissions_repository": "https://github.com/river/private",
        },
        "river/private",
    ),
    "on another host": ({"repository": "https://git.example.org/river/badges"}, None),
    "no repository": ({"repository": "https://github.com/river"}, None),
    "a host that only sounds like it": (
        {"repository": "https://evilgithub.com/river/badges"}, None),
}  # fmt: skip


@pytest.mark.parametrize(("known", "where"), REPOSITORIES.values(), ids=REPOSITORIES)
def test_pull_requests_are_found_where_submissions_are_kept(known, where):
    program = example.program(**{"repository": None} | known)
    assert pulls(program) == (f"https://github.com/{where}/pulls" if where else None)


def test_without_a_repository_nothing_leads_to_pull_requests():
    (data,) = pages("1.1", program=example.program(repository=None))
    html = render("score.html", data, ROOT)
    assert "data-mc-pull" not in html
    assert "github.com" not in html


def hostile(text: str) -> str:
    definition = example.definition(
        example.spoiled(Credential, example.CREDENTIAL, text),
        example.spoiled(Rubric, example.RUBRIC, text),
    )
    by = example.release(definition)
    program = example.spoiled(Program, example.PROGRAM, text)
    issuer = example.spoiled(Issuer, example.ISSUER, text)
    (data,) = score_pages({by.credential.version: release_bytes(by)}, program, issuer)
    return render("score.html", data, ROOT) + render("score_head.html", data, ROOT)


def test_hostile_text_changes_no_element():
    wild = hostile("<script>alert(1)</script>\"'&--></textarea></template>")
    assert structure(wild) == structure(hostile("harmless"))
    assert "<script>alert" not in wild
