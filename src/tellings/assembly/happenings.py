"""The dated happenings that each report tells, past and planned: what a time in a statement dates."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tellings.assembly.overlaps import find_starting, place_quotes
from tellings.tables.nouns import EVENT_HEADS
from tellings.text.calendars import bounds
from tellings.text.tokens import stem, tokenize
from tellings.text.verbs import verb_readings
from tellings.types.annotations import AnnotatedDocument, Mood, Quote, Statement, TimeExpression
from tellings.types.dossiers import Entity
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
EVENT_STEMS = frozenset(map(stem, EVENT_HEADS))
# One meeting goes by many names.
GATHERINGS = frozenset(map(stem, "talks meeting round negotiations summit session dialogue conference".split()))
# Verbs that tell of no more than that somebody spoke.
_SPEECH = frozenset(
    "say state tell announce add reply respond comment write tweet post note stress emphasize emphasise explain "
    "declare warn insist argue claim report describe ask urge criticize criticise condemn praise slam blast vow "
    "indicate signal suggest confirm acknowledge reiterate".split()
)
_AHEAD = re.compile(r":(?:ahead|next)\b")
_PUBLISHING = frozenset("release issue publish carry".split())
_WORDS_OF = frozenset(map(stem, "statement remark interview letter post tweet speech address".split()))
_TELLS = 3  # content words below which a clause ("in Oru on Monday") tells nothing by itself
_STATES = frozenset({"be", "have", "seem", "remain"})
_REACH = 24
_MONTH_NOUN = re.compile(r"\s[a-z]")  # "the November elections"
# "a year after the ... attacks", "to wait until Monday": the day of something else, or no day of a happening.
_OFFSET = re.compile(r"\b(?:after|before|until|till)\s(?:the\s|last\s|that\s)?\Z", re.IGNORECASE)


class Happening(NamedTuple):
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


def find_happenings(
    document: AnnotatedDocument, places: Mapping[tuple[str, int], Entity], thresholds: TimelineThresholds
) -> list[Happening]:
    """Return one telling for each time that dates a statement of the document.

    `places` gives the entity that is mentioned at a start in a document. What is denied, a mere state, a limit
    ("until Monday") or the day of something else ("a year after the fire of ...") is left out.
    """
    told = []
    innermost, parts = _find_innermost(document), place_quotes(document)
    for number, statement in enumerate(document.statements):
        block = document.document.blocks[document.sentences[statement.sentence].block]
        if block.kind in ("caption", "credit", "byline", "dateline", "correction"):
            continue
        quotes = [document.quotes[at] for at in parts.find(statement.span)]
        if _is_denied(statement, quotes):
            continue
        for index in statement.times:
            if innermost[index] != number:
                continue
            one = _read_told(document, statement, document.times[index], quotes, places, thresholds)
            if one:
                told.append(one)
    return told


def _is_denied(statement: Statement, quotes: Sequence[Quote]) -> bool:
    """Whether a statement is denied, or stands in a report that is told only to be denied."""
    return statement.mood == "denied" or any(
        quote.denied and any(part.overlap(statement.span) for part in quote.content) for quote in quotes
    )


def _find_innermost(document: AnnotatedDocument) -> dict[int, int]:
    """Return for each time the statement that it dates: the shortest of those that hold it and tell of something."""
    innermost: dict[int, int] = {}
    ranks: dict[int, tuple[bool, int]] = {}
    for number, statement in enumerate(document.statements):
        thin = len(_words(document, statement.span)) < _TELLS
        for index in statement.times:
            rank = (thin, -len(statement.span) if thin else len(statement.span))
            if index not in ranks or rank < ranks[index]:
                ranks[index], innermost[index] = rank, number
    return innermost


def _read_told(
    document: AnnotatedDocument,
    statement: Statement,
    time: TimeExpression,
    quotes: Sequence[Quote],
    places: Mapping[tuple[str, int], Entity],
    thresholds: TimelineThresholds,
) -> Happening | None:
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
    return Happening(
        start=first,
        end=last,
        mood=mood,
        passage=passage,
        words=_words(document, statement.span),
        entities=frozenset(entity.id for entity in actors),
        is_plan=is_plan,
        is_speech=_is_speech(document, statement, time, quotes),
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


def _is_speech(
    document: AnnotatedDocument, statement: Statement, time: TimeExpression, quotes: Sequence[Quote]
) -> bool:
    """Whether a statement tells of no more than that somebody spoke."""
    if statement.predicate in _SPEECH or _dates_speech(statement, time, quotes):
        return True
    words = _words(document, statement.span)
    return statement.predicate in _PUBLISHING and bool(words & _WORDS_OF)


def _dates_speech(statement: Statement, time: TimeExpression, quotes: Sequence[Quote]) -> bool:
    """Whether a time stands in the frame of a quotation ("she said on Tuesday"), not in what is said."""
    framed = any(quote.cue is not None and statement.span.contains(quote.cue) for quote in quotes)
    return framed and not any(part.contains(time.span) for quote in quotes for part in quote.content)


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
    return bool(_words(document, statement.span) & (EVENT_STEMS | GATHERINGS))


def _words(document: AnnotatedDocument, span: Span) -> frozenset[str]:
    times = (document.times[at].span for at in find_starting(document.times, span))
    inside = [time for time in times if span.contains(time)]
    tokens = tokenize(document.document.text, span.start, span.end)
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
    for index in sorted({*statement.actors, *find_starting(document.mentions, statement.span)}):
        mention = document.mentions[index]
        if index not in statement.actors and not statement.span.contains(mention.span):
            continue
        seen: set[int] = set()  # a document given may hold a ring of pronouns
        while (
            mention.antecedent is not None
            and mention.antecedent not in seen
            and (mention.pronoun or (document.document.id, mention.span.start) not in places)
        ):
            seen.add(mention.antecedent)
            mention = document.mentions[mention.antecedent]
        entity = places.get((document.document.id, mention.span.start))
        if entity:
            found[entity.id] = entity
    return list(found.values())


def _days_between(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
