"""What is packed comes back as it was, and postings find what a plain product finds."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.clustering.prints import make_prints

from tellings.clustering.features import UNIT, find_features
from tellings.clustering.segments import Postings
from tellings.clustering.stores import Store
from tellings.clustering.vectors import VectorPile, find_cosine, pack_vector

PRINTS = make_prints(5, 30, 6)


def test_a_packed_fingerprint_comes_back() -> None:
    store = Store()
    numbers = [store.add(each) for each in PRINTS]
    assert [store.fingerprint(number) for number in numbers] == PRINTS
    assert [store.find_number(each.document_id) for each in PRINTS] == numbers
    assert store.find_number("nobody") is None
    assert store.find_cosine(0, 1) is None


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(len(PRINTS))), st.integers(0, len(PRINTS) - 1))
def test_postings_find_what_a_plain_product_finds(order: list[int], asked: int) -> None:
    features = [find_features(each, rarest=5)[0] for each in PRINTS]
    postings = Postings()
    for number in order:
        postings.add(number, features[number])
    found: Counter[int] = Counter()
    for owners, products in postings.match(features[asked]):
        for owner, product in zip(owners.tolist(), products.tolist(), strict=True):
            found[owner] += product
    wanted = dict(zip(features[asked].keys.tolist(), features[asked].weights.tolist(), strict=True))
    for number, other in enumerate(features):
        weights = zip(other.keys.tolist(), other.weights.tolist(), strict=True)
        assert found[number] == sum(weight * wanted.get(key, 0) for key, weight in weights)


def test_a_report_shares_all_its_weight_with_itself() -> None:
    telling = replace(PRINTS[0], words=(("dredger", 9.0), ("sluic", 7.0)), title_words=("sluic",))
    features, rarest = find_features(telling, rarest=2)
    assert int(features.weights @ features.weights) == pytest.approx(UNIT * UNIT, rel=0.01)
    assert set(rarest.keys) < set(features.keys) and len(rarest.keys) == 2


def test_what_is_common_in_news_finds_nobody() -> None:
    base = replace(PRINTS[0], words=(("dredger", 9.0),), title_words=(), names=())
    news = replace(base, words=(("dredger", 9.0), ("polic", 9.0)), names=(("organization:group", 0.8),))
    one, other = (find_features(each, rarest=9)[0] for each in (base, news))
    assert one.keys.tolist() == other.keys.tolist()


@given(st.lists(st.lists(st.floats(-1, 1), min_size=6, max_size=6), min_size=2, max_size=40))
def test_near_vectors_are_those_with_a_large_cosine(rows: list[list[float]]) -> None:
    packed = [vector for vector in map(pack_vector, rows) if vector is not None]
    pile = VectorPile()
    for number, vector in enumerate(packed):
        pile.add(number, vector)
    for asked in packed[:2]:
        owners, scores = pile.match(asked, 0.5)
        cosines = [find_cosine(asked, vector) for vector in packed]
        assert owners.tolist() == [number for number, cosine in enumerate(cosines) if cosine >= 0.5]
        assert scores.tolist() == [round(1_000_000 * cosines[owner]) for owner in owners.tolist()]


def test_a_vector_that_points_nowhere_is_none() -> None:
    assert pack_vector([0.0, 0.0]) is None
    packed = pack_vector([0.5, -1.0])
    assert packed is not None
    assert packed.dtype == np.int8
