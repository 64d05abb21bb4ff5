"""Sentences of a document, block by block, with those that a page cut or glued together marked."""

from __future__ import annotations

from tellings.text.sentences import split_sentences
from tellings.types.annotations import Sentence
from tellings.types.documents import Document
from tellings.types.spans import Span

_PROSE = frozenset({"paragraph", "standfirst", "correction"})
_ENDS = ".!?”\"’')]»"


def find_sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of every block in order; a cut or glued one has `intact=False`."""
    found: list[Sentence] = []
    for index, block in enumerate(document.blocks):
        for start, end in split_sentences(document.text, block.span.start, block.span.end):
            intact = block.kind not in _PROSE or document.text[end - 1] in _ENDS
            found.append(Sentence(Span(start, end), index, intact))
    return tuple(found)
