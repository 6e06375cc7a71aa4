"""The page of the form: what it says before a script runs, and where the form is left out."""

import re

import pytest

from microcred.model.release import freeze
from microcred.model.vocabulary import Mode
from microcred.site.render import render
from microcred.site.submit import submit_page
from tests.site import example
from tests.site.markup import elements
from tests.site.test_theme import HOSTILE


def shown(of=None, frozen=True, issuer=None, **settings):
    """Return the data of a definition's page; `settings` are those of the programme."""
    of = of or example.definition()
    program = of.program.model_copy(update=settings)
    by = example.issuer().model_copy(update=issuer or {})
    release = freeze(of.credential.model, of.rubric.model, program.review)
    return submit_page(of, release, frozen, program, by)


def html(data):
    return render("submit.html", data, "../../..")


def of(**changes):
    return example.definition(example.credential(**changes))


def test_an_open_one_has_the_form_and_a_list_for_paper():
    page = html(shown())
    assert "data-mc-form" in page
    assert "What to gather" in page
    assert 'src="../../../assets/mc/submit.js"' in page


@pytest.mark.parametrize(
    ("changes", "frozen", "title"),
    [
        ({"status": "planned"}, False, "Not open yet."),
        ({}, False, "Version 1.1 takes no submissions yet."),
        ({"status": "retired"}, True, "Closed to new submissions."),
        ({"evidence": []}, True, "Version 1.1 takes no submissions yet."),
    ],
    ids=["planned", "not-frozen", "retired", "nothing-asked-for"],
)
def test_where_nothing_is_taken_it_says_so_and_where_to_go(changes, frozen, title):
    retired = example.CREDENTIAL["retired"] if changes.get("status") == "retired" else None
    data = shown(of(retired=retired, **changes), frozen)
    page = html(data)
    assert data["closed"]["title"] == title
    assert title in page
    assert "What to gather" not in page
    kept = changes.get("status") == "retired"
    assert (data["form"] is not None) is kept, "who began before may finish"
    assert ("submit.js" in page) is kept


def test_who_is_asked_and_sent_to():
    assert shown(issuer={"email": "a@b.example"})["contact"]["href"] == "mailto:a@b.example"
    owner = {"owner": {"name": "Team", "contact": "team@b.example"}}
    assert shown(of(**owner), issuer={"email": None})["contact"]["text"] == "team@b.example"
    other = {"owner": {"name": "Team", "contact": "https://b.example/ask"}}
    found = shown(of(**other), issuer={"email": None, "url": "https://issuer.example/"})
    assert found["contact"]["href"] == "https://issuer.example/"


@pytest.mark.parametrize(
    ("mode", "repository", "place"),
    [
        ("open", "https://github.com/a/b", "https://github.com/a/b"),
        ("open", "https://github.com/a/b.git", "https://github.com/a/b"),
        ("open", "https://github.com/a/b/", "https://github.com/a/b"),
        ("open", "https://github.district.example/a/b", "https://github.district.example/a/b"),
        ("open", "https://git.example/a/b", None),
        ("open", "https://github.com/a", None),
        ("open", None, None),
        ("private", "https://github.com/a/b", None),
    ],
)
def test_where_submissions_are_proposed(mode, repository, place):
    data = shown(mode=Mode(mode), repository=repository)
    assert data["form"]["program"]["repository"] == place


def test_without_a_repository_it_says_so_kindly():
    page = html(shown(mode=Mode.OPEN, repository=None))
    assert "has not said where on GitHub its submissions go" in page
    assert "has not said where on GitHub" not in html(shown(mode=Mode.PRIVATE))


@pytest.mark.parametrize("mode", list(Mode))
def test_what_is_public_is_said_first_and_last(mode):
    page = html(shown(mode=mode))
    told = "public for good: none of it" if mode is Mode.OPEN else "seen by your programme alone"
    assert page.count(told) >= 3, "in the form, before it is sent, and on paper"
    assert page.index(told) < page.index("Your evidence")


def test_an_account_is_asked_for_in_open_mode_alone():
    assert 'id="account"' in html(shown(mode=Mode.OPEN))
    assert 'id="account"' not in html(shown(mode=Mode.PRIVATE))


def test_what_happens_next_is_dated():
    whens = [step["when"] for step in shown()["steps"]]
    assert whens == ["Today", "When it arrives", "Within 15 school days", "Then"]
    assert [step["when"] for step in shown(of(scoring=None))["steps"]][2] == "After that"
    assert shown(mode=Mode.OPEN)["steps"][1]["when"] == "Minutes later"


def test_each_host_comes_with_how_to_share_there():
    hosts = ("drive.google.com", "files.district.example")
    page = html(shown(evidence_hosts=hosts))
    assert "leave “General access” on “Restricted”" in page
    assert "files.district.example" in page
    assert "has not said yet where evidence may be kept" in html(shown(evidence_hosts=()))


def test_hostile_text_stays_text():
    data = shown(of(name=HOSTILE, integrity=HOSTILE, completion=[HOSTILE]))
    page = html(data)
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert len(elements(page, "script")) == 2
    (given,) = re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert "<" not in given


def test_every_label_names_a_control_of_its_own():
    page = html(shown(mode=Mode.OPEN))
    ids = [attrs["id"] for _, attrs in elements(page) if "id" in attrs]
    named = [attrs["for"] for _, attrs in elements(page) if "for" in attrs]
    assert [one for one in named if ids.count(one) != 1] == []
