"""The words of a report, and which runs of them are the outlet's own: outside quotations, title and captions."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from tellings.clustering.subjects import STORY_BLOCKS
from tellings.text.marks import find_marked
from tellings.text.shingles import SIZE, hash_runs, hash_word
from tellings.text.tokens import tokenize
from tellings.types.annotations import AnnotatedDocument
from tellings.types.spans import Span

_BODY = STORY_BLOCKS - {"title"}
_QUOTED = frozenset({"block-quote"})
_TERM = 3  # words in marks up to this many are a term or a name that the sentence uses, no quotation
_NOT_OWN = -1


@dataclass(frozen=True, slots=True)
class Runs:
    """The body's words as numbers with their places and blocks, and the hash of the run that begins at each.

    A run that touches a quotation, or would reach beyond the last word, is -1: two outlets that print what somebody
    said have not copied from one another. Captions between paragraphs divide no run.
    """

    words: array[int]
    starts: array[int]
    ends: array[int]
    blocks: array[int]
    runs: array[int]
    distinct: frozenset[int]


def list_runs(annotated: AnnotatedDocument, *, with_quotations: bool = False) -> Runs:
    """Return the words and the own runs of a report; `with_quotations` counts what is quoted among its own."""
    text = annotated.document.text
    quoted = [] if with_quotations else sorted(_list_quoted(annotated))
    words, starts, ends, blocks, own = array("q"), array("q"), array("q"), array("q"), bytearray()
    at = 0
    for number, block in enumerate(annotated.document.blocks):
        if block.kind not in _BODY:
            continue
        for token in tokenize(text, block.span.start, block.span.end):
            if not token.is_word:
                continue
            while at < len(quoted) and quoted[at].end <= token.start:
                at += 1
            words.append(hash_word(token.text))
            starts.append(token.start)
            ends.append(token.end)
            blocks.append(number)
            own.append(at == len(quoted) or quoted[at].start >= token.end)
    runs = _drop_quoted(hash_runs(words), own)
    return Runs(words, starts, ends, blocks, runs, frozenset(runs) - {_NOT_OWN})


def _drop_quoted(hashes: list[int], own: bytearray) -> array[int]:
    """The hashes of runs that lie wholly in own words, -1 for the rest, one for each word."""
    runs = array("q", [_NOT_OWN]) * len(own)
    unbroken = 0
    for index, is_own in enumerate(own):
        unbroken = unbroken + 1 if is_own else 0
        if unbroken >= SIZE:
            runs[index - SIZE + 1] = hashes[index - SIZE + 1]
    return runs


def _list_quoted(annotated: AnnotatedDocument) -> Iterator[Span]:
    """What stands in marks, what was read as direct speech without any, and whole quoted blocks."""
    text = annotated.document.text
    for block in annotated.document.blocks:
        if block.kind in _QUOTED:
            yield block.span
        elif block.kind in _BODY:
            for mark in find_marked(text, block.span.start, block.span.end):
                if mark.depth == 0 and len(text[mark.start : mark.end].split()) > _TERM:
                    yield Span(mark.start, mark.end)
    for quote in annotated.quotes:
        if quote.mode == "direct":
            yield from quote.content
