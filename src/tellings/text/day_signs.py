"""What the words of a text say for and against a day as the one on which it was written, in points.

A point is a tenth of a power of ten: ten points are odds of ten to one. The numbers are how much likelier a sign is
on the day on which a report was published than on a day of another year or month (bench.dates), rounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal, NamedTuple

from tellings.text.calendars import resolve
from tellings.text.datings import Clue, find_report_weekday, is_pair, month_day, weekday, whole_day

_WAY = re.compile(r":(?:back|ahead|last|next)")
# By the days from the weekday of the news, told in the opening paragraphs, to the day of writing.
_NEWS_WEEKDAY = (8, 3, -7, -11, -14, -14, -9)
# The same for the nearest weekday told anywhere, in a text that does not open with one.
_ANY_WEEKDAY = (5, 3, -4, -7, -10, -10, -5)
# By the days from the day of writing to the nearest weekday that is said to come.
_WEEKDAY_AHEAD = (6, 1, -2, -5, -6, -5, -1)
# By the days from "later on Monday" or "earlier on Monday" to the day of writing.
_SAME_DAY = (7, 1, -15, -15, -15, -15, -12)
# A weekday that stands beside its date, and falls on it in the year of the day of writing, or does not.
_PAIR_FITS, _PAIR_FAILS = 10, -11
# By the years from the year of writing to the newest year named: as far as so many, the points.
_NEWEST_YEAR = ((-6, -3), (-5, -2), (-3, 2), (-1, 6), (0, 4), (1, 5), (2, 2), (3, -3))
_LATER_YEAR = -8
# By the days from a day told with its year, the nearest one, to the day of writing.
_WHOLE_DAY = ((-366, -8), (-32, -4), (-3, -8), (7, 15), (31, 8), (366, -4))
_FAR_DAY = -8
# By the days between the day of writing and the nearest date told without a year, whichever way.
_MONTH_DAY = ((14, 9), (30, 3), (45, -2))
_NO_MONTH_DAY = -5
_BACK, _AHEAD = frozenset({"back", "open"}), frozenset({"ahead", "next"})
_OPENING = frozenset({"title", "lead", "body"})


Kind = Literal["weekdays", "pairs", "years", "whole days", "days"]


class Sign(NamedTuple):
    """Words of a text and how many points they give a day, below zero where they speak against it."""

    words: str
    points: int
    kind: Kind = "weekdays"


def weigh_day(clues: Sequence[Clue], day: date) -> list[Sign]:
    """Return what the clues of a text say of `day` as its day of writing, at most one sign of each kind.

    >>> weigh_day([Clue("Wednesday", None, "weekday:2:back", "lead")], date(2031, 5, 15))
    [Sign(words='Wednesday', points=3, kind='weekdays')]
    """
    own = [clue for clue in clues if clue.zone != "caption"]
    found = (_weigh_years(own, day), _weigh_whole_days(clues, day), _weigh_month_days(own, day))
    return [*weigh_weekdays(clues, day), *(sign for sign in found if sign is not None)]


def weigh_weekdays(clues: Sequence[Clue], day: date) -> list[Sign]:
    """Return what the weekdays of a text say of `day`: they tell it from its neighbours."""
    own = [clue for clue in clues if clue.zone != "caption"]
    found = (_weigh_weekday, _weigh_weekday_ahead, _weigh_same_day, _weigh_pairs)
    return [sign for weigh in found if (sign := weigh(own, day)) is not None]


def count_points(signs: Iterable[Sign]) -> int:
    """Return the points of all signs together."""
    return sum(sign.points for sign in signs)


def _weigh_weekday(clues: Sequence[Clue], day: date) -> Sign | None:
    news = find_report_weekday(clues)
    told = [news] if news else [clue for clue in clues if clue.zone in _OPENING and _goes(clue, _BACK)]
    return _weigh_gap(told, day, _NEWS_WEEKDAY if news else _ANY_WEEKDAY)


def _weigh_weekday_ahead(clues: Sequence[Clue], day: date) -> Sign | None:
    gaps = [(-_days_since(clue, day) % 7, clue) for clue in clues if clue.zone != "quote" and _goes(clue, _AHEAD)]
    if not gaps:
        return None
    gap, clue = min(gaps, key=lambda one: one[0])
    return Sign(clue.words, _WEEKDAY_AHEAD[gap])


def _weigh_same_day(clues: Sequence[Clue], day: date) -> Sign | None:
    told = [clue for clue in clues if clue.zone != "quote" and clue.words.lower().startswith(("later ", "earlier "))]
    return _weigh_gap([clue for clue in told if weekday(clue)], day, _SAME_DAY)


def _weigh_gap(told: Sequence[Clue], day: date, table: Sequence[int]) -> Sign | None:
    """Return the sign of the weekday that lies the fewest days behind."""
    if not told:
        return None
    clue = min(told, key=lambda one: _days_since(one, day))
    return Sign(clue.words, table[_days_since(clue, day)])


def _goes(clue: Clue, ways: frozenset[str]) -> bool:
    found = weekday(clue)
    return found is not None and found[1] in ways


def _days_since(clue: Clue, day: date) -> int:
    return (day.weekday() - (weekday(clue) or (0, ""))[0]) % 7


def _weigh_pairs(clues: Sequence[Clue], day: date) -> Sign | None:
    pairs = [clue for clue in clues if is_pair(clue)]
    if not pairs:
        return None
    fits = [clue for clue in pairs if _nearest(clue, day).weekday() == int((clue.relative or "").split(":")[3][0])]
    fails = [clue for clue in pairs if clue not in fits]
    agrees = len(fits) >= len(fails)
    return Sign((fits if agrees else fails)[0].words, _PAIR_FITS if agrees else _PAIR_FAILS, "pairs")


def _weigh_years(clues: Sequence[Clue], day: date) -> Sign | None:
    years = [(int(clue.value[:4]), clue) for clue in clues if clue.value and _names_year(clue)]
    if not years:
        return None
    newest, clue = max(years, key=lambda one: one[0])
    return Sign(clue.words, _look_up(_NEWEST_YEAR, newest - day.year, _LATER_YEAR), "years")


def _names_year(clue: Clue) -> bool:
    return (clue.value or "")[:4].isdecimal() and whole_day(clue) is None


def _weigh_whole_days(clues: Sequence[Clue], day: date) -> Sign | None:
    told = [((day - found).days, clue) for clue in clues if (found := whole_day(clue))]
    if not told:
        return None
    behind, clue = min(told, key=lambda one: (abs(one[0]), one[0]))
    return Sign(clue.words, _look_up(_WHOLE_DAY, behind, _FAR_DAY), "whole days")


def _weigh_month_days(clues: Sequence[Clue], day: date) -> Sign | None:
    told = [(abs((_nearest(clue, day) - day).days), clue) for clue in clues if month_day(clue)]
    if not told:
        return None
    gap, clue = min(told, key=lambda one: one[0])
    return Sign(clue.words, _look_up(_MONTH_DAY, gap, _NO_MONTH_DAY), "days")


def _nearest(clue: Clue, day: date) -> date:
    """Return the day nearest to `day` that has the month and day of a clue, whatever its weekday."""
    form = ":".join((clue.relative or "").partition("@")[0].split(":")[:3])
    return date.fromisoformat(resolve(_WAY.sub(":near-told", form), day.isoformat()))


def _look_up(table: Sequence[tuple[int, int]], value: int, beyond: int) -> int:
    return next((points for most, points in table if value <= most), beyond)
