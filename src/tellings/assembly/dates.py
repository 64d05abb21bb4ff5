"""When undated reports of one event were published, by the dated ones beside them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from tellings.assembly.overlaps import Overlaps
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
    weekday,
)
from tellings.types.annotations import AnnotatedDocument
from tellings.types.documents import PublicationDate

# A report of the same event is written at most so many days from a dated one.
_APART = 6
# Most are written within so many.
_CLOSE = 3


class _Dated(NamedTuple):
    """A report whose day is known, as an interval."""

    name: str
    first: date
    last: date
    clues: tuple[Clue, ...]


def match_dates(
    documents: Sequence[AnnotatedDocument], *, thresholds: DatingThresholds = DATING
) -> tuple[tuple[str, PublicationDate], ...]:
    """Return the publication date of every document by id, undated ones dated by the others where that can be done.

    An undated report that tells of the news by its weekday, or names a day which a dated report of the cluster names
    too, was written near that one; the dates that it looks ahead to or back on narrow the days. The basis is then
    `inferred` and the evidence names the other report. Where no report is dated, weekdays, dates and years of all
    together may fix the year. What stays open keeps its unknown date.
    """
    known = [_read_dated(document) for document in documents if document.document.published.earliest]
    if not known:
        known = _date_together(documents, thresholds)
    known.sort(key=lambda one: ((one.last - one.first).days, one.name))
    found: list[tuple[str, PublicationDate]] = []
    for document in documents:
        published = document.document.published
        if published.earliest is None:
            published = _infer(document, known, thresholds) or published
        found.append((document.document.id, published))
    return tuple(found)


def find_clues(document: AnnotatedDocument) -> tuple[Clue, ...]:
    """Return the time expressions of a document as hints at its day of writing."""
    quoted = [span for quote in document.quotes if quote.mode == "direct" for span in quote.content]
    quotations = Overlaps((span, number) for number, span in enumerate(quoted))
    blocks = document.document.blocks
    places = Overlaps((block.span, number) for number, block in enumerate(blocks))
    starts = [index for index, block in enumerate(blocks) if block.kind == "paragraph"][:3]
    clues = []
    for time in document.times:
        if time.type not in ("DATE", "TIME") or (time.relative or "").startswith("#"):
            continue
        index = next((at for at in places.find(time.span) if blocks[at].span.contains(time.span)), None)
        if index is None:
            continue
        zone: Zone = "lead" if index in starts else "body"
        if blocks[index].kind in ("title", "caption"):
            zone = "title" if blocks[index].kind == "title" else "caption"
        if any(quoted[at].contains(time.span) for at in quotations.find(time.span)):
            zone = "quote"
        fields = (time.relative or "").partition("@")[0].split(":")
        way = next((field for field in fields if field in ("back", "ahead")), None)
        value = time.value if time.relative is None else None
        clues.append(Clue(time.span.of(document.document.text), value, time.relative, zone, way))
    return tuple(clues)


def _read_dated(document: AnnotatedDocument) -> _Dated:
    published = document.document.published
    first = date.fromisoformat((published.earliest or "")[:10])
    last = date.fromisoformat((published.latest or published.earliest or "")[:10])
    return _Dated(_name(document), first, last, find_clues(document))


def _name(document: AnnotatedDocument) -> str:
    return document.document.outlet.name or document.document.report_id


def _date_together(documents: Sequence[AnnotatedDocument], thresholds: DatingThresholds) -> list[_Dated]:
    """Date the reports that name a weekday with its date, by the years that all reports together allow."""
    pooled = [clue for document in documents for clue in find_clues(document)]
    years = find_years(pooled)
    if not years.is_fixed:
        return []
    dated = []
    for document in documents:
        clues = find_clues(document)
        days = find_days(clues, years.years, thresholds=thresholds)
        if days and find_report_weekday(clues) and (days[-1] - days[0]).days <= 2 * thresholds.report_days:
            dated.append(_Dated(_name(document), days[0], days[-1], clues))
    return dated


def _infer(
    document: AnnotatedDocument, known: Sequence[_Dated], thresholds: DatingThresholds
) -> PublicationDate | None:
    clues = find_clues(document)
    for other in known:
        shared = _find_shared(clues, other)
        tells = bool(shared or find_report_weekday(clues))
        days = _find_near_days(clues, other, thresholds) if tells else []
        if not days or (days[-1] - days[0]).days > thresholds.widest_days:
            continue
        evidence = _explain(clues, other, shared, days)
        page_date = document.document.published.page_date
        return PublicationDate(days[0].isoformat(), days[-1].isoformat(), "inferred", evidence, page_date)
    return None


def _find_shared(clues: Sequence[Clue], other: _Dated) -> list[str]:
    """Return the printed words of a day that both reports name: a month-day, or the weekday of the news."""
    days = {month_day(clue): clue.words for clue in clues if month_day(clue) and clue.zone != "caption"}
    theirs = {month_day(clue) for clue in other.clues if clue.zone != "caption"}
    theirs |= {(day.month, day.day) for day in (other.first, other.last)}
    shared = [words for key, words in days.items() if key in theirs]
    mine, theirs_too = find_report_weekday(clues), find_report_weekday(other.clues)
    if mine and theirs_too and weekday(mine) == weekday(theirs_too):
        shared.append(mine.words)
    return shared


def _find_near_days(clues: Sequence[Clue], other: _Dated, thresholds: DatingThresholds) -> list[date]:
    """Return the run of possible days nearest to the other report, its weekday of the news being one day."""
    for apart in (_CLOSE, _APART):
        reach = (other.last - other.first).days + 2 * apart
        days = [other.first + timedelta(shift - apart) for shift in range(reach + 1)]
        days = [day for day in days if can_be_written(clues, day, thresholds=thresholds)]
        if days:
            break
    report = find_report_weekday(clues)
    if not days:
        return days
    number = (weekday(report) or (0, ""))[0] if report else 0
    runs: dict[date, list[date]] = {}
    for day in days:
        start = day - timedelta((day.weekday() - number) % 7) if report else _run_start(day, days)
        runs.setdefault(start, []).append(day)
    return runs[
        min(runs, key=lambda start: (min(_gap(day, other) for day in runs[start]), _gap(start, other), start))
    ]


def _run_start(day: date, days: Sequence[date]) -> date:
    while day - timedelta(1) in days:
        day -= timedelta(1)
    return day


def _gap(day: date, other: _Dated) -> int:
    return max((other.first - day).days, (day - other.last).days, 0)


def _explain(clues: Sequence[Clue], other: _Dated, shared: Sequence[str], days: Sequence[date]) -> tuple[str, ...]:
    when = other.first.isoformat()
    if other.last != other.first:
        when = f"between {other.first.isoformat()} and {other.last.isoformat()}"
    named = ", ".join(f"“{words}”" for words in shared[:3])
    sentences = [f"{other.name} reports the same event with the same {named} and is dated {when}."]
    report = find_report_weekday(clues)
    if report:
        number = (weekday(report) or (0, ""))[0]
        told = days[0] - timedelta((days[0].weekday() - number) % 7)
        sentences.append(f"“{report.words}” is then {told.isoformat()}, the one nearest to that.")
    for way, sentence in (("ahead", "It still looks ahead to “{}”."), ("back", "It looks back on “{}”.")):
        words = [clue.words for clue in clues if clue.way == way and month_day(clue)]
        sentences.extend(dict.fromkeys(sentence.format(one) for one in words))
    return tuple(sentences)
