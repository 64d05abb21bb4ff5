"""Calendar arithmetic: relative time forms resolved against a day, and the days that a TIMEX3 value covers.

A relative form is a short string that can be resolved again when the anchor day is learned later:

    day-1  week+0  month+1  year-2  quarter+0  decade-1  century+0     so many units from the anchor's
    weekday:2:back      Wednesday, the anchor's own day or before (open: the same, but no verb
                        tells so; ahead, last, next, near, or a unit such as week-1)
    date:06-02:near     2 June without a year; `date:06-02:near:0` when the text calls it a Monday
    event:2001-09-11                    a day that names an event, seen from that day on
    date:06-02:near-told                the 2 June nearest to a time told before it (so month, season)
    month:11:back:vote                  the month of a vote, open ("XXXX-11") where it is not the near one
    month:11:soon                       November, past, but ahead where the next month is meant
    month:11:back   season:SU:this   quarter:3:near   half:1:year-1   weekend:back   weekend:over
    nth:7.4.1:near   nth:0.4.1:month+1  the first Friday of July, the first Friday of next month
    nth:11.0.1.1:near                   the day after the first Monday of November
    easter:-2:near                      so many days from Easter
    monthday:15:back:4   monthday:20:month+1     Friday the 15th; the 20th of next month
    yearend:ahead                       the end of the year, which dates no text as a 31 December does
    date:03-06:ahead@W                  the week of that day; nth:9.0.1:last@WE the weekend beside it
    anything@NI         a part of that day (TIMEX3), anything@17:00 a clock time on it
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

_UNIT = re.compile(r"(day|week|month|year|quarter|half|decade|century)([+-]\d{1,4})(:ahead)?\Z")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)(?!\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
_QUARTER = re.compile(r"(\d{4})-([QH])(\d)")
_YEARS = re.compile(r"(\d{2,4})(?![\d-])")
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
# A month-day this near behind or ahead is the near one, whatever the tense seems to say: the tense is a guess.
_NEAR_BEHIND, _NEAR_AHEAD = 60, 20
# Without a verb that tells, news looks back, but for what comes within so many days.
_SOON = 90
# A vote is held every few years: a month more than so many days off may be one of an earlier or a later year.
_VOTE = 183
_TEMPLATES = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "weekend": "XXXX-WXX-WE",
    "decade": "XXX",
    "century": "XX",
}


def resolve(relative: str, anchor: str) -> str:
    """Return the TIMEX3 value of a relative form, seen from the ISO day `anchor`.

    >>> resolve("weekday:0:next", "2031-05-14"), resolve("month-1", "2031-01-02"), resolve("day-1@NI", "2031-03-01")
    ('2031-05-19', '2030-12', '2031-02-28TNI')
    """
    base, _, part = relative.partition("@")
    value = _resolve_base(base, date.fromisoformat(anchor[:10]))
    if part == "W":
        return week_of(value)
    if part == "WE":
        return _weekend_beside(date.fromisoformat(value))
    return f"{value}T{part}" if part else value


def resolve_between(relative: str, earliest: str | None, latest: str | None) -> tuple[str, str | None, str | None]:
    """Return value, first and last day of a relative form whose anchor lies in an interval.

    The forms grow with their anchor, so both ends decide: where they agree the value is certain, else it
    is a template ("XXXX-WXX-3") with the days that all anchors together allow.

    >>> resolve_between("date:06-02:near", "2031-05-28", "2031-05-31")
    ('2031-06-02', '2031-06-02', '2031-06-02')
    >>> resolve_between("day+0", "2031-05-28", "2031-05-31")
    ('XXXX-XX-XX', '2031-05-28', '2031-05-31')
    """
    if earliest is None or latest is None:
        return template(relative), None, None
    first, last = resolve(relative, earliest), resolve(relative, latest)
    low, high = bounds(first)[0], bounds(last)[1]
    return (first if first == last else template(relative)), low, high


def template(relative: str) -> str:
    """Return the TIMEX3 value of a relative form without its anchor.

    >>> template("date:06-02:near"), template("weekday:2:back"), template("month:06:ahead")
    ('XXXX-06-02', 'XXXX-WXX-3', 'XXXX-06')
    """
    base, _, part = relative.partition("@")
    if part in ("W", "WE"):
        return _TEMPLATES["week" if part == "W" else "weekend"]
    name, *fields = base.split(":")
    if name == "weekday":
        value = f"XXXX-WXX-{int(fields[0]) + 1}"
    elif name in ("date", "month", "season"):
        value = f"XXXX-{fields[0]}"
    elif name == "event":
        value = fields[0]
    elif name == "yearend":
        value = "XXXX-12-31"
    elif name in ("nth", "easter"):
        value = "XXXX-XX-XX"
    elif name == "monthday":
        value = f"XXXX-XX-{fields[0]}"
    elif name in ("quarter", "half") and fields:
        value = f"XXXX-{name[0].upper()}{fields[0]}"
    else:
        value = _TEMPLATES.get(re.split(r"[+-]", name)[0], "XXXX")
    return f"{value}T{part}" if part else value


def week_of(day: str) -> str:
    """Return the TIMEX3 week of an ISO day.

    >>> week_of("2031-05-14")
    '2031-W20'
    """
    return _week(date.fromisoformat(day[:10]))


def bounds(value: str) -> tuple[str | None, str | None]:
    """Return the first and last ISO day that a TIMEX3 value covers, (None, None) for one without a place in time.

    >>> bounds("2031-W21-WE"), bounds("2031-02"), bounds("203")
    (('2031-05-24', '2031-05-25'), ('2031-02-01', '2031-02-28'), ('2030-01-01', '2039-12-31'))
    """
    for pattern, reach in _REACHES:
        match = pattern.match(value)
        if match:
            try:
                first, last = reach(match)
            except ValueError:
                return None, None
            return first.isoformat(), last.isoformat()
    return None, None


def middle_day(earliest: str | None, latest: str | None) -> str | None:
    """Return the ISO day in the middle of two, None where one is open.

    >>> middle_day("1957-01-01", "1957-12-31")
    '1957-07-02'
    """
    if earliest is None or latest is None:
        return None
    first, last = date.fromisoformat(earliest[:10]), date.fromisoformat(latest[:10])
    return date.fromordinal((first.toordinal() + last.toordinal()) // 2).isoformat()


def add_months(day: date, months: int) -> date:
    """Return the day so many months on, the last of the month where the month is too short."""
    index = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 + 11)
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def years_with(month: int, day: int, weekday: int, first: int, last: int) -> list[int]:
    """Return the years from `first` to `last` in which this month-day falls on this weekday (Monday is 0).

    >>> years_with(6, 2, 0, 2020, 2031)
    [2025, 2031]
    """
    return [
        year
        for year in range(first, last + 1)
        if (month, day) != (2, 29) or calendar.isleap(year)
        if date(year, month, day).weekday() == weekday
    ]


def _resolve_base(base: str, anchor: date) -> str:
    match = _UNIT.match(base)
    if match:
        return _shift(anchor, match[1], int(match[2]), ahead=bool(match[3]))
    name, *fields = base.split(":")
    if name == "weekend":
        return _find_weekend(anchor, fields[0])
    return _NAMED[name](anchor, fields)


def _shift(anchor: date, unit: str, count: int, *, ahead: bool) -> str:
    year = anchor.year + count
    if unit == "day":
        return _move(anchor, count).isoformat()
    if unit == "week":
        # On a Sunday "this week" with a plan means the week that is about to begin.
        day = _move(anchor, 1) if ahead and anchor.weekday() == 6 else anchor
        return _week(_move(day, 7 * count))
    if unit == "month":
        return add_months(anchor, count).isoformat()[:7]
    if unit == "quarter":
        day = add_months(anchor, 3 * count)
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    if unit == "half":
        day = add_months(anchor, 6 * count)
        return f"{day.year:04d}-H{1 if day.month < 7 else 2}"
    if unit == "decade":
        return f"{anchor.year // 10 + count:03d}"
    if unit == "century":
        return f"{anchor.year // 100 + count:02d}"
    return f"{min(max(year, 1), 9999):04d}"


def _move(day: date, days: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def _find_weekend(anchor: date, way: str) -> str:
    if way in ("back", "over"):
        # On a Saturday "over the weekend" still means the one before.
        first = 5 if way == "back" else 6
        return _week(anchor if anchor.weekday() >= first else _move(anchor, -7)) + "-WE"
    return _week(_move(anchor, {"last": -7, "next": 7}.get(way, 0))) + "-WE"


def _weekend_beside(day: date) -> str:
    """The weekend that a feast makes long: the one before a Monday or Tuesday, else that of its week."""
    return _week(_move(day, -7) if day.weekday() < 2 else day) + "-WE"


def _find_weekday(anchor: date, fields: list[str]) -> str:
    target, way = int(fields[0]), fields[1]
    behind, ahead = (anchor.weekday() - target) % 7, (target - anchor.weekday()) % 7
    if way.startswith("week"):
        return _move(anchor, 7 * int(way[4:]) + target - anchor.weekday()).isoformat()
    days = {
        "back": -behind,
        "open": -behind,
        "ahead": ahead,
        "last": -(behind or 7),
        "next": ahead or 7,
        "near": ahead if ahead <= 3 else -behind,
    }[way]
    return _move(anchor, days).isoformat()


def _find_date(anchor: date, fields: list[str]) -> str:
    month, day = (int(part) for part in fields[0].split("-"))
    if fields[1].startswith("year"):
        return f"{anchor.year + int(fields[1][4:]):04d}-{fields[0]}"
    wide = 12 if len(fields) > 2 or (month, day) == (2, 29) else 1
    years = range(max(anchor.year - wide, 1), min(anchor.year + wide, 9999) + 1)
    days = [date(year, month, day) for year in years if day <= calendar.monthrange(year, month)[1]]
    if len(fields) > 2:
        days = [one for one in days if one.weekday() == int(fields[2])] or days
    nearest = min(days, key=lambda one: abs((one - anchor).days))
    if fields[1] == "near-told":
        return nearest.isoformat()
    gap = (nearest - anchor).days
    if fields[1] == "near" and len(fields) > 2:
        return nearest.isoformat()
    if fields[1] in ("back", "last"):
        side = [one for one in days if (one - anchor).days <= (0 if fields[1] == "last" else _NEAR_AHEAD)]
    elif fields[1] == "near":
        side = [one for one in days if (one - anchor).days <= _SOON]
    else:
        side = [one for one in days if one >= anchor]
        if -_NEAR_BEHIND <= gap <= 0 and fields[1] == "ahead":
            return nearest.isoformat()
    if fields[1] in ("back", "last", "near"):
        return (
            max(side or days).isoformat()
            if len(fields) == 2
            else min(side or days, key=lambda one: abs((one - anchor).days)).isoformat()
        )
    return min(side or days, key=lambda one: abs((one - anchor).days)).isoformat()


def _find_year(anchor: date, start: int, months: int, way: str) -> int:
    """The year in which the meant period of so many months begins in month `start`, by the way named in the text."""
    if way.startswith("year"):
        return min(max(anchor.year + int(way[4:]), 1), 9999)
    years = range(max(anchor.year - 2, 1), min(anchor.year + 2, 9998) + 1)
    periods = [(date(year, start, 1), add_months(date(year, start, 1), months)) for year in years]
    if way == "near-told":
        return min(periods, key=lambda one: abs((one[0] - anchor).days + (one[1] - anchor).days))[0].year
    if way == "this":  # "this fall" is of this year, a winter until March the one that runs
        return anchor.year - (start == _SEASONS["WI"] and anchor.month <= _SEASONS["SP"])
    if way == "last":
        return max((first.year for first, after in periods if after <= anchor), default=anchor.year)
    if way in ("back", "soon"):
        return max((first.year for first, _ in periods if first <= anchor), default=anchor.year)
    if way == "ahead":
        return min((first.year for first, after in periods if after > anchor), default=anchor.year)
    if way == "next":
        return min((first.year for first, _ in periods if first > anchor), default=anchor.year)
    return max((first.year for first, _ in periods if (first - anchor).days <= _SOON), default=anchor.year)


def _find_month(anchor: date, fields: list[str]) -> str:
    if fields[2:] == ["vote"]:
        return _find_vote(anchor, int(fields[0]), fields[1])
    following = add_months(anchor, 1)
    if fields[1] == "soon" and following.month == int(fields[0]):
        # "The September round" looks ahead in August: the one of eleven months ago would be "last September".
        return following.isoformat()[:7]
    return f"{_find_year(anchor, int(fields[0]), 1, fields[1]):04d}-{fields[0]}"


def _find_vote(anchor: date, month: int, way: str) -> str:
    year = _find_year(anchor, month, 1, way)
    near = way == "ahead" or abs((date(year, month, 15) - anchor).days) <= _VOTE
    return f"{year:04d}-{month:02d}" if near else f"XXXX-{month:02d}"


def _find_event(anchor: date, fields: list[str]) -> str:
    """The day of the event, or a plain date where the text is older than the event."""
    return fields[0] if fields[0] <= anchor.isoformat() else _find_date(anchor, [fields[0][5:], "near"])


def _find_season(anchor: date, fields: list[str]) -> str:
    return f"{_find_year(anchor, _SEASONS[fields[0]], 3, fields[1]):04d}-{fields[0]}"


def _find_quarter(anchor: date, fields: list[str]) -> str:
    return f"{_find_year(anchor, 3 * int(fields[0]) - 2, 3, fields[1]):04d}-Q{fields[0]}"


def _find_half(anchor: date, fields: list[str]) -> str:
    return f"{_find_year(anchor, 6 * int(fields[0]) - 5, 6, fields[1]):04d}-H{fields[0]}"


def _find_nth(anchor: date, fields: list[str]) -> str:
    """The n-th weekday of a month in the year nearest to the anchor, or in the one named."""
    month, weekday, nth, *more = (int(part) for part in fields[0].split("."))
    if fields[1].startswith("month"):
        meant = add_months(anchor, int(fields[1][5:]))
        return _nth_weekday(meant.year, meant.month, weekday, nth).isoformat()
    days = [
        _nth_weekday(year, month, weekday, nth) + timedelta(sum(more)) for year in _years_meant(anchor, fields[1])
    ]
    return _pick(days, anchor, fields[1]).isoformat()


def _find_monthday(anchor: date, fields: list[str]) -> str:
    """The n-th of a month: of the one named, else of the nearest month by the way told, on the weekday if one is."""
    day, way = int(fields[0]), fields[1]
    if way.startswith("month"):
        return _clip(add_months(anchor.replace(day=1), int(way[5:])), day).isoformat()
    starts = [add_months(anchor.replace(day=1), step) for step in range(-13, 14)]
    days = [_clip(start, day) for start in starts if day <= calendar.monthrange(start.year, start.month)[1]]
    days = [one for one in days if len(fields) < 3 or one.weekday() == int(fields[2])] or days
    side = [one for one in days if (one <= anchor if way == "back" else one >= anchor or way != "ahead")]
    return min(side or days, key=lambda one: abs((one - anchor).days)).isoformat()


def _clip(start: date, day: int) -> date:
    return start.replace(day=min(day, calendar.monthrange(start.year, start.month)[1]))


def _pick(days: list[date], anchor: date, way: str) -> date:
    """The last day before the anchor, the next one behind it, or the nearest."""
    if way == "last":
        days = [day for day in days if day < anchor][-1:] or days
    elif way == "next":
        days = [day for day in days if day > anchor][:1] or days
    return min(days, key=lambda day: abs((day - anchor).days))


def _find_easter(anchor: date, fields: list[str]) -> str:
    """The day so many days from Easter Sunday in the year nearest to the anchor, or in the one named."""
    days = [_easter(year) + timedelta(int(fields[0])) for year in _years_meant(anchor, fields[1])]
    return _pick(days, anchor, fields[1]).isoformat()


def _years_meant(anchor: date, way: str) -> list[int]:
    if way.startswith("year"):
        years = [anchor.year + int(way[4:])]
    else:
        years = [int(way)] if way.isdecimal() else [anchor.year - 1, anchor.year, anchor.year + 1]
    return [min(max(year, 1), 9998) for year in years]


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the method of Meeus, Jones and Butcher."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    if nth < 0:
        last = date(year, month, calendar.monthrange(year, month)[1])
        return last - timedelta((last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))


_NAMED: dict[str, Callable[[date, list[str]], str]] = {
    "weekday": _find_weekday,
    "date": _find_date,
    "event": _find_event,
    "month": _find_month,
    "season": _find_season,
    "quarter": _find_quarter,
    "half": _find_half,
    "nth": _find_nth,
    "monthday": _find_monthday,
    "easter": _find_easter,
    "yearend": lambda anchor, fields: _find_date(anchor, ["12-31", *fields]),
}


def _reach_week(match: re.Match[str]) -> tuple[date, date]:
    monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    return (_move(monday, 5) if match[3] else monday), _move(monday, 6)


def _reach_months(first: date, months: int) -> tuple[date, date]:
    if first.year == date.max.year and first.month + months > 12:
        return first, date.max
    return first, add_months(first, months) - timedelta(1)


def _reach_years(match: re.Match[str]) -> tuple[date, date]:
    digits = match[1]
    return date(int(digits.ljust(4, "0")), 1, 1), date(int(digits.ljust(4, "9")), 12, 31)


def _reach_part(match: re.Match[str]) -> tuple[date, date]:
    months = 3 if match[2] == "Q" else 6
    return _reach_months(date(int(match[1]), months * (int(match[3]) - 1) + 1, 1), months)


_REACHES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[date, date]]], ...] = (
    (_DAY, lambda match: (date.fromisoformat(match[0]), date.fromisoformat(match[0]))),
    (_WEEK, _reach_week),
    (_QUARTER, _reach_part),
    (_SEASON, lambda match: _reach_months(date(int(match[1]), _SEASONS[match[2]], 1), 3)),
    (_MONTH, lambda match: _reach_months(date(int(match[1]), int(match[2]), 1), 1)),
    (_YEARS, _reach_years),
)
