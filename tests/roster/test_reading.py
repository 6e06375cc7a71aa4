"""The roster as YAML and as CSV, and every problem with it."""

import pytest

from microcred.document import Source
from microcred.roster import read_roster

ROSTER = """\
format: 1
people:
  - {id: k7m2p4, email: ana@school.example, school: north}
  - {id: q8w3r5, email: bo@school.example}
"""


def roster_told(text: str) -> list[str]:
    return [str(one) for one in read_roster(Source("roster.yml", text)).problems]


def test_a_good_roster():
    document = read_roster(Source("roster.yml", ROSTER)).document
    assert document is not None
    person = document.model.find("k7m2p4")
    assert person is not None
    assert (person.email, person.school) == ("ana@school.example", "north")
    assert document.model.find("nobody") is None


ROSTERS = {
    "one id twice": (
        ROSTER + "  - {id: k7m2p4, email: cy@school.example}\n",
        ["roster.yml:5: P13 the id of k7m2p4 is that of the person on line 3"],
    ),
    "one address twice": (
        ROSTER + "  - {id: z2z2z2, email: ANA@school.example}\n",
        ["roster.yml:5: P13 the e-mail address of z2z2z2 is that of the person on line 3"],
    ),
    "a bad id": (
        "people: [{id: Ana R}]",
        ["roster.yml:1: M03 `people[1].id` is “…”, which is not of the right form"],
    ),
    "nothing": ("", ["roster.yml:1: F02 this file holds no fields"]),
    "something else": ("name: x", ["roster.yml:1: M02 `name` is not a field of this file"]),
}


@pytest.mark.parametrize(("text", "expected"), ROSTERS.values(), ids=ROSTERS)
def test_what_is_wrong_with_a_roster(text, expected):
    assert roster_told(text) == expected


def test_a_roster_that_names_somebody_twice_is_read_all_the_same():
    assert read_roster(Source("roster.yml", ROSTERS["one id twice"][0])).document is not None


def test_no_message_about_a_roster_holds_an_address():
    for bad in (
        "  - {id: k7m2p4, email: ana@school.example}\n",
        "  - {id: x2, email: [ana@school.example]}\n",
        "  - {id: k2k2, email: ana at school.example}\n",
        "  - {id: ana@school.example, email: a@school.example}\n",
        "  - {id: k2k2, ana@school.example: north}\n",
        "  ana@school.example: x\n",
        "ana@school.example: {}\nana@school.example: {}\n",
        "  - 'ana@school.example\n",
    ):
        problems = read_roster(Source("r.yml", ROSTER + bad)).problems
        assert problems
        assert "school.example" not in " ".join(f"{one} {one.fix}" for one in problems)


def test_a_roster_of_a_large_district():
    people = "".join(
        f"  - {{id: k{n:06}, email: a{n}@school.example, school: s{n % 90}}}\n"
        for n in range(20_000)
    )
    reading = read_roster(Source("roster.yml", f"format: 1\npeople:\n{people}"))
    assert reading.document is not None
    assert len(reading.document.model.people) == 20_000


# --- as a table ---

TABLE = "id,email,name,school,mentor,tags,shows\n"
ANA = "k7m2p4,ana@school.example,Ana Ruiz,north,q8w3r5,first-year,expertise page\n"
BO = "q8w3r5,bo@school.example,Bo Lind,north,,veteran,mentors\n"


def csv_told(text: str) -> list[str]:
    return [str(one) for one in read_roster(Source("roster.csv", text)).problems]


def test_a_good_table():
    document = read_roster(Source("roster.csv", TABLE + ANA + BO)).document
    assert document is not None
    person = document.model.find("k7m2p4")
    assert person is not None
    assert (person.name, person.mentor, person.tags) == ("Ana Ruiz", "q8w3r5", ("first-year",))
    assert [one.value for one in person.shows] == ["expertise", "page"]


TABLES = {
    "one id twice": (
        ANA + BO + BO.replace("bo@", "b@"),
        ["4: P13 the id of q8w3r5 is that of the person on line 3"],
    ),
    "one address twice": (
        BO + "z2z2z2,BO@school.example\n",
        ["3: P13 the e-mail address of z2z2z2 is that of the person on line 2"],
    ),
    "a mentor who is not there": (
        ANA,
        ["2: D06 the mentor of k7m2p4 is q8w3r5, who is not in this roster"],
    ),
    "their own mentor": ("k7m2p4,,,north,k7m2p4\n", ["2: D06 k7m2p4 is their own mentor"]),
    "a circle of two": (
        ANA + BO.replace(",,", ",k7m2p4,"),
        ["2: D07 these mentor each other in a circle: k7m2p4 → q8w3r5 → k7m2p4"],
    ),
    "a circle, and one beside it": (
        "aaa,,,,bbb\nbbb,,,,ccc\nccc,,,,ddd\nddd,,,,bbb\n",
        ["3: D07 these mentor each other in a circle: bbb → ccc → ddd → bbb"],
    ),
    "a formula": (
        BO + "z2z2z2,,=1+1\n",
        ["3: D05 the cell `name` begins as a formula, which a spreadsheet would work out"],
    ),
    "an address that is none": (
        "z2z2z2,ana at school.example\n",
        ["2: D03 `email` is “…”, which is not of the right form"],
    ),
    "no id": (",ana@school.example\n", ["2: D03 the cell `id` is empty"]),
    "a stage that is none, and all else": (
        "Ana R,ana,,north school\n",
        [
            "2: D03 `email` is “…”, which is not of the right form",
            "2: D03 `id` is “…”, which is not of the right form",
            "2: D03 `school` is “…”, which is not of the right form",
        ],
    ),
    "who is missing may be on a bad line": (
        ANA + BO.replace("north", "North"),
        ["3: D03 `school` is “…”, which is not of the right form"],
    ),
}


@pytest.mark.parametrize(("rows", "expected"), TABLES.values(), ids=TABLES)
def test_what_is_wrong_with_a_table(rows, expected):
    found = csv_told(TABLE + rows)
    assert [one.removeprefix("roster.csv:") for one in sorted(found)] == sorted(expected)
    shown = " ".join(found).lower()
    assert not any(private in shown for private in ("ana@", "ana r", "ruiz", "lind", "example"))


def test_29_february_of_a_year_that_has_none():
    (problem,) = read_roster(
        Source("roster.csv", "id,started\nk7m2p4,2027-02-29\nq8w3r5,2028-02-29\n")
    ).problems
    assert str(problem) == "roster.csv:2: D03 `started` is “…”, and 2027 has no 29 February"
    assert problem.fix == "Write 28 February or 1 March."
    said = roster_told("people:\n  - {id: k7m2p4, started: 2027-02-29}\n")
    assert said == ["roster.yml:2: M03 `people[1].started` is “…”, and 2027 has no 29 February"]


def test_a_long_chain_of_mentors_takes_no_time():
    rows = "".join(f"p{n:05},p{n + 1:05}\n" for n in range(20_000))
    assert csv_told(f"id,mentor\n{rows}p20000,\n") == []
