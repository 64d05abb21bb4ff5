"""Spans lit in their text: nested where they nest, cut into pieces where they cross or run over several blocks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from itertools import accumulate

from tellings.rendering.markup import Html, join, tag, text
from tellings.types.spans import Span


@dataclass(frozen=True, slots=True)
class Light:
    """A span to be lit; its first piece gets the `id`, further ones name it in `data-of`.

    `tail` is a label of ours that stands at the end of the last piece. Without `names` a piece gets neither id nor
    `data-of`: nothing leads there.
    """

    span: Span
    id: str
    kind: str = "mark.lit"
    at: Mapping[str, str] = field(default_factory=dict)
    tail: Html | None = None
    names: bool = True


@dataclass(frozen=True, slots=True)
class LitText:
    """The blocks with their lights, and the ids of lights that stand in more than one piece."""

    blocks: tuple[Html, ...]
    broken: tuple[str, ...]


def light_blocks(words: str, blocks: Sequence[Span], lights: Sequence[Light]) -> LitText:
    """Return the text of the blocks with every light in it."""
    counts: Counter[str] = Counter()
    ordered = sorted(lights, key=lambda light: light.span)
    starts = [light.span.start for light in ordered]
    ends = list(accumulate((light.span.end for light in ordered), max))
    made = []
    for block in blocks:
        near = ordered[bisect_right(ends, block.start) : bisect_left(starts, block.end)]
        made.append(_light_block(words, block, near, counts))
    return LitText(tuple(made), tuple(name for name, count in counts.items() if count > 1))


def split_crossing(block: Span, spans: Sequence[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """Return the spans, clipped to the block and cut so that any two are apart or one inside the other.

    The later of two crossing spans is cut at the end of the earlier one. Outer spans come before inner ones.

    >>> split_crossing(Span(0, 9), [(Span(0, 5), "a"), (Span(3, 8), "b")])
    [(Span(start=0, end=5), 'a'), (Span(start=3, end=5), 'b'), (Span(start=5, end=8), 'b')]
    """
    waiting = [
        (max(span.start, block.start), -min(span.end, block.end), name) for span, name in spans if span.overlap(block)
    ]
    heapify(waiting)
    whole: list[tuple[Span, str]] = []
    ends: list[int] = []
    while waiting:
        start, negative, name = heappop(waiting)
        end = -negative
        while ends and ends[-1] <= start:
            ends.pop()
        if ends and ends[-1] < end:
            heappush(waiting, (ends[-1], -end, name))
            end = ends[-1]
        whole.append((Span(start, end), name))
        ends.append(end)
    return whole


def _light_block(words: str, block: Span, lights: Sequence[Light], counts: Counter[str]) -> Html:
    by_id = {light.id: light for light in lights}
    open_pieces: list[tuple[Span, str, list[Html]]] = [(block, "", [])]
    at = block.start
    for span, name in [
        *split_crossing(block, [(light.span, light.id) for light in lights]),
        (Span(block.end, block.end), ""),
    ]:
        while len(open_pieces) > 1 and open_pieces[-1][0].end <= span.start:
            done, lit, inside = open_pieces.pop()
            inside.append(text(words[at : done.end]))
            at = done.end
            open_pieces[-1][2].append(_close(by_id[lit], inside, counts, done.end))
        open_pieces[-1][2].append(text(words[at : span.start]))
        at = span.start
        open_pieces.append((span, name, []))
    return join(open_pieces[0][2])


def _close(light: Light, inside: Sequence[Html], counts: Counter[str], end: int) -> Html:
    counts[light.id] += 1
    place = ({"id": light.id} if counts[light.id] == 1 else {"data-of": light.id}) if light.names else {}
    tail = [light.tail] if light.tail is not None and end == light.span.end else []
    return tag(light.kind, *inside, *tail, at={**place, **light.at})
