"""When a report was published, as an interval with its basis and the words that give it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from tellings.text.datings import (
    DATING,
    Clue,
    DatingThresholds,
    Zone,
    can_be_written,
    find_days,
    find_report_weekday,
    find_years,
    month_day,
)
from tellings.text.times import find_expressions
from tellings.types.documents import Basis, PublicationDate
from tellings.types.spans import Span

_ISO = re.compile(
    r"\s*(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?\d\d(?:\.\d{1,9})?)?\s?(Z|[+-]\d\d:?\d\d)?)?\s*\Z"
)
_CLOCK = re.compile(r"(?<![\d:])([01]?\d|2[0-3]):([0-5]\d)(?!\d)")
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([/_-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])/")
_URL_YEAR = re.compile(r"/((?:19|20)\d\d)/")
_QUOTED = re.compile(r"“[^“”]{0,2000}”|\"[^\"]{0,2000}\"")


def find_publication(
    text: str,
    *,
    paragraphs: Sequence[Span],
    title: Span | None = None,
    captions: Sequence[Span] = (),
    stated: str | None = None,
    metadata: str | None = None,
    given: str | None = None,
    url: str | None = None,
    page_dates: Sequence[str] = (),
    fetched: str | None = None,
    thresholds: DatingThresholds = DATING,
) -> PublicationDate:
    """Return when the report was published, the best-founded source first.

    `paragraphs` are the places in `text` of the report's own paragraphs, `captions` those of picture captions.
    `stated` is the report's own time stamp as printed, `page_dates` are other dates that the page shows, as printed,
    `metadata` comes from the page's markup, `given` from a field beside the body; both ISO 8601. Where none of these
    dates the report, its words do, if they fix a year; else both ends are None and the evidence names the years that
    the words allow.
    """
    page_date = next((day for day in map(read_stamp, page_dates) if day), None)
    sources: tuple[tuple[str | None, Basis, str], ...] = (
        (stated, "stated", "The report states “{}”."),
        (metadata, "metadata", "The page's metadata give “{}”."),
        (given, "given", "The date field beside the report gives “{}”."),
    )
    for printed, basis, sentence in sources:
        stamp = read_stamp(printed or "")
        if stamp:
            return PublicationDate(stamp, stamp, basis, (sentence.format(_clean(printed or "")),), page_date)
    found = _URL_DAY.search(url or "")
    if found:
        day = f"{found[1]}-{found[3]}-{found[4]}"
        if read_stamp(day):
            return PublicationDate(day, day, "metadata", (f"The address holds “{found[0]}”.",), page_date)
    clues = _find_clues(text, paragraphs, title, captions)
    return _infer(clues, url, page_date, read_stamp(fetched or ""), thresholds)


def read_stamp(printed: str) -> str | None:
    """Return a printed or ISO date as an ISO day, or day and minute; None where it is not one whole date.

    >>> read_stamp("April 2, 2031 Hour: 12:57 pm"), read_stamp("2031-04-02T10:57:03Z"), read_stamp("June")
    ('2031-04-02T12:57', '2031-04-02T10:57Z', None)
    """
    match = _ISO.match(printed)
    if match:
        day = f"{match[1]}-{match[2]}-{match[3]}"
        return _checked(f"{day}T{match[4]}:{match[5]}{match[6] or ''}" if match[4] else day)
    found = find_expressions(printed[:200])
    days = [one.value for one in found if one.value and re.match(r"\d{4}-\d\d-\d\d(T|\Z)", one.value)]
    if not days:
        return None
    clock = next(
        ((one.relative or "").partition("@")[2] for one in found if (one.relative or "").startswith("ref>day+0@")), ""
    )
    if "T" in days[0]:
        return _checked(days[0])
    bare = _CLOCK.search(printed[:200])
    if not clock[:1].isdecimal() and bare:
        clock = f"{int(bare[1]):02d}:{bare[2]}"
    return _checked(f"{days[0]}T{clock}" if clock[:1].isdecimal() else days[0])


def _checked(stamp: str) -> str | None:
    try:
        date.fromisoformat(stamp[:10])
    except ValueError:
        return None
    return stamp


def _clean(printed: str) -> str:
    return " ".join(printed.split())[:80]


def _find_clues(text: str, paragraphs: Sequence[Span], title: Span | None, captions: Sequence[Span]) -> list[Clue]:
    clues = _clues_in(text, title, "title") if title else []
    for index, paragraph in enumerate(paragraphs):
        clues.extend(_clues_in(text, paragraph, "lead" if index < 3 else "body"))
    for caption in captions:
        clues.extend(_clues_in(text, caption, "caption"))
    return clues


def _clues_in(text: str, span: Span, zone: Zone) -> list[Clue]:
    quoted = [match.span() for match in _QUOTED.finditer(text, span.start, span.end)]
    clues = []
    for found in find_expressions(text, span.start, span.end):
        if found.type not in ("DATE", "TIME") or (found.relative or "").startswith("ref>"):
            continue
        inside = any(start <= found.start < end for start, end in quoted)
        words = _clean(text[found.start : found.end])
        clues.append(Clue(words, found.value, found.relative, "quote" if inside else zone, found.way))
    return clues


def _infer(
    clues: Sequence[Clue], url: str | None, page_date: str | None, fetched: str | None, thresholds: DatingThresholds
) -> PublicationDate:
    in_url = _URL_MONTH.search(url or "") or _URL_YEAR.search(url or "")
    found = find_years(clues, newest=page_date or fetched, address=(in_url[0], int(in_url[1])) if in_url else None)
    years, evidence = found.years, list(found.evidence)
    if not found.is_fixed:
        return PublicationDate(None, None, "unknown", tuple(evidence), page_date)
    days = find_days(clues, years, thresholds=thresholds)
    month = _URL_MONTH.search(url or "")
    if month:
        days = [day for day in days if day.isoformat()[:7] == f"{month[1]}-{month[2]}"]
    newest = (fetched or page_date or "")[:10]
    days = [day for day in days if not newest or day.isoformat() <= newest]
    if not days or (days[-1] - days[0]).days > thresholds.widest_days:
        evidence.append("The dates in the text leave the day open.")
        return PublicationDate(None, None, "unknown", tuple(evidence), page_date)
    evidence.extend(_explain(clues, days, page_date, thresholds))
    return PublicationDate(days[0].isoformat(), days[-1].isoformat(), "inferred", tuple(evidence), page_date)


def _explain(
    clues: Sequence[Clue], days: Sequence[date], page_date: str | None, thresholds: DatingThresholds
) -> list[str]:
    sentences = []
    report = find_report_weekday(clues)
    if report:
        sentences.append(
            f"It reports the news of “{report.words}”: written that day or up to {thresholds.report_days} days after."
        )
    seen: set[str] = set()
    for way, sentence in (("ahead", "It still looks ahead to “{}”."), ("back", "It looks back on “{}”.")):
        for clue in clues:
            if (
                clue.way == way
                and month_day(clue)
                and clue.zone != "caption"
                and sentence.format(clue.words) not in seen
            ):
                seen.add(sentence.format(clue.words))
                sentences.append(sentence.format(clue.words))
    if page_date and not can_be_written(clues, date.fromisoformat(page_date[:10]), thresholds=thresholds):
        sentences.append(f"The page's own date, {page_date[:10]}, does not fit these words: it is the carrier's.")
    return sentences
