"""What happened when and what is planned: the dated events of a story, told by one report or several."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tellings.tables.nouns import EVENT_HEADS
from tellings.text.calendars import bounds
from tellings.text.tokens import stem, tokenize
from tellings.text.verbs import verb_readings
from tellings.types.annotations import AnnotatedDocument, Mood, Statement, TimeExpression
from tellings.types.dossiers import Entity, Event
from tellings.types.spans import Passage, Span


@dataclass(frozen=True, slots=True)
class TimelineThresholds:
    """Limits of the timeline.

    `likeness`: part of the content words of the shorter telling that two tellings of one event share at least.
    `slight`: the same where two or more participants are the same.
    `widest_days`: a longer period is background, not an event.
    `old_days`: a day so long before the report is named for one happening of the story.
    """

    likeness: float = 0.34
    slight: float = 0.2
    widest_days: int = 31
    old_days: int = 7


TIMELINE = TimelineThresholds()
_PLANS: frozenset[Mood] = frozenset({"planned", "proposed", "demanded"})
_COUNTED_PAST: frozenset[Mood] = frozenset({"happened", "reported"})
_DULL = frozenset(
    map(
        stem,
        "the a an of on in at to for with and or but by from as that it its he she they was were is are be been has "
        "had have will would this said say says which who not after before also than more between".split(),
    )
)
_EVENT_STEMS = frozenset(map(stem, EVENT_HEADS))
# One meeting goes by many names.
_GATHERINGS = frozenset(map(stem, "talks meeting round negotiations summit session dialogue conference".split()))
_PARTIES = frozenset({"person", "organization", "place", "nationality"})
# Verbs that tell of no more than that somebody spoke.
_SPEECH = frozenset(
    "say state tell announce add reply respond comment write tweet post note stress emphasize emphasise explain "
    "declare warn insist argue claim report describe ask urge criticize criticise condemn praise slam blast vow "
    "indicate signal suggest confirm acknowledge reiterate".split()
)
_AHEAD = re.compile(r":(?:ahead|next)\b")
_PUBLISHING = frozenset("release issue publish carry".split())
_WORDS_OF = frozenset(map(stem, "statement remark interview letter post tweet speech address".split()))
_TELLS = 3  # content words below which a clause ("in Istanbul on Monday") tells nothing by itself
_STATES = frozenset({"be", "have", "seem", "remain"})
_REACH = 24
_MONTH_NOUN = re.compile(r"\s[a-z]")  # "the November elections"
# "a year after the ... attacks", "to wait until Monday": the day of something else, or no day of a happening.
_OFFSET = re.compile(r"\b(?:after|before|until|till)\s(?:the\s|last\s|that\s)?\Z", re.IGNORECASE)


class _Told(NamedTuple):
    """One telling of an event: when, whether past, its words and who takes part."""

    start: str
    end: str
    mood: Mood
    passage: Passage
    words: frozenset[str]
    entities: frozenset[str]
    is_plan: bool
    is_speech: bool
    places: frozenset[str]
    is_old: bool
    is_aside: bool
    is_clause: bool


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
    told = [one for document in documents for one in _find_told(document, places, thresholds)]
    told.sort(key=lambda one: (one.start, one.end, one.is_plan, one.passage))
    groups: list[list[_Told]] = []
    for one in told:
        group = next((group for group in groups if _belongs(one, group, thresholds)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    groups = [group for group in _join_wider(groups, thresholds) if not _is_no_event(group)]
    events = [_make_event(group) for group in groups]
    return tuple(sorted(events, key=lambda event: (event.start or "", event.end or "", event.passages)))


def _find_told(
    document: AnnotatedDocument, places: Mapping[tuple[str, int], Entity], thresholds: TimelineThresholds
) -> list[_Told]:
    told = []
    innermost = _find_innermost(document)
    for number, statement in enumerate(document.statements):
        block = document.document.blocks[document.sentences[statement.sentence].block]
        if block.kind in ("caption", "credit", "byline", "dateline", "correction") or _is_denied(document, statement):
            continue
        for index in statement.times:
            if innermost[index] != number:
                continue
            one = _read_told(document, statement, document.times[index], places, thresholds)
            if one:
                told.append(one)
    return told


def _is_denied(document: AnnotatedDocument, statement: Statement) -> bool:
    """Whether a statement is denied, or stands in a report that is told only to be denied."""
    return statement.mood == "denied" or any(
        quote.denied and any(part.overlap(statement.span) for part in quote.content) for quote in document.quotes
    )


def _find_innermost(document: AnnotatedDocument) -> dict[int, int]:
    """Return for each time the statement that it dates: the shortest of those that hold it and tell of something."""
    innermost: dict[int, int] = {}
    ranks: dict[int, tuple[bool, int]] = {}
    for number, statement in enumerate(document.statements):
        thin = len(_words(document.document.text, statement.span, document.times)) < _TELLS
        for index in statement.times:
            rank = (thin, -len(statement.span) if thin else len(statement.span))
            if index not in ranks or rank < ranks[index]:
                ranks[index], innermost[index] = rank, number
    return innermost


def _read_told(
    document: AnnotatedDocument,
    statement: Statement,
    time: TimeExpression,
    places: Mapping[tuple[str, int], Entity],
    thresholds: TimelineThresholds,
) -> _Told | None:
    if time.type not in ("DATE", "TIME") or time.earliest is None or time.latest is None:
        return None
    first, last = bounds(time.value)
    if first is None or last is None or _days_between(first, last) > thresholds.widest_days:
        return None
    text = document.document.text
    if time.type == "DATE" and _OFFSET.search(text, max(0, time.span.start - _REACH), time.span.start):
        return None
    is_plan = _is_plan(document, statement, time, first)
    spoken = _is_spoken(document, statement)
    if is_plan is None or (statement.polarity == "negative" and is_plan):
        return None
    if is_plan and _names_past(text, time.span, first, last):
        return None
    if not is_plan and not _is_told(document, statement, last, spoken=spoken):
        return None
    if not is_plan and time.relative == "day+0" and not _is_past(text, statement):
        return None
    mood: Mood = statement.mood
    if is_plan and mood not in _PLANS:
        mood = "planned"
    if not is_plan and mood in _PLANS:
        mood = "happened"
    passage = Passage(document.document.id, statement.span)
    actors = _actors(document, statement, places)
    return _Told(
        start=first,
        end=last,
        mood=mood,
        passage=passage,
        words=_words(text, statement.span, document.times),
        entities=frozenset(entity.id for entity in actors),
        is_plan=is_plan,
        is_speech=_is_speech(document, statement, time),
        places=frozenset(entity.id for entity in actors if entity.kind == "place"),
        is_old=_is_old(document, last, thresholds),
        is_clause=2 * len(statement.span) < len(document.sentences[statement.sentence].span)
        or document.document.blocks[document.sentences[statement.sentence].block].kind == "title",
        is_aside=spoken and time.relative is not None and not is_plan,
    )


def _is_spoken(document: AnnotatedDocument, statement: Statement) -> bool:
    """Whether a statement is said in somebody's own words."""
    return statement.quote is not None and document.quotes[statement.quote].mode == "direct"


def _is_told(document: AnnotatedDocument, statement: Statement, last: str, *, spoken: bool) -> bool:
    """Whether a statement tells of what was done: no mere state, and from a speaker nothing that still runs."""
    if statement.predicate in _STATES and not _names_event(document, statement):
        return False
    newest = (document.document.published.latest or last)[:10]
    return not spoken or (statement.predicate not in _STATES and last <= newest)


def _is_past(text: str, statement: Statement) -> bool:
    """Whether a statement has its verb in a form of the past ("today" alone also means these days)."""
    return any(
        reading.base == statement.predicate and reading.form in ("past", "participle")
        for token in tokenize(text, statement.span.start, statement.span.end)
        for reading in verb_readings(token.text)
    )


def _names_past(text: str, span: Span, first: str, last: str) -> bool:
    """Whether a month only names what took place in it ("after losses in the November elections")."""
    return first != last and text[: span.start].endswith("the ") and bool(_MONTH_NOUN.match(text, span.end))


def _is_speech(document: AnnotatedDocument, statement: Statement, time: TimeExpression) -> bool:
    """Whether a statement tells of no more than that somebody spoke."""
    if statement.predicate in _SPEECH or _dates_speech(document, statement, time):
        return True
    words = _words(document.document.text, statement.span, document.times)
    return statement.predicate in _PUBLISHING and bool(words & _WORDS_OF)


def _dates_speech(document: AnnotatedDocument, statement: Statement, time: TimeExpression) -> bool:
    """Whether a time stands in the frame of a quotation ("she said on Tuesday"), not in what is said."""
    framed = any(quote.cue is not None and statement.span.contains(quote.cue) for quote in document.quotes)
    return framed and not any(part.contains(time.span) for quote in document.quotes for part in quote.content)


def _is_old(document: AnnotatedDocument, last: str, thresholds: TimelineThresholds) -> bool:
    oldest = (document.document.published.earliest or "")[:10]
    return bool(oldest) and last < oldest and _days_between(last, oldest) >= thresholds.old_days


def _is_plan(document: AnnotatedDocument, statement: Statement, time: TimeExpression, first: str) -> bool | None:
    """Return whether the day lies ahead of the report; None where mood and day do not go together."""
    published = document.document.published
    oldest, newest = (published.earliest or "")[:10], (published.latest or published.earliest or "")[:10]
    if not newest:
        return True if statement.mood in _PLANS else None
    counts = statement.mood in _COUNTED_PAST and statement.polarity == "positive"
    if first > newest:
        # What is told as done on a day to come is a wrong reading, but for "invites ... to talks on Monday".
        return True if not counts or _names_event(document, statement) else None
    if counts:
        return False
    later = time.span.of(document.document.text).lower().startswith("later ")
    if first >= oldest and (later or _AHEAD.search(time.relative or "")):
        return True
    # A proposal dated in the past is the act of proposing; only what it asks for would be the event.
    return False if statement.mood == "proposed" and statement.quote is None else None


def _names_event(document: AnnotatedDocument, statement: Statement) -> bool:
    return bool(_words(document.document.text, statement.span, document.times) & (_EVENT_STEMS | _GATHERINGS))


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
    document: AnnotatedDocument, statement: Statement, places: Mapping[tuple[str, int], Entity]
) -> list[Entity]:
    found: dict[str, Entity] = {}
    for index, mention in enumerate(document.mentions):
        if index not in statement.actors and not statement.span.contains(mention.span):
            continue
        while mention.antecedent is not None and (
            mention.pronoun or (document.document.id, mention.span.start) not in places
        ):
            mention = document.mentions[mention.antecedent]
        entity = places.get((document.document.id, mention.span.start))
        if entity:
            found[entity.id] = entity
    return list(found.values())


def _belongs(one: _Told, group: Sequence[_Told], thresholds: TimelineThresholds) -> bool:
    """Return whether a telling is of the event of a group: it must agree with a good part of its tellings."""
    agree = sum(_is_same(one, other, thresholds) for other in group)
    return 3 * agree >= len(group) and agree > 0


def _is_same(one: _Told, other: _Told, thresholds: TimelineThresholds) -> bool:
    if (one.start, one.end, one.is_plan) != (other.start, other.end, other.is_plan):
        return False
    return _is_alike(one, other, thresholds)


def _is_alike(one: _Told, other: _Told, thresholds: TimelineThresholds) -> bool:
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
    meets = bool(one.words & _GATHERINGS) and bool(other.words & _GATHERINGS)
    has_event = meets or bool(shared & _EVENT_STEMS)
    common = one.entities & other.entities
    if one.is_plan and (meets or (has_event and (common or not (one.entities and other.entities)))):
        return True
    if one.is_plan and is_one_report and common:
        # One report has one thing planned for one day, unless it names two.
        return not (one.words & _EVENT_STEMS and other.words & _EVENT_STEMS)
    if len(common) > 1 and one.start == one.end and share >= thresholds.slight:
        return True
    return share >= thresholds.likeness and (has_event or bool(common))


def _join_wider(groups: Sequence[list[_Told]], thresholds: TimelineThresholds) -> list[list[_Told]]:
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


def _is_within(wide: _Told, day: _Told, thresholds: TimelineThresholds) -> bool:
    """Whether what is told for a longer period is what is told for a day; what is past must share an event."""
    shared = wide.words & day.words
    named = bool(shared & _EVENT_STEMS) or len(shared) >= 2 * thresholds.likeness * min(
        len(wide.words), len(day.words)
    )
    return _is_alike(wide, day, thresholds) and (wide.is_plan or named)


def _is_no_event(group: Sequence[_Told]) -> bool:
    """Return whether one report alone tells that somebody spoke on that day, or a speaker mentions it in passing."""
    return (
        all(one.is_speech or one.is_aside for one in group) and len({one.passage.document_id for one in group}) == 1
    )


def _make_event(group: Sequence[_Told]) -> Event:
    moods = {one.mood for one in group}
    mood: Mood = group[0].mood
    if group[0].is_plan:
        # One report's plan is another's proposal: the weaker word holds.
        mood = next((kind for kind in ("proposed", "demanded", "planned") if kind in moods), "planned")
    told = tuple(dict.fromkeys(one.passage for one in sorted(group, key=lambda one: _rank_telling(one, group))))
    passages = tuple(one for one in told if not any(_lies_in(one, other) for other in told))
    participants = tuple(sorted({entity for one in group for entity in one.entities}))
    return Event(group[0].start, group[0].end, mood, passages, participants)


def _rank_telling(one: _Told, group: Sequence[_Told]) -> tuple[int, float, Passage]:
    """Put whole sentences before clauses and titles, deeds before speech, then what shares most with the others."""
    shared = sum(len(one.words & other.words) for other in group if other is not one)
    return (one.is_speech + one.is_clause, -shared / max(6, len(one.words)) ** 0.5, one.passage)


def _lies_in(one: Passage, other: Passage) -> bool:
    return one != other and one.document_id == other.document_id and other.span.contains(one.span)


def _days_between(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
