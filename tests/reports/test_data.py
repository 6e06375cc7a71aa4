"""A report as JSON and CSV."""

import json
from datetime import date
from decimal import Decimal

from microcred.reports.data import as_csv, as_json
from microcred.reports.report import NOT_TOLD, Column, Kind, Table
from tests.reports.plain import report, table


def test_json_has_rows_by_the_names_of_columns():
    data = json.loads(as_json(report(table(("pears", NOT_TOLD), ("plums", None))), "Here"))
    assert data["programme"] == "Here"
    assert data["on"] == "2026-11-21"
    assert data["tables"] == {
        "some": [{"what": "pears", "many": "not told"}, {"what": "plums", "many": None}]
    }


def test_money_and_days_lose_nothing_in_json():
    columns = (Column("paid", "Paid", Kind.MONEY), Column("on", "On", Kind.DAY))
    found = Table("pay", "Pay", columns, ((Decimal("0.10"), date(2026, 2, 28)),))
    rows = json.loads(as_json(report(found), "Here"))["tables"]["pay"]
    assert rows == [{"paid": "0.10", "on": "2026-02-28"}]


def test_no_cell_of_a_csv_is_a_formula():
    found = table(("=HYPERLINK(1)", -3), ("+1", 4), ("@sum", 5), ("-x", 6))
    assert as_csv(found) == "what,many\n'=HYPERLINK(1),-3\n+1,4\n'@sum,5\n'-x,6\n"
