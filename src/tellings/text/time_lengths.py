"""Lengths of time, times counted from now, named periods and repetitions, read at one lexeme of a line."""

from __future__ import annotations

from tellings.text import time_words as words
from tellings.text.lines import Line
from tellings.text.numbers import read_number, read_ordinal
from tellings.text.time_phrases import Phrase, matches, read_weekday, read_year, read_year_behind, with_part

_HYPHENS = frozenset({"-", "‐", "‑", "–"})
_ALL_UNITS = words.UNITS | words.UNIT_PLURALS
_QUALIFIERS = frozenset("fiscal calendar school academic financial".split())
_LENGTH_LEADERS = frozenset("past last next first final coming previous preceding following latest initial opening".split())
_SET_BREAKERS = frozenset(
    "in for after within about over than nearly almost of to by just only at least around before until under with as "
    "is was be took take takes taking lasted last lasts spend spent spending another every once half such what quite "
    "up and or , . : ; “ ( – — like during into through be been were from on if that".split()
)


def format_length(count: float | None, unit: str) -> str:
    """Return the TIMEX3 duration of so many units, `X` where the count is open.

    >>> format_length(35, "M"), format_length(1.5, "Y"), format_length(None, "W"), format_length(2, "DE")
    ('PT35M', 'P18M', 'PXW', 'P20Y')
    """
    if unit in ("WE", "F", "DE", "CE", "ML"):
        scale, unit = {"WE": (1, "WE"), "F": (2, "W"), "DE": (10, "Y"), "CE": (100, "Y"), "ML": (1000, "Y")}[unit]
        count = None if count is None else count * scale
    if count is not None and count % 1 and unit in ("Y", "H"):
        scale, unit = {"Y": (12, "MO"), "H": (60, "M")}[unit]
        count = count * scale if count * scale % 1 == 0 else round(count * scale)
    if count == 0.5 and unit == "D":
        count, unit = 12, "H"
    number = "X" if count is None else f"{count:g}" if count < 10**6 else str(int(count))
    return f"P{'T' if unit in ('S', 'M', 'H') and unit != 'MO' else ''}{number}{'M' if unit == 'MO' else unit}"


def find_length(line: Line, index: int) -> Phrase | None:
    """Return the length of time, or the time counted by it, at `index` ("ten days", "two weeks ago", "35-minute")."""
    at = index
    mod = ""
    for pattern, bound in words.BOUNDS:
        if matches(line, at, pattern):
            mod, at = bound, at + len(pattern)
            break
    lead = ""
    if line.word(at) in ("the", "these", "those", "his", "her", "its", "their"):
        at += 1
    if line.word(at) in _LENGTH_LEADERS:
        lead, at = line.word(at), at + 1
    for pattern, bound in words.BOUNDS:
        if lead and matches(line, at, pattern):
            mod, at = bound, at + len(pattern)
            break
    count = _read_count(line, at, spelled=bool(lead) or at == index)
    article = line.word(index) in ("the", "these", "those", "his", "her", "its", "their")
    if count is None or (article and not lead and not (line.word(index) in ("the", "these", "those") and count[0])):
        return None
    unit = _read_unit(line, count[1], single=count[2])
    if unit is None:
        return None
    return _finish_length(line, index, (count[0], unit[0]), unit[1], lead, mod, hyphened=unit[2])


def _read_count(line: Line, index: int, *, spelled: bool) -> tuple[float | None, int, bool] | None:
    """Return count (None where open), the index behind it, and whether the unit may stand in the singular."""
    number = read_number(line, index)
    if number:
        if line.is_glued(index) and line.word(index - 1) in ("$", "£", "€", ".", ",", "/", ":", "#"):
            return None
        value, end = number.value, number.end
        if line.word(end) in ("to", "or", "-", "–") or (line.word(end) == "and" and False):
            second = read_number(line, end + 1)
            if second and line.word(second.end) in _ALL_UNITS:
                # "two to three weeks" says no one number; the value stays open.
                return None, second.end, False
        if matches(line, end, ("and", "a", "half")):
            return value + 0.5, end + 3, False
        return value, end, value in (1.0, 0.5)
    for pattern, vague in words.VAGUE_COUNTS:
        if matches(line, index, pattern):
            return vague, index + len(pattern), vague in (0.5, 1)
    return None


def _read_unit(line: Line, index: int, *, single: bool) -> tuple[str, int, bool] | None:
    """Return unit, index behind it, and whether a hyphen ties it to its count ("35-minute")."""
    at = index
    hyphened = line.word(at) in _HYPHENS and line.word(at + 1) in words.UNITS
    if hyphened:
        at += 1
    while not hyphened and line.word(at) in words.FILLERS | _QUALIFIERS:
        at += 1
    word = line.word(at)
    if word in words.UNIT_PLURALS:
        return words.UNIT_PLURALS[word], at + 1, False
    # "two day trip", "five year plan": loose writers leave the hyphen out.
    if word in words.UNITS and word != "second":
        return words.UNITS[word], at + 1, hyphened
    if word == "second" and (hyphened or line.word(at - 1) in ("one", "split")):
        return "S", at + 1, hyphened
    return None


def _finish_length(
    line: Line, index: int, length: tuple[float | None, str], end: int, lead: str, mod: str, *, hyphened: bool
) -> Phrase | None:
    count, unit = length
    first_word = line.word(index)
    if matches(line, end, ("and", "a", "half")) and count is not None:
        count, end = count + 0.5, end + 3
    if matches(line, end, ("or", "so")) or matches(line, end, ("or", "more")):
        end, mod = end + 2, "APPROX"
    if _is_age(line, end, unit):
        return None
    if line.word(end) in _HYPHENS and line.word(end + 1) in ("long", "old") and line.is_glued(end):
        end += 2
    if line.word(end) in _HYPHENS and line.word(end + 1) in ("earlier", "ago") and count is not None and unit in words.STEPS:
        return Phrase(index, end + 2, "DATE", None, "ref>" * (line.word(end + 1) == "earlier") + _step(count, unit, -1))
    after = line.word(end)
    if after == "ago" or (after in _HYPHENS and line.word(end + 1) == "ago") or matches(line, end, ("from", "now")):
        return _count_from_now(index, count, unit, end, after, mod)
    if after in ("earlier", "later", "afterward", "afterwards") and not lead and not hyphened:
        if unit in words.STEPS and count is not None:
            form = _step(count, unit, -1 if after == "earlier" else 1)
            return Phrase(index, end + 1, "DATE", None, f"ref>{form}", mod)
    if unit == "WE":
        return None
    if first_word in ("a", "an") and end == index + 2 and not hyphened:
        if _is_repeated(line, index, end):
            return Phrase(index, end, "SET", format_length(1, unit), None, mod)
        if unit == "S" or (unit in ("D", "M") and after not in _LENGTH_ENDS and line.word(index - 1) not in _FOR_WORDS):
            return None
    if first_word == "one" and unit == "D" and not hyphened and after not in _LENGTH_ENDS:
        if line.word(index - 1) not in _FOR_WORDS:
            return None
    return Phrase(index, end, "DURATION", format_length(count, unit), None, mod)


_LENGTH_ENDS = frozenset({"after", "before", "later", "earlier", "since", "and", "of", "when", "to", "ahead"})
_FOR_WORDS = frozenset("for in after within than nearly almost over about just only by every lasted took least half".split())


def _is_age(line: Line, end: int, unit: str) -> bool:
    """Return whether the length is somebody's age ("a 19-year-old man", "he is 87 years old")."""
    if unit not in ("Y", "MO"):
        return False
    if line.word(end) == "old" or matches(line, end, ("of", "age")):
        return True
    if line.word(end) not in _HYPHENS or line.word(end + 1) not in ("old", "olds"):
        return False
    return line.word(end + 2) not in words.AGED_THINGS


def _is_repeated(line: Line, index: int, end: int) -> bool:
    """Return whether "a year" counts repetitions ("$5 a year", "three times a week"), judged by its neighbours."""
    before = line.word(index - 1)
    if line.word(end) in _LENGTH_ENDS | {"ago", "or", "long", "-"} or index == 0 or before in _SET_BREAKERS:
        return False
    if before in ("twice", "once", "times", "percent", "%") or before.isdecimal():
        return True
    return before.endswith("s") and any(line.word(back).isdecimal() for back in range(max(0, index - 4), index))


def _step(count: float, unit: str, sign: int) -> str:
    if count % 1 and unit == "Y":
        count, unit = count * 12, "MO"
    whole = min(int(count), 999)
    if unit == "DE":
        whole, unit = min(whole * 10, 999), "Y"
    if unit == "CE":
        whole, unit = min(whole * 100, 999), "Y"
    return f"{words.STEPS[unit]}{sign * whole:+d}"


def _count_from_now(index: int, count: float | None, unit: str, end: int, after: str, mod: str) -> Phrase:
    past = after == "ago" or after in _HYPHENS
    end = end + 1 if after == "ago" else end + 2
    if count is None or unit not in words.STEPS:
        if count is not None and unit in ("H", "M", "S"):
            return Phrase(index, end, "DATE", None, "day+0", mod)
        return Phrase(index, end, "DATE", "PAST_REF" if past else "FUTURE_REF", None, mod)
    return Phrase(index, end, "DATE", None, _step(count, unit, -1 if past else 1), mod)


_EVENT_STARTS = frozenset("start beginning outbreak end signing launch collapse fall".split())


def find_since(line: Line, index: int) -> Phrase | None:
    """Return a time told by an event: "since the start of the war" (an open length), "shortly after the announcement"."""
    if matches(line, index, ("since", "the")) and line.word(index + 2) in _EVENT_STARTS:
        end = index + 3
        if line.word(end) == "of" and line.word(end + 1) in ("the", "a", "its", "his", "their"):
            end += 3
        return Phrase(index, end, "DURATION", "PXX") if end <= len(line.words) else None
    if line.word(index) in ("shortly", "immediately", "soon") and line.word(index + 1) == "after":
        if line.word(index + 2) in ("the", "that", "his", "her", "its", "their") and line.word(index + 3).isalpha():
            return Phrase(index, index + 4, "DATE", None, "ref>day+0", "AFTER")
    return None


def find_bare_earlier(line: Line, index: int) -> Phrase | None:
    """Return "earlier" where it means an open time before ("had earlier said", "as reported earlier.")."""
    before, after = line.word(index - 1), line.word(index + 1)
    if after in ("than", "this", "that", "on", "in", "last", "today", "the") or line.word(after and index + 1).isdecimal():
        return None
    if before in ("had", "has", "have", "was", "were") or (not after.isalpha() and line.word(index - 2) not in words.UNITS):
        return Phrase(index, index + 1, "DATE", "PAST_REF") if not line.is_capital(index) or after == "," else None
    return None


def find_open_length(line: Line, index: int) -> Phrase | None:
    """Return a length without a number ("days after", "recent years", "the coming weeks", "hours-long")."""
    at = index + 1 if line.word(index) in ("the", "just", "only") else index
    lead = line.word(at)
    if lead in ("recent", "coming", "past", "future", "previous", "following", "ensuing", "subsequent"):
        unit = words.UNIT_PLURALS.get(line.word(at + 1))
        return Phrase(index, at + 2, "DURATION", format_length(None, unit)) if unit else None
    if line.word(index) == "the":
        return None
    unit = words.UNIT_PLURALS.get(lead)
    if unit is None or unit == "S" or line.is_capital(at) and at > 0 or line.word(at - 1).isdecimal():
        return None
    after = line.word(at + 1)
    if after in _HYPHENS and line.word(at + 2) in ("long", "old"):
        return Phrase(index, at + 3, "DURATION", format_length(None, unit))
    if after == "ago":
        return Phrase(index, at + 2, "DATE", "PAST_REF")
    if after in ("after", "before", "later", "earlier", "ahead") or line.word(at - 1) in ("for", "after", "within", "in"):
        return Phrase(index, at + 1, "DURATION", format_length(None, unit))
    return None


def find_period(line: Line, index: int) -> Phrase | None:
    """Return a named period counted from now: "last week", "this month", "next year", "the past weekend", "last night"."""
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
        days = -1 if shift < 0 or (anchor == "" and shift > 0 and lead == "past") else shift
        return Phrase(index, end + 1, "TIME", None, f"{anchor}day{days:+d}@{words.PARTS[word]}")
    if word in words.SEASONS and not (word == "fall" and line.word(end + 1) in ("in", "to", "of")):
        way = {-1: "last", 0: "near", 1: "next"}[shift]
        return Phrase(index, end + 1, "DATE", None, f"{anchor}season:{words.SEASONS[word]}:{way}")
    if word == "weekend":
        way = {-1: "last", 0: "near", 1: "next"}[shift]
        return Phrase(index, end + 1, "DATE", None, f"{anchor}weekend:{way}")
    unit = words.UNITS.get(word)
    if unit not in words.STEPS or (lead == "past" and line.word(index) != "the" and False):
        return None
    if unit == "D" and not anchor and lead not in ("this",):
        return Phrase(index, end + 1, "DATE", None, f"ref>day{shift:+d}") if lead == "next" else None
    if unit == "D" and lead == "this":
        return None
    if lead == "past" or (lead == "last" and line.word(index) == "the" and unit in ("DE", "CE")):
        return Phrase(index, end + 1, "DURATION", format_length(1, unit))
    ahead = ":ahead?" if unit == "W" and shift == 0 and not anchor else ""
    return Phrase(index, end + 1, "DATE", None, f"{anchor}{words.STEPS[unit]}{shift:+d}{ahead}")


def find_quarter(line: Line, index: int) -> Phrase | None:
    """Return a quarter or half of a year ("the third quarter of 2019", "second half", "last year's third quarter")."""
    at = index + 1 if line.word(index) == "the" else index
    latest = line.word(at) == "latest" and at > index
    if line.word(at + latest) == "quarter" and at > index and not line.is_capital(at + latest):
        if latest or line.word(at + 1) not in ("of", "-"):
            return Phrase(index, at + latest + 1, "DATE", None, "quarter-1")
    year: str | None = None
    explicit = read_year(line, at)
    if explicit:
        year, at = str(explicit[0]), explicit[1]
    else:
        for lead, count in (("last", -1), ("this", 0), ("next", 1)):
            if line.word(at) == lead and line.word(at + 1) == "year" and line.word(at + 3) == "s":
                year, at = f"year{count:+d}", at + 4
                break
    if line.word(at) in ("fiscal",):
        at += 1 + (line.word(at + 1) in _HYPHENS)
    number = read_ordinal(line, at)
    if number is None or number.value > 4:
        return None
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
    if word in ("fall", "spring") and (line.word(at + 1) in ("of", "in", "to", "for") or line.word(at - 2) not in _PREPS):
        return None
    if at == index and line.word(index - 1) not in _PREPS:
        return None
    return Phrase(index, at + 1, "DATE", None, f"season:{words.SEASONS[word]}:?")


_PREPS = frozenset("in until by since during this before after through over early late mid of".split())


def find_repetition(line: Line, index: int) -> Phrase | None:
    """Return a repeated time ("every week", "each Thursday", "Tuesday nights", "daily")."""
    word = line.word(index)
    if word in words.SET_ADVERBS:
        return None if line.is_capital(index) else Phrase(index, index + 1, "SET", words.SET_ADVERBS[word])
    if word in words.WEEKDAY_PLURALS:
        return Phrase(index, index + 1, "SET", f"XXXX-WXX-{words.WEEKDAY_PLURALS[word] + 1}")
    if word in words.WEEKDAYS and line.word(index + 1) in words.PARTS and line.word(index + 1).endswith("s"):
        return Phrase(index, index + 2, "SET", f"XXXX-WXX-{words.WEEKDAYS[word] + 1}T{words.PARTS[line.word(index + 1)]}")
    if word not in ("every", "each"):
        return None
    at = index + 1 + (line.word(index + 1) in ("other", "single", "passing"))
    weekday = read_weekday(line, at)
    if weekday:
        return Phrase(index, weekday[1], "SET", f"XXXX-WXX-{weekday[0] + 1}")
    name = line.word(at)
    if name in words.MONTHS:
        return Phrase(index, at + 1, "SET", f"XXXX-{words.MONTHS[name]:02d}")
    if name in words.SEASONS:
        return Phrase(index, at + 1, "SET", f"XXXX-{words.SEASONS[name]}")
    if name in words.PARTS:
        return Phrase(index, at + 1, "SET", "P1D")
    number = read_number(line, at)
    count, at = (number.value, number.end) if number else (2.0 if line.word(at - 1) == "other" else 1.0, at)
    if line.word(at) == "few":
        at += 1
        unit = words.UNIT_PLURALS.get(line.word(at))
        return Phrase(index, at + 1, "SET", format_length(None, unit)) if unit else None
    unit = _ALL_UNITS.get(line.word(at))
    return Phrase(index, at + 1, "SET", format_length(count, unit)) if unit else None


def find_fixed(line: Line, index: int) -> Phrase | None:
    """Return a whole phrase with a fixed meaning ("so far", "yesterday", "the next day", "Christmas Eve")."""
    best: Phrase | None = None
    for pattern, kind, value in words.PHRASES:
        if pattern[0] == line.word(index) and matches(line, index, pattern):
            if not kind or (value == "PAST_REF" and pattern[0] == "the" and line.word(index - 1) not in ("in", "of", "from")):
                return None
            if best is None or index + len(pattern) > best.end:
                best = Phrase(index, index + len(pattern), kind, value)
    for pattern, kind, relative in words.RELATIVE_PHRASES:
        if pattern[0] == line.word(index) and matches(line, index, pattern):
            # "the day before the vote" is a length, "the day before" alone a day.
            if pattern[-1] in ("before", "after") and line.word(index + len(pattern)).isalpha():
                continue
            if best is None or index + len(pattern) > best.end:
                best = Phrase(index, index + len(pattern), kind, None, relative)
    for feast in words.HOLIDAYS:
        if feast.words[0] == line.word(index) and matches(line, index, feast.words) and line.is_capital(index):
            year = read_year_behind(line, index + len(feast.words))
            return _find_feast(index, index + len(feast.words), feast.rule, year)
    if best and best.type == "DATE" and best.relative and best.relative.startswith("day"):
        return with_part(line, best)
    return best


def _find_feast(index: int, end: int, rule: str, year: tuple[str, int] | None) -> Phrase:
    way = "near"
    if year:
        end = year[1]
        if year[0].isdecimal() and rule.startswith("date:"):
            return Phrase(index, end, "DATE", f"{year[0]}-{rule[5:]}")
        way = year[0]
    return Phrase(index, end, "DATE", None, f"{rule}:{way}")
