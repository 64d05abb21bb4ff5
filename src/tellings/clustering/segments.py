"""Postings of many reports in a few arrays: who has a key, and with which weight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.clustering.features import Features

_FRESH = 32  # reports that wait before they become a segment


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """Postings in rising order of their keys: `starts[i]:starts[i + 1]` are those of `keys[i]`."""

    reports: int
    keys: NDArray[np.uint64]
    starts: NDArray[np.int64]
    owners: NDArray[np.int32]
    weights: NDArray[np.int16]


class Postings:
    """A growing pile of postings: fresh ones apart, the rest in segments that are joined as they grow alike in size.

    So a report is moved about as often as the pile has doubled, and the arrays stay few.
    """

    def __init__(self) -> None:
        self._fresh: list[tuple[int, Features]] = []
        self._segments: list[Segment] = []

    def add(self, owner: int, features: Features) -> None:
        """Take in one report."""
        self._fresh.append((owner, features))
        if len(self._fresh) < _FRESH:
            return
        made = _join_fresh(self._fresh)
        self._fresh = []
        while self._segments and self._segments[-1].reports <= 2 * made.reports:
            made = _join_segments(self._segments.pop(), made)
        self._segments.append(made)

    def match(self, features: Features) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
        """Return pieces of (owners, products of weights), one entry for each key that a report shares."""
        found = [_match_segment(segment, features) for segment in self._segments]
        if self._fresh:
            found.append(_match_fresh(self._fresh, features))
        return [piece for piece in found if len(piece[0])]


def _join_fresh(fresh: Sequence[tuple[int, Features]]) -> Segment:
    keys = np.concatenate([features.keys for _, features in fresh])
    owners = np.repeat(
        np.array([owner for owner, _ in fresh], np.int32), [len(features.keys) for _, features in fresh]
    )
    weights = np.concatenate([features.weights for _, features in fresh]).astype(np.int16)
    return _sort(len(fresh), keys, owners, weights)


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
    unique, starts = np.unique(keys[order], return_index=True)
    return Segment(reports, unique, np.append(starts, len(keys)), owners[order], weights[order])


def _match_segment(segment: Segment, features: Features) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    at = np.minimum(np.searchsorted(segment.keys, features.keys), max(0, len(segment.keys) - 1))
    here = segment.keys[at] == features.keys if len(segment.keys) else np.zeros(len(at), bool)
    starts = segment.starts[at[here]]
    lengths = segment.starts[at[here] + 1] - starts
    total = int(lengths.sum())
    places = np.arange(total) + np.repeat(starts - (np.cumsum(lengths) - lengths), lengths)
    products = segment.weights[places] * np.repeat(features.weights[here], lengths)
    return segment.owners[places].astype(np.int64), products


def _match_fresh(
    fresh: Sequence[tuple[int, Features]], features: Features
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    if not len(features.keys):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    keys = np.concatenate([each.keys for _, each in fresh])
    owners = np.repeat(np.array([owner for owner, _ in fresh], np.int64), [len(each.keys) for _, each in fresh])
    weights = np.concatenate([each.weights for _, each in fresh])
    at = np.minimum(np.searchsorted(features.keys, keys), len(features.keys) - 1)
    here = features.keys[at] == keys
    return owners[here], weights[here] * features.weights[at[here]]
