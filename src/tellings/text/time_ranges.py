"""Dates that share their month or year with a neighbour: "24-25 April", "June 4 and 5", "May to June 1957"."""

from __future__ import annotations

from tellings.text.lines import Line
from tellings.text.numbers import read_ordinal
from tellings.text.time_parts import DAYS_IN, read_month, read_month_day, read_year_behind

_DASHES = frozenset({"-", "–", "—", "‐", "‑"})
_JOINTS = frozenset({*_DASHES, "/", "and", "or", "to", "until", "till", "through"})
_NOT_BEFORE_DAY = frozenset({"$", "£", "€", ".", ":", ",", "-", "/"})
# Words that may follow a day whose month stands before; any other makes the number a count ("June 4 and 5 people").
_AFTER_DAY = frozenset(
    "in at on to of for with by from as when while during after before and or but the his her its their this that "
    "has have had was were is are will would said between".split()
)


def read_shared_year(line: Line, index: int, month: int) -> tuple[str, int] | None:
    """Return the year that a month without one shares with the later one joined to it at `index`, and that index.

    >>> from tellings.text.lines import read_line
    >>> read_shared_year(read_line("from November to March 1957"), 2, 11)
    ('1956', 2)
    """
    if line.word(index) not in _JOINTS:
        return None
    found = read_month_day(line, index + 1) or read_month(line, index + 1)
    if found is None:
        return None
    year = read_year_behind(line, found[-1])
    if year is None or not year[0].isdecimal():
        return None
    return f"{int(year[0]) - (month > found[0]):04d}", index


def read_shared_day(line: Line, index: int) -> tuple[int, int, int, str | None] | None:
    """Return month, day, the index behind and the year of a day that stands apart from its month.

    The month is that of the date joined to it: behind ("24" in "24-25 April 2031") or before ("5" in "April 4-5").
    """
    ordinal = read_ordinal(line, index)
    day, end = (int(ordinal.value), ordinal.end) if ordinal else (0, index + 1)
    if ordinal is None:
        word = line.word(index)
        day = int(word) if word.isdecimal() and len(word) <= 2 else 0
    if not 1 <= day <= 31:
        return None
    return _before_date(line, index, day, end) or _behind_date(line, index, day, end)


def _before_date(line: Line, index: int, day: int, end: int) -> tuple[int, int, int, str | None] | None:
    if line.word(end) not in _JOINTS or (line.is_glued(index) and line.word(index - 1) in _NOT_BEFORE_DAY):
        return None
    found = read_month_day(line, end + 1)
    if found is None or not day < found[1] or read_month(line, end + 1):
        return None
    year = read_year_behind(line, found[2])
    return found[0], day, end, (year[0] if year and year[0].isdecimal() else None)


def _behind_date(line: Line, index: int, day: int, end: int) -> tuple[int, int, int, str | None] | None:
    if line.word(index - 1) not in _JOINTS:
        return None
    for start in (index - 3, index - 4, index - 5):
        found = read_month_day(line, start) if start >= 0 and read_month(line, start) else None
        if found and found[2] == index - 1 and found[1] < day <= DAYS_IN[found[0] - 1]:
            break
    else:
        return None
    year = read_year_behind(line, end)
    after = line.word(end)
    if year is None and (after.isalnum() or after in ("%", "-", "$")) and after not in _AFTER_DAY:
        return None
    return found[0], day, end, (year[0] if year and year[0].isdecimal() else None)


def read_shared_century(line: Line, index: int) -> int | None:
    """Return the year that two digits mean behind a dash and a year in full ("07" in "2006-07"), None for others."""
    short, before = line.word(index), line.word(index - 2)
    if len(short) != 2 or len(before) != 4 or not (short.isdecimal() and before.isdecimal()):
        return None
    glued = line.is_glued(index) and line.is_glued(index - 1) and line.word(index - 1) in ("-", "–")
    after = line.word(index + 1) if line.is_glued(index + 1) else ""
    if not glued or after in ("-", "–", ":", "%") or (after == "." and line.word(index + 2).isdecimal()):
        return None
    year = int(before) // 100 * 100 + int(short)
    return year if 1400 <= int(before) < year <= 2100 else None
