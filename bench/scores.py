"""The primitives that every figure is made of: overlap of places, one-to-one matching, precision and recall."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tellings.types.documents import Document
from tellings.types.spans import Span

Ranges = Sequence[tuple[int, int]]


class Score(NamedTuple):
    """Right answers, answers given and answers wanted, with precision, recall and F1 (1 where nothing was asked)."""

    right: int
    given: int
    wanted: int

    @property
    def precision(self) -> float:
        """Return the part of the given answers that is right."""
        return self.right / self.given if self.given else float(not self.wanted)

    @property
    def recall(self) -> float:
        """Return the part of the wanted answers that was found."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        total = self.given + self.wanted
        return 2 * self.right / total if total else 1.0

    def plus(self, other: Score) -> Score:
        """Return the counts of both, for a figure over several documents."""
        return Score(self.right + other.right, self.given + other.given, self.wanted + other.wanted)

    def __str__(self) -> str:
        counts = f"({self.right} right, {self.given} given, {self.wanted} wanted)"
        return f"precision {self.precision:.3f}  recall {self.recall:.3f}  F1 {self.f1:.3f}  {counts}"


def overlap(a: Ranges, b: Ranges) -> int:
    """Return how many code points two sets of ranges share."""
    return sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)


def overlaps_half(a: Ranges, b: Ranges) -> bool:
    """Return whether two sets of ranges share at least half of the shorter one.

    >>> overlaps_half([(0, 10)], [(5, 40)]), overlaps_half([(0, 10)], [(6, 40)])
    (True, False)
    """
    shorter = min(sum(end - start for start, end in a), sum(end - start for start, end in b))
    return shorter > 0 and 2 * overlap(a, b) >= shorter


def raw_ranges(document: Document, span: Span) -> Ranges:
    """Return where a span of the document's text stands in the report's body; empty for a title given as a field."""
    if document.offsets is None:
        return ()
    return tuple((raw.start, raw.end) for raw in document.offsets.to_raw(span))


def match_one_to_one(edges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a largest one-to-one matching of the possible pairs (left, right), by augmenting paths.

    >>> match_one_to_one([(0, 0), (0, 1), (1, 0)])
    [(0, 1), (1, 0)]
    """
    choices: dict[int, list[int]] = {}
    for left, right in sorted(set(edges)):
        choices.setdefault(left, []).append(right)
    holder: dict[int, int] = {}

    def is_placed(left: int, tried: set[int]) -> bool:
        for right in choices[left]:
            if right in tried:
                continue
            tried.add(right)
            if right not in holder or is_placed(holder[right], tried):
                holder[right] = left
                return True
        return False

    for left in choices:
        is_placed(left, set())
    return sorted((left, right) for right, left in holder.items())


def score_spans(given: Sequence[Ranges], wanted: Sequence[Ranges]) -> Score:
    """Return the score of found spans against wanted ones of one report, matched one to one by half an overlap."""
    edges = ((i, j) for i, a in enumerate(given) for j, b in enumerate(wanted) if overlaps_half(a, b))
    return Score(len(match_one_to_one(edges)), len(given), len(wanted))
