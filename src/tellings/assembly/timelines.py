"""What happened when and what is planned: the dated events of a story, told by one report or several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from tellings.assembly.happenings import (
    EVENT_STEMS,
    GATHERINGS,
    TIMELINE,
    Happening,
    TimelineThresholds,
    find_happenings,
)
from tellings.types.annotations import AnnotatedDocument, Mood
from tellings.types.dossiers import Entity, Event, EventKind
from tellings.types.spans import Passage

_PARTIES = frozenset({"person", "organization", "place", "nationality"})


def match_events(
    documents: Sequence[AnnotatedDocument],
    entities: Sequence[Entity],
    *,
    thresholds: TimelineThresholds = TIMELINE,
) -> tuple[Event, ...]:
    """Return the dated events of the story, past and planned, in order of time.

    The times of the documents must be resolved. Tellings are joined when their days agree, both are past or both
    plans, and their words or participants agree; else they stay apart. A day after the report's own is never past.
    Dates of picture captions are left out.
    """
    places = {
        (passage.document_id, passage.span.start): entity
        for entity in entities
        if entity.kind in _PARTIES
        for passage in entity.mentions
    }
    told = [one for document in documents for one in find_happenings(document, places, thresholds)]
    told.sort(key=lambda one: (one.start, one.end, one.is_plan, one.passage))
    by_time: dict[tuple[object, ...], list[list[Happening]]] = defaultdict(list)
    for one in told:
        near = by_time[one.start, one.end, one.is_plan]
        group = next((group for group in near if _belongs(one, group, thresholds)), None)
        if group is None:
            near.append([one])
        else:
            group.append(one)
    groups = [group for near in by_time.values() for group in near]
    groups = [group for group in _join_wider(groups, thresholds) if not _is_no_event(group)]
    events = [_make_event(group) for group in groups]
    events.sort(key=lambda event: (event.start or "", event.end or "", event.passages))
    return tuple(replace(event, id=f"t{number}") for number, event in enumerate(events, 1))


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
    shared = one.words & other.words
    shorter = min(len(one.words), len(other.words)) or 1
    share = len(shared) / shorter
    if share >= 2 * thresholds.likeness:
        return True
    is_one_report = one.passage.document_id == other.passage.document_id
    if (
        one.is_old
        and other.is_old
        and one.start == one.end == other.start
        and (shared or one.entities & other.entities)
    ):
        return True
    if not one.is_plan and one.places and other.places and not one.places & other.places:
        # On a day of many attacks the place tells them apart.
        return False
    meets = bool(one.words & GATHERINGS) and bool(other.words & GATHERINGS)
    has_event = meets or bool(shared & EVENT_STEMS)
    common = one.entities & other.entities
    if one.is_plan and (meets or (has_event and (common or not (one.entities and other.entities)))):
        return True
    if one.is_plan and is_one_report and common:
        # One report has one thing planned for one day, unless it names two.
        return not (one.words & EVENT_STEMS and other.words & EVENT_STEMS)
    if len(common) > 1 and one.start == one.end and share >= thresholds.slight:
        return True
    return share >= thresholds.likeness and (has_event or bool(common))


def _join_wider(groups: Sequence[list[Happening]], thresholds: TimelineThresholds) -> list[list[Happening]]:
    """Join what is told for a month or week ("in June") to the one day in it that is the same happening."""
    kept = []
    days = [group for group in groups if group[0].start == group[0].end]
    for group in groups:
        first = group[0]
        inside = [
            day
            for day in days
            if first.start < first.end and first.start <= day[0].start <= first.end
            if first.is_plan == day[0].is_plan
            if all(any(_is_within(one, other, thresholds) for other in day) for one in group)
        ]
        if len(inside) == 1:
            inside[0].extend(group)
        else:
            kept.append(group)
    return kept


def _is_within(wide: Happening, day: Happening, thresholds: TimelineThresholds) -> bool:
    """Whether what is told for a longer period is what is told for a day; what is past must share an event."""
    shared = wide.words & day.words
    named = bool(shared & EVENT_STEMS) or len(shared) >= 2 * thresholds.likeness * min(
        len(wide.words), len(day.words)
    )
    return _is_alike(wide, day, thresholds) and (wide.is_plan or named)


def _is_no_event(group: Sequence[Happening]) -> bool:
    """Return whether one report alone tells that somebody spoke on that day, or a speaker mentions it in passing."""
    return (
        all(one.is_speech or one.is_aside for one in group) and len({one.passage.document_id for one in group}) == 1
    )


def _make_event(group: Sequence[Happening]) -> Event:
    moods = {one.mood for one in group}
    mood: Mood = group[0].mood
    if group[0].is_plan:
        # One report's plan is another's proposal: the weaker word holds.
        mood = next((kind for kind in ("proposed", "demanded", "planned") if kind in moods), "planned")
    told = tuple(dict.fromkeys(one.passage for one in sorted(group, key=lambda one: _rank_telling(one, group))))
    passages = tuple(one for one in told if not any(_lies_in(one, other) for other in told))
    participants = tuple(sorted({entity for one in group for entity in one.entities}))
    kind: EventKind = "happened"
    if group[0].is_plan:
        kind = "planned" if mood == "planned" else "proposed"
    return Event(group[0].start, group[0].end, mood, passages, participants, kind=kind)


def _rank_telling(one: Happening, group: Sequence[Happening]) -> tuple[int, float, Passage]:
    """Put whole sentences before clauses and titles, deeds before speech, then what shares most with the others."""
    shared = sum(len(one.words & other.words) for other in group if other is not one)
    return (one.is_speech + one.is_clause, -shared / max(6, len(one.words)) ** 0.5, one.passage)


def _lies_in(one: Passage, other: Passage) -> bool:
    return one != other and one.document_id == other.document_id and other.span.contains(one.span)
