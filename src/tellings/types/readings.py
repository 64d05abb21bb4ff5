"""What the reader model gives of one sentence: words with their syntax, names, and a vector of its meaning.

Stages take the model as two functions, `Tag` and `Encode`; both may be absent, and every stage works without them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tellings.types.annotations import MentionKind
from tellings.types.spans import Span


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word of Universal Dependencies, at `span` of the text that was read.

    `tag` is its universal part of speech, `relation` the UD relation to its head with the subtype where there
    is one ("nsubj:pass"). `head` is the index of the head among the words of the reading, -1 for a root; a text
    of two sentences has two roots.
    """

    span: Span
    tag: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name from word `first` to before word `end`; `score` is the mean probability of its labels, 0 to 1."""

    first: int
    end: int
    kind: MentionKind
    score: float


@dataclass(frozen=True, slots=True)
class Reading:
    """One text of at most a sentence or two as the reader sees it.

    `complete` is False where the text was longer than the model reads; the words beyond have the tag "X", no head
    and no names.
    """

    words: tuple[Word, ...]
    names: tuple[Name, ...]
    complete: bool = True


Vector = tuple[float, ...]  # of unit length, so that the product of two is their cosine
Tag = Callable[[str], Reading]
Encode = Callable[[str], Vector]
