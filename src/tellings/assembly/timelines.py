"""What happened when and what is planned: the dated events of a story, told by one report or several."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from tellings.assembly.announcements import find_announcements, join_occasions
from tellings.assembly.bearings import EVENT_STEMS
from tellings.assembly.happenings import (
    DEALS,
    GATHERINGS,
    TIMELINE,
    Happening,
    TimelineThresholds,
    find_happenings,
)
from tellings.assembly.orders import Days, Edge, find_orders, narrow_days
from tellings.assembly.pledges import State, find_pledges, judge_pledges
from tellings.assembly.sequels import find_echoes, find_sequels
from tellings.text.tokens import stem
from tellings.types.annotations import AnnotatedDocument, MentionKind, Mood
from tellings.types.dossiers import Entity, Event, EventKind, Order, Utterance
from tellings.types.spans import Passage, Span

_PARTIES = frozenset({"person", "organization", "place", "nationality"})
_SIGNED = stem("signed")
_SAME_PLACE = 0.5  # part of the content words that two tellings share at least where but one names a place
_ORDERS = frozenset({"later", "earlier", "after"})
# Acts of speech that are events of a story by themselves.
_WEIGHTY = frozenset(
    "propose suggest offer reject accept announce threaten promise vow pledge resign order rule declare reveal demand".split()
)
_TELLING = 4  # content words that tell something though they name nobody
_RETOLD = 3  # content words that two tellings share at least where one has no day


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
    groups = _join_dated(_without_frames(told, said), thresholds)
    groups = _join_sequels(groups, sequels, thresholds)
    groups += join_occasions(said)
    newest = max(((item.document.published.latest or "")[:10] for item in documents), default="")
    return _make_events(groups, entities, newest)


def _join_dated(told: Sequence[Happening], thresholds: TimelineThresholds) -> list[list[Happening]]:
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
            2 * span.overlap(one.passage.span) > len(one.passage.span) for span in frames[one.passage.document_id]
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


def _join_sequels(
    groups: list[list[Happening]], sequels: Sequence[Happening], thresholds: TimelineThresholds
) -> list[list[Happening]]:
    """The groups with the tellings that have no day: each joins the one happening that it tells, or stands alone."""
    known = {one.passage for group in groups for one in group}
    for one in sequels:
        if one.passage in known:
            continue
        if one.is_plan:
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


def _is_retold(one: Happening, other: Happening, thresholds: TimelineThresholds) -> bool:
    """Whether a telling without a day is of a happening, by most of its words and who takes part."""
    shared = one.words & other.words
    shorter = min(len(one.words), len(other.words)) or 1
    is_many = len(shared) >= _RETOLD and len(shared) >= 2 * thresholds.likeness * shorter
    return is_many and not other.is_plan and bool(one.entities & other.entities)


def _make_events(groups: list[list[Happening]], entities: Sequence[Entity], newest: str) -> tuple[Event, ...]:
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
    return tuple(_make_event(groups[number], ids, number, days[number], edges, kinds, states) for number in ranked)


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
    if one.is_plan and (meets or (has_event and (common or not (one.entities and other.entities)))):
        return True
    if one.is_plan and is_one_report and common:
        # One report has one thing planned for one day, unless it names two.
        return not (one.words & EVENT_STEMS and other.words & EVENT_STEMS)
    if len(common) > 1 and common - one.places and one.start == one.end and share >= thresholds.slight:
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
    if len(reports) == 1 and not any(one.entities or one.is_named or len(one.words) >= _TELLING for one in group):
        return False
    if len(reports) == 1 and all(one.is_vague for one in group) and not any(one.entities for one in group):
        return False
    if all(one.is_speech or one.is_aside for one in group) and len(reports) == 1:
        return any(one.is_past_news and (one.predicate in _WEIGHTY or one.words & EVENT_STEMS) for one in group)
    return True


def sort_groups(
    kept: Sequence[int], days: Sequence[Days], edges: Sequence[Edge], groups: Sequence[Sequence[Happening]]
) -> list[int]:
    """Return the numbers of the groups in order of time: by their days, and inside those as the reports order them."""

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
    sites = [(count, entity) for entity, count in participants.items() if kinds.get(entity) == "place"]
    return Event(
        start=days.start,
        end=days.end,
        mood=mood,
        passages=passages,
        participants=tuple(sorted(participants)),
        id=ids[number],
        kind=state.kind or kind,
        place=max(sites)[1] if sites else None,
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
