"""Paragraphs of a transcript, each behind the name of who speaks it: "ORU: We counted the boats."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tellings.annotation.quotes.lines import Line
from tellings.annotation.quotes.speakers import MentionsByPlace
from tellings.text.folding import fold
from tellings.types.annotations import Quote
from tellings.types.documents import Document
from tellings.types.spans import Span

# A name of up to four words, with the part that somebody plays in a broadcast, and a colon.
_LABEL = re.compile(
    r"(?P<name>[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{0,20}){0,3})(?:, [A-Z][A-Za-z ]{2,30})?(?: \([^()\n]{2,30}\))?: +"
    r"(?=[\w(\[$])"
)
# Fewer paragraphs with a label are no transcript.
_FEWEST = 3


def find_spoken(document: Document, lines: Sequence[Line], places: MentionsByPlace) -> Iterator[tuple[int, Quote]]:
    """Yield what is said in the paragraphs of a transcript, by the number of their first line.

    A label counts where a person of that name is mentioned in the document, where at least three paragraphs have one
    and somebody speaks again: "Claim:" and "UPDATE:" name nobody, and in a list everybody has one line.
    """
    surnames = places.surnames()
    found: list[tuple[int, Quote]] = []
    for number, line in enumerate(lines):
        if not line.first or line.kind not in ("paragraph", "list-item", "block-quote"):
            continue
        block = document.blocks[line.block].span
        label = _LABEL.match(document.text, line.start, block.end)
        speaker = None if label is None else surnames.get(fold(label["name"]).split()[-1])
        if label is None or speaker is None or label.end() >= block.end:
            continue
        content = Span(label.end(), block.end)
        found.append((number, Quote("direct", (content,), None, speaker, Span(*label.span("name")))))
    voices = {quote.speaker for _, quote in found}
    if len(found) >= _FEWEST and len(voices) < len(found):
        yield from found
