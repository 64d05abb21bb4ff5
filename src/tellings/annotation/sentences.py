"""Sentences of a document, block by block, with those that a page cut or glued together marked."""

from __future__ import annotations

import re
from collections import Counter

from tellings.text.sentences import split_sentences
from tellings.types.annotations import Sentence
from tellings.types.documents import Block, Document
from tellings.types.spans import Span

_PROSE = frozenset({"paragraph", "standfirst", "block-quote", "correction"})
_END = re.compile(r"(?P<stop>[.!?]|…)[\"”’'»)\]*]{0,3}\Z")
_OPENING = "\"“‘'«„([…. "
# A lower-case word that rightly opens a sentence: a name with a capital inside, an Arabic article, a particle.
_LOW_NAME = re.compile(
    r"[a-z]{1,4}[A-Z]|(?:al|el|an|ash|ar)[-’'][A-Z]|(?:de|da|di|du|van|von|bin|ibn|le|la) [A-Z]|[a-z]{1,20}\.[a-z]"
)
_GLUED = re.compile(r"\b([A-Z]?[a-z]{3,})(?=[A-Z][a-z]{2,})([A-Z][A-Za-z]{2,})\b")
_WORD = re.compile(r"[^\W\d_]+")


def find_sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of every block in order; a cut or glued one has `intact=False`.

    Only running text is judged: titles, headings, captions, credits and list items are whole as they stand.
    """
    found: list[Sentence] = []
    glued = _find_glued(document.text)
    for index, block in enumerate(document.blocks):
        spans = split_sentences(document.text, block.span.start, block.span.end)
        for number, (start, end) in enumerate(spans):
            intact = block.kind not in _PROSE or not (
                (number == 0 and _opens_cut(document.text, block, index, document.blocks))
                or (number == len(spans) - 1 and _ends_cut(document.text, start, end))
                or _is_unbalanced(document.text[start:end])
                or any(start <= place < end for place in glued)
            )
            found.append(Sentence(Span(start, end), index, intact))
    return tuple(found)


def _opens_cut(text: str, block: Block, index: int, blocks: tuple[Block, ...]) -> bool:
    """A paragraph that opens in lower case goes on from something that is not there."""
    at = block.span.start
    while at < block.span.end and text[at] in _OPENING:
        at += 1
    if at == block.span.end or not text[at].islower():
        return False
    # After a dateline on the same line the sentence may go on in lower case ("(AP) — the ferry ...").
    after_dateline = (
        index > 0 and blocks[index - 1].kind == "dateline" and blocks[index - 1].span.end + 1 == block.span.start
    )
    return not after_dateline and _LOW_NAME.match(text, at, min(block.span.end, at + 40)) is None


def _ends_cut(text: str, start: int, end: int) -> bool:
    """The last sentence of a paragraph ends without a stop, or breaks off in dots outside a quotation."""
    words = text[max(start, end - 12) : end]
    stop = _END.search(words)
    if stop is None:
        return True
    trails = stop["stop"] == "…" or words[: stop.end("stop")].endswith("...")
    return trails and words[-1] in ".…"


def _is_unbalanced(sentence: str) -> bool:
    return sentence.count("(") != sentence.count(")") and not re.match(r"\s?\w{1,3}\)", sentence)


def _find_glued(text: str) -> list[int]:
    """Return where two words stand without the space between them that the rest of the text shows.

    The first half must stand alone elsewhere, and the whole must be unique: names such as YouTube are neither.
    """
    candidates = list(_GLUED.finditer(text))
    if not candidates:
        return []
    counts = Counter(_WORD.findall(text))
    return [
        found.start()
        for found in candidates
        if len(found[1]) >= 4
        and counts[found.group()] == 1
        and counts[found[1]] > 0
        and not found[1].startswith("Mac")
    ]
