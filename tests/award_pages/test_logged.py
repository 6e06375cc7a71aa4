"""The log of awards, read fast: all that pages need, or a clear answer."""

from datetime import UTC, datetime

import pytest

from microcred.award_pages.logged import Logged, logged
from microcred.ledger import line_bytes, name_withdrawn, revoked, sha256, signed_anew
from microcred.ledger.log import Logged as Line
from microcred.ledger.standing import ledger
from microcred.problem import Problem, Severity
from microcred.site.awards import Showing
from tests import ledgers

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
PAGE = "p" * 12


def lines(*more) -> bytes:
    first = ledgers.line(0, page=PAGE)
    return b"".join(map(line_bytes, [first, ledgers.line(1), *more]))


def test_awards() -> None:
    first, second = ledgers.line(0), ledgers.line(1)
    assert logged(lines()) == {
        first.award: Logged("think-time@1.0", first.sha256, PAGE),
        second.award: Logged("think-time@1.0", second.sha256),
    }
    assert logged(b"") == {}


def test_what_happened_to_them_since() -> None:
    first, second = ledgers.line(0), ledgers.line(1)
    standing = ledger([Line(1, first)]).awards[first.award]
    told = logged(
        lines(
            signed_anew(second.award, AT, b"new", ledgers.MULTIKEY, "A key was lost."),
            name_withdrawn(second.award, AT, b"newer", ledgers.MULTIKEY),
            revoked(standing, AT, "A mistake: “no”."),
        )
    )
    assert isinstance(told, dict)
    shown = told[first.award].showing(first.award)
    assert shown == Showing(first.award, "think-time@1.0", PAGE, AT, "A mistake: “no”.")
    assert told[second.award].sha256 == sha256(b"newer")
    assert told[second.award].revoked is None


@pytest.mark.parametrize(
    "data",
    [
        lines()[:-1],
        lines()[:-9],
        b"\xff\n",
        b"null\n",
        b"[]\n",
        b"{}\n",
        b"\n",
        b"[" * 100_000 + b"\n",
        lines().replace(b'"awarded"', b'"revoked"', 1),
        lines().replace(ledgers.line(0).award.encode(), b"../../../etc/x"),
        lines().replace(b"think-time@1.0", b"../../secret@1.0"),
        lines().replace(PAGE.encode(), b"../../page/"),
        lines().replace(b'"award":"', b'"award":["'),
    ],
)
def test_a_log_that_cannot_be_read_is_said_to_be(data: bytes) -> None:
    told = logged(data)
    assert isinstance(told, Problem)
    assert (told.path, told.code, told.severity) == ("awards/log.jsonl", "E03", Severity.ERROR)
