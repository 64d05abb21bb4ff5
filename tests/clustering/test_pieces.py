"""Connected reports in pieces: against networkx as an oracle, never too large, the same in any order."""

from __future__ import annotations

from itertools import combinations

import networkx
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.clustering.pieces import Pieces, find_connected

_COUNT = 10
_PAIRS = st.sampled_from(list(combinations(range(_COUNT), 2)))
_LINKS = st.dictionaries(_PAIRS, st.sampled_from([0.3, 0.5, 0.7, 0.9]), max_size=30)


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


def _part_at_once(links: dict[tuple[int, int], float], count: int, largest: int) -> set[frozenset[int]]:
    """Kruskal's way with a limit on size, by the book: members go by their numbers, which are ids of one figure."""
    few, full = max(1, largest // 30), largest + largest // 5
    pieces = {member: frozenset((member,)) for member in range(count)}
    closed: set[frozenset[int]] = set()
    for one, two in sorted(links, key=lambda pair: (-links[pair], *sorted(map(str, pair)))):
        sides = {pieces[one], pieces[two]}
        if len(sides) == 1:
            continue
        joined = pieces[one] | pieces[two]
        if len(joined) <= largest and not sides & closed:
            pieces |= dict.fromkeys(joined, joined)
        elif len(joined) <= full and min(map(len, sides - closed), default=full) <= few:
            pieces |= dict.fromkeys(joined, joined)
            closed.add(joined)
        else:
            closed |= sides
    return set(pieces.values())


@settings(max_examples=600, deadline=None)
@given(
    st.dictionaries(_PAIRS, st.sampled_from([0.3, 0.5, 0.7, 0.9]), max_size=30),
    st.lists(_PAIRS, max_size=12),
    st.integers(1, _COUNT),
    st.integers(1, _COUNT),
)
def test_pieces_that_were_changed_are_those_made_at_once(
    links: dict[tuple[int, int], float],
    lost: list[tuple[int, int]],
    largest: int,
    at_first: int,
) -> None:
    known = {pair: score for pair, score in links.items() if max(pair) < at_first}
    both: list[dict[int, float]] = [{} for _ in range(at_first)]
    _set_links(both, known)
    pieces = Pieces(both, [str(number) for number in range(_COUNT)], largest)
    held = _change(set(), pieces)
    assert held == _part_at_once(known, at_first, largest)
    for member in range(at_first, _COUNT):
        both.append({})
        fresh = {pair: score for pair, score in links.items() if max(pair) == member}
        known |= fresh
        _set_links(both, fresh)
        gone = [pair for pair in sorted(known) if pair in lost[:member]]
        dropped = [(*pair, known.pop(pair)) for pair in gone]
        for one, two, _ in dropped:
            del both[one][two], both[two][one]
        held = _change(held, pieces, dropped)
        assert held == _part_at_once(known, member + 1, largest)


def _set_links(both: list[dict[int, float]], links: dict[tuple[int, int], float]) -> None:
    for (one, two), score in links.items():
        both[one][two] = both[two][one] = score


def _change(
    held: set[frozenset[int]], pieces: Pieces, lost: list[tuple[int, int, float]] | None = None
) -> set[frozenset[int]]:
    gone, made = pieces.update(lost or [])
    return {piece for piece in held if piece not in gone} | set(made)


def test_strong_links_are_followed_first() -> None:
    both: list[dict[int, float]] = [{} for _ in range(4)]
    _set_links(both, {(0, 1): 0.9, (1, 2): 0.3, (2, 3): 0.9})
    assert _change(set(), Pieces(both, "abcd", 2)) == {frozenset((0, 1)), frozenset((2, 3))}
    assert _change(set(), Pieces(both, "abcd", 4)) == {frozenset(range(4))}
