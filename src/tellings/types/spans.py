"""Places in a text: spans, passages, and the map between a document's text and the report it came from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from tellings.errors import SpanError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, `text[start:end]`.

    >>> Span(0, 5).of("Hello world")
    'Hello'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise SpanError(f"a span needs 0 <= start <= end, found {self.start}:{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words that the span marks in `text`."""
        if self.end > len(text):
            raise SpanError(f"span {self.start}:{self.end} ends after the text, which has {len(text)} characters")
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Return whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: Span) -> int:
        """Return the number of code points that both spans share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A span of one document: the only way anything cites; the words are looked up, never copied."""

    document_id: str
    span: Span


class Run(NamedTuple):
    """`length` code points that stand at `text` in the document and at `raw` in the report's body."""

    text: int
    raw: int
    length: int


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where each piece of a document's text stands in the report's own body, recorded while extracting.

    Runs ascend and do not overlap in `text`. Text that stands in no run (a blank line put between title
    and body, a title that came as a field) has no raw place.
    """

    runs: tuple[Run, ...]

    def __post_init__(self) -> None:
        end = 0
        for run in self.runs:
            if run.length <= 0 or run.raw < 0 or run.text < end:
                raise SpanError(f"offset runs must ascend without overlap, found {tuple(run)} after {end}")
            end = run.text + run.length

    def to_raw(self, span: Span) -> tuple[Span, ...]:
        """Return the raw ranges that hold the words of `span`, in order; touching ranges are joined.

        >>> OffsetMap((Run(0, 8, 5), Run(5, 20, 5))).to_raw(Span(3, 7))
        (Span(start=11, end=13), Span(start=20, end=22))
        """
        found: list[Span] = []
        first = max(0, bisect_right(self.runs, (span.start + 1,)) - 1)
        for at in range(first, len(self.runs)):
            run = self.runs[at]
            if run.text >= span.end:
                break
            start, end = max(span.start, run.text), min(span.end, run.text + run.length)
            if start >= end:
                continue
            raw = Span(run.raw + start - run.text, run.raw + end - run.text)
            if found and found[-1].end == raw.start:
                raw = Span(found.pop().start, raw.end)
            found.append(raw)
        return tuple(found)
