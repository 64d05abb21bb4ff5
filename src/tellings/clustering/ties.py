"""All who carry one text as one group, tied by as few copies as hold it together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tellings.clustering.components import find_components
from tellings.clustering.originals import find_credited, find_page_agency, has_same_outlet
from tellings.types.annotations import AnnotatedDocument
from tellings.types.spans import Span
from tellings.types.stories import CopyKind

Passages = tuple[tuple[Span, Span], ...]
_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Match:
    """Two documents that share words, with the share of the shorter one's own.

    `copy` is the later one where `original_id` says which was first, else the one that hangs on the other. `passages`
    are filled in for those that are told.
    """

    copy: AnnotatedDocument
    other: AnnotatedDocument
    share: float
    kind: CopyKind
    original_id: str | None
    passages: Passages = ()

    @property
    def pair(self) -> _Pair:
        """Return the ids of both, smaller first."""
        one, two = sorted((self.copy.document.id, self.other.document.id))
        return one, two


def tie_matches(matches: Sequence[Match], find_passages: Callable[[Match], Passages | None]) -> list[Match]:
    """Return the matches that tie each group together, one less than it has documents (Kruskal 1956).

    Versions of one outlet are tied to one another first, then everybody to the text that most are copies of, then by
    the share: what is told of each document is its closest relation. A match for which `find_passages` returns None
    is dropped; it is asked only for those that would tie.
    """
    heads = _find_heads(matches)
    roots = {key: key for match in matches for key in match.pair}

    def rank(match: Match) -> tuple[bool, bool, bool, float, _Pair]:
        is_within = has_same_outlet(match.copy, match.other)
        return (
            not is_within,
            heads[match.pair[0]] not in match.pair,
            match.original_id is None,
            -match.share,
            match.pair,
        )

    ties = []
    for match in sorted(matches, key=rank):
        one, two = (_find_root(roots, key) for key in match.pair)
        if one == two:
            continue
        turned = _turn(match, heads[one])
        passages = find_passages(turned)
        if passages is not None:
            roots[two] = one
            ties.append(replace(turned, passages=passages))
    return ties


def pick_excerpts(
    excerpts: Sequence[Match], ties: Sequence[Match], find_passages: Callable[[Match], Passages | None]
) -> list[Match]:
    """Return the largest excerpt between each two groups; none within a group, where more than that is shared."""
    group_of = _group([*excerpts, *ties], ties)
    found: dict[_Pair, Match] = {}
    for match in sorted(excerpts, key=lambda match: (-match.share, match.pair)):
        one, two = sorted(group_of[key] for key in match.pair)
        if one == two or (one, two) in found:
            continue
        turned = _turn(match, match.pair[0])
        passages = find_passages(turned)
        if passages is not None:
            found[one, two] = replace(turned, passages=passages)
    return list(found.values())


def find_sources(ties: Sequence[Match]) -> dict[str, str]:
    """Return the agency that each document's text is from: the one that its group credits, or is on the page of."""
    group_of = _group(ties, ties)
    agencies: dict[str, set[str]] = defaultdict(set)
    for match in ties:
        for item in (match.copy, match.other):
            named = find_page_agency(item) or find_credited(item)
            if named:
                agencies[group_of[item.document.id]].add(named)
    return {key: min(agencies[group]) for key, group in group_of.items() if len(agencies[group]) == 1}


def _group(matches: Sequence[Match], ties: Sequence[Match]) -> dict[str, str]:
    """The smallest id of the group of each document that the matches name."""
    ids = {key for match in matches for key in match.pair}
    groups = find_components(sorted(ids), [match.pair for match in ties])
    return {key: min(group) for group in groups for key in group}


def _find_heads(matches: Sequence[Match]) -> dict[str, str]:
    """The document of each group that most are copies of, else the one that shares most with the others."""
    weights: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for match in matches:
        for key in match.pair:
            weights[key][0] += 0 if match.original_id is None else 1 if match.original_id == key else -1
            weights[key][1] += match.share
    group_of = _group(matches, matches)
    heads: dict[str, str] = {}
    for key in sorted(weights, key=lambda key: ([-weight for weight in weights[key]], key)):
        heads.setdefault(group_of[key], key)
    return {key: heads[group] for key, group in group_of.items()}


def _find_root(roots: dict[str, str], key: str) -> str:
    while roots[key] != key:
        roots[key] = key = roots[roots[key]]
    return key


def _turn(match: Match, head: str) -> Match:
    """The match with the copy first: the one that is not the original, else the one that is not the head."""
    first = match.original_id or (head if head in match.pair else match.pair[0])
    if match.copy.document.id == first:
        return replace(match, copy=match.other, other=match.copy)
    return match
