"""The coordinator's page: one file, charts with their tables behind them, nothing of others run."""

import re

from microcred.reports.page import as_page
from microcred.reports.report import NOT_TOLD, Bars
from tests.reports.plain import report, table

CHART = Bars("what", "many")


def page(*rows, private=False):
    return as_page([report(table(*rows, chart=CHART))], "A report", private=private)


def test_it_asks_nothing_of_any_host():
    text = page(("apples", 3))
    assert not re.search(r"(?:src|href)=\"(?!#)|url\((?!\"?data:)|@import|<script|https?://", text)
    assert "default-src 'none'" in text


def test_a_chart_says_in_words_what_it_shows_and_has_its_table_behind_it():
    text = page(("apples", 30), ("pears", 15), ("plums", NOT_TOLD))
    assert text.count("Some things: apples 30 and pears 15.</title>") == 2  # wide and narrow
    assert '<th scope="row" class="mc-words">plums</th><td>not told</td>' in text
    assert re.findall(r"<rect class=\"mc-chart__bar\" y=\"24\" width=\"([0-9.]+)\"", text) == [
        "640.0",
        "320.0",
        "320.0",
        "160.0",
    ]


def test_what_people_wrote_stays_text():
    assert "<img" not in page(("<img src=x onerror=alert(1)>", 3))


def test_a_page_that_tells_of_people_says_so():
    assert "Keep it off public sites" in page(("apples", 3), private=True)
    assert "Keep it off public sites" not in page(("apples", 3))


def test_bars_beyond_a_dozen_are_in_the_table_only():
    text = page(*((f"thing {number}", number) for number in range(1, 16)))
    assert "3 more rows are in the table." in text
    assert text.count('<th scope="row"') == 15


def test_a_very_long_table_is_for_a_spreadsheet():
    text = page(*((f"thing {number}", number) for number in range(1, 503)))
    assert text.count('<th scope="row"') == 500
    told = (
        "2 more rows are in the file that `microcred report some --table some --format csv` prints."
    )
    assert told in text
