"""Rank correlation, against counting by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.vectors import Pair, find_ranks, rank_correlation, read_pairs, score_pairs

values = st.lists(st.integers(-3, 3).map(float), min_size=1, max_size=12)


@given(values)
def test_a_rank_is_the_number_of_smaller_values_and_half_of_the_equal(row: list[float]) -> None:
    counted = [sum(v < one for v in row) + (sum(v == one for v in row) + 1) / 2 for one in row]
    assert find_ranks(row) == counted


@given(values)
def test_the_correlation_keeps_its_bounds_and_looks_at_ranks_only(row: list[float]) -> None:
    other = [value**3 + 1 for value in row]
    spread = len(set(row)) > 1
    assert rank_correlation(row, other) == pytest.approx(1.0 if spread else 0.0)
    assert rank_correlation(row, [-value for value in other]) == pytest.approx(-1.0 if spread else 0.0)


def test_rows_of_two_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="1 and 2 values"):
        rank_correlation([1.0], [1.0, 2.0])


def test_pairs_are_read_and_scored(tmp_path: Path) -> None:
    path = tmp_path / "pairs.csv"
    path.write_text('"A ship, old",A boat,4.5\nA cat,"A ""car""",0.5\n', encoding="utf-8")
    pairs = read_pairs(path)
    assert pairs == [Pair("A ship, old", "A boat", 4.5), Pair("A cat", 'A "car"', 0.5)]
    vectors = {"A ship, old": (1.0, 0.0), "A boat": (0.9, 0.1), "A cat": (0.0, 1.0), 'A "car"': (1.0, 0.0)}
    assert score_pairs(pairs, vectors.__getitem__) == 1.0
