"""Lengths of time and times counted by them, read at one lexeme of a line."""

from __future__ import annotations

from tellings.tables import time_words as words
from tellings.text.lines import Line
from tellings.text.numbers import read_number, read_ordinal
from tellings.text.time_parts import matches
from tellings.text.time_phrases import Phrase

_HYPHENS = frozenset({"-", "‐", "‑", "–"})
_QUALIFIERS = frozenset("fiscal calendar school academic financial".split())
_ARTICLES = frozenset("the these those his her its their".split())
_BETWEEN = words.FILLERS | _QUALIFIERS  # what may stand between a count and its unit
LENGTH_LEADERS = frozenset(
    "past last next first final coming previous preceding following latest initial opening".split()
)
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
    if count is not None and count % 1 and unit == "Y":
        count, unit = round(count * 12), "MO"
    if count == 0.5 and unit == "D":
        count, unit = 12, "H"
    if unit == "Q":  # ISO 8601 has no quarters
        unit, count = "MO", None if count is None else count * 3
    if count is not None and count % 1 and unit == "H":
        hours, minutes = divmod(round(count * 60), 60)
        return f"PT{hours}H{minutes}M" if hours else f"PT{minutes}M"
    number = "X" if count is None else f"{count:g}" if count < 10**6 else str(int(count))
    return f"P{'T' if unit in ('S', 'M', 'H') else ''}{number}{'M' if unit == 'MO' else unit}"


def find_length(line: Line, index: int) -> Phrase | None:
    """Return the length of time, or the time counted by it, at `index` ("ten days", "two weeks ago", "35-minute")."""
    at = index
    mod = ""
    if line.word(index) == "over" and not _is_exact(line, index + 1):
        return None
    for pattern, bound in words.BOUNDS_AT.get(line.word(at), ()):
        if matches(line, at, pattern):
            mod, at = bound, at + len(pattern)
            break
    lead = ""
    if line.word(at) in _ARTICLES:
        at += 1
    if line.word(at) in LENGTH_LEADERS:
        lead, at = line.word(at), at + 1
    for pattern, bound in words.BOUNDS_AT.get(line.word(at), ()) if lead else ():
        if matches(line, at, pattern):
            mod, at = bound, at + len(pattern)
            break
    count = _read_count(line, at, is_whole=bool(lead))
    if count is None and line.word(at - 1) == "another" and at > index:
        count = 1.0, at
    article = line.word(index) in _ARTICLES
    if count is None or (article and not lead and not (line.word(index) in ("the", "these", "those") and count[0])):
        return None
    unit = _read_unit(line, count[1])
    if unit is None:
        return None
    longer = _read_compound(line, count[0], unit[0], unit[1]) if not unit[2] else None
    if longer:
        return _finish_compound(line, index, longer, lead, mod)
    if unit[2] and article and not lead and line.word(unit[1]) != "period":
        # "The two-week strike": the article belongs to the strike.
        return None
    return _finish_length(line, index, (count[0], unit[0]), unit[1], lead, mod, hyphened=unit[2])


def _is_exact(line: Line, index: int) -> bool:
    """Return whether an exact count stands here: "over ten years" bounds one, "over several years" lasts as long."""
    return line.word(index) in ("a", "an", "half") or read_number(line, index) is not None


def _read_count(line: Line, index: int, *, is_whole: bool) -> tuple[float | None, int] | None:
    """Return count (None where open) and the index behind it."""
    number = read_number(line, index)
    if number:
        if line.is_glued(index) and line.word(index - 1) in ("$", "£", "€", ".", ",", "/", ":", "#"):
            return None
        value, end = number.value, number.end
        if line.word(end) in ("to", "or", "-", "–"):
            second = read_number(line, end + 1)
            if second and line.word(second.end) in words.ALL_UNITS:
                # "Two to three weeks" are two lengths, the least and the most; "the next two to three weeks" is one.
                return (None, second.end) if is_whole else (value, end)
        for half in (("and", "a", "half"), ("-", "and", "-", "a", "-", "half")):
            if matches(line, end, half):
                return value + 0.5, end + len(half)
        return value, end
    for pattern, vague in words.VAGUE_COUNTS_AT.get(line.word(index), ()):
        if matches(line, index, pattern):
            return vague, index + len(pattern)
    return None


def _read_unit(line: Line, index: int) -> tuple[str, int, bool] | None:
    """Return unit, index behind it, and whether a hyphen ties it to its count ("35-minute")."""
    at = index
    hyphened = line.word(at) in _HYPHENS and line.word(at + 1) in words.UNITS
    if hyphened:
        at += 1
    while not hyphened and line.word(at) in _BETWEEN:
        at += 1
    word = line.word(at)
    if word in ("to", "or", "-", "–") and (second := read_number(line, at + 1)):
        unit = words.ALL_UNITS.get(line.word(second.end))
        return (unit, at, False) if unit and not _is_age(line, second.end + 1, unit) else None
    if word in words.UNIT_PLURALS:
        return words.UNIT_PLURALS[word], at + 1, False
    # "two day trip", "five year plan": loose writers leave the hyphen out.
    if word in words.UNITS and word != "second":
        return words.UNITS[word], at + 1, hyphened
    if word == "second" and (hyphened or line.word(at - 1) in ("one", "split")):
        return "S", at + 1, hyphened
    return None


_PARTS_OF = {"Y": ("MO", "W", "D"), "MO": ("W", "D"), "W": ("D",), "D": ("H",), "H": ("M",), "M": ("S",)}


def _read_compound(line: Line, count: float | None, unit: str, end: int) -> tuple[list[tuple[int, str]], int] | None:
    """Return the parts of a length in falling units ("two years and three months") and the index behind them."""
    if count is None or count % 1:
        return None
    parts = [(int(count), unit)]
    while len(parts) < _MOST_PARTS:
        at = end + (line.word(end) == ",")
        number = read_number(line, at + (line.word(at) == "and"))
        below = words.ALL_UNITS.get(line.word(number.end)) if number and number.value % 1 == 0 else None
        if number is None or below not in _PARTS_OF.get(parts[-1][1], ()) or _is_age(line, number.end + 1, below):
            break
        parts.append((int(number.value), below))
        end = number.end + 1
    return (parts, end) if len(parts) > 1 else None


_MOST_PARTS = 4


def _finish_compound(
    line: Line, index: int, length: tuple[list[tuple[int, str]], int], lead: str, mod: str
) -> Phrase | None:
    """Return "two years and three months" as a length, and with "ago" or "later" as the day it comes to."""
    parts, end = length
    after = line.word(end)
    if lead or after not in ("ago", "earlier", "later"):
        days = "".join(f"{count}{'M' if unit == 'MO' else unit}" for count, unit in parts if unit not in "HMS")
        hours = "".join(f"{count}{unit}" for count, unit in parts if unit in ("H", "M", "S"))
        return Phrase(index, end, "DURATION", f"P{days}{'T' if hours else ''}{hours}", None, mod)
    sign = 1 if after == "later" else -1
    months = sum(count * (12 if unit == "Y" else 1) for count, unit in parts if unit in ("Y", "MO"))
    days_off = sum(count * (7 if unit == "W" else 1) for count, unit in parts if unit in ("W", "D"))
    if months and days_off:
        return Phrase(index, end + 1, "DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", None, mod)
    unit, count = ("month", months) if months else ("day", days_off)
    anchor = "" if after == "ago" else "ref>"
    return Phrase(index, end + 1, "DATE", None, f"{anchor}{unit}{sign * min(count, 999):+d}", mod)


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
        if first_word in ("a", "an") and line.word(end + 1) == "long":
            return None  # "a day-long session": the article belongs to the session
        end += 2
    if line.word(end) in _HYPHENS and line.word(end + 1) in ("earlier", "ago"):
        return None  # find_comparison reads it
    after = line.word(end)
    if unit == "F" and after in ("ago", "earlier", "later", "from"):
        count, unit = (None if count is None else 2 * count), "W"
    if after == "ago" or (after in _HYPHENS and line.word(end + 1) == "ago") or matches(line, end, ("from", "now")):
        return _count_from_now(index, count, unit, end, after, mod)
    is_plain = not lead and not hyphened and unit in words.STEPS
    if after in ("earlier", "later", "afterward", "afterwards") and is_plain and count is not None:
        form = _step(count, unit, -1 if after == "earlier" else 1)
        return Phrase(index, end + 1, "DATE", None, f"ref>{form}", mod)
    is_fiscal = first_word in ("a", "an") and line.word(index + 1) in _QUALIFIERS
    is_part = (first_word in ("a", "an") and unit == "Q") or line.words[end - 2 : end] == ["a", "quarter"]
    if (unit == "WE" and (count is None or count < 2)) or is_fiscal or is_part:
        return None  # a kind of year; a fourth of something
    if first_word in ("a", "an") and end == index + 2 and not hyphened:
        if _is_repeated(line, index, end):
            return Phrase(index, end, "SET", format_length(1, unit), None, mod)
        if unit == "S" or (
            unit in ("D", "M") and after not in _LENGTH_ENDS and line.word(index - 1) not in _FOR_WORDS
        ):
            return None
    is_bare = after not in _LENGTH_ENDS and line.word(index - 1) not in _FOR_WORDS
    if first_word == "one" and unit == "D" and not hyphened and is_bare:
        is_some_day = line.word(index - 1) in ("will", "would", "may", "could", "might", "ll")
        return Phrase(index, end, "DATE", "FUTURE_REF") if is_some_day else None
    return Phrase(index, end, "DURATION", format_length(count, unit), None, mod)


_LENGTH_ENDS = frozenset({"after", "before", "later", "earlier", "since", "and", "of", "when", "to", "ahead"})
_FOR_WORDS = frozenset(
    "for in after within than nearly almost over about just only by every lasted took least half".split()
)


def find_comparison(line: Line, index: int) -> Phrase | None:
    """Return a time set beside one told before it: "year-ago", "the year-earlier quarter", "the year-ago period"."""
    at = index + 1 if line.word(index) in ("the", "a") else index
    at += line.word(at) in ("comparable", "same")
    if line.word(at) != "year" or line.word(at + 1) not in _HYPHENS or line.word(at + 2) not in ("ago", "earlier"):
        return None
    end = at + 3
    ordinal = read_ordinal(line, end)
    if ordinal and ordinal.value <= 4 and line.word(ordinal.end) in ("quarter", "half"):
        form = f"{line.word(ordinal.end)}:{int(ordinal.value)}:year-1"
        return Phrase(index, ordinal.end + 1, "DATE", None, form)
    if line.word(end) in ("period", "quarter", "half", "month"):
        return Phrase(index, end + 1, "DATE", None, "quarter>year-1")
    return Phrase(at, end, "DATE", None, "quarter>year-1")


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
    if (
        line.word(end) in _LENGTH_ENDS
        or line.word(end) in ("ago", "or", "long", "-")
        or index == 0
        or before in _SET_BREAKERS
    ):
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
    anchor = "quarter>" if past and unit == "Y" and count == 1 else ""
    return Phrase(index, end, "DATE", None, anchor + _step(count, unit, -1 if past else 1), mod)


_BEHIND_EVENT = frozenset("in at on of to for with by from as and or but that which was were is had".split())
_TOLD_BEHIND = (("ahead",), ("to", "come"), ("that", "followed"))
_EVENT_STARTS = frozenset("start beginning outbreak end signing launch collapse fall".split())


def find_since(line: Line, index: int) -> Phrase | None:
    """Return a time told by an event: "since the start of the war", "shortly after the announcement"."""
    for pattern, year in words.WAR_ENDS if line.word(index) == "since" else ():
        at = index + 1 + (line.word(index + 1) == "the")
        at += 3 if matches(line, at, ("end", "of", "the")) else 2 if matches(line, at, ("end", "of")) else 0
        if matches(line, at, pattern) and line.is_capital(at) and line.word(at + len(pattern)) not in ("-", "era"):
            return Phrase(index, at + len(pattern), "DATE", year, None, "AFTER")
    if matches(line, index, ("since", "the")) and line.word(index + 2) in _EVENT_STARTS:
        end = index + 3
        if line.word(end) == "of" and line.word(end + 1) in ("the", "a", "its", "his", "their"):
            end += 3
        return Phrase(index, end, "DURATION", "PXX") if end <= len(line.words) else None
    is_after = line.word(index) in ("shortly", "immediately", "soon") and line.word(index + 1) == "after"
    if (
        is_after
        and line.word(index + 2) in ("the", "that", "his", "her", "its", "their")
        and line.word(index + 3).isalpha()
        and not line.is_capital(index + 3)
        and (not line.word(index + 4).isalpha() or line.word(index + 4) in _BEHIND_EVENT)
    ):
        return Phrase(index, index + 4, "DATE", None, "ref>day+0", "AFTER")
    return None


_RUNNING_ON = frozenset({"of", "since", "that", "when", "between", "to"})


def find_open_length(line: Line, index: int) -> Phrase | None:
    """Return a length without a number ("days after", "recent years", "the coming weeks", "yearlong")."""
    word = line.word(index)
    if word in words.LONG:
        return Phrase(index, index + 1, "DURATION", words.LONG[word])
    if matches(line, index, ("the", "years")) and line.word(index - 1) in ("over", "through", "throughout"):
        is_told = line.word(index + 2) in _RUNNING_ON or line.word(index + 2).isdecimal()
        return None if is_told else Phrase(index, index + 2, "DURATION", "PXY")
    if word in words.UNITS and line.word(index + 1) in _HYPHENS and line.word(index + 2) == "long":
        is_counted = line.word(index - 1) in _HYPHENS
        return None if is_counted else Phrase(index, index + 3, "DURATION", format_length(1, words.UNITS[word]))
    at = index + 1 if line.word(index) in ("the", "just", "only") else index
    lead = line.word(at)
    if lead in ("recent", "coming", "past", "future", "previous", "following", "ensuing", "subsequent"):
        unit = words.UNIT_PLURALS.get(line.word(at + 1))
        return Phrase(index, at + 2, "DURATION", format_length(None, unit)) if unit else None
    unit = words.UNIT_PLURALS.get(lead)
    if line.word(index) == "the":
        told = next((words for words in _TOLD_BEHIND if matches(line, at + 1, words)), None)
        if unit is None or told is None:
            return None
        return Phrase(index, at + 1 + len(told) * (told[0] != "that"), "DURATION", format_length(None, unit))
    if unit is None or unit == "S" or (line.is_capital(at) and at > 0) or line.word(at - 1).isdecimal():
        return None
    after = line.word(at + 1)
    if after in _HYPHENS and line.word(at + 2) in ("long", "old"):
        return Phrase(index, at + 3, "DURATION", format_length(None, unit))
    if after == "ago":
        return Phrase(index, at + 2, "DATE", "PAST_REF")
    if after in ("after", "before", "later", "earlier", "ahead") or line.word(at - 1) in (
        "for",
        "after",
        "within",
        "in",
    ):
        return Phrase(index, at + 1, "DURATION", format_length(None, unit))
    return None
