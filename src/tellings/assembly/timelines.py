"""What happened when and what is planned: the dated events of a story, told by one report or several."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tellings.assembly.announcements import find_announcements, join_occasions
from tellings.assembly.bearings import EVENT_STEMS
from tellings.assembly.happenings import (
    TIMELINE,
    Happening,
    TimelineThresholds,
    find_happenings,
)
from tellings.assembly.orders import Days, Edge, find_orders, narrow_days
from tellings.assembly.pledges import State, find_pledges, judge_pledges
from tellings.assembly.retellings import join_dated, join_sequels
from tellings.assembly.sequels import find_echoes, find_sequels
from tellings.assembly.sites import Sites
from tellings.types.annotations import AnnotatedDocument, MentionKind, Mood
from tellings.types.dossiers import Entity, Event, EventKind, Order, Utterance
from tellings.types.spans import Passage, Span

_PARTIES = frozenset({"person", "organization", "place", "nationality"})
_ORDERS = frozenset({"later", "earlier", "after"})
# Acts of speech that are events of a story by themselves.
_WEIGHTY = frozenset(
    "propose suggest offer reject accept announce threaten promise vow pledge resign order rule declare reveal "
    "demand".split()
)
_TELLING = 3  # content words of a sentence that tell something though they name nobody; of a clause one more


def match_events(
    documents: Sequence[AnnotatedDocument],
    entities: Sequence[Entity],
    utterances: Sequence[Utterance] = (),
    *,
    thresholds: TimelineThresholds = TIMELINE,
) -> tuple[Event, ...]:
    """Return the events of the story, past and planned, in order of time as far as the reports give it.

    The times of the documents must be resolved. Tellings are joined when their days agree, both are past or both
    plans, and their words or participants agree; else they stay apart. A day after the report's own is never past.
    What has no day stands here only where a report ties it to something else, or gives a bound. Dates of picture
    captions are left out.
    """
    places = {passage: entity for entity in entities if entity.kind in _PARTIES for passage in entity.mentions}
    told = [one for document in documents for one in find_happenings(document, places, thresholds)]
    sequels = [one for document in documents for one in find_sequels(document, places, thresholds)]
    said = [one for item in documents for one in find_announcements(item, places, utterances, thresholds)]
    said = _without_deeds(said, [one for one in (*told, *sequels) if not one.is_speech])
    sequels += find_echoes(documents, told, places, utterances)
    sequels += [one for document in documents for one in find_pledges(document, places, thresholds)]
    groups = join_dated(_without_frames(told, said), thresholds)
    groups = join_sequels(groups, sequels, thresholds)
    groups += join_occasions(said)
    newest = max(((item.document.published.latest or "")[:10] for item in documents), default="")
    return _make_events(groups, entities, newest, Sites(documents, entities))


def _without_frames(told: Sequence[Happening], said: Sequence[Happening]) -> list[Happening]:
    """The dated tellings but for those that only say who spoke: these are announcements."""
    frames: dict[str, list[Span]] = defaultdict(list)
    for one in said:
        if one.start is not None:
            frames[one.passage.document_id].append(one.passage.span)
    return [
        one
        for one in told
        if not one.is_speech
        or (one.cue is not None and one.cue.way == "during" and one.cue.noun is None)
        or not any(
            2 * span.overlap(one.passage.span)
            > (len(one.passage.span) if one.is_past_news else min(len(span), len(one.passage.span)))
            for span in frames[one.passage.document_id]
        )
    ]


def _without_deeds(said: Sequence[Happening], told: Sequence[Happening]) -> list[Happening]:
    """The announcements but for frames that tell of a deed of that day ("spoke at the school on Monday, saying")."""
    deeds: dict[str, list[Span]] = defaultdict(list)
    for one in told:
        deeds[one.passage.document_id].append(one.passage.span)
    return [
        one
        for one in said
        if one.start is None
        or not any(
            2 * span.overlap(one.passage.span) > len(one.passage.span) for span in deeds[one.passage.document_id]
        )
    ]


def _make_events(
    groups: list[list[Happening]], entities: Sequence[Entity], newest: str, sites: Sites
) -> tuple[Event, ...]:
    parties = {entity.id: entity.party for entity in entities}
    edges, within = find_orders(groups, parties)
    tied = {number for edge in edges if edge.is_told for number in (edge.later, edge.sooner)} | set(within)
    kept = [number for number, group in enumerate(groups) if is_event(group, is_tied=number in tied)]
    edges = [edge for edge in edges if edge.later in kept and edge.sooner in kept]
    days = narrow_days(groups, edges, within)
    kinds = {entity.id: entity.kind for entity in entities}
    placed = {number for edge in edges for number in (edge.later, edge.sooner)}
    kept = [
        number
        for number in kept
        if days[number].start or days[number].end or number in placed or groups[number][0].kind == "awaited"
    ]
    ranked = sort_groups(kept, days, edges, groups)
    ids = {number: f"t{at}" for at, number in enumerate(ranked, 1)}
    states = judge_pledges(groups, kept, edges, parties, newest)
    return tuple(
        replace(
            _make_event(groups[number], ids, number, days[number], edges, kinds, states),
            place=sites.find(groups[number]),
        )
        for number in ranked
    )


def is_event(group: Sequence[Happening], *, is_tied: bool) -> bool:
    """Return whether tellings make an event worth a place on the timeline.

    Not one: that somebody spoke on the day of the news, by one report alone and in answer to nothing; what a speaker
    mentions in passing; what has no day and is tied to nothing.
    """
    reports = {one.passage.document_id for one in group}
    if group[0].speaker is not None:
        is_dated = any(one.start for one in group)
        if any(one.start and one.is_lead and one.predicate in _WEIGHTY for one in group):
            return True
        opens = any(one.cue and one.cue.way == "beside" for one in group)
        return (
            (is_dated and len(reports) > 1)
            or opens
            or (is_tied and any(one.answers or one.cue or one.is_formal for one in group))
        )
    if all(one.start is None and one.cue for one in group):
        return is_tied
    if len(reports) == 1 and not any(_names_something(one) for one in group):
        return False
    if len(reports) == 1 and all(one.is_vague for one in group) and not any(one.entities for one in group):
        return False
    if all(one.is_speech or one.is_aside for one in group) and len(reports) == 1:
        return any((one.is_past_news and one.predicate in _WEIGHTY) or _tells_deed(one) for one in group)
    return True


def _tells_deed(one: Happening) -> bool:
    """Whether a speaker tells of an event with people or places in it, that day or before."""
    return not one.is_speech and bool(one.words & EVENT_STEMS) and len(one.entities) > 1


def _names_something(one: Happening) -> bool:
    return bool(one.entities) or one.is_named or len(one.words) >= _TELLING + one.is_clause


def sort_groups(
    kept: Sequence[int], days: Sequence[Days], edges: Sequence[Edge], groups: Sequence[Sequence[Happening]]
) -> list[int]:
    """Return the numbers of the groups in order of time, and inside a day as the reports order them."""

    def key(number: int) -> tuple[str, str, Passage]:
        start, end, _ = days[number]
        return (start or end or "9", end or "9", min(one.passage for one in groups[number]))

    waiting = {number: {edge.sooner for edge in edges if edge.later == number} for number in kept}
    ranked: dict[int, None] = {}
    rest = sorted(kept, key=key)
    while rest:
        free = next((number for number in rest if waiting[number] <= ranked.keys()), rest[0])
        ranked[free] = None
        rest.remove(free)
    return list(ranked)


def _make_event(
    group: Sequence[Happening],
    ids: Mapping[int, str],
    number: int,
    days: Days,
    edges: Sequence[Edge],
    kinds: Mapping[str, MentionKind],
    states: Mapping[int, State],
) -> Event:
    moods = {one.mood for one in group}
    mood: Mood = group[0].mood
    kind: EventKind = "happened"
    if group[0].is_plan:
        # One report's plan is another's proposal: the weaker word holds.
        mood = next((kind for kind in ("proposed", "demanded", "planned") if kind in moods), "planned")
        kind = "planned" if mood == "planned" else "proposed"
    state = states.get(number, State())
    shown = [one for one in group if one.speaker is None or one.start or one.is_formal or one.cue]
    shown = shown or [one for one in group if one.answers]
    told = tuple(
        dict.fromkeys(one.shown or one.passage for one in sorted(shown, key=lambda one: _rank_telling(one, group)))
    )
    passages = tuple(one for one in told if not any(_lies_in(one, other) for other in told))
    participants = Counter(
        entity
        for one in group
        for entity in one.entities
        if one.speaker in (None, entity) or kinds.get(entity) == "person"
    )
    return Event(
        start=days.start,
        end=days.end,
        mood=mood,
        passages=passages,
        participants=tuple(sorted(participants)),
        id=ids[number],
        kind=state.kind or kind,
        basis=days.basis or None,
        after=tuple(Order(ids[edge.sooner], edge.passage, edge.why) for edge in edges if edge.later == number),
        status=state.status,
        due=state.due,
        closed_by=state.closed_by,
    )


def _rank_telling(one: Happening, group: Sequence[Happening]) -> tuple[int, float, Passage]:
    """Put whole sentences before clauses and titles, deeds before speech, then what shares most with the others."""
    shared = sum(len(one.words & other.words) for other in group if other is not one)
    return (one.is_speech + one.is_clause, -shared / max(6, len(one.words)) ** 0.5, one.passage)


def _lies_in(one: Passage, other: Passage) -> bool:
    return one != other and one.document_id == other.document_id and other.span.contains(one.span)
