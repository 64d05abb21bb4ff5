"""Where the wordings of one utterance differ: words, figures and hedges that one of them alone has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tellings.assembly.wordings import Wording
from tellings.tables.grammar import NEGATIONS
from tellings.text.tokens import bare, tokenize
from tellings.types.spans import Span

# Words that make a statement weaker, or turn it round, each with what it makes of it.
_HEDGES = {
    **dict.fromkeys("may might could can possibly perhaps maybe potentially".split(), "~possible"),
    **dict.fromkeys("probably likely presumably".split(), "~likely"),
    **dict.fromkeys("must should ought shall need".split(), "~due"),
    **dict.fromkeys("reportedly allegedly apparently purportedly supposedly".split(), "~told"),
    **dict.fromkeys("almost approximately nearly roughly".split(), "~about"),
    **dict.fromkeys("already still yet again only soon now".split(), ""),
    **dict.fromkeys(NEGATIONS, "~not"),
}
_BRIDGE = 24  # letters of small words between two differing words that are marked along with them
_MARKS = frozenset(',;:.!?…—–“”"()[]')


def find_differences(group: Sequence[Wording]) -> list[tuple[Span, ...]]:
    """Return, for each wording of a group, the places whose words no other wording has in any form.

    The same wording printed twice counts once, so that a copy hides no difference.
    """
    read = [_read(wording) for wording in group]
    kinds = {
        wording.numbers.union(key for _, key in places) for wording, places in zip(group, read, strict=True)
    }  # a figure may be written in letters, where no place has it
    spread = Counter(key for kind in kinds for key in kind)
    if len(kinds) < 2:
        return [() for _ in group]
    return [
        tuple(_join(wording, [place for place, key in places if spread[key] == 1]))
        for wording, places in zip(group, read, strict=True)
    ]


def _read(wording: Wording) -> list[tuple[Span, str]]:
    """The features of a wording and its hedges, in order."""
    found = list(wording.places)
    taken = [place for place, _ in wording.places]
    for token in tokenize(wording.annotated.document.text, wording.span.start, wording.span.end):
        low = bare(token.text.lower().replace("’", "'"))
        if low in _HEDGES and not any(place.start <= token.start < place.end for place in taken):
            found.append((Span(token.start, token.end), _HEDGES[low] or f"~{low}"))
    return sorted(found)


def _join(wording: Wording, places: Sequence[Span]) -> Iterator[Span]:
    """The places, those in one that have only small words between them."""
    text = wording.annotated.document.text
    others = {place.start for place, _ in wording.places} - {place.start for place in places}
    start: Span | None = None
    for place in places:
        if start is None:
            start = place
            continue
        gap = text[start.end : place.start]
        is_small = len(gap) <= _BRIDGE and not _MARKS & set(gap)
        if is_small and not any(start.end <= other < place.start for other in others):
            start = Span(start.start, max(start.end, place.end))
            continue
        yield start
        start = place
    if start is not None:
        yield start
