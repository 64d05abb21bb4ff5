"""Spans lit in their text: nested where they nest, cut into pieces where they cross or run over several blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

from tellings.rendering.markup import Html, join, tag, text
from tellings.types.spans import Span


@dataclass(frozen=True, slots=True)
class Light:
    """A span to be lit; its first piece gets the `id`, further ones name it in `data-of`."""

    span: Span
    id: str
    kind: str = "mark.lit"
    at: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LitText:
    """The blocks with their lights, and the ids of lights that stand in more than one piece."""

    blocks: tuple[Html, ...]
    broken: tuple[str, ...]


def light_blocks(words: str, blocks: Sequence[Span], lights: Sequence[Light]) -> LitText:
    """Return the text of the blocks with every light in it."""
    counts: Counter[str] = Counter()
    made = tuple(_light_block(words, block, lights, counts) for block in blocks)
    return LitText(made, tuple(name for name, count in counts.items() if count > 1))


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
            open_pieces[-1][2].append(_close(by_id[lit], inside, counts))
        open_pieces[-1][2].append(text(words[at : span.start]))
        at = span.start
        open_pieces.append((span, name, []))
    return join(open_pieces[0][2])


def _close(light: Light, inside: Sequence[Html], counts: Counter[str]) -> Html:
    counts[light.id] += 1
    place = {"id": light.id} if counts[light.id] == 1 else {"data-of": light.id}
    return tag(light.kind, *inside, at={**place, **light.at})
