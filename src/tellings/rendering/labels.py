"""Our own words on an account: plain names for kinds, moods, standings and bases, dates as people write them."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import Final

from tellings.types.annotations import Credit, CreditKind, Mood, QuoteMode, Reach
from tellings.types.documents import Basis, Outlet, PublicationDate
from tellings.types.dossiers import ContestKind, Difference, OriginKind, Stance, Standing

MOODS: Final[dict[Mood, str]] = {
    "planned": "planned, not yet happened",
    "proposed": "proposed, not agreed",
    "demanded": "demanded",
    "denied": "denied",
    "reported": "told at second hand",
}
"""Moods that need saying; what happened, and what has no mood, goes without a label."""

STANDINGS: Final[dict[Standing, str]] = {
    "corroborated": "independent origins agree",
    "one_origin": "one origin",
    "one_outlet": "one outlet only",
    "contested": "in dispute",
    "superseded": "overtaken by a later report",
}
CONTESTS: Final[dict[ContestKind, str]] = {
    "contradiction": "They contradict each other",
    "superseded": "Earlier and later: overtaken by newer information",
    "position_conflict": "They want or hold different things",
    "compatible": "Looks like a contradiction, is none",
}
DIFFERENCES: Final[dict[Difference, str]] = {
    "number": "the number differs",
    "date": "the date differs",
    "actor": "who did it differs",
    "polarity": "one says yes, the other no",
    "place": "the place differs",
    "status": "how far it has come differs",
    "position": "the positions differ",
}
STANCES: Final[dict[Stance, str]] = {
    "same": "says it",
    "more_specific": "says it more exactly",
    "less_specific": "says it less exactly",
    "contradicts": "contradicts it",
    "denies": "denies it",
    "supersedes": "overtakes it later",
}
STANCE_SIGNS: Final[dict[Stance, str]] = {
    "same": "●",
    "more_specific": "+",
    "less_specific": "○",
    "contradicts": "≠",
    "denies": "✕",
    "supersedes": "↻",
}
BASES: Final[dict[Basis, str]] = {
    "stated": "stated in the report",
    "metadata": "from the page’s metadata",
    "inferred": "inferred",
    "given": "given with the report",
    "unknown": "unknown",
}
MODES: Final[dict[QuoteMode, str]] = {
    "direct": "in quotation marks",
    "indirect": "in the outlet’s words",
    "mixed": "partly in quotation marks",
}
ORIGINS: Final[dict[OriginKind, str]] = {
    "person": "person",
    "agency": "news agency",
    "institution": "institution",
    "outlet": "outlet in its own voice",
    "post": "post",
    "document": "document",
    "witness": "witness",
    "anonymous": "unnamed source",
    "unknown": "origin not known, never counted as independent",
}
_REACHES: Final[dict[Reach, str]] = {
    "quote": "source of the quotation",
    "sentence": "source of the sentence",
    "text": "credited for the whole report",
    "picture": "whose the picture is",
}
_CREDITS: Final[dict[CreditKind, str]] = {
    "reprint": "published the report first",
    "contribution": "worked on the report",
    "translation": "translated the report",
}
_MONTHS: Final = "January February March April May June July August September October November December".split()
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2})(?::[\d.]{1,12})?(Z|[+-]\d{2}:?\d{2})?)?)?)?\Z")
_WEEK = re.compile(r"(\d{4})-W(\d{2})\Z")


def name_credit(credit: Credit) -> str:
    """Return what a credit is given for, and through whom.

    >>> from tellings.types.spans import Span
    >>> name_credit(Credit(Span(0, 6), "police", "sentence", via="Marrow Post"))
    'source of the sentence, through Marrow Post'
    """
    through = f", through {credit.via}" if credit.via else ""
    return (_REACHES[credit.reach] if credit.kind not in _CREDITS else _CREDITS[credit.kind]) + through


def plural(count: int, noun: str) -> str:
    """Return a count with its noun, in the plural where there is not exactly one.

    >>> plural(1, "outlet"), plural(5, "story")
    ('1 outlet', '5 stories')
    """
    if count == 1:
        return f"1 {noun}"
    return f"{count} {noun[:-1]}ies" if noun.endswith("ry") else f"{count} {noun}s"


def name_day(value: str | None) -> str:
    """Return an ISO day, month, year or week as people write it; other values stay as they are.

    >>> name_day("2031-04-11"), name_day("2031-03"), name_day("2031-W15"), name_day(None)
    ('11 April 2031', 'March 2031', 'week 15 of 2031', 'date open')
    >>> name_day("2031-04-11T09:30+02:00"), name_day("2031-04-11T09:30Z")
    ('11 April 2031, 09:30 UTC+2', '11 April 2031, 09:30 UTC')
    """
    if not value:
        return "date open"
    if week := _WEEK.match(value):
        return f"week {int(week[2])} of {week[1]}"
    found = _ISO.match(value)
    if found is None or not 1 <= int(found[2] or 1) <= 12:
        return value
    year, month, day, clock, zone = found.groups()
    words = [str(int(day))] if day else []
    words += [_MONTHS[int(month) - 1]] if month else []
    return " ".join([*words, year]) + (f", {clock}{_name_zone(zone)}" if clock else "")


def _name_zone(offset: str | None) -> str:
    """Return an ISO offset from UTC as people write it, with a blank before it; empty without one."""
    if offset is None:
        return ""
    hours, minutes = offset[1:3].lstrip("0"), offset[-2:] if len(offset) > 3 else ""
    if offset == "Z" or not (hours or minutes.strip("0")):
        return " UTC"
    return f" UTC{offset[0]}{hours or '0'}" + (f":{minutes}" if minutes.strip("0") else "")


def tighten(start: str | None, end: str | None) -> tuple[str | None, str | None]:
    """Return a whole month or year, given by its first and last day, as that month or year.

    >>> tighten("2031-03-01", "2031-03-31"), tighten("2031-03-01", "2031-03-30")
    (('2031-03', '2031-03'), ('2031-03-01', '2031-03-30'))
    """
    if not start or not end or len(start) != 10 or len(end) != 10 or start[:4] != end[:4]:
        return start, end
    if start[5:] == "01-01" and end[5:] == "12-31":
        return start[:4], start[:4]
    if start[8:] == "01" and start[:7] == end[:7] and start[:7].replace("-", "").isdigit():
        year, month = int(start[:4]), int(start[5:7])
        if year and 1 <= month <= 12 and end[8:] == str(monthrange(year, month)[1]):
            return start[:7], start[:7]
    return start, end


def name_period(start: str | None, end: str | None) -> str:
    """Return a period as people write it, with what both ends share said once.

    >>> name_period("2031-04-08", "2031-04-11"), name_period("2031-04-08", "2031-04-08")
    ('8–11 April 2031', '8 April 2031')
    """
    start, end = tighten(start, end)
    if not start or not end or start == end:
        return name_day(start or end)
    first, last = name_day(start), name_day(end)
    for tail in (start[:7], start[:4]):
        shared = " " + name_day(tail)
        if end.startswith(tail + "-") and first.endswith(shared) and len(start) == len(end) == 10:
            return (
                f"{first.removesuffix(shared)}–{last}"
                if tail == start[:7]
                else f"{first.removesuffix(shared)} – {last}"
            )
    return f"{first} – {last}"


def name_date(published: PublicationDate) -> str:
    """Return a publication date with its basis, and the page's own other date where there is one."""
    if published.earliest is None and published.latest is None:
        words = "date unknown"
    else:
        words = f"{name_period(published.earliest, published.latest)} ({BASES[published.basis]})"
    if published.page_date:
        words += f"; the page itself shows {name_day(published.page_date)}"
    return words


def name_outlet(outlet: Outlet, report_id: str, *, letters: int | None = 14) -> str:
    """Return the outlet's name, or that it is unknown and in which report, whose id is cut to some letters.

    >>> name_outlet(Outlet("", "", "unknown"), "pages/8a2fb638bc8d5522.html")
    'unknown outlet (8a2fb638bc8d55…)'
    """
    if outlet.name and outlet.basis != "unknown":
        return outlet.name
    if letters is None:
        return f"unknown outlet ({report_id})"
    short = report_id.rstrip("/").rpartition("/")[2]
    stem, dot, ending = short.rpartition(".")
    short = stem if dot and stem and len(ending) <= 5 else short
    return f"unknown outlet ({short if len(short) <= letters + 1 else short[:letters] + '…'})"
