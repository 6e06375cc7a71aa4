"""The docs say how long the link to GitHub gets, and it is so."""

from microcred.rules.submissions import submission_problems
from microcred.site.submit import form
from tests.rules.submitted import submitted
from tests.submitting.core import values
from tests.submitting.sizes import (
    DOCUMENT,
    ENGLISH,
    OPEN,
    SPANISH,
    filled,
    releases,
    replaced,
    sizes,
)


def test_the_guide_has_the_figures_of_today():
    document = DOCUMENT.read_text("utf-8")
    assert replaced(document) == document, "run: python -m tests.submitting.sizes"


def test_what_is_measured_would_be_taken_but_for_its_words():
    for release in releases():
        case = {"draft": filled(release, ENGLISH, most=False), "release": form(release)}
        (made,) = values("made", [case | {"program": OPEN, "slug": release.credential.id}])
        handed = submitted(made["text"], path="mine.md", release=release, program={"mode": "open"})
        wrong = [one for one in submission_problems(handed) if one.severity == "error"]
        assert {one.code for one in wrong} <= {"S11", "S12", "S13", "S15"}, wrong


def test_what_is_more_makes_the_link_longer():
    whole = releases()
    least, most = (sizes(whole, ENGLISH, most=one) for one in (False, True))
    assert all(one.link < other.link for one, other in zip(least, most, strict=True))
    accents = sizes(whole, SPANISH, most=False)
    assert all(one.link < other.link for one, other in zip(least, accents, strict=True))
