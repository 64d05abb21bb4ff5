from __future__ import annotations

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from tellings.assembly.overlaps import Overlaps, find_starting
from tellings.types.spans import Span

SPANS = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


class Item(NamedTuple):
    span: Span


@given(st.lists(SPANS, max_size=12), SPANS)
def test_halving_finds_what_trying_all_finds(spans: list[Span], wanted: Span) -> None:
    items = [Item(span) for span in sorted(spans, key=lambda span: (span.start, span.end))]
    starting = [at for at, item in enumerate(items) if wanted.start <= item.span.start < wanted.end]
    assert list(find_starting(items, wanted)) == starting
    numbered = [(span, number % 5) for number, span in enumerate(spans)]
    overlapping = {number for span, number in numbered if span.overlap(wanted)}
    assert Overlaps(numbered).find(wanted) == sorted(overlapping)
