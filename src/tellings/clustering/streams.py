"""Stories grown from a stream: one report at a time, in any order, and the groups of a batch come out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from tellings.clustering.candidates import Candidates, CandidateThresholds
from tellings.clustering.ceilings import Ceilings
from tellings.clustering.components import Demand, Pair, cut_component
from tellings.clustering.likenesses import LEAST_RUNS, Thresholds, match_fingerprints
from tellings.clustering.meanings import MeaningThresholds
from tellings.clustering.partings import NEAR
from tellings.clustering.pieces import Piece, Pieces, find_connected
from tellings.clustering.stores import Store
from tellings.clustering.twins import gather_twins
from tellings.clustering.vectors import PackedVectors, pack_vectors
from tellings.types.stories import Fingerprint, Likeness

_ASKED = 200_000  # likenesses at hand that no link gave

Group = tuple[str, ...]
Match = Callable[..., Likeness]  # called as `match_fingerprints` is, with traits


class Stream:
    """Groups of reports of one event, kept up while reports come in.

    Which groups there are depends on the reports alone, not on the order in which they came: a link depends on two
    fingerprints and on which reports are the nearest to each, and whatever a new report is linked with is cut anew
    by a function of its members. With `meanings` links count what vectors say. `stored` are ids with a packed vector
    each, as `readers.vectors` maps them from a file, for the reports that are added without one.
    """

    def __init__(
        self,
        *,
        thresholds: Thresholds | None = None,
        candidates: CandidateThresholds | None = None,
        meanings: MeaningThresholds | None = None,
        match: Match = match_fingerprints,
        stored: tuple[Sequence[str], PackedVectors] | None = None,
    ) -> None:
        self._limits = thresholds or Thresholds()
        self._meanings = meanings
        self._compare = match
        self._link = self._limits.link
        limits = self._limits
        self.demand = Demand(limits.link, limits.growth, limits.silence, limits.comment, limits.other)
        self._candidates = Candidates(candidates, stored=stored)
        self._find_cosine = self._candidates.vectors.find_cosine
        self._ceilings = Ceilings(self._limits, meanings)
        self._store = Store()
        self._links: list[dict[int, float]] = []
        # Pairs that are half as alike as linked ones, or that a guard forbids.
        self._near: set[tuple[int, int]] = set()
        self._changed: set[int] = set()
        self._lost: list[tuple[int, int, float]] = []  # links that there were
        self._pieces = Pieces(self._links, self._store.ids, self._limits.largest)
        self._groups: dict[Piece, list[Group]] = {}
        self._asked: dict[tuple[int, int], Likeness] = {}
        self._texts: dict[int, list[int]] = {}  # who carries the same text, by a hash of its word runs

    def __len__(self) -> int:
        return len(self._store)

    def __contains__(self, document_id: object) -> bool:
        return document_id in self._store

    def add(
        self, fingerprint: Fingerprint, vector: Sequence[float] | Sequence[Sequence[float]] | None = None
    ) -> None:
        """Take in one report with its vector, or several; one that is here already changes nothing."""
        if fingerprint.document_id in self._store:
            return
        packed = None if vector is None else pack_vectors(vector)
        known = self._candidates.vectors.find_stored(fingerprint.document_id) if packed is None else packed
        number = self._store.add(fingerprint, known)
        self._links.append({})
        self._changed.add(number)
        if len(fingerprint.shingles) >= LEAST_RUNS:
            self._texts.setdefault(hash(fingerprint.shingles), []).append(number)
        change = self._candidates.add(fingerprint, packed)
        self._ceilings.add(self._store.traits(number))
        is_twin = self._store.twins[number] != number
        for other in self._ceilings.pick(number, change.gained, NEAR * self._link, self._find_cosine):
            likeness = self._recall(number, other) if is_twin else self._match(number, other, with_parts=False)
            if not likeness.veto and likeness.score >= self._link:
                self._links[number][other] = self._links[other][number] = likeness.score
            elif likeness.score >= (self._link if likeness.veto else NEAR * self._link):
                self._near.add((other, number))
        self._near.difference_update(change.lost)
        for one, two in change.lost:
            score = self._links[one].pop(two, None)
            if score is not None:
                del self._links[two][one]
                self._lost.append((one, two, score))
                self._changed |= {one, two}

    def settle(self) -> list[Group]:
        """Return the groups of whatever changed since the last time."""
        made: list[Group] = []
        gone, pieces = self._pieces.update(self._lost)
        kept = {piece: self._groups.pop(piece) for piece in gone if piece in self._groups}
        for piece in pieces:
            groups = kept.get(piece)
            if groups is None or not self._changed.isdisjoint(piece):
                groups = self._cut(piece)
                made += groups
            self._groups[piece] = groups
        self._changed.clear()
        self._lost.clear()
        return made

    def groups(self) -> list[Group]:
        """Return the document ids of each group, all in order."""
        self.settle()
        twins = (numbers for numbers in self._texts.values() if len(numbers) > 1)
        texts = ([self._store.ids[number] for number in numbers] for numbers in twins)
        return gather_twins([group for groups in self._groups.values() for group in groups], texts)

    def parted(self) -> dict[str, int]:
        """Return the reports of components that were too large and were parted before they were cut.

        With each stands how many reports its component has.
        """
        components = find_connected(range(len(self._store)), self._links)
        return {
            self._store.ids[member]: len(component)
            for component in components
            if len(component) > self._limits.largest
            for member in component
        }

    def pieces(self) -> dict[str, int]:
        """Return a number for the piece that each report was grouped in: links between pieces were not followed."""
        self.settle()
        return {self._store.ids[member]: min(piece) for piece in self._groups for member in piece}

    def near_pairs(self) -> list[Pair]:
        """Return the pairs that are linked, or were nearly."""
        linked = {(one, two) for one, links in enumerate(self._links) for two in links if one < two}
        pairs = ((self._store.ids[one], self._store.ids[two]) for one, two in linked | self._near)
        return sorted((one, two) if one < two else (two, one) for one, two in pairs)

    def find_likeness(self, one: str, two: str) -> Likeness | None:
        """Return the likeness of two reports, None where one of them is not here."""
        first, second = self._store.find_number(one), self._store.find_number(two)
        return None if first is None or second is None else self._match(first, second)

    def find_score(self, one: str, two: str) -> Likeness:
        """Return the likeness of two reports without its parts; KeyError where one is not here.

        It is kept at hand, for a piece that is cut again asks for the same ones. The ids in it may be those of
        reports that are the same in all else.
        """
        return self._recall(self._store.numbers[one], self._store.numbers[two])

    def _match(self, one: int, two: int, *, with_parts: bool = True) -> Likeness:
        return self._compare(
            self._store.traits(one),
            self._store.traits(two),
            cosine=self._find_cosine(one, two),
            thresholds=self._limits,
            meanings=self._meanings,
            with_parts=with_parts,
        )

    def _recall(self, one: int, two: int) -> Likeness:
        """The likeness of two reports or of their twins: a piece that is cut again asks for the same ones."""
        first, second = sorted((self._store.twins[one], self._store.twins[two]))
        likeness = self._asked.get((first, second))
        if likeness is None:
            if len(self._asked) >= _ASKED:
                self._asked.clear()
            likeness = self._asked[first, second] = replace(self._match(one, two, with_parts=False), parts=())
        return likeness

    def _cut(self, part: Piece) -> list[Group]:
        ids = self._store.ids
        if len(part) == 1:
            return [(ids[min(part)],)]
        known = {
            (ids[one], ids[two]): Likeness(ids[one], ids[two], score, ())
            for one in part
            for two, score in self._links[one].items()
            if two in part and ids[one] < ids[two]
        }
        loose = {ids[member] for member in part if self._store.traits(member).loose}
        comments = {ids[member] for member in part if self._store.traits(member).comment}
        names = [ids[member] for member in part]
        days = {ids[member]: self._store.traits(member).days for member in part}
        copies = [pair for pair in known if not loose.isdisjoint(pair) and self._is_copy(pair, loose)]
        return cut_component(
            names,
            known,
            self.demand,
            ask=self.find_score,
            loose=loose,
            comments=comments,
            copies=copies,
            days=days,
        )

    def _is_copy(self, pair: Pair, loose: Collection[str]) -> bool:
        """Whether most of what is loose stands in the other: a round-up that holds a report is no copy of it."""
        runs = {key: self._store.traits(self._store.numbers[key]).shingles for key in pair}
        shared = len(runs[pair[0]] & runs[pair[1]])
        return all(runs[key] and shared >= self._limits.copy * len(runs[key]) for key in pair if key in loose)


class Likenesses(Mapping[Pair, Likeness]):
    """Likenesses of any two reports of a stream, found when they are asked for; listed are those within groups."""

    def __init__(self, stream: Stream, *, with_parts: bool = True) -> None:
        self._stream = stream
        self._with_parts = with_parts

    def __getitem__(self, pair: Pair) -> Likeness:
        if not self._with_parts:
            low, high = sorted(pair)
            return replace(self._stream.find_score(low, high), first_id=low, second_id=high)
        likeness = self._stream.find_likeness(*pair)
        if likeness is None:
            raise KeyError(pair)
        return likeness

    def __iter__(self) -> Iterator[Pair]:
        return (pair for group in self._stream.groups() for pair in combinations(group, 2))

    def __len__(self) -> int:
        return sum(len(group) * (len(group) - 1) // 2 for group in self._stream.groups())
