"""The primitives of scoring, against plain counting."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from bench.scores import Score, match_one_to_one, overlaps_half, score_spans

edges = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=12)


@given(edges)
def test_a_matching_is_one_to_one_and_as_large_as_can_be(pairs: list[tuple[int, int]]) -> None:
    found = match_one_to_one(pairs)
    assert set(found) <= set(pairs)
    assert len({left for left, _ in found}) == len({right for _, right in found}) == len(found)
    best = max(sum((left, right) in pairs for left, right in enumerate(order)) for order in permutations(range(5)))
    assert len(found) == best


@given(st.tuples(st.integers(0, 20), st.integers(1, 20)), st.tuples(st.integers(0, 20), st.integers(1, 20)))
def test_half_an_overlap_is_symmetric(one: tuple[int, int], two: tuple[int, int]) -> None:
    a, b = [(one[0], sum(one))], [(two[0], sum(two))]
    assert overlaps_half(a, b) == overlaps_half(b, a)
    assert overlaps_half(a, a)


def test_spans_in_pieces_count_together() -> None:
    assert overlaps_half([(0, 4), (10, 14)], [(2, 12)])
    assert score_spans([[(0, 10)], [(0, 10)]], [[(1, 9)], [(50, 60)]]) == Score(1, 2, 2)


def test_figures_of_nothing() -> None:
    assert (Score(0, 0, 0).precision, Score(0, 0, 0).recall, Score(0, 0, 0).f1) == (1.0, 1.0, 1.0)
    assert (Score(0, 3, 0).precision, Score(0, 0, 3).precision, Score(0, 0, 3).recall) == (0.0, 0.0, 0.0)
