"""On which days a text can have been written, by the weekdays, dates and tenses in it."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from tellings.text.calendars import bounds, resolve, years_with

Zone = Literal["title", "lead", "body", "caption", "quote", "post", "dateline"]

_PAIR = re.compile(r"date:(\d\d)-(\d\d):(back|ahead|near|last|next):(\d)")
_MONTH_DAY = re.compile(r"date:(\d\d)-(\d\d):(back|ahead|near)")
# Days that stand for what once happened on them, and say nothing of when a text was written.
_COMMEMORATED = frozenset({"07-04", "09-11"})
_EARLIEST_YEAR, _LATEST_YEAR = 1990, 2060
# As far as candidate years are named in words.
_NAMED_YEARS = 2036
_WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WIDE = re.compile(r"\d{4}(?:-\d\d)?")
_OWN_WORDS = frozenset({"title", "lead", "body", "post"})
_WEEKDAYS = frozenset("mon tue wed thu fri sat sun".split())
_WEEKDAY = re.compile(r"weekday:(\d):(back|open|ahead|last|next|near)")


@dataclass(frozen=True, slots=True)
class DatingThresholds:
    """Limits of dating by clues.

    `report_days`: news that names its day by the weekday is printed on it or so many days after.
    `ahead_days`: a bare weekday ahead is at most so many days away. `near_days`: some date in a report lies so near
    to its publication. `widest_days`: a wider interval says too little to be given. `fresh_days`: dates with their
    year that lie so near to the newest one show that a report tells of those days (bench.page_dates).
    `post_days`: a post is shown at most so long after its day. `named_years`: years and months to come are named
    without a verb that tells so as far ahead.
    """

    report_days: int = 3
    ahead_days: int = 6
    near_days: int = 45
    widest_days: int = 31
    fresh_days: int = 21
    post_days: int = 6
    named_years: int = 4


DATING = DatingThresholds()


class Clue(NamedTuple):
    """One time expression as a hint at the day of writing; `value` holds a year, `relative` does not."""

    words: str
    value: str | None
    relative: str | None
    zone: Zone
    way: str | None = None


def is_pair(clue: Clue) -> bool:
    """Return whether the clue is a weekday with its month-day ("Monday 2 June")."""
    return bool(clue.relative and _PAIR.match(clue.relative))


def month_day(clue: Clue) -> tuple[int, int] | None:
    """Return the month and day of a clue that names both without a year."""
    match = _MONTH_DAY.match(clue.relative or "")
    if match is None or match[0][5:10] in _COMMEMORATED:
        return None
    return int(match[1]), int(match[2])


def weekday(clue: Clue) -> tuple[int, str] | None:
    """Return a bare weekday (Monday is 0) and its direction."""
    match = _WEEKDAY.match(clue.relative or "")
    return (int(match[1]), match[2]) if match else None


def pair_years(clue: Clue, first: int, last: int) -> list[int]:
    """Return the years in which the weekday and the date of the clue agree; for 29 February without one, leap years.

    >>> pair_years(Clue("Monday 2 June", None, "date:06-02:ahead:0", "lead"), 2020, 2031)
    [2025, 2031]
    """
    match = _PAIR.match(clue.relative or "")
    if match:
        return years_with(int(match[1]), int(match[2]), int(match[4]), first, last)
    if month_day(clue) == (2, 29):
        return [year for year in range(first, last + 1) if calendar.isleap(year)]
    return list(range(first, last + 1))


def find_report_weekday(clues: Sequence[Clue]) -> Clue | None:
    """Return the weekday by which the opening paragraphs tell when the news was made, None where they name none."""
    for zone in ("lead", "title"):
        for clue in clues:
            found = weekday(clue)
            if clue.zone == zone and found and found[1] == "back":
                return clue
    return None


def can_be_written(clues: Sequence[Clue], day: date, *, thresholds: DatingThresholds = DATING) -> bool:
    """Return whether a report with these clues can have been written on `day`."""
    report = find_report_weekday(clues)
    if report is not None:
        number = weekday(report) or (0, "")
        if (day.weekday() - number[0]) % 7 > thresholds.report_days:
            return False
    if not all(_allows(clue, day, clues, thresholds) for clue in clues):
        return False
    dates = [clue for clue in clues if month_day(clue) and clue.zone != "caption"]
    gaps = [abs((date.fromisoformat(resolve(_near(clue), day.isoformat())) - day).days) for clue in dates]
    return not gaps or min(gaps) <= thresholds.near_days


def _near(clue: Clue) -> str:
    return re.sub(r":(back|ahead|last|next)", ":near", (clue.relative or "").partition("@")[0])


def _allows(clue: Clue, day: date, clues: Sequence[Clue], thresholds: DatingThresholds) -> bool:
    if clue.value is not None:
        return _allows_value(clue, day, thresholds)
    if clue.relative == "month+0" and clue.words.lower().startswith("earlier"):
        return day.day > 2
    if month_day(clue) and clue.zone == "dateline":
        return 0 <= (day - date.fromisoformat(resolve(_near(clue), day.isoformat()))).days <= 1
    if month_day(clue):
        return _allows_month_day(clue, day, thresholds)
    found = weekday(clue)
    if found and clue.zone != "quote" and clue.words.lower().startswith(("later ", "earlier ")):
        # "Later on Monday" is written on that Monday, "earlier on Monday" at most a day after.
        behind = (day.weekday() - found[0]) % 7
        return behind == 0 if clue.words.lower().startswith("later ") else behind <= 1
    if found and found[1] in ("ahead", "next") and clue.zone != "quote":
        return _allows_weekday_ahead(found[0], day, clues, thresholds)
    return True


def _allows_value(clue: Clue, day: date, thresholds: DatingThresholds) -> bool:
    first, last = bounds(clue.value or "")
    if first is None or last is None:
        return True
    if clue.way == "ahead":
        return last >= day.isoformat()
    # A year or a month to come is often named without a verb that says so ("the 2032 vote").
    soon = clue.way is None and _WIDE.fullmatch(clue.value or "") is not None
    return first <= day.isoformat() or (soon and int(first[:4]) <= day.year + thresholds.named_years)


def _allows_month_day(clue: Clue, day: date, thresholds: DatingThresholds) -> bool:
    resolved = date.fromisoformat(resolve(_near(clue), day.isoformat()))
    match = _PAIR.match(clue.relative or "")
    if match and resolved.weekday() != int(match[4]):
        return False
    if clue.words.lower().startswith("next "):
        return timedelta(0) < resolved - day <= timedelta(8)
    # Verbs are read by rule; far from the day they are more likely read wrong than the day is.
    gap = (resolved - day).days
    if clue.way == "back":
        return not 0 < gap <= thresholds.near_days
    return clue.way != "ahead" or not 0 < -gap <= thresholds.near_days


def _allows_weekday_ahead(number: int, day: date, clues: Sequence[Clue], thresholds: DatingThresholds) -> bool:
    """A bare weekday ahead that a date elsewhere in the text names too is at most a week away."""
    for clue in clues:
        match = _PAIR.match(clue.relative or "")
        if match and int(match[4]) == number and clue.way != "back":
            resolved = date.fromisoformat(resolve(_near(clue), day.isoformat()))
            return timedelta(0) <= resolved - day <= timedelta(thresholds.ahead_days)
    return True


def find_days(clues: Sequence[Clue], years: Iterable[int], *, thresholds: DatingThresholds = DATING) -> list[date]:
    """Return, in order, the days of these years on which a report with these clues can have been written."""
    days: set[date] = set()
    for clue in clues:
        found = month_day(clue)
        if found is None or clue.zone == "caption":
            continue
        for year in years:
            if found == (2, 29) and not calendar.isleap(year):
                continue
            middle = date(year, *found)
            reach = range(-thresholds.near_days, thresholds.near_days + 1)
            days.update(middle + timedelta(shift) for shift in reach)
    return sorted(day for day in days if can_be_written(clues, day, thresholds=thresholds))


class Years(NamedTuple):
    """The years that clues allow, the sentences that say why, and whether they fix one."""

    years: list[int]
    evidence: tuple[str, ...]
    is_fixed: bool


def find_years(clues: Sequence[Clue], *, newest: str | None = None, address: tuple[str, int] | None = None) -> Years:
    """Return the years in which a report with these clues can have been written.

    Weekdays with their dates name candidates; the latest year told of is a lower bound, `newest` (the day on which
    the page was seen, ISO) an upper one. `address` is a part of the page's address with the year in it.
    """
    own = [clue for clue in clues if clue.zone != "caption"]
    decisive = [clue for clue in own if is_pair(clue) or month_day(clue) == (2, 29)]
    has_days = any(map(month_day, own))
    floor_clue = max((clue for clue in clues if past_year(clue)), key=past_year, default=None)
    floor = past_year(floor_clue) if floor_clue else _EARLIEST_YEAR
    ceiling = int(newest[:4]) if newest else _LATEST_YEAR
    years = _fit(decisive, floor, ceiling)
    evidence = [_tell_pair(clue, floor) for clue in decisive[:1]]
    if floor_clue and floor > _EARLIEST_YEAR:
        evidence.append(f"The page says “{floor_clue.words}”, so it is not older than {floor}.")
    if address:
        evidence.append(f"The address holds “{address[0]}”.")
        return Years([address[1]], tuple(evidence), bool(decisive) or has_days)
    if newest and has_days:
        evidence.append(f"The page was seen on {newest[:10]}, so it is not younger.")
        near = [year for year in years if ceiling - year <= 1]
        return Years(near, tuple(evidence), bool(near) and (bool(decisive) or floor >= ceiling - 1))
    if decisive and floor > _EARLIEST_YEAR and years and years[0] == floor:
        return Years(years[:1], tuple(evidence), True)
    if decisive:
        evidence.append("Nothing else in the text tells which of these years it is.")
    elif has_days:
        evidence.append("The text names days but no weekday with its date, so nothing fixes the year.")
    elif any(past_year(clue) and len(clue.value or "") >= len("2031-04-02") for clue in own):
        evidence.append("The page names days with their year, but none as its own.")
    else:
        evidence.append("The page states no date and its text names no day.")
    return Years(years, tuple(evidence), False)


def past_year(clue: Clue) -> int:
    """Return the first year of a clue that names one and does not look ahead, else 0."""
    if clue.value is None or clue.way == "ahead" or not clue.value[:4].isdecimal():
        return 0
    first = bounds(clue.value)[0]
    return int(first[:4]) if first else 0


def _fit(decisive: Sequence[Clue], floor: int, ceiling: int) -> list[int]:
    """The years in which all weekdays agree with their dates; a clue that agrees with no other is left out."""
    years = list(range(floor, ceiling + 1))
    for clue in decisive:
        fitting = set(pair_years(clue, floor, ceiling))
        years = [year for year in years if year in fitting] or years
    return years


def _tell_pair(clue: Clue, floor: int) -> str:
    years = [str(year) for year in pair_years(clue, floor, max(floor + 12, _NAMED_YEARS))]
    listed = years[0] if len(years) == 1 else f"{', '.join(years[:-1])} and {years[-1]}"
    return f"The text says “{clue.words}”, which fits {listed}."


class Fresh(NamedTuple):
    """The newest date that a text tells of, days on which it can then have been written, and why."""

    clue: Clue
    days: list[date]
    evidence: tuple[str, ...]


def find_fresh_days(clues: Sequence[Clue], *, thresholds: DatingThresholds = DATING) -> Fresh | None:
    """Return the days that the newest date with a year allows, None where it may be long past for the report.

    Such a date must be that of a post, have its weekday beside it, or not be the only one of those days: a single
    one is often of something long past. And a weekday of the news must fall on it or right after it, or the text
    look back on its weekday elsewhere.
    """
    dated = [(day, clue) for clue in clues if (day := whole_day(clue)) and clue.way != "ahead"]
    if not dated:
        return None
    newest = max(day for day, _ in dated)
    there = [clue for day, clue in dated if day == newest and (clue.zone in _OWN_WORDS or _has_weekday(clue))]
    if not there or any(past_year(clue) > newest.year for clue in clues):
        return None
    clue = min(there, key=lambda one: one.zone == "post")
    close = sum(newest - timedelta(thresholds.fresh_days) <= day for day, _ in dated)
    if close == 1 and clue.zone != "post" and not _has_weekday(clue):
        return None
    why, reach = _why_fresh(newest, clue, clues, thresholds)
    days = [newest + timedelta(shift) for shift in reach]
    if why is None or not any(can_be_written(clues, day, thresholds=thresholds) for day in days):
        return None
    return Fresh(clue, days, (f"The newest day that it tells of is “{clue.words}”.", why))


def _why_fresh(
    newest: date, clue: Clue, clues: Sequence[Clue], thresholds: DatingThresholds
) -> tuple[str | None, range]:
    """Return why the newest date is of the day of the news, and how many days after it the text can be written."""
    filed = next((one for one in clues if one.zone == "dateline" and month_day(one)), None)
    if filed:
        # Without its year; a report of older days has other dates than that of its dateline.
        gap = (date.fromisoformat(resolve(_near(filed), newest.isoformat())) - newest).days
        near = 0 <= gap <= thresholds.fresh_days
        return (f"Its dateline is of “{filed.words}”.", range(gap, gap + 2)) if near else (None, range(0))
    report = find_report_weekday(clues)
    found = weekday(report) if report else None
    days = range(thresholds.report_days + 1)
    most = 0 if clue.zone == "caption" else 1
    if report and found and (found[0] - newest.weekday()) % 7 <= most:
        return f"It reports the news of “{report.words}”, which falls on it or is the day after.", days
    told = {(weekday(one) or (-1, ""))[0] for one in clues if _looks_back(one)}
    if clue.zone == "post" and told & {newest.weekday(), (newest.weekday() - 1) % 7}:
        # The clocks of a reader elsewhere stamp a post with the day after; and a post is shown for some days.
        why = "It is the day of a post in the text, which names its weekday or the one before."
        return why, range(-1, thresholds.post_days + 1)
    if newest.weekday() in told:
        return "The text looks back on the weekday of that day.", days
    return None, range(0)


def _looks_back(clue: Clue) -> bool:
    found = weekday(clue)
    return found is not None and found[1] == "back"


def _has_weekday(clue: Clue) -> bool:
    return clue.words[:3].lower() in _WEEKDAYS


def whole_day(clue: Clue) -> date | None:
    """Return the day of a clue that names one with its year."""
    match = _WHOLE_DAY.match(clue.value or "")
    try:
        return date.fromisoformat(match[0]) if match else None
    except ValueError:
        return None
