"""Which of a story's publication dates can be built on: weighed against one another and against all its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tellings.text.datings import DATING, Clue, DatingThresholds, can_be_written
from tellings.text.day_signs import Sign, count_points, weigh_day, weigh_weekdays
from tellings.types.documents import PublicationDate


@dataclass(frozen=True, slots=True)
class AnchorThresholds:
    """Limits of building on the dates of others; points are tenths of a power of ten (bench.dates).

    `apart_days`: reports of one event are written at most so many days from one another. `stated`: what a date that
    a report gives counts beside its words: about one in sixty is wrong. `inferred`: the same for one that was read
    from words. `margin`: dates further apart are settled where one side leads by so much. `denying`: the best of
    several dates, where one report has it, needs so much from the words of all. `sole`: the only date of a story needs
    so much from words, each kind of sign counted once: one wrong date in a thousand has it, and three right ones in
    ten. `whole_days`: so often a day told with its year counts in that. `corrected`: so much has to speak against a
    report's own date before it is taken for another's, and `denied` of that in its own words. `tied`: so much of its own words
    ties a report to the dates of others with which it shares none. `left_out`: so much of the weight of all days is
    left out at the ends of an interval. `forbidden`: what it counts where words look back on a day that is to come,
    or ahead to one that is past. `weighed_texts`, `weighed_dates`: no more are weighed, for large stories.
    """

    apart_days: int = 6
    stated: int = 18
    inferred: int = 6
    margin: int = 15
    denied: int = 10
    denying: int = 0
    sole: int = 30
    whole_days: int = 2
    corrected: int = 30
    tied: int = 7
    left_out: float = 0.015
    forbidden: int = -6
    weighed_texts: int = 24
    weighed_dates: int = 6


ANCHORS = AnchorThresholds()
_MOST_DAYS = 120  # days that are weighed for one report
_MARGIN = 800  # days to the ends of the calendar, near which no year is looked for
# Of a hundred reports, so many are written on the day of another of the same event, and on each day so far from it.
_NEARNESS = (60, 16, 1.5, 0.5, 0.15, 0.1, 0.1)


class Reading(NamedTuple):
    """One report of a story with its clues; `first` and `last` are the ends of its date, None where it has none."""

    id: str
    name: str
    clues: tuple[Clue, ...]
    published: PublicationDate
    first: date | None
    last: date | None


class Anchor(NamedTuple):
    """Dates of a story that lie near one another, the reports that have them, and what speaks for them in points."""

    first: date
    last: date
    members: tuple[Reading, ...]
    points: int


def find_anchors(
    dated: Sequence[Reading], readings: Sequence[Reading], *, thresholds: AnchorThresholds = ANCHORS
) -> list[Anchor]:
    """Return the groups of dates that the dated reports of a story give, the best borne out first.

    Two reports that agree bear each other out; the words of all `readings` are weighed where dates lie further apart
    than those of one event, or where one report alone has a date.
    """
    groups = list(_group(dated, thresholds))
    if len(groups) > thresholds.weighed_dates:
        groups = sorted(groups, key=lambda group: (-len(group), group[0].first))[: thresholds.weighed_dates]
    if not groups or (len(groups) == 1 and len(groups[0]) > 1):
        return [_anchor(group, 0) for group in groups]
    ids = {reading.id for group in groups for reading in group}
    texts = sorted(readings, key=lambda one: (one.id not in ids, one.id))[: thresholds.weighed_texts]
    anchors = [_anchor(group, _weigh(group, texts, thresholds)) for group in groups]
    return sorted(anchors, key=lambda anchor: (-anchor.points, anchor.first))


def are_borne_out(
    anchors: Sequence[Anchor], readings: Sequence[Reading], *, thresholds: AnchorThresholds = ANCHORS
) -> bool:
    """Return whether the first of these groups of dates can be built on: several reports agree, or the words do.

    A date that stands alone is weighed by the words only: had it another year or month, these would rarely speak for
    it as clearly. Words of a report from which its date was read have spoken already.
    """
    if not anchors or len(anchors[0].members) > 1:
        return bool(anchors)
    only = anchors[0].members[0]
    if len(anchors) > 1 or only.published.basis == "inferred":
        return anchors[0].points - _support(anchors[0].members, thresholds) >= thresholds.denying
    texts = [only, *sorted((one for one in readings if one.id != only.id), key=lambda one: one.id)]
    return _weigh_alone(anchors[0], texts[: thresholds.weighed_texts], thresholds) >= thresholds.sole


def _weigh_alone(anchor: Anchor, texts: Sequence[Reading], thresholds: AnchorThresholds) -> int:
    """Return what the words of all texts say of the only date of a story.

    Reports of one event name the same weekdays and days: of each kind of sign, the strongest for the date and the
    strongest against it count once.
    """
    points = 0
    found = [_weigh_text(text, anchor) for text in texts]
    for kind in sorted({sign.kind for signs in found for sign in signs}):
        told = [sum(sign.points for sign in signs if sign.kind == kind) for signs in found]
        once = max(0, *told) + min(0, *told)
        points += once * thresholds.whole_days if kind == "whole days" else once
    return points


def list_denials(reading: Reading, anchor: Anchor, *, thresholds: AnchorThresholds = ANCHORS) -> list[str]:
    """Return the words of a report that speak against its own date, none where they speak for that as well."""
    if reading.first is None or reading.last is None:
        return []
    own = weigh_own(reading, reading.first, reading.last)
    there = weigh_own(reading, anchor.first, anchor.last, around=1)
    if count_points(there) - count_points(own) < thresholds.denied:
        return []
    return [sign.words for sign in own if sign.points < 0]


def weigh_own(reading: Reading, first: date, last: date, *, around: int = 0) -> list[Sign]:
    """Return what the words of a report say of those days, of the day that they bear out best."""
    days = _list_days(first, last, around=around)
    return max((weigh_day(reading.clues, day) for day in days), key=count_points)


def _list_days(first: date, last: date, *, around: int = 0) -> list[date]:
    """Return the days from first to last and so many around them; of a very long time, those at its start."""
    start = max(first.toordinal() - around, date.min.toordinal() + _MARGIN)
    end = min(last.toordinal() + around, date.max.toordinal() - _MARGIN, start + _MOST_DAYS)
    return [date.fromordinal(number) for number in range(start, max(start, end) + 1)]


def _group(dated: Sequence[Reading], thresholds: AnchorThresholds) -> Iterator[list[Reading]]:
    """Yield the dated reports in groups, each at most `apart_days` from one before it."""
    group: list[Reading] = []
    end = date.min
    for reading in sorted(dated, key=lambda one: (one.first or date.min, one.last or date.min, one.id)):
        first, last = reading.first or date.min, reading.last or date.max
        if group and (first - end).days > thresholds.apart_days:
            yield group
            group = []
        end = max(last, end) if group else last
        group.append(reading)
    if group:
        yield group


def _anchor(group: Sequence[Reading], points: int) -> Anchor:
    first = min(reading.first for reading in group if reading.first)
    last = max(reading.last for reading in group if reading.last)
    return Anchor(first, last, tuple(group), points)


def _weigh(group: Sequence[Reading], texts: Sequence[Reading], thresholds: AnchorThresholds) -> int:
    """Return the points that the words of all texts give the dates of a group, with those of the dates themselves."""
    anchor = _anchor(group, 0)
    return _support(group, thresholds) + sum(count_points(_weigh_text(text, anchor)) for text in texts)


def _weigh_text(text: Reading, anchor: Anchor) -> list[Sign]:
    """Return what the words of a text say of a group of dates: of its own where it is of the group."""
    own = next((one for one in anchor.members if one.id == text.id), None)
    if own and own.first and own.last:
        return weigh_own(text, own.first, own.last)
    return weigh_own(text, anchor.first, anchor.last, around=1)


def _support(group: Sequence[Reading], thresholds: AnchorThresholds) -> int:
    """Return what dates count beside words."""
    words = [thresholds.inferred if one.published.basis == "inferred" else thresholds.stated for one in group]
    return sum(words)


def find_nearest_days(
    reading: Reading,
    anchor: Anchor,
    *,
    thresholds: DatingThresholds = DATING,
    anchors: AnchorThresholds = ANCHORS,
) -> list[date]:
    """Return the first to the last of the likeliest days on which a report was written that tells the same event.

    How far reports of one event lie from one another is weighed with the words of this one.
    """
    weights: dict[date, float] = {}
    for day in _list_days(anchor.first, anchor.last, around=len(_NEARNESS)):
        near = sum(_nearness(day, member) for member in anchor.members)
        points = count_points(weigh_weekdays(reading.clues, day)) if near else 0
        if near and not can_be_written(reading.clues, day, thresholds=thresholds):
            points += anchors.forbidden
        weights[day] = near * 10 ** (points / 10)
    return _shortest_run(weights, 1 - anchors.left_out) if any(weights.values()) else []


def _shortest_run(weights: Mapping[date, float], share: float) -> list[date]:
    """Return the shortest run of days that holds so much of all their weight, of several the weightiest."""
    days, wanted = sorted(weights), share * sum(weights.values())
    best: tuple[int, float, int] | None = None
    first, held = 0, 0.0
    for last, day in enumerate(days):
        held += weights[day]
        while held - weights[days[first]] >= wanted:
            held -= weights[days[first]]
            first += 1
        if held >= wanted and (best is None or (last - first, -held) < best[:2]):
            best = (last - first, -held, first)
    return days if best is None else days[best[2] : best[2] + best[0] + 1]


def _nearness(day: date, other: Reading) -> float:
    """Return how many reports of a hundred are written on that day where another of the same event has its date."""
    first, last = other.first or day, other.last or day
    gap = max((first - day).days, (day - last).days, 0)
    return _NEARNESS[gap] / ((last - first).days + 1) if gap < len(_NEARNESS) else 0
