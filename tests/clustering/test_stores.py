"""What is packed comes back as it was, and postings find what a plain product finds."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.clustering.prints import make_prints

from tellings.clustering.features import UNIT, find_features
from tellings.clustering.segments import Postings
from tellings.clustering.stores import Store

PRINTS = make_prints(5, 30, 6)


def test_a_packed_fingerprint_comes_back() -> None:
    store = Store()
    numbers = [store.add(each) for each in PRINTS]
    assert [store.fingerprint(number) for number in numbers] == PRINTS
    assert [store.find_number(each.document_id) for each in PRINTS] == numbers
    assert store.find_number("nobody") is None


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
