"""The timeline as a picture, past solid and planned hollow, and the table behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from math import log2
from typing import Final

from tellings.rendering.accounts import group_passages
from tellings.rendering.labels import MOODS, name_day, name_period, plural, tighten
from tellings.rendering.markup import Html, fold, isolate, join, tag
from tellings.rendering.views import View, show_mood, show_section
from tellings.types.dossiers import Event

_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_STEP: Final = 84
_STRETCH: Final = 13
_MARGIN: Final = 56
_DOT: Final = 13
_LIFT: Final = 32
_STACK: Final = 6
_ASIDE: Final = 30
_PARTICIPANTS: Final = ("person", "organization", "place", "nationality")
_BREAK: Final = 45
"""Days between two events from which the axis shows a break."""
SHOWN_EVENTS: Final = 40


def show_timeline(view: View) -> Html:
    """Return the timeline section, or nothing without events."""
    events = sorted(view.account.dossier.timeline, key=_order)
    if not events:
        return Html("")
    note = "Solid: told as done. Hollow: planned, proposed or otherwise open. Numbers lead to the table."
    dated = [(number, event) for number, event in enumerate(events, 1) if event.start or event.end]
    picture = _draw(view, dated) if len(dated) > 1 else Html("")
    return show_section(view, "timeline", "Timeline", picture, _write_table(view, events), note=note)


def _order(event: Event) -> tuple[bool, str]:
    return (not (event.start or event.end), event.start or event.end or "")


def find_day(value: str) -> int | None:
    """Return the ordinal of a day, or of the first day of a month, year or week; None for other values."""
    if week := _WEEK.match(value):
        return date.fromisocalendar(int(week[1]), min(52, max(1, int(week[2]))), 1).toordinal()
    found = _DAY.match(value)
    if not found:
        return None
    try:
        return date(int(found[1]), int(found[2] or 1), int(found[3] or 1)).toordinal()
    except ValueError:
        return None


def _reach(event: Event) -> tuple[str, str]:
    """The first and last day of an event, without the hour."""
    start, end = tighten(event.start, event.end)
    return (start or end or "")[:10], (end or start or "")[:10]


def _draw(view: View, events: Sequence[tuple[int, Event]]) -> Html:
    columns = [(reach, list(group)) for reach, group in groupby(events, key=lambda pair: _reach(pair[1]))]
    base = _LIFT * (min(_STACK, max(len(group) for _, group in columns)) - 1) + _DOT + 12
    parts: list[Html] = []
    at, before, was_open = _MARGIN, None, False
    for (start, end), group in columns:
        day = find_day(start)
        is_open = all(event.mood in MOODS for _, event in group)
        if parts:
            gap = max(1, day - before) if day is not None and before is not None else 1
            there = at + round(_STEP + _STRETCH * log2(gap))
            parts.append(_draw_axis(at, there, base, is_open or was_open))
            if gap >= _BREAK:
                parts.append(_draw_break((at + there) // 2, base))
            at = there
        parts.append(_draw_column(view, name_period(start, end), group, at, base))
        at += _ASIDE * ((len(group) - 1) // _STACK)
        before, was_open = day if day is not None else before, is_open
    width, height = at + _MARGIN, base + 52
    parts.sort(key=lambda part: part.startswith("<g"))
    first, last = name_day(columns[0][0][0]), name_day(columns[-1][0][1])
    label = f"Timeline of {plural(len(events), 'event')} from {first} to {last}"
    size = {"viewBox": f"0 0 {width} {height}", "width": str(width), "height": str(height)}
    svg = tag("svg.picture", *parts, at={**size, "role": "group", "aria-label": label})
    return tag(
        "div.scroll",
        svg,
        at={"tabindex": "0", "role": "region", "aria-label": view.label("Timeline, scrolls sideways")},
    )


def _draw_axis(start: int, end: int, base: int, is_open: bool) -> Html:
    kind = "line.axis.open" if is_open else "line.axis"
    return tag(kind, at={"x1": str(start), "x2": str(end), "y1": str(base), "y2": str(base)})


def _draw_break(at: int, base: int) -> Html:
    path = f"M{at - 7} {base + 8}l6 -16M{at + 1} {base + 8}l6 -16"
    return tag("g", tag("path.gap", at={"d": path}))


def _draw_column(view: View, words: str, group: Sequence[tuple[int, Event]], at: int, base: int) -> Html:
    year = ""
    if words[-4:].isdigit() and " " in words:
        words, year = words[:-4].strip(), words[-4:]
    shown = words if len(words) < 15 else words[:14] + "…"
    parts = [
        tag("text.day", shown, at={"x": str(at), "y": str(base + 26)}),
        tag("text.year", year, at={"x": str(at), "y": str(base + 43)}),
    ]
    for level, (number, event) in enumerate(group):
        x, y = at + level // _STACK * _ASIDE, base - level % _STACK * _LIFT
        kind = "circle.dot.open" if event.mood in MOODS else "circle.dot"
        label = f"{number}: {name_period(event.start, event.end)}, {MOODS.get(event.mood, 'told as done')}"
        place = {"cx": str(x), "cy": str(y), "r": str(_DOT)}
        mark = tag(
            "text.open" if event.mood in MOODS else "text.done", str(number), at={"x": str(x), "y": str(y + 4)}
        )
        link = {"href": f"#{view.id(f'event{number}')}", "aria-label": label}
        parts.append(tag("a", tag(kind, at=place), mark, at=link))
    return tag("g", *parts)


def _write_table(view: View, events: Sequence[Event]) -> Html:
    rows = []
    for number, event in enumerate(events, 1):
        cited: dict[Html, list[Html]] = {}
        for passages in group_passages(view.account, event.passages).values():
            cited.setdefault(view.said(*passages), []).append(view.cite(*passages))
        said = [tag("li", words, tag("div.source", *places)) for words, places in cited.items()]
        people = ", ".join(_list_participants(view, event))
        who = tag("p.how", "With ", isolate(people)) if people else ""
        when = tag("td.when", isolate(name_period(event.start, event.end)), " ", show_mood(event.mood))
        told = tag("td", fold(said, 2, "more places", kind="ul.sayings"), who)
        rows.append(
            tag("tr", tag("th", str(number), at={"scope": "row"}), when, told, at={"id": view.id(f"event{number}")})
        )
    head = tag(
        "thead", tag("tr", *[tag("th", words, at={"scope": "col"}) for words in ("No.", "When", "What is told")])
    )
    caption = tag("caption", "Events in order")
    first = tag("table.events", caption, head, tag("tbody", *rows[:SHOWN_EVENTS]))
    if len(rows) <= SHOWN_EVENTS:
        return first
    rest = tag("table.events", tag("caption", "Further events"), head, tag("tbody", *rows[SHOWN_EVENTS:]))
    return join([first, tag("details.more", tag("summary", f"{len(rows) - SHOWN_EVENTS} more events"), rest)])


def _list_participants(view: View, event: Event) -> list[str]:
    """Names of those who took part; an event or document that an entity may be is nobody."""
    known = [view.account.by_entity.get(name) for name in event.participants]
    return list(dict.fromkeys(entity.name for entity in known if entity and entity.kind in _PARTICIPANTS))
