"""The parts of dates and clock times, read at one lexeme of a line: weekday, month, day, year, clock."""

from __future__ import annotations

from tellings.tables import time_words as words
from tellings.tables.measures import ONES
from tellings.text.lines import Line
from tellings.text.numbers import read_number, read_ordinal

HOURS = {word: hour for hour, word in enumerate(ONES) if 1 <= hour <= 12}
DAYS_IN = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_CLOCK_LEADERS = frozenset("at by around until till before after from since about between to and ,".split())


def matches(line: Line, index: int, pattern: tuple[str, ...]) -> bool:
    """Return whether the words of `pattern` stand at `index`."""
    return line.words[index : index + len(pattern)] == list(pattern)


def skip_of(line: Line, index: int) -> int:
    """Return the index behind an "of", if one stands there."""
    return index + 1 if line.word(index) == "of" else index


def read_weekday(line: Line, index: int) -> tuple[int, int] | None:
    """Return a weekday (Monday is 0) and the index behind it."""
    word = line.word(index)
    if word in words.WEEKDAYS:
        return words.WEEKDAYS[word], index + 1
    if word in words.WEEKDAY_SHORTS and line.is_capital(index):
        after = index + 1
        if line.word(after) == "." and line.is_glued(after):
            after += 1
        follows = after + 1 if line.word(after) == "," else after
        if read_month_day(line, follows) or (after > index + 1 and word not in ("sun", "sat", "mon")):
            return words.WEEKDAY_SHORTS[word], after
    return None


def read_month(line: Line, index: int) -> tuple[int, int] | None:
    """Return a month and the index behind it; words such as "may" need a capital."""
    word = line.word(index)
    if word in words.MONTHS:
        if word in words.AMBIGUOUS_MONTHS and not line.is_capital(index):
            return None
        return words.MONTHS[word], index + 1
    if word in words.MONTH_SHORTS and line.is_capital(index):
        after = index + 1
        if line.word(after) == "." and line.is_glued(after):
            after += 1
        elif not (line.word(after).isdecimal() or line.word(index - 1).isdecimal()):
            is_dated = read_year(line, after + 1) if line.word(after) == "," else _is_day_ending(line, index - 1)
            if not is_dated:
                return None
        return words.MONTH_SHORTS[word], after
    return None


def _is_day_ending(line: Line, index: int) -> bool:
    """Return whether the lexeme ends an ordinal in digits ("1st Jan")."""
    return line.word(index) in ("st", "nd", "rd", "th") and line.is_glued(index) and line.word(index - 1).isdecimal()


def read_month_day(line: Line, index: int) -> tuple[int, int, int] | None:
    """Return month, day and the index behind "June 2", "2 June", "the 2nd of June", "June the 2nd"."""
    month = read_month(line, index)
    if month:
        at = month[1] + 1 if line.word(month[1]) == "the" else month[1]
        day = _read_day(line, at, ordinal_only=at > month[1])
        return (month[0], day[0], day[1]) if day and day[0] <= DAYS_IN[month[0] - 1] else None
    at = index + 1 if line.word(index) == "the" else index
    day = _read_day(line, at, ordinal_only=at > index)
    if day is None:
        return None
    after = skip_of(line, day[1])
    month = read_month(line, after)
    if month is None or (after > day[1] and day[1] == at + 1 and line.word(at).isdecimal()):
        return None
    return (month[0], day[0], month[1]) if day[0] <= DAYS_IN[month[0] - 1] else None


def _read_day(line: Line, index: int, *, ordinal_only: bool) -> tuple[int, int] | None:
    ordinal = read_ordinal(line, index)
    tens = {"twenty": 20, "thirty": 30}
    if ordinal is None and line.word(index) in tens:  # "the twenty second of June", as speech is written down
        ones = read_ordinal(line, index + 1)
        ordinal = ones._replace(value=ones.value + tens[line.word(index)]) if ones and ones.value < 10 else None
    elif ordinal and ordinal.in_words and line.word(index - 1) in tens:
        return None
    if ordinal:
        return (int(ordinal.value), ordinal.end) if 1 <= ordinal.value <= 31 else None
    word = line.word(index)
    if ordinal_only or not word.isdecimal() or len(word) > 2 or not 1 <= int(word) <= 31:
        return None
    # 5.30, 12:57, 20% and $2 are no days; neither is the first part of a longer number.
    after = line.word(index + 1)
    if line.is_glued(index + 1) and (after == "%" or after.isalnum() or _splits_digits(line, index + 1)):
        return None
    if line.is_glued(index) and line.word(index - 1) in ("$", "£", "€", ",", ":", "-"):
        return (int(word), index + 1) if _ends_range(line, index - 1) else None
    return int(word), index + 1


def _ends_range(line: Line, mark: int) -> bool:
    """Return whether the hyphen at `mark` joins two days ("24-25 April", "27 May-28 May")."""
    before = line.word(mark - 1)
    if line.word(mark) != "-" or before in words.MONTHS:
        return line.word(mark) == "-"
    after = int(line.word(mark + 1))
    return before.isdecimal() and len(before) <= 2 and 0 < int(before) < after and line.word(mark - 2) != "-"


def _splits_digits(line: Line, mark: int) -> bool:
    return line.word(mark) in (",", ".", ":") and line.is_glued(mark + 1) and line.word(mark + 1).isdecimal()


def read_year(line: Line, index: int) -> tuple[int, int] | None:
    """Return a year in four digits ("1997") or in words ("nineteen ninety-seven") and the index behind it."""
    word = line.word(index)
    if word.isdecimal():
        if len(word) != 4 or not 1000 <= int(word) <= 2100:
            return None
        after = line.word(index + 1)
        if line.is_glued(index + 1) and (after in ("%", "°") or after.isalpha() or _splits_digits(line, index + 1)):
            return None
        if line.is_glued(index) and line.word(index - 1) in ("$", "£", "€", "#", "@", "_", "/", ",", "."):
            return None
        return int(word), index + 1
    if word in ("nineteen", "eighteen", "twenty"):
        second = read_number(line, index + 1)
        hundreds = {"nineteen": 1900, "eighteen": 1800, "twenty": 2000}[word]
        if second and second.in_words and 10 <= second.value <= 99:
            return hundreds + int(second.value), second.end
    return None


def read_year_behind(line: Line, index: int) -> tuple[str, int] | None:
    """Return the year that follows a month or date, as digits or as a form such as `year-1`, and the index behind."""
    at = index + 1 if line.word(index) == "," else index
    year = read_year(line, at)
    if year and not (at > index and line.word(year[1]) in ("people", "-")):
        return str(year[0]), year[1]
    at = skip_of(line, index)
    for lead, count in (("last", -1), ("this", 0), ("next", 1)):
        if line.word(at) == lead and line.word(at + 1) == "year":
            return f"year{count:+d}", at + 2
    year = read_year(line, at)
    if year and at > index:
        return str(year[0]), year[1]
    short = line.word(at + 1)
    if (
        line.word(at) in ("'", "’")
        and line.is_glued(at + 1)
        and short.isdecimal()
        and len(short) == 2
        and at == index
    ):
        return str(full_year(int(short))), at + 2
    return None


def full_year(short: int) -> int:
    """Return the year meant by two digits."""
    return 1900 + short if short >= 40 else 2000 + short


def read_clock(line: Line, index: int) -> tuple[str, int, bool] | None:
    """Return a clock time ("17:00", "17:00Z"), the index behind it, and whether a.m., p.m. or a zone is named."""
    word = line.word(index)
    if word in words.CLOCK_WORDS:
        return words.CLOCK_WORDS[word], index + 1, True
    if word in HOURS:
        told = line.word(index + 1) in ("o", "am", "pm", "a.m.", "p.m.", "in")
        return _finish_clock(line, HOURS[word], 0, index + 1, named=False) if told else None
    if (
        not word.isdecimal()
        or len(word) > 4
        or (line.is_glued(index) and line.word(index - 1) in ("$", ".", ",", "-", "/"))
    ):
        return None
    hour, minute, end = int(word), 0, index + 1
    if len(word) == 4:
        hour, minute = int(word[:2]), int(word[2:])
        named = line.word(end) in ("gmt", "utc", "hours", "hrs") or _is_local(line, end)
    else:
        after = line.word(end + 1)
        joined = line.word(end) in (":", ".") and line.is_glued(end) and line.is_glued(end + 1)
        if joined and len(after) == 2 and after.isdecimal():
            minute, end = int(after), end + 2
            seconds = line.word(end + 1)
            if line.word(end) == ":" and line.is_glued(end) and line.is_glued(end + 1) and len(seconds) == 2:
                end += 2 * seconds.isdecimal()
        if len(word) > 2 or (line.word(index + 1) == "." and end > index + 1 and not _half_day(line, end)):
            return None
        named = end > index + 1 and line.word(index + 1) == ":" and line.word(index - 1) in _CLOCK_LEADERS
    return _finish_clock(line, hour, minute, end, named=named)


def _half_day(line: Line, index: int) -> str:
    """Return "a" or "p" where a.m. or p.m. stands at `index`."""
    word = line.word(index).replace(".", "")
    return word[0] if word in ("am", "pm") else ""


def _is_local(line: Line, index: int) -> bool:
    return line.word(index + 1) == "time" and (line.word(index) == "local" or line.is_capital(index))


def _finish_clock(line: Line, hour: int, minute: int, end: int, *, named: bool) -> tuple[str, int, bool] | None:
    half = _half_day(line, end)
    if half:
        hour = hour % 12 + (12 if half == "p" else 0) if hour <= 12 else hour
        end += 1
        named = True
    elif line.word(end) == "o" and line.word(end + 1) in ("'", "’") and line.word(end + 2) == "clock":
        end, named = end + 3, True
    elif line.word(end) == "in" and line.word(end + 1) == "the" and line.word(end + 2) in words.PARTS and minute == 0:
        evening = line.word(end + 2) != "morning"
        hour, end, named = (hour + 12 if evening and hour < 12 else hour), end + 3, True
    zone = ""
    at = end + 1 if line.word(end) == "(" else end
    if (
        line.word(at) in words.ZONES
        and line.text[line.starts[at] : line.ends[at]].isupper()
        and (named or minute or hour)
    ):
        zone, end, named = words.ZONES[line.word(at)], at + 1 + (at > end and line.word(at + 1) == ")"), True
    elif _is_local(line, end) or (line.word(end) in ("hours", "hrs") and named):
        end += 1 if line.word(end) in ("hours", "hrs") else 2
        named = True
    if not named or hour > 24 or minute > 59:
        return None
    return f"{hour:02d}:{minute:02d}{zone}", end, True
