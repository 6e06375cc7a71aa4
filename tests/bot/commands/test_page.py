from pathlib import Path

from microcred.bot.commands import COMMANDS
from microcred.bot.commands.page import commands_page

PAGE = Path(__file__).parents[3] / "docs/commands.md"


def test_page_is_current():
    assert PAGE.read_text(encoding="utf-8") == commands_page(), "run: .venv/bin/microcred docs"


def test_each_command_is_a_row_of_its_own():
    rows = [row for row in commands_page().splitlines() if row.startswith("| `/")]
    assert len(rows) == len(COMMANDS)
    assert {row.count("|") for row in rows} == {5}


def test_no_two_are_spelt_the_same():
    names = [spelt for one in COMMANDS for spelt in (one.name, *one.aliases)]
    assert len(names) == len(set(names))


def test_each_says_what_it_does_to_one_person():
    for one in COMMANDS:
        assert one.says.endswith("."), one.name
        assert one.usage.startswith(f"/{one.name}"), one.name
