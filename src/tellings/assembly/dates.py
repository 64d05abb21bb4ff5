"""When undated reports of one event were published, by the dated ones beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from tellings.assembly.anchors import (
    ANCHORS,
    Anchor,
    AnchorThresholds,
    Reading,
    are_borne_out,
    find_anchors,
    find_nearest_days,
    list_denials,
)
from tellings.assembly.overlaps import Overlaps
from tellings.assembly.runs import Runs
from tellings.text.datings import (
    DATING,
    Clue,
    DatingThresholds,
    Zone,
    find_days,
    find_report_weekday,
    find_years,
    month_day,
    weekday,
)
from tellings.text.day_signs import weigh_day
from tellings.types.annotations import AnnotatedDocument
from tellings.types.documents import PublicationDate

_LISTED = 3  # dates left aside that are told
_MOST_CLUES = 400  # times that are weighed: ten times those of a long report
_COMPARED = 12  # dated reports whose words are looked for in another


class Tie(NamedTuple):
    """A dated report and what another has in common with it: the words of days, or a run of words."""

    other: Reading
    days: tuple[str, ...]
    words: str | None


def match_dates(
    documents: Sequence[AnnotatedDocument],
    *,
    thresholds: DatingThresholds = DATING,
    anchors: AnchorThresholds = ANCHORS,
) -> tuple[tuple[str, PublicationDate], ...]:
    """Return the publication date of every document by id, undated ones dated by the others where that can be done.

    The dates that the reports give are weighed against one another and against all their words first. An undated
    report that tells of the news by its weekday, names a day which a dated report names too, or has a run of words
    in common with one, was written near that one; the dates that it looks ahead to or back on narrow the days. The
    basis is then `inferred` and the evidence names the other report. A date that the other reports and the words of
    its own deny is kept as that of the page, and its report dated by the others. Where no report is dated, weekdays,
    dates and years of all together may fix the year. What stays open keeps its unknown date.
    """
    readings = [_read(document) for document in documents]
    dated = [reading for reading in readings if reading.first]
    told = {} if dated else {reading.id: reading for reading in _date_together(readings, thresholds)}
    groups = find_anchors(dated or list(told.values()), readings, thresholds=anchors)
    if not are_borne_out(groups, readings, thresholds=anchors):
        return tuple((reading.id, reading.published) for reading in readings)
    aside = [_tell_denied(member, groups[0]) for group in groups[1:] for member in group.members[:_LISTED]][:_LISTED]
    runs = Runs(documents)
    found: list[tuple[str, PublicationDate]] = []
    for reading in readings:
        published = reading.published
        anchor = _choose(reading, groups, anchors)
        inferred = None if anchor is None else _infer(reading, anchor, runs, thresholds, anchors)
        if anchor is not None and told.get(reading.id) in anchor.members:
            published = told[reading.id].published
        elif anchor is not None and inferred is not None:
            denied = [_tell_denied(reading, anchor, whose="Its own date")] if reading.first else aside
            published = replace(inferred, evidence=(*inferred.evidence, *denied))
        found.append((reading.id, published))
    return tuple(found)


def _choose(reading: Reading, groups: Sequence[Anchor], thresholds: AnchorThresholds) -> Anchor | None:
    """Return the dates near which a report was written, None where that is open or its own date holds."""
    best = groups[0]
    lead = best.points - groups[1].points if len(groups) > 1 else thresholds.margin
    if reading.first is None:
        return best if lead >= thresholds.margin else None
    own = next((group for group in groups[1:] if reading in group.members), None)
    if own is None or lead < thresholds.margin or best.points - own.points < thresholds.corrected:
        return None
    return best if list_denials(reading, best, thresholds=thresholds) else None


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
    return tuple(clues[:_MOST_CLUES])


def _read(document: AnnotatedDocument) -> Reading:
    published = document.document.published
    name = document.document.outlet.name or document.document.report_id
    first = last = None
    if published.earliest:
        first = date.fromisoformat(published.earliest[:10])
        last = date.fromisoformat((published.latest or published.earliest)[:10])
    return Reading(document.document.id, name, find_clues(document), published, first, last)


def _date_together(readings: Sequence[Reading], thresholds: DatingThresholds) -> list[Reading]:
    """Date the reports that name a weekday with its date, by the years that all reports together allow."""
    years = find_years([clue for reading in readings for clue in reading.clues])
    dated: list[Reading] = []
    for reading in readings if years.is_fixed else ():
        days = find_days(reading.clues, years.years, thresholds=thresholds)
        if days and find_report_weekday(reading.clues) and (days[-1] - days[0]).days <= 2 * thresholds.report_days:
            ends = (days[0].isoformat(), days[-1].isoformat())
            published = PublicationDate(*ends, "inferred", years.evidence, reading.published.page_date)
            dated.append(reading._replace(first=days[0], last=days[-1], published=published))
    return dated


def _infer(
    reading: Reading, anchor: Anchor, runs: Runs, thresholds: DatingThresholds, anchors: AnchorThresholds
) -> PublicationDate | None:
    days = find_nearest_days(reading, anchor, thresholds=thresholds, anchors=anchors)
    tie = _find_tie(reading, anchor, runs) if days else None
    if tie is None and any(max(_list_points(reading, day)) >= anchors.tied for day in days):
        tie = Tie(min(anchor.members, key=_width), (), None)
    if tie is None:
        return None
    own = reading.published.earliest if reading.first else None
    return PublicationDate(
        days[0].isoformat(),
        days[-1].isoformat(),
        "inferred",
        _explain(reading.clues, tie, days),
        own or reading.published.page_date,
    )


def _list_points(reading: Reading, day: date) -> list[int]:
    return [sign.points for sign in weigh_day(reading.clues, day)] or [0]


def _find_tie(reading: Reading, anchor: Anchor, runs: Runs) -> Tie | None:
    """Return the dated report that has most in common with another, None where they share no day and no words."""
    members = sorted(anchor.members, key=_width)
    for other in members:
        shared = _find_shared(reading.clues, other)
        if shared:
            return Tie(other, tuple(shared), None)
    for other in members[:_COMPARED]:
        words = runs.find_common(reading.id, other.id)
        if words:
            return Tie(other, (), words)
    return None


def _width(reading: Reading) -> tuple[int, str, str]:
    first, last = reading.first or date.min, reading.last or date.max
    return (last - first).days, reading.name, reading.id


def _find_shared(clues: Sequence[Clue], other: Reading) -> list[str]:
    """Return the printed words of a day that both reports name: a month-day, or the weekday of the news."""
    days = {month_day(clue): clue.words for clue in clues if month_day(clue) and clue.zone != "caption"}
    theirs = {month_day(clue) for clue in other.clues if clue.zone != "caption"}
    theirs |= {(day.month, day.day) for day in (other.first, other.last) if day}
    shared = [words for key, words in days.items() if key in theirs]
    mine, theirs_too = find_report_weekday(clues), find_report_weekday(other.clues)
    if mine and theirs_too and weekday(mine) == weekday(theirs_too):
        shared.append(mine.words)
    return shared


def _explain(clues: Sequence[Clue], tie: Tie, days: Sequence[date]) -> tuple[str, ...]:
    other = tie.other
    sentences = [f"{other.name} reports the same event{_tell_tie(tie)} and is dated {_tell_days(other)}."]
    report = find_report_weekday(clues)
    if report:
        number = (weekday(report) or (0, ""))[0]
        told = days[-1] - timedelta((days[-1].weekday() - number) % 7)
        sentences.append(f"“{report.words}” is then {told.isoformat()}, the one nearest to that.")
    for way, sentence in (("ahead", "It still looks ahead to “{}”."), ("back", "It looks back on “{}”.")):
        named = [clue.words for clue in clues if clue.way == way and month_day(clue)]
        sentences.extend(dict.fromkeys(sentence.format(one) for one in named))
    return tuple(sentences)


def _tell_tie(tie: Tie) -> str:
    if tie.days:
        return f" with the same {', '.join(f'“{one}”' for one in tie.days[:_LISTED])}"
    return f" in the same words, “{tie.words}”," if tie.words else ""


def _tell_days(one: Reading | Anchor) -> str:
    first, last = one.first or date.min, one.last or date.max
    return first.isoformat() if first == last else f"between {first.isoformat()} and {last.isoformat()}"


def _tell_denied(reading: Reading, anchor: Anchor, *, whose: str | None = None) -> str:
    """Return that a date was not built on, with the words of its own report that deny it."""
    denials = list_denials(reading, anchor)
    named = ", ".join(f"“{words}”" for words in denials)
    why = f": {named} {'does' if len(denials) == 1 else 'do'} not fit it" if denials else ""
    return f"{whose or f'The date of {reading.name}'}, {_tell_days(reading)}, is left aside{why}."
