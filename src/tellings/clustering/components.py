"""Groups of documents from pairwise likenesses, the same whatever the order of arrival."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import product

from tellings.types.stories import Likeness

Pair = tuple[str, str]
Ask = Callable[[str, str], Likeness | None]  # the likeness of two members, ids in order
Days = tuple[int | None, int | None]  # the first and the last day, as ordinals; None where one is unknown
_Entry = tuple[float, int, int, int, int]  # -likeness, two groups, and how often each had grown by then
UNIT = 10_000  # of a score: sums are of whole numbers, so that no order of adding changes a mean
_LARGEST = 8  # members: of more, chance is no less, and what many outlets report is one story all the same
_LONGEST = 3  # days of silence that count: more say no more, for a case is taken up again after months


@dataclass(frozen=True, slots=True)
class Demand:
    """How alike two groups have to be to become one story.

    What many reports have in common on the mean says more than what two have: between single reports a few points of
    chance are a part of each likeness, between groups they even out, so groups of two events are told apart by less.
    """

    link: float  # of a single report and whatever it joins
    growth: float = 0.0  # more for each doubling of the smaller group
    silence: float = 0.0  # off the likeness of groups of several, for each doubling of the days between them
    comment: float = math.inf  # of a comment and the one group that it is about
    other: float = 0.0  # share of that likeness which no other group may reach

    def find_least(self, smaller: int) -> float:
        """Return the likeness that two groups need, the smaller of which has so many members."""
        return self.link + self.growth * math.log2(min(smaller, _LARGEST))

    def find_silence(self, smaller: int, gap: int) -> float:
        """Return what the days between two groups take off the mean likeness of their members."""
        return self.silence * math.log2(1 + min(gap, _LONGEST)) if smaller > 1 else 0.0


def find_gap(one: Days, two: Days) -> int:
    """Return how many days lie between the days of two groups; 0 where they meet, or those of one are unknown.

    >>> find_gap((1, 3), (7, 9)), find_gap((1, 3), (2, 9)), find_gap((1, 3), (None, None))
    (4, 0, 0)
    """
    if one[0] is None or one[1] is None or two[0] is None or two[1] is None:
        return 0
    return max(0, one[0] - two[1], two[0] - one[1])


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


def cut_component(
    members: Sequence[str],
    likenesses: Mapping[Pair, Likeness],
    demand: Demand,
    *,
    ask: Ask | None = None,
    loose: Collection[str] = (),
    comments: Collection[str] = (),
    copies: Iterable[Pair] = (),
    days: Mapping[str, Days] | None = None,
) -> list[tuple[str, ...]]:
    """Return the component cut into groups by average-link clustering; no veto lies within what is not `loose`.

    `days` are those of the members, where they are known. Members that are `loose` (round-ups, comment) bring
    no groups together: they go with those that carry the same text, which `copies` name; else `comments` go to the
    one group that they are about, and each other one stands alone. See `_cut` for the rest.
    """
    firm = [member for member in members if member not in loose]
    groups = _cut(firm, likenesses, demand, ask, days or {})
    if len(firm) == len(members):
        return groups
    events, texts = tuple(groups), list(copies)
    among = [pair for pair in texts if pair[0] in loose and pair[1] in loose]
    for twins in find_components([member for member in members if member in loose], among):
        home = _find_home(twins, groups, texts)
        if home is None and all(member in comments for member in twins):
            home = _find_matter(twins, events, likenesses, demand, ask)
        if home is None:
            groups.append(twins)
        else:
            groups[home] = tuple(sorted(groups[home] + twins))
    return sorted(groups)


def _find_home(twins: Sequence[str], groups: Sequence[tuple[str, ...]], copies: Sequence[Pair]) -> int | None:
    """The number of the group that carries the text of loose members most often, None where none does."""
    sides = [side for pair in copies for side in (pair, pair[::-1])]
    others = Counter(other for one, other in sides if one in twins and other not in twins)
    shared = [sum(others[member] for member in group) for group in groups]
    most = max(shared, default=0)
    return shared.index(most) if most else None


def _find_matter(
    twins: Sequence[str],
    groups: Sequence[tuple[str, ...]],
    likenesses: Mapping[Pair, Likeness],
    demand: Demand,
    ask: Ask | None,
) -> int | None:
    """The number of the one group that comments are about, None where they are like two, or like none."""
    means = []
    for group in groups:
        pairs = [(min(pair), max(pair)) for pair in product(twins, group)]
        found = [likenesses.get(pair) or (ask(*pair) if ask else None) for pair in pairs]
        vetoed = any(each and each.veto for each in found)
        means.append(0 if vetoed else sum(round(each.score * UNIT) for each in found if each) // len(pairs))
    best, *others = sorted(means, reverse=True) or [0]
    is_alone = not others or others[0] < demand.other * best
    return means.index(best) if is_alone and best >= demand.comment * UNIT else None


def _cut(
    members: Sequence[str],
    likenesses: Mapping[Pair, Likeness],
    demand: Demand,
    ask: Ask | None,
    days: Mapping[str, Days],
) -> list[tuple[str, ...]]:
    """Groups by average linkage.

    Repeatedly joins the two groups with the highest likeness of those that are as alike as `demand` says; ties go to
    the smaller ids. A pair without a likeness is asked for where it comes to count, else it counts as 0. O(n^2 log n)
    for n members; scores count in ten-thousandths, so that sums are exact and no order of adding can change a mean.
    """
    names = sorted(members)
    groups = {number: [number] for number in range(len(names))}
    spans = {number: days.get(name, (None, None)) for number, name in enumerate(names)}
    sums, apart = _find_links(names, likenesses)
    stamps = dict.fromkeys(groups, 0)
    heap = [
        entry for one in groups for entry in _entries(one, sums, groups, spans, stamps, demand) if entry[1] == one
    ]
    heapify(heap)
    while heap:
        _, one, two, *stamp = heappop(heap)
        if stamp != [stamps.get(one), stamps.get(two)] or two in apart[one]:
            continue
        if ask is not None:
            _complete(one, two, names, groups, sums, apart, ask)
        _join(one, two, groups, sums, apart)
        spans[one] = _span(spans[one], spans.pop(two))
        del stamps[two]
        stamps[one] += 1
        for entry in _entries(one, sums, groups, spans, stamps, demand):
            heappush(heap, entry)
    return [tuple(names[number] for number in sorted(group)) for _, group in sorted(groups.items())]


def _span(one: Days, two: Days) -> Days:
    """The days of two groups together; those of one where the other's are unknown."""
    firsts = [days[0] for days in (one, two) if days[0] is not None]
    lasts = [days[1] for days in (one, two) if days[1] is not None]
    return min(firsts, default=None), max(lasts, default=None)


def _find_links(
    names: Sequence[str], likenesses: Mapping[Pair, Likeness]
) -> tuple[dict[int, dict[int, int]], dict[int, set[int]]]:
    """Scores above 0 of each member with the others, and which others it must not be with."""
    sums: dict[int, dict[int, int]] = {number: {} for number in range(len(names))}
    apart: dict[int, set[int]] = {number: set() for number in range(len(names))}
    numbers = {name: number for number, name in enumerate(names)}
    for pair, likeness in likenesses.items():
        if pair[0] not in numbers or pair[1] not in numbers:
            continue
        one, two = numbers[pair[0]], numbers[pair[1]]
        if likeness.veto:
            apart[one].add(two)
            apart[two].add(one)
        elif likeness.score > 0:
            sums[one][two] = sums[two][one] = round(likeness.score * UNIT)
    return sums, apart


def _entries(
    one: int,
    sums: dict[int, dict[int, int]],
    groups: dict[int, list[int]],
    spans: dict[int, Days],
    stamps: dict[int, int],
    demand: Demand,
) -> list[_Entry]:
    """What may be joined with the group `one`: entries of the heap, the most alike first."""
    found = []
    for two, total in sums[one].items():
        size, other = len(groups[one]), len(groups[two])
        likeness, smaller = total / (UNIT * size * other), min(size, other)
        least = demand.find_least(smaller)
        if likeness < least:
            continue
        likeness -= demand.find_silence(smaller, find_gap(spans[one], spans[two]))
        if likeness >= least:
            low, high = min(one, two), max(one, two)
            found.append((-likeness, low, high, stamps[low], stamps[high]))
    return found


def _complete(
    one: int,
    two: int,
    names: Sequence[str],
    groups: dict[int, list[int]],
    sums: dict[int, dict[int, int]],
    apart: dict[int, set[int]],
    ask: Ask,
) -> None:
    """Fill in the likeness to `one` of what only `two` is linked with, and the other way round, before they join."""
    for group, others in ((one, sums[two].keys() - sums[one].keys()), (two, sums[one].keys() - sums[two].keys())):
        for other in others - {one, two}:
            total = 0
            for first, second in product(groups[group], groups[other]):
                likeness = ask(*sorted((names[first], names[second])))
                if likeness is not None and likeness.veto:
                    apart[group].add(other)
                    apart[other].add(group)
                    break
                total += round(likeness.score * UNIT) if likeness else 0
            sums[group][other] = sums[other][group] = total


def _join(
    one: int, two: int, groups: dict[int, list[int]], sums: dict[int, dict[int, int]], apart: dict[int, set[int]]
) -> None:
    """Take the group `two` into the group `one`: sums add up, vetoes are inherited (Lance and Williams 1967)."""
    groups[one] += groups.pop(two)
    for other, total in sums.pop(two).items():
        del sums[other][two]
        if other != one:
            sums[one][other] = sums[other][one] = sums[one].get(other, 0) + total
    for other in apart.pop(two):
        apart[other].discard(two)
        apart[other].add(one)
        apart[one].add(other)
