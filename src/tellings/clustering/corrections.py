"""What a person decided about pairs of reports: no score, guard or cap overrides it."""

from __future__ import annotations

import heapq
from collections import defaultdict, deque
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, pairwise, product

from tellings.clustering.components import Pair, find_components
from tellings.errors import UsageError
from tellings.types.stories import Correction, Likeness

Ids = Mapping[str, tuple[str, ...]]  # the documents of a report, by its id
Group = tuple[str, ...]

_SHOWN = 6  # corrections of a chain that are told in words
_TOLD_TOGETHER = 0.5  # likeness of two reports of an earlier story of which nothing else is known


def require_consistent(corrections: Sequence[Correction], ids: Ids | None = None) -> None:
    """Raise UsageError where reports that are joined, by one correction or a chain of them, are also kept apart."""
    names = ids or {}
    joins: dict[str, list[tuple[str, Correction]]] = defaultdict(list)
    for correction, one, two in find_pairs(corrections, "must_link", names):
        joins[one].append((two, correction))
        joins[two].append((one, correction))
    pairs = [(one, other) for one, others in joins.items() for other, _ in others]
    place = {name: number for number, group in enumerate(find_components(joins, pairs)) for name in group}
    for correction, one, two in find_pairs(corrections, "cannot_link", names):
        if one in place and place[one] == place.get(two):
            chain = _find_chain(joins, one, two)
            first, second = correction.report_ids
            told = _tell_chain(tuple(dict.fromkeys(chain)))
            raise UsageError(
                f"expected corrections that agree, found that {describe_correction(correction)}, but {told}: "
                f"{first!r} and {second!r} cannot be both in one story and apart. Delete one of these lines"
            )


def _tell_chain(chain: Sequence[Correction]) -> str:
    """A chain of corrections in words; of a long one all but the first by the numbers of their lines."""
    told = " and ".join(map(describe_correction, chain[:_SHOWN]))
    lines = ", ".join(str(each.line) for each in chain[_SHOWN:])
    return f"{told}, and so on by lines {lines}" if lines else told


def find_unknown(corrections: Iterable[Correction], known: Iterable[str]) -> tuple[Correction, ...]:
    """Return the corrections that name a report not among the known ids: they wait until it comes."""
    names = frozenset(known)
    return tuple(correction for correction in corrections if not names.issuperset(correction.report_ids))


def apply_corrections(
    groups: Sequence[Group],
    likenesses: Mapping[Pair, Likeness],
    corrections: Sequence[Correction],
    *,
    ids: Ids,
    homes: Mapping[str, str] | None = None,
    absent: Container[str] = (),
) -> list[Group]:
    """Return the groups as a person decided: whole groups joined first, then those parted that hold two kept apart.

    Where a group is parted, its other members go, by mean likeness, to the side that they are more like; who is
    like none of them stands alone. `homes` gives the earlier story of a member; those `absent` of whom no correction
    tells stay with the others of theirs. The same for any order of arguments.
    """
    if not corrections:
        return list(groups)
    require_consistent(corrections, ids)
    members = {member for group in groups for member in group}
    musts, cannots = (
        sorted({(one, two) for _, one, two in find_pairs(corrections, kind, ids) if {one, two} <= members})
        for kind in ("must_link", "cannot_link")
    )
    held = [link for group in groups for link in pairwise(group)]
    joined = find_components(members, [*held, *musts])
    place = {member: number for number, group in enumerate(joined) for member in group}
    torn: dict[int, list[Pair]] = defaultdict(list)
    for one, two in cannots:
        if place[one] == place[two]:
            torn[place[one]].append((one, two))
    made: list[Group] = []
    for number, group in enumerate(joined):
        if number in torn:
            within = [pair for pair in musts if place[pair[0]] == number]
            named = {name for pair in (*within, *torn[number]) for name in pair}
            bundles = _bundle((name for name in group if name in absent and name not in named), homes or {})
            bundled = {name for others in bundles.values() for name in others}
            core = tuple(name for name in group if name not in bundled)
            parts = _part(find_components(core, within), _find_near(core, likenesses, homes or {}), torn[number])
            made += [tuple(sorted(name for key in part for name in (key, *bundles.get(key, ())))) for part in parts]
        else:
            made.append(group)
    return made


def _bundle(members: Iterable[str], homes: Mapping[str, str]) -> dict[str, list[str]]:
    """The first member of each home with the others of it, who share its lot."""
    first: dict[str, str] = {}
    bundles: dict[str, list[str]] = defaultdict(list)
    for name in sorted(members):
        if name in homes and first.setdefault(homes[name], name) != name:
            bundles[first[homes[name]]].append(name)
    return bundles


def mark_likenesses(
    likenesses: Mapping[Pair, Likeness], corrections: Iterable[Correction], ids: Ids
) -> dict[Pair, Likeness]:
    """Return the likenesses of the pairs that a person joined: their parts as measured, and who decided when."""
    marked: dict[Pair, Likeness] = {}
    for correction, one, two in find_pairs(corrections, "must_link", ids):
        measured = marked.get((one, two)) or likenesses.get((one, two)) or Likeness(one, two, 1.0, ())
        parts = (*measured.parts, (sign_correction("joined", correction), 1.0))
        marked[one, two] = replace(measured, score=1.0, parts=parts, veto=None)
    return marked


def find_concerned(corrections: Iterable[Correction], ids: Ids) -> dict[str, list[Correction]]:
    """Return the corrections by the document ids of the reports that they name, each once, in their order."""
    concerned: dict[str, list[Correction]] = defaultdict(list)
    for correction in dict.fromkeys(corrections):
        for member in {member for name in correction.report_ids for member in ids.get(name, ())}:
            concerned[member].append(correction)
    return concerned


def describe_correction(correction: Correction) -> str:
    """Return a correction in plain words, with its line.

    >>> describe_correction(Correction("must_link", ("a.txt", "b.txt"), "Ada", "2031-04-05", line=3))
    "line 3 joins 'a.txt' and 'b.txt' (Ada, 2031-04-05)"
    """
    first, second = correction.report_ids
    who = ", ".join(filter(None, (correction.by, correction.at)))
    told = f"joins {first!r} and {second!r}" if correction.kind == "must_link" else f"parts {first!r} from {second!r}"
    return f"{f'line {correction.line}' if correction.line else 'one'} {told}" + (f" ({who})" if who else "")


def sign_correction(done: str, correction: Correction) -> str:
    """Return what was done, by whom and when.

    >>> sign_correction("joined", Correction("must_link", ("a.txt", "b.txt"), "Ada", "2031-04-05"))
    'joined by Ada on 2031-04-05'
    """
    return f"{done} by {correction.by or 'a person'}" + (f" on {correction.at}" if correction.at else "")


def find_pairs(corrections: Iterable[Correction], kind: str, ids: Ids) -> Iterator[tuple[Correction, str, str]]:
    """Yield each correction of a kind with every pair of documents that it decides, unknown reports too."""
    for correction in corrections:
        if correction.kind != kind:
            continue
        first, second = (ids.get(name, (name,)) for name in correction.report_ids)
        for one, two in product(first, second):
            if one != two:
                yield correction, min(one, two), max(one, two)


def _find_chain(joins: Mapping[str, list[tuple[str, Correction]]], start: str, goal: str) -> tuple[Correction, ...]:
    """The shortest chain of joins between two documents; empty where there is none."""
    queue: deque[tuple[str, tuple[Correction, ...]]] = deque([(start, ())])
    seen = {start}
    while queue:
        here, chain = queue.popleft()
        if here == goal:
            return chain
        for there, correction in joins.get(here, ()):
            if there not in seen:
                seen.add(there)
                queue.append((there, (*chain, correction)))
    return ()


def _find_near(
    group: Group, likenesses: Mapping[Pair, Likeness], homes: Mapping[str, str]
) -> Iterator[tuple[Pair, float]]:
    for one, two in combinations(sorted(group), 2):
        likeness = likenesses.get((one, two))
        if likeness is None and one in homes and homes[one] == homes.get(two):
            yield (one, two), _TOLD_TOGETHER
        elif likeness is not None and not likeness.veto and likeness.score > 0:
            yield (one, two), likeness.score


def _part(units: Sequence[Group], near: Iterable[tuple[Pair, float]], apart: Sequence[Pair]) -> list[Group]:
    """The units joined, the likest first by mean likeness, as far as no two that are kept apart meet."""
    name = {member: unit[0] for unit in units for member in unit}
    parts = {unit[0]: unit for unit in units}
    sums: dict[str, dict[str, float]] = {unit[0]: defaultdict(float) for unit in units}
    for (one, two), score in near:
        first, second = name[one], name[two]
        if first != second:
            sums[first][second] = sums[second][first] = sums[first][second] + score
    foes: dict[str, set[str]] = {unit[0]: set() for unit in units}
    for one, two in apart:
        foes[name[one]].add(name[two])
        foes[name[two]].add(name[one])

    def mean(one: str, two: str) -> float:
        return sums[one][two] / (len(parts[one]) * len(parts[two]))

    heap = [(-mean(one, two), one, two) for one in sums for two in sums[one] if one < two]
    heapq.heapify(heap)
    while heap:
        score, one, two = heapq.heappop(heap)
        if one not in parts or two not in parts or two in foes[one] or -score != mean(one, two):
            continue
        parts[one] = tuple(sorted(parts[one] + parts.pop(two)))
        for other in foes.pop(two):
            foes[other] = foes[other] - {two} | {one}
            foes[one].add(other)
        for other, total in sums.pop(two).items():
            if other != one:
                sums[one][other] += total
                sums[other][one] = sums[one][other]
            sums[other].pop(two, None)
        for other in sums[one]:
            heapq.heappush(heap, (-mean(one, other), min(one, other), max(one, other)))
    return sorted(parts.values())
