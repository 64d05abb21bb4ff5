"""Vectors of reports in whole numbers: a byte an entry, with cosines that no order of adding or machine changes."""

from __future__ import annotations

import mmap
from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tellings.errors import UsageError

_STEPS = 127  # of an entry: products of so small whole numbers are added without rounding, in any order
_PARTS = 1_000_000  # of a cosine, for scores in whole numbers
_BLOCK = 1024  # rows that lie together: as many as the processor keeps at hand while it multiplies them
_KEPT_WIDE = 24  # blocks at hand as they are multiplied, four times as large: a window of a busy stream
_WEEK = 7  # days whose rows are listed together
_EXACT = 1 << 24  # whole numbers below are exact in 32 bits

PackedVectors = NDArray[np.int8]  # a row for each vector of a report
Interval = tuple[int, int]


class VectorPile:
    """The vectors of many reports, whose they are, and which of them are near to others of their time.

    A report may have several; two are as near as the nearest of theirs. New rows lie in mappings without a file,
    which the system takes back with the pile. `stored` are ids with a row each, such as those of a mapped file: they
    stay where they are. Rows of one id follow one another.
    """

    def __init__(self, window: int, *, stored: tuple[Sequence[str], PackedVectors] | None = None) -> None:
        self._window = window
        ids, rows = stored or ((), np.zeros((0, 0), np.int8))
        self._stored = _find_places(ids)
        self._width = rows.shape[1] if len(ids) else 0
        self._blocks = [rows[start : start + _BLOCK] for start in range(0, len(ids), _BLOCK)]
        self._count = len(self._blocks) * _BLOCK  # rows there is room for before the next one
        self._owners = np.zeros(self._count, np.int32)
        self._days = np.zeros((self._count, 2), np.int32)
        self._lengths = np.zeros(self._count)  # of the vectors, squared
        self._wide: dict[int, NDArray[Any]] = {}  # whole blocks; the one that was asked for last stands at the end
        self._weeks: dict[int | None, array[int]] = {}  # the rows of reports by the week of their first day
        self._longest = 0  # days of an interval
        self._firsts, self._counts = array("q"), array("q")  # the first row of each report, and how many it has

    def add(self, owner: int, vectors: PackedVectors, days: Interval | None) -> None:
        """Take in the vectors of one report; without `days` it is near to others without them alone."""
        self._check_width(vectors)
        first = self._count
        for vector in vectors:
            if self._count % _BLOCK == 0:
                self._add_block()
            self._blocks[-1][self._count % _BLOCK] = vector
            self._count += 1
        self._enter(owner, first, vectors, days)

    def add_stored(self, owner: int, document_id: str, days: Interval | None) -> None:
        """Take in the vectors that are stored of one report, where there are any."""
        stored = self.find_stored(document_id)
        if stored is not None:
            self._enter(owner, self._stored[document_id][0], stored, days)

    def find_stored(self, document_id: str) -> PackedVectors | None:
        """Return the vectors that are stored of a report, None where there are none."""
        return self._take(*self._stored[document_id]) if document_id in self._stored else None

    def match(self, owner: int, least: float) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return (others, cosines in millionths) of the reports of its time with a cosine of at least `least`."""
        first, count = self._find_place(owner)
        if not count:
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        asked, lengths = self._widen(self._take(first, count)), self._lengths[first : first + count]
        owners, scores = [], []
        for block, rows in self._find_near(first):
            products = self._multiply(block, rows % _BLOCK, asked)
            cosines = (products / np.sqrt(np.outer(self._lengths[rows], lengths))).max(axis=1)
            near = np.nonzero((cosines >= least) & (self._owners[rows] != owner))[0]
            owners.append(self._owners[rows[near]])
            scores.append(np.rint(_PARTS * cosines[near]).astype(np.int64))
        if not owners:
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        return _keep_best(np.concatenate(owners).astype(np.int64), np.concatenate(scores))

    def find_cosine(self, one: int, two: int) -> float | None:
        """Return the largest cosine of the vectors of two reports, None where one has none."""
        (first, count), (other, others) = self._find_place(one), self._find_place(two)
        if not count or not others:
            return None
        products = self._widen(self._take(first, count)) @ self._widen(self._take(other, others)).T
        lengths = np.outer(self._lengths[first : first + count], self._lengths[other : other + others])
        return float((products / np.sqrt(lengths)).max())

    def _multiply(self, block: int, places: NDArray[np.int64], asked: NDArray[Any]) -> NDArray[Any]:
        """Products of rows of a block: where most are asked for, of all, widened as they were the last time."""
        products: NDArray[Any]
        if 2 * len(places) < _BLOCK or (block + 1) * _BLOCK > self._count:
            products = self._widen(self._blocks[block][places]) @ asked.T
            return products
        wide = self._wide.pop(block, None)
        self._wide[block] = wide = self._widen(self._blocks[block]) if wide is None else wide
        if len(self._wide) > _KEPT_WIDE:
            del self._wide[next(iter(self._wide))]
        products = wide @ asked.T
        return products[places]

    def _find_near(self, row: int) -> Iterator[tuple[int, NDArray[np.int64]]]:
        """The rows of the time of this one, by block."""
        days = self._days[row]
        weeks: Sequence[int | None] = [None]
        if days[1] >= 0:
            reach = self._window + self._longest
            weeks = range((int(days[0]) - reach) // _WEEK, (int(days[1]) + self._window) // _WEEK + 1)
        listed = [np.frombuffer(self._weeks[week], np.int64) for week in weeks if week in self._weeks]
        rows = np.sort(np.concatenate(listed))
        theirs = self._days[rows]
        rows = rows[(theirs[:, 0] - days[1] <= self._window) & (days[0] - theirs[:, 1] <= self._window)]
        blocks = rows // _BLOCK
        starts = np.flatnonzero(np.diff(blocks, prepend=-1))
        yield from zip(blocks[starts].tolist(), np.split(rows, starts[1:]), strict=True)

    def _enter(self, owner: int, first: int, vectors: PackedVectors, days: Interval | None) -> None:
        count = len(vectors)
        wide = vectors.astype(np.int64)
        rows = slice(first, first + count)
        self._owners[rows], self._lengths[rows] = owner, np.maximum(1, (wide * wide).sum(axis=1))
        self._days[rows] = (-1, -1) if days is None else days
        self._longest = max(self._longest, 0 if days is None else days[1] - days[0])
        self._weeks.setdefault(None if days is None else days[0] // _WEEK, array("q")).extend(
            range(first, first + count)
        )
        for places in (self._firsts, self._counts):
            places.extend([0] * (owner + 1 - len(places)))
        self._firsts[owner], self._counts[owner] = first, count

    def _find_place(self, owner: int) -> tuple[int, int]:
        """The first row of a report and how many it has; none where it was not added."""
        return (self._firsts[owner], self._counts[owner]) if owner < len(self._counts) else (0, 0)

    def _take(self, first: int, count: int) -> PackedVectors:
        """So many rows from this one on; those of one report may lie in two blocks."""
        block, place = divmod(first, _BLOCK)
        if place + count <= _BLOCK:
            return self._blocks[block][place : place + count]
        return np.stack([self._blocks[row // _BLOCK][row % _BLOCK] for row in range(first, first + count)])

    def _add_block(self) -> None:
        room = np.frombuffer(mmap.mmap(-1, _BLOCK * self._width), np.int8)
        self._blocks.append(room.reshape(_BLOCK, self._width))
        if self._count + _BLOCK > len(self._owners):
            more = max(_BLOCK, self._count // 2)
            self._owners = np.concatenate([self._owners, np.zeros(more, np.int32)])
            self._days = np.concatenate([self._days, np.zeros((more, 2), np.int32)])
            self._lengths = np.concatenate([self._lengths, np.zeros(more)])

    def _check_width(self, vectors: PackedVectors) -> None:
        self._width = self._width or vectors.shape[1]
        if vectors.shape[1] != self._width:
            raise UsageError(
                f"expected vectors of {self._width} entries, as those before, found {vectors.shape[1]}: "
                "give the vectors of one model"
            )

    def _widen(self, vectors: PackedVectors) -> NDArray[Any]:
        """Vectors as numbers that are multiplied fast, so long that no sum of products is rounded."""
        return vectors.astype(np.float32 if (_STEPS + 1) ** 2 * self._width <= _EXACT else np.float64)


def pack_vectors(vector: Sequence[float] | Sequence[Sequence[float]]) -> PackedVectors | None:
    """Return a vector, or the rows of several, in whole numbers of one byte; None where none points anywhere."""
    values = np.atleast_2d(np.asarray(vector, np.float64))
    largest = np.abs(values).max(axis=1, initial=0.0)
    good = (largest > 0) & (largest < np.inf)
    packed: PackedVectors = np.rint(_STEPS * (values[good] / largest[good, None])).astype(np.int8)
    return packed if len(packed) else None


def _keep_best(owners: NDArray[np.int64], scores: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Each owner once, in rising order, with the best of its scores."""
    order = np.lexsort((-scores, owners))
    found, at = np.unique(owners[order], return_index=True)
    return found, scores[order][at]


def _find_places(ids: Sequence[str]) -> Mapping[str, tuple[int, int]]:
    """The first row of each id and how many it has."""
    places: dict[str, tuple[int, int]] = {}
    for row, document_id in enumerate(ids):
        first, count = places.get(document_id, (row, 0))
        places[document_id] = first, count + 1
    return places
