"""awards/log.jsonl: its lines, and back to text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.ledger import line_bytes, read_log
from microcred.ledger.log import MAX_LINE, MOST
from microcred.problem import Severity
from tests.ledgers import line

GOOD = line_bytes(line())


def found(data):
    """Return what is wrong with a log, as `line CODE message`."""
    return [f"{one.line} {one.code} {one.message}" for one in read_log(data)[1]]


def test_a_line_is_compact_json_that_leaves_out_what_it_does_not_tell():
    assert GOOD.decode() == (
        '{"at":"2026-11-21T20:48:00Z","event":"awarded","award":"z8mk9qmldmuz",'
        f'"sha256":"{line().sha256}","key":"{line().key}","submission":"7ppeb2sg",'
        '"credential":"think-time@1.0","status":{"list":1,"index":9973}}\n'
    )


def test_what_was_written_is_read():
    lines, problems = read_log(GOOD + line_bytes(line(reason="a “reason”", by="Ö")))
    assert problems == ()
    assert [one.number for one in lines] == [1, 2]
    assert [one.line for one in lines] == [line(), line(reason="a “reason”", by="Ö")]


def test_an_empty_log_tells_nothing():
    assert read_log(b"") == ((), ())


@pytest.mark.parametrize(
    "bad",
    [
        b"",
        b"not JSON",
        b"[]",
        b"{}",
        b"null",
        b"\xff\xfe",
        GOOD[:-2],
        GOOD[:-1] + b" ",
        GOOD[:-1].replace(b'"event":"awarded"', b'"event":"granted"'),
        GOOD[:-1].replace(b'"award"', b'"award":"z8mk9qmldmuz","award"'),
        GOOD[:-2] + b',"note":"more"}',
        GOOD[:-1].replace(b"00Z", b"00"),
        GOOD[:-1].replace(b'"index":9973', b'"index":131072'),
        b"[" * 100_000,
        b'{"a":' * (MAX_LINE // 5),
        b" " * 10 * MAX_LINE,
    ],
)
def test_a_line_that_the_award_job_never_writes_is_told_and_the_others_are_read(bad):
    lines, problems = read_log(GOOD + bad + b"\n" + GOOD)
    assert [one.number for one in lines] == [1, 3]
    assert found(GOOD + bad + b"\n" + GOOD) == [
        "2 A01 line 2 of the log is none that the award job writes"
    ]
    assert problems[0].path == "awards/log.jsonl"
    assert problems[0].fix == "Restore the file from Git. Only the award job writes here."


def test_of_many_such_lines_twenty_are_told_and_how_many_more():
    lines, problems = read_log(b"\n" * 300_000 + GOOD + b"cut off")
    assert [one.number for one in lines] == [300_001]
    assert [one.line for one in problems] == [*range(1, MOST + 1), 300_002]
    assert problems[-1].message == (
        "299,981 more lines of the log, the last of them 300002, are unreadable too"
    )
    assert problems[-1].severity == Severity.ERROR


def test_twenty_are_all_that_is_told_where_there_are_no_more():
    assert len(read_log(b"\n" * MOST)[1]) == MOST


def test_a_line_that_is_cut_off_is_told():
    assert found(GOOD + GOOD[:-1]) == ["2 A01 line 2 of the log is cut off: no line end follows it"]


@given(st.binary(max_size=400))
def test_nothing_is_read_by_accident(data):
    lines, problems = read_log(data)
    assert lines == ()
    assert len(problems) >= bool(data)
