"""Calendar dates, weekdays and clock times, read at one lexeme of a line."""

from __future__ import annotations

from typing import NamedTuple

from tellings.text import time_words as words
from tellings.text.lines import Line
from tellings.text.numbers import read_number, read_ordinal

_DASHES = frozenset({"-", "–", "—", "‐", "‑"})
_DAYS_IN = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_CLOCK_LEADERS = frozenset("at by around until till before after from since about between to and ,".split())


class Phrase(NamedTuple):
    """A time expression over the lexemes `first:end`; exactly one of `value` and `relative` is given.

    `relative` may hold `?` where the tense decides, and begin with `ref>` where the time told before is the anchor.
    """

    first: int
    end: int
    type: str
    value: str | None = None
    relative: str | None = None
    mod: str = ""


def matches(line: Line, index: int, pattern: tuple[str, ...]) -> bool:
    """Return whether the words of `pattern` stand at `index`."""
    return line.words[index : index + len(pattern)] == list(pattern)


def skip_of(line: Line, index: int) -> int:
    """Return the index behind an "of" and an article, if they stand there."""
    if line.word(index) == "of":
        index += 1
    return index


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
            return None
        return words.MONTH_SHORTS[word], after
    return None


def read_month_day(line: Line, index: int) -> tuple[int, int, int] | None:
    """Return month, day and the index behind "June 2", "2 June", "the 2nd of June", "June the 2nd"."""
    month = read_month(line, index)
    if month:
        at = month[1] + 1 if line.word(month[1]) == "the" else month[1]
        day = _read_day(line, at, ordinal_only=at > month[1])
        return (month[0], day[0], day[1]) if day and day[0] <= _DAYS_IN[month[0] - 1] else None
    at = index + 1 if line.word(index) == "the" else index
    day = _read_day(line, at, ordinal_only=at > index)
    if day is None:
        return None
    after = skip_of(line, day[1])
    month = read_month(line, after)
    if month is None or (after > day[1] and day[1] == at + 1 and line.word(at).isdecimal()):
        return None
    return (month[0], day[0], month[1]) if day[0] <= _DAYS_IN[month[0] - 1] else None


def _read_day(line: Line, index: int, *, ordinal_only: bool) -> tuple[int, int] | None:
    ordinal = read_ordinal(line, index)
    if ordinal:
        return (int(ordinal.value), ordinal.end) if 1 <= ordinal.value <= 31 else None
    word = line.word(index)
    if ordinal_only or not word.isdecimal() or len(word) > 2 or not 1 <= int(word) <= 31:
        return None
    # 5.30, 12:57, 20% and $2 are no days; neither is the first part of a longer number.
    after = line.word(index + 1)
    if line.is_glued(index + 1) and (after == "%" or after.isalnum() or _splits_digits(line, index + 1)):
        return None
    if line.is_glued(index) and line.word(index - 1) in ("$", "£", "€", ",", ".", ":", "-") and line.word(index - 1) != ".":
        return None
    return int(word), index + 1


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
    if line.word(at) in ("'", "’") and line.is_glued(at + 1) and line.word(at + 1).isdecimal() and at == index:
        if len(line.word(at + 1)) == 2:
            return str(_full_year(int(line.word(at + 1)))), at + 2
    return None


def _full_year(short: int) -> int:
    return 1900 + short if short >= 40 else 2000 + short


def find_date(line: Line, index: int) -> Phrase | None:
    """Return the date that begins at `index`: "June 2", "Monday 2 June 2031", "next Monday, June 2", "March 2022"."""
    at, lead = index, line.word(index)
    if lead in ("next", "last", "this"):
        at += 2 if line.word(at + 1) in ("coming", "past") else 1
    weekday = read_weekday(line, at)
    if weekday is None and at > index and (at > index + 1 or lead == "this"):
        return None
    if weekday:
        at = weekday[1]
        part = words.PARTS.get(line.word(at))
        at += 1 if part else 0
        at += 1 if line.word(at) == "," else 0
        at += 1 if line.word(at) == "(" else 0
    found = read_month_day(line, at)
    if found is None:
        return None
    month, day, end = found
    year = read_year_behind(line, end)
    weekday_check = f":{weekday[0]}" if weekday else ""
    if year and year[0].isdecimal():
        return Phrase(index, year[1], "DATE", f"{year[0]}-{month:02d}-{day:02d}")
    if year:
        return Phrase(index, year[1], "DATE", None, f"date:{month:02d}-{day:02d}:{year[0]}")
    way = lead if lead in ("next", "last") and not weekday else "?"
    return Phrase(index, end, "DATE", None, f"date:{month:02d}-{day:02d}:{way}{weekday_check}")


def find_month(line: Line, index: int) -> Phrase | None:
    """Return the month that begins at `index`, with its year where given ("March 2022", "November last year")."""
    at = index + 1 if line.word(index) in ("last", "next", "this") else index
    if at > index and line.word(at) in ("past", "coming"):
        at += 1
    month = read_month(line, at)
    if month is None:
        return None
    year = read_year_behind(line, month[1])
    # "May, 1997 people": a comma before the year is rare after a bare month; it is read only without one.
    if year and line.word(month[1]) != ",":
        if year[0].isdecimal():
            return Phrase(index, year[1], "DATE", f"{year[0]}-{month[0]:02d}")
        return Phrase(index, year[1], "DATE", None, f"month:{month[0]:02d}:{year[0]}")
    if year and year[0].isdecimal():
        return Phrase(index, year[1], "DATE", f"{year[0]}-{month[0]:02d}")
    if at == index and not _is_month(line, at, month[1]):
        return None
    way = {"last": "last", "next": "next", "this": "year+0"}.get(line.word(index), "?") if at > index else "?"
    return Phrase(index, month[1], "DATE", None, f"month:{month[0]:02d}:{way}")


def _is_month(line: Line, index: int, end: int) -> bool:
    """Words that are names or verbs too ("May", "March") need a neighbour that asks for a time; short forms too."""
    word, before = line.word(index), line.word(index - 1)
    if word not in words.AMBIGUOUS_MONTHS and word in words.MONTHS:
        # "April Ryan" and "June Oru" are people: a capitalised word behind, unless a full stop or comma parts them.
        name = word in ("april", "june") and line.is_capital(end) and before not in words.MONTH_LEADERS
        return not name
    return before in words.MONTH_LEADERS


def find_weekday(line: Line, index: int) -> Phrase | None:
    """Return the weekday that begins at `index`, with a part of the day ("last Tuesday", "Tuesday night")."""
    at = index
    way = "?"
    lead = line.word(at)
    if lead in ("last", "next", "this", "past", "coming"):
        at += 1
        way = {"last": "last", "past": "last", "next": "next", "coming": "next"}.get(lead, "near")
        if line.word(at) in ("coming", "past"):
            way, at = ("next" if line.word(at) == "coming" else "last"), at + 1
    elif lead == "the" and line.word(at + 1) in ("previous", "following", "next", "preceding"):
        way = "ref-next" if line.word(at + 1) in ("following", "next") else "ref-last"
        at += 2
    weekday = read_weekday(line, at)
    if weekday is None or _is_named_day(line, at):
        return None
    number, end = weekday
    anchor = "ref>" if way.startswith("ref") else ""
    # "Friday last week", "Monday of next week"
    behind = skip_of(line, end)
    for word, count in (("last", -1), ("this", 0), ("next", 1)):
        if line.word(behind) == word and line.word(behind + 1) == "week" and at == index:
            return Phrase(index, behind + 2, "DATE", None, f"weekday:{number}:week{count:+d}")
    form = f"{anchor}weekday:{number}:{way.removeprefix('ref-')}"
    return with_part(line, Phrase(index, end, "DATE", None, form))


def _is_named_day(line: Line, index: int) -> bool:
    return (line.word(index - 1), line.word(index)) in words.NAMED_DAYS and line.is_capital(index - 1)


def with_part(line: Line, phrase: Phrase) -> Phrase:
    """Return the phrase widened by a part of the day behind it ("Tuesday night", "Friday at noon")."""
    part = words.PARTS.get(line.word(phrase.end))
    if part and not line.word(phrase.end).endswith("s"):
        return _at_time(phrase, phrase.end + 1, part)
    at = phrase.end + 1 if line.word(phrase.end) in ("at", ",") else phrase.end
    if at > phrase.end and line.word(at) in ("at", "around", "about"):
        at += 1
    if line.word(at) in words.CLOCK_WORDS and line.word(at - 1) != "at":
        return phrase
    clock = read_clock(line, at)
    if clock and (at > phrase.end or clock[2]):
        return _at_time(phrase, clock[1], clock[0])
    return phrase


def _at_time(phrase: Phrase, end: int, part: str) -> Phrase:
    if phrase.value is not None:
        return phrase._replace(end=end, type="TIME", value=f"{phrase.value}T{part}")
    return phrase._replace(end=end, type="TIME", relative=f"{phrase.relative}@{part}")


def read_clock(line: Line, index: int) -> tuple[str, int, bool] | None:
    """Return a clock time ("17:00", with zone "17:00Z"), the index behind it, and whether a.m., p.m. or a zone is named."""
    word = line.word(index)
    if word in words.CLOCK_WORDS:
        return words.CLOCK_WORDS[word], index + 1, True
    if not word.isdecimal() or len(word) > 4 or (line.is_glued(index) and line.word(index - 1) in ("$", ".", ",", "-", "/")):
        return None
    hour, minute, end = int(word), 0, index + 1
    if len(word) == 4:
        hour, minute = int(word[:2]), int(word[2:])
        named = line.word(end) in ("gmt", "utc", "hours", "hrs") or _is_local(line, end)
    else:
        if line.word(end) in (":", ".") and line.is_glued(end) and line.is_glued(end + 1):
            if len(line.word(end + 1)) == 2 and line.word(end + 1).isdecimal():
                minute, end = int(line.word(end + 1)), end + 2
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
    if line.word(at) in words.ZONES and line.text[line.starts[at] : line.ends[at]].isupper() and (named or minute or hour):
        zone, end, named = words.ZONES[line.word(at)], at + 1 + (at > end and line.word(at + 1) == ")"), True
    elif _is_local(line, end) or (line.word(end) in ("hours", "hrs") and named):
        end += 1 if line.word(end) in ("hours", "hrs") else 2
        named = True
    if not named or hour > 24 or minute > 59:
        return None
    return f"{hour:02d}:{minute:02d}{zone}", end, True


def find_clock(line: Line, index: int) -> Phrase | None:
    """Return a clock time with the day that follows it ("8 p.m. on Tuesday", "midnight on Friday", "17:00 GMT")."""
    start = index
    clock = read_clock(line, index)
    if clock is None or (line.word(index) in words.CLOCK_WORDS and line.is_capital(index) and index > 0):
        return None
    end = clock[1]
    at = end + 1 if line.word(end) in ("on", ",") else end
    day = find_day(line, at)
    if day and day.type == "DATE":
        return _at_time(day._replace(first=start), day.end, clock[0])
    return Phrase(start, end, "TIME", None, f"ref>day+0@{clock[0]}")


def find_day(line: Line, index: int) -> Phrase | None:
    """Return the day that begins at `index`: a date, a weekday, or today, yesterday, tomorrow."""
    found = find_date(line, index) or find_weekday(line, index)
    if found:
        return found
    shift = {"today": 0, "yesterday": -1, "tomorrow": 1}.get(line.word(index))
    if shift is None:
        return None
    return Phrase(index, index + 1, "DATE", None, f"day{shift:+d}")


def find_numeric_date(line: Line, index: int) -> Phrase | None:
    """Return a date in digits: "2031-06-02", "6/2/2031" (month first), "02.06.2031" (day first)."""
    parts = [line.word(index + step) for step in range(5)]
    if not all(line.is_glued(index + step) for step in range(1, 5)) or parts[1] != parts[3]:
        return None
    if line.is_glued(index) and line.word(index - 1) in ("-", "/", ".", "$", ",", ":"):
        return None
    if not (parts[0].isdecimal() and parts[2].isdecimal() and parts[4].isdecimal()) or len(parts[2]) > 2:
        return None
    if parts[1] == "-" and len(parts[0]) == 4:
        year, month, day = (int(part) for part in (parts[0], parts[2], parts[4][:3]))
    elif parts[1] == "/" and len(parts[4]) in (2, 4) and len(parts[0]) <= 2:
        month, day, year = (int(part) for part in (parts[0], parts[2], parts[4]))
        year = year if len(parts[4]) == 4 else _full_year(year)
        month, day = (day, month) if month > 12 else (month, day)
    elif parts[1] == "." and len(parts[4]) == 4 and len(parts[0]) <= 2:
        day, month, year = (int(part) for part in (parts[0], parts[2], parts[4]))
    else:
        return None
    if not (1 <= month <= 12 and 1 <= day <= _DAYS_IN[month - 1] and 1000 <= year <= 2100):
        return None
    return with_part(line, Phrase(index, index + 5, "DATE", f"{year:04d}-{month:02d}-{day:02d}"))


def find_era(line: Line, index: int) -> Phrase | None:
    """Return a year, a decade ("the 1990s", "the nineties") or a century ("20th century") that begins at `index`."""
    start, at = index, index
    if line.word(at) == "the":
        at += 1
    digits = at + 1 if line.word(at) in ("'", "’", "‘") and line.is_glued(at + 1) else at
    word = line.word(digits)
    if word.isdecimal() and len(word) in (2, 4) and word.endswith("0") and line.word(digits + 1) == "s":
        if line.is_glued(digits + 1) and (len(word) == 4 or digits > at):
            return Phrase(start, digits + 2, "DATE", word[:3] if len(word) == 4 else str(_full_year(int(word)))[:3])
    if word in words.SPELLED_DECADES and at > start:
        return Phrase(start, at + 1, "DATE", f"19{words.SPELLED_DECADES[word]}")
    ordinal = read_ordinal(line, at)
    if ordinal:
        after = ordinal.end + 1 if line.word(ordinal.end) in _DASHES else ordinal.end
        if line.word(after) == "century" and 2 <= ordinal.value <= 22:
            return Phrase(start, after + 1, "DATE", f"{int(ordinal.value) - 1:02d}")
    return _find_year(line, start, at)


_YEAR_LEADERS = frozenset(
    "in since until till by from during through before after of early late mid to and between for around about "
    "end year fiscal - – ( , back as than".split()
)
_NOT_YEARS_BEFORE = frozenset(
    "people men women troops soldiers miles kilometers kilometres km meters metres feet votes dollars euros pounds "
    "percent prisoners civilians points tons tonnes homes jobs patients cases deaths words calories rpm hours gmt hrs "
    "st street avenue ave".split()
)


def _find_year(line: Line, start: int, at: int) -> Phrase | None:
    year = read_year(line, at)
    if year is None or (year[0] < 1400 and line.word(at - 1) not in ("in", "year")):
        return None
    before = line.word(at - 1)
    if line.word(year[1]) in _NOT_YEARS_BEFORE or (line.word(at) != str(year[0]) and at > start):
        return None
    if at > start:
        start = at if line.word(year[1]) not in ("period", "quarter", "season") else start
    fiscal = before in ("fiscal", "fy")
    likely = before in _YEAR_LEADERS or 1900 <= year[0] <= 2060
    if not likely:
        return None
    return Phrase(start - 1 if fiscal else start, year[1], "DATE", f"{year[0]:04d}")
