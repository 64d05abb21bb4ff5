"""Calendar dates, weekdays, eras and clock times, read at one lexeme of a line."""

from __future__ import annotations

from typing import NamedTuple

from tellings.tables import time_words as words
from tellings.text.calendars import week_of
from tellings.text.lines import Line
from tellings.text.numbers import read_ordinal
from tellings.text.time_parts import (
    DAYS_IN,
    full_year,
    read_clock,
    read_month,
    read_month_day,
    read_weekday,
    read_year,
    read_year_behind,
    skip_of,
)
from tellings.text.time_ranges import read_shared_century, read_shared_day, read_shared_year

_DASHES = frozenset({"-", "–", "—", "‐", "‑"})


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
    year = read_year_behind(line, end) or read_shared_year(line, end, month)
    weekday_check = f":{weekday[0]}" if weekday else ""
    if year and year[0].isdecimal():
        return Phrase(index, year[1], "DATE", f"{year[0]}-{month:02d}-{day:02d}")
    if year:
        return Phrase(index, year[1], "DATE", None, f"date:{month:02d}-{day:02d}:{year[0]}")
    if at == index and _is_event(line, month, day, index, end):
        return Phrase(index, end, "DATE", None, f"event:{words.EVENT_DAYS[month, day][0]}-{month:02d}-{day:02d}")
    way = lead if lead in ("next", "last") and not weekday else "?"
    return Phrase(index, end, "DATE", None, f"date:{month:02d}-{day:02d}:{way}{weekday_check}")


def find_joined_day(line: Line, index: int) -> Phrase | None:
    """Return the day at `index` that stands apart from its month: "24" in "24-25 April", "5" in "April 4 and 5"."""
    found = read_shared_day(line, index)
    if found is None:
        return None
    month, day, end, year = found
    if year:
        return Phrase(index, end, "DATE", f"{year}-{month:02d}-{day:02d}")
    return Phrase(index, end, "DATE", None, f"date:{month:02d}-{day:02d}:?")


def find_joined_year(line: Line, index: int) -> Phrase | None:
    """Return the year in two digits behind a year in full: "07" in "2006-07"."""
    year = read_shared_century(line, index)
    return Phrase(index, index + 1, "DATE", f"{year}") if year else None


def _is_event(line: Line, month: int, day: int, first: int, end: int) -> bool:
    """Return whether a day is the name of an event ("the September 11 attacks", "the attacks of Sept. 11")."""
    known = words.EVENT_DAYS.get((month, day))
    if known is None:
        return False
    return line.word(end) in known[1] or (line.word(first - 1) == "of" and line.word(first - 2) in known[1])


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
    shared = read_shared_year(line, month[1], month[0]) if at == index else None
    if shared:
        return Phrase(index, month[1], "DATE", f"{shared[0]}-{month[0]:02d}")
    way = {"last": "last", "next": "next", "this": "year+0"}.get(line.word(index), "?") if at > index else "?"
    if way == "?" and (line.word(month[1]) in _POSSESSIVE or _leader(line, index) not in _BEFORE_PAST_MONTH):
        way = "?soon"  # no "in November": "for November", "the November round", "November's race"
    vote = ":vote" if way[0] == "?" and line.word(month[1]) in words.VOTES else ""
    return Phrase(index, month[1], "DATE", None, f"month:{month[0]:02d}:{way}{vote}")


_POSSESSIVE = frozenset({"'", "’"})
_BEFORE_PAST_MONTH = frozenset({"in", "since", "from", "at"})


def _leader(line: Line, index: int) -> str:
    """Return the word before a month and its edge: "in" for "in early May", "at" for "at the end of May"."""
    for at in range(index - 1, max(-1, index - 5), -1):
        word = line.word(at)
        if word not in words.EARLY and word not in words.EDGES and word not in _DASHES and word not in ("of", "the"):
            return word
    return ""


def _is_month(line: Line, index: int, end: int) -> bool:
    """Words that are names or verbs too ("May", "March") need a neighbour that asks for a time; short forms too."""
    word, before = line.word(index), line.word(index - 1)
    if before in _DASHES:
        before = line.word(index - 2)  # "mid-May"
    if word not in words.AMBIGUOUS_MONTHS and word in words.MONTHS:
        # "April Ryan" and "June Oru" are people: a capitalised word behind, unless a full stop or comma parts them.
        leads = before in words.MONTH_LEADERS and before not in ("and", "or", "to", "for", "of", "about")
        name = word in ("april", "june") and line.is_capital(end) and not leads
        return not name
    if before == "the" and word in ("march", "august") and line.is_capital(index) and not line.is_capital(end):
        return line.word(end).isalpha()
    return before in words.MONTH_LEADERS or (line.word(end) in words.VOTES and line.is_capital(index))


def find_weekday(line: Line, index: int) -> Phrase | None:
    """Return the weekday that begins at `index`, with a part of the day ("last Tuesday", "Tuesday night")."""
    at = index
    way = "?"
    lead = line.word(at)
    if lead in ("last", "next", "this", "past", "coming"):
        at += 1
        way = {"last": "last", "past": "last", "next": "next", "coming": "next"}.get(lead, "this?")
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
    if at == index:
        found = _read_week_behind(line, index, number, end) or _read_day_behind(line, index, number, end)
        if found:
            return found
    form = f"{anchor}weekday:{number}:{way.removeprefix('ref-')}"
    return with_part(line, Phrase(index, end, "DATE", None, form))


def _read_week_behind(line: Line, index: int, weekday: int, end: int) -> Phrase | None:
    """Return "Friday last week", "Monday of next week", "Wednesday evening next week"."""
    part = words.PARTS.get(line.word(end), "")
    behind = skip_of(line, end + bool(part))
    count = {"last": -1, "this": 0, "next": 1}.get(line.word(behind))
    if count is None or line.word(behind + 1) != "week":
        return None
    phrase = Phrase(index, behind + 2, "DATE", None, f"weekday:{weekday}:week{count:+d}")
    return at_time(phrase, phrase.end, part) if part else phrase


def _read_day_behind(line: Line, index: int, weekday: int, end: int) -> Phrase | None:
    """Return "Friday the 13th": the nearest such day by the verbs around."""
    day = read_ordinal(line, end + 1) if line.word(end) == "the" else None
    if day is None or day.in_words or not 1 <= day.value <= 31 or line.word(day.end) in ("of", "century"):
        return None
    return with_part(line, Phrase(index, day.end, "DATE", None, f"monthday:{int(day.value):02d}:?:{weekday}"))


def _is_named_day(line: Line, index: int) -> bool:
    return (line.word(index - 1), line.word(index)) in words.NAMED_DAYS and line.is_capital(index - 1)


def with_part(line: Line, phrase: Phrase) -> Phrase:
    """Return the phrase widened by a part of the day behind it ("Tuesday night", "Friday at noon")."""
    part = words.PARTS.get(line.word(phrase.end))
    if part and not line.word(phrase.end).endswith("s"):
        return with_hour(line, at_time(phrase, phrase.end + 1, part))
    at = phrase.end + 1 if line.word(phrase.end) in ("at", ",") else phrase.end
    if at > phrase.end and line.word(at) in ("at", "around", "about"):
        at += 1
    if line.word(at) in words.CLOCK_WORDS and line.word(at - 1) != "at":
        return phrase
    clock = read_clock(line, at)
    if clock and (at > phrase.end or clock[2]):
        return at_time(phrase, clock[1], clock[0])
    return phrase


def with_hour(line: Line, phrase: Phrase) -> Phrase:
    """Return "tonight at 8", "Friday morning at 7:30" with the hour that the part of the day gives it."""
    form = phrase.value if phrase.value is not None else phrase.relative or ""
    day, mark, part = form[:-3], form[-3:-2], form[-2:]
    at = phrase.end + 1
    if line.word(phrase.end) not in ("at", "around", "about") or part not in _HOURS_OF:
        return phrase
    at += line.word(at) in ("around", "about")
    clock = read_clock(line, at)
    if clock and phrase.relative:
        return phrase._replace(end=clock[1], relative=f"{day}{mark}{clock[0]}")
    hour, end, minute = line.word(at), at + 1, "00"
    if line.word(end) == ":" and line.is_glued(end + 1) and len(line.word(end + 1)) == 2:
        end, minute = end + 2, line.word(end + 1)
    if not (hour.isdecimal() and minute.isdecimal()) or int(hour[:3]) not in _HOURS_OF[part]:
        return phrase
    if line.word(end) in _COUNTED or line.word(end).isdecimal():
        return phrase
    value = f"{day}{mark}{int(hour) % 12 + (12 if part != 'MO' else 0):02d}:{minute}"
    if phrase.value is not None:
        return phrase._replace(end=end, value=value)
    return phrase._replace(end=end, relative=value)


# The hours that each part of the day can have; a night begins before midnight.
_HOURS_OF = {"MO": range(1, 12), "AF": range(1, 7), "EV": range(4, 12), "NI": range(5, 12)}
_COUNTED = frozenset(
    {*words.ALL_UNITS, "%", "percent", "people", "locations", "sites", "places", "million", ",", "-"}
)


def at_time(phrase: Phrase, end: int, part: str) -> Phrase:
    """Return the phrase as a time that ends at `end`: a part of its day, or a clock time on it."""
    if phrase.value is not None:
        return phrase._replace(end=end, type="TIME", value=f"{phrase.value}T{part}")
    return phrase._replace(end=end, type="TIME", relative=f"{phrase.relative}@{part}")


def at_week(phrase: Phrase) -> Phrase:
    """Return the phrase as the week of its day."""
    if phrase.value is not None:
        return phrase._replace(value=week_of(phrase.value))
    return phrase._replace(relative=f"{phrase.relative}@W")


def find_nth_weekday(line: Line, index: int) -> Phrase | None:
    """Return a weekday told by its place in a month ("the first Friday of July", "the last Sunday in March 2031")."""
    at = index + 1 if line.word(index) == "the" else index
    ordinal = read_ordinal(line, at)
    nth, at = (-1, at + 1) if line.word(at) == "last" else (int(ordinal.value), ordinal.end) if ordinal else (0, at)
    if ordinal and line.word(at) in ("of", "day") and at > index + 1:
        return _find_nth_day(line, index, int(ordinal.value), at + 1 + (line.word(at) == "day"))
    if not -1 <= nth <= 5 or nth == 0 or line.word(at) not in words.WEEKDAYS or line.word(at + 1) not in ("of", "in"):
        return None
    count = _read_running_month(line, at + 2)
    if count is not None:
        return Phrase(index, at + 4, "DATE", None, f"nth:0.{words.WEEKDAYS[line.word(at)]}.{nth}:month{count:+d}")
    month = read_month(line, at + 2)
    if month is None:
        return None
    year = read_year_behind(line, month[1])
    rule = f"nth:{month[0]}.{words.WEEKDAYS[line.word(at)]}.{nth}"
    return Phrase(index, year[1] if year else month[1], "DATE", None, f"{rule}:{year[0] if year else 'near'}")


def _find_nth_day(line: Line, index: int, day: int, at: int) -> Phrase | None:
    """Return "the 20th of next month", "the 15th day of this month"; `at` is the index behind "of"."""
    count = _read_running_month(line, at) if line.word(at - 1) == "of" and 1 <= day <= 31 else None
    return None if count is None else Phrase(index, at + 2, "DATE", None, f"monthday:{day:02d}:month{count:+d}")


def _read_running_month(line: Line, index: int) -> int | None:
    if line.word(index + 1) != "month":
        return None
    return {"last": -1, "this": 0, "next": 1}.get(line.word(index))


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
        hour = int(clock[0][:2])
        late = hour + 12 if line.word(at) == "tonight" and 5 <= hour < 12 else hour
        return at_time(day._replace(first=start), day.end, f"{late:02d}{clock[0][2:]}")
    return Phrase(start, end, "TIME", None, f"ref>day+0@{clock[0]}")


def find_day(line: Line, index: int) -> Phrase | None:
    """Return the day that begins at `index`: a date, a weekday, or today, yesterday, tomorrow."""
    found = find_date(line, index) or find_weekday(line, index) or find_numeric_date(line, index)
    if found:
        return found
    shift = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}.get(line.word(index))
    if shift is None:
        return None
    return Phrase(index, index + 1, "DATE", None, f"day{shift:+d}")


_MONTH_NAMES = words.MONTHS | words.MONTH_SHORTS


def find_numeric_date(line: Line, index: int) -> Phrase | None:
    """Return a date in digits: "2031-06-02", "6/2/2031" (month first), "02.06.2031" (day first)."""
    parts = [line.word(index + step) for step in range(5)]
    if parts[1:4:2] == ["-", "-"] and parts[2] in _MONTH_NAMES:
        parts[2] = str(_MONTH_NAMES[parts[2]])  # "05-Aug-2016"
    if not all(line.is_glued(index + step) for step in range(1, 5)) or parts[1] != parts[3]:
        return None
    if line.is_glued(index) and line.word(index - 1) in ("-", "/", ".", "$", ",", ":"):
        return None
    if not (parts[0].isdecimal() and parts[2].isdecimal() and parts[4].isdecimal()) or len(parts[2]) > 2:
        return None
    if parts[1] in ("-", "/") and len(parts[0]) == 4 and len(parts[4]) <= 2:
        year, month, day = (int(part) for part in (parts[0], parts[2], parts[4][:3]))
    elif parts[1] == "/" and len(parts[4]) in (2, 4) and len(parts[0]) <= 2:
        month, day, year = (int(part) for part in (parts[0], parts[2], parts[4]))
        year = year if len(parts[4]) == 4 else full_year(year)
        month, day = (day, month) if month > 12 else (month, day)
    elif parts[1] in (".", "-") and len(parts[4]) == 4 and len(parts[0]) <= 2:
        day, month, year = (int(part) for part in (parts[0], parts[2], parts[4]))
        if parts[1] == "-" and day <= 12 and line.word(index + 2).isdecimal():
            return None  # nobody can tell which is the month
    else:
        return None
    if not (1 <= month <= 12 and 1 <= day <= DAYS_IN[month - 1] and 1000 <= year <= 2100):
        return None
    return with_part(line, Phrase(index, index + 5, "DATE", f"{year:04d}-{month:02d}-{day:02d}"))


def find_era(line: Line, index: int) -> Phrase | None:
    """Return a year, a decade ("the 1990s", "the nineties") or a century ("20th century") that begins at `index`."""
    start, at = index, index
    if line.word(at) == "the":
        at += 1
    digits = at + 1 if line.word(at) in ("'", "’", "‘") and line.is_glued(at + 1) else at
    word = line.word(digits)
    is_decade = word.isdecimal() and word.endswith("0") and line.word(digits + 1) == "s" and line.is_glued(digits + 1)
    if is_decade and (len(word) == 4 or (len(word) == 2 and digits > at)):
        return Phrase(start, digits + 2, "DATE", word[:3] if len(word) == 4 else str(full_year(int(word)))[:3])
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
    "percent prisoners civilians points tons tonnes homes jobs patients cases deaths words calories rpm hours gmt "
    "hrs st street avenue ave".split()
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
