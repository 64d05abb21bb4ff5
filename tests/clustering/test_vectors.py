"""The nearest vectors of a time are those that brute force finds, in any order of adding, stored or not."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.clustering.prints import make_prints

from tellings.clustering import MeaningThresholds, Stream
from tellings.clustering.vectors import Interval, PackedVectors, VectorPile, pack_vectors
from tellings.errors import UsageError

WINDOW = 14
Report = tuple[list[list[float]], Interval | None]
ROWS = st.lists(st.lists(st.floats(-1, 1), min_size=4, max_size=4), min_size=1, max_size=3)
DAYS = st.none() | st.tuples(st.integers(700_000, 700_060), st.integers(0, 30)).map(lambda at: (at[0], sum(at)))


def measure(one: PackedVectors, two: PackedVectors) -> float:
    """The largest cosine, in plain whole numbers."""
    return max(
        float(_multiply(first, second) / (_multiply(first, first) * _multiply(second, second)) ** 0.5)
        for first in one
        for second in two
    )


def _multiply(one: PackedVectors, two: PackedVectors) -> int:
    return sum(int(a) * int(b) for a, b in zip(one, two, strict=True))


def are_near(one: Interval | None, two: Interval | None) -> bool:
    if one is None or two is None:
        return one is two
    return one[0] - two[1] <= WINDOW and two[0] - one[1] <= WINDOW


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(ROWS, DAYS), min_size=1, max_size=25), st.randoms(use_true_random=False))
def test_the_nearest_are_those_of_brute_force(reports: list[Report], chance: Random) -> None:
    packed = [(pack_vectors(rows), days) for rows, days in reports]
    known = {owner: (rows, days) for owner, (rows, days) in enumerate(packed) if rows is not None}
    kept = [owner for owner in known if chance.random() < 0.5]
    ids = [str(owner) for owner in kept for _ in known[owner][0]]
    matrix = np.concatenate([known[owner][0] for owner in kept]) if kept else np.zeros((0, 4), np.int8)
    pile = VectorPile(WINDOW, stored=(ids, matrix))
    order = list(known)
    chance.shuffle(order)
    for owner in order:
        rows, days = known[owner]
        if owner in kept:
            pile.add_stored(owner, str(owner), days)
        else:
            pile.add(owner, rows, days)
    for owner, (rows, days) in known.items():
        found = dict(zip(*(part.tolist() for part in pile.match(owner, 0.5)), strict=True))
        cosines = {other: measure(rows, theirs) for other, (theirs, _) in known.items()}
        wanted = {
            other: cosine
            for other, cosine in cosines.items()
            if other != owner and cosine > 0.500001 and are_near(days, known[other][1])
        }
        assert wanted.keys() <= found.keys()
        assert all(abs(1_000_000 * cosines[other] - score) <= 1 for other, score in found.items())
        assert all(are_near(days, known[other][1]) and other != owner for other in found)
        assert all(pile.find_cosine(owner, other) == pytest.approx(cosine) for other, cosine in cosines.items())


def test_many_rows_lie_in_several_blocks() -> None:
    chance = np.random.default_rng(3)
    rows = chance.integers(-127, 128, (9000, 8)).astype(np.int8)
    pile = VectorPile(WINDOW)
    for owner in range(3000):
        pile.add(owner, rows[3 * owner : 3 * owner + 3], (700_000 + owner % 40, 700_000 + owner % 40))
    for owner in (0, 341, 1500, 2999):
        others, scores = pile.match(owner, 0.0)
        assert all(abs(owner % 40 - other % 40) <= WINDOW for other in others.tolist())
        assert len(others) > 500
        for other, score in list(zip(others.tolist(), scores.tolist(), strict=True))[:50]:
            cosine = measure(rows[3 * owner : 3 * owner + 3], rows[3 * other : 3 * other + 3])
            assert score == pytest.approx(1_000_000 * cosine, abs=1)


def test_who_has_no_vector_is_near_to_nobody() -> None:
    pile = VectorPile(WINDOW)
    pile.add(3, np.ones((1, 4), np.int8), None)
    assert not len(pile.match(2, 0.0)[0]) and not len(pile.match(9, 0.0)[0])
    assert pile.find_cosine(2, 3) is None


def test_vectors_of_another_model_are_refused() -> None:
    pile = VectorPile(WINDOW)
    pile.add(0, np.ones((1, 4), np.int8), None)
    with pytest.raises(UsageError, match=r"of 4 entries.*found 5"):
        pile.add(1, np.ones((1, 5), np.int8), None)


@pytest.mark.parametrize("vector", [[0.0, 0.0], [float("nan"), 1.0], [float("inf"), 1.0], [[0.0, 0.0], [0.0, 0.0]]])
def test_a_vector_that_points_nowhere_is_none(vector: list[float]) -> None:
    assert pack_vectors(vector) is None


def test_a_vector_is_packed_in_bytes() -> None:
    packed = pack_vectors([[0.5, -1.0], [0.0, 0.0], [0.2, 0.1]])
    assert packed is not None and packed.dtype == np.int8
    assert packed.tolist() == [[64, -127], [127, 64]]


def test_stored_vectors_give_the_stories_of_given_ones() -> None:
    prints = make_prints(5, 12, 5)
    chance = np.random.default_rng(1)
    vectors = {each.document_id: chance.normal(size=6).tolist() for each in prints[::2]}
    given, stored = {key: pack_vectors(vector) for key, vector in vectors.items()}, Stream(meanings=None)
    matrix = np.concatenate([rows for rows in given.values() if rows is not None])
    stored = Stream(meanings=MeaningThresholds(), stored=(list(given), matrix))
    plain = Stream(meanings=MeaningThresholds())
    for each in prints:
        plain.add(each, vectors.get(each.document_id))
    for each in reversed(prints):
        stored.add(each)
    assert stored.groups() == plain.groups()
    assert stored.near_pairs() == plain.near_pairs()
