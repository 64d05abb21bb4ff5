"""Time stamps: lines that say when a page or an article was published, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from tellings.tables.grammar import WEEKDAYS
from tellings.text.moments import Moment, find_moments

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}"
_DATE = re.compile(
    rf"\b{_MONTH}\.?,? \d{{1,2}}(?:st|nd|rd|th)?,?(?: \d{{4}})?\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH}\.?,?(?:[ -]\d{{2,4}})?\b"
    r"|\b(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:t\d\d:\d\d(?::\d\d)?(?:\.\d{1,6})?(?:z|[+-]\d\d:?\d\d)?)?"
    r"|\b\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)?\d\d\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d\d(?::\d\d)?(?: ?[ap]\.?m\b\.?)?|\b\d{1,2} ?[ap]\.?m\b\.?", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_STAMP_WORDS = WEEKDAYS | frozenset(
    "published updated posted on at by first last modified originally created date time hour hours hrs ist gmt "
    "utc et est edt pt pst pdt ct cst cdt mt bst cet cest eest eet msk jst kst sgt hkt aest aedt sast wat wib pkt "
    "am pm a p m and the of update thur ago minutes minute min mins read days day z t local issued publish "
    "publication upload uploaded since an is was this story article report post page version eastern central "
    "pacific mountain revised added edited live".split()
)
_OWN = re.compile(
    r"(?:first |last |originally )?(?:published|updated|posted|modified|updates?|issued|created)\b|(?:this"
    r"|the) (?:story|article|post|report) (?:was|is)",
    re.IGNORECASE,
)

_LABEL = re.compile(
    r"(?P<modified>\b(?:updat(?:ed|e)|modified|edited|revised|amended|changed|corrected|reviewed|refreshed)\b)"
    r"|(?P<published>\b(?:published|posted|created|issued|written|uploaded|filed|released|publication date|pub date"
    r"|publish date|date published|date posted|publicized|submitted|first seen)\b)"
    r"|(?P<other>©|\(c\)|\b(?:copyright|retrieved|accessed|archived|cached|captured|crawled|expires?|expiry|joined"
    r"|since|born|died|due|deadline|until|ends?|begins?|starts?|opens|closes|effective|valid|event|today is|visited"
    r"|member|before|after)\b)",
    re.IGNORECASE,
)
_AGO = re.compile(r"(?<![\d.])(\d{1,2}|an?)\s?(m(?:in(?:ute)?)?|h(?:(?:ou)?r)?|day|week)s?\s?ago\b", re.IGNORECASE)
_SELF = re.compile(
    r"(?:\W{0,3}(?:this|the) (?:page|story|article|post|report|entry|document|content|version) (?:was |has been )?)?"
    r"\W{0,3}(?:first |last |originally )(?:published|posted|updated|modified|edited|changed|revised|reviewed)\b",
    re.IGNORECASE,
)
_BANNER = re.compile(
    r"\W{0,3}(?:today\b|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b)", re.IGNORECASE
)
_DIGITS = re.compile(r"(?<![\d/.-])(\d{1,2})[/-](\d{1,2})[/-](?:(?:19|20)\d\d|\d\d)(?![\d/-])")
_WEEKDAY_LEAD = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s{1,2}\Z", re.IGNORECASE)
_LABELLED = re.compile(r"\b(?:updated|published|posted)(?: on)?\Z", re.IGNORECASE)
_OPENING = 300  # characters of a text in which a stamp may be glued to it
_LONGEST = 200  # characters of a line that can be a stamp
_WORDS = 90  # characters of a stamp with its label
_HEADED = 24  # visible lines under the title among which dates are looked for
_ABOVE = 4  # lines above the title that may belong to it
_FOOT = 8  # the rank of what a page says of itself far from its article
_BANNERED = 9  # the rank of a date above the title that may be that of the visit
_LAST = re.compile(r"\blast (?:edited|modified|updated|changed)\b", re.IGNORECASE)
_BELOW = 10  # lines below the text that may belong to it


def is_stamp(text: str) -> bool:
    """Return whether a line is a date or a time of publication and nothing else.

    >>> is_stamp("Published 3:12 PM EDT, Wed March 5, 2031"), is_stamp("March 5 is the deadline.")
    (True, False)
    """
    if len(text) > 110 or not any(char.isdigit() for char in text):
        return False
    rest, dates = _DATE.subn(" ", text)
    rest, clocks = _CLOCK.subn(" ", rest)
    if not dates and not (clocks and _OWN.match(text.strip(" -–—•*"))):
        return False
    return all(word.lower() in _STAMP_WORDS for word in _WORD.findall(rest)) and len(re.findall(r"\d", rest)) <= 4


def has_date(text: str) -> bool:
    """Return whether a short line holds a calendar date."""
    return _DATE.search(text) is not None


class PrintedDate(NamedTuple):
    """A date that a line states of its report: what happened to the report then, the words, and how they read.

    `readings` are ISO 8601, two where day and month are open. `role` is None where the line only prints a date.
    """

    role: Literal["published", "modified"] | None
    words: str
    readings: tuple[str, ...]


def read_line_dates(line: str) -> list[PrintedDate]:
    """Return the dates of a line that can be those of its report; a date of copyright or retrieval is none.

    >>> [(one.role, one.readings) for one in read_line_dates("Posted 5 Mar 2031 · Updated 6 Mar 2031 09:00 GMT")]
    [('published', ('2031-03-05',)), ('modified', ('2031-03-06T09:00Z',))]
    """
    text = " ".join(line[:_LONGEST].split())
    found: list[PrintedDate] = []
    at = 0
    for moment in find_moments(text):
        labels = list(_LABEL.finditer(text, at, moment.start))
        named = labels[-1].lastgroup if labels else None
        start = labels[-1].start() if labels else moment.start
        if named != "other":
            words = text[start : moment.end]
            role: Literal["published", "modified"] | None = (
                "published" if named == "published" else "modified" if named else None
            )
            found.append(PrintedDate(role, words if len(words) <= _WORDS else text[moment.start : moment.end],
                                     moment.readings))  # fmt: skip
        at = moment.end
    return found


def find_own_dates(
    lines: Sequence[str], *, title: int | None, first: int | None, last: int | None
) -> tuple[list[str], list[str]]:
    """Return the visible lines of a page that say when its article was published or changed, the plainest first.

    `title`, `first` and `last` are the places of the title, the first and the last paragraph among the lines. Between
    title and text such a line may hold a byline or a section too; above the title and below the text it must be a
    date and nothing else, or say what it is. Two kinds of lines are returned apart: a day with its weekday above the
    title, which is mostly that of the visit, and what the page says of itself at its foot.
    """
    ranked: list[tuple[int, int, str]] = []
    for number, line in enumerate(lines):
        if len(line) > _LONGEST or not any(map(str.isdigit, line)):
            continue
        rank = _rank(line, number, title, first, last)
        if rank is not None:
            ranked.append((rank, number, line))
    own = [line for rank, _, line in sorted(ranked) if rank < _FOOT]
    bare = {one.readings for line in own for one in read_line_dates(line) if one.role is None}
    if title is None and len(bare) > 1:
        # Several dates and no title beside them: those of teasers.
        own = [line for line in own if any(one.role for one in read_line_dates(line))]
    return own, [line for rank, _, line in ranked if rank >= _FOOT]


def _rank(line: str, number: int, title: int | None, first: int | None, last: int | None) -> int | None:
    dates = read_line_dates(line)
    if not dates:
        return 3 if _AGO.search(line) and _is_head(number, title, first) and len(line.split()) <= 8 else None
    moments = find_moments(line)
    labelled = any(one.role for one in dates) and not line.rstrip().endswith("?")
    pure = _is_pure(line, moments)
    rest = len(_WORD.findall(line)) - sum(len(_WORD.findall(line[one.start : one.end])) for one in moments)
    ends = line.rstrip().endswith((".", "?", "!"))
    if _is_head(number, title, first):
        if labelled and (pure or rest <= 12):
            return 0
        return 1 if pure else 2 if rest <= 8 and not ends else None
    if title is not None and title - _ABOVE <= number < title:
        if labelled and pure:
            return 1
        banner = bool(_BANNER.match(line)) and "T" not in dates[0].readings[0]
        if not pure:
            return 3 if number == title - 1 and rest <= 5 and not ends else None
        return _BANNERED if banner else 3
    if last is not None and last < number <= last + _BELOW and labelled and (pure or rest <= 5):
        return 4
    return _FOOT if _SELF.match(line) or (_LAST.search(line) and rest <= 8) else None


def _is_head(number: int, title: int | None, first: int | None) -> bool:
    """Return whether a line stands between the title and the first paragraphs."""
    if title is None:
        return first is not None and first - 8 <= number <= first + 2
    end = title + _HEADED if first is None or first < title else min(first + 3, title + _HEADED)
    return title < number <= end


def _is_pure(line: str, moments: Sequence[Moment]) -> bool:
    rest = line
    for moment in reversed(moments):
        rest = f"{rest[: moment.start]} {rest[moment.end :]}"
    rest = _CLOCK.sub(" ", rest)
    return all(word.lower() in _STAMP_WORDS for word in _WORD.findall(rest)) and len(re.findall(r"\d", rest)) <= 4


def find_glued(opening: str) -> str | None:
    """Return a stamp with its time of day that stands between marks in the first words of a text, None without one.

    >>> find_glued("By Ilo Brand ORU | Wed Mar 5, 2031 4:23 pm EST ORU (AP) - The ferry ran aground.")
    'Mar 5, 2031 4:23 pm EST'
    >>> find_glued("The ferry ran aground on March 5, 2031 at 4:23 pm, police said.")
    """
    head = opening[:_OPENING]
    for moment in find_moments(head):
        before = _WEEKDAY_LEAD.sub("", head[: moment.start]).rstrip()
        marked = not before or before.endswith(("|", "•", "·", ":")) or _LABELLED.search(before)
        if marked and all("T" in reading for reading in moment.readings):
            return head[moment.start : moment.end]
    return None


def find_age(line: str) -> tuple[int, int] | None:
    """Return between how many minutes ago a line says that its report was published.

    >>> find_age("Posted 2 hours ago"), find_age("Yesterday, 3 pm")
    ((120, 180), None)
    """
    found = _AGO.search(line)
    if found is None:
        return None
    count = 1 if not found[1].isdecimal() else int(found[1])
    size = {"m": 1, "h": 60, "d": 1440, "w": 10080}[found[2][0].lower()]
    return (count * size, (count + 1) * size) if count <= 60 else None


def find_day_order(lines: Iterable[str]) -> bool | None:
    """Return whether the dates in digits of a page have the day first; None where none of them tells."""
    told = [0, 0]
    for line in lines:
        for found in _DIGITS.finditer(line[:400]):
            one, two = int(found[1]), int(found[2])
            if (one > 12) != (two > 12) and max(one, two) <= 31:
                told[one > 12] += 1
    return None if told[0] == told[1] or min(told) > 0 else told[1] > 0
