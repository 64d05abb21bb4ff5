"""Days with time and zone, read from the many ways in which outlets print them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.text.moments import days_around, find_moments, find_zone, read_instant, read_moment


@pytest.mark.parametrize(
    ("printed", "stamp"),
    [
        ("Published 14 May 2031 at 5.30 p.m. EDT", "2031-05-14T17:30-04:00"),
        ("Last updated: 2031-05-14 09:12", "2031-05-14T09:12"),
        ("20310514", "2031-05-14"),
        ("5/14/2031", "2031-05-14"),
        ("14.5.2031", "2031-05-14"),
        ("5/3/2031", None),
        ("5/3/2031 4:10 PM ET", "2031-05-03T16:10-04:00"),
        ("5/3/2031 16:10 GMT", "2031-03-05T16:10Z"),
        ("Updated 2010 GMT (0410 HKT) March 14, 2031", "2031-03-14T20:10Z"),
        ("Mon Mar 3 16:23:00 EST 2031", "2031-03-03T16:23-05:00"),
        ("Wed, 05 Mar 2031 14:05:00 +0100", "2031-03-05T14:05+01:00"),
        ("Wed Mar 05 2031 14:05:00 GMT+0100", "2031-03-05T14:05+01:00"),
        ("2031-03-05T09:00:40.509-04:00", "2031-03-05T09:00-04:00"),
        ("March 5th, 2031 @ 9:00 am", "2031-03-05T09:00"),
        ("5 Mar 2031 • 14:05 IST", "2031-03-05T14:05"),
        ("July 5, 2031, 5 a.m. PT", "2031-07-05T05:00-07:00"),
        ("Jan 5, 2031, 5 a.m. Pacific Time", "2031-01-05T05:00-08:00"),
        ("Jan 18, 2031 2 min read", "2031-01-18"),
        ("March 5, 2031 8 Comments", "2031-03-05"),
        ("2031-02-31", None),
        ("0001-01-01T00:00:00Z", None),
        ("Monday", None),
        ("Version 1.5.2 of 3", None),
        ("", None),
    ],
)
def test_stamps(printed: str, stamp: str | None) -> None:
    assert read_moment(printed) == stamp


def test_each_date_of_a_line_has_its_own_time() -> None:
    found = find_moments("Written: 2031-03-05 15:03:30 / Updated: 6 March 2031, 9:00 am")
    assert [moment.stamp for moment in found] == ["2031-03-05T15:03", "2031-03-06T09:00"]


@given(st.text(max_size=120))
def test_no_text_breaks_the_reading(text: str) -> None:
    for moment in find_moments(text):
        assert 0 <= moment.start < moment.end <= len(text)
        assert all(datetime.fromisoformat(reading) for reading in moment.readings)


@given(st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1)), st.integers(-48, 56))
def test_the_zone_between_a_printed_time_and_its_moment_is_found(local: datetime, quarters: int) -> None:
    sign, hours, minutes = "-" if quarters < 0 else "+", abs(quarters) // 4, abs(quarters) % 4 * 15
    printed = local.strftime("%Y-%m-%dT%H:%M")
    instant = read_instant(f"{printed}{sign}{hours:02d}:{minutes:02d}")
    assert instant is not None
    assert find_zone(printed, instant) == f"{sign}{hours:02d}:{minutes:02d}"
    assert instant.date().isoformat() in days_around(f"{printed}{sign}{hours:02d}:{minutes:02d}")


def test_a_time_without_a_zone_is_no_moment() -> None:
    assert read_instant("2031-03-05T22:30") is None
    assert find_zone("2031-03-05T22:30", datetime(2031, 3, 9, tzinfo=UTC)) is None
    assert days_around("2031-03-05T22:30") == ("2031-03-05",)
