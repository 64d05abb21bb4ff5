"""The picture of a timeline: one piece for each day, side by side, that run on in the next line like words.

Each piece is drawn by itself, so that the picture fits a telephone, a screen and paper. An event whose days cover
those of others is a bar below the axis, and runs through the pieces that lie in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from math import log2
from typing import Final

from tellings.rendering.columns import Bar, Column, Strip, lay_out
from tellings.rendering.events import NO_DAY, Numbered, find_reach, name_kind, name_time, rank_events
from tellings.rendering.labels import name_day
from tellings.rendering.marks import (
    DOT,
    WING,
    Wing,
    draw_arrow,
    draw_bar,
    draw_number,
    draw_sign,
    draw_strike,
    draw_wings,
    find_sign,
    shorten_days,
)
from tellings.rendering.markup import Html, tag
from tellings.rendering.views import View
from tellings.types.dossiers import Event

_STEP: Final = 80
_STRETCH: Final = 11
_LIFT: Final = 34
_ASIDE: Final = 34
_RANK: Final = 48
_LETTER: Final = 8.2
_SMALL: Final = 6.6
_LANE: Final = 24
_FOOT: Final = 70
"""Room below the axis, without the bars; the style sheet knows it and `_LANE`, and puts all axes of a line level."""
_EDGE: Final = 5
_WIDEST: Final = 284
"""A piece that is to stand on the smallest telephones; a gap before it is cut short for that."""
_STACK: Final = 6
"""Events of a day that stand one above the other; further ones stand beside them."""
_BREAK: Final = 45
"""Days between two events from which the axis shows a break."""
_FARTHEST: Final = 4000
"""Days from which a gap is drawn no wider."""


def draw_strip(view: View, events: Sequence[Numbered], reported: str | None, label: str) -> Html:
    """Return the picture as a list of pieces; each sign in it leads to its row of the table."""
    strip = lay_out(events, reported)
    numbers = {event.id: number for number, event in events if event.id}
    pieces = [tag("li", _Piece(view, strip, index, numbers).draw()) for index in range(len(strip.columns))]
    return tag("ol.days", *pieces, at={"aria-label": view.label(label)})


class _Piece:
    """One piece being drawn: its size, and the places of its signs."""

    def __init__(self, view: View, strip: Strip, index: int, numbers: Mapping[str, int]) -> None:
        self.view, self.strip, self.index, self.numbers = view, strip, index, numbers
        self.column = strip.columns[index]
        self.wings = {number: _find_wings(self.column, event) for number, event in self.column.events}
        reach = WING if any(any(pair) for pair in self.wings.values()) else 0
        self.links = find_links([event for _, event in self.column.events])
        offsets, across, levels = _arrange(self.column.events, self.links, reach)
        self.caption = _name_caption(self.column, self.links)
        self.words, self.year = _name_days(self.column)
        self.bars = [bar for bar in strip.bars if bar.start <= index <= bar.end]
        room = [_STEP, across, len(self.words) * _LETTER + 14, len(self.caption) * _SMALL + 12]
        room += [
            len(" ".join(shorten_days(name_time(bar.event)))) * _SMALL + 50 for bar in self.bars if bar.start == index
        ]
        self.lead = min(_find_lead(strip, index), max(20, _WIDEST - round(max(room))))
        self.width = round(self.lead + max(room))
        self.middle = round(self.lead + max(room) / 2)
        self.base = (levels - 1) * _LIFT + DOT + 8 + (16 if self.links else 0)
        self.lanes = max((bar.lane + 1 for bar in self.bars), default=0)
        self.height = self.base + _FOOT + self.lanes * _LANE
        self.places = {number: (self.middle + x, self.base - y) for number, (x, y) in offsets.items()}

    def draw(self) -> Html:
        """Return the piece as a drawing."""
        parts = [*self._draw_axis(), *self._draw_labels(), *self._draw_links()]
        for bar in self.bars:
            parts += self._draw_bar(bar)
        parts += [self._draw_event(number, event) for number, event in self.column.events]
        name = " ".join(filter(None, (self.words, self.year, self.caption)))
        size = {"viewBox": f"0 0 {self.width} {self.height}", "width": f"{self.width}", "height": f"{self.height}"}
        return tag(f"svg.picture.lanes{self.lanes}", *parts, at={**size, "role": "group", "aria-label": name})

    def _draw_axis(self) -> Iterator[Html]:
        if not self.column.day:
            return
        columns, told = self.strip.columns, self.strip.told
        begin = self.middle if self.index == 0 else 0
        dated = [index for index, column in enumerate(columns) if column.day]
        end = self.middle if self.index == dated[-1] else self.width
        is_open = self.index > told if told is not None else not _has_done(self.column)
        if self.index == told:
            yield self._line("line.axis", begin, self.middle)
            yield self._line("line.axis.open", self.middle, end)
            at = {
                "x1": f"{self.middle}",
                "x2": f"{self.middle}",
                "y1": f"{self.base - 20}",
                "y2": f"{self.base + 14}",
            }
            yield tag("line.until", at=at)
        else:
            yield self._line("line.axis.open" if is_open else "line.axis", begin, end)
        if self.index and _find_gap(columns, self.index) >= _BREAK:
            at_break = round(self.lead / 2)
            yield tag(
                "path.gap", at={"d": f"M{at_break - 7} {self.base + 8}l6 -16M{at_break + 1} {self.base + 8}l6 -16"}
            )

    def _line(self, kind: str, start: int, end: int) -> Html:
        return tag(kind, at={"x1": f"{start}", "x2": f"{end}", "y1": f"{self.base}", "y2": f"{self.base}"})

    def _draw_labels(self) -> Iterator[Html]:
        rows = (("text.day", self.words, 30), ("text.year", self.year, 46), ("text.caption", self.caption, 61))
        for kind, words, below in rows:
            if words:
                place = {"x": f"{self.middle}", "y": f"{self.base + below}", "aria-hidden": "true"}
                yield tag(kind, words, at=place)

    def _draw_links(self) -> Iterator[Html]:
        numbers = {event.id: number for number, event in self.column.events}
        for earlier, later in sorted(_reduce(self.links)):
            yield from draw_arrow(self.places[numbers[earlier]], self.places[numbers[later]])

    def _draw_bar(self, bar: Bar) -> Iterator[Html]:
        sign, y = find_sign(bar.event), self.base + _FOOT + 8 + bar.lane * _LANE
        begins, ends = self.index == bar.start, self.index == bar.end
        start = self.lead + _EDGE if begins else 0
        end = self.width - _EDGE if ends else self.width
        yield from draw_bar(sign, start, end, y, begins=begins, ends=ends)
        if begins:
            words = " ".join(shorten_days(name_time(bar.event)))
            place = {"x": f"{start + 30}", "y": f"{y + 4}", "aria-hidden": "true"}
            x = start + 14
            signs = [*draw_sign(sign, x, y, 11), *draw_strike(sign, x, y, 11), draw_number(sign, bar.number, x, y)]
            yield tag(f"text.within.{sign}", words, at=place)
            yield self._link(bar.number, bar.event, *signs)

    def _draw_event(self, number: int, event: Event) -> Html:
        (x, y), sign = self.places[number], find_sign(event)
        parts = draw_wings(sign, x, y, *self.wings[number])
        parts += [*draw_sign(sign, x, y), *draw_strike(sign, x, y), draw_number(sign, number, x, y)]
        return self._link(number, event, *parts)

    def _link(self, number: int, event: Event, *parts: Html) -> Html:
        told = name_kind(event) or "told as done"
        earlier = [str(self.numbers[order.event_id]) for order in event.after if order.event_id in self.numbers]
        after = f", after {' and '.join(earlier)}" if earlier else ""
        words = f"{number}: {name_time(event)}, {told}{after}"
        return tag("a", *parts, at={"href": f"#{self.view.id(f'event{number}')}", "aria-label": words})


def _find_gap(columns: Sequence[Column], index: int) -> int:
    """Days from the end of the piece before to this one; at least 1."""
    before, here = columns[index - 1].end, columns[index].day
    if not before or not here:
        return 1
    return max(1, date.fromisoformat(here).toordinal() - date.fromisoformat(before).toordinal())


def _find_lead(strip: Strip, index: int) -> int:
    """The room before a piece that stands for the days since the one before it."""
    return round(_STRETCH * log2(min(_FARTHEST, _find_gap(strip.columns, index)))) if index else 0


def _has_done(column: Column) -> bool:
    return any(find_sign(event) == "happened" for _, event in column.events)


def _name_days(column: Column) -> tuple[str, str]:
    if not column.day:
        return NO_DAY, ""
    is_day = column.first == column.last
    return shorten_days(name_day(column.day) if is_day else name_time(column.events[0][1]))


def _find_wings(column: Column, event: Event) -> tuple[Wing | None, Wing | None]:
    """What stands to the left and right of a sign: a bar to other days, an arrow to an open side, or nothing."""
    if not column.day:
        return None, None
    if column.first and column.last and column.first < column.last:
        return "bar", "bar"
    reach = find_reach(event)
    right: Wing | None = "bar" if reach.last and reach.last > column.day else None
    return (None if reach.first else "open"), (right if reach.last else "open")


def find_links(events: Sequence[Event]) -> frozenset[tuple[str, str]]:
    """Return the pairs of ids, earlier and later, for which a report gives the order of two of these events."""
    ranks = rank_events(events)
    pairs = ((order.event_id, event.id) for event in events for order in event.after if order.event_id in ranks)
    return frozenset(pair for pair in pairs if ranks[pair[0]] < ranks[pair[1]])


def _reduce(links: frozenset[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Return the links without those that follow from two others."""
    after: dict[str, set[str]] = {}
    before: dict[str, set[str]] = {}
    for earlier, later in links:
        after.setdefault(earlier, set()).add(later)
        before.setdefault(later, set()).add(earlier)
    return frozenset((earlier, later) for earlier, later in links if after[earlier].isdisjoint(before[later]))


def _arrange(
    events: Sequence[Numbered], links: frozenset[tuple[str, str]], wing: int
) -> tuple[dict[int, tuple[float, float]], float, int]:
    """Return by number how far right and up of the middle of a piece each sign stands, its width, and the levels.

    What reports put in no order stands first, stacked; then each step of the order beside the one before it.
    """
    linked = {name for pair in links for name in pair}
    ranks = rank_events([event for _, event in events])
    groups: dict[int, list[int]] = {}
    for number, event in events:
        groups.setdefault(ranks[event.id] if event.id in linked else -1, []).append(number)
    places: dict[int, tuple[float, float]] = {}
    at, levels = 0.0, 1
    for rank in sorted(groups):
        numbers = groups[rank]
        for index, number in enumerate(numbers):
            places[number] = (at + index // _STACK * (_ASIDE + wing), index % _STACK * _LIFT)
        levels = max(levels, min(_STACK, len(numbers)))
        at += (len(numbers) - 1) // _STACK * (_ASIDE + wing) + _RANK
    across = at - _RANK if groups else 0.0
    shifted = {number: (x - across / 2, y) for number, (x, y) in places.items()}
    return shifted, across + 2 * (DOT + wing) + 12, levels


def _name_caption(column: Column, links: frozenset[tuple[str, str]]) -> str:
    """What is said below the day: that it is the last of the reports, or how far the order inside it is known."""
    if not column.events:
        return "last report"
    if len(column.events) < 2 or not column.first or column.first != column.last:
        return ""
    if not links:
        return "order not given"
    ranks = rank_events([event for _, event in column.events]).values()
    is_whole = len({*ranks}) == len(column.events)
    return "" if is_whole else "order given in part"
