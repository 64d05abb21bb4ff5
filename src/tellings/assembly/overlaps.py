"""What lies in a span, found by halving: long reports have thousands of mentions, and as many statements ask."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Protocol

from tellings.types.annotations import AnnotatedDocument
from tellings.types.spans import Span


class Placed(Protocol):
    """Anything with a place in a text."""

    @property
    def span(self) -> Span:
        """Return the place."""


def find_starting(items: Sequence[Placed], span: Span) -> range:
    """Return the indices of the items, which are sorted by where they start, that start in a span."""
    first = bisect_left(items, span.start, key=_start)
    return range(first, bisect_left(items, span.end, lo=first, key=_start))


def place_quotes(annotated: AnnotatedDocument) -> Overlaps:
    """Return where the contents, cues and speakers of all sayings stand, each with the number of its quote."""
    parts = (
        (part, number)
        for number, quote in enumerate(annotated.sayings)
        for part in (*quote.content, quote.cue, quote.speaker_span)
    )
    return Overlaps((part, number) for part, number in parts if part is not None)


def _start(item: Placed) -> int:
    return item.span.start


class Overlaps:
    """Numbered spans, in any order, of which those that overlap a span are found."""

    def __init__(self, spans: Iterable[tuple[Span, int]]) -> None:
        ordered = sorted((span.start, span.end, number) for span, number in spans)
        self._starts = [start for start, _, _ in ordered]
        self._ends = list(accumulate((end for _, end, _ in ordered), max))
        self._spans = ordered

    def find(self, span: Span) -> list[int]:
        """Return the numbers of the spans that overlap `span`, in order and each once."""
        low, high = bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)
        return sorted({number for _, end, number in self._spans[low:high] if end > span.start})
