"""The head of each word: the best-scoring tree, or trees, that the scores of the model allow.

A word whose best head is no word is a root; a text of two sentences has two. Method: Chu and Liu, "On the shortest
arborescence of a directed graph" (1965), and Edmonds, "Optimum branchings" (1967).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
_NEVER = -1e12  # the score of what cannot be; infinite scores have no differences


class _Circle(NamedTuple):
    """Words that head one another in a circle, now one node, with the way from the larger graph to the smaller."""

    nodes: list[int]
    heads: list[int]  # of the nodes of the larger graph
    outside: list[int]  # nodes of the larger graph, in the order of the smaller one, whose last is the circle
    enter: list[int]  # for each outside node, where in the circle its best arc ends
    leave: list[int]  # for each outside node, where in the circle its best head stands


def find_heads(scores: NDArray[np.float32]) -> list[int]:
    """Return the index of each word's head, -1 for a root; they never form a circle, and there is a root.

    `scores[i, j]` says how well `j - 1` heads word `i`; column 0 stands for no head.
    """
    count = len(scores)
    if not count:
        return []
    # node 0 is the root of all, node i + 1 word i; weights[head, dependent]
    weights = np.full((count + 1, count + 1), _NEVER)
    weights[:, 1:] = np.clip(np.nan_to_num(np.asarray(scores, np.float64), nan=_NEVER), _NEVER, -_NEVER).T
    return [head - 1 for head in _span(weights)[1:]]


def _span(weights: Scores) -> list[int]:
    """Return the head of every node but the first in the best tree that grows from node 0."""
    circles: list[_Circle] = []
    while True:
        np.fill_diagonal(weights, 2 * _NEVER)
        heads = [-1, *weights[:, 1:].argmax(axis=0).tolist()]
        circle = find_circle(heads)
        if not circle:
            break
        weights, folded = _fold(weights, heads, circle)
        circles.append(folded)
    for folded in reversed(circles):
        heads = _unfold(heads, folded)
    return heads


def find_circle(heads: Sequence[int]) -> list[int]:
    """Return the nodes of one circle of heads in order, none where every way ends.

    >>> find_circle([-1, 2, 3, 1]), find_circle([-1, 0, 1])
    ([1, 2, 3], [])
    """
    seen = [-1] * len(heads)  # the walk on which a node was met
    for start in range(len(heads)):
        node = start
        while node >= 0 and seen[node] < 0:
            seen[node] = start
            node = heads[node]
        if node >= 0 and seen[node] == start:
            circle = [node]
            while heads[circle[-1]] != node:
                circle.append(heads[circle[-1]])
            return circle
    return []


def _fold(weights: Scores, heads: list[int], circle: list[int]) -> tuple[Scores, _Circle]:
    """Return a smaller graph, in which the circle is the last node; breaking it costs the arc that is given up."""
    inside = set(circle)
    outside = [node for node in range(len(heads)) if node not in inside]
    kept = weights[[heads[node] for node in circle], circle]
    entering = weights[np.ix_(outside, circle)] - kept
    leaving = weights[np.ix_(circle, outside)]
    smaller = np.full((len(outside) + 1, len(outside) + 1), 2 * _NEVER)
    smaller[:-1, :-1] = weights[np.ix_(outside, outside)]
    smaller[:-1, -1] = entering.max(axis=1)
    smaller[-1, :-1] = leaving.max(axis=0)
    enter = [circle[at] for at in entering.argmax(axis=1).tolist()]
    leave = [circle[at] for at in leaving.argmax(axis=0).tolist()]
    return smaller, _Circle(circle, heads, outside, enter, leave)


def _unfold(heads: list[int], folded: _Circle) -> list[int]:
    """Return the heads of the larger graph from those of the smaller one."""
    last = len(folded.outside)
    larger = list(folded.heads)
    for at, node in enumerate(folded.outside[1:], 1):
        larger[node] = folded.leave[at] if heads[at] == last else folded.outside[heads[at]]
    entered = folded.enter[heads[last]]
    larger[entered] = folded.outside[heads[last]]
    return larger
