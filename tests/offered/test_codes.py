"""Each code of offers: what raises it, where, in which words; the sound programme raises none."""

from __future__ import annotations

import pytest

from microcred.offered import FOLDERS
from microcred.rules.offers import CHECKED_IN_OFFERS
from tests.offered.programme import SOUND, altered, reading

LAKESIDE = "program/organizations/lakeside.yml"
NORTHLAND = "program/organizations/northland.yml"
GUILD = "program/organizations/guild.yml"
UNION_SET = "program/adopted/union-set.yml"
TALK = "program/pathways/talk.yml"
FIRST = "program/cohorts/first.yml"
BONUS = "program/recognition/bonus.yml"
RENEWAL = "program/recognition/renewal.yml"
RENEWED = """\
strand: recertification
counts: {from: [any]}
rewards:
  - {kind: hours, amount: 10, per: award, toward: Renewal of the licence}"""

CASES = [
    ("O01", LAKESIDE, "id: lakeside\n", "id: lakside\n", 1, "the file's name is lakeside"),
    ("O01", UNION_SET, "id: union-set", "id: here", 1, "what our own catalog is called"),
    ("O02", LAKESIDE, "part_of: northland", "part_of: nortland", 5, "no organisation “nortland”"),
    ("O02", LAKESIDE, "catalog: union-set", "catalog: union", 15, "no adopted catalog “union”"),
    ("O02", LAKESIDE, "[feedback]", "[feedbak]", 16, "no micro-credential “feedbak”"),
    ("O02", LAKESIDE, "[feedback]", "[wait-time]", 16, "wait-time is our own, not of union-set"),
    ("O02", LAKESIDE, "[any]", "[feedback]", 13, "feedback is of the catalog union-set"),
    (
        "O02",
        LAKESIDE,
        "credential: wait-time",
        "credential: wait",
        19,
        "no micro-credential “wait”",
    ),
    ("O02", LAKESIDE, "area: literacy", "credentials: [x]", 21, "no micro-credential “x”"),
    ("O02", UNION_SET, "issuer: guild", "issuer: gild", 3, "no organisation “gild”"),
    (
        "O03",
        NORTHLAND,
        "kind: state",
        "kind: state\npart_of: lakeside",
        5,
        "lakeside → northland →",
    ),
    ("O03", LAKESIDE, "part_of: northland", "part_of: lakeside", 5, "lakeside → lakeside"),
    ("O04", LAKESIDE, "{id: oak,", "{id: elm,", 10, "the school elm is listed before, here"),
    (
        "O04",
        NORTHLAND,
        "kind: state",
        "kind: state\nschools: [{id: elm, name: E}]",
        4,
        "before, by lakeside",
    ),
    ("O04", LAKESIDE, "[adopter,", "[adopter, adopter,", 4, "the part adopter is here a second"),
    ("O04", UNION_SET, "id: planning", "id: feedback", 8, "feedback is here a second time"),
    ("O05", LAKESIDE, "[adopter, recogniser]", "[recogniser]", 4, "`parts` does not say so"),
    ("O05", NORTHLAND, "parts: [recogniser]", "parts: []", 4, "has no part in the programme"),
    ("O05", LAKESIDE, "credentials: [any]", "credentials: []", 13, "this adopts nothing"),
    ("O05", GUILD, "[issuer, assistance]", "[assistance]", 3, "guild issues these"),
    ("O06", UNION_SET, "id: planning", "id: wait-time", 8, "also the name of ours"),
    ("O07", LAKESIDE, "as_of: 2026-02-01\n", "", 6, "on which day the source was read"),
    ("O08", LAKESIDE, ", area: literacy", "", 21, "nothing could ever serve the need “Reading”"),
    ("W01", TALK, "id: talk", "id: talking", 1, "the file's name is talk"),
    ("W02", TALK, "organization: lakeside", "organization: lakesid", 3, "no organisation"),
    ("W02", TALK, "[wait-time, think-aloud]", "[wait-time, think]", 7, "“think”"),
    ("W02", TALK, "[think-aloud, peer-talk]", "[think-aloud, peer]", 11, "“peer”"),
    ("W02", TALK, "needs: [wait-time]", "needs: [wait]", 14, "“wait”"),
    ("W02", TALK, "capstone: planning", "capstone: plan", 15, "“plan”"),
    (
        "W03",
        TALK,
        "at_least: 1}",
        "at_least: 1, either: [[feedback]]}",
        7,
        "has 2 of them: from, either",
    ),
    ("W03", TALK, ", from: [wait-time, think-aloud], at_least: 1", "", 7, "has none of them"),
    ("W03", TALK, "name: Some of each", "name: S\n    at_least: 2", 10, "this step has `groups`"),
    ("W04", TALK, "at_least: 1}", "at_least: 3}", 7, "this asks for 3 of 2"),
    ("W04", TALK, "[feedback]}", "[feedback], at_least: 2}", 12, "this asks for 2 of 1"),
    ("W04", TALK, "from: [feedback]", "from: []", 12, "`from` is empty"),
    ("W05", TALK, "[wait-time, think-aloud]", "[wait-time, wait-time]", 7, "a second time"),
    ("W05", TALK, "id: some", "id: first", 8, "the step first is here a second time"),
    ("W05", TALK, "id: theirs", "id: ours", 12, "the group ours is here a second time"),
    ("W05", TALK, "capstone: planning", "capstone: feedback", 15, "named among the steps"),
    ("W06", TALK, "needs: [wait-time]", "needs: [peer-talk]", 14, "peer-talk → peer-talk"),
    ("W06", TALK, "needs: [wait-time]", "needs: [planning]", 14, "planning comes last"),
    ("W06", TALK, "needs: [wait-time]", "needs: []", 14, "nothing is named that peer-talk needs"),
    (
        "W07",
        TALK,
        "from: [wait-time, think-aloud], at_least: 1",
        "from: [feedback]",
        6,
        "1 award would still be missing",
    ),
    ("W08", TALK, "credential: peer-talk", "credential: planning", None, None),
    (
        "W08",
        TALK,
        "from: [think-aloud, peer-talk]",
        "from: [think-aloud]",
        14,
        "peer-talk is not on this pathway",
    ),
    ("W09", TALK, "as_of: 2026-02-01\n", "", 16, "on which day the source was read"),
    ("H01", FIRST, "id: first\n", "id: second\n", 1, "the file's name is first"),
    ("H02", FIRST, "organization: lakeside", "organization: lake", 3, "no organisation “lake”"),
    ("H02", FIRST, "partners: [guild]", "partners: [gild]", 5, "no organisation “gild”"),
    ("H02", FIRST, "pathway: talk", "pathway: talks", 11, "no pathway “talks”"),
    ("H02", FIRST, "rules: [bonus]", "rules: [bonuss]", 12, "no recognition rule “bonuss”"),
    ("H03", FIRST, '"2026-02-01T', '"2025-02-01T', 6, "applications close before they open"),
    ("H03", FIRST, "ends: 2026-06-01", "ends: 2026-02-01", 9, "Spring ends before it starts"),
    ("H03", FIRST, "starts: 2026-09-01", "starts: 2026-02-01", 10, "Autumn starts before Spring"),
    ("H04", FIRST, "id: autumn", "id: spring", 10, "the cohort spring is here a second time"),
    ("H04", FIRST, "veteran]", "first-year]", 7, "the tag first-year is here a second time"),
    ("H06", FIRST, "seats: 20", "seats: everyone", 9, "nobody is left for Autumn"),
    ("H07", FIRST, "partners: [guild]", "partners: [northland]", 5, "northland assists here"),
    ("H08", FIRST, "as_of: 2026-02-01\n", "", 13, "on which day the source was read"),
    ("N01", BONUS, "id: bonus", "id: bonuses", 1, "the file's name is bonus"),
    ("N02", BONUS, "owner: lakeside", "owner: lakside", 3, "no organisation “lakside”"),
    ("N02", BONUS, "schools: [elm, oak]", "schools: [elm, ook]", 8, "no school “ook”"),
    ("N02", BONUS, "[wait-time, think-aloud, feedback]", "[wait-time, fedback]", 10, "“fedback”"),
    ("N03", BONUS, "owner: lakeside", "owner: guild", 3, "guild recognises awards"),
    ("N04", RENEWAL, "from: [any]", "from: []", 9, "this counts nothing"),
    ("N04", BONUS, "at_least: 2", "at_least: 4", 11, "this asks for 4 of 3"),
    ("N04", BONUS, "from: [wait-time, think-aloud]}", "from: []}", 13, "`from` is empty"),
    ("N04", RENEWAL, "from: [any]", "from: [any], at_least: 6", 9, "6 of any, and there are 5"),
    ("N04", RENEWAL, "from: [any]", "from: [any], at_least: 5", None, None),
    ("N04", BONUS, "cap: {at_most: 3}", "cap: {at_most: 1}", 15, "at most 1 awards are ever"),
    ("N04", BONUS, "why: Fewer., at_least: 1", "why: Fewer., at_least: 9", 25, "for 9 of 3"),
    (
        "N04",
        BONUS,
        "from: [wait-time, think-aloud]}",
        "from: [feedback]}\n    - {id: b, name: B, from: [feedback]}",
        12,
        "the groups ask for 2 awards, an award counts once, and there are 1",
    ),
    (
        "N05",
        BONUS,
        "window: {begins: first-award, days: 365}",
        "window: {begins: first-award, until: 2024-01-01}",
        14,
        "ends on 2024-01-01, before the rule holds from 2026-01-01",
    ),
    (
        "N05",
        BONUS,
        "window: {begins: first-award, days: 365}",
        "window: {begins: 2024-01-01, days: 365}",
        14,
        "ends on 2024-12-31, before the rule holds",
    ),
    (
        "N05",
        BONUS,
        "window: {begins: first-award, days: 365}",
        "window: {begins: 2030-01-01, days: 365}",
        14,
        "begins on 2030-01-01, after the rule ended on 2029-12-31",
    ),
    (
        "N05",
        BONUS,
        "window: {begins: first-award, days: 365}",
        "window: {begins: enrolled}",
        14,
        "none",
    ),
    ("N05", BONUS, "days: 365}", "days: 365, years: 1}", 14, "several: days, years"),
    (
        "N05",
        BONUS,
        "{begins: first-award, days: 365}",
        "{begins: 2026-03-01, until: 2026-02-01}",
        14,
        "this window ends on 2026-02-01, before it begins on 2026-03-01",
    ),
    ("N05", BONUS, "years: 2}", "years: 2, until: 2028-01-01}", 24, "several: years, until"),
    ("N06", BONUS, "until: 2029-12-31", "until: 2025-12-31", 5, "before it begins on 2026-01-01"),
    ("N06", RENEWAL, "status: draft", "status: ended", 5, "nothing says on which day"),
    ("N06", BONUS, "at_least: 1}", "until: 2025-01-01}", 25, "this ends the rule on 2025-01-01"),
    ("N07", BONUS, "amount: 500, ", "", 17, "a reward of kind `pay` needs `amount`"),
    ("N07", BONUS, "role: Lead teacher", "toward: x", 18, "a reward of kind `role` needs `role`"),
    ("N07", RENEWAL, ", toward: Renewal of the licence", "", 11, "`hours` needs `toward`"),
    ("N07", BONUS, "kind: role, role", "kind: licence, toward: x, role", 18, "`role` says nothing"),
    ("N07", BONUS, "per: year,", "per: once,", 17, "pay that is permanent goes on each year"),
    ("N08", BONUS, "think-aloud, feedback]", "feedback, feedback]", 10, "a second time"),
    ("N09", BONUS, "effective: 2026-06-01", "effective: 2025-06-01", 21, "before the rule does"),
    ("N09", BONUS, "on: 2026-07-01", "on: 2026-04-01", 25, "`on` is before that of the amendment"),
    ("N09", BONUS, ", at_least: 1}", "}", 25, "this amendment changes nothing"),
    (
        "N10",
        RENEWAL,
        RENEWED,
        "counts: {from: [any]}",
        1,
        "this rule gives nothing",
    ),
    ("M03", RENEWAL, "strand: recertification", "strand: tenure", 8, "`strand` is “tenure”"),
    ("M03", RENEWAL, "as_of: 2026-02-01", "as_of: 2026-02-30", 7, "`as_of` is “2026-02-30”"),
]


def test_the_sound_programme_has_no_problem() -> None:
    offers, problems = reading(SOUND)

    assert [str(problem) for problem in problems] == []
    assert len(offers.organizations) == 3
    assert len(offers.known) == 5
    assert {path.rpartition("/")[0] for path in SOUND} == set(FOLDERS)


@pytest.mark.parametrize(("code", "path", "old", "new", "line", "said"), CASES)
def test_each_fault_is_told_where_it_is(
    code: str, path: str, old: str, new: str, line: int | None, said: str | None
) -> None:
    _, problems = reading(altered(path, (old, new)))
    found = [problem for problem in problems if problem.code == code]

    if said is None:
        assert found == []
        return
    assert said in " ".join(problem.message for problem in found)
    assert (line, True) in {(problem.line, said in problem.message) for problem in found}
    assert all(problem.fix.endswith(".") for problem in found)


def test_every_code_of_offers_is_listed_and_has_a_failing_case() -> None:
    listed = {one.code for one in CHECKED_IN_OFFERS}
    shown = {case[0] for case in CASES if case[5] and case[0] != "M03"}

    assert listed - shown == {"H05", "N11", "O09", "W10"}, "these have tests of their own"
    assert shown <= listed


def test_a_series_without_cohorts_is_fine_while_it_is_planned() -> None:
    cohorts = SOUND[FIRST][SOUND[FIRST].index("cohorts:") : SOUND[FIRST].index("pathway:")]
    in_force = altered(FIRST, (cohorts, "cohorts: []\n"))
    planned = altered(FIRST, (cohorts, "cohorts: []\n"), ("status: in-force", "status: draft"))

    assert [problem.code for problem in reading(in_force)[1]] == ["H05"]
    assert reading(planned)[1] == ()


def test_more_ways_than_can_be_tried_are_told() -> None:
    step = "  - {id: s%d, name: S, either: [[wait-time], [think-aloud]]}\n"
    text = SOUND[TALK]
    ways = "".join(step % number for number in range(10))
    texts = {**SOUND, TALK: text.replace("requirements:\n", f"requirements:\n{ways}")}

    assert "W10" in {problem.code for problem in reading(texts)[1]}
