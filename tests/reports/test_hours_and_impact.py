"""Hours and impact: medians and means, and nothing of few people."""

import pytest

from microcred.reports.hours import hours_report
from microcred.reports.impact import impact_report
from microcred.reports.report import NOT_TOLD, Cell, Report
from tests.reports.grounds import ground, worked


def told(report: Report) -> list[tuple[Cell, ...]]:
    return list(report.tables[0].rows)


def test_the_median_of_hours():
    work = [worked(n, hours=hours) for n, hours in enumerate((3, 4, 5, 6, 30))]
    assert told(hours_report(ground([9], work))) == [
        ("pause", None, None, 5.0, 4.0, 6.0, 5, "no hours are stated")
    ]


def test_hours_of_few_are_not_told_nor_how_many():
    work = [worked(n, hours=3) for n in range(4)] + [worked(n, "probe", hours=3) for n in range(6)]
    report = hours_report(ground([9], work))
    assert told(report)[0] == ("pause", None, None, *[NOT_TOLD] * 4, None)
    assert report.says == ("6 reports of hours that can be told.",)


def test_nobody_measured_anything():
    assert hours_report(ground([9], [])).says == ("Nobody has said how long anything took.",)
    assert impact_report(ground([9], [])).says == (
        "Nobody has measured anything before and after.",
    )


def test_before_and_after():
    work = [worked(n, before=10, after=10 + n) for n in range(11)]
    assert told(impact_report(ground([20], work))) == [("pause", 11, 10.0, 15.0, 5.0, 5, NOT_TOLD)]


def test_all_rose():
    work = [worked(n, before=-1, after=n) for n in range(6)]
    assert told(impact_report(ground([20], work))) == [("pause", 6, -1.0, 2.5, 3.5, 3.5, 6)]


@pytest.mark.parametrize(("second", "shown"), [(4, False), (5, True)])
def test_what_a_part_leaves_of_the_whole_is_not_of_few_either(second, shown):
    """Whoever has the whole and the first cohort has the second by subtraction."""
    work = [worked(n, before=1, after=2) for n in range(10 + second)]
    sizes = [10, second]
    assert told(impact_report(ground(sizes, work)))[0][1] == 10 + second
    (row,) = told(impact_report(ground(sizes, work, options={"cohort": "c1"})))
    assert (row[1] is not NOT_TOLD) is shown
