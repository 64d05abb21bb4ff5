"""Candidates for copies from sampled hashes: an index against comparing all with all."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tellings.clustering.containments import match_samples

SAMPLES = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=3), st.frozensets(st.integers(0, 40), max_size=12), max_size=9
)


@given(SAMPLES)
def test_the_index_finds_what_comparing_all_finds(samples: dict[str, frozenset[int]]) -> None:
    wanted = set()
    for one, two in combinations(sorted(samples), 2):
        smaller = min(len(samples[one]), len(samples[two]))
        shared = len(samples[one] & samples[two])
        if shared and shared / smaller >= 0.3:
            wanted.add((one, two, shared / smaller))
    assert set(match_samples(samples, least=0.3)) == wanted


@given(SAMPLES)
def test_the_order_of_arrival_changes_nothing(samples: dict[str, frozenset[int]]) -> None:
    backwards = dict(reversed(samples.items()))
    assert list(match_samples(backwards, least=0.2)) == list(match_samples(samples, least=0.2))


def test_a_text_that_very_many_carry_costs_no_more_and_is_still_found() -> None:
    samples = {f"d{number:03}": frozenset(range(20)) for number in range(200)}
    pairs = list(match_samples(samples, least=0.5, holders=8))
    assert len(pairs) < 200 * 8
    assert {two for _, two, _ in pairs} == set(sorted(samples)[1:])


def test_a_text_without_hashes_is_like_none() -> None:
    assert list(match_samples({}, least=0.0)) == []
    assert list(match_samples({"a": (), "b": (), "c": (8,)}, least=0.0)) == []
