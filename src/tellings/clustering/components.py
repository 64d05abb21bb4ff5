"""Groups of documents from pairwise likenesses, the same whatever the order of arrival."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tellings.types.stories import Likeness

Pair = tuple[str, str]


def find_components(ids: Iterable[str], pairs: Iterable[Pair]) -> list[tuple[str, ...]]:
    """Return the connected components as sorted tuples, in order of their first id."""
    parent = {member: member for member in ids}

    def root(member: str) -> str:
        while parent[member] != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    for one, two in pairs:
        first, second = sorted((root(one), root(two)))
        parent[second] = first
    groups: dict[str, list[str]] = defaultdict(list)
    for member in sorted(parent):
        groups[root(member)].append(member)
    return [tuple(group) for _, group in sorted(groups.items())]


def cut_component(members: Sequence[str], likenesses: dict[Pair, Likeness], link: float) -> list[tuple[str, ...]]:
    """Return the component cut into groups by average-link clustering that no veto lies within.

    Repeatedly joins the two groups with the highest mean likeness of at least `link`; ties go to the
    smaller ids. A pair without a likeness counts as 0. O(n^3) for n members, so components are capped before.
    """
    groups: list[tuple[str, ...]] = [(member,) for member in sorted(members)]
    while len(groups) > 1:
        best: tuple[float, int, int] | None = None
        for first in range(len(groups)):
            for second in range(first + 1, len(groups)):
                mean = _mean(groups[first], groups[second], likenesses)
                if mean is not None and mean >= link and (best is None or mean > best[0]):
                    best = (mean, first, second)
        if best is None:
            break
        _, first, second = best
        joined = tuple(sorted(groups[first] + groups[second]))
        groups = sorted([*(group for at, group in enumerate(groups) if at not in (first, second)), joined])
    return groups


def _mean(first: tuple[str, ...], second: tuple[str, ...], likenesses: dict[Pair, Likeness]) -> float | None:
    """Mean likeness between two groups, None where a veto stands between any two members."""
    total = 0.0
    for one in first:
        for two in second:
            likeness = likenesses.get((one, two) if one < two else (two, one))
            if likeness is not None and likeness.veto:
                return None
            total += likeness.score if likeness else 0.0
    return total / (len(first) * len(second))
