"""Postings of many reports in a few arrays: who has a key, and with which weight."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.clustering.features import Features

Hits = tuple[NDArray[np.int32], NDArray[np.float64]]  # whole numbers, so that they add up the same in any order

_FRESH = 64  # reports that wait before they become a segment
_GROWTH = 4  # how much larger a segment is than the next at least: each of them costs every look-up a search


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """Postings in rising order of their keys: `starts[i]:starts[i + 1]` are those of `keys[i]`."""

    reports: int
    keys: NDArray[np.uint64]
    starts: NDArray[np.int64]
    owners: NDArray[np.int32]
    weights: NDArray[np.int16]


@dataclass(frozen=True, slots=True, eq=False)
class Fresh:
    """Postings as they came, a key for each."""

    reports: int
    keys: NDArray[np.uint64]
    owners: NDArray[np.int32]
    weights: NDArray[np.int16]


_NONE = Fresh(0, np.zeros(0, np.uint64), np.zeros(0, np.int32), np.zeros(0, np.int16))


class Postings:
    """A growing pile of postings: fresh ones apart, the rest in segments that are joined as they grow alike in size.

    So a report is moved about as often as the pile has doubled, and the arrays stay few.
    """

    def __init__(self) -> None:
        self._fresh = _NONE
        self._segments: list[Segment] = []

    def add(self, owner: int, features: Features) -> None:
        """Take in one report."""
        self._fresh = Fresh(
            self._fresh.reports + 1,
            np.concatenate([self._fresh.keys, features.keys]),
            np.concatenate([self._fresh.owners, np.full(len(features.keys), owner, np.int32)]),
            np.concatenate([self._fresh.weights, features.weights.astype(np.int16)]),
        )
        if self._fresh.reports < _FRESH:
            return
        fresh = self._fresh
        made = _sort(fresh.reports, fresh.keys, fresh.owners, fresh.weights)
        self._fresh = _NONE
        while self._segments and self._segments[-1].reports <= _GROWTH * made.reports:
            made = _join_segments(self._segments.pop(), made)
        self._segments.append(made)

    def match(self, features: Features) -> list[Hits]:
        """Return pieces of (owners, products of weights), one entry for each key that a report shares."""
        if not len(features.keys):
            return []
        found = [_match_segment(segment, features) for segment in self._segments]
        if self._fresh.reports:
            found.append(_match_fresh(self._fresh, features))
        return [piece for piece in found if len(piece[0])]


def _join_segments(one: Segment, two: Segment) -> Segment:
    keys = np.concatenate([np.repeat(each.keys, np.diff(each.starts)) for each in (one, two)])
    return _sort(
        one.reports + two.reports,
        keys,
        np.concatenate([one.owners, two.owners]),
        np.concatenate([one.weights, two.weights]),
    )


def _sort(reports: int, keys: NDArray[np.uint64], owners: NDArray[np.int32], weights: NDArray[np.int16]) -> Segment:
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    starts = np.nonzero(np.concatenate([np.ones(min(1, len(keys)), bool), keys[1:] != keys[:-1]]))[0]
    return Segment(reports, keys[starts], np.append(starts, len(keys)), owners[order], weights[order])


def _match_segment(segment: Segment, features: Features) -> Hits:
    if not len(segment.keys):
        return np.zeros(0, np.int32), np.zeros(0)
    at = np.minimum(np.searchsorted(segment.keys, features.keys), len(segment.keys) - 1)
    here = np.nonzero(segment.keys[at] == features.keys)[0]
    at = at[here]
    starts = segment.starts[at]
    lengths = segment.starts[at + 1] - starts
    ends = np.cumsum(lengths)
    places = np.repeat(starts - (ends - lengths), lengths)
    places += np.arange(len(places))
    products = np.repeat(features.weights[here].astype(np.float64), lengths)
    products *= segment.weights[places]
    return segment.owners[places], products


def _match_fresh(fresh: Fresh, features: Features) -> Hits:
    at = np.minimum(np.searchsorted(features.keys, fresh.keys), len(features.keys) - 1)
    here = np.nonzero(features.keys[at] == fresh.keys)[0]
    return fresh.owners[here], features.weights.astype(np.float64)[at[here]] * fresh.weights[here]
