from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tellings.assembly.groupings import group_alike, list_near

PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]),
    st.integers(1, 16).map(lambda number: number / 16),
    max_size=20,
)


def group_by_trying_all(count: int, scores: dict[tuple[int, int], float], least: float) -> list[list[int]]:
    """The same by its definition: compare all groups with all, join the closest two, begin anew."""
    groups = [[index] for index in range(count)]

    def mean(first: list[int], second: list[int]) -> float:
        pairs = [(min(a, b), max(a, b)) for a in first for b in second]
        return sum(scores.get(pair, 0.0) for pair in pairs) / len(pairs)

    while len(groups) > 1:
        best, first, second = max(
            ((mean(groups[i], groups[j]), -i, -j) for i, j in combinations(range(len(groups)), 2)),
        )
        if best < least:
            break
        groups[-first] += groups.pop(-second)
    return groups


@given(PAIRS)
def test_the_quick_way_and_the_plain_way_agree(scores: dict[tuple[int, int], float]) -> None:
    assert group_alike([1] * 8, scores, 0.36) == group_by_trying_all(8, scores, 0.36)


@given(st.lists(st.frozensets(st.integers(0, 9), max_size=4), max_size=9))
def test_near_pairs_are_those_with_a_mark_in_common(marks: list[frozenset[int]]) -> None:
    near = {(i, j) for j in range(len(marks)) for i in range(j) if marks[i] & marks[j]}
    found = list(list_near(marks))
    assert set(found) == near and len(found) == len(near)


def test_a_count_stands_for_so_many_things() -> None:
    """Two copies of the first pull the mean below the bound that one alone would reach."""
    scores = {(0, 1): 0.8, (0, 2): 0.2, (1, 2): 0.6}
    assert group_alike([1, 1, 1], scores, 0.4) == [[0, 1, 2]]
    assert group_alike([3, 1, 1], scores, 0.4) == [[0, 1], [2]]
