"""The words of a report, and which runs of them are the outlet's own: outside quotations, title and captions."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.clustering.subjects import STORY_BLOCKS
from tellings.text.marks import find_marked
from tellings.text.shingles import SIZE, hash_runs, hash_word
from tellings.text.tokens import find_words, tokenize
from tellings.types.annotations import AnnotatedDocument
from tellings.types.spans import Span

_BODY = STORY_BLOCKS - {"title"}
_QUOTED = frozenset({"block-quote"})
_TERM = 3  # words in marks up to this many are a term or a name that the sentence uses, no quotation
_NOT_OWN = -1
_ALONE = 5  # characters before a signature that stands on a line of its own, below what it signs
# Under a post that a report prints: a dash, a name, a handle, mostly a day.
SIGNATURE = re.compile(r"[—–-] ?[^\n—–(]{2,60}\(@\w{1,30}\)(?: [A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})?")
# Whose words these are the report says elsewhere; in an outlet's own report nobody says "I".
FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Mm]yself)\b(?![.-])")


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


def list_runs(annotated: AnnotatedDocument, *, with_quotations: bool = False) -> Runs:
    """Return the words and the own runs of a report; `with_quotations` counts what is quoted among its own."""
    text = annotated.document.text
    quoted = [] if with_quotations else _list_quoted(annotated)
    words, starts, ends, blocks = array("q"), array("q"), array("q"), array("q")
    for number, block in enumerate(annotated.document.blocks):
        if block.kind in _BODY:
            tokens = [token for token in tokenize(text, block.span.start, block.span.end) if token.is_word]
            words.extend([hash_word(token.text) for token in tokens])
            starts.extend([token.start for token in tokens])
            ends.extend([token.end for token in tokens])
            blocks.extend([number] * len(tokens))
    gaps = [(bisect_right(ends, span.start), bisect_left(starts, span.end)) for span in quoted]
    runs = array("q", [_NOT_OWN]) * len(words)
    hashes = hash_runs(words).tolist()
    for place in _list_whole(len(words), gaps).tolist():
        runs[place] = hashes[place]
    return Runs(words, starts, ends, blocks, runs)


def find_own_hashes(annotated: AnnotatedDocument, *, with_quotations: bool = False) -> NDArray[np.uint64]:
    """Return the sorted distinct hashes of a report's own runs: those of `list_runs`, several times as fast."""
    text = annotated.document.text
    quoted = [] if with_quotations else _list_quoted(annotated)
    words: list[int] = []
    gaps: list[tuple[int, int]] = []
    at = 0
    for block in annotated.document.blocks:
        if block.kind not in _BODY:
            continue
        start, end = block.span.start, block.span.end
        while at < len(quoted) and quoted[at].start < end:
            words += map(hash_word, find_words(text[start : quoted[at].start]))
            gaps.append((len(words), len(words)))
            start = max(start, min(quoted[at].end, end))
            if quoted[at].end > end:
                break
            at += 1
        words += map(hash_word, find_words(text[start:end]))
    hashes = hash_runs(words)
    return np.unique(hashes[_list_whole(len(words), gaps)])


def _list_whole(count: int, gaps: Sequence[tuple[int, int]]) -> NDArray[np.intp]:
    """The first words of the runs, among `count` words, that neither hold a word of a gap nor reach over one."""
    is_whole = np.ones(max(0, count - SIZE + 1), dtype=bool)
    for first, last in gaps:
        is_whole[max(0, first - SIZE + 1) : last] = False
    return np.flatnonzero(is_whole)


def _list_quoted(annotated: AnnotatedDocument) -> list[Span]:
    """What is quoted, in order, each place once."""
    joined: list[Span] = []
    for span in sorted(_find_quoted(annotated)):
        if joined and span.start <= joined[-1].end:
            last = joined.pop()
            span = Span(last.start, max(last.end, span.end))
        joined.append(span)
    return joined


def _find_quoted(annotated: AnnotatedDocument) -> Iterator[Span]:
    """What stands in marks, what was read as direct speech, quoted blocks, signed posts, what is said as "I"."""
    text = annotated.document.text
    last = Span(0, 0)
    for block in annotated.document.blocks:
        if block.kind in _QUOTED:
            yield block.span
        elif block.kind in _BODY:
            for mark in find_marked(text, block.span.start, block.span.end):
                if mark.depth == 0 and len(text[mark.start : mark.end].split()) > _TERM:
                    yield Span(mark.start, mark.end)
            signature = SIGNATURE.search(text, block.span.start, block.span.end)
            if signature:
                is_alone = signature.start() - block.span.start < _ALONE
                yield Span(last.start if is_alone else block.span.start, signature.end())
            last = block.span
    for quote in annotated.quotes:
        if quote.mode == "direct":
            yield from quote.content
    for sentence in annotated.sentences:
        if annotated.document.blocks[sentence.block].kind in _BODY and FIRST_PERSON.search(
            text, sentence.span.start, sentence.span.end
        ):
            yield sentence.span
