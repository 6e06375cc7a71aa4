"""From when to when a badge is valid."""

from datetime import UTC, datetime, timedelta

import pytest

from microcred.verify.check import Failed
from microcred.verify.clock import check_dates, from_seconds, moment

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("starts", "ends", "valid"),
    [
        ([NOW], [], True),
        ([NOW - SECOND], [NOW + SECOND], True),
        ([NOW], [NOW], True),
        ([NOW + SECOND], [], False),
        ([NOW - SECOND, NOW + SECOND], [], False),
        ([NOW - SECOND], [NOW - SECOND], False),
        ([NOW - SECOND], [NOW + SECOND, NOW - SECOND], False),
    ],
)
def test_now_has_to_be_between_them(starts, ends, valid):
    if valid:
        assert check_dates(starts, ends, NOW).startswith("It is valid from 2026-11-21")
    else:
        with pytest.raises(Failed, match=r"not valid yet|expired"):
            check_dates(starts, ends, NOW)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2026-11-21T12:00:00Z", NOW),
        ("2026-11-21T06:00:00-06:00", NOW),
        ("2026-11-21T12:00:00.000Z", NOW),
        ("2026-11-21T12:00:00.123456789+00:00", NOW.replace(microsecond=123456)),
        ("0001-01-01T00:00:00+23:59", None),
        ("9999-12-31T23:59:59-23:59", None),
    ],
)
def test_pitfall_08_moments_with_a_zone(text, at):
    found = moment(text, "x")
    assert at is None or found == at
    assert found.tzinfo is not None


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("2026-11-21T12:00:00", "does not say in which time zone"),
        ("2026-11-21", "is not a moment"),
        ("20261121T120000Z", "is not a moment"),
        ("2026-W47-6T12:00:00Z", "is not a moment"),
        ("٢٠٢٦-11-21T12:00:00Z", "is not a moment"),
        ("2026-02-30T00:00:00Z", "a day that never comes"),
        ("2026-11-21T25:00:00Z", "a day that never comes"),
        ("2026-11-21T12:00:00+99:99", "a day that never comes"),
        (1_800_000_000, "is not a moment"),
        (["2026-11-21T12:00:00Z"], "is not a moment"),
        (True, "is not a moment"),
    ],
)
def test_pitfall_08_what_tells_no_moment(value, says):
    with pytest.raises(Failed, match=says):
        moment(value, "x")


@pytest.mark.parametrize(("value", "year"), [(0, 1970), (1_800_000_000, 2027), (1.5, 1970)])
def test_claims_of_a_jwt(value, year):
    assert from_seconds(value, "x").year == year


@pytest.mark.parametrize("value", [None, True, "0", 1e30, -1e30, 10**400, [], float("inf")])
def test_claims_that_tell_no_moment(value):
    with pytest.raises(Failed, match="is not a moment"):
        from_seconds(value, "x")
