"""The time grammar: time expressions of English news with exact offsets, type and value or anchor-relative form.

Values and types follow TIMEX3 (ISO-TimeML, ISO 24617-1). Every lexeme is looked up once and each reader looks at a
bounded number of neighbours, so the grammar is linear in the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple, cast

from tellings.tables import time_words as words
from tellings.text.lines import Line, read_line
from tellings.text.numbers import NUMBER_WORDS
from tellings.text.tenses import Way, find_way
from tellings.text.time_lengths import LENGTH_LEADERS, find_comparison, find_length, find_open_length, find_since
from tellings.text.time_parts import HOURS
from tellings.text.time_periods import (
    find_bare_earlier,
    find_feast,
    find_fixed,
    find_period,
    find_quarter,
    find_repetition,
    find_running,
    find_season,
)
from tellings.text.time_phrases import (
    Phrase,
    at_time,
    at_week,
    find_clock,
    find_date,
    find_day,
    find_era,
    find_joined_day,
    find_joined_year,
    find_month,
    find_nth_weekday,
    find_numeric_date,
    find_weekday,
)

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
Reader = Callable[[Line, int], Phrase | None]


class TimePhrase(NamedTuple):
    """A time expression at `start:end` with TIMEX3 type; either `value` or an anchor-relative form is given.

    A form that begins with `ref>` counts from the time told before it, not from the day of writing, one with
    `quarter>` from a quarter of a year told before it, if one is. `way` is
    `back` or `ahead` where the verbs around a date tell, for values with a year too.
    """

    start: int
    end: int
    type: Kind
    value: str | None
    relative: str | None
    mod: str = ""
    way: Way | None = None


def find_expressions(text: str, start: int = 0, end: int | None = None) -> list[TimePhrase]:
    """Return the time expressions of one sentence, `text[start:end]`, in order and without overlap.

    >>> text = "Talks will be held next Monday, June 2, the envoy said late on Wednesday."
    >>> [(text[found.start : found.end], found.relative) for found in find_expressions(text)]
    [('next Monday, June 2', 'date:06-02:ahead:0'), ('late on Wednesday', 'weekday:2:back')]
    """
    line = read_line(text, start, end)
    found: list[TimePhrase] = []
    index = 0
    while index < len(line.words):
        readers = _readers_at(line, index)
        phrase = _read_longest(line, index, readers) if readers else None
        if phrase is None or _is_name(line, phrase):
            index += 1
            continue
        if not phrase.type:
            # Words that only look like a time ("as soon as") are passed over whole.
            index = phrase.end
            continue
        found.append(_finish(line, phrase))
        index = phrase.end
    return found


def _finish(line: Line, phrase: Phrase) -> TimePhrase:
    relative, value, way = phrase.relative, phrase.value, None
    if phrase.type in ("DATE", "TIME") and value not in ("PRESENT_REF", "PAST_REF", "FUTURE_REF"):
        way = find_way(line, phrase.first, phrase.end)
    if relative and "?" in relative:
        relative = _direct(relative, way)
    first, last = line.starts[phrase.first], line.ends[phrase.end - 1]
    return TimePhrase(first, last, cast(Kind, phrase.type), value, relative, phrase.mod, way)


def _direct(relative: str, way: Way | None) -> str:
    """Return the form with its question mark replaced by the direction, or by what holds where no verb tells."""
    relative = relative.replace("?soon", "soon" if way == "back" and "vote" not in relative else "?")
    if relative.endswith("?:vote"):
        return relative.replace("?", way or "near")
    if relative.endswith(":ahead?"):
        return relative[:-1] if way == "ahead" else relative.removesuffix(":ahead?")
    if relative.endswith(":this?") or ":this?@" in relative:
        return relative.replace("this?", "back" if way == "back" else "ahead")
    if relative.startswith("weekend"):
        past = "over" if relative.endswith("over") else "back"
        return "weekend:near" if way == "ahead" else f"weekend:{past}"
    return relative.replace("?", way or ("open" if relative.startswith("weekday") else "near"))


def _read_longest(line: Line, index: int, readers: Iterable[Reader]) -> Phrase | None:
    best: Phrase | None = None
    for read in readers:
        phrase = read(line, index)
        if phrase and (best is None or phrase.end > best.end):
            best = phrase
    return best


def _readers_at(line: Line, index: int) -> tuple[Reader, ...]:
    """Return the readers that can begin at a word; most words have none, and most that begin with "the" fail."""
    word = line.words[index]
    if word.isdecimal():
        return _DIGIT_READERS
    if word == "the" and not may_follow_the(line.word(index + 1)):
        return ()
    return _READERS.get(word, ())


def may_follow_the(word: str) -> bool:
    """Return whether a time expression can begin with "the" and this word."""
    return word in _BEHIND_THE or word.isdecimal()


def _read_core(line: Line, index: int) -> Phrase | None:
    """Return the longest plain expression at `index`, one that "early" or "the end of" can stand before."""
    best: Phrase | None = None
    for read in (find_date, find_weekday, find_month, find_era, find_period, find_quarter, find_season, find_fixed):
        phrase = read(line, index)
        if phrase and phrase.type and (best is None or phrase.end > best.end):
            best = phrase
    return best


def find_edged(line: Line, index: int) -> Phrase | None:
    """Return an expression with its edge: "early May", "late on Wednesday", "the end of 1997"."""
    at = index + 1 if line.word(index) == "the" else index
    word = line.word(at)
    if word in words.PARTS or word in words.EARLY:
        found = _read_part_of_day(line, index, at)
        if found:
            return found
    if word in words.EARLY:
        return _read_edged(line, index, at, words.EARLY[word])
    if word == "week" and at > index and line.word(at + 1) == "of":
        day = find_day(line, at + 2)
        return at_week(day._replace(first=index)) if day and day.type == "DATE" else None
    if word in words.EDGES and line.word(at + 1) == "of":
        core = _read_core(line, at + 2) or _read_the_unit(line, at + 2)
        return core._replace(first=index, mod=words.EDGES[word]) if core else None
    return None


def _read_part_of_day(line: Line, index: int, at: int) -> Phrase | None:
    """Return "the night of 3 May", "early in the morning of May 3", "the early morning hours of May 3"."""
    mod = words.EARLY.get(line.word(at), "")
    at += 1 if mod else 0
    at += 2 if mod and line.word(at) == "in" and line.word(at + 1) == "the" else 0
    part = words.PARTS.get(line.word(at))
    at += 2 if line.word(at + 1) == "hours" else 1
    if part is None or line.word(at) != "of":
        return None
    day = find_day(line, at + 1) or find_joined_day(line, at + 1)
    return at_time(day._replace(first=index, mod=mod), day.end, part) if day and day.type == "DATE" else None


def _read_edged(line: Line, index: int, at: int, mod: str) -> Phrase | None:
    after, word = at + 1, line.word(at)
    if line.word(after) in ("-", "‐", "‑", "on", "in"):
        after += 1
    if line.word(after) in words.PARTS and word in ("early", "mid", "late"):
        if not _is_told_part(line, index, after, has_article=index < at):
            return None
        return Phrase(index, after + 1, "TIME", None, f"ref>day+0@{words.PARTS[line.word(after)]}", mod)
    core = _read_core(line, after)
    if core is None and line.word(after - 1) == "in":
        core = _read_the_unit(line, after)
    if core is None:
        return None
    if core.value in ("PRESENT_REF", "PAST_REF", "FUTURE_REF"):
        return None
    return core._replace(first=index, mod=mod)


def _is_told_part(line: Line, index: int, part: int, *, has_article: bool) -> bool:
    """Return whether "early morning" is that of a day ("by late evening"), and not "a late night show"."""
    before, is_attribute = line.word(index - 1), line.word(part + 1).isalpha()
    if has_article:  # without a verb that tells it is any morning
        return before in ("in", "during") and not is_attribute and find_way(line, index, part + 1) is not None
    return before in ("by", "in", "until", "since") and not is_attribute


def _read_the_unit(line: Line, index: int) -> Phrase | None:
    """Return "the year", "the month" behind an edge ("the end of the year"): the running one."""
    if line.word(index) != "the":
        return None
    unit = words.UNITS.get(line.word(index + 1))
    if unit not in words.STEPS or line.word(index + 2) == "of":
        return None
    return Phrase(index, index + 2, "DATE", None, f"{words.STEPS[unit]}+0")


def _is_name(line: Line, phrase: Phrase) -> bool:
    """Return whether capitals make the words a title ("on This Week", "the Today show")."""
    if phrase.type == "DURATION" and line.is_capital(phrase.end - 1) and line.word(phrase.first).isdecimal():
        # "60 Minutes"
        return not line.is_headline()
    if phrase.first == 0 or not line.is_capital(phrase.first) or line.word(phrase.first) not in _TITLE_WORDS:
        return False
    before = line.word(phrase.first - 1)
    if before in (".", "?", "!", "…", "...", "\n"):
        return False
    if before in _QUOTES:
        # A quoted title is closed right behind; otherwise the capital opens the quoted sentence.
        at = phrase.end
        while at < phrase.end + 3 and line.is_capital(at):
            at += 1
        is_title = line.is_capital(phrase.end - 1) and phrase.end > phrase.first + 1
        return line.word(at + (is_title and line.word(at) == ",")) in _QUOTES
    return not line.is_headline()


_QUOTES = frozenset("\"“”'‘’`")
_TITLE_WORDS = frozenset("this today tonight now last the next soon early late daily weekly weekend every".split())


_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty thirty"
).split()
_NUMBERS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety one hundred"
).split()
_MOVES = [*words.LASTS, *words.NEXTS, *words.NOWS, *words.ANAPHORIC]
# The words at which each reader can begin; every other word is passed over.
_STARTS: tuple[tuple[Reader, tuple[Iterable[str], ...]], ...] = (
    (find_date, (words.WEEKDAYS, words.MONTHS, words.WEEKDAY_SHORTS, words.MONTH_SHORTS, _ORDINALS)),
    (find_date, (("next", "last", "this", "the"),)),
    (find_nth_weekday, (_ORDINALS, ("the", "last"))),
    (find_month, (words.MONTHS, words.MONTH_SHORTS, ("next", "last", "this"))),
    (find_weekday, (words.WEEKDAYS, words.WEEKDAY_SHORTS, ("next", "last", "this", "past", "coming", "the"))),
    (find_era, (_ORDINALS, ("the", "'", "’", "‘", "nineteen", "eighteen"))),
    (find_length, (words.BOUNDS_AT, words.VAGUE_COUNTS_AT, _NUMBERS)),
    (find_length, ("the these those his her its their past last next first final".split(),)),
    (find_open_length, (words.ALL_UNITS, words.LONG, "the just only recent coming past previous following".split())),
    (find_period, (_MOVES, ("the",))),
    (find_running, (("the",),)),
    (find_quarter, (_ORDINALS, ("the", "last", "latter", "this", "next", "fiscal"))),
    (find_season, (words.SEASONS, ("the",))),
    (find_repetition, (words.SET_ADVERBS, words.WEEKDAY_PLURALS, words.WEEKDAYS, ("every", "each", "weekends"))),
    (find_repetition, (("semi", "bi", "half"),)),
    (find_fixed, (words.PHRASES_AT, words.RELATIVE_PHRASES_AT, words.HOLIDAYS_AT, words.TIMELESS_AT)),
    (find_feast, (("last", "next", "this"),)),
    (find_edged, (words.EARLY, words.EDGES, words.PARTS, ("the",))),
    (find_clock, (words.CLOCK_WORDS, HOURS)),
    (find_comparison, ("the a year comparable same".split(),)),
    (find_since, ("since shortly immediately soon".split(),)),
    (find_bare_earlier, (("earlier",),)),
)


def _index_readers() -> dict[str, tuple[Reader, ...]]:
    readers: dict[str, list[Reader]] = {}
    for reader, groups in _STARTS:
        for word in (word for group in groups for word in group):
            if reader not in readers.setdefault(word, []):
                readers[word].append(reader)
    return {word: tuple(group) for word, group in readers.items()}


_READERS = _index_readers()
_BEHIND_THE = frozenset(
    (
        *NUMBER_WORDS,
        *LENGTH_LEADERS,
        *_MOVES,
        *words.SEASONS,
        *words.EARLY,
        *words.EDGES,
        *words.PARTS,
        *words.UNIT_PLURALS,
        *words.SPELLED_DECADES,
        *words.VAGUE_COUNTS_AT,
        *(row[0][1] for row in (*words.PHRASES_AT["the"], *words.RELATIVE_PHRASES_AT["the"])),
        *"recent coming future ensuing latest latter full quarter fiscal year month week comparable ' ’ ‘".split(),
    )
)
_DIGIT_READERS: tuple[Reader, ...] = (
    find_numeric_date, find_date, find_era, find_clock, find_length, find_quarter, find_joined_day, find_joined_year,
    find_fixed, find_nth_weekday,
)  # fmt: skip
