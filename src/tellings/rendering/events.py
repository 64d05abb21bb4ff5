"""The events of an account in order of time: the days of each, what it follows, and what of them is still open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import Final

from tellings.rendering.accounts import Account
from tellings.rendering.labels import MOODS, name_day, name_period
from tellings.text.calendars import bounds
from tellings.types.dossiers import Event, EventKind, EventStatus

KINDS: Final[dict[EventKind, str]] = {
    "happened": "told as done",
    "planned": "planned, not yet happened",
    "proposed": "proposed, not agreed",
    "awaited": "awaited, not yet happened",
    "cancelled": "called off",
}
SIGNS: Final[dict[EventKind, str]] = {
    "happened": "●",
    "planned": "○",
    "proposed": "◌",
    "awaited": "◇",
    "cancelled": "⊘",
}
STATUSES: Final[dict[EventStatus, str]] = {
    "open": "open at the last report",
    "overdue": "its day has passed, and no report tells of it",
    "closed": "answered",
}
# A refusal only where the closing words refuse the thing itself, not a claim or a question.
REFUSES: Final = re.compile(
    r"(?<!not )(?<!never )\b(?:reject(?:ed|s|ing)?|refus(?:ed|es|ing)|rebuff(?:ed|s|ing)?|spurn(?:ed|s|ing)?"
    r"|turn(?:ed|s|ing) down)\b[^.;]{0,60}\b(?:proposals?|offers?|plans?|deal|talks|invitation|demands?|ultimatum)\b",
    re.IGNORECASE,
)
NO_DAY: Final = "no day given"
NO_ORDER: Final = "Events of one day stand in no order, but where one is said to come after another."
_ID = re.compile(r"t(\d{1,6})\Z")
_SIMPLE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}.{0,30})?)?|-W\d{2})?\Z")

_TAKES_PART: Final = ("person", "organization", "place", "nationality")

Numbered = tuple[int, Event]
"""An event with the number under which it is shown, that of its id."""


@dataclass(frozen=True, slots=True)
class Reach:
    """The first and last ISO day that an event may lie on; None where that side is open."""

    first: str | None
    last: str | None

    @property
    def is_dated(self) -> bool:
        """Whether either side is known."""
        return bool(self.first or self.last)

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.first is not None and self.first == self.last


def find_reach(event: Event) -> Reach:
    """Return the days of an event; a value that names no days leaves its side open.

    >>> find_reach(Event("2031-W15", "2031-W15", "happened", ()))
    Reach(first='2031-04-07', last='2031-04-13')
    """
    return Reach(bounds(event.start or "")[0], bounds(event.end or "")[1])


def name_time(event: Event) -> str:
    """Return when an event is, as people write it.

    >>> name_time(Event(None, "2031-04-08", "happened", ())), name_time(Event("2031-04-08", None, "planned", ()))
    ('by 8 April 2031', 'from 8 April 2031')
    """
    reach = find_reach(event)
    if reach.first and reach.last:
        simple = [bool(_SIMPLE.match(value or "")) for value in (event.start, event.end)]
        return name_period(event.start, event.end) if all(simple) else name_period(reach.first, reach.last)
    if reach.last:
        return f"by {name_day(reach.last)}"
    return f"from {name_day(reach.first)}" if reach.first else NO_DAY


def name_kind(event: Event) -> str:
    """Return in words what an event is, where that needs saying: all but what is told as done; else nothing."""
    if event.kind == "happened" or (event.kind == "proposed" and event.mood == "demanded"):
        return MOODS.get(event.mood, "") if event.mood in ("demanded", "denied", "reported") else ""
    return KINDS[event.kind]


def list_events(account: Account) -> tuple[Numbered, ...]:
    """Return the events in order of time; of those whose days leave it open, each after those that it follows.

    What is known to be by a day stands before that day, what has no day last. An event keeps the number of its id.
    """
    events = account.dossier.timeline
    numbers = number_events(events)
    order = sorted(range(len(events)), key=lambda at: (*_place(events[at]), numbers[id(events[at])]))
    places = {at: place for place, at in enumerate(order)}
    by_id = {event.id: at for at, event in enumerate(events)}
    waits: dict[int, set[int]] = {}
    for at, event in enumerate(events):
        earlier = {by_id[link.event_id] for link in event.after if link.event_id in by_id}
        waits[at] = {other for other in earlier if other != at and _can_precede(events[other], event)}
    shown: list[int] = []
    later: dict[int, list[int]] = {}
    for at, others in waits.items():
        for other in others:
            later.setdefault(other, []).append(at)
    free = [places[at] for at, others in waits.items() if not others]
    heapify(free)
    while free:
        at = order[heappop(free)]
        shown.append(at)
        for other in later.get(at, ()):
            waits[other].discard(at)
            if not waits[other]:
                heappush(free, places[other])
    circle = [at for at in order if waits[at]]
    return tuple((numbers[id(events[at])], events[at]) for at in (*shown, *circle))


def _place(event: Event) -> tuple[bool, str, int, str]:
    reach = find_reach(event)
    side = 0 if reach.first is None else 1 if reach.last else 2
    return (not reach.is_dated, reach.first or reach.last or "", side, reach.last or "")


def _can_precede(earlier: Event, later: Event) -> bool:
    """Whether the days of two events let the one be before the other; where they forbid it, the days hold."""
    first, last = find_reach(earlier).first, find_reach(later).last
    return first is None or last is None or first <= last


def number_events(events: Sequence[Event]) -> dict[int, int]:
    """Return the number of each event by its identity: that of its id, else its place among all."""
    told = [_ID.match(event.id) for event in events]
    numbers = [int(found[1]) for found in told if found]
    if len(set(numbers)) < len(events):
        numbers = list(range(1, len(events) + 1))
    return {id(event): number for event, number in zip(events, numbers, strict=True)}


def rank_events(events: Sequence[Event]) -> dict[str, int]:
    """Return by id how many steps of order lie before an event; an order that runs in a circle counts for nothing."""
    before = {event.id: [order.event_id for order in event.after] for event in events}
    ranks: dict[str, int] = {}
    for start in before:
        path, waiting = set[str](), [start]
        while waiting:
            name = waiting[-1]
            path.add(name)
            ahead = [other for other in before[name] if other in before and other not in ranks and other not in path]
            if ahead:
                waiting.append(ahead[0])
                continue
            known = [ranks[other] + 1 for other in before[name] if other in ranks]
            ranks[name] = max(known, default=0)
            path.discard(waiting.pop())
    return ranks


def find_last_report(account: Account) -> str | None:
    """Return the ISO day of the last report, or the day that it has at the latest; None where no report has one."""
    latest = [account.published(name).latest for name in account.dossier.story.document_ids]
    days = [bounds(value)[1] for value in (*latest, account.dossier.story.last) if value]
    return max((day for day in days if day), default=None)


def list_participants(account: Account, event: Event) -> list[str]:
    """Return the names of those who took part, without the place; an event or document that it may be is nobody."""
    known = [account.by_entity.get(name) for name in event.participants if name != event.place]
    return list(dict.fromkeys(entity.name for entity in known if entity and entity.kind in _TAKES_PART))


@dataclass(frozen=True, slots=True)
class Pending:
    """What is open or was closed: who has yet to answer, what falls due, what is announced, what came of the rest."""

    awaiting: tuple[Numbered, ...]
    due: tuple[Numbered, ...]
    announced: tuple[Numbered, ...]
    closed: tuple[Numbered, ...]

    def groups(self) -> tuple[tuple[str, tuple[Numbered, ...]], ...]:
        """Return the groups that hold anything, each with its title."""
        named = (
            ("Awaiting an answer", self.awaiting),
            ("Due", self.due),
            ("Announced, no day named", self.announced),
            ("Answered, done or called off", self.closed),
        )
        return tuple((title, events) for title, events in named if events)


def find_pending(account: Account) -> Pending:
    """Return the events that have a status, by what they wait for; what is due stands in the order of its days."""
    events = [pair for pair in list_events(account) if pair[1].status is not None]
    still = [pair for pair in events if pair[1].status != "closed"]
    due = sorted((pair for pair in still if pair[1].due), key=lambda pair: pair[1].due or "")
    rest = [pair for pair in still if not pair[1].due]
    return Pending(
        tuple(pair for pair in rest if pair[1].kind in ("proposed", "awaited")),
        tuple(due),
        tuple(pair for pair in rest if pair[1].kind not in ("proposed", "awaited")),
        tuple(pair for pair in events if pair[1].status == "closed"),
    )


def describe_state(account: Account, event: Event) -> str:
    """Return when an event falls due and how it stands, in words; empty for one that has no status."""
    if event.status is None:
        return ""
    due = f"due {name_day(event.due)}, " if event.due else ""
    return due + (name_close(account, event) if event.status == "closed" else STATUSES[event.status])


def name_close(account: Account, event: Event) -> str:
    """Return what closed an event: called off, told as done, refused where the closing words say so, else answered.

    An answer is not said to agree: that is for the reader of its words to judge.
    """
    if event.kind == "cancelled":
        return "called off"
    if any(_is_kept_in(event, other) for other in account.dossier.timeline):
        return "told as done"
    if any(REFUSES.search(account.words(passage)) for passage in event.closed_by):
        return "refused"
    return STATUSES["closed"]


def _is_kept_in(event: Event, other: Event) -> bool:
    """Whether an event of the same day, told as done, holds the words that close this one."""
    if other.kind != "happened" or event.start is None or (other.start, other.end) != (event.start, event.end):
        return False
    return any(
        closing.document_id == told.document_id and closing.span.overlap(told.span)
        for closing in event.closed_by
        for told in other.passages
    )
