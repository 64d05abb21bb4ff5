"""Connected reports in pieces of a size that can be cut into stories, the same whatever the order of arrival."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence


def find_connected(starts: Iterable[int], links: Sequence[Mapping[int, float]]) -> list[list[int]]:
    """Return the connected components that hold the starts, each once."""
    seen: set[int] = set()
    found = []
    for start in sorted(starts):
        if start in seen:
            continue
        seen.add(start)
        component = [start]
        for member in component:  # it grows while it is read
            fresh = [other for other in links[member] if other not in seen]
            seen.update(fresh)
            component += fresh
        found.append(component)
    return found


def part_component(
    component: Sequence[int], links: Sequence[Mapping[int, float]], ids: Sequence[str], largest: int
) -> list[list[int]]:
    """Return the component, or where it has more than `largest` members the pieces that its strongest links make.

    Links are followed from the strongest to the weakest, ties by the ids; one that would make a piece too large is
    not (Kruskal 1956, with a limit on size). News hang together: over weeks weak links alone join most of them.
    """
    if len(component) <= largest:
        return [list(component)]
    ranked = sorted(
        (-score, min(ids[one], ids[two]), max(ids[one], ids[two]), one, two)
        for one in component
        for two, score in links[one].items()
        if one < two
    )
    piece_of = {member: [member] for member in component}
    for _, _, _, one, two in ranked:
        first, second = piece_of[one], piece_of[two]
        if first is second or len(first) + len(second) > largest:
            continue
        small, large = (first, second) if len(first) < len(second) else (second, first)
        large += small
        for member in small:
            piece_of[member] = large
    return list({id(piece): piece for piece in piece_of.values()}.values())
