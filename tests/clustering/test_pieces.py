"""Connected reports in pieces: against networkx as an oracle, never too large, the same in any order."""

from __future__ import annotations

from itertools import combinations

import networkx
from hypothesis import given
from hypothesis import strategies as st

from tellings.clustering.pieces import find_connected, part_component

_COUNT = 10
_LINKS = st.dictionaries(
    st.sampled_from(list(combinations(range(_COUNT), 2))), st.sampled_from([0.3, 0.5, 0.7, 0.9]), max_size=30
)


def _both_ways(links: dict[tuple[int, int], float], order: list[int]) -> list[dict[int, float]]:
    """Links of members that are numbered in another order."""
    found: list[dict[int, float]] = [{} for _ in order]
    for (one, two), score in links.items():
        first, second = order.index(one), order.index(two)
        found[first][second] = found[second][first] = score
    return found


@given(_LINKS, st.sets(st.integers(0, _COUNT - 1)))
def test_connected_members_are_those_of_networkx(links: dict[tuple[int, int], float], starts: set[int]) -> None:
    graph = networkx.Graph(list(links))
    graph.add_nodes_from(range(_COUNT))
    expected = [part for part in networkx.connected_components(graph) if part & starts]
    found = find_connected(starts, _both_ways(links, list(range(_COUNT))))
    assert sorted(map(sorted, found)) == sorted(map(sorted, expected))


@given(_LINKS, st.permutations(range(_COUNT)), st.integers(1, _COUNT))
def test_pieces_are_small_and_the_same_in_any_order(
    links: dict[tuple[int, int], float], order: list[int], largest: int
) -> None:
    def part(order: list[int]) -> list[list[str]]:
        both, ids = _both_ways(links, order), [f"d{member}" for member in order]
        components = find_connected(range(_COUNT), both)
        pieces = [piece for component in components for piece in part_component(component, both, ids, largest)]
        return sorted(sorted(ids[member] for member in piece) for piece in pieces)

    pieces = part(order)
    assert pieces == part(list(range(_COUNT)))
    assert max(map(len, pieces)) <= largest
    assert sorted(member for piece in pieces for member in piece) == sorted(f"d{member}" for member in range(_COUNT))


def test_strong_links_are_followed_first() -> None:
    links = {(0, 1): 0.9, (1, 2): 0.3, (2, 3): 0.9}
    both = _both_ways(links, [0, 1, 2, 3])
    assert sorted(part_component([0, 1, 2, 3], both, "abcd", 2)) == [[0, 1], [2, 3]]
    assert part_component([0, 1, 2, 3], both, "abcd", 4) == [[0, 1, 2, 3]]
