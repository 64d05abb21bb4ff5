"""The nearest reports of each report, kept up as reports arrive and the same whatever their order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_TIE = 40  # bits below the score in a rank: equal scores are ordered by the ids, never by arrival


@dataclass(frozen=True, slots=True)
class Change:
    """What a new report changes: the reports that it is now paired with, and older pairs that it drives out."""

    gained: tuple[int, ...]
    lost: tuple[tuple[int, int], ...] = ()


class Shortlists:
    """For each report the `most` others with the highest scores; two are paired where either lists the other.

    Which pairs there are depends on the reports alone: the best of a set are the same in whatever order they come.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._others = np.full((0, most), -1, np.int32)
        self._ranks = np.full((0, most), -1, np.int64)
        self._floors = np.full(0, -1, np.int64)  # the lowest rank of each list, -1 while it has room
        self._ties = np.zeros(0, np.int64)

    def add(self, number: int, tie: int, others: NDArray[np.int64], scores: NDArray[np.int64]) -> Change:
        """Enter report `number`, which scores these with those already here."""
        self._grow(number + 1)
        self._ties[number] = tie
        if not len(others):
            return Change(())
        ranks = (scores << _TIE) | self._ties[others]
        best = _find_largest(ranks, self._most)
        self._others[number, : len(best)] = others[best]
        self._ranks[number, : len(best)] = ranks[best]
        self._floors[number] = self._ranks[number].min()
        offered = (scores << _TIE) | tie
        taken = np.nonzero(offered > self._floors[others])[0]
        hosts = others[taken]
        slots = np.argmin(self._ranks[hosts], axis=1)
        evicted = self._others[hosts, slots]
        self._others[hosts, slots] = number
        self._ranks[hosts, slots] = offered[taken]
        self._floors[hosts] = self._ranks[hosts].min(axis=1)
        gained = np.union1d(hosts, others[best])
        return Change(tuple(gained.tolist()), self._lost(hosts, evicted))

    def holds(self, ones: NDArray[np.int64], twos: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return of each of some pairs whether it is one still."""
        listed = (self._others[ones] == twos[:, None]) | (self._others[twos] == ones[:, None])
        held: NDArray[np.bool_] = np.logical_or.reduce(listed, axis=1)
        return held

    def pairs(self) -> list[tuple[int, int]]:
        """Return every pair, the smaller number first."""
        here = self._others >= 0
        ones = np.repeat(np.arange(len(self._others)), here.sum(axis=1))
        twos = self._others[here]
        low, high = np.minimum(ones, twos), np.maximum(ones, twos)
        return [(int(one), int(two)) for one, two in np.unique(np.stack([low, high], axis=1), axis=0)]

    def _lost(self, hosts: NDArray[np.int64], evicted: NDArray[np.int32]) -> tuple[tuple[int, int], ...]:
        """Pairs of hosts and those they no longer list, where these do not list the host either."""
        there = evicted >= 0
        hosts, evicted = hosts[there], evicted[there]
        gone = ~(self._others[evicted] == hosts[:, None]).any(axis=1)
        pairs = zip(hosts[gone].tolist(), evicted[gone].tolist(), strict=True)
        return tuple((min(pair), max(pair)) for pair in pairs)

    def _grow(self, size: int) -> None:
        have = len(self._ties)
        if size <= have:
            return
        more = max(size, have * 3 // 2, 64) - have
        self._others = np.concatenate([self._others, np.full((more, self._most), -1, np.int32)])
        self._ranks = np.concatenate([self._ranks, np.full((more, self._most), -1, np.int64)])
        self._floors = np.concatenate([self._floors, np.full(more, -1, np.int64)])
        self._ties = np.concatenate([self._ties, np.zeros(more, np.int64)])


def _find_largest(ranks: NDArray[np.int64], most: int) -> NDArray[np.int64]:
    """Where the largest ranks stand, `most` of them at most."""
    if len(ranks) <= most:
        return np.arange(len(ranks))
    return np.argpartition(ranks, len(ranks) - most)[len(ranks) - most :]
