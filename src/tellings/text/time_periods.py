"""Named periods, seasons, repetitions and fixed phrases, read at one lexeme of a line."""

from __future__ import annotations

from tellings.tables import time_words as words
from tellings.text.calendars import resolve
from tellings.text.lines import Line
from tellings.text.numbers import Number, read_number, read_ordinal
from tellings.text.tenses import find_way
from tellings.text.time_lengths import format_length
from tellings.text.time_parts import matches, read_clock, read_month_day, read_weekday, read_year, read_year_behind
from tellings.text.time_phrases import Phrase, with_hour, with_part

_HYPHENS = frozenset({"-", "‐", "‑", "–"})
_QUALIFIERS = frozenset("fiscal calendar school academic financial".split())


def find_bare_earlier(line: Line, index: int) -> Phrase | None:
    """Return "earlier" where it means an open time before ("had earlier said", "as reported earlier.")."""
    before, after = line.word(index - 1), line.word(index + 1)
    if after in ("than", "this", "that", "on", "in", "last", "today", "the") or after.isdecimal():
        return None
    if before in ("had", "has", "have", "was", "were") or (
        not after.isalpha() and line.word(index - 2) not in words.UNITS
    ):
        return Phrase(index, index + 1, "DATE", "PAST_REF") if not line.is_capital(index) or after == "," else None
    return None


def find_period(line: Line, index: int) -> Phrase | None:
    """Return a named period counted from now: "last week", "this month", "the past weekend", "last night"."""
    at = index + 1 if line.word(index) == "the" else index
    lead = line.word(at)
    anchor, shift = "", None
    if lead in words.LASTS:
        shift = -1
    elif lead in words.NEXTS:
        shift = 1
    elif lead in words.NOWS:
        shift = 0
    elif lead in words.ANAPHORIC:
        anchor, shift = "ref>", words.ANAPHORIC[lead]
    if shift is None:
        return None
    end = at + 1
    if lead == "this" and line.word(end) in ("past", "coming"):
        shift, end = (-1 if line.word(end) == "past" else 1), end + 1
    if lead == "that" and line.word(end) == "same":
        end += 1
    if line.word(end) in _QUALIFIERS:
        end += 1
    return _finish_period(line, index, end, anchor, shift, lead)


def _finish_period(line: Line, index: int, end: int, anchor: str, shift: int, lead: str) -> Phrase | None:
    word = line.word(end)
    if word in words.PARTS and not word.endswith("s") and ":" not in words.PARTS[word]:
        anchor = "ref>" if lead == "next" else anchor
        days = -1 if shift < 0 or (anchor == "" and shift > 0 and lead == "past") else shift
        return with_hour(line, Phrase(index, end + 1, "TIME", None, f"{anchor}day{days:+d}@{words.PARTS[word]}"))
    is_verb = word == "fall" and lead not in ("last", "next") and line.word(end + 1) in ("in", "to", "of")
    if word in words.SEASONS and not is_verb:
        way = {-1: "last", 0: "near" if anchor else "this", 1: "next"}[shift]
        return Phrase(index, end + 1, "DATE", None, f"{anchor}season:{words.SEASONS[word]}:{way}")
    if word == "weekend":
        way = {-1: "last", 0: "near", 1: "next"}[shift]
        return Phrase(index, end + 1, "DATE", None, f"{anchor}weekend:{way}")
    unit = words.UNITS.get(word)
    if unit not in words.STEPS or (shift and unit in ("D", "W", "MO") and _is_counted_off(line, index, end + 1)):
        return None
    on = end + 2 if line.word(end + 1) == "on" else end + 1
    weekday = read_weekday(line, on) if unit == "W" and not anchor and line.word(end + 1) != "," else None
    if weekday:
        return with_part(line, Phrase(index, weekday[1], "DATE", None, f"weekday:{weekday[0]}:week{shift:+d}"))
    if unit == "D" and not anchor and lead != "this":
        return Phrase(index, end + 1, "DATE", None, f"ref>day{shift:+d}") if lead == "next" else None
    if unit == "D" and lead == "this":
        return None
    if lead == "past" or (lead == "last" and line.word(index) == "the" and unit in ("DE", "CE")):
        return Phrase(index, end + 1, "DURATION", format_length(1, unit))
    ahead = ":ahead?" if unit == "W" and shift == 0 and not anchor else ""
    return Phrase(index, end + 1, "DATE", None, f"{anchor}{words.STEPS[unit]}{shift:+d}{ahead}")


def _is_counted_off(line: Line, first: int, of: int) -> bool:
    """Return whether a larger time follows: "the last week of May" is not the week before this one."""
    after = line.word(of + 1)
    is_time = after.isdecimal() or after in words.MONTHS or after in words.UNITS or after in words.MONTH_SHORTS
    is_period = after in words.LASTS or after in words.NEXTS or after in words.NOWS
    return line.word(of) == "of" and (is_time or is_period or line.word(first) == "the")


def find_running(line: Line, index: int) -> Phrase | None:
    """Return "the year", "the morning" behind a preposition: the running one, or a length where its end is told."""
    if line.word(index) != "the" or line.word(index - 1) not in _RUNNING_LEADERS:
        return None
    if line.word(index - 1) == "of" and line.word(index - 2) not in _PARTS_OF_YEAR:
        return None  # "the player of the year"
    if line.words[index + 1 : index + 3] == ["full", "year"]:
        return Phrase(index, index + 3, "DATE", None, "year+0")
    part = words.PARTS.get(line.word(index + 1), "")
    is_told = part.isalpha() and line.word(index - 1) in ("in", "during") and not line.word(index + 2).isalpha()
    if is_told and find_way(line, index, index + 2):  # without a verb that tells it is any morning
        return Phrase(index, index + 2, "TIME", None, f"ref>day+0@{part}")
    if line.word(index + 1) not in ("year", "month", "week"):
        return None
    unit = words.UNITS[line.word(index + 1)]
    after = line.word(index + 2)
    number = read_number(line, index + 2) if unit == "Y" else None
    if number and number.value % 1 == 0 and 1000 <= number.value <= 2100:
        return Phrase(index, number.end, "DATE", f"{int(number.value)}")
    if after in ("ended", "ending") or (after == "to" and line.word(index + 3) != "date"):
        return Phrase(index, index + 2, "DURATION", format_length(1, unit))
    if after in _RUNNING_BREAKERS or line.is_capital(index + 2):
        return None
    return Phrase(index, index + 2, "DATE", None, f"{words.STEPS[unit]}+0")


_RUNNING_LEADERS = frozenset("for of in during through throughout over within by until".split())
_PARTS_OF_YEAR = frozenset({*words.ALL_UNITS, *"half part parts most much rest all course portion approach".split()})
_RUNNING_BREAKERS = frozenset("of when that in which before after since following preceding - ‐ ‑ ago".split())


def find_quarter(line: Line, index: int) -> Phrase | None:
    """Return a quarter or half of a year ("the third quarter of 2019", "last year's third quarter")."""
    at = index + 1 if line.word(index) == "the" else index
    latest = line.word(at) == "latest" and at > index
    kinds = ("quarter", "period") if latest else ("quarter",)
    is_bare = line.word(at + latest) in kinds and at > index and not line.is_capital(at + latest)
    if is_bare and (latest or line.word(at + 1) not in ("of", "-")):
        return _find_ended_quarter(line, index, at + latest + 1) or Phrase(
            index, at + latest + 1, "DATE", None, "quarter-1"
        )
    year: str | None = None
    explicit = read_year(line, at)
    if explicit:
        year, at = str(explicit[0]), explicit[1]
    else:
        for lead, count in (("last", -1), ("this", 0), ("next", 1)):
            if line.word(at) == lead and line.word(at + 1) == "year" and line.word(at + 3) == "s":
                year, at = f"year{count:+d}", at + 4
                break
    if line.word(at) == "fiscal":
        at += 1 + (line.word(at + 1) in _HYPHENS)
    number = read_ordinal(line, at)
    if line.word(at) in ("last", "latter") and line.word(at + 1) == "half":
        number = Number(2, at + 1)
    if number is None or number.value > 4:
        return None
    if at > index and line.word(index) == "the" and line.word(number.end) in _HYPHENS:
        return None  # "the third-quarter loss": the article belongs to the loss
    end = number.end + 1 if line.word(number.end) in _HYPHENS or line.word(number.end) == "fiscal" else number.end
    kind = line.word(end)
    if kind not in ("quarter", "half") or (kind == "half" and (number.value > 2 or line.word(index) != "the")):
        return None
    end += 1
    behind = None if year else read_year_behind(line, end)
    if behind:
        year, end = behind
    elif kind == "half":
        if not (line.word(end) == "of" and line.word(end + 1) == "the" and line.word(end + 2) == "year"):
            return None
        end += 3
    letter = "Q" if kind == "quarter" else "H"
    if year and year.isdecimal():
        return Phrase(index, end, "DATE", f"{year}-{letter}{int(number.value)}")
    # Figures of a quarter are told and announced after its end; only "next" looks ahead.
    return Phrase(index, end, "DATE", None, f"{kind}:{int(number.value)}:{year or 'near'}")


def _find_ended_quarter(line: Line, index: int, end: int) -> Phrase | None:
    """Return "the quarter" before "ended July 31" as the quarter of the year in which its middle lies."""
    last = read_month_day(line, end + 1) if line.word(end) in ("ended", "ending") else None
    if last is None:
        return None
    middle = last[0] - (1 if last[1] > 15 else 2)
    quarter = (middle - 1) % 12 // 3 + 1
    year = read_year_behind(line, last[2])
    if year and year[0].isdecimal():
        return Phrase(index, end, "DATE", f"{int(year[0]) - (middle < 1):04d}-Q{quarter}")
    return Phrase(index, end, "DATE", None, f"quarter:{quarter}:{'back' if line.word(end) == 'ended' else 'near'}")


def find_season(line: Line, index: int) -> Phrase | None:
    """Return a season with a year or an article ("summer 2019", "the winter of 1994", "in summer")."""
    at = index + 1 if line.word(index) == "the" else index
    word = line.word(at)
    if word not in words.SEASONS:
        return None
    year = read_year_behind(line, at + 1)
    if year and line.word(at + 1) != ",":
        if year[0].isdecimal():
            return Phrase(index, year[1], "DATE", f"{year[0]}-{words.SEASONS[word]}")
        return Phrase(index, year[1], "DATE", None, f"season:{words.SEASONS[word]}:{year[0]}")
    if word in ("fall", "spring") and at == index and line.word(index - 1) not in ("in", "until", "by", "since"):
        return None
    if word in ("fall", "spring") and (
        line.word(at + 1) in ("of", "in", "to", "for") or line.word(at - 2) not in _PREPS
    ):
        return None
    if at == index and line.word(index - 1) not in _PREPS:
        return None
    return Phrase(index, at + 1, "DATE", None, f"season:{words.SEASONS[word]}:?")


_DETERMINERS = frozenset("a an the its his her their our my your no initial first".split())
_PREPS = frozenset("in until by since during this before after through over early late mid of".split())


_PREFIXES = frozenset(prefix for prefix, _ in words.SET_PREFIXES)


def find_repetition(line: Line, index: int) -> Phrase | None:
    """Return a repeated time ("every week", "each Thursday", "Tuesday nights", "daily")."""
    word = line.word(index)
    if word in _PREFIXES and line.word(index + 1) in _HYPHENS:
        value = words.SET_PREFIXES.get((word, line.word(index + 2)))
        return Phrase(index, index + 3, "SET" if value else "", value) if value is not None else None
    if word in words.SET_ADVERBS:
        # "Its quarterly dividend", "the daily Herald": the word tells which, not when.
        is_kind = line.word(index - 1) in _DETERMINERS and (word == "quarterly" or line.is_capital(index + 1))
        return None if line.is_capital(index) or is_kind else Phrase(index, index + 1, "SET", words.SET_ADVERBS[word])
    if word in words.WEEKDAY_PLURALS:
        return _at_clock(line, Phrase(index, index + 1, "SET", f"XXXX-WXX-{words.WEEKDAY_PLURALS[word] + 1}"))
    if word == "weekends":
        return Phrase(index, index + 1, "SET", "XXXX-WXX-WE")
    if word in words.WEEKDAYS and line.word(index + 1) in words.PARTS and line.word(index + 1).endswith("s"):
        return Phrase(
            index, index + 2, "SET", f"XXXX-WXX-{words.WEEKDAYS[word] + 1}T{words.PARTS[line.word(index + 1)]}"
        )
    if word not in ("every", "each"):
        return None
    at = index + 1 + (line.word(index + 1) in ("other", "single", "passing"))
    weekday = read_weekday(line, at)
    if weekday:
        return _at_clock(line, Phrase(index, weekday[1], "SET", f"XXXX-WXX-{weekday[0] + 1}"))
    name = line.word(at)
    if name in words.MONTHS:
        return Phrase(index, at + 1, "SET", f"XXXX-{words.MONTHS[name]:02d}")
    if name in words.SEASONS:
        return Phrase(index, at + 1, "SET", f"XXXX-{words.SEASONS[name]}")
    if name in words.PARTS and not name.endswith("s"):
        return _at_clock(line, Phrase(index, at + 1, "SET", f"XXXX-XX-XXT{words.PARTS[name]}"))
    if name == "day" and at == index + 1:
        found = _at_clock(line, Phrase(index, at + 1, "SET", "XXXX-XX-XX"))
        return found if "T" in (found.value or "") else found._replace(value="P1D")
    number = read_number(line, at)
    count, at = (number.value, number.end) if number else (2.0 if line.word(at - 1) == "other" else 1.0, at)
    if line.word(at) == "few":
        at += 1
        unit = words.UNIT_PLURALS.get(line.word(at))
        return Phrase(index, at + 1, "SET", format_length(None, unit)) if unit else None
    unit = words.ALL_UNITS.get(line.word(at))
    if unit == "WE" and count == 1:
        return Phrase(index, at + 1, "SET", "XXXX-WXX-WE")
    return Phrase(index, at + 1, "SET", format_length(count, unit)) if unit else None


# "In the past" and "in the future" are times; "the past leader" and "the future of the port" are none.
_AGES = {"past": frozenset({"in", "of", "from"}), "future": frozenset("in into for about near at from".split())}


def _is_age_told(line: Line, index: int, end: int, pattern: tuple[str, ...]) -> bool:
    return "near" in pattern or (
        line.word(index - 1) in _AGES[pattern[-1]] and line.word(end) not in ("of", "generations")
    )


def _at_clock(line: Line, phrase: Phrase) -> Phrase:
    """Return a repeated day with the clock time behind it ("every Monday at 4 p.m.", "Thursdays at 17:30")."""
    value = phrase.value or ""
    part = words.PARTS.get(line.word(phrase.end))
    if part and "T" not in value:
        phrase, value = phrase._replace(end=phrase.end + 1, value=f"{value}T{part}"), f"{value}T{part}"
    clock = read_clock(line, phrase.end + (line.word(phrase.end) == "at"))
    if clock is None:
        return phrase
    return phrase._replace(end=clock[1], value=f"{value.partition('T')[0]}T{clock[0]}")


def find_fixed(line: Line, index: int) -> Phrase | None:
    """Return a whole phrase with a fixed meaning ("so far", "yesterday", "Christmas Eve"); no type: it is no time."""
    best: Phrase | None = None
    first = line.word(index)
    for name in words.TIMELESS_AT.get(first, ()):
        if matches(line, index, name) and line.is_capital(index) and line.is_capital(index + len(name) - 1):
            return Phrase(index, index + len(name), "")
    for pattern, kind, value in words.PHRASES_AT.get(first, ()):
        end = index + len(pattern)
        if not matches(line, index, pattern) or (best and end <= best.end):
            continue
        # "A previously announced plan" is only a plan.
        if pattern == ("previously",) and _is_attribute(line, index):
            continue
        if pattern[-1] not in _AGES or _is_age_told(line, index, end, pattern):
            best = Phrase(index, end, kind, value)
    for pattern, kind, relative in words.RELATIVE_PHRASES_AT.get(first, ()):
        end = index + len(pattern)
        if not matches(line, index, pattern) or (best and end <= best.end):
            continue
        # "The day before the vote" is a length, "the day before" alone a day.
        if pattern[-1] not in ("before", "after") or not line.word(end).isalpha():
            over = relative == "weekend:?" and line.word(index - 1) in ("over", "during")
            best = Phrase(index, end, kind, None, relative + "over" * over)
    feast = find_feast(line, index)
    if feast:
        return feast
    if best and best.relative and best.relative.startswith("day"):
        return with_part(line, best) if best.type == "DATE" else with_hour(line, best)
    return best


def _is_attribute(line: Line, index: int) -> bool:
    """Return whether the adverb stands in a noun's attribute ("a previously announced plan")."""
    before, after = line.word(index - 1), line.word(index + 1)
    is_participle = after.endswith("ed") or after in ("sent", "told", "held", "made", "known")
    return is_participle and (before in _DETERMINERS or before in ("of", "as", "in") or line.word(index + 2) == "by")


# Feasts that no small letters make another day ("election day" may be anybody's).
_PLAIN_FEASTS = frozenset({"date:12-25", "date:12-24", "date:12-31", "date:01-01", "date:10-31", "easter:0"})


def find_feast(line: Line, index: int) -> Phrase | None:
    """Return a feast with its year or its weekend ("Christmas", "last Thanksgiving", "Labor Day weekend 2031")."""
    lead = line.word(index) if line.word(index) in ("last", "next", "this") else ""
    at = index + 1 if lead else index
    rows = sorted(words.HOLIDAYS_AT.get(line.word(at), ()), key=lambda feast: -len(feast.words))
    for feast in rows:
        if matches(line, at, feast.words) and (line.is_capital(at) or feast.rule in _PLAIN_FEASTS):
            found = _date_feast(line, index, at + len(feast.words), feast.rule, lead)
            return _widen_feast(line, found)
    return None


def _date_feast(line: Line, index: int, end: int, rule: str, lead: str) -> Phrase:
    year = None if lead else read_year_behind(line, end + (line.word(end) in ("week", "weekend")))
    if year is None:
        return Phrase(index, end, "DATE", None, f"{rule}:{lead if lead in ('last', 'next') else 'near'}")
    if year[0].isdecimal() and rule.startswith("date:"):
        return Phrase(index, year[1], "DATE", f"{year[0]}-{rule[5:]}")
    return Phrase(index, year[1], "DATE", None, f"{rule}:{year[0]}")


def _widen_feast(line: Line, phrase: Phrase) -> Phrase:
    """Return the week or the weekend that has its name from the feast."""
    named = next((word for word in line.words[phrase.first : phrase.end + 1] if word in ("week", "weekend")), "")
    if not named:
        return phrase
    end = phrase.end + (line.word(phrase.end) == named)
    part = "W" if named == "week" else "WE"
    if phrase.value is not None:
        return phrase._replace(end=end, value=resolve(f"day+0@{part}", phrase.value))
    return phrase._replace(end=end, relative=f"{phrase.relative}@{part}")
