"""The timeline of the page: the picture, its key, the table behind it, and the list of what is still open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from tellings.rendering.accounts import group_passages
from tellings.rendering.events import (
    NO_ORDER,
    Numbered,
    describe_state,
    find_last_report,
    find_pending,
    find_reach,
    list_events,
    list_participants,
    name_close,
    name_kind,
    name_time,
)
from tellings.rendering.labels import plural
from tellings.rendering.marks import DOT, SIGN_WORDS, draw_arrow, draw_sign, draw_strike, draw_wings, find_sign
from tellings.rendering.markup import Html, fold, isolate, join, tag
from tellings.rendering.strips import draw_strip
from tellings.rendering.views import View, show_section
from tellings.types.dossiers import Event
from tellings.types.spans import Passage

SHOWN_EVENTS: Final = 40
SHOWN_PENDING: Final = 8
"""Rows of the table, and items of each list of what is open, that stand open; the rest is folded, never dropped."""
_SHOWN_SAYINGS: Final = 2


def show_timeline(view: View) -> Html:
    """Return the timeline section, or nothing without events."""
    events = list_events(view.account)
    if not events:
        return Html("")
    table = tag("a", "the table", at={"href": f"#{view.id('events')}"})
    lead = tag("p.note", "Numbers lead to ", table, ", which tells the same in words.")
    dated = [pair for pair in events if pair[1].start or pair[1].end]
    label = f"Timeline of {plural(len(events), 'event')}"
    drawn = [lead, _show_key(events), draw_strip(view, events, find_last_report(view.account), label)]
    return show_section(
        view,
        "timeline",
        "Timeline",
        *(drawn if len(dated) > 1 else ()),
        _write_table(view, events),
    )


def _show_key(events: Sequence[Numbered]) -> Html:
    """Return the signs that occur, each with its word."""
    found = {find_sign(event) for _, event in events}
    reaches = [find_reach(event) for _, event in events]
    drawn = [
        (words, 30, [*draw_sign(sign, 15, 13, DOT - 4), *draw_strike(sign, 15, 13, DOT - 4)])
        for sign, words in SIGN_WORDS.items()
        if sign in found
    ]
    if any(reach.first and reach.last and not reach.is_day for reach in reaches):
        drawn.append(("within these days", 60, draw_wings("planned", 30, 13, "bar", "bar")))
    if any(reach.is_dated and not (reach.first and reach.last) for reach in reaches):
        drawn.append(("by that day, or from it", 60, draw_wings("planned", 30, 13, "open", "open")))
    if any(event.after for _, event in events):
        drawn.append(("in the order that reports give", 40, draw_arrow((-4, 13), (44, 13))))
    rows = []
    for words, width, parts in drawn:
        size = {"width": f"{width}", "height": "26", "viewBox": f"0 0 {width} 26", "aria-hidden": "true"}
        rows.append(tag("li", tag("svg.picture", *parts, at=size), words))
    return tag("ul.legend", *rows)


def _write_table(view: View, events: Sequence[Numbered]) -> Html:
    numbers = {event.id: number for number, event in events if event.id}
    rows = [_write_row(view, number, event, numbers) for number, event in events]
    names = ("No.", "When", "What is told")
    head = tag("thead", tag("tr", *[tag("th", words, at={"scope": "col"}) for words in names]))
    caption = tag("caption", f"In order of time. {NO_ORDER}")
    at = {"id": view.id("events")}
    first = tag("table.events", caption, head, tag("tbody", *rows[:SHOWN_EVENTS]), at=at)
    if len(rows) <= SHOWN_EVENTS:
        return first
    rest = tag("table.events", tag("caption", "Further events"), head, tag("tbody", *rows[SHOWN_EVENTS:]))
    return join([first, tag("details.more", tag("summary", f"{len(rows) - SHOWN_EVENTS} more events"), rest)])


def _write_row(view: View, number: int, event: Event, numbers: Mapping[str, int]) -> Html:
    label = name_kind(event)
    chip = tag(f"span.chip.mood-{event.kind}", label) if label else Html("")
    basis = tag("p.how", isolate(event.basis)) if event.basis else Html("")
    when = tag("td.when", isolate(name_time(event)), " ", chip, basis)
    told = [_show_sayings(view, event.passages)]
    people = ", ".join(list_participants(view.account, event))
    place = f"Place: {view.account.name(event.place)}" if event.place else ""
    around = [place, f"With {people}" if people else ""]
    told += [tag("p.how", isolate(words)) for words in around if words]
    told += _write_order(view, event, numbers)
    state = describe_state(view.account, event)
    told += [tag("p.how", state[0].upper() + state[1:], " in:" if event.closed_by else "")] if state else []
    told += [_show_sayings(view, event.closed_by)] if event.closed_by else []
    head = tag("th", str(number), at={"scope": "row"})
    return tag("tr", head, when, tag("td", *told), at={"id": view.id(f"event{number}")})


def _show_sayings(view: View, passages: Sequence[Passage]) -> Html:
    """Return the sentences of passages, each once with all places where it stands."""
    cited: dict[Html, list[Html]] = {}
    for found in group_passages(view.account, passages).values():
        cited.setdefault(view.said(*found), []).append(view.cite(*found))
    said = [tag("li", words, tag("div.source", *places)) for words, places in cited.items()]
    return fold(said, _SHOWN_SAYINGS, "more places", kind="ul.sayings")


def _write_order(view: View, event: Event, numbers: Mapping[str, int]) -> list[Html]:
    """Return after which events this one comes, why, and where a report says so."""
    parts = []
    for order in event.after:
        number = numbers.get(order.event_id)
        if number is None:
            continue
        link = tag("a", f"No. {number}", at={"href": f"#{view.id(f'event{number}')}"})
        where = join([" ", view.cite(order.passage)]) if order.passage else Html("")
        parts.append(tag("p.how", "After ", link, ": ", isolate(order.why), where))
    return parts


def show_pending(view: View) -> Html:
    """Return what awaits an answer, falls due, or was closed, how and where; nothing where no event has a status."""
    parts: list[Html] = []
    for title, events in find_pending(view.account).groups():
        rows = [_show_pending_event(view, number, event) for number, event in events]
        parts += [view.heading(2, title), fold(rows, SHOWN_PENDING, "more", kind="ul.claims")]
    return show_section(view, "pending", "Open and closed", *parts) if parts else Html("")


def _show_pending_event(view: View, number: int, event: Event) -> Html:
    state = describe_state(view.account, event)
    link = tag("a", f"No. {number} of the timeline", at={"href": f"#{view.id(f'event{number}')}"})
    source = [view.cite(event.passages[0])] if event.passages else []
    said = view.said(event.passages[0]) if event.passages else Html("")
    parts = [said, tag("div.source", *source, tag("span.how", state), link)]
    if event.closed_by:
        parts.append(
            tag(
                "div.versions",
                tag("p.how", name_close(view.account, event).capitalize(), " in:"),
                _show_sayings(view, event.closed_by),
            )
        )
    return tag("li", *parts)
