"""The current page of a micro-credential: what it says in each state, and that it is safe."""

import itertools
import json

import pytest

from microcred.model.credential import Credential
from microcred.model.program import Issuer, Program
from microcred.model.rubric import Rubric
from microcred.site.history import Change
from tests.site import example
from tests.site.markup import elements, scripts, structure, words

HOSTILE = "<script>alert(1)</script>\"'&"


def html_of(model=None, frozen=True, **more):
    return example.engine_html(example.page(example.definition(model, **more), frozen))


def test_the_data_is_json():
    data = example.page()
    assert json.loads(json.dumps(data)) == data


def test_a_full_page_says_it_all():
    shown = words(html_of())
    for text in (
        "Open now", "Foundation", "Talk and questioning", "8–12 hours", "4 parts", "2 evaluators",
        "15 school days", "5 years", "The teacher pauses for three seconds after a question.",
        "For: Teacher, Coach or mentor · Pre-K, Grades K–2, 3–5 · Any subject, Science · First",
        "doi:10.1000/example", "ERIC ED370885", "ISBN 9780306406157", "It came first.",
        "Where the evidence is thinner", "Most studies are old.", "Tier 4, a rationale",
        "2 items, different in date and topic · 6–12 minutes each · MP4 · audio accepted too",
        "Send this or “Samples”: one of the two is enough.", "Lesson plan, optional",
        "Both recordings open.", "The words are your own.", "To pass: “Meets” or better",
        "Two evaluators score what you send", "A short bar is not a fault.", "A colleague can",
        "It is text.", "Example College", "Free for members.", "A foundation", "CC-BY-4.0",
        "Standard 8", "by 30 November 2027", "20 November 2026 Say what the second pause is for",
        ("Example College. (2026). Wait Time (Version 1.1) [Micro-credential]. Example Schools. "
        "https://badges.example.org/credentials/wait-time/1.1/"),
    ):  # fmt: skip
        assert text in shown, text


def test_there_is_one_h1_and_no_level_is_skipped():
    levels = [int(tag[1]) for tag, _ in elements(html_of()) if tag in ("h1", "h2", "h3", "h4")]
    inside = levels[levels.index(1) :]
    assert inside.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(inside))


def test_no_id_is_used_twice():
    ids = [attrs["id"] for _, attrs in elements(html_of()) if "id" in attrs]
    assert sorted(ids) == sorted(set(ids))


PARTS = {
    "full": {},
    "planned": {"status": "planned", "evidence": None, "rubric": None, "scoring": None,
                "validity": None, "research": None, "essa": None, "research_limits": None},
    "no help": {"supports": None, "resources": None},
    "no method": {"method": None},
}  # fmt: skip


@pytest.mark.parametrize("changes", PARTS.values(), ids=PARTS)
def test_the_list_of_sections_is_the_sections(changes):
    data = example.page(example.definition(example.credential(**changes)))
    html = example.engine_html(data)
    listed = [item["id"] for item in data["contents"]]
    assert listed == [attrs["id"] for attrs in elements(html, "section") if "id" in attrs]
    assert all(f'href="#{section}"' in html for section in listed)


STATES = {
    "active": (
        "active", "Open now",
        ["Send your evidence", "See what you will need", "Print the rubric"],
    ),
    "draft": ("draft", "Draft", ["See what you will need", "Print the rubric"]),
    "retired": ("retired", "Retired", ["See what it asked for", "Print the rubric"]),
    "planned": (
        "planned", "Planned",
        ["See what you will need", "Print the rubric"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("status", "word", "buttons"), STATES.values(), ids=STATES)
def test_the_buttons_fit_the_state(status, word, buttons):
    retired = example.CREDENTIAL["retired"] if status == "retired" else None
    data = example.page(example.definition(example.credential(status=status, retired=retired)))
    assert data["tags"]["status"]["text"] == word
    assert [action["text"] for action in data["actions"]] == buttons
    leads = [link["href"] for link in elements(example.engine_html(data), "a")]
    sent = 2 if status == "active" else 0  # at the top, and at the foot
    assert leads.count("../../credentials/wait-time/submit/") == sent


def test_what_is_not_frozen_yet_takes_no_submissions():
    assert "submit/" not in html_of(frozen=False)


def test_a_planned_one_leads_to_the_feed():
    html = html_of(example.credential(status="planned"), frozen=False)
    assert '<a href="../../feed.xml">Feed of changes, for feed readers</a>' in html
    assert "Not open yet" in words(html)
    assert "in spring" in words(html)


def test_a_retired_one_names_its_successor_and_keeps_its_badges():
    html = html_of(example.credential(status="retired"))
    assert "Closed to new submissions. Any badge earned before still stands." in words(html)
    assert "Closed on 30 June 2026. It was merged." in words(html)
    assert '<a href="../../credentials/talk-moves/">See its successor</a>' in html


TOLD_WHILE_OPEN = (
    "you will", "Your time", "your evaluators", "We check", "You have an answer", "Reply within",
    "Scored by", "How it is scored", "A colleague can count.",
)  # fmt: skip
TOLD_ONCE_CLOSED = (
    "What it asked teachers to show", "What it asked for", "It was complete when",
    "It was for: Teacher", "Time it took 8–12 hours",
)  # fmt: skip


def test_a_retired_one_is_told_in_the_past():
    still_open, closed = words(html_of()), words(html_of(example.credential(status="retired")))
    assert [text for text in TOLD_WHILE_OPEN if text not in still_open] == []
    assert [text for text in TOLD_WHILE_OPEN if text in closed] == []
    assert [text for text in TOLD_ONCE_CLOSED if text not in closed] == []


def test_search_passes_over_what_every_page_says():
    html = html_of()
    passed_over = [attrs for _, attrs in elements(html) if "data-pagefind-ignore" in attrs]
    kinds = {attrs.get("id") or str(attrs.get("class")).split()[0] for attrs in passed_over}
    assert {"mc-for", "mc-glance", "rigor", "scoring"} <= kinds


def test_a_version_that_is_not_frozen_says_so():
    html = html_of(frozen=False)
    assert "Version 1.1 is not frozen yet." in words(html)
    assert "not frozen yet. Fingerprint as it stands" in words(html)
    assert "/credentials/wait-time/1.1/" not in html


def test_the_fingerprint_and_the_frozen_versions_are_shown():
    data = example.page()
    html = example.engine_html(data)
    assert f"Version 1.1, frozen. Fingerprint (SHA-256): {data['hash']}" in words(html)
    assert len(data["hash"]) == 64
    assert '<a href="../../credentials/wait-time/1.0/">1.0</a>' in html


def test_changes_link_to_their_commit_where_there_is_a_repository():
    commit = example.HISTORY[0].commit
    assert f'href="https://git.example.org/schools/badges/commit/{commit}"' in html_of()
    alone = html_of(settings=example.program(repository=None))
    assert commit not in alone
    assert "Say what the second pause is for" in alone


CONTACTS = {
    "mail": ("a@example.org", "mailto:a@example.org"),
    "mail with a header": ("a@b.c?bcc=d", "mailto:a@b.c%3Fbcc%3Dd"),
    "page": ("https://example.org/a", "https://example.org/a"),
}


@pytest.mark.parametrize(("contact", "href"), CONTACTS.values(), ids=CONTACTS)
def test_the_owner_can_be_reached(contact, href):
    html = html_of(example.credential(owner={"name": "The team", "contact": contact}))
    assert f'<a href="{href}" rel="noopener noreferrer">The team</a>' in html


RULES = {
    "five levels": (5, 2, {"at_least": 3, "and": ["critical"]},
                    "“Level 2” or better on at least 3 of 4 rows, the key rows among them."),
    "two levels": (2, 1, "every-criterion", "To pass: “Level 1” on every row."),
    "rule unsaid": (3, 1, None, "To pass: “Level 1” or better on every row."),
    "four rows at least": (3, 1, {"at_least": 2}, "“Level 1” or better on at least 2 of 4 rows."),
}  # fmt: skip


@pytest.mark.parametrize(("count", "passing", "rule", "said"), RULES.values(), ids=RULES)
def test_a_rubric_of_any_size_is_a_table_with_its_roles(count, passing, rule, said):
    levels = [{"id": f"l{n}", "name": f"Level {n}", "passing": n == passing} for n in range(count)]
    rows = [
        {"id": f"r{n}", "name": f"Row {n}", "descriptors": {f"l{m}": "x" for m in range(count)}}
        for n in range(4)
    ]
    judged_by = example.rubric(levels=levels, criteria=rows, pass_rule=rule)
    html = html_of(judged_by=judged_by)
    parts = elements(html)
    roles = [attrs["role"] for _, attrs in parts if "role" in attrs]
    assert roles.count("columnheader") == count + 1
    assert roles.count("rowheader") == 4
    assert roles.count("cell") == 4 * count
    assert [attrs["scope"] for attrs in elements(html, "th")] == ["col"] * (count + 1) + ["row"] * 4
    assert {"role": "region", "tabindex": "0", "class": "mc-rubric", "id": "criteria",
            "aria-labelledby": "rubric-caption"} in elements(html, "div")  # fmt: skip
    assert len(elements(html, "caption")) == 1
    assert {"criterion/r0", "criterion/r3/l1"} <= {attrs.get("id") for _, attrs in parts}
    assert said in words(html)
    assert words(html).count(f"Level {passing} : the level to reach") == 4
    assert f"Level {passing} the level to reach" in words(html)


def test_text_in_another_language_is_marked():
    html = html_of(example.credential(language="es"))
    marked = [tag for tag, attrs in elements(html) if attrs.get("lang") == "es"]
    assert {"h1", "p", "div", "ol", "ul", "table", "span"} <= set(marked)


def hostile_page(text):
    model = example.spoiled(Credential, example.CREDENTIAL, text)
    judged_by = example.spoiled(Rubric, example.RUBRIC, text)
    settings = example.spoiled(Program, example.PROGRAM, text)
    by = example.spoiled(Issuer, example.ISSUER, text)
    history = (Change("2026-11-20", text, text),)
    of = example.definition(model, judged_by, settings)
    return example.page(of, history=history, by=by)


def test_what_spoils_a_field_reaches_nearly_all_of_them():
    spoiled = example.spoiled(Credential, example.CREDENTIAL, HOSTILE)
    dumped = json.dumps(spoiled.model_dump(mode="json"))
    assert dumped.count("<script>") >= 50
    assert spoiled.owner.contact == f"{HOSTILE}@a.b"


def test_hostile_text_changes_no_element_of_the_page():
    tame = structure(example.engine_html(hostile_page("harmless")))
    assert structure(example.engine_html(hostile_page(HOSTILE))) == tame


def test_hostile_text_is_shown_as_it_is_and_escaped_once():
    html = example.engine_html(hostile_page(HOSTILE))
    assert "<script>alert(1)" not in html
    assert words(html).count(HOSTILE) >= 50
    assert "&amp;lt;" not in html
    assert "&amp;#3" not in html
    assert not any("alert" in text for text in scripts(html) if not text.startswith("{"))
    assert all(
        not (name.startswith("on") or str(value).lower().startswith("javascript:"))
        for _, attrs in elements(html)
        for name, value in attrs.items()
    )


def test_nothing_is_asked_of_another_host():
    html = example.engine_html(hostile_page(HOSTILE))
    asked = [attrs.get("src") or attrs.get("data") for _, attrs in elements(html)]
    asked += [attrs["href"] for attrs in elements(html, "link") if attrs["rel"] != "canonical"]
    assert all(address.startswith("../../") for address in asked if address)
