"""Which tellings are of one happening: their days agree, and their words, the people or the place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tellings.assembly.bearings import EVENT_STEMS
from tellings.assembly.happenings import DEALS, GATHERINGS, Happening, TimelineThresholds
from tellings.text.tokens import stem

_TOLD = 3  # content words below which a telling ("was released on Monday") is of nothing in particular
_RETOLD = 3  # content words that two tellings share at least where one has no day
_SAME_PLACE = 0.6  # part of the content words that two tellings share at least where but one names a place
_SIGNED = stem("signed")


def join_dated(told: Sequence[Happening], thresholds: TimelineThresholds) -> list[list[Happening]]:
    """The tellings that have a day, those of one event together."""
    by_time: dict[tuple[object, ...], list[list[Happening]]] = defaultdict(list)
    for one in sorted(told, key=lambda one: (one.start or "", one.end or "", one.is_plan, one.passage)):
        near = by_time[one.start, one.end, one.is_plan]
        group = next((group for group in near if _belongs(one, group, thresholds)), None)
        if group is None:
            near.append([one])
        else:
            group.append(one)
    return _join_wider(_join_same([group for near in by_time.values() for group in near]), thresholds)


def join_sequels(
    groups: list[list[Happening]], sequels: Sequence[Happening], thresholds: TimelineThresholds
) -> list[list[Happening]]:
    """The groups with the tellings that have no day: each joins the one happening that it tells, or stands alone."""
    known = {one.passage for group in groups for one in group}
    for one in sequels:
        if one.passage in known:
            continue
        if one.is_plan or one.start is not None:
            groups.append([one])
            continue
        alike = [
            group
            for group in groups
            if any(one.retells == other.passage or _is_retold(one, other, thresholds) for other in group)
        ]
        if len(alike) == 1:
            alike[0].append(one)
        elif not alike:
            groups.append([one])
    return groups


def _join_same(groups: Sequence[list[Happening]]) -> list[list[Happening]]:
    """Make one of what the same words tell of two days ("on May 12 and 13"), from the first to the last."""
    found: dict[tuple[object, ...], list[list[Happening]]] = defaultdict(list)
    for group in groups:
        found[group[0].is_plan, frozenset(one.passage for one in group)].append(group)
    joined = []
    for same in found.values():
        start = min(group[0].start or "" for group in same)
        end = max(group[0].end or "" for group in same)
        joined.append([one._replace(start=start, end=end) for one in same[0]] if len(same) > 1 else same[0])
    return joined


def _belongs(one: Happening, group: Sequence[Happening], thresholds: TimelineThresholds) -> bool:
    """Return whether a telling is of the event of a group: it must agree with a good part of its tellings."""
    agree = sum(_is_same(one, other, thresholds) for other in group)
    return 3 * agree >= len(group) and agree > 0


def _is_same(one: Happening, other: Happening, thresholds: TimelineThresholds) -> bool:
    if (one.start, one.end, one.is_plan) != (other.start, other.end, other.is_plan):
        return False
    return _is_alike(one, other, thresholds)


def _is_alike(one: Happening, other: Happening, thresholds: TimelineThresholds) -> bool:
    """Return whether two tellings of one time are of one happening, by their words and who takes part."""
    if _is_set_apart(one, other):
        return False
    shared = one.words & other.words
    shorter = min(len(one.words), len(other.words)) or 1
    share = len(shared) / shorter
    if share >= 2 * thresholds.likeness:
        return True
    if not one.is_plan and not shared - one.names:
        # Two things of one day that befell the same people are two.
        return False
    is_one_report = one.passage.document_id == other.passage.document_id
    if (
        one.is_old
        and other.is_old
        and one.start == one.end == other.start
        and (shared or one.entities & other.entities)
    ):
        return True
    if _SIGNED in shared and one.words & DEALS and other.words & DEALS and one.start == one.end:
        return True
    if not one.is_plan and one.places and other.places and not one.places & other.places:
        # On a day of many attacks the place tells them apart.
        return False
    if not one.is_plan and bool(one.places) != bool(other.places) and share < _SAME_PLACE:
        return False
    meets = bool(one.words & GATHERINGS) and bool(other.words & GATHERINGS)
    has_event = meets or bool(shared & EVENT_STEMS)
    common = one.entities & other.entities
    if one.is_plan and one.is_part != other.is_part:
        # What is to be done at a meeting is not the meeting.
        return False
    named = meets and "meet" not in (one.predicate, other.predicate)  # two may meet somebody each on one day
    if one.is_plan and (named or (has_event and (common or not (one.entities and other.entities)))):
        return True
    if one.is_plan and is_one_report and common and share >= thresholds.likeness and shared - one.names:
        # One report has one thing planned for one day, unless it names two.
        return not (one.words & EVENT_STEMS and other.words & EVENT_STEMS)
    if (
        not is_one_report
        and len(common) > 1
        and common - one.places
        and one.start == one.end
        and share >= thresholds.slight
    ):
        return True
    return share >= thresholds.likeness and (one.is_plan or shorter >= _TOLD) and (has_event or bool(common))


def _is_set_apart(one: Happening, other: Happening) -> bool:
    """Whether a report puts two past happenings in order: what it tells later opens "Earlier in the day, ..."."""
    if one.is_plan or one.passage.document_id != other.passage.document_id:
        return False
    second = max(one, other, key=lambda told: told.passage)
    return second.cue is not None and second.cue.way in ("later", "earlier") and one.passage != other.passage


def _join_wider(groups: Sequence[list[Happening]], thresholds: TimelineThresholds) -> list[list[Happening]]:
    """Join what is told for a month or week ("in June") to the one day in it that is the same happening."""
    kept = []
    days = [group for group in groups if group[0].start == group[0].end]
    for group in groups:
        first = group[0]
        inside = [
            day
            for day in days
            if (first.start or "") < (first.end or "")
            and (first.start or "") <= (day[0].start or "") <= (first.end or "")
            if first.is_plan == day[0].is_plan
            if all(any(_is_within(one, other, thresholds) for other in day) for one in group)
        ]
        if len(inside) == 1:
            inside[0].extend(group)
        else:
            kept.append(group)
    return kept


def _is_within(wide: Happening, day: Happening, thresholds: TimelineThresholds) -> bool:
    """Whether what is told for a longer period is what is told for a day; they must share an event."""
    shared = wide.words & day.words
    named = bool(shared & EVENT_STEMS) or len(shared) >= 2 * thresholds.likeness * min(
        len(wide.words), len(day.words)
    )
    return _is_alike(wide, day, thresholds) and named


def _is_retold(one: Happening, other: Happening, thresholds: TimelineThresholds) -> bool:
    """Whether a telling without a day is of a happening, by most of its words and who takes part."""
    shared = one.words & other.words
    shorter = min(len(one.words), len(other.words)) or 1
    is_many = len(shared) >= _RETOLD and len(shared) >= 2 * thresholds.likeness * shorter
    return is_many and not other.is_plan and bool(one.entities & other.entities)
