"""What is planned, proposed, awaited or called off as iCalendar (RFC 5545): one entry for each event with a day.

An entry's title is the exact words of a report. None is ever marked as confirmed: the reports tell of it, no more.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import NAMESPACE_DNS, uuid5

from icalendar import Calendar, vText
from icalendar import Event as Entry

from tellings.rendering.accounts import Account, group_passages
from tellings.rendering.events import (
    describe_state,
    find_last_report,
    find_reach,
    list_events,
    name_close,
    name_kind,
    name_time,
)
from tellings.rendering.headlines import find_headline
from tellings.rendering.labels import plural
from tellings.rendering.markup import is_web_address
from tellings.rendering.places import cite, show_plainly, to_one_line
from tellings.text.calendars import bounds
from tellings.types.dossiers import Event
from tellings.types.spans import Passage
from tellings.versions import VERSION

LONGEST: Final = 14
"""Days that an entry may last; what is said to be "in June" names no day, and would lie over all others."""
SHOWN_SENTENCES: Final = 8
"""Sentences quoted in an entry; the rest is counted."""
_CLOCK: Final = re.compile(
    r"(\d{4}-\d{2}-\d{2})T(\d{2})(?::(\d{2})(?::\d{2}(?:\.\d{1,9})?)?)?(Z|[+-]\d{2}:?\d{2})?\Z"
)
_AT: Final = re.compile(r"\b(?:at|from|for) \Z", re.IGNORECASE)
_FIRST: Final = "1970-01-01"

When = tuple[date, date] | tuple[datetime, datetime | None]
"""The first day and the one after the last; or the moments at which an entry begins and, where told, ends."""


class Words(vText):
    """A text of which no character changes: the library takes a backslash before an N for a line break."""

    def to_ical(self) -> bytes:
        """Return the text as RFC 5545 writes it (section 3.3.11)."""
        return re.sub(r"[\\;,]", r"\\\g<0>", self).replace("\n", "\\n").encode("utf-8")


def render_calendar(accounts: Sequence[Account]) -> str:
    """Return all that lies ahead in the accounts as one calendar; the same accounts give the same bytes."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//Tellings//Tellings {VERSION}//EN")
    calendar.add("calscale", "GREGORIAN")
    coming = [(account, event) for account in accounts for event in list_coming(account)]
    dated = [
        (account, event, when)
        for account, event in coming
        if (when := find_when(event, clock=find_clock(account, event)))
    ]
    for name in ("name", "x-wr-calname"):
        calendar.add(name, Words(_name_calendar(accounts)))
    left = len(coming) - len(dated)
    told = f"{plural(left, 'event')} without a day left out." if left else "As reports tell it; confirmed by nobody."
    calendar.add("x-wr-caldesc", told)
    used: Counter[str] = Counter()
    for account, event, when in dated:
        key = _name_event(account, event)
        calendar.add_component(_make_entry(account, event, when, f"{key}:{used[key]}"))
        used[key] += 1
    return bytes(calendar.to_ical()).decode("utf-8")


def list_coming(account: Account) -> list[Event]:
    """Return the events that are no past, in order of time: planned, proposed, awaited, and those called off."""
    return [event for _, event in list_events(account) if event.kind != "happened" and event.passages]


def find_clock(account: Account, event: Event) -> str | None:
    """Return the moment that the texts give to an event of one day ("at 4 p.m."), as a TIMEX value; None without one.

    Where they name two, or say "by", "after" or "around" one, there is none.
    """
    reach = find_reach(event)
    if not reach.is_day:
        return None
    times = {item.document.id: item.times for item in account.documents}
    found = {
        time.value
        for passage in event.passages
        for time in times.get(passage.document_id, ())
        if passage.span.contains(time.span) and time.value[:10] == reach.first and _CLOCK.match(time.value)
        if _AT.search(account.by_document[passage.document_id].text[: time.span.start][-6:])
    }
    return found.pop() if len(found) == 1 else None


def find_when(event: Event, *, clock: str | None = None) -> When | None:
    """Return when an entry lies, at the moment `clock` where one is told; None where the event names no day.

    A moment is given in UTC where the text has a zone, else as the clock shows it wherever the reader is. What is
    to be by a day, or falls due on one, lies on that day.

    >>> find_when(Event("2031-04-08T14:00+02:00", "2031-04-08", "planned", ()))[0].isoformat()
    '2031-04-08T12:00:00+00:00'
    """
    if moment := _find_moment(clock or event.start):
        end = _find_moment(event.end)
        return (moment, end if end and end.tzinfo == moment.tzinfo and end > moment else None)
    reach = find_reach(event)
    first = reach.first or reach.last or bounds(event.due or "")[1]
    if first is None:
        return None
    last = reach.last or first
    start, end_day = date.fromisoformat(first), date.fromisoformat(last)
    if not 0 <= (end_day - start).days < LONGEST or end_day == date.max:
        return None
    return (start, end_day + timedelta(days=1))


def _find_moment(value: str | None) -> datetime | None:
    found = _CLOCK.match(value or "")
    if found is None:
        return None
    try:
        day = datetime.fromisoformat(f"{found[1]}T00:00{found[4] or ''}")
        moment = day + timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
        return moment.astimezone(UTC) if found[4] else moment
    except (ValueError, OverflowError):
        return None


def _make_entry(account: Account, event: Event, when: When, key: str) -> Entry:
    entry = Entry()
    entry.add("uid", str(uuid5(NAMESPACE_DNS, f"tellings:{key}")))
    entry.add("dtstamp", _find_stamp(account))
    entry.add("dtstart", when[0])
    if when[1] is not None:
        entry.add("dtend", when[1])
    entry.add("summary", Words(_clean(account.words(event.passages[0]))))
    entry.add("description", Words("\n".join(_clean(line) for line in _describe(account, event))))
    entry.add("status", "CANCELLED" if event.kind == "cancelled" else "TENTATIVE")
    entry.add("transp", "TRANSPARENT")
    entry.add("categories", [event.kind.upper()])
    if event.place:
        entry.add("location", Words(_clean(account.name(event.place))))
    url = account.by_document[event.passages[0].document_id].url
    if url and is_web_address(url):
        entry.add("url", url)
    return entry


def _clean(words: str) -> str:
    """Return report text as one line without control characters, in characters that UTF-8 can write."""
    return show_plainly(to_one_line(words)).encode("utf-8", "replace").decode("utf-8")


def _name_calendar(accounts: Sequence[Account]) -> str:
    """The headline of the one story that has anything ahead, else how many there are."""
    ahead = [account for account in accounts if list_coming(account)] or accounts
    headline = find_headline(ahead[0]) if len(ahead) == 1 else None
    return _clean(ahead[0].words(headline)) if headline else plural(len(ahead), "story")


def _name_event(account: Account, event: Event) -> str:
    """Return what an event is known by from run to run: its story, and where the earliest report tells of it."""
    order = {name: number for number, name in enumerate(account.dossier.story.document_ids)}

    def place(passage: Passage) -> tuple[str, int, Passage]:
        return (account.published(passage.document_id).earliest or "9999", order[passage.document_id], passage)

    first = min(event.passages, key=place)
    return f"{account.dossier.story.id}:{first.document_id}:{first.span.start}-{first.span.end}"


def _find_stamp(account: Account) -> datetime:
    """The moment of the last report: the calendar is as old as what it rests on, whenever it was written."""
    return datetime.fromisoformat(find_last_report(account) or _FIRST).replace(tzinfo=UTC)


def _describe(account: Account, event: Event) -> Iterator[str]:
    """Say what the event is, when it is and how that is known, and quote each sentence with its outlet and place."""
    facts = [name_kind(event), name_time(event), event.basis or "", describe_state(account, event)]
    yield "; ".join(filter(None, facts)) + "."
    yield from _quote(account, event.passages)
    if event.closed_by:
        yield f"{name_close(account, event).capitalize()} in:"
        yield from _quote(account, event.closed_by)


def _quote(account: Account, passages: Sequence[Passage]) -> Iterator[str]:
    """Quote each sentence once, after all places where it stands."""
    said: dict[str, list[str]] = {}
    for sentence in group_passages(account, passages):
        place = cite(account.by_document[sentence.document_id], sentence.span)
        said.setdefault(account.words(sentence), []).append(f"{account.outlet(sentence.document_id)} [{place}]")
    for words, places in [*said.items()][:SHOWN_SENTENCES]:
        yield f"{'; '.join(places)}: “{words}”"
    if len(said) > SHOWN_SENTENCES:
        yield f"and {plural(len(said) - SHOWN_SENTENCES, 'sentence')} more"
