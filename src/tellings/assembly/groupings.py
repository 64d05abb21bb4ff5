"""Groups of things that are alike on average, the closest joined first, without comparing all with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush


def list_near(marks: Iterable[Iterable[Hashable]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of things, by index with the smaller first, that have a mark in common.

    >>> list(list_near([{"quay", "crane"}, {"ferry"}, {"crane"}]))
    [(0, 2)]
    """
    holders: dict[Hashable, list[int]] = defaultdict(list)
    for second, own in enumerate(marks):
        own = list(own)
        for first in sorted({first for mark in own for first in holders[mark]}):
            yield first, second
        for mark in own:
            holders[mark].append(second)


def group_alike(counts: Sequence[int], scores: Mapping[tuple[int, int], float], least: float) -> list[list[int]]:
    """Return groups of indices in which pairs are alike by `least` on average, in the order of their first index.

    `scores` has the pairs, smaller index first, that are alike at all; any other pair counts as 0. `counts` says for
    how many things each index stands. Average linkage after Sokal and Michener (1958); equal scores go by index.

    >>> group_alike([1, 1, 1], {(0, 1): 0.9, (1, 2): 0.5}, 0.4)
    [[0, 1], [2]]
    """
    groups: list[list[int]] = [[index] for index in range(len(counts))]
    sizes = list(counts)
    sums: list[dict[int, float]] = [{} for _ in counts]
    for (first, second), score in scores.items():
        sums[first][second] = sums[second][first] = score * sizes[first] * sizes[second]

    def mean(first: int, second: int) -> float:
        return sums[first].get(second, 0.0) / (sizes[first] * sizes[second])

    heap = [(-mean(*pair), *pair) for pair in scores if mean(*pair) >= least]
    heapify(heap)
    while heap:
        score, first, second = heappop(heap)
        if not groups[second] or mean(first, second) != -score:
            continue  # one of the two has grown or gone since
        groups[first] += groups[second]
        groups[second] = []
        sizes[first] += sizes[second]
        for other, total in sums[second].items():
            del sums[other][second]
            if other != first:
                sums[first][other] = sums[other][first] = sums[first].get(other, 0.0) + total
        sums[second] = {}
        for other in sums[first]:
            if mean(first, other) >= least:
                heappush(heap, (-mean(first, other), min(first, other), max(first, other)))
    return [group for group in groups if group]
