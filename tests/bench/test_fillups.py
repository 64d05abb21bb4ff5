"""Reports that fill a stream up share little with any other, and the share is counted over all pairs."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.fillups import SENTENCES, SHARE, SOURCES, Piece, draw_fillups, find_worst_share

RUNS = 24  # of a sentence


def make_pieces(count: int, *, sources: int, sampled: int = 3) -> list[Piece]:
    return [
        Piece(str(number), str(number % sources), RUNS - 11 * (number % 2), 1 + number % sampled, (), (), (), ())
        for number in range(count)
    ]


def test_no_two_reports_share_more_than_they_may() -> None:
    pieces = make_pieces(SENTENCES * 23, sources=50)
    drawn = list(draw_fillups(pieces, 300))
    assert len(drawn) == 300
    sampled = [[(row << 8) + run for row in rows for run in range(pieces[row].sampled)] for rows in drawn]
    every = [[(row << 8) + run for row in rows for run in range(pieces[row].runs)] for rows in drawn]
    assert 0 < find_worst_share(sampled) <= SHARE
    assert 0 < find_worst_share(every) <= SHARE
    assert all(len({pieces[row].source for row in rows}) >= SOURCES for rows in drawn)


def test_too_few_sources_or_sentences_make_no_reports() -> None:
    with pytest.raises(SystemExit, match="make 0 reports"):
        list(draw_fillups(make_pieces(SENTENCES * 23, sources=SOURCES - 1), 10))
    with pytest.raises(SystemExit, match="not 10000"):
        list(draw_fillups(make_pieces(SENTENCES * 23, sources=50), 10_000))


@given(st.lists(st.sets(st.integers(0, 12), min_size=1), max_size=12))
def test_the_worst_share_is_that_of_all_pairs(reports: list[set[int]]) -> None:
    shares = [len(one & two) / min(len(one), len(two)) for one, two in combinations(reports, 2)]
    assert find_worst_share([sorted(each) for each in reports]) == max(shares, default=0.0)
