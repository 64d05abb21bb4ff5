"""Traits: what a comparison needs of a fingerprint, and the same likeness from them as from the fingerprints."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.clustering.prints import make_prints

from tellings.clustering.likenesses import match_fingerprints
from tellings.clustering.traits import find_traits

PRINTS = make_prints(7, 8, 5)
NUMBERS = st.integers(0, len(PRINTS) - 1)


@given(NUMBERS, NUMBERS)
def test_traits_are_as_alike_as_their_fingerprints(one: int, two: int) -> None:
    first, second = PRINTS[one], PRINTS[two]
    assert match_fingerprints(find_traits(first), find_traits(second)) == match_fingerprints(first, second)


def test_persons_and_surroundings_are_those_of_the_names_and_of_the_lead() -> None:
    names = (("person:varga", 1.0), ("place:orvane", 0.6), ("organization:quay board", 0.8))
    traits = find_traits(replace(PRINTS[0], names=names, subjects=("lindt",), places=("old quay",)))
    assert traits.persons == {"varga", "lindt"}
    assert traits.surroundings == {"orvane", "old quay"}


def test_length_is_that_of_the_words_and_the_rarest_name_counts_one() -> None:
    traits = find_traits(replace(PRINTS[0], words=(("quay", 3.0), ("tram", 4.0)), people=("qvzzyx",)))
    assert traits.length == 25.0
    assert traits.people == {"qvzzyx": pytest.approx(1.0)}
    assert find_traits(traits) is traits
