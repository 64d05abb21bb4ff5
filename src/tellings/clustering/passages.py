"""The exact words that two reports share, side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tellings.clustering.runs import Runs
from tellings.text.shingles import SIZE
from tellings.types.spans import Span

_PLACES = 4  # places of one run in a text that are tried: a refrain of more changes no passage


def match_passages(copy: Runs, original: Runs) -> tuple[tuple[Span, Span], ...]:
    """Return the longest passages that both have word for word, in the order of the copy, one pair per paragraph.

    A passage begins where the outlet's own words are shared and goes on as long as the words are the same, through
    quotations too. Order does not matter: a paragraph that was moved is found where it went.
    """
    places: dict[int, list[int]] = defaultdict(list)
    for place, value in enumerate(original.runs):
        if value >= 0 and len(places[value]) < _PLACES:
            places[value].append(place)
    found: list[tuple[Span, Span]] = []
    at = done = 0
    while at < len(copy.runs):
        there, length = _find_longest(copy, at, original, places)
        if not length:
            at += 1
            continue
        back = _reach_back(copy, at, original, there, at - done)
        found += _split(copy, at - back, original, there - back, length + back)
        at = done = at + length
    return tuple(found)


def _find_longest(copy: Runs, at: int, original: Runs, places: Mapping[int, Sequence[int]]) -> tuple[int, int]:
    """Where the longest passage lies that begins at word `at` of the copy, and its length; 0 where there is none."""
    best = (0, 0)
    for there in places.get(copy.runs[at], ()):
        length = SIZE
        end = min(len(copy.words) - at, len(original.words) - there)
        while length < end and copy.words[at + length] == original.words[there + length]:
            length += 1
        if length > best[1]:
            best = (there, length)
    return best


def _reach_back(copy: Runs, at: int, original: Runs, there: int, most: int) -> int:
    """How many words before the two places are the same, `most` at most."""
    back = 0
    while back < min(most, there) and copy.words[at - back - 1] == original.words[there - back - 1]:
        back += 1
    return back


def _split(copy: Runs, at: int, original: Runs, there: int, length: int) -> Iterator[tuple[Span, Span]]:
    """The passage as pairs of spans that stay within a block on both sides; ends of a word or two are left out."""
    first = 0
    for step in range(1, length + 1):
        goes_on = (
            step < length
            and copy.blocks[at + step] == copy.blocks[at + step - 1]
            and original.blocks[there + step] == original.blocks[there + step - 1]
        )
        if goes_on:
            continue
        if step - first >= SIZE:
            yield (
                Span(copy.starts[at + first], copy.ends[at + step - 1]),
                Span(original.starts[there + first], original.ends[there + step - 1]),
            )
        first = step
