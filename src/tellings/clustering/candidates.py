"""Which reports are worth comparing: near in time and alike in words and names, or of the same words at any time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.clustering.features import UNIT, Features, find_copy_features, find_features, find_tie
from tellings.clustering.segments import Hits, Postings
from tellings.clustering.shortlists import Change, Shortlists
from tellings.clustering.vectors import PackedVectors, VectorPile
from tellings.types.stories import Fingerprint

Pair = tuple[str, str]
Interval = tuple[int, int]

_BUCKET = 7  # days whose postings lie together
_DENSE = 32  # reports a posting, over which postings are sorted rather than added up in a row of all reports


@dataclass(frozen=True, slots=True)
class CandidateThresholds:
    """Which pairs are compared at all; set on `bench.streams`."""

    window: int = 14  # days between two publications; further apart, only rare keys and copies are looked for
    widest: int = 31  # days of a publication interval; a wider one counts as no date
    least: float = 0.02  # share of the weight of words and names that two reports have in common
    nearest: int = 32  # reports of its time that a report is compared with, besides those that it is nearest to
    any_time: int = 32  # the same at any time, by the rarest keys: follow-ups, and reports of which one has no date
    rarest: int = 40  # keys that are looked up across time
    copies: int = 24  # reports of any time that share word runs
    meanings: int = 16  # reports of its time that a report's vector is near to
    cosine: float = 0.5  # of vectors that are near at all
    runs: float = 0.2  # share of the word runs looked up that makes a copy: two in ten


class Candidates:
    """The pairs worth comparing among all reports added so far; they do not depend on the order of adding.

    A report is looked up in the weeks around its own by all its keys, at any time by its rarest ones; only the best
    of what is found are kept, so that a flood of look-alikes costs no more than a quiet day.
    """

    def __init__(
        self,
        limits: CandidateThresholds | None = None,
        *,
        stored: tuple[Sequence[str], PackedVectors] | None = None,
    ) -> None:
        self._limits = limits or CandidateThresholds()
        self.vectors = VectorPile(self._limits.window, stored=stored)
        self._count = 0
        self._days = np.zeros((0, 2), np.int64)  # of those with a date; rows of the others mean nothing
        # By the longest interval, then by the week of the first day; the few long ones are looked for further back.
        self._weeks = {longest: defaultdict[int, Postings](Postings) for longest in (2, self._limits.widest)}
        self._undated = Postings()
        self._across: tuple[Postings, Postings] = (Postings(), Postings())  # with a date, without one
        self._runs = Postings()
        sizes = (self._limits.nearest, self._limits.meanings, self._limits.any_time, self._limits.copies)
        self._lists = tuple(map(Shortlists, sizes))

    def add(self, fingerprint: Fingerprint, vectors: PackedVectors | None = None) -> Change:
        """Take in one report, numbered in the order of arrival, and return what that changes among the pairs."""
        number, tie = self._count, find_tie(fingerprint.document_id)
        days = self._interval(fingerprint)
        self._enter(days)
        least = round(self._limits.least * UNIT * UNIT)
        features, rare = find_features(fingerprint, rarest=self._limits.rarest)
        near = _sum(self._match_week(features, days, number), least)
        found = (
            self._pick_near(days, *near),
            self._match_vectors(fingerprint.document_id, vectors, days, number),
            _sum(self._match_across(rare, days, number), least),
            _sum(self._match_runs(find_copy_features(fingerprint), number), self._least_runs()),
        )
        changes = [kept.add(number, tie, *hits) for kept, hits in zip(self._lists, found, strict=True)]
        gained = sorted({other for change in changes for other in change.gained})
        lost = {pair for change in changes for pair in change.lost}
        return Change(tuple(gained), self._drop_held(sorted(lost)))

    def _drop_held(self, pairs: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        """Those of the pairs that no list holds any more."""
        if not pairs:
            return ()
        ones, twos = np.array(pairs).T
        held = np.any([shortlists.holds(ones, twos) for shortlists in self._lists], axis=0)
        return tuple(pair for pair, is_held in zip(pairs, held.tolist(), strict=True) if not is_held)

    def pairs(self) -> list[tuple[int, int]]:
        """Return every pair worth comparing, in rising order."""
        return sorted({pair for shortlists in self._lists for pair in shortlists.pairs()})

    def _enter(self, days: Interval | None) -> None:
        if self._count == len(self._days):
            self._days = np.concatenate([self._days, np.zeros((max(64, self._count // 2), 2), np.int64)])
        self._days[self._count] = days or 0
        self._count += 1

    def _interval(self, fingerprint: Fingerprint) -> Interval | None:
        first, last = fingerprint.days
        if first is None or last is None or not 0 <= last - first <= self._limits.widest:
            return None
        return first, last

    def _match_week(self, features: Features, days: Interval | None, number: int) -> list[Hits]:
        """Postings of the weeks around a report, or of all without a date; it is entered in that of its first day."""
        if days is None:
            found = self._undated.match(features)
            self._undated.add(number, features)
            return found
        window, found = self._limits.window, []
        for longest, weeks in self._weeks.items():
            first, last = (days[0] - window - longest) // _BUCKET, (days[1] + window) // _BUCKET
            found += [
                piece for week in range(first, last + 1) if week in weeks for piece in weeks[week].match(features)
            ]
        longest = min(longest for longest in self._weeks if days[1] - days[0] <= longest)
        self._weeks[longest][days[0] // _BUCKET].add(number, features)
        return found

    def _match_vectors(
        self, document_id: str, vectors: PackedVectors | None, days: Interval | None, number: int
    ) -> _Piece:
        """Reports of its time with a vector near one of this; one without a date among those without."""
        if vectors is None:
            self.vectors.add_stored(number, document_id, days)
        else:
            self.vectors.add(number, vectors, days)
        return self.vectors.match(number, self._limits.cosine)

    def _match_across(self, features: Features, days: Interval | None, number: int) -> list[Hits]:
        """Postings of all reports for one with a date, of those with a date for one without."""
        own, other = self._across if days else self._across[::-1]
        found = other.match(features) + (own.match(features) if days else [])
        own.add(number, features)
        return found

    def _match_runs(self, features: Features, number: int) -> list[Hits]:
        found = self._runs.match(features)
        self._runs.add(number, features)
        return found

    def _least_runs(self) -> int:
        return round(0.9 * self._limits.runs * UNIT * UNIT)  # weights are rounded

    def _pick_near(
        self, days: Interval | None, others: NDArray[np.int64], scores: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Those published within the window; a week's postings hold some that are not."""
        if days is None or not len(others):
            return others, scores
        theirs = self._days[others]
        near = (theirs[:, 0] - days[1] <= self._limits.window) & (days[0] - theirs[:, 1] <= self._limits.window)
        return others[near], scores[near]


_Piece = tuple[NDArray[np.int64], NDArray[np.int64]]


def find_candidates(fingerprints: Iterable[Fingerprint], *, limits: CandidateThresholds | None = None) -> list[Pair]:
    """Return the pairs of document ids worth comparing, sorted."""
    candidates, ids = Candidates(limits), []
    for fingerprint in fingerprints:
        candidates.add(fingerprint)
        ids.append(fingerprint.document_id)
    pairs = ((ids[one], ids[two]) for one, two in candidates.pairs())
    return sorted((one, two) if one < two else (two, one) for one, two in pairs)


def _sum(pieces: list[Hits], least: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Reports with the sum of their products, where it is large enough."""
    if not pieces:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    owners = np.concatenate([owners for owners, _ in pieces])
    products = np.concatenate([products for _, products in pieces])
    low = int(owners.min())
    if int(owners.max()) - low < _DENSE * len(owners):
        sums = np.bincount(owners - low, weights=products)
        found = np.nonzero(sums >= least)[0]
        return found + low, sums[found].astype(np.int64)
    order = np.argsort(owners)
    owners = owners[order]
    starts = np.nonzero(np.concatenate([[True], owners[1:] != owners[:-1]]))[0]
    sums = np.add.reduceat(products[order], starts)
    kept = sums >= least
    return owners[starts[kept]].astype(np.int64), sums[kept].astype(np.int64)
