"""What words say for and against a day of writing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.text.datings import Clue, Zone
from tellings.text.day_signs import count_points, weigh_day, weigh_weekdays
from tellings.text.times import find_expressions

WEDNESDAY = date(2031, 5, 14)


def read(text: str, zone: Zone = "lead") -> list[Clue]:
    """Return the times of a text as clues."""
    return [
        Clue(text[found.start : found.end], found.value, found.relative, zone, found.way)
        for found in find_expressions(text)
    ]


@pytest.mark.parametrize(
    ("text", "better", "worse"),
    [
        # the weekday of the news: that day or the one after
        ("The mill burned on Wednesday.", WEDNESDAY, WEDNESDAY + timedelta(3)),
        ("The mill burned on Wednesday.", WEDNESDAY + timedelta(1), WEDNESDAY - timedelta(1)),
        # said to come: the day before, or the day itself
        ("The mill will open later on Wednesday.", WEDNESDAY, WEDNESDAY - timedelta(2)),
        # a weekday beside its date fixes the year
        ("The mill opens on Monday 2 June.", date(2031, 5, 30), date(2030, 5, 30)),
        # the year named last
        ("The mill burned in 2029 and 2030.", date(2031, 5, 1), date(2024, 5, 1)),
        ("The mill burned in 2029 and 2030.", date(2031, 5, 1), date(2045, 5, 1)),
        # a day with its year
        ("It burned on 3 May 2031.", date(2031, 5, 4), date(2031, 9, 4)),
        # a date without its year
        ("It burned on 3 May.", date(2031, 5, 4), date(2031, 11, 4)),
    ],
)
def test_a_day_is_borne_out_by_what_is_told(text: str, better: date, worse: date) -> None:
    clues = read(text)
    assert count_points(weigh_day(clues, better)) > 0 > count_points(weigh_day(clues, worse))


def test_words_that_tell_no_time_say_nothing() -> None:
    assert weigh_day(read("The harbour is closed."), WEDNESDAY) == []


def test_a_caption_says_nothing_of_weekdays() -> None:
    assert weigh_weekdays(read("The mill burned on Wednesday.", "caption"), WEDNESDAY) == []


def test_neighbours_are_told_apart_by_weekdays_alone() -> None:
    clues = read("The mill burned on Wednesday, 14 May 2031.")
    assert {sign.words for sign in weigh_weekdays(clues, WEDNESDAY)} <= {clue.words for clue in clues}
    assert all(sign in weigh_day(clues, WEDNESDAY) for sign in weigh_weekdays(clues, WEDNESDAY))


@given(st.dates(date(1971, 1, 1), date(2090, 12, 31)), st.integers(-200, 200))
def test_a_shift_by_whole_weeks_changes_no_weekday(day: date, weeks: int) -> None:
    clues = read("It burned on Wednesday, and Oru will speak later on Friday.")
    assert weigh_weekdays(clues, day) == weigh_weekdays(clues, day + timedelta(weeks=weeks))
