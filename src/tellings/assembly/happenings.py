"""The dated happenings that each report tells, past and planned: what a time in a statement dates."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tellings.assembly.bearings import (
    CALLED_OFF,
    EVENT_STEMS,
    PLANS,
    is_ahead,
    is_day_of,
    is_maybe,
    is_past,
    split_since,
)
from tellings.assembly.cues import Cue, find_cue
from tellings.assembly.overlaps import find_starting, place_quotes
from tellings.text.calendars import bounds
from tellings.text.tokens import stem, tokenize
from tellings.types.annotations import AnnotatedDocument, Mood, Quote, Statement, TimeExpression
from tellings.types.dossiers import Entity, EventKind
from tellings.types.spans import Passage, Span

Places = Mapping[Passage, Entity]


@dataclass(frozen=True, slots=True)
class TimelineThresholds:
    """Limits of the timeline.

    `likeness`: part of the content words of the shorter telling that two tellings of one event share at least.
    `slight`: the same where two or more participants are the same.
    `widest_days`: a longer period is background, not an event.
    `vague_days`: what is told of a longer period by one report alone has to name somebody.
    `apart_days`: days so far apart that a clause names ("won in May, and on Friday ...") are not of one stretch.
    `old_days`: a day so long before the report is named for one happening of the story.
    """

    likeness: float = 0.34
    slight: float = 0.2
    widest_days: int = 31
    vague_days: int = 8
    old_days: int = 7
    apart_days: int = 5


TIMELINE = TimelineThresholds()
OUTSIDE = frozenset({"caption", "credit", "byline", "dateline", "correction"})
_DULL = frozenset(
    map(
        stem,
        "the a an of on in at to for with and or but by from as that it its he she they was were is are be been has "
        "had have will would this said say says which who not after before also than more between".split(),
    )
)
# One meeting goes by many names.
GATHERINGS = frozenset(map(stem, "talks meeting round negotiations summit session dialogue conference".split()))
DEALS = frozenset(map(stem, "deal agreement accord pact treaty truce ceasefire contract memorandum".split()))
# Verbs that tell of no more than that somebody spoke.
SPEECH = frozenset(
    "say state tell announce add reply respond comment write tweet post note stress emphasize emphasise explain "
    "declare warn insist argue claim report describe ask urge criticize criticise condemn praise slam blast vow "
    "indicate signal suggest confirm acknowledge reiterate".split()
)
_PUBLISHING = frozenset("release issue publish carry".split())
_WORDS_OF = frozenset(map(stem, "statement remark interview letter post tweet speech address".split()))
_EXPECTED_TO = re.compile(r"\bexpect(?:s|ed|ing)? to\b|\bexpects? ")
# What is done at a gathering is no gathering.
_PART = re.compile(
    r"\b(?:during|at|ahead of|before|after) (?:the|this|that|their|next) (?:[a-z]+ ){0,3}?"
    r"(?:talks|meeting|round|negotiations|summit|session|conference)\b",
    re.IGNORECASE,
)
_HOLDING = frozenset("hold host schedule plan arrange organise organize meet begin start resume take open".split())
_RELATIVE = re.compile(r"\s(?:that|which|who)\b")
_TELLS = 3  # content words below which a clause ("in Oru on Monday") tells nothing by itself
_STATES = frozenset({"be", "have", "seem", "remain"})
_MONTH_NOUN = re.compile(r"\s[a-z]")  # "the November elections"


class Happening(NamedTuple):
    """One telling of an event: when, whether past, its words and who takes part.

    `start` and `end` are ISO days, None where that side is open. `basis` says how they are known. Of a statement made
    on some occasion, `speaker` is the entity that spoke, `occasion` tells the occasions of a report apart, `answers`
    whether it answers somebody, `is_formal` whether through a statement, a post or the like, `utterances` what was
    said. `quote` is the number of the quotation that tells it.
    """

    start: str | None
    end: str | None
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
    basis: str = ""
    cue: Cue | None = None
    speaker: str | None = None
    occasion: int = -1
    answers: bool = False
    is_formal: bool = False
    utterances: frozenset[str] = frozenset()
    quote: int | None = None
    predicate: str = ""
    is_past_news: bool = False
    is_part: bool = False
    is_vague: bool = False
    is_named: bool = False
    names: frozenset[str] = frozenset()
    shown: Passage | None = None
    kind: EventKind | None = None
    due: str | None = None
    is_lead: bool = False
    retells: Passage | None = None


def find_happenings(document: AnnotatedDocument, places: Places, thresholds: TimelineThresholds) -> list[Happening]:
    """Return one telling for each time that dates a statement of the document.

    `places` gives the entity that a passage mentions. What is denied, a mere state, a limit
    ("until Monday") or the day of something else ("a year after the fire of ...") is left out.
    """
    told = []
    innermost, parts = _find_innermost(document), place_quotes(document)
    for number, statement in enumerate(document.statements):
        block = document.document.blocks[document.sentences[statement.sentence].block]
        if block.kind in OUTSIDE:
            continue
        quotes = [document.quotes[at] for at in parts.find(statement.span)]
        if _is_denied(statement, quotes):
            continue
        times = (document.times[index] for index in statement.times if innermost[index] == number)
        found = [_read_told(document, statement, time, quotes, places, thresholds) for time in times]
        told += _keep_near(found, thresholds)
    return told


def _keep_near(found: Sequence[Happening | None], thresholds: TimelineThresholds) -> list[Happening]:
    """Return what the times of one clause date, the first told and those near it: a day far off is another's."""
    told = [one for one in found if one is not None]
    return [one for one in told if one.is_plan != told[0].is_plan or not _lies_far(one, told[0], thresholds)]


def _lies_far(one: Happening, other: Happening, thresholds: TimelineThresholds) -> bool:
    """Whether the days of two tellings are too far apart to be those of one stretch."""
    if not (one.start and one.end and other.start and other.end):
        return False
    sooner, later = sorted([(one.start, one.end), (other.start, other.end)])
    return _days_between(sooner[1], later[0]) >= thresholds.apart_days


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
        thin = len(find_stems(document, statement.span)) < _TELLS
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
    places: Places,
    thresholds: TimelineThresholds,
) -> Happening | None:
    days = read_days(time, thresholds) if time.type in ("DATE", "TIME") and time.earliest and time.latest else None
    if days is None:
        return None
    first, last = days
    if (time.relative or "").partition("@")[0].endswith(":back"):
        last = _end_with_report(document, first, last)
    is_named = _names_event(document, statement)
    is_plan = is_ahead(document, statement, time, first, last, is_named=is_named)
    if is_plan is None or not _is_dated(document, statement, time, (first, last), is_plan=is_plan):
        return None
    if not is_plan:  # what is past ended before the report did
        last = _end_with_report(document, first, last)
    text, sentence = document.document.text, document.sentences[statement.sentence]
    span = _find_told_span(document, statement, time)
    actors = find_actors(document, statement, places)
    return Happening(
        start=first,
        end=last,
        mood=_find_mood(statement.mood, is_plan=is_plan),
        passage=Passage(document.document.id, span),
        words=find_stems(document, span),
        entities=frozenset(entity.id for entity in actors),
        is_plan=is_plan,
        is_speech=_is_speech(document, statement, time, quotes),
        places=frozenset(entity.id for entity in actors if entity.kind == "place"),
        is_old=_is_old(document, last, thresholds),
        is_clause=2 * len(statement.span) < len(sentence.span)
        or document.document.blocks[sentence.block].kind == "title",
        is_aside=_is_spoken(document, statement) and time.relative is not None and not is_plan,
        basis=explain_days(text, time),
        cue=find_cue(text, sentence.span, statement.span),
        quote=statement.quote,
        predicate=statement.predicate,
        is_part=_is_part(text, statement),
        is_past_news=first < last or _is_old(document, last, thresholds),
        is_vague=_days_between(first, last) > thresholds.vague_days,
        is_named=is_named,
        names=find_names(document, statement.span),
        kind=_find_kind(text, statement, time) if is_plan else None,
    )


def _is_dated(
    document: AnnotatedDocument, statement: Statement, time: TimeExpression, days: tuple[str, str], *, is_plan: bool
) -> bool:
    """Whether a time gives the day of a statement that tells of what was done, or is to be."""
    first, last = days
    text = document.document.text
    if not is_day_of(document, statement, time, is_plan=is_plan):
        return False
    if is_plan:
        return statement.polarity != "negative" and not _names_past(text, time.span, first, last)
    if is_maybe(text, statement) or not _is_told(document, statement, last, spoken=_is_spoken(document, statement)):
        return False
    return time.relative != "day+0" or is_past(text, statement)


def _end_with_report(document: AnnotatedDocument, first: str, last: str) -> str:
    """Return the last day of what is past: that of the report at the latest."""
    return max(first, min(last, (document.document.published.latest or last)[:10]))


def _find_mood(mood: Mood, *, is_plan: bool) -> Mood:
    """Return the mood of a telling: that of its statement, if it is not known to be past or to come."""
    if is_plan:
        return mood if mood in PLANS else "planned"
    return "happened" if mood in PLANS else mood


def _find_told_span(document: AnnotatedDocument, statement: Statement, time: TimeExpression) -> Span:
    """Return the words that a time dates: the statement, a part of it, or with what it tells of its sentence."""
    text, sentence = document.document.text, document.sentences[statement.sentence]
    parts = split_since(text, statement.span)
    span = parts[0] if parts and parts[0].contains(time.span) else statement.span
    if time.span.start == span.start and _RELATIVE.match(text, time.span.end) and sentence.intact:
        return sentence.span  # "a theft this week that ...": the clause begins behind what it tells of
    return span


def _is_part(text: str, statement: Statement) -> bool:
    """Whether a statement tells of a part of a gathering, not of the gathering itself."""
    is_part = _PART.search(text, statement.span.start, statement.span.end) is not None
    return is_part and statement.predicate not in _HOLDING


def _find_kind(text: str, statement: Statement, time: TimeExpression) -> EventKind | None:
    """Whether a plan was called off, or is something that is waited for ("a verdict is expected on Friday")."""
    if statement.predicate in CALLED_OFF:
        return "cancelled"
    if statement.predicate == "expect" and not _EXPECTED_TO.search(text, statement.span.start, statement.span.end):
        return "awaited"
    return "awaited" if statement.predicate in ("await", "anticipate") else None


def read_days(time: TimeExpression, thresholds: TimelineThresholds) -> tuple[str, str] | None:
    """Return the first and last day of a time, None where they are open or too far apart for one happening."""
    first, last = bounds(time.value)
    if first is None or last is None:
        first, last = time.earliest, time.latest
    if first is None or last is None or _days_between(first[:10], last[:10]) > thresholds.widest_days:
        return None
    return first[:10], last[:10]


def explain_days(text: str, time: TimeExpression) -> str:
    """Return in plain words how the days of a time are known."""
    words = time.span.of(text)
    return f"stated: “{words}”" if time.relative is None else f"reckoned from “{words}”"


def _is_spoken(document: AnnotatedDocument, statement: Statement) -> bool:
    """Whether a statement is said in somebody's own words."""
    return statement.quote is not None and document.quotes[statement.quote].mode == "direct"


def _is_told(document: AnnotatedDocument, statement: Statement, last: str, *, spoken: bool) -> bool:
    """Whether a statement tells of what was done: no mere state, and from a speaker nothing that still runs."""
    if statement.predicate in _STATES and not _names_event(document, statement):
        return False
    newest = (document.document.published.latest or last)[:10]
    return not spoken or (statement.predicate not in _STATES and last <= newest)


def _names_past(text: str, span: Span, first: str, last: str) -> bool:
    """Whether a month only names what took place in it ("after losses in the November elections")."""
    return first != last and text[: span.start].endswith("the ") and bool(_MONTH_NOUN.match(text, span.end))


def _is_speech(
    document: AnnotatedDocument, statement: Statement, time: TimeExpression, quotes: Sequence[Quote]
) -> bool:
    """Whether a statement tells of no more than that somebody spoke."""
    if statement.predicate in SPEECH or _dates_speech(statement, time, quotes):
        return True
    words = find_stems(document, statement.span)
    return statement.predicate in _PUBLISHING and bool(words & _WORDS_OF)


def _dates_speech(statement: Statement, time: TimeExpression, quotes: Sequence[Quote]) -> bool:
    """Whether a time stands in the frame of a quotation ("she said on Tuesday"), not in what is said."""
    framed = any(quote.cue is not None and statement.span.contains(quote.cue) for quote in quotes)
    return framed and not any(part.contains(time.span) for quote in quotes for part in quote.content)


def _is_old(document: AnnotatedDocument, last: str, thresholds: TimelineThresholds) -> bool:
    oldest = (document.document.published.earliest or "")[:10]
    return bool(oldest) and last < oldest and _days_between(last, oldest) >= thresholds.old_days


def _names_event(document: AnnotatedDocument, statement: Statement) -> bool:
    return bool(find_stems(document, statement.span) & (EVENT_STEMS | GATHERINGS))


def find_stems(document: AnnotatedDocument, span: Span) -> frozenset[str]:
    """Return the stems of the content words of a span, without its times."""
    times = (document.times[at].span for at in find_starting(document.times, span))
    inside = [time for time in times if span.contains(time)]
    tokens = tokenize(document.document.text, span.start, span.end)
    kept = (
        stem(token.text)
        for token in tokens
        if token.is_word and not any(one.start <= token.start < one.end for one in inside)
    )
    return frozenset(word for word in kept if word not in _DULL and len(word) > 1)


def find_names(document: AnnotatedDocument, span: Span) -> frozenset[str]:
    """Return the stems of the names in a span."""
    heads = (document.mentions[at].head for at in find_starting(document.mentions, span))
    text = document.document.text
    return frozenset(
        stem(token.text)
        for head in heads
        for token in tokenize(text, head.start, head.end)
        if token.is_word and token.text[0].isupper()
    )


def find_actors(document: AnnotatedDocument, statement: Statement, places: Places) -> list[Entity]:
    """Return the entities that take part in a statement, those that pronouns stand for among them."""
    found: dict[str, Entity] = {}
    for index in sorted({*statement.actors, *find_starting(document.mentions, statement.span)}):
        if index not in statement.actors and not statement.span.contains(document.mentions[index].span):
            continue
        entity = find_entity(document, index, places)
        if entity:
            found[entity.id] = entity
    return list(found.values())


def find_entity(document: AnnotatedDocument, index: int, places: Places) -> Entity | None:
    """Return the entity that a mention, or what it stands for, is one of; None where that is open."""
    at: int | None = index
    seen: set[int] = set()  # a document given may hold a ring of pronouns
    while at is not None and at not in seen:
        seen.add(at)
        mention = document.mentions[at]
        found = places.get(Passage(document.document.id, mention.span))
        if found is not None:
            return found
        at = mention.antecedent
    return None


def tell_undated(
    document: AnnotatedDocument,
    statement: Statement,
    places: Places,
    *,
    start: str | None,
    end: str | None,
    basis: str,
) -> Happening:
    """Return what a statement tells as done that no time of its own dates; `basis` says how its days are known."""
    actors = find_actors(document, statement, places)
    return Happening(
        start=start,
        end=end,
        mood="happened",
        passage=Passage(document.document.id, statement.span),
        words=find_stems(document, statement.span),
        entities=frozenset(entity.id for entity in actors),
        is_plan=False,
        is_speech=False,
        places=frozenset(entity.id for entity in actors if entity.kind == "place"),
        is_old=False,
        is_aside=False,
        is_clause=True,
        basis=basis,
        quote=statement.quote,
        predicate=statement.predicate,
    )


def _days_between(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
