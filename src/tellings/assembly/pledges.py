"""What is open in a story: proposals without an answer, promises with a due day, what is awaited; what closed it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tellings.assembly.bearings import CALLED_OFF, EVENT_STEMS, PLANS
from tellings.assembly.happenings import (
    OUTSIDE,
    Happening,
    Places,
    TimelineThresholds,
    explain_days,
    find_names,
    read_days,
    tell_undated,
)
from tellings.assembly.orders import Edge
from tellings.types.annotations import AnnotatedDocument, Statement, TimeExpression
from tellings.types.dossiers import EventKind, EventStatus
from tellings.types.spans import Passage

_BY = re.compile(r"\b(?:by|no later than|not later than|before|within)\s(?:the end of\s|the\s)?\Z", re.IGNORECASE)
_AWAITED = re.compile(
    r"\bawait(?:s|ed|ing)?\b[^.;]{0,40}\b(?:answer|reply|response|confirmation|decision|verdict|ruling|approval)\b"
    r"[^.;]{0,30}\bfrom\b",
    re.IGNORECASE,
)
_REACH = 30
_ALIKE = 0.5  # part of the content words that a pledge and what keeps it share at least
_TOLD = 2  # content words that they share at least
_ANSWERED = frozenset({"answers it", "echoes an answer to it"})


@dataclass(frozen=True, slots=True)
class State:
    """How a plan stands: open, closed or overdue, when it is due, what closed it, and its kind where that changes."""

    status: EventStatus | None = None
    due: str | None = None
    closed_by: tuple[Passage, ...] = ()
    kind: EventKind | None = None


def find_pledges(document: AnnotatedDocument, places: Places, thresholds: TimelineThresholds) -> list[Happening]:
    """Return what somebody is to do by a named day, and what somebody waits for, as the report tells it."""
    found = []
    for statement in document.statements:
        sentence = document.sentences[statement.sentence]
        kind = document.document.blocks[sentence.block].kind
        if kind in OUTSIDE or kind == "title" or not sentence.intact or statement.polarity != "positive":
            continue
        if statement.predicate == "await" and _AWAITED.search(statement.span.of(document.document.text)):
            found.append(_make(document, statement, places, None, "told as awaited", "awaited"))
        elif statement.mood in PLANS and (due := _find_due(document, statement, thresholds)):
            day, time = due
            found.append(_make(document, statement, places, day, explain_days(document.document.text, time), None))
    return [one for one in found if one.entities]


def _find_due(
    document: AnnotatedDocument, statement: Statement, thresholds: TimelineThresholds
) -> tuple[str, TimeExpression] | None:
    """The last day on which something is to be done, where that lies ahead of the report."""
    text, oldest = document.document.text, (document.document.published.earliest or "9")[:10]
    for at in statement.times:
        time = document.times[at]
        days = read_days(time, thresholds) if time.type in ("DATE", "TIME") else None
        if days and days[1] >= oldest and _BY.search(text, max(0, time.span.start - _REACH), time.span.start):
            return days[1], time
    return None


def _make(
    document: AnnotatedDocument,
    statement: Statement,
    places: Places,
    due: str | None,
    basis: str,
    kind: EventKind | None,
) -> Happening:
    undated = tell_undated(document, statement, places, start=None, end=due, basis=basis)
    return undated._replace(
        mood=statement.mood if statement.mood in PLANS else "planned",
        is_plan=True,
        names=find_names(document, statement.span),
        kind=kind,
        due=due,
    )


def judge_pledges(
    groups: Sequence[Sequence[Happening]],
    kept: Sequence[int],
    edges: Sequence[Edge],
    parties: Mapping[str, str | None],
    newest: str,
) -> dict[int, State]:
    """Return how each plan stands on the day of the newest report, `newest`.

    A proposal is closed by an answer to the statement that made it, what is awaited of somebody by an answer of
    theirs, a promise by a report that it was kept, and every plan by one that it was called off.
    """
    speeches = {number for number in kept if groups[number][0].speaker is not None}
    states = {}
    for number in kept:
        group = groups[number]
        if not group[0].is_plan:
            continue
        due = next((one.due for one in group if one.due), None)
        called_off = _find_called_off(group, [groups[other] for other in kept])
        if called_off:
            states[number] = State("closed", due, called_off, "cancelled")
            continue
        kind = next((one.kind for one in group if one.kind), None)
        closed = _find_kept(group, [groups[other] for other in kept])
        if not closed and kind == "awaited":
            closed = _find_given(group, groups, speeches, edges, parties)
        is_open = kind == "awaited" or due is not None or any(one.mood == "proposed" for one in group)
        if not closed and is_open:
            closed = _find_answers(group, groups, speeches, edges)
        last = due or max((one.end or "" for one in group), default="")
        if closed:
            states[number] = State("closed", due, closed, kind)
        elif is_open:
            states[number] = State("overdue" if last and last < newest else "open", due, (), kind)
    return states


def _find_answers(
    group: Sequence[Happening], groups: Sequence[Sequence[Happening]], speeches: set[int], edges: Sequence[Edge]
) -> tuple[Passage, ...]:
    """What answers the statements in which a proposal was made."""
    quotes = {(one.passage.document_id, one.quote) for one in group if one.quote is not None}
    made = {number for number in speeches for one in groups[number] if (one.passage.document_id, one.quote) in quotes}
    answers = [edge.later for edge in edges if edge.sooner in made and edge.why in _ANSWERED]
    return tuple(dict.fromkeys(one.passage for number in answers for one in groups[number] if one.answers))


def _find_given(
    group: Sequence[Happening],
    groups: Sequence[Sequence[Happening]],
    speeches: set[int],
    edges: Sequence[Edge],
    parties: Mapping[str, str | None],
) -> tuple[Passage, ...]:
    """The answer of one of those between whom an answer is awaited, or of their side, or to one of them."""

    def is_theirs(number: int) -> bool:
        speaker = groups[number][0].speaker
        return number in speeches and bool({speaker, parties.get(speaker or "")} & asked)

    asked = {entity for one in group for entity in one.entities}
    given = {number for number in speeches if is_theirs(number)}
    given |= {edge.later for edge in edges if edge.why in _ANSWERED and is_theirs(edge.sooner)}
    return tuple(dict.fromkeys(one.passage for number in sorted(given) for one in groups[number] if one.answers))


def _find_kept(group: Sequence[Happening], others: Sequence[Sequence[Happening]]) -> tuple[Passage, ...]:
    """What tells that a plan came true: its day is the plan's, its words and people agree."""
    days = {(one.start, one.end) for one in group}
    return tuple(
        dict.fromkeys(
            one.passage
            for other in others
            for one in other
            if not one.is_plan and one.speaker is None and one.start and (one.start, one.end) in days
            if any(_is_alike(one, plan) for plan in group)
        )
    )


def _find_called_off(group: Sequence[Happening], others: Sequence[Sequence[Happening]]) -> tuple[Passage, ...]:
    """What tells that a plan was called off: a telling of the plan itself, or of a happening of the same name."""
    own = [one.passage for one in group if one.kind == "cancelled"]
    told = [
        one.passage
        for other in others
        for one in other
        if not one.is_plan and one.predicate in CALLED_OFF
        if any(_is_alike(one, plan) and one.words & plan.words & EVENT_STEMS for plan in group)
    ]
    return tuple(dict.fromkeys((*own, *told)))


def _is_alike(one: Happening, plan: Happening) -> bool:
    shared = one.words & plan.words
    shorter = min(len(one.words), len(plan.words)) or 1
    own = shared - one.names
    return (
        len(shared) >= _TOLD and len(shared) >= _ALIKE * shorter and bool(own) and bool(one.entities & plan.entities)
    )
