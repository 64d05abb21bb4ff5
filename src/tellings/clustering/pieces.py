"""Connected reports in pieces of a size that can be cut into stories, the same whatever the order of arrival."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

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
    piece remembers by which links it grew. So a change makes only those pieces anew that it reaches: whatever links
    lead out of them are still not followed.
    """

    def __init__(self, links: Sequence[Mapping[int, float]], ids: Sequence[str], largest: int) -> None:
        self._links = links
        self._ids = ids
        self._largest = largest
        self._seats: list[_Seat] = []
        self._pieces: dict[int, Piece] = {}  # by their heads

    def update(self, changed: Collection[int]) -> tuple[list[Piece], list[Piece]]:
        """Return the pieces that are no more, and those that there are instead, after links of `changed` changed.

        Members are numbered from 0 on; new ones are among the changed.
        """
        while len(self._seats) < len(self._links):
            number = len(self._seats)
            self._seats.append(_Seat(number))
            self._pieces[number] = frozenset((number,))
        heads = {self._find_head(member) for member in changed}
        gone = {head: self._pieces[head] for head in heads}
        scope = {member for piece in gone.values() for member in piece}
        ranked = self._rank_links(scope)
        while (head := self._grow(scope, ranked)) is not None:
            gone[head] = self._pieces[head]
            scope |= gone[head]
            ranked = sorted(ranked + self._rank_links(gone[head]))  # both are in order: they are merged
        for head in gone:
            del self._pieces[head]
        parts: dict[int, list[int]] = defaultdict(list)
        for member in scope:
            parts[self._find_head(member)].append(member)
        made = {head: frozenset(part) for head, part in parts.items()}
        self._pieces |= made
        return list(gone.values()), list(made.values())

    def _grow(self, scope: Collection[int], ranked: Iterable[tuple[_Rank, int, int]]) -> int | None:
        """Join the members of `scope` anew; return the head of a piece outside that has to be made anew as well."""
        for member in scope:
            self._seats[member] = _Seat(member)
        for rank, one, two in ranked:
            first, second = self._find_head(one), self._find_head(two, None if two in scope else rank)
            if first == second or self._find_size(first, rank) + self._find_size(second, rank) > self._largest:
                continue
            if two not in scope:
                return self._find_head(two)
            self._join(first, second, rank)
        return None

    def _rank_links(self, members: Collection[int]) -> list[tuple[_Rank, int, int]]:
        """The links of the members, the strongest first; a member comes before one that is none."""
        ids = self._ids
        return sorted(
            ((-score, ids[one], ids[two]) if ids[one] < ids[two] else (-score, ids[two], ids[one]), one, two)
            for one in members
            for two, score in self._links[one].items()
            if one < two or two not in members
        )

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
