"""Connected reports in pieces of a size that can be cut into stories, the same whatever the order of arrival."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

Piece = frozenset[int]
_Rank = tuple[float, str, str]  # of a link: the strongest first, ties by the ids


def find_connected(starts: Iterable[int], links: Sequence[Mapping[int, float]]) -> list[list[int]]:
    """Return the connected components that hold the starts, each once."""
    seen: set[int] = set()
    found = []
    for start in sorted(starts):
        if start in seen:
            continue
        seen.add(start)
        component = [start]
        for member in component:  # it grows while it is read
            fresh = [other for other in links[member] if other not in seen]
            seen.update(fresh)
            component += fresh
        found.append(component)
    return found


@dataclass(slots=True)
class _Seat:
    """Where a member stands: whom it was joined to and by which link; of heads, by which links they grew to what."""

    head: int
    rank: _Rank | None = None
    ranks: list[_Rank] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)


class Pieces:
    """The pieces, of `largest` members at most, that the strongest links of a graph make.

    Links are followed from the strongest to the weakest, ties by the ids; one that would make a piece too large is
    not (Kruskal 1956, with a limit on size). News hang together: over weeks weak links alone join most of them. Each
    piece remembers by which links it grew, so that a change makes only those pieces anew that it reaches, and these
    only from there on.
    """

    def __init__(self, links: Sequence[Mapping[int, float]], ids: Sequence[str], largest: int) -> None:
        self._links = links
        self._ids = ids
        self._largest = largest
        self._seats: list[_Seat] = []
        self._pieces: dict[int, Piece] = {}  # by their heads

    def update(self, lost: Iterable[tuple[int, int, float]] = ()) -> tuple[list[Piece], list[Piece]]:
        """Return the pieces that are no more, and those that there are instead.

        Members are numbered from 0 on; those that came since the last time bring their links with them, and `lost`
        are links that there are no more. Links are gone through as if from the start, but a piece is touched only
        from the link on by which it would grow another way than it did.
        """
        fresh = range(len(self._seats), len(self._links))
        self._seats += map(_Seat, fresh)
        scope, gone = set(fresh), list[Piece]()
        todo = self._rank_links(scope)
        todo += [(self._rank(one, two, score), one, two) for one, two, score in lost if scope.isdisjoint((one, two))]
        heapify(todo)
        while todo:
            rank, one, two = heappop(todo)
            first, second = (self._find_head(member, None if member in scope else rank) for member in (one, two))
            if first == second or self._find_size(first, rank) + self._find_size(second, rank) > self._largest:
                continue
            if one in scope and two in scope:
                if self._links[one].get(two) == -rank[0]:
                    self._join(first, second, rank)
                continue
            for member in (one, two):
                if member not in scope:
                    gone.append(self._undo(member, rank))
                    scope |= gone[-1]
                    for link in self._rank_links(gone[-1], rank):
                        heappush(todo, link)
        parts: dict[int, list[int]] = defaultdict(list)
        for member in scope:
            parts[self._find_head(member)].append(member)
        made = {head: frozenset(part) for head, part in parts.items()}
        self._pieces |= made
        return gone, list(made.values())

    def _undo(self, member: int, since: _Rank) -> Piece:
        """Take a member's piece apart as far as a link and those after it made it; return what it was."""
        piece = self._pieces.pop(self._find_head(member))
        for each in piece:
            seat = self._seats[each]
            if seat.rank is not None and seat.rank >= since:
                seat.head, seat.rank = each, None
            kept = bisect_left(seat.ranks, since)
            del seat.ranks[kept:], seat.sizes[kept:]
        return piece

    def _rank(self, one: int, two: int, score: float) -> _Rank:
        first, second = self._ids[one], self._ids[two]
        return (-score, first, second) if first < second else (-score, second, first)

    def _rank_links(
        self, members: Collection[int], since: _Rank = (-math.inf, "", "")
    ) -> list[tuple[_Rank, int, int]]:
        """The links of the members from one on, each once."""
        return [
            (rank, one, two)
            for one in members
            for two, score in self._links[one].items()
            if -score >= since[0] and (one < two or two not in members)
            if (rank := self._rank(one, two, score)) >= since
        ]

    def _find_head(self, member: int, before: _Rank | None = None) -> int:
        """The head of a member's piece as it is, or as it was before a link was looked at."""
        seat = self._seats[member]
        while seat.rank is not None and (before is None or seat.rank < before):
            member = seat.head
            seat = self._seats[member]
        return member

    def _find_size(self, head: int, before: _Rank) -> int:
        seat = self._seats[head]
        at = bisect_left(seat.ranks, before)
        return seat.sizes[at - 1] if at else 1

    def _join(self, one: int, two: int, rank: _Rank) -> None:
        """Join two pieces; the larger one's head is that of both, so that no way to a head is long."""
        sizes = self._find_size(one, rank), self._find_size(two, rank)
        small, large = (one, two) if sizes[0] < sizes[1] else (two, one)
        self._seats[small].head, self._seats[small].rank = large, rank
        self._seats[large].ranks.append(rank)
        self._seats[large].sizes.append(sum(sizes))
