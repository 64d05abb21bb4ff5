"""Groups of documents: against networkx as an oracle, and the same whatever the order."""

from __future__ import annotations

from itertools import combinations

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.clustering.components import Demand, cut_component, find_components
from tellings.types.stories import Likeness

_IDS = [f"d{number}" for number in range(9)]
_PAIRS = st.lists(st.sampled_from(list(combinations(_IDS, 2))), unique=True)
_SCORES = st.dictionaries(st.sampled_from(list(combinations(_IDS, 2))), st.floats(0, 1), max_size=36)


def _likenesses(scores: dict[tuple[str, str], float]) -> dict[tuple[str, str], Likeness]:
    return {pair: Likeness(*pair, score, ()) for pair, score in scores.items()}


@given(_PAIRS)
def test_components_are_those_of_networkx(pairs: list[tuple[str, str]]) -> None:
    graph = networkx.Graph()
    graph.add_nodes_from(_IDS)
    graph.add_edges_from(pairs)
    expected = sorted(tuple(sorted(part)) for part in networkx.connected_components(graph))
    assert find_components(_IDS, pairs) == expected


@given(_PAIRS, st.permutations(_IDS))
def test_components_do_not_depend_on_order(pairs: list[tuple[str, str]], order: list[str]) -> None:
    assert find_components(order, reversed(pairs)) == find_components(_IDS, pairs)


@given(_SCORES, st.permutations(_IDS))
def test_cutting_does_not_depend_on_order(scores: dict[tuple[str, str], float], order: list[str]) -> None:
    likenesses = _likenesses(scores)
    assert cut_component(order, likenesses, Demand(0.4)) == cut_component(_IDS, likenesses, Demand(0.4))


@given(_SCORES, st.sampled_from(list(combinations(_IDS, 2))))
def test_no_group_holds_a_vetoed_pair(scores: dict[tuple[str, str], float], apart: tuple[str, str]) -> None:
    likenesses = _likenesses(scores) | {apart: Likeness(*apart, 1.0, (), veto="ordinal")}
    assert not any(set(apart) <= set(group) for group in cut_component(_IDS, likenesses, Demand(0.2)))


def test_a_chain_of_weak_links_is_cut() -> None:
    # a-b and b-c are alike, a and c share nothing: single link would make one story of all three.
    likenesses = _likenesses({("a", "b"): 0.6, ("b", "c"): 0.5, ("a", "c"): 0.0})
    assert cut_component(["a", "b", "c"], likenesses, Demand(0.4)) == [("a", "b"), ("c",)]


def _cut_slowly(members: list[str], scores: dict[tuple[str, str], int], apart: set[tuple[str, str]]) -> object:
    """Average-link clustering by the book: all pairs of groups are looked at before each step."""
    groups: list[tuple[str, ...]] = [(member,) for member in sorted(members)]
    while True:
        steps = []
        for one, two in combinations(groups, 2):
            pairs = [(min(a, b), max(a, b)) for a in one for b in two]
            mean = sum(scores.get(pair, 0) for pair in pairs) / (10_000 * len(pairs))
            if mean >= 0.4 and not apart & set(pairs):
                steps.append((-mean, one, two))
        if not steps:
            return groups
        _, one, two = min(steps)
        groups = sorted([*(group for group in groups if group not in (one, two)), tuple(sorted(one + two))])


@given(
    st.dictionaries(st.sampled_from(list(combinations(_IDS, 2))), st.integers(0, 10_000), max_size=36),
    st.sets(st.sampled_from(list(combinations(_IDS, 2))), max_size=4),
)
def test_cutting_is_average_linkage_by_the_book(
    scores: dict[tuple[str, str], int], apart: set[tuple[str, str]]
) -> None:
    likenesses = _likenesses({pair: score / 10_000 for pair, score in scores.items()})
    likenesses |= {pair: Likeness(*pair, 1.0, (), veto="kept apart") for pair in apart}
    assert cut_component(_IDS, likenesses, Demand(0.4)) == _cut_slowly(_IDS, scores, apart)


def _mixture(between: float) -> dict[tuple[str, str], Likeness]:
    """Four reports of which a and b, c and d are much alike, and every other pair by so much."""
    scores = dict.fromkeys(combinations("abcd", 2), between) | {("a", "b"): 0.9, ("c", "d"): 0.9}
    return _likenesses(scores)


def test_two_groups_need_more_likeness_than_two_reports() -> None:
    demand = Demand(0.4, growth=0.1)
    assert cut_component("ac", _mixture(0.45), demand) == [("a", "c")]
    assert cut_component("abc", _mixture(0.45), demand) == [("a", "b", "c")]
    assert cut_component("abcd", _mixture(0.45), demand) == [("a", "b"), ("c", "d")]
    assert cut_component("abcd", _mixture(0.55), demand) == [("a", "b", "c", "d")]


def test_days_of_silence_part_groups_and_no_single_report() -> None:
    demand = Demand(0.4, silence=0.1)
    near, far = {"a": (10, 10), "b": (12, 12), "c": (12, 12), "d": (14, 14)}, {"a": (10, 10), "c": (17, 17)}
    assert cut_component("abcd", _mixture(0.45), demand, days=near) == [("a", "b", "c", "d")]
    assert cut_component("abcd", _mixture(0.45), demand, days=far) == [("a", "b"), ("c", "d")]
    assert cut_component("abcd", _mixture(0.8), demand, days=far) == [("a", "b", "c", "d")]
    assert cut_component("abc", _mixture(0.45), demand, days=far) == [("a", "b", "c")]
    assert cut_component("abcd", _mixture(0.45), demand, days={"a": (10, 10), "c": (None, None)}) == [tuple("abcd")]


@given(
    _SCORES,
    st.permutations(_IDS),
    st.dictionaries(st.sampled_from(_IDS), st.tuples(st.integers(1, 9), st.integers(9, 20))),
)
def test_size_and_silence_do_not_depend_on_order(
    scores: dict[tuple[str, str], float], order: list[str], days: dict[str, tuple[int | None, int | None]]
) -> None:
    likenesses, demand = _likenesses(scores), Demand(0.3, growth=0.07, silence=0.09)
    assert cut_component(order, likenesses, demand, days=days) == cut_component(_IDS, likenesses, demand, days=days)


def test_a_round_up_joins_no_group_but_that_of_its_own_text() -> None:
    # r and s are alike to both a-b and c-d, and to one another.
    scores = dict.fromkeys([pair for pair in combinations("abcdrs", 2) if {"r", "s"} & {*pair}], 0.9)
    scores |= {("a", "b"): 0.8, ("c", "d"): 0.8}
    likenesses = _likenesses(scores)
    alone = cut_component("abcdrs", likenesses, Demand(0.4), loose={"r", "s"})
    assert alone == [("a", "b"), ("c", "d"), ("r",), ("s",)]
    copied = cut_component("abcdrs", likenesses, Demand(0.4), loose={"r", "s"}, copies=[("r", "s")])
    assert copied == [("a", "b"), ("c", "d"), ("r", "s")]
    copied = cut_component("abcdrs", likenesses, Demand(0.4), loose={"r", "s"}, copies=[("r", "s"), ("c", "s")])
    assert copied == [("a", "b"), ("c", "d", "r", "s")]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [(0.6, 0.3, True), (0.6, 0.5, False), (0.45, 0.0, False)],  # of one story; of two; of hardly any
)
def test_a_comment_joins_the_one_group_that_it_is_about(first: float, second: float, joined: bool) -> None:
    scores = {("a", "b"): 0.8, ("c", "d"): 0.8}
    scores |= dict.fromkeys([("a", "r"), ("b", "r")], first) | dict.fromkeys([("c", "r"), ("d", "r")], second)
    demand = Demand(0.4, comment=0.5, other=0.7)
    cut = cut_component("abcdr", _likenesses(scores), demand, loose={"r"}, comments={"r"})
    assert cut == ([("a", "b", "r"), ("c", "d")] if joined else [("a", "b"), ("c", "d"), ("r",)])
    assert ("r",) in cut_component("abcdr", _likenesses(scores), demand, loose={"r"})


@given(_SCORES, st.permutations(_IDS), st.sets(st.sampled_from(_IDS)), st.sets(st.sampled_from(_IDS)), _PAIRS)
def test_loose_members_do_not_depend_on_order(
    scores: dict[tuple[str, str], float],
    order: list[str],
    loose: set[str],
    comments: set[str],
    copies: list[tuple[str, str]],
) -> None:
    likenesses, demand = _likenesses(scores), Demand(0.4, comment=0.5, other=0.7)
    cut = cut_component(order, likenesses, demand, loose=loose, comments=comments, copies=copies)
    assert cut == cut_component(_IDS, likenesses, demand, loose=loose, comments=comments, copies=copies[::-1])
    assert sorted(member for group in cut for member in group) == _IDS
