"""The pieces of a timeline's picture before they are drawn: which events stand in which, and which are bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tellings.rendering.events import Numbered, find_reach
from tellings.types.dossiers import Event

LANES: Final = 4
"""Bars that run below one another; what would need more stands in a piece of its own."""

Days = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Column:
    """One piece: the events of the same days; without events it marks the day of the last report."""

    first: str | None
    last: str | None
    events: tuple[Numbered, ...] = ()

    @property
    def day(self) -> str:
        """The ISO day at which the piece stands; empty for what has none."""
        return self.first or self.last or ""

    @property
    def end(self) -> str:
        """The last ISO day that is known of it."""
        return self.last or self.first or ""

    def order(self) -> tuple[bool, str, int, str]:
        """Return what sorts the pieces: what is known to be by a day before it, the last report after its day."""
        side = 3 if not self.events else 0 if self.first is None else 1 if self.last else 4
        return (not self.day, self.day, side, self.end)


@dataclass(frozen=True, slots=True)
class Bar:
    """An event whose days cover those of other pieces: from piece `start` to `end`, in its lane below the axis."""

    number: int
    event: Event
    start: int
    end: int
    lane: int


@dataclass(frozen=True, slots=True)
class Strip:
    """All pieces and bars of a picture; behind piece `told` there is no report any more."""

    columns: tuple[Column, ...]
    bars: tuple[Bar, ...]
    told: int | None


def lay_out(events: Sequence[Numbered], reported: str | None) -> Strip:
    """Return the pieces and bars for events in order of time; `reported` is the ISO day of the last report."""
    columns: dict[Days, list[Numbered]] = {}
    for number, event in events:
        reach = find_reach(event)
        columns.setdefault((reach.first, reach.last), []).append((number, event))
    _gather(columns)
    made = [Column(first, last, tuple(group)) for (first, last), group in columns.items() if group]
    kept = [column for column in made if not (column.first and column.last and column.first < column.last)]
    wide: list[Column] = []
    for column in sorted((one for one in made if one not in kept), key=_count_days):
        covers = any(_meets(column, other) for other in kept)
        (wide if covers else kept).append(column)
    kept += [Column(reported, reported)] if reported else []
    return _add_bars(sorted(kept, key=Column.order), wide)


def _gather(columns: dict[Days, list[Numbered]]) -> None:
    """Put to each day the events of less certain days whose order with its own a report gives.

    That is what follows one of them and is that day or later, and what one of them follows and is that day or
    earlier. The order inside the day can be drawn then, and bars and arrows beside the signs tell what is open.
    """
    loose = {event.id: (days, event) for days, group in columns.items() for _, event in group if days[0] != days[1]}
    earlier = {event.id: [link.event_id for link in event.after] for group in columns.values() for _, event in group}
    later: dict[str, list[str]] = {}
    for name, others in earlier.items():
        for other in others:
            later.setdefault(other, []).append(name)
    for (first, last), group in columns.items():
        if first is None or first != last:
            continue
        names = [event.id for _, event in group]
        for name in names:  # grows while others are put to the day
            after = [other for other in later.get(name, ()) if other in loose and loose[other][0][0] == first]
            before = [other for other in earlier[name] if other in loose and _may_precede(loose[other][0], first)]
            for other in dict.fromkeys([*after, *before]):
                days, _ = loose.pop(other)
                moved = next(pair for pair in columns[days] if pair[1].id == other)
                columns[days].remove(moved)
                group.append(moved)
                names.append(other)


def _may_precede(days: Days, day: str) -> bool:
    """Whether what lies in some days may be told of a day as its first or, with no first one, as its last."""
    first, last = days
    return first == day or (first is None and last is not None and last >= day)


def _count_days(column: Column) -> tuple[int, str]:
    return (date.fromisoformat(column.end).toordinal() - date.fromisoformat(column.day).toordinal(), column.day)


def _meets(column: Column, other: Column) -> bool:
    """Whether another piece lies in the days of a column; one that only ends there need not."""
    return other.first is not None and other.end >= column.day and other.day <= column.end


def _add_bars(columns: Sequence[Column], wide: Sequence[Column]) -> Strip:
    """Return the pieces with the bars that find a lane; what finds none becomes a piece itself."""
    pieces, rest = list(columns), sorted(wide, key=Column.order)
    bars, crowded = _pack(pieces, rest)
    while crowded:
        rest = [column for column in rest if column not in crowded]
        pieces = sorted([*pieces, *crowded], key=Column.order)
        bars, crowded = _pack(pieces, rest)
    told = next((index for index, column in enumerate(pieces) if not column.events), None)
    return Strip(tuple(pieces), tuple(bars), told)


def _pack(pieces: Sequence[Column], wide: Sequence[Column]) -> tuple[list[Bar], list[Column]]:
    """Return the bars, each in the first lane that is free, and the columns whose events do not all find one."""
    bars: list[Bar] = []
    crowded: list[Column] = []
    ends: list[int] = []
    for column in wide:
        inside = [index for index, other in enumerate(pieces) if _meets(column, other)]
        free = [lane for lane in range(LANES) if lane >= len(ends) or ends[lane] < inside[0]]
        if len(free) < len(column.events):
            crowded.append(column)
            continue
        for lane, (number, event) in zip(free, column.events, strict=False):
            ends[lane : lane + 1] = [inside[-1]]
            bars.append(Bar(number, event, inside[0], inside[-1], lane))
    return bars, crowded
