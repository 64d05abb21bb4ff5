"""Laws of calendar forms: they grow with their anchor, and an interval holds what each of its days gives."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.text.calendars import bounds, resolve, resolve_between, template, years_with

DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))
FORMS = st.one_of(
    st.builds(lambda unit, count: f"{unit}{count:+d}", st.sampled_from(
        ["day", "week", "month", "quarter", "year", "decade"]), st.integers(-40, 40)),
    st.builds(lambda day, way: f"weekday:{day}:{way}", st.integers(0, 6), st.sampled_from(
        ["back", "open", "ahead", "last", "next", "near", "week-1"])),
    st.builds(lambda month, day, way: f"date:{month:02d}-{day:02d}:{way}", st.integers(1, 12), st.integers(1, 28),
              st.sampled_from(["back", "near", "last", "year-1"])),
    st.builds(lambda month, way: f"month:{month:02d}:{way}", st.integers(1, 12), st.sampled_from(
        ["back", "soon", "ahead", "last", "next", "near"])),
    st.builds(lambda day, way: f"monthday:{day:02d}:{way}", st.integers(1, 28), st.sampled_from(
        ["back", "ahead", "near", "month+1", "month-1"])),
    st.builds(lambda nth, way: f"nth:5.0.{nth}:{way}", st.sampled_from([1, 3, -1]), st.sampled_from(
        ["last", "next", "near", "year-1"])),
    st.builds(lambda season, way: f"season:{season}:{way}", st.sampled_from(["SP", "SU", "FA", "WI"]),
              st.sampled_from(["back", "ahead", "last", "next", "near", "this"])),
    st.sampled_from(["week+0:ahead", "weekend:back", "weekend:over", "weekend:near",
                     "nth:0.4.2:month+1", "easter:0:last", "easter:1:next@WE", "nth:9.0.1:near@WE",
                     "weekend:last", "weekend:next"]),
)  # fmt: skip


@given(FORMS, DAYS, st.integers(0, 9))
def test_a_form_grows_with_its_anchor(form: str, day: date, more: int) -> None:
    first = bounds(resolve(form, day.isoformat()))[0]
    later = bounds(resolve(form, (day + timedelta(more)).isoformat()))[0]
    assert first is not None
    assert later is not None
    assert first <= later


@given(FORMS, DAYS, st.integers(0, 9), st.data())
def test_an_interval_holds_what_each_of_its_days_gives(form: str, day: date, more: int, data: st.DataObject) -> None:
    last = day + timedelta(more)
    value, low, high = resolve_between(form, day.isoformat(), last.isoformat())
    inside = day + timedelta(data.draw(st.integers(0, more)))
    exact = resolve(form, inside.isoformat())
    assert value in (exact, template(form))
    first, final = bounds(exact)
    assert first is not None
    assert low is not None
    assert low <= first
    assert final is not None
    assert high is not None
    assert final <= high


def test_without_an_anchor_a_form_is_a_template() -> None:
    assert resolve_between("date:06-02:near", None, None) == ("XXXX-06-02", None, None)
    assert resolve_between("weekday:4:back@NI", None, None) == ("XXXX-WXX-5TNI", None, None)


@pytest.mark.parametrize("value", ["PRESENT_REF", "PXD", "PT35M", "XXXX-06-02", "2031-13", "2031-02-31", ""])
def test_what_has_no_place_in_time_has_no_bounds(value: str) -> None:
    assert bounds(value) == (None, None)


@given(DAYS)
def test_the_years_with_a_weekday_hold_the_day_s_own(day: date) -> None:
    assert day.year in years_with(day.month, day.day, day.weekday(), day.year - 3, day.year + 3)


@pytest.mark.parametrize(
    ("form", "day", "value"),
    [
        # Christmas of last year is told of in January.
        ("date:12-25:back", "2031-01-03", "2030-12-25"),
        # A plan for March told in November is for the year to come.
        ("month:03:ahead", "2030-11-20", "2031-03"),
        # The fourth Thursday of November.
        ("nth:11.3.4:near", "2031-11-20", "2031-11-27"),
        # The weekday picks the year of a date.
        ("date:06-02:near:0", "2025-05-28", "2025-06-02"),
        # On a Sunday "this week" with a plan is the week to come.
        ("week+0:ahead", "2031-05-18", "2031-W21"),
        ("week+0", "2031-05-18", "2031-W20"),
        # A leap day is sought in leap years only.
        ("date:02-29:back", "2031-05-18", "2028-02-29"),
    ],
)
def test_single_forms(form: str, day: str, value: str) -> None:
    assert resolve(form, day) == value


@given(FORMS, st.sampled_from(["0001-01-01", "9999-12-31"]))
def test_forms_resolve_at_both_ends_of_the_calendar(form: str, day: str) -> None:
    assert resolve(form, day)


@pytest.mark.parametrize(
    ("value", "last"),
    [("9999-W52", "9999-12-31"), ("9999-W52-WE", "9999-12-31"), ("9999-Q4", "9999-12-31"), ("9999-WI", "9999-12-31")],
)
def test_what_reaches_beyond_the_calendar_ends_with_it(value: str, last: str) -> None:
    assert bounds(value)[1] == last


@given(FORMS, st.sampled_from(["0001-01-01", "9999-12-31"]))
def test_bounds_of_resolved_forms_lie_within_the_calendar(form: str, day: str) -> None:
    first, last = bounds(resolve(form, day))
    assert (first is None) == (last is None)
