"""Days with their time of day and zone, as outlets print them and as markup writes them, read to ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from tellings.tables import time_words as words

_MONTHS = words.MONTHS | words.MONTH_SHORTS
_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|" \
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"  # fmt: skip
_CLOCK = (
    r"(?P<{0}hour>2[0-4]|[01]?\d)(?!\d)(?:(?:[:.]|h(?=\d))(?P<{0}minute>[0-5]\d)(?::[0-5]\d(?:[.,]\d{{1,9}})?)?)?"
    r"\s{{0,2}}(?P<{0}half>[ap]\.?\s?m(?:\b\.?|(?=(?-i:[A-Z]))))?|(?P<{0}joined>[0-2]\d[0-5]\d)(?=\s?(?:gmt|utc|hrs|hours)\b)"
)
_ZONE = (
    r"(?:\s{{0,2}}(?:hrs|hours)\b)?\s{{0,2}}\(?(?P<{0}zone>z\b|(?:gmt|utc)\s?[+-]\s?\d{{1,2}}(?::?\d\d)?(?!\d)"
    r"|[+-]\d\d:?(?:[0-5]\d)?(?!\d)"
    r"|\b(?:eastern|central|mountain|pacific)\b(?: (?:standard|daylight))?(?: time)?|\b[a-z]{{2,5}}\b)?\)?"
)
_DAY_FORMS = (
    r"(?P<year>(?:1[89]|20)\d\d)(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)",
    r"(?<!\d)(?P<year3>(?:1[89]|20)\d\d)(?P<month3>0[1-9]|1[0-2])(?P<day3>[0-2]\d|3[01])(?!\d)",
    rf"(?<![a-z])(?P<name>{_MONTH})\b\.?,?\s{{0,2}}(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)"
    r"(?:,|\s|\s?[-–—|•·@]\s?|'|’){0,3}(?P<inner>\d\d?:\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?(?:\s?[a-z]{2,4}\b)?"
    r",?\s{1,2})?(?P<year1>(?:1[89]|20)\d\d)(?!\d)",
    rf"(?<![\d:])(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s{{1,2}}of)?[\s,.-]{{0,3}}(?P<name2>{_MONTH})\b"
    r"[\s.,-]{0,3}(?P<year2>(?:1[89]|20)\d\d)(?!\d)",
    r"(?<![\d/.-])(?P<first>\d{1,2})(?P<sep>[-/.])(?P<second>\d{1,2})(?P=sep)(?P<year4>(?:19|20)\d\d|\d\d)(?![\d/-])",
)
_DAY = re.compile("|".join(f"(?:{form})" for form in _DAY_FORMS), re.IGNORECASE)
_FILLER = r"[\s,|•·@–—()/-]{0,6}(?:(?:at|t|on|hour|time):?\s{0,2})?"
_BEHIND = re.compile(rf"{_FILLER}(?:{_CLOCK.format('b')}){_ZONE.format('b')}", re.IGNORECASE)
_BEFORE = re.compile(
    rf"(?:(?<![\d:./-])(?:{_CLOCK.format('a')})){_ZONE.format('a')}"
    r"(?:\s?\(\d{4} [a-z]{3,4}\))?[\s,|•·–—-]{0,4}(?:on\s{1,2})?(?:[a-z]{3,9}\b[.,]{0,2}\s{1,2})?\Z",
    re.IGNORECASE,
)
_REACH = 42  # characters before a date in which its time of day may stand
_AMERICAN = {"et": -5, "eastern": -5, "ct": -6, "central": -6, "mt": -7, "mountain": -7, "pt": -8, "pacific": -8}
_MORE_ZONES = {
    "z": "Z", "sgt": "+08:00", "hkt": "+08:00", "kst": "+09:00", "pkt": "+05:00", "sast": "+02:00", "wat": "+01:00",
    "eat": "+03:00", "nzst": "+12:00", "nzdt": "+13:00", "akst": "-09:00", "akdt": "-08:00", "hst": "-10:00",
    "wib": "+07:00", "nst": "-03:30", "acst": "+09:30", "awst": "+08:00", "trt": "+03:00",
}  # fmt: skip
# Who writes these zones writes the month first; with any other zone the day comes first.
_MONTH_FIRST_ZONES = frozenset("et est edt ct cst cdt mt mst mdt pt pst pdt akst akdt hst".split()) | frozenset(
    ("eastern", "central", "mountain", "pacific")
)


class Moment(NamedTuple):
    """A day as printed at `start:end`, with its time of day and zone; two `readings` where day and month are open.

    Each reading is ISO 8601: a day, a day and minute, or a day and minute with its offset.
    """

    start: int
    end: int
    readings: tuple[str, ...]

    @property
    def stamp(self) -> str | None:
        """Return the only reading, None where there are two."""
        return self.readings[0] if len(self.readings) == 1 else None


def find_moments(text: str) -> list[Moment]:
    """Return the full dates of a short text in order, each with the time of day that stands beside it.

    >>> [moment.stamp for moment in find_moments("3:12 PM EDT, Wed March 5, 2031 | Updated 6 Mar 2031 09:00")]
    ['2031-03-05T15:12-04:00', '2031-03-06T09:00']
    >>> find_moments("05/03/2031")[0].readings
    ('2031-05-03', '2031-03-05')
    """
    found: list[Moment] = []
    matches = list(_DAY.finditer(text))
    for number, match in enumerate(matches):
        stop = matches[number + 1].start() if number + 1 < len(matches) else len(text)
        moment = _read_around(text, match, found[-1].end if found else 0, stop)
        if moment is not None:
            found.append(moment)
    return found


def read_moment(printed: str) -> str | None:
    """Return the first full date of a text as ISO 8601; None where there is none or its day and month are open."""
    return next((moment.stamp for moment in find_moments(printed[:200])), None)


def _read_around(text: str, match: re.Match[str], floor: int, stop: int) -> Moment | None:
    days = _list_days(match)
    if not days:
        return None
    behind = _BEHIND.match(text, match.end(), min(stop, match.end() + 60))
    clock = _read_clock(behind, "b") if behind else None
    start, end = match.start(), match.end()
    if clock is not None and behind is not None:
        end = behind.end("bzone") if clock[1] else max(behind.end(f"b{name}") for name in ("hour", "minute", "half"))
        end = max(end, behind.end("bjoined"))
    else:
        inner = match.groupdict().get("inner")
        before = _BEFORE.search(f"{inner} " if inner else text[max(floor, start - _REACH) : start])
        clock = _read_clock(before, "a") if before else None
        if clock is not None and before is not None and not inner:
            start = max(floor, start - _REACH) + before.start()
    if clock is None:
        return Moment(start, end, tuple(day.isoformat() for day in days))
    return Moment(start, end, tuple(_stamp(day, *clock) for day in _by_zone(days, clock[1])))


def _by_zone(days: Sequence[date], zone: str) -> Sequence[date]:
    """Return the one reading that people in this zone mean by a date in digits."""
    if len(days) == 1 or not zone or zone == "z" or not zone[0].isalpha():
        return days
    return days[:1] if zone.split(" ")[0] in _MONTH_FIRST_ZONES else days[1:]


def _list_days(match: re.Match[str]) -> list[date]:
    """Return the possible days of a match, with the month first before the other."""
    parts = match.groupdict()
    if parts["first"]:
        one, two, year = int(parts["first"]), int(parts["second"]), _full(parts["year4"])
        both = [_make(year, one, two), _make(year, two, one)]
        # Dots part the days of those who write the day first.
        both = both[1:] if parts["sep"] == "." and len(parts["year4"]) == 4 else both
        return sorted({day for day in both if day}, key=both.index)
    if parts["name"] or parts["name2"]:
        month = _month(parts["name"] or parts["name2"])
        day = _make(int(parts["year1"] or parts["year2"]), month, int(parts["day1"] or parts["day2"]))
    elif parts["year3"]:
        day = _make(int(parts["year3"]), int(parts["month3"]), int(parts["day3"]))
    else:
        day = _make(int(parts["year"]), int(parts["month"]), int(parts["day"]))
    return [day] if day else []


def _month(name: str) -> int:
    return int(_MONTHS.get(name.lower()) or _MONTHS[name.lower()[:3]])


def _full(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year) if int(year) < 70 else 1900 + int(year)


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _read_clock(match: re.Match[str], prefix: str) -> tuple[str, str] | None:
    """Return the time of day of a match as hours and minutes, and its zone as printed; None where it is no time."""
    joined, hour = match[f"{prefix}joined"], match[f"{prefix}hour"]
    minute, half = match[f"{prefix}minute"], (match[f"{prefix}half"] or "").lower()
    zone = " ".join((match[f"{prefix}zone"] or "").lower().split())
    if joined:
        clock = (int(joined[:2]), int(joined[2:]))
    elif hour is None or (minute is None and not half):
        return None
    else:
        clock = (int(hour), int(minute or 0))
    if half and 1 <= clock[0] <= 12:
        clock = (clock[0] % 12 + (12 if half[0] == "p" else 0), clock[1])
    if clock[0] > 23:
        return None
    known = _offset(zone, date(2000, 1, 1)) is not None
    return f"{clock[0]:02d}:{clock[1]:02d}", zone if known else ""


def _stamp(day: date, clock: str, zone: str) -> str:
    return f"{day.isoformat()}T{clock}{_offset(zone, day) or ''}"


def _offset(zone: str, day: date) -> str | None:
    """Return the offset of a zone on a day, an empty string where its name is used for several, None for no zone."""
    digits = re.fullmatch(r"(?:gmt|utc)?\s?([+-])\s?(\d{1,2}):?(\d\d)?", zone)
    if digits:
        return f"{digits[1]}{int(digits[2]):02d}:{digits[3] or '00'}" if int(digits[2]) <= 14 else ""
    head, _, rest = zone.partition(" ")
    if head in _AMERICAN:
        summer = "daylight" in rest or ("standard" not in rest and _is_summer(day))
        return f"-{-_AMERICAN[head] - summer:02d}:00"
    return _MORE_ZONES.get(zone) or words.ZONES.get(zone)


def _is_summer(day: date) -> bool:
    """Return whether American clocks stand forward: from the second Sunday of March to the first of November."""
    march, november = date(day.year, 3, 8), date(day.year, 11, 1)
    first = march + timedelta(6 - march.weekday())
    last = november + timedelta(6 - november.weekday())
    return first <= day < last


def read_instant(stamp: str | None) -> datetime | None:
    """Return a stamp with a zone as a moment in UTC, None where it has none.

    >>> read_instant("2031-03-05T22:30-05:00").isoformat()
    '2031-03-06T03:30:00+00:00'
    """
    if not stamp or "T" not in stamp or not re.search(r"(?:Z|[+-]\d\d:\d\d)\Z", stamp):
        return None
    try:
        return datetime.fromisoformat(stamp).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def days_around(stamp: str) -> tuple[str, ...]:
    """Return the calendar days that the moment of a stamp is called somewhere on earth; its own day without a zone.

    >>> days_around("2031-03-05T03:30Z")
    ('2031-03-04', '2031-03-05')
    """
    instant = read_instant(stamp)
    if instant is None:
        return (stamp[:10],)
    return tuple(sorted({(instant + timedelta(hours=hours)).date().isoformat() for hours in (-11, 0, 13)}))


def find_zone(printed: str, instant: datetime) -> str | None:
    """Return the offset that makes a printed day and minute name this instant, None where no zone does.

    >>> find_zone("2031-03-05T22:30", datetime(2031, 3, 6, 3, 30, tzinfo=UTC))
    '-05:00'
    """
    local = datetime.fromisoformat(printed[:16]).replace(tzinfo=UTC)
    minutes = round((local - instant).total_seconds() / 60)
    quarter = 15 * round(minutes / 15)
    if abs(minutes - quarter) > 2 or not -12 * 60 <= quarter <= 14 * 60:
        return None
    return f"{'-' if quarter < 0 else '+'}{abs(quarter) // 60:02d}:{abs(quarter) % 60:02d}"
