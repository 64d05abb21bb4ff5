"""What happened when and what is planned: the dated events of a story, told by one report or several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tellings.tables.nouns import EVENT_HEADS
from tellings.text.calendars import bounds
from tellings.text.tokens import stem, tokenize
from tellings.types.annotations import AnnotatedDocument, Mood, Statement, TimeExpression
from tellings.types.dossiers import Entity, Event
from tellings.types.spans import Passage, Span


@dataclass(frozen=True, slots=True)
class TimelineThresholds:
    """Limits of the timeline.

    `likeness`: part of the content words of the shorter telling that two tellings of one event share at least.
    `widest_days`: a longer period is background, not an event.
    """

    likeness: float = 0.34
    widest_days: int = 31


TIMELINE = TimelineThresholds()
_PLANS: frozenset[Mood] = frozenset({"planned", "proposed", "demanded"})
_COUNTED_PAST: frozenset[Mood] = frozenset({"happened", "reported", "unknown"})
_DULL = frozenset(
    map(
        stem,
        "the a an of on in at to for with and or but by from as that it its he she they was were is are be been has "
        "had have will would this said say says which who not after before also than more between".split(),
    )
)
_EVENT_STEMS = frozenset(map(stem, EVENT_HEADS))


class _Told(NamedTuple):
    """One telling of an event: when, whether past, its words and who takes part."""

    start: str
    end: str
    mood: Mood
    passage: Passage
    words: frozenset[str]
    entities: frozenset[str]
    is_plan: bool


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
        (passage.document_id, passage.span.start): entity.id for entity in entities for passage in entity.mentions
    }
    told = [one for document in documents for one in _find_told(document, places, thresholds)]
    told.sort(key=lambda one: (one.start, one.end, one.is_plan, one.passage))
    groups: list[list[_Told]] = []
    for one in told:
        group = next((group for group in groups if _belongs(one, group, thresholds)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    events = [_make_event(group) for group in groups]
    return tuple(sorted(events, key=lambda event: (event.start or "", event.end or "", event.passages)))


def _find_told(
    document: AnnotatedDocument, places: Mapping[tuple[str, int], str], thresholds: TimelineThresholds
) -> list[_Told]:
    told = []
    for statement in document.statements:
        block = document.document.blocks[document.sentences[statement.sentence].block]
        if block.kind in ("caption", "credit", "byline", "dateline", "correction") or statement.mood == "denied":
            continue
        for index in statement.times:
            one = _read_told(document, statement, document.times[index], places, thresholds)
            if one:
                told.append(one)
    return told


def _read_told(
    document: AnnotatedDocument,
    statement: Statement,
    time: TimeExpression,
    places: Mapping[tuple[str, int], str],
    thresholds: TimelineThresholds,
) -> _Told | None:
    if time.type not in ("DATE", "TIME") or time.earliest is None or time.latest is None:
        return None
    first, last = bounds(time.value)
    if first is None or last is None or _days_between(first, last) > thresholds.widest_days:
        return None
    is_plan = _is_plan(document, statement, first)
    if is_plan is None:
        return None
    mood: Mood = statement.mood
    if is_plan and mood not in _PLANS:
        mood = "planned"
    if not is_plan and mood in _PLANS:
        mood = "happened"
    passage = Passage(document.document.id, statement.span)
    text = document.document.text
    words = _words(text, statement.span, document.times)
    return _Told(first, last, mood, passage, words, _actors(document, statement, places), is_plan)


def _is_plan(document: AnnotatedDocument, statement: Statement, first: str) -> bool | None:
    """Return whether the day lies ahead of the report; None where mood and day do not go together."""
    published = document.document.published
    newest = (published.latest or published.earliest or "")[:10]
    if not newest:
        return True if statement.mood in _PLANS else None
    if first > newest:
        return True
    if statement.mood in _COUNTED_PAST and statement.polarity == "positive":
        return False
    # A proposal dated in the past is the act of proposing; only what it asks for would be the event.
    return False if statement.mood == "proposed" and statement.quote is None else None


def _words(text: str, span: Span, times: Sequence[TimeExpression]) -> frozenset[str]:
    inside = [time.span for time in times if span.contains(time.span)]
    tokens = tokenize(text, span.start, span.end)
    kept = (
        stem(token.text)
        for token in tokens
        if token.is_word and not any(one.start <= token.start < one.end for one in inside)
    )
    return frozenset(word for word in kept if word not in _DULL and len(word) > 1)


def _actors(
    document: AnnotatedDocument, statement: Statement, places: Mapping[tuple[str, int], str]
) -> frozenset[str]:
    found = set()
    for index, mention in enumerate(document.mentions):
        if index not in statement.actors and not statement.span.contains(mention.span):
            continue
        while mention.antecedent is not None and (
            mention.pronoun or (document.document.id, mention.span.start) not in places
        ):
            mention = document.mentions[mention.antecedent]
        entity = places.get((document.document.id, mention.span.start))
        if entity:
            found.add(entity)
    return frozenset(found)


def _belongs(one: _Told, group: Sequence[_Told], thresholds: TimelineThresholds) -> bool:
    """Return whether a telling is of the event of a group: it must agree with most of its tellings."""
    agree = sum(_is_same(one, other, thresholds) for other in group)
    return 2 * agree >= len(group) and agree > 0


def _is_same(one: _Told, other: _Told, thresholds: TimelineThresholds) -> bool:
    if (one.start, one.end, one.is_plan) != (other.start, other.end, other.is_plan):
        return False
    shared = one.words & other.words
    shorter = min(len(one.words), len(other.words)) or 1
    share = len(shared) / shorter
    if share >= 2 * thresholds.likeness:
        return True
    has_event = bool(shared & _EVENT_STEMS)
    has_party = bool(one.entities & other.entities) or not (one.entities and other.entities)
    if one.is_plan and has_event and has_party:
        return True
    return share >= thresholds.likeness and (has_event or bool(one.entities & other.entities))


def _make_event(group: Sequence[_Told]) -> Event:
    moods = {one.mood for one in group}
    mood: Mood = group[0].mood
    if group[0].is_plan:
        # One report's plan is another's proposal: the weaker word holds.
        mood = next((kind for kind in ("proposed", "demanded", "planned") if kind in moods), "planned")
    passages = tuple(sorted({one.passage for one in group}))
    participants = tuple(sorted({entity for one in group for entity in one.entities}))
    return Event(group[0].start, group[0].end, mood, passages, participants)


def _days_between(first: str, last: str) -> int:
    from datetime import date

    return (date.fromisoformat(last) - date.fromisoformat(first)).days
