import re
from pathlib import Path

from microcred.rules.elsewhere import CHECKED_ELSEWHERE
from microcred.rules.frameworks import CHECKED_IN_FRAMEWORKS
from microcred.rules.issue_form import CHECKED_IN_ISSUES
from microcred.rules.ledger import CHECKED_IN_LEDGER
from microcred.rules.offers import CHECKED_IN_OFFERS
from microcred.rules.page import every_rule, rules_page
from microcred.rules.people import CHECKED_IN_PEOPLE
from microcred.rules.scorecard import CHECKED_IN_SCORECARDS
from microcred.rules.settings import CHECKED_IN_SETTINGS
from microcred.rules.submissions import SUBMISSION_RULES
from microcred.rules.two_repositories import CHECKED_BETWEEN_REPOSITORIES

ROOT = Path(__file__).parents[2]
EXPLAINED = [
    *(rule.code for rule in every_rule()),
    *(rule.code for rule in SUBMISSION_RULES),
    *(other.code for other in (*CHECKED_ELSEWHERE, *CHECKED_IN_LEDGER, *CHECKED_IN_SCORECARDS)),
    *(other.code for other in (*CHECKED_IN_ISSUES, *CHECKED_BETWEEN_REPOSITORIES)),
    *(other.code for other in (*CHECKED_IN_SETTINGS, *CHECKED_IN_FRAMEWORKS)),
    *(other.code for other in (*CHECKED_IN_OFFERS, *CHECKED_IN_PEOPLE)),
]


def test_page_is_current():
    page = (ROOT / "docs/rules.md").read_text(encoding="utf-8")
    assert page == rules_page(), "run: .venv/bin/microcred docs"


def test_each_code_stands_for_one_rule():
    assert len(EXPLAINED) == len(set(EXPLAINED))


def test_lint_rules_are_complete():
    assert {code for code in EXPLAINED if code < "L35" and code[0] == "L"} == {
        f"L{number:02d}" for number in range(1, 35)
    }


def test_every_code_in_the_source_is_explained():
    source = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "scripts/microcred").rglob("*.py")
    )
    assert set(re.findall(r"\"([A-Z][0-9]{2})\"", source)) == set(EXPLAINED)


def test_rules_say_why_after_whom_and_what_to_do():
    for rule in (*every_rule(), *SUBMISSION_RULES):
        sentences = [rule.says, rule.reason, rule.source, rule.fix, rule.note or "."]
        assert all(text.rstrip("”").endswith((".", "?")) for text in sentences), rule.code
        assert rule.check.__doc__, rule.code


def test_page_has_no_broken_table():
    rows = [line for line in rules_page().splitlines() if line.startswith("|")]
    assert {row.count("|") - row.count(r"\|") for row in rows} == {4, 5}
