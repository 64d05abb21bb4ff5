"""Connected reports in pieces of a size that can be cut into stories, the same whatever the order of arrival."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from typing import Literal

Piece = frozenset[int]
_FEW = 30  # part of the largest size that still finds room with a piece that is closed
_ROOM = 5  # part of it that such a piece may grow by
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
    """Where a member stands: whom it was joined to and by which link; of heads, by which links they grew to what.

    A head is closed from the link on at which its piece met too many.
    """

    head: int
    rank: _Rank | None = None
    ranks: list[_Rank] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    closed: _Rank | None = None


class Pieces:
    """The pieces of at most `largest` members, and a fifth more, that the strongest links of a graph make.

    Links are followed from the strongest to the weakest, ties by the ids (Kruskal 1956). Where two pieces would be
    too large together, both are closed, and so is whatever meets a closed one later; only few members, such as a
    report by itself, go with a closed piece as long as it has room. News hang together: over weeks weak links alone
    join most of them, and what is closed does not look for others, so that a change stays where it is. Each piece
    remembers by which links it grew, so that a change makes only those pieces anew that it reaches, and these only
    from there on.
    """

    def __init__(self, links: Sequence[Mapping[int, float]], ids: Sequence[str], largest: int) -> None:
        self._links = links
        self._ids = ids
        self._largest = largest
        self._few = max(1, largest // _FEW)
        self._full = largest + largest // _ROOM
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
            for member in self._find_reached(rank, one, two, scope):
                if member not in scope:
                    gone.append(self._undo(member, rank))
                    scope |= gone[-1]
                    for link in self._rank_links(gone[-1], rank):
                        heappush(todo, link)
            if self._links[one].get(two) == -rank[0] and (one in scope or two in scope):
                self._follow(rank, one, two, scope)
        parts: dict[int, list[int]] = defaultdict(list)
        for member in scope:
            parts[self._find_head(member)].append(member)
        made = {head: frozenset(part) for head, part in parts.items()}
        self._pieces |= made
        return gone, list(made.values())

    def _find_reached(self, rank: _Rank, one: int, two: int, scope: Set[int]) -> list[int]:
        """Which of two linked members stand in pieces as they were, and would no more."""
        outside = [member for member in (one, two) if member not in scope]
        if not outside:
            return []
        if self._links[one].get(two) != -rank[0]:
            return [member for member in outside if self._has_followed(member, rank)]
        first, second = (self._find_head(member, None if member in scope else rank) for member in (one, two))
        step = self._judge(first, second, rank)
        if step == "join":
            return outside
        heads = {one: first, two: second}
        closed = {member: self._seats[heads[member]].closed for member in outside if step == "close"}
        return [member for member, since in closed.items() if since is None or since > rank]

    def _has_followed(self, member: int, rank: _Rank) -> bool:
        """Whether a link made a member's piece grow, or closed it."""
        seat = self._seats[self._find_head(member, rank)]
        return rank in (seat.rank, seat.closed) or seat.ranks[bisect_left(seat.ranks, rank) :][:1] == [rank]

    def _follow(self, rank: _Rank, one: int, two: int, scope: Set[int]) -> None:
        """Join or close the pieces of two members, as far as they are made anew."""
        first, second = (self._find_head(member, None if member in scope else rank) for member in (one, two))
        step = self._judge(first, second, rank)
        if step == "join":
            self._join(first, second, rank)
        elif step == "close":
            for member, head in ((one, first), (two, second)):
                if member in scope and not self._is_closed(head, rank):
                    self._seats[head].closed = rank

    def _judge(self, first: int, second: int, rank: _Rank) -> Literal["join", "close", "pass"]:
        """What becomes of two pieces at a link between them."""
        if first == second:
            return "pass"
        sizes = {head: self._find_size(head, rank) for head in (first, second)}
        unclosed = [head for head in sizes if not self._is_closed(head, rank)]
        total = sum(sizes.values())
        if len(unclosed) == 2 and total <= self._largest:
            return "join"
        if total <= self._full and any(sizes[head] <= self._few for head in unclosed):
            return "join"
        return "close" if unclosed else "pass"

    def _is_closed(self, head: int, before: _Rank) -> bool:
        closed = self._seats[head].closed
        return closed is not None and closed < before

    def _undo(self, member: int, since: _Rank) -> Piece:
        """Take a member's piece apart as far as a link and those after it made it; return what it was."""
        piece = self._pieces.pop(self._find_head(member))
        for each in piece:
            seat = self._seats[each]
            if seat.rank is not None and seat.rank >= since:
                seat.head, seat.rank = each, None
            if seat.closed is not None and seat.closed >= since:
                seat.closed = None
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
        is_closed = sum(sizes) > self._largest or any(self._is_closed(head, rank) for head in (one, two))
        small, large = (one, two) if sizes[0] < sizes[1] else (two, one)
        self._seats[small].head, self._seats[small].rank = large, rank
        self._seats[large].ranks.append(rank)
        self._seats[large].sizes.append(sum(sizes))
        if is_closed and self._seats[large].closed is None:
            self._seats[large].closed = rank
