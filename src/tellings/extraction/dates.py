"""When a report was published, as an interval with its basis and the words that give it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from tellings.extraction.date_sources import URL_MONTH, Choice, choose_date
from tellings.extraction.marked_dates import MarkedDate, read_marked
from tellings.extraction.stamps import find_age, find_glued
from tellings.text.datings import (
    DATING,
    Clue,
    DatingThresholds,
    Zone,
    can_be_written,
    find_days,
    find_fresh_days,
    find_report_weekday,
    find_years,
    month_day,
)
from tellings.text.moments import read_moment
from tellings.text.times import find_expressions
from tellings.types.documents import PublicationDate
from tellings.types.spans import Span

_URL_YEAR = re.compile(r"/((?:19|20)\d\d)/")
_MOST_READ = 60_000  # characters in which the day of a report is looked for: longer than any report, not a book's
_MOST_CLUES = 400  # dates in words that are weighed: ten times those of a long report, so that no list of days counts
_QUOTED = re.compile(r"“[^“”]{0,2000}”|\"[^\"]{0,2000}\"")


def find_publication(
    text: str,
    *,
    paragraphs: Sequence[Span],
    title: Span | None = None,
    captions: Sequence[Span] = (),
    datelines: Sequence[Span] = (),
    printed: Sequence[str] = (),
    marked: Sequence[MarkedDate] = (),
    given: str | None = None,
    url: str | None = None,
    page_dates: Sequence[str] = (),
    fetched: str | None = None,
    day_first: bool | None = None,
    thresholds: DatingThresholds = DATING,
) -> PublicationDate:
    """Return when the report was published, the best-founded source first.

    `paragraphs` are the places in `text` of the report's own paragraphs, `captions` those of picture captions,
    `datelines` those of its datelines. `printed` are the lines of the page that state the report's own date,
    `page_dates` other dates that the page shows, `marked` those that its markup gives; `given` is a field beside the
    body (ISO 8601). `day_first` says how the page writes dates in digits, where that is known. Where none of these
    dates the report, its words do, if they fix a year; else both ends are None and the evidence names the years that
    the words allow.
    """
    glued = None if printed or not paragraphs else find_glued(paragraphs[0].of(text))
    choice, notes = choose_date(
        [glued] if glued else printed,
        marked,
        given=given,
        url=url,
        fetched=fetched,
        day_first=day_first,
        page_dates=page_dates,
    )
    shown = page_dates if choice else (*page_dates, *printed)
    page_date = next((day for day in map(read_moment, shown) if day), None)
    dateline = _read_datelines(text, datelines)
    choice = choice if choice and choice.basis == "stated" else dateline or choice or _find_age(printed, fetched)
    if choice and _width(choice.earliest, choice.latest) <= thresholds.widest_days:
        return PublicationDate(choice.earliest, choice.latest, choice.basis, (*choice.evidence, *notes), page_date)
    clues = _find_clues(text, paragraphs, title, captions)
    clues += [clue for span in datelines for clue in _clues_in(text, span, "dateline")]
    found = _infer(clues, url, page_date, (fetched or "")[:10] or None, thresholds)
    return replace(found, evidence=(*found.evidence, *(choice.evidence if choice else ()), *notes))


def _width(earliest: str, latest: str) -> int:
    return (date.fromisoformat(latest[:10]) - date.fromisoformat(earliest[:10])).days


def _read_datelines(text: str, datelines: Sequence[Span]) -> Choice | None:
    """Return the day that a dateline states with its year, and the day after, on which a newspaper prints it."""
    for span in datelines:
        words = _clean(span.of(text))
        stamp = read_moment(words)
        if stamp:
            after = (date.fromisoformat(stamp[:10]) + timedelta(1)).isoformat()
            return Choice(stamp[:10], after, "stated", (f"Its dateline is “{words}”.",))
    return None


def _find_age(printed: Sequence[str], fetched: str | None) -> Choice | None:
    """Return the time that a line such as "2 hours ago" names, counted from when the page was fetched."""
    seen = read_marked(fetched or "")
    for line in printed if seen else ():
        age = find_age(line)
        if age:
            moment = datetime.fromisoformat(seen[0])
            # Without a time of day the page was seen at some hour of the day.
            spare = timedelta(0) if "T" in seen[0] else timedelta(hours=23, minutes=59)
            ends = (moment - timedelta(minutes=age[1]), moment + spare - timedelta(minutes=age[0]))
            known = "T" in seen[0]
            first, last = (end.isoformat(timespec="minutes") if known else end.date().isoformat() for end in ends)
            return Choice(first, last, "stated", (f"The report states “{_clean(line)}”, and was seen on {seen[0]}.",))
    return None


def _clean(printed: str) -> str:
    return " ".join(printed.split())[:80]


def _find_clues(text: str, paragraphs: Sequence[Span], title: Span | None, captions: Sequence[Span]) -> list[Clue]:
    zones: list[tuple[Span, Zone]] = [(title, "title")] if title else []
    zones += [(paragraph, "lead" if index < 3 else "body") for index, paragraph in enumerate(paragraphs)]
    zones += [(caption, "caption") for caption in captions]
    clues: list[Clue] = []
    left = _MOST_READ
    for span, zone in zones:
        if left <= 0 or len(clues) >= _MOST_CLUES:
            break
        clues.extend(_clues_in(text, Span(span.start, min(span.end, span.start + left)), zone))
        left -= len(span)
    return clues[:_MOST_CLUES]


def _clues_in(text: str, span: Span, zone: Zone) -> list[Clue]:
    quoted = [match.span() for match in _QUOTED.finditer(text, span.start, span.end)]
    clues = []
    for found in find_expressions(text, span.start, span.end):
        if found.type not in ("DATE", "TIME") or (found.relative or "").startswith("ref>"):
            continue
        inside = any(start <= found.start < end for start, end in quoted)
        words = _clean(text[found.start : found.end])
        if _stands_alone(text, found.start, found.end):
            clues.append(Clue(words, found.value, found.relative, "post"))
        else:
            clues.append(Clue(words, found.value, found.relative, "quote" if inside else zone, found.way))
    return clues


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Return whether a date closes a line behind a bracket, as under a post that the page shows."""
    return text[max(0, start - 2) : start].strip() == ")" and text[end : end + 1] in ("", "\n")


def _infer(
    clues: Sequence[Clue], url: str | None, page_date: str | None, fetched: str | None, thresholds: DatingThresholds
) -> PublicationDate:
    newest = (fetched or page_date or "")[:10]
    fresh = find_fresh_days(clues, thresholds=thresholds)
    if fresh and (not newest or fresh.days[0].isoformat() <= newest) and _fits_address(fresh.days, url):
        ends = [day.isoformat() for day in fresh.days if not newest or day.isoformat() <= newest]
        return PublicationDate(ends[0], ends[-1], "inferred", fresh.evidence, page_date)
    in_url = URL_MONTH.search(url or "") or _URL_YEAR.search(url or "")
    found = find_years(clues, newest=page_date or fetched, address=(in_url[0], int(in_url[1])) if in_url else None)
    years, evidence = found.years, list(found.evidence)
    if not found.is_fixed:
        return PublicationDate(None, None, "unknown", tuple(evidence), page_date)
    days = find_days(clues, years, thresholds=thresholds)
    month = URL_MONTH.search(url or "")
    if month:
        days = [day for day in days if day.isoformat()[:7] == f"{month[1]}-{month[2]}"]
    days = [day for day in days if not newest or day.isoformat() <= newest]
    if not days or (days[-1] - days[0]).days > thresholds.widest_days:
        evidence.append("The dates in the text leave the day open.")
        return PublicationDate(None, None, "unknown", tuple(evidence), page_date)
    evidence.extend(_explain(clues, days, page_date, thresholds))
    return PublicationDate(days[0].isoformat(), days[-1].isoformat(), "inferred", tuple(evidence), page_date)


def _fits_address(days: Sequence[date], url: str | None) -> bool:
    month, year = URL_MONTH.search(url or ""), _URL_YEAR.search(url or "")
    told = f"{month[1]}-{month[2]}" if month else year[1] if year else ""
    return any(day.isoformat().startswith(told) for day in days)


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
