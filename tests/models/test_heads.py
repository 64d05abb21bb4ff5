from __future__ import annotations

import math

import networkx
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from tellings.models.heads import find_circle, find_heads

Scores = NDArray[np.float32]


@st.composite
def scores(draw: st.DrawFn, finite: bool = True) -> Scores:
    count = draw(st.integers(1, 7))
    numbers = st.integers(-9, 9).map(float) if finite else st.floats(width=32)
    cells = draw(st.lists(numbers, min_size=count * (count + 1), max_size=count * (count + 1)))
    return np.array(cells, np.float32).reshape(count, count + 1)


def total(given_scores: Scores, heads: list[int]) -> float:
    return math.fsum(float(given_scores[word, head + 1]) for word, head in enumerate(heads))


def test_a_word_is_headed_by_its_best_head() -> None:
    assert find_heads(np.array([[0, 0, 9, 0], [9, 0, 0, 0], [0, 0, 9, 0]], np.float32)) == [1, -1, 1]
    assert find_heads(np.zeros((0, 1), np.float32)) == []


def test_two_sentences_have_two_roots() -> None:
    assert find_heads(np.array([[5, 0, 1], [5, 1, 0]], np.float32)) == [-1, -1]


def test_a_circle_is_broken_where_that_costs_least() -> None:
    # words 0 and 1 want each other; word 1 is nearly a root
    assert find_heads(np.array([[0, 0, 9], [8, 9, 0]], np.float32)) == [1, -1]
    assert find_circle([-1, 2, 1]) == [1, 2]


@settings(max_examples=300)
@given(scores())
def test_the_tree_is_the_best_there_is(given_scores: Scores) -> None:
    heads = find_heads(given_scores)
    graph = networkx.DiGraph()
    for word in range(len(given_scores)):
        for head in range(-1, len(given_scores)):
            if head != word:
                graph.add_edge(head, word, weight=float(given_scores[word, head + 1]))
    best = networkx.maximum_spanning_arborescence(graph)
    assert total(given_scores, heads) == best.size(weight="weight")


@settings(max_examples=300)
@given(scores(finite=False))
def test_whatever_the_scores_every_way_ends_at_a_root(given_scores: Scores) -> None:
    heads = find_heads(given_scores)
    assert len(heads) == len(given_scores)
    assert -1 in heads
    for word in range(len(heads)):
        steps = 0
        while word >= 0:
            word, steps = heads[word], steps + 1
            assert steps <= len(heads)


def test_many_circles_in_circles_are_no_trouble() -> None:
    count = 200
    nested = np.array([[-1e6, *(-abs(one - other) for other in range(count))] for one in range(count)], np.float32)
    heads = find_heads(nested)
    assert heads.count(-1) == 1
