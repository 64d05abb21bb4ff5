"""Stories grown from a stream: the same in any order of arrival, however often one looks in between."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import Any

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.clustering.prints import make_prints

from tellings.clustering.candidates import Candidates, CandidateThresholds, find_candidates
from tellings.clustering.likenesses import Thresholds, match_fingerprints
from tellings.clustering.meanings import MeaningThresholds
from tellings.clustering.streams import Group, Likenesses, Stream
from tellings.types.stories import Fingerprint, Likeness

_FEW = CandidateThresholds(nearest=3, any_time=2, copies=2, meanings=2)  # so that lists are full and pairs driven out
_SMALL = Thresholds(largest=6)  # so that components are parted
PRINTS = make_prints(3, 12, 6)
ORDERS = st.permutations(range(len(PRINTS)))


def vector(fingerprint: Fingerprint) -> list[float]:
    """A direction for each event, somewhat bent by the report."""
    event, number = int(fingerprint.document_id[1:3]), int(fingerprint.document_id[4:])
    return [1.0 if at == event else 0.1 * number if at == event + 1 else 0.0 for at in range(16)]


def grow(order: list[int], looks: frozenset[int] = frozenset(), *, vectors: bool = False) -> list[Group]:
    stream = Stream(thresholds=_SMALL, candidates=_FEW, meanings=MeaningThresholds() if vectors else None)
    for at, number in enumerate(order):
        stream.add(PRINTS[number], vector(PRINTS[number]) if vectors else None)
        if at in looks:
            stream.settle()
    return [*stream.groups(), *stream.near_pairs()]


@settings(max_examples=40, deadline=None)
@given(ORDERS, st.frozensets(st.integers(0, len(PRINTS) - 1)))
def test_any_order_gives_the_same_stories(order: list[int], looks: frozenset[int]) -> None:
    assert grow(order, looks) == grow(list(range(len(PRINTS))))


@settings(max_examples=20, deadline=None)
@given(ORDERS)
def test_any_order_gives_the_same_stories_with_vectors(order: list[int]) -> None:
    assert grow(order, vectors=True) == grow(list(range(len(PRINTS))), vectors=True)


@settings(max_examples=40, deadline=None)
@given(ORDERS)
def test_any_order_gives_the_same_candidates(order: list[int]) -> None:
    assert find_candidates((PRINTS[number] for number in order), limits=_FEW) == find_candidates(PRINTS, limits=_FEW)


@settings(max_examples=20, deadline=None)
@given(ORDERS)
def test_what_a_report_changes_adds_up_to_the_pairs(order: list[int]) -> None:
    candidates, pairs = Candidates(_FEW), set()
    for number in order:
        change = candidates.add(PRINTS[number])
        new = candidates._count - 1
        pairs |= {(other, new) for other in change.gained}
        pairs -= set(change.lost)
    assert sorted(pairs) == candidates.pairs()


def test_stories_lie_within_the_components_of_networkx() -> None:
    stream = Stream()
    for fingerprint in PRINTS:
        stream.add(fingerprint)
    graph = networkx.Graph()
    graph.add_nodes_from(each.document_id for each in PRINTS)
    for pair in find_candidates(PRINTS):
        likeness = stream.find_likeness(*pair)
        if likeness and not likeness.veto and likeness.score >= Thresholds().link:
            graph.add_edge(*pair)
    whole = list(networkx.connected_components(graph))
    groups = stream.groups()
    assert sorted(member for group in groups for member in group) == sorted(graph)
    assert all(any(part.issuperset(group) for part in whole) for group in groups)


def test_what_was_parted_says_so() -> None:
    whole = Stream(candidates=_FEW)
    stream = Stream(thresholds=_SMALL, candidates=_FEW)
    assert stream.parted() == {}
    for fingerprint in PRINTS:
        whole.add(fingerprint)
        stream.add(fingerprint)
        stream.settle()
    assert whole.parted() == {}
    parted = stream.parted()
    assert parted and min(parted.values()) > _SMALL.largest
    assert all(sum(size == each for each in parted.values()) % size == 0 for size in parted.values())
    assert all(len(group) <= _SMALL.largest for group in stream.groups())


def test_a_report_that_comes_twice_is_one() -> None:
    stream = Stream()
    for fingerprint in (*PRINTS, *PRINTS):
        stream.add(fingerprint)
    assert len(stream) == len(PRINTS)
    once = Stream()
    for fingerprint in PRINTS:
        once.add(fingerprint)
    assert stream.groups() == once.groups()


def test_only_what_changed_is_cut_anew() -> None:
    stream = Stream()
    for fingerprint in PRINTS:
        stream.add(fingerprint)
    stream.settle()
    assert stream.settle() == []
    alone = replace(PRINTS[0], document_id="alone", words=(("zither", 9.0),), title_words=(), names=(), shingles=())
    stream.add(alone)
    assert stream.settle() == [("alone",)]


def test_likenesses_are_found_when_they_are_asked_for() -> None:
    stream = Stream()
    for fingerprint in PRINTS:
        stream.add(fingerprint)
    likenesses = Likenesses(stream)
    first, second = sorted(each.document_id for each in PRINTS)[:2]
    assert likenesses[first, second].first_id == first
    assert list(likenesses) == [pair for group in stream.groups() for pair in combinations(group, 2)]
    assert len(likenesses) == len(list(likenesses))
    with pytest.raises(KeyError):
        likenesses[first, "nobody"]


def test_reports_that_are_the_same_but_for_their_ids_are_compared_once() -> None:
    pairs: list[tuple[Any, Any]] = []

    def match(first: Any, second: Any, **limits: Any) -> Likeness:
        pairs.append((first.document_id, second.document_id))
        return match_fingerprints(first, second, **limits)

    stream = Stream(candidates=_FEW, match=match)
    for number in range(40):
        stream.add(replace(PRINTS[0], document_id=f"twin-{number:02}"))
    assert len(stream.groups()) == 1
    assert len(pairs) == 1


@settings(max_examples=10, deadline=None)
@given(st.permutations(range(12)))
def test_one_text_is_one_story_however_many_carry_it(order: list[int]) -> None:
    text = next(each for each in PRINTS if each.shingles)
    copies = [replace(text, document_id=f"copy-{number:02}", outlet=f"outlet-{number}") for number in order]
    other = replace(text, document_id="other", words=(("zither", 9.0),), title_words=(), names=(), shingles=())
    stream = Stream(thresholds=_SMALL, candidates=_FEW)
    for fingerprint in (*copies, other):
        stream.add(fingerprint)
    assert stream.groups() == [tuple(sorted(each.document_id for each in copies)), ("other",)]


def test_without_parts_likenesses_have_the_same_scores() -> None:
    stream = Stream()
    for fingerprint in PRINTS:
        stream.add(fingerprint)
    whole, bare = Likenesses(stream), Likenesses(stream, with_parts=False)
    for pair in combinations(sorted(each.document_id for each in PRINTS), 2):
        assert replace(whole[pair], parts=()) == bare[pair]
    assert bare.get(("alone", "nobody")) is None


def test_a_score_that_a_twin_was_asked_for_has_the_ids_of_those_asked_for() -> None:
    stream = Stream()
    for name in ("twin", "z", "a"):
        stream.add(replace(make_prints(5, 1, 1)[0], document_id=name, figures=(name[:1].replace("a", "t"),)))
    scores = Likenesses(stream, with_parts=False)
    first, second = scores["twin", "z"], scores["a", "z"]
    assert (first.first_id, first.second_id, second.first_id, second.second_id) == ("twin", "z", "a", "z")
    assert first.score == second.score
