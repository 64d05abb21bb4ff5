"""Names with a reader model in marked sentences: the model is a table of names, so nothing is loaded."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.annotation.test_mentions import WORDS, document_of

from tellings.annotation.mentions import find_mentions
from tellings.annotation.sentences import find_sentences
from tellings.text.words import split_words
from tellings.types.annotations import Mention, MentionKind
from tellings.types.documents import BlockKind
from tellings.types.readings import Name, Reading, Tag, Word
from tellings.types.spans import Span

Seen = Mapping[str, tuple[MentionKind, float]]


def make_tag(seen: Seen, *, asked: list[str] | None = None, complete: bool = True) -> Tag:
    """Return a reader that sees the listed names wherever their words stand, and nothing else."""

    def tag(text: str) -> Reading:
        if asked is not None:
            asked.append(text)
        spans = split_words(text)
        printed = [text[start:end] for start, end in spans]
        names = []
        for name, (kind, score) in seen.items():
            words = [name[start:end] for start, end in split_words(name)]
            for at in range(len(printed) - len(words) + 1):
                if printed[at : at + len(words)] == words:
                    names.append(Name(at, at + len(words), kind, score))
        words_read = tuple(Word(Span(start, end), "X", -1, "root") for start, end in spans)
        return Reading(words_read, tuple(sorted(names, key=lambda one: one.first)), complete)

    return tag


def read(text: str, seen: Seen, *, title: str = "") -> tuple[Mention, ...]:
    """Return the mentions of a paragraph, and of a title before it, found with a model that sees these names."""
    blocks: list[tuple[BlockKind, str]] = [("title", title)] if title else []
    document = document_of(*blocks, ("paragraph", text))
    return find_mentions(document, find_sentences(document), tag=make_tag(seen))
